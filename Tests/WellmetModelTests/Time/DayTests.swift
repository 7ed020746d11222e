import Foundation
import Testing
import WellmetModel

@Suite("Days")
struct DayTests {
    private func zone(_ name: String) throws -> TimeZone { try #require(TimeZone(identifier: name)) }

    @Test(
        "Days of the Gregorian calendar are numbered from 1970",
        arguments: [
            ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11_016, 2), ("2026-03-18", 20_530, 3), ("0001-01-01", -719_162, 1),
            ("9999-12-31", 2_932_896, 5),
        ])
    func numbers(_ text: String, _ number: Int, _ weekday: Int) throws {
        let day = try #require(Day(text))
        #expect(day.number == number)
        #expect(day.weekday == weekday)
        #expect(day.description == text)
    }

    @Test("February has 29 days in leap years only", arguments: [(2024, true), (2026, false), (1900, false), (2000, true), (2100, false)])
    func leapYears(_ year: Int, _ leap: Bool) {
        #expect((Day(year: year, month: 2, day: 29) != nil) == leap)
        #expect(Day.length(ofMonth: 2, year: year) == (leap ? 29 : 28))
        #expect(Day.isLeap(year) == leap)
    }

    @Test(
        "What is no date is nil",
        arguments: [
            "2026-02-29", "2026-00-10", "2026-13-01", "2026-04-31", "2026-03-00", "2026-3-14", "26-03-14", "2026-03-14 ", "2026-03", "",
            "0000-01-01", "abcd-ef-gh", "2026-03-14-", "-026-03-14", "2026-+3-14", "+026-03-14",
        ])
    func invalid(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test("Every day of 800 years reads back from its parts, its text and its number")
    func roundTrips() throws {
        var day = try #require(Day("1700-01-01"))
        let last = try #require(Day("2500-01-01"))
        while day < last {
            let (y, m, d) = day.components
            guard Day(year: y, month: m, day: d) == day, Day(day.description) == day, day.adding(1).weekday == day.weekday % 7 + 1 else {
                Issue.record("\(day.number) is \(day)")
                return
            }
            day = day.adding(1)
        }
    }

    @Test(
        "A month later is the same day or the month's last",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-18", -3, "2025-12-18"),
            ("2026-12-01", 1, "2027-01-01"),
            ("2026-03-31", -1, "2026-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2026-03-18", 0, "2026-03-18"),
            ("2026-03-18", -27, "2023-12-18"),
        ])
    func months(_ from: String, _ months: Int, _ to: String) throws {
        #expect(try #require(Day(from)).adding(months: months).description == to)
    }

    @Test(
        "The local day depends on the zone",
        arguments: [
            ("Pacific/Kiritimati", "2026-03-19"), ("Europe/Berlin", "2026-03-18"), ("Pacific/Pago_Pago", "2026-03-17"),
        ])
    func localDay(_ name: String, _ text: String) throws {
        // 2026-03-18T10:30:00Z
        #expect(Day(Instant(seconds: 1_773_829_800), in: try zone(name)).description == text)
    }

    @Test("Days before 1970 begin at midnight, too")
    func beforeTheEpoch() throws {
        let utc = TimeZone.gmt
        #expect(Day(Instant(milliseconds: -1), in: utc).number == -1)
        #expect(Day(Instant(seconds: -86_400), in: utc).number == -1)
        #expect(Day(Instant(seconds: -86_401), in: utc).number == -2)
    }

    @Test(
        "A time that the clock skips falls after the gap, east and west of Greenwich",
        arguments: [
            ("Europe/Berlin", "2026-03-29", 2, 30, 1_774_747_800), ("America/New_York", "2026-03-08", 2, 30, 1_772_955_000),
            ("Europe/Berlin", "2026-03-29", 1, 59, 1_774_745_940), ("Europe/Berlin", "2026-03-29", 3, 0, 1_774_746_000),
            ("America/New_York", "2026-03-08", 1, 59, 1_772_953_140), ("America/New_York", "2026-03-08", 3, 0, 1_772_953_200),
        ])
    func gaps(_ name: String, _ text: String, _ hour: Int, _ minute: Int, _ seconds: Int64) throws {
        #expect(try #require(Day(text)).at(hour: hour, minute: minute, in: try zone(name)).seconds == seconds)
    }

    @Test(
        "A time that the clock shows twice is the first, east and west of Greenwich",
        arguments: [
            ("Europe/Berlin", "2026-10-25", 2, 30, 1_792_888_200), ("America/New_York", "2026-11-01", 1, 30, 1_793_511_000),
        ])
    func overlaps(_ name: String, _ text: String, _ hour: Int, _ minute: Int, _ seconds: Int64) throws {
        #expect(try #require(Day(text)).at(hour: hour, minute: minute, in: try zone(name)).seconds == seconds)
    }

    @Test(
        "Each day begins on that day, in zones whose clocks change at midnight as well",
        arguments: [
            "Europe/Berlin", "America/New_York", "America/Santiago", "Africa/Cairo", "America/Havana", "Australia/Lord_Howe",
        ])
    func starts(_ name: String) throws {
        let zone = try zone(name)
        let first = try #require(Day("2025-01-01"))
        for day in (0..<430).map({ first.adding($0) }) {
            let start = day.start(in: zone)
            #expect(Day(start, in: zone) == day, "\(day) in \(name)")
            #expect(Day(Instant(seconds: start.seconds - 1), in: zone) == day.adding(-1), "before \(day) in \(name)")
            #expect(Day(day.at(hour: 12, in: zone), in: zone) == day)
        }
    }

    @Test("A day is one string in JSON")
    func json() throws {
        let day = try #require(Day("2026-03-18"))
        let data = try JSONEncoder().encode([day])
        #expect(String(decoding: data, as: UTF8.self) == "[\"2026-03-18\"]")
        #expect(try JSONDecoder().decode([Day].self, from: data) == [day])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Day].self, from: Data("[\"2026-02-30\"]".utf8)) }
    }
}
