package import Foundation

/// A date on the calendar without a time or a zone: 2026-03-14.
///
/// Reckoned in days since 1970-01-01 (proleptic Gregorian), so that stepping and comparing cost an addition.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// The day of that year, month (1…12) and day of month, or nil when the calendar has none such.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        number = Day.number(year: year, month: month, day: day)
    }

    /// The local day of `instant` in `zone`.
    package init(_ instant: Instant, in zone: TimeZone) {
        let local = instant.seconds + Int64(zone.secondsFromGMT(for: instant.date))
        number = Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    }

    /// Parses `YYYY-MM-DD`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        // Letter by letter: every day that the database keeps is read by this.
        var fields = (0, 0, 0)
        var place = 0
        for byte in text.utf8 {
            if place == 4 || place == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard (0x30...0x39).contains(byte) else { return nil }
                let digit = Int(byte) - 0x30
                switch place {
                case 0..<4: fields.0 = fields.0 * 10 + digit
                case 5..<7: fields.1 = fields.1 * 10 + digit
                case 8..<10: fields.2 = fields.2 * 10 + digit
                default: return nil
                }
            }
            place += 1
        }
        guard place == 10 else { return nil }
        self.init(year: fields.0, month: fields.1, day: fields.2)
    }

    package static func < (a: Day, b: Day) -> Bool { a.number < b.number }

    package func adding(_ days: Int) -> Day { Day(number: number + days) }

    /// The same day of the month `months` later, or that month's last day where it is shorter.
    package func adding(months: Int) -> Day {
        let (y, m, d) = components
        let index = y * 12 + (m - 1) + months
        let year = index >= 0 ? index / 12 : (index - 11) / 12
        let month = index - year * 12 + 1
        return Day(number: Day.number(year: year, month: month, day: min(d, Day.length(ofMonth: month, year: year))))
    }

    /// 1 for Monday to 7 for Sunday (ISO 8601).
    package var weekday: Int {
        let shifted = (number + 3) % 7
        return (shifted < 0 ? shifted + 7 : shifted) + 1
    }

    package var year: Int { components.year }
    package var month: Int { components.month }
    package var day: Int { components.day }

    /// Year, month and day of month (Hinnant, "chrono-compatible low-level date algorithms", civil_from_days).
    package var components: (year: Int, month: Int, day: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let doe = z - era * 146_097
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
        let mp = (5 * doy + 2) / 153
        let month = mp < 10 ? mp + 3 : mp - 9
        return (yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1)
    }

    /// The instant at which this day begins in `zone`, daylight saving considered.
    package func start(in zone: TimeZone) -> Instant { at(hour: 0, in: zone) }

    /// The instant at `hour`:`minute` of this day in `zone`. A time that the clock skips falls after the gap, by as much as it lies
    /// within; of a time that the clock shows twice it is the first.
    package func at(hour: Int, minute: Int = 0, in zone: TimeZone) -> Instant {
        let local = Int64(number) * 86_400 + Int64(hour * 3600 + minute * 60)
        func offset(_ seconds: Int64) -> Int64 { Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))) }
        let before = offset(local - 86_400)
        if offset(local - before) == before { return Instant(seconds: local - before) }
        let after = offset(local + 86_400)
        return Instant(seconds: local - (offset(local - after) == after ? after : before))
    }

    /// Whether the clock of `zone` skips that time on this day: in the night in which it goes forward.
    package func skips(hour: Int, minute: Int, in zone: TimeZone) -> Bool {
        let at = at(hour: hour, minute: minute, in: zone)
        let local = at.seconds + Int64(zone.secondsFromGMT(for: at.date))
        return local - Int64(number) * 86_400 != Int64(hour * 3600 + minute * 60)
    }

    package static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 (Hinnant, days_from_civil).
    private static func number(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yoe = y - era * 400
        let doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy
        return era * 146_097 + doe - 719_468
    }
}

extension Day: CustomStringConvertible {
    /// ISO 8601: `2026-03-14`.
    package var description: String {
        let (y, m, d) = components
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        return String(repeating: "0", count: max(0, 4 - String(y).count)) + "\(y)-\(two(m))-\(two(d))"
    }
}

extension Day: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = Day(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date of the form YYYY-MM-DD")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
