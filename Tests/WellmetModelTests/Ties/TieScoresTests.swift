import Testing
import WellmetModel

@Suite struct TieScoresTests {
    @Test func aMadeUpSetGetsTheSpecifiedScores() throws {
        let answers = try table(TieScores.answer(events: bytes(MadeUpScores.events), queries: bytes(MadeUpScores.questions)))
        let expected = table(bytes(MadeUpScores.answers))
        #expect(answers.count == expected.count)
        for (question, values) in expected {
            let found = try #require(answers[question], "\(question)")
            for (a, b) in zip(found, values) { #expect(abs(a - b) <= 2e-9 * abs(b), "\(question)") }
        }
    }

    @Test func laterEventsChangeNoAnswer() throws {
        let cutoff = 1_712_707_200
        let lines = MadeUpScores.events.split(separator: "\n")
        let past = lines.filter { line in (Int(line.split(separator: ",")[2]) ?? 0) < cutoff }
        let questions =
            "ego,contact,cutoff\n"
            + MadeUpScores.questions.split(separator: "\n").filter { $0.hasSuffix("\(cutoff)") }
            .joined(separator: "\n")
        let whole = try TieScores.answer(events: bytes(MadeUpScores.events), queries: bytes(questions))
        #expect(try TieScores.answer(events: bytes(past.joined(separator: "\n")), queries: bytes(questions)) == whole)
        #expect(past.count < lines.count && whole.count > 200)
    }

    @Test func columnsAreFoundByNameAndQuotesAndLineEndsDoNotMatter() throws {
        let plain = try TieScores.answer(
            events: bytes("ego,contact,timestamp\n1,2,0\n1,2,864000\n"), queries: bytes("ego,contact,cutoff\n1,2,900000\n"))
        let odd = try TieScores.answer(
            events: bytes("\u{FEFF}\"timestamp\",channel,contact,ego\r\n\r\n0,\"a,b\",\"2\",1\r\n864000,x,2,1"),
            queries: bytes("cutoff,contact,ego\r900000,2,1\r\r"))
        #expect(odd == plain)
        #expect(String(decoding: plain, as: UTF8.self).hasPrefix("ego,contact,cutoff,score,p30,p90,fading\n1,2,900000,"))
    }

    @Test func anEventAtTheCutoffIsNotKnownYet() throws {
        let events = bytes("ego,contact,timestamp\n1,2,0\n1,2,100\n")
        let at = try TieScores.answer(events: events, queries: bytes("ego,contact,cutoff\n1,2,100\n"))
        let without = try TieScores.answer(events: bytes("ego,contact,timestamp\n1,2,0\n"), queries: bytes("ego,contact,cutoff\n1,2,100\n"))
        #expect(at == without)
    }

    @Test func aPairNeverSeenHasNoStrength() throws {
        let answer = try table(TieScores.answer(events: bytes("ego,contact,timestamp\n"), queries: bytes("ego,contact,cutoff\n3,4,100\n")))
        #expect(answer["3,4,100"]?.prefix(3) == [0, 0, 0])
        #expect(abs((answer["3,4,100"]?.last ?? 0) / 1.161895e10 - 1) < 1e-6)
    }

    @Test func everyQuestionIsAnsweredEvenTwice() throws {
        let answer = try TieScores.answer(
            events: bytes("ego,contact,timestamp\n1,2,0\n"), queries: bytes("ego,contact,cutoff\n1,2,9\n1,2,5\n1,2,9\n"))
        let cutoffs = String(decoding: answer, as: UTF8.self).split(separator: "\n").dropFirst().map { $0.split(separator: ",")[2] }
        #expect(cutoffs == ["5", "9", "9"])
    }

    @Test(arguments: [
        ("ego,contact\n1,2\n", TieScoresError.missingColumn("timestamp", file: "events")),
        ("", .missingColumn("ego", file: "events")),
        ("ego,contact,timestamp\n1,2,5\n1,2,4\n", .unsorted(line: 3)),
        ("ego,contact,timestamp\n\n1,2,5\n\n1,2\n", .missingCell(column: "timestamp", file: "events", line: 5)),
        ("ego,contact,timestamp\n1,ann,5\n", .notANumber(column: "contact", file: "events", line: 2)),
        ("ego,contact,timestamp\n1,2,\n", .notANumber(column: "timestamp", file: "events", line: 2)),
        ("ego,contact,timestamp\n1,2,99999999999999999999\n", .notANumber(column: "timestamp", file: "events", line: 2)),
        ("ego,contact,timestamp\n1,2,999999999999999999\n", .outOfRange(column: "timestamp", file: "events", line: 2)),
        ("ego,contact,timestamp\n1,2,-\n", .notANumber(column: "timestamp", file: "events", line: 2)),
        ("ego,contact,timestamp\n1,\"2\n", .notANumber(column: "contact", file: "events", line: 2)),
    ])
    func whatIsWrongIsSaidWithItsLine(_ events: String, _ error: TieScoresError) {
        #expect(throws: error) {
            try TieScores.answer(events: bytes(events), queries: bytes("ego,contact,cutoff\n1,2,99999999999\n"))
        }
    }

    @Test func noBytesMakeItTrap() {
        var numbers = SeededNumbers(3)
        let alphabet = Array("0123456789,,,\n\n\r\"-e \u{FEFF}".utf8)
        for _ in 0..<2000 {
            let noise = (0..<Int.random(in: 0..<60, using: &numbers)).map { _ in numbers.one(of: alphabet) }
            // Only that it comes back matters: with an answer or with an error.
            _ = try? TieScores.answer(events: bytes("ego,contact,timestamp\n") + noise, queries: bytes("ego,contact,cutoff\n") + noise)
            _ = try? TieScores.answer(events: noise, queries: noise)
        }
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// The values of every row by its question.
    private func table(_ answer: [UInt8]) -> [String: [Double]] {
        let rows = String(decoding: answer, as: UTF8.self).split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        return Dictionary(rows.map { ($0.prefix(3).joined(separator: ","), $0.dropFirst(3).compactMap { Double($0) }) }) { a, _ in a }
    }
}
