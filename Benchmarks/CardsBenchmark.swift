internal import Foundation
internal import WellmetFormats
internal import WellmetModel

/// Ten thousand contact cards of some 700 bytes, read to values and written as they came.
enum CardsBenchmark: Benchmark {
    static let name = "cards"
    private static let count = 10_000

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        let file = SampleCards.file(count)
        let megabytes = Double(file.count) / 1e6
        var read = 0
        let samples = try await milliseconds(samples: 9) { _ in
            read = 0
            let reader = try CardReader(ByteStream(bytes: file))
            while let item = try reader.next() {
                if case .card(let card, _, _) = item, CardContent(card).mails.count == 2 { read += 1 }
            }
        }
        guard read == count else { throw BenchmarkError.failed("cards: \(read) of \(count) were read") }
        let median = samples.sorted()[samples.count / 2]
        return [
            Figure("cards to values, 10,000 of \(file.count / count) bytes", megabytes / median * 1000, "MB/s", atLeast: 100)
        ]
    }
}

/// Contact cards as phones write them, the same ones each time.
enum SampleCards {
    static func file(_ count: Int) -> [UInt8] {
        var random = SeededRandom(seed: 7)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * 720)
        for number in 0..<count { bytes += card(number, &random).utf8 }
        return bytes
    }

    private static func card(_ number: Int, _ random: inout SeededRandom) -> String {
        let (given, family) = (
            pick(["Anna", "Björn", "Chloé", "Małgorzata", "Søren", "Xóchitl", "山田"], &random),
            pick(["Müller", "O'Brien", "Nowak", "太郎"], &random)
        )
        let words = (0..<Int.random(in: 4...24, using: &random)).map { _ in
            pick(["met", "at", "the conference", "in Köln", "follow up\\, soon", "introduced by", "likes sailing"], &random)
        }
        let lines = [
            "BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Sample//Cards//EN", "UID:7e0c2d1a-0000-4000-8000-\(1_000_000_000_00 + number)",
            "N:\(family);\(given);;;", "FN:\(given) \(family)", "ORG:Fjord & Co\\, Inc.;Research", "TITLE:Head of Design",
            "EMAIL;TYPE=INTERNET,WORK:person\(number)@example\(number % 400).org", "EMAIL;type=HOME;type=pref:p\(number)@example.com",
            "TEL;TYPE=CELL,VOICE:+49 151 \(10_000_000 + number)", "TEL;TYPE=WORK:+47 22 \(100_000 + number)",
            "ADR;TYPE=WORK:;;Hauptstraße \(number % 200)\\, 2. OG;Berlin;;\(10_000 + number % 900);Germany",
            "item1.URL:https://example\(number % 400).org/people/\(number)", "item1.X-ABLabel:_$!<HomePage>!$_",
            "X-SAMPLE-SCORE;X-SRC=\"import:\(number % 7)\":\(number % 100)", "CATEGORIES:sample,group\(number % 40)",
            "BDAY:19\(40 + number % 59)-0\(1 + number % 9)-1\(number % 10)", "NOTE:" + words.joined(separator: " "),
            "REV:2026-01-01T00:00:00Z", "END:VCARD",
        ]
        return lines.map(folded).joined(separator: "\r\n") + "\r\n"
    }

    private static func pick(_ all: [String], _ random: inout SeededRandom) -> String { all[Int.random(in: 0..<all.count, using: &random)] }

    /// At 75 bytes, between letters (RFC 6350, section 3.2).
    private static func folded(_ line: String) -> String {
        var (result, width) = ("", 0)
        for scalar in line.unicodeScalars {
            if width + scalar.utf8.count > 75 {
                result += "\r\n "
                width = 1
            }
            result.unicodeScalars.append(scalar)
            width += scalar.utf8.count
        }
        return result
    }
}
