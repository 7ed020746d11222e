import Foundation
import Testing
import WellmetModel

@Suite("Partial dates")
struct PartialDateTests {
    @Test(
        "Each written form reads back as itself",
        arguments: [
            "2021-03-14", "2021-03", "2021", "--03-14", "--02-29", "0987-01-02", "--03",
        ])
    func roundTrips(_ text: String) throws {
        let date = try #require(PartialDate(text))
        #expect(date.description == text)
    }

    @Test(
        "The short forms of contact cards are read",
        arguments: [("--0314", "--03-14"), ("20210314", "2021-03-14"), ("2021-3-4", "2021-03-04"), ("2021-3", "2021-03")])
    func shortForms(_ text: String, _ expected: String) {
        #expect(PartialDate(text)?.description == expected)
    }

    @Test(
        "What is no date is nil",
        arguments: [
            "", "-", "--", "--13-01", "--02-30", "2021-02-29", "2021-13", "21-03-14", "2021-03-14T00:00", "hello", "2021-", "2021-03-",
            "2021-03-14-15",
            "0000", "20210230", "--٠٣-١٤", "2021-+3",
        ])
    func invalid(_ text: String) {
        #expect(PartialDate(text) == nil)
    }

    @Test("A day needs its month, and one part at least is known")
    func parts() {
        #expect(PartialDate() == nil)
        #expect(PartialDate(year: 2021, day: 3) == nil)
        #expect(PartialDate(day: 3) == nil)
        #expect(PartialDate(month: 2, day: 29) != nil)
        #expect(PartialDate(year: 2021, month: 2, day: 29) == nil)
    }

    @Test("Only a whole date is exact, and the earliest day fills what is missing")
    func exactness() throws {
        let whole = try #require(PartialDate("2021-03-14"))
        #expect(whole.exact == Day("2021-03-14"))
        #expect(PartialDate("2021-03")?.exact == nil)
        #expect(PartialDate("2021-03")?.earliest == Day("2021-03-01"))
        #expect(PartialDate("2021")?.earliest == Day("2021-01-01"))
        #expect(PartialDate(try #require(Day("2021-03-14"))) == whole)
    }

    @Test(
        "A birthday comes round each year, on 1 March where 29 February is missing",
        arguments: [
            ("--03-18", "2026-03-18", "2026-03-18"), ("--03-17", "2026-03-18", "2027-03-17"), ("1990-12-31", "2026-03-18", "2026-12-31"),
            ("--02-29", "2026-01-01", "2026-03-01"), ("--02-29", "2026-03-02", "2027-03-01"), ("--02-29", "2027-03-02", "2028-02-29"),
            ("--02-29", "2028-03-01", "2029-03-01"),
        ])
    func nextTime(_ date: String, _ from: String, _ expected: String) throws {
        #expect(PartialDate(date)?.next(onOrAfter: try #require(Day(from))) == Day(expected))
    }

    @Test("A date without a day has no next time")
    func noNextTime() throws {
        #expect(PartialDate("2021-03")?.next(onOrAfter: try #require(Day("2026-03-18"))) == nil)
    }

    @Test(
        "What a date says in words is that date again, in the first centuries too",
        arguments: ["0314", "0001-05", "0033-04-03", "0999-12-31", "1815-12-10", "2021-03", "2021", "--12-10", "--12"])
    func wordsAgain(_ text: String) throws {
        let date = try #require(PartialDate(text))
        #expect(PartialDate(words: date.words) == date)
    }

    @Test("A partial date is one string in JSON")
    func json() throws {
        let date = try #require(PartialDate("--03-14"))
        let data = try JSONEncoder().encode([date])
        #expect(String(decoding: data, as: UTF8.self) == "[\"--03-14\"]")
        #expect(try JSONDecoder().decode([PartialDate].self, from: data) == [date])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([PartialDate].self, from: Data("[\"--02-30\"]".utf8)) }
    }
}
