import Foundation
import WellmetModel

@testable import WellmetFormats

enum DateChecks {
    /// Whatever is read as a date is on the calendar, and is read again from how it is written.
    static func check(_ text: String) throws(BrokenInvariant) {
        for today in ["2026-03-14", "2024-02-29", "2025-12-31"].compactMap({ Day($0) }) {
            for tendency in [DatePhrase.Tendency.past, .future] {
                let day: Day
                do throws(DatePhraseError) {
                    day = try DatePhrase.day(text, relativeTo: today, tendency: tendency)
                } catch {
                    try hold(!error.description.isEmpty, "an error that says nothing")
                    continue
                }
                try check(day)
            }
        }
        let dates = [
            PartialDate(words: text), PartialDate(text), ContactDate.parsed(text, dayFirst: true),
            ContactDate.parsed(text, dayFirst: false), LinkedInDate(text)?.date, LinkedInDate.range(text)?.end?.date,
        ]
        for case let date? in dates {
            try hold(PartialDate(date.description) == date, "\(date) is not read again")
            try hold(PartialDate(words: date.words) == date, "\(date) is not read again from \(date.words)")
        }
        if let read = LinkedInDate(text), let (at, _) = read.instant(in: .gmt) {
            try hold(at >= .distantPast && at <= .distantFuture, "out of time: \(at)")
        }
        if let instant = Instant(iso8601: text) {
            let whole = Instant(seconds: instant.seconds)
            try hold(Instant(iso8601: whole.iso8601(in: .gmt)) == whole, "\(whole.iso8601(in: .gmt)) is not read again")
        }
        if let day = ArchiveSurvey.day(in: text) { try check(day) }
    }

    private static func check(_ day: Day) throws(BrokenInvariant) {
        try hold((1...9999).contains(day.year), "year \(day.year)")
        try hold(Day(day.description) == day, "\(day) is not on the calendar")
    }
}
