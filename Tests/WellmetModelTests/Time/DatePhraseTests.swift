import Testing
import WellmetModel

@Suite("Date phrases")
struct DatePhraseTests {
    struct Phrase: Sendable, CustomStringConvertible {
        let text: String
        let past: String
        let future: String
        init(_ text: String, _ past: String, _ future: String? = nil) {
            self.text = text
            self.past = past
            self.future = future ?? past
        }
        var description: String { text }
    }

    /// A Wednesday.
    private static let today = Day("2026-03-18")

    private static func read(_ text: String, _ tendency: DatePhrase.Tendency) -> String {
        guard let today else { return "no today" }
        do throws(DatePhraseError) {
            return try DatePhrase.day(text, relativeTo: today, tendency: tendency).description
        } catch {
            switch error {
            case .notUnderstood: return "not understood"
            case .noSuchDay(let text, let reason): return "\(text): \(reason)"
            case .noSuchTime, .vague: return "another error"
            }
        }
    }

    @Test("A phrase is the day that people mean by it, behind or ahead", arguments: phrases)
    func reads(_ phrase: Phrase) {
        #expect(DatePhraseTests.read(phrase.text, .past) == phrase.past)
        #expect(DatePhraseTests.read(phrase.text, .future) == phrase.future)
    }

    static let phrases: [Phrase] = [
        Phrase("today", "2026-03-18"), Phrase("Tomorrow", "2026-03-19"), Phrase("yesterday", "2026-03-17"),
        Phrase("the day after tomorrow", "2026-03-20"), Phrase("day before yesterday", "2026-03-16"),
        Phrase("friday", "2026-03-13", "2026-03-20"), Phrase("FRI", "2026-03-13", "2026-03-20"),
        Phrase("wednesday", "2026-03-11", "2026-03-25"), Phrase("sat", "2026-03-14", "2026-03-21"),
        Phrase("next friday", "2026-03-27"), Phrase("next wednesday", "2026-03-25"), Phrase("last tuesday", "2026-03-17"),
        Phrase("last wednesday", "2026-03-11"), Phrase("this friday", "2026-03-20"), Phrase("this coming monday", "2026-03-23"),
        Phrase("friday next week", "2026-03-27"), Phrase("next weekend", "2026-03-28"), Phrase("last weekend", "2026-03-14"),
        Phrase("in 2 weeks", "2026-04-01"), Phrase("in a week", "2026-03-25"), Phrase("in ten days", "2026-03-28"),
        Phrase("in 3 months", "2026-06-18"), Phrase("in a couple of days", "2026-03-20"), Phrase("2w ago", "2026-03-04"),
        Phrase("two weeks from now", "2026-04-01"), Phrase("3 days ago", "2026-03-15"), Phrase("a year ago", "2025-03-18"),
        Phrase("next week", "2026-03-23"), Phrase("last week", "2026-03-11"), Phrase("this week", "2026-03-18", "2026-03-20"),
        Phrase("next month", "2026-04-01"), Phrase("last month", "2026-02-18"), Phrase("next quarter", "2026-04-01"),
        Phrase("next year", "2027-01-01"), Phrase("this month", "2026-03-18", "2026-03-31"),
        Phrase("end of month", "2026-03-31"), Phrase("the end of the month", "2026-03-31"), Phrase("end of next month", "2026-04-30"),
        Phrase("end of week", "2026-03-20"), Phrase("end of next week", "2026-03-27"), Phrase("end of the year", "2026-12-31"),
        Phrase("eom", "2026-03-31"), Phrase("eow", "2026-03-20"), Phrase("eoq", "2026-03-31"), Phrase("eoy", "2026-12-31"),
        Phrase("start of next quarter", "2026-04-01"), Phrase("end of march", "2026-03-31"),
        Phrase("end of june", "2025-06-30", "2026-06-30"),
        Phrase("14 March", "2026-03-14", "2027-03-14"), Phrase("18 march", "2026-03-18"), Phrase("March 20", "2025-03-20", "2026-03-20"),
        Phrase("14th of March", "2026-03-14", "2027-03-14"), Phrase("March 14 2027", "2027-03-14"),
        Phrase("march 14th, 2027", "2027-03-14"),
        Phrase("14 Mar 2024", "2024-03-14"), Phrase("14 Mar. 2024", "2024-03-14"), Phrase("Mar. 14, 2024", "2024-03-14"),
        Phrase("12-14 Nov", "2025-11-12", "2026-11-12"), Phrase("Nov 12–14", "2025-11-12", "2026-11-12"),
        Phrase("12th-14th of November 2024", "2024-11-12"),
        Phrase("Tuesday 10 March", "2026-03-10", "Tuesday 10 March: 2027-03-10 is a Wednesday, not a Tuesday."),
        Phrase("the 3rd", "2026-03-03", "2026-04-03"), Phrase("the 31st", "2026-01-31", "2026-03-31"),
        Phrase("in June", "2025-06-01", "2026-06-01"), Phrase("june 2027", "2027-06-01"),
        Phrase("14.3.2027", "2027-03-14"), Phrase("14.03.27", "2027-03-14"), Phrase("14.3.", "2026-03-14", "2027-03-14"),
        Phrase("14/3", "2026-03-14", "2027-03-14"), Phrase("14/3/2027", "2027-03-14"), Phrase("14-03-2027", "2027-03-14"),
        Phrase("2026-03-14", "2026-03-14"), Phrase("2026/3/14", "2026-03-14"), Phrase("  by friday ", "2026-03-13", "2026-03-20"),
        Phrase("christmas", "2025-12-25", "2026-12-25"), Phrase("before Christmas Eve", "2025-12-24", "2026-12-24"),
        Phrase("by new year", "2026-01-01", "2027-01-01"), Phrase("new year\u{2019}s eve", "2025-12-31", "2026-12-31"),
        Phrase("christmas 2027", "2027-12-25"), Phrase("last christmas", "2025-12-25"), Phrase("next xmas", "2026-12-25"),
        Phrase("until 2026-04-01", "2026-04-01"), Phrase("29 February", "2024-02-29", "2028-02-29"), Phrase("29.2.2028", "2028-02-29"),
    ]

    @Test(
        "What is no day is an error, never a guess",
        arguments: [
            "", " ", "soon", "friday the", "next", "in", "in 2", "in two bananas", "14", "14.30", "24/7", "99999 days ago",
            "someday next week", "easter", "before easter", "christmas cards", "new",
            "2026-03", "2026-03-14-15", "١٤ March", "\u{301}", "🎉",
        ])
    func refuses(_ text: String) {
        #expect(DatePhraseTests.read(text, .future) == "not understood")
    }

    @Test("A date that the calendar does not have says why")
    func impossible() {
        #expect(DatePhraseTests.read("31 February", .future) == "31 February: February has at most 29 days.")
        #expect(DatePhraseTests.read("31 April", .past) == "31 April: April has 30 days.")
        #expect(DatePhraseTests.read("2026-02-29", .past) == "2026-02-29: February 2026 has 28 days.")
        #expect(DatePhraseTests.read("0 March", .past) == "0 March: days begin at 1.")
        #expect(
            DatePhraseTests.read("3/14", .past)
                == "3/14: there is no month 14. Numbers are read day first, as in 14/3; or write 2026-03-14.")
        #expect(DatePhraseTests.read("in 9999 years", .future) == "in 9999 years: years go from 1 to 9999.")
        #expect(DatePhraseTests.read("9999 years ago", .past) == "9999 years ago: years go from 1 to 9999.")
    }

    @Test("The error lists what is understood, and each form that it lists is")
    func listsForms() throws {
        let error = DatePhraseError.notUnderstood("soonish")
        #expect("\(error)".hasPrefix("\u{201C}soonish\u{201D} is not a day that Wellmet understands. Understood are: today, tomorrow"))
        for form in DatePhraseError.forms.split(separator: ",") {
            let text = String(form.split(separator: "(").first ?? form)
            #expect(DatePhraseTests.read(text, .future).count == 10, "\(text)")
        }
    }

    @Test("Bare weekdays are within a week and never today, whatever day it is", arguments: 0..<7)
    func weekdays(_ offset: Int) throws {
        let today = try #require(Day("2026-03-16")).adding(offset)
        for (n, name) in ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].enumerated() {
            let ahead = try DatePhrase.day(name, relativeTo: today, tendency: .future)
            let behind = try DatePhrase.day(name, relativeTo: today, tendency: .past)
            let next = try DatePhrase.day("next \(name)", relativeTo: today, tendency: .past)
            #expect(ahead.weekday == n + 1 && (1...7).contains(ahead.number - today.number))
            #expect(behind.weekday == n + 1 && (1...7).contains(today.number - behind.number))
            #expect(next.weekday == n + 1 && (7 - offset...13 - offset).contains(next.number - today.number))
        }
    }
}
