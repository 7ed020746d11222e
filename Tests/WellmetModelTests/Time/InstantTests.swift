import Foundation
import Testing
import WellmetModel

@Suite("Instants")
struct InstantTests {
    @Test("Seconds are rounded down, before 1970 as well", arguments: [(1999, 1), (0, 0), (-1, -1), (-1000, -1), (-1001, -2)])
    func seconds(_ milliseconds: Int64, _ seconds: Int64) {
        #expect(Instant(milliseconds: milliseconds).seconds == seconds)
    }

    @Test(
        "An instant goes to a date and back without loss",
        arguments: [
            0, 1, -1, 1_773_843_600_123, -62_135_596_800_000, 253_402_300_799_999,
        ])
    func dates(_ milliseconds: Int64) {
        let instant = Instant(milliseconds: milliseconds)
        #expect(Instant(instant.date) == instant)
    }

    @Test("Days between two instants are of 86,400 seconds and have a sign")
    func days() {
        let start = Instant(seconds: 1_773_843_600)
        #expect(start.adding(days: 2.5).days(since: start) == 2.5)
        #expect(start.days(since: start.adding(seconds: 86_400)) == -1)
    }

    @Test("Adding stays within the years 1 to 9999")
    func bounds() {
        let start = Instant(seconds: 1_773_843_600)
        #expect(start.adding(days: 1e12) == .distantFuture)
        #expect(start.adding(days: -1e12) == .distantPast)
        #expect(start.adding(seconds: .infinity) == .distantFuture)
        #expect(start.adding(seconds: -.infinity) == .distantPast)
        #expect(Instant(Date(timeIntervalSince1970: .infinity)) == .distantFuture)
    }

    @Test("The bounds are the first and last millisecond of those years")
    func years() {
        #expect(Day(.distantPast, in: .gmt).description == "0001-01-01")
        #expect(Day(.distantFuture, in: .gmt).description == "9999-12-31")
    }

    @Test("An instant is one number in JSON")
    func json() throws {
        let data = try JSONEncoder().encode([Instant(milliseconds: 1_773_843_600_123)])
        #expect(String(decoding: data, as: UTF8.self) == "[1773843600123]")
        #expect(try JSONDecoder().decode([Instant].self, from: data) == [Instant(milliseconds: 1_773_843_600_123)])
    }
}
