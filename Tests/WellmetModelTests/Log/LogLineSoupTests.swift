import Foundation
import Testing
import WellmetModel

@Suite("Log lines of any text")
struct LogLineSoupTests {
    /// SplitMix64, so that a failure can be repeated.
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let words = """
        coffee with Ada Lovelace yesterday 30m about hiring send her the deck by friday call Bob from to and & , . ; : - ( ) " ' \
        remind me in 2 weeks I owe him an intro she sends will promised 3pm at 15:00-15:45 14 March 2026-03-14 31 February last next \
        week month tuesday sat the of #swift #1 +clients +1 +49 circle:x circle: @ada @ada@example.social grace@example.org note event \
        O'Brien van der Berg J. Dr. PhD Łukasz 李小龍 محمد ½ 🎉 é e\u{301} w/ w/Bob zoom linkedin message got sent a an hour \
        half quarter ago for 1h30 1,5 h 99999999999999999999 24/7 3/14 14.3. on until since today now tonight morning noon midnight pm eow end start \
        ada,grace — … \u{200D} \u{FEFF} \u{0} İ ß <ada@example.org> https://github.com/ada todo: follow up \
        every weekly within not haven't heard owe owes me her <> -> team VP intro got May June Will agreed that 2025-03 25:99 24:00 \
        15-minute two-hour hour-long long Grace's husband boss Ken missed back christmas eve before new year's
        """.split(separator: " ").map(String.init)

    private func check(_ line: String, _ read: LogLine) {
        let bytes = Array(line.utf8)
        var covered = Array(repeating: false, count: bytes.count)
        var end = 0
        var about = ""
        for span in read.spans {
            #expect(span.range.lowerBound >= end && span.range.upperBound <= bytes.count && !span.range.isEmpty, "\(line)")
            guard span.range.upperBound <= bytes.count else { return }
            end = span.range.upperBound
            for i in span.range { covered[i] = true }
            #expect(String(validating: bytes[span.range], as: UTF8.self) != nil, "\(line)")
            if span.meaning == .about { about += kept(String(decoding: bytes[span.range], as: UTF8.self)) }
        }
        var offset = 0
        for character in line {
            if character.isLetter || character.isNumber { #expect(covered[offset], "\(character) at \(offset) is lost: \(line)") }
            offset += character.utf8.count
        }
        #expect(about.hasSuffix(kept(read.summary)), "\(line)")
        #expect(about.count - kept(read.summary).count <= 10, "\(line)")
        #expect(!read.people.isEmpty)
        #expect(read.at <= LogLineCase.now, "\(line)")
    }

    private func kept(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }

    @Test("No word is lost and nothing traps in any order of the words that lines are made of", arguments: 0..<20)
    func tokenSoup(_ seed: UInt64) throws {
        var random = Seeded(state: seed)
        var understood = 0
        for round in 0..<150 {
            var line = round % 2 == 0 ? "coffee with Ada " : ""
            for _ in 0..<Int.random(in: 1...25, using: &random) {
                line += LogLineSoupTests.words.randomElement(using: &random) ?? ""
                line += Int.random(in: 0..<10, using: &random) == 0 ? "" : Int.random(in: 0..<30, using: &random) == 0 ? "\r\n" : " "
            }
            let known = Bool.random(using: &random)
            do throws(LogLineError) {
                let read = try LogLine.parse(line, now: LogLineCase.now, zone: LogLineCase.zone, known: { known && $0.count % 3 == 0 })
                understood += 1
                check(line, read)
            } catch {
                #expect(!"\(error)".isEmpty)
            }
        }
        #expect(understood > 20)
    }

    @Test("Any characters at all are read or refused, without a trap", arguments: 0..<10)
    func characterSoup(_ seed: UInt64) throws {
        var random = Seeded(state: seed &+ 1000)
        let special = "0123456789,.:;-/+@#'\"()<>& \n\u{301}\u{200D}apmhAZé李".unicodeScalars.map { $0 }
        for _ in 0..<200 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                let any = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random))
                let pick = Int.random(in: 0..<4, using: &random) == 0 ? any : special.randomElement(using: &random)
                if let pick { scalars.append(pick) }
            }
            let line = "call with Ada " + String(scalars)
            do throws(LogLineError) {
                check(line, try LogLine.parse(line, now: LogLineCase.now, zone: LogLineCase.zone))
            } catch {
                #expect(!"\(error)".isEmpty)
            }
        }
    }
}
