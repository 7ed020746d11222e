import Foundation
import Testing
import WellmetModel

@Suite("Log lines as a whole")
struct LogLineTests {
    private func parse(_ line: String) throws -> LogLine {
        try LogLine.parse(line, now: LogLineCase.now, zone: LogLineCase.zone)
    }

    private func spans(_ line: String) throws -> [String] {
        try parse(line).spans.map { "\($0.meaning.rawValue): \(text(line, $0.range))" }
    }

    private func text(_ line: String, _ range: Range<Int>) -> String {
        String(decoding: Array(line.utf8)[range], as: UTF8.self)
    }

    @Test("Spans say what each part of the line was understood as")
    func spansOfTheExample() throws {
        let line = "coffee with Ada Lovelace yesterday 30m about hiring, send her the deck by friday #swift +clients"
        #expect(
            try spans(line) == [
                "kind: coffee", "link: with", "person: Ada Lovelace", "when: yesterday", "duration: 30m", "about: about hiring",
                "follow-up: send her the deck", "due: by friday", "tag: #swift", "circle: +clients",
            ])
    }

    @Test("Spans count UTF-8 and end between characters in any script")
    func spansInOtherScripts() throws {
        #expect(
            try spans("☕️ with Łukasz and 李小龍 about café") == [
                "kind: ☕️", "link: with", "person: Łukasz", "link: and", "person: 李小龍", "about: about café",
            ])
    }

    @Test("Mentions and promises carry the place where they stand")
    func ranges() throws {
        let line = "zoom with Łukasz <lukasz@example.org> and Ana, she will send the plan by monday"
        let read = try parse(line)
        #expect(read.people.map { text(line, $0.range) } == ["Łukasz <lukasz@example.org>", "Ana"])
        #expect(read.people[0].identity == Identity(.mail, "lukasz@example.org"))
        #expect(read.followUps.map { text(line, $0.range) } == ["she will send the plan by monday"])
    }

    @Test("The longest line is read and one character more is refused with the limit")
    func longLines() throws {
        let start = "coffee with Ada about "
        let longest = start + String(repeating: "ä", count: LogLine.limit - start.count)
        #expect(try parse(longest).summary.count == LogLine.limit - start.count)
        #expect(throws: LogLineError.tooLong(limit: 4000)) { try parse(longest + "ä") }
        #expect(throws: LogLineError.tooLong(limit: 4000)) { try parse(String(repeating: "e\u{301}\u{301}", count: 1_000_000)) }
    }

    @Test("Every error says what to write instead")
    func messages() {
        #expect("\(LogLineError.empty)".contains("coffee with Ada Lovelace yesterday"))
        #expect("\(LogLineError.tooLong(limit: 4000))".contains("4000"))
        #expect("\(LogLineError.noPerson("coffee with the team"))".contains("\u{201C}coffee with the team\u{201D} names nobody"))
        #expect("\(LogLineError.future("tomorrow"))".contains("remind me to"))
        #expect("\(LogLineError.recurring("every monday"))".contains("a log is of one time; say which"))
        #expect("\(LogLineError.nothingHappened("Priya"))".contains("Say what happened"))
        do throws(LogLineError) {
            _ = try LogLine.parse("coffee with Ada on 31 February", now: LogLineCase.now, zone: LogLineCase.zone)
            Issue.record("31 February was taken")
        } catch {
            #expect("\(error)" == "\u{201C}31 February\u{201D} is not on the calendar: February has at most 29 days.")
        }
    }

    @Test("A line without a person is quoted in short")
    func longQuote() throws {
        let line = "went to the " + String(repeating: "very ", count: 100) + "long film"
        #expect(throws: LogLineError.noPerson(line.prefix(79) + "…")) { try parse(line) }
    }

    @Test(
        "A day without a time is its local noon, and never after now",
        arguments: [
            "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kolkata",
        ])
    func noon(_ name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let day = Day(LogLineCase.now, in: zone)
        let yesterday = try LogLine.parse("coffee with Ada yesterday", now: LogLineCase.now, zone: zone)
        #expect(yesterday.at == day.adding(-1).at(hour: 12, in: zone))
        let early = day.at(hour: 8, in: zone)
        let today = try LogLine.parse("coffee with Ada today", now: early, zone: zone)
        #expect(today.at == early)
        #expect(today.precision == .day)
    }

    @Test("The book is asked a bounded number of times per word")
    func asksLittle() throws {
        var asked = 0
        let line = "coffee with Ada " + String(repeating: "Ada Lovelace and ", count: 100)
        _ = try LogLine.parse(
            line, now: LogLineCase.now, zone: LogLineCase.zone,
            known: { _ in
                asked += 1
                return false
            })
        #expect(asked < 20 * 303)
    }
}
