package import Foundation
package import WellmetModel

/// A date as LinkedIn writes it, in any of the ways that its files have used (English months).
///
/// `08 Feb 2026`, `2025-06-01 14:03:22 UTC`, `2021/09/01 12:41:31 UTC`, `1/29/26, 2:37 PM`, `Apr 08, 2024 07:00 AM`, `Jan 2024`, `2019`.
package struct LinkedInDate: Hashable, Sendable {
    /// A whole date, or only month and year, or the year.
    package let date: PartialDate
    /// Seconds since midnight; nil when no time is written.
    package let secondOfDay: Int?
    /// Whether the time is written to the second.
    package let hasSeconds: Bool
    /// Whether the text says that it is UTC. A time without a zone is read in the zone of who imports.
    package let isUTC: Bool

    /// Nil when the text is in none of these forms.
    package init?(_ text: String) {
        var text = text
        let found = text.withUTF8 { LinkedInDate(utf8: $0) }
        guard let found else { return nil }
        self = found
    }

    /// The start and the end of `Apr 08, 2024 07:00 AM - Apr 08, 2024 05:00 PM`; the end is nil when only one is written.
    package static func range(_ text: String) -> (start: LinkedInDate, end: LinkedInDate?)? {
        let parts = text.split(separator: " - ", maxSplits: 1).map(String.init)
        guard let first = parts.first, let start = LinkedInDate(first) else { return nil }
        guard parts.count > 1 else { return (start, nil) }
        guard let end = LinkedInDate(parts[1]) else { return nil }
        return (start, end)
    }

    /// The date when all of it is known.
    package var day: Day? { date.exact }

    /// The moment and how exactly it is known; noon of the day when no time is written. Nil without a whole date.
    package func instant(in zone: TimeZone) -> (at: Instant, precision: Interaction.Precision)? {
        guard let day else { return nil }
        guard let secondOfDay else { return (day.at(hour: 12, in: zone), .day) }
        let precision: Interaction.Precision = hasSeconds ? .second : .minute
        if isUTC { return (Instant(seconds: Int64(day.number) * 86_400 + Int64(secondOfDay)), precision) }
        let minute = day.at(hour: secondOfDay / 3600, minute: secondOfDay / 60 % 60, in: zone)
        return (minute.adding(seconds: Double(secondOfDay % 60)), precision)
    }

    private init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        var cursor = DateCursor(bytes)
        cursor.skipSpaces()
        guard let date = LinkedInDate.date(&cursor) else { return nil }
        self.date = date
        var time: (second: Int, hasSeconds: Bool)?
        cursor.skipSpaces()
        if cursor.take(UInt8(ascii: ",")) || cursor.take(UInt8(ascii: "T")) { cursor.skipSpaces() }
        if !cursor.isAtEnd {
            guard date.exact != nil else { return nil }
            guard let found = LinkedInDate.time(&cursor) else { return nil }
            time = found
        }
        cursor.skipSpaces()
        isUTC = cursor.takeUTC()
        cursor.skipSpaces()
        guard cursor.isAtEnd else { return nil }
        secondOfDay = time?.second
        hasSeconds = time?.hasSeconds ?? false
    }

    private static func date(_ cursor: inout DateCursor) -> PartialDate? {
        if let month = cursor.month() {
            cursor.skipSpaces()
            guard let (first, digits) = cursor.number() else { return nil }
            if digits == 4 { return PartialDate(year: first, month: month) }
            guard digits <= 2 else { return nil }
            _ = cursor.take(UInt8(ascii: ","))
            cursor.skipSpaces()
            guard let (year, yearDigits) = cursor.number(), yearDigits == 4 else { return nil }
            return PartialDate(year: year, month: month, day: first)
        }
        guard let (first, digits) = cursor.number() else { return nil }
        if digits == 4 {
            for separator in [UInt8(ascii: "-"), UInt8(ascii: "/")] where cursor.take(separator) {
                guard let (month, monthDigits) = cursor.number(), monthDigits <= 2 else { return nil }
                guard cursor.take(separator) else { return PartialDate(year: first, month: month) }
                guard let (day, dayDigits) = cursor.number(), dayDigits <= 2 else { return nil }
                return PartialDate(year: first, month: month, day: day)
            }
            return PartialDate(year: first)
        }
        guard digits <= 2 else { return nil }
        if cursor.take(UInt8(ascii: "/")) {
            guard let (day, dayDigits) = cursor.number(), dayDigits <= 2, cursor.take(UInt8(ascii: "/")),
                let (year, yearDigits) = cursor.number(), yearDigits == 2 || yearDigits == 4
            else { return nil }
            return PartialDate(year: yearDigits == 2 ? 2000 + year : year, month: first, day: day)
        }
        if !cursor.take(UInt8(ascii: "-")) { cursor.skipSpaces() }
        guard let month = cursor.month() else { return nil }
        if !cursor.take(UInt8(ascii: "-")) { cursor.skipSpaces() }
        guard let (year, yearDigits) = cursor.number(), yearDigits == 4 else { return nil }
        return PartialDate(year: year, month: month, day: first)
    }

    private static func time(_ cursor: inout DateCursor) -> (second: Int, hasSeconds: Bool)? {
        guard var (hour, hourDigits) = cursor.number(), hourDigits <= 2, cursor.take(UInt8(ascii: ":")),
            let (minute, minuteDigits) = cursor.number(), minuteDigits == 2, minute < 60
        else { return nil }
        hourDigits = 0
        var second: Int?
        if cursor.take(UInt8(ascii: ":")) {
            guard let (value, digits) = cursor.number(), digits == 2, value < 61 else { return nil }
            second = min(value, 59)
            if cursor.take(UInt8(ascii: ".")) { guard cursor.number() != nil else { return nil } }
        }
        cursor.skipSpaces()
        if let afternoon = cursor.takeHalfDay() {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (afternoon ? 12 : 0)
        }
        guard hour < 24 else { return nil }
        return (hour * 3600 + minute * 60 + (second ?? 0), second != nil)
    }
}

/// A place in the bytes of a date.
private struct DateCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var i = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { i >= bytes.count }

    private func byte(_ offset: Int = 0) -> UInt8 { i + offset < bytes.count ? bytes[i + offset] : 0 }
    private func lower(_ offset: Int) -> UInt8 { byte(offset) | 0x20 }

    /// Spaces, tabs, no-break spaces (newer Javas write U+202F before AM and PM).
    mutating func skipSpaces() {
        while true {
            if byte() == 0x20 || byte() == 0x09 {
                i += 1
            } else if byte() == 0xC2, byte(1) == 0xA0 {
                i += 2
            } else if byte() == 0xE2, byte(1) == 0x80, byte(2) == 0xAF || byte(2) == 0x89 {
                i += 3
            } else {
                return
            }
        }
    }

    mutating func take(_ wanted: UInt8) -> Bool {
        guard byte() == wanted, !isAtEnd else { return false }
        i += 1
        return true
    }

    /// Up to nine digits.
    mutating func number() -> (value: Int, digits: Int)? {
        var value = 0
        var digits = 0
        while (0x30...0x39).contains(byte()), digits < 9 {
            value = value * 10 + Int(byte() - 0x30)
            digits += 1
            i += 1
        }
        return digits > 0 ? (value, digits) : nil
    }

    /// A month by its first three letters; the rest of the word is passed over.
    mutating func month() -> Int? {
        let key = UInt32(lower(0)) << 16 | UInt32(lower(1)) << 8 | UInt32(lower(2))
        guard let month = DateCursor.months.firstIndex(of: key) else { return nil }
        i += 3
        while (0x61...0x7A).contains(lower(0)), !isAtEnd { i += 1 }
        if byte() == UInt8(ascii: ".") { i += 1 }
        return month + 1
    }

    /// Whether AM (false) or PM (true) follows.
    mutating func takeHalfDay() -> Bool? {
        guard lower(0) == UInt8(ascii: "a") || lower(0) == UInt8(ascii: "p"), lower(1) == UInt8(ascii: "m") else { return nil }
        defer { i += 2 }
        return lower(0) == UInt8(ascii: "p")
    }

    mutating func takeUTC() -> Bool {
        if lower(0) == UInt8(ascii: "z"), i + 1 == bytes.count {
            i += 1
            return true
        }
        let key = UInt32(lower(0)) << 16 | UInt32(lower(1)) << 8 | UInt32(lower(2))
        guard key == 0x757463 || key == 0x676D74 else { return false }  // utc, gmt
        i += 3
        return true
    }

    private static let months: [UInt32] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        .map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } }
}
