import Foundation
import Testing
import WellmetModel

@testable import WellmetFormats

@Suite struct LinkedInDateTests {
    @Test(
        arguments: [
            ("08 Feb 2026", "2026-02-08", nil), ("8 February 2026", "2026-02-08", nil), ("2025-06-01 14:03:22 UTC", "2025-06-01", 50602),
            ("2021/09/01 12:41:31 UTC", "2021-09-01", 45691), ("2026-07-20 10:25:25", "2026-07-20", 37525),
            ("1/29/26, 2:37 PM", "2026-01-29", 52620),
            ("1/29/26, 2:37\u{202F}PM", "2026-01-29", 52620), ("12/1/25, 12:05 AM", "2025-12-01", 300),
            ("12/1/2025, 12:05 PM", "2025-12-01", 43500),
            ("Apr 08, 2024 07:00 AM", "2024-04-08", 25200), ("Apr 8, 2024", "2024-04-08", nil), ("Jan 2024", "2024-01", nil),
            ("2019", "2019", nil),
            ("2024-02-29", "2024-02-29", nil), ("2026-03-02T10:00:00.123Z", "2026-03-02", 36000), (" 07 Jun 2026 ", "2026-06-07", nil),
        ] as [(String, String, Int?)])
    func everyFormThatLinkedInUsesIsRead(text: String, date: String, second: Int?) throws {
        let found = try #require(LinkedInDate(text))
        #expect(found.date.description == date)
        #expect(found.secondOfDay == second)
    }

    @Test(arguments: [
        "", "yesterday", "30 Feb 2026", "2026-13-01", "1/29/26 25:00", "08 Feb", "08 Foo 2026", "2026-07-20 10:25:25 CET", "99999999999",
        "1/2",
    ])
    func whatIsNoDateIsNone(text: String) {
        #expect(LinkedInDate(text) == nil)
    }

    @Test func aTimeWithoutAZoneIsReadInMine() throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        let found = try #require(LinkedInDate("1/29/26, 2:37 PM")?.instant(in: berlin))
        #expect(found.at == Instant(seconds: 1_769_693_820))
        #expect(found.precision == .minute)
        #expect(LinkedInDate("1/29/26, 2:37 PM")?.isUTC == false)
        let utc = try #require(LinkedInDate("2026-01-29 14:37:05 UTC")?.instant(in: berlin))
        #expect(utc.at == Instant(seconds: 1_769_697_425))
        #expect(utc.precision == .second)
    }

    @Test func anEventsTimeIsARange() throws {
        let range = try #require(LinkedInDate.range("Apr 08, 2024 07:00 AM - Apr 08, 2024 05:00 PM"))
        #expect(range.start.secondOfDay == 25200)
        #expect(range.end?.secondOfDay == 61200)
        #expect(!range.start.isUTC)
        #expect(LinkedInDate.range("Apr 08, 2024 07:00 AM")?.end == nil)
    }

    @Test func randomTextIsNeverATrap() {
        var random = SeededGenerator(seed: 3)
        let pieces = [
            "1", "29", "2026", "99999999999999999999", "/", "-", ":", " ", ",", "AM", "Feb", "UTC", "T", "Z", ".", "\u{202F}", "é", "",
        ]
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 0...10, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            if let found = LinkedInDate(text) { _ = found.instant(in: .gmt) }
        }
    }
}
