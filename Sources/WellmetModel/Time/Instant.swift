package import Foundation

/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z. What the database stores and the model reckons with.
package struct Instant: Hashable, Comparable, Sendable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(seconds: Int64) {
        let (value, overflows) = seconds.multipliedReportingOverflow(by: 1000)
        milliseconds = overflows ? (seconds > 0 ? Instant.distantFuture : .distantPast).milliseconds : value
    }

    package init(_ date: Date) {
        let value = (date.timeIntervalSince1970 * 1000).rounded()
        milliseconds = Int64(exactly: value) ?? (value > 0 ? Instant.distantFuture.milliseconds : 0)
    }

    package static let distantPast = Instant(milliseconds: -62_135_596_800_000)
    /// The last millisecond of the year 9999.
    package static let distantFuture = Instant(milliseconds: 253_402_300_799_999)

    package var seconds: Int64 { milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0) }
    package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// Days from `earlier` to this instant; negative when it lies after. A day is 86,400 seconds.
    package func days(since earlier: Instant) -> Double {
        (Double(milliseconds) - Double(earlier.milliseconds)) / 86_400_000
    }

    /// This instant moved by `days` of 86,400 seconds, kept within the years 1 to 9999.
    package func adding(days: Double) -> Instant {
        adding(milliseconds: days * 86_400_000)
    }

    package func adding(seconds: Double) -> Instant {
        adding(milliseconds: seconds * 1000)
    }

    private func adding(milliseconds delta: Double) -> Instant {
        let value = (Double(milliseconds) + delta).rounded()
        guard value < Double(Instant.distantFuture.milliseconds) else { return .distantFuture }
        guard value > Double(Instant.distantPast.milliseconds) else { return .distantPast }
        return Instant(milliseconds: Int64(value))
    }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
