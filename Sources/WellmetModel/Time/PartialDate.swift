/// A date of which only some parts are known: a birthday without a year, a job that began "in 2021" or "March 2021".
///
/// Written `2021-03-14`, `2021-03`, `2021`, `--03-14` (RFC 6350, section 4.3.1). At least the year or the month is known.
package struct PartialDate: Hashable, Sendable {
    package let year: Int?
    package let month: Int?
    package let day: Int?

    /// Nil when the parts make no date: no part at all, a day without its month, a day that no such month has.
    package init?(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
        guard year != nil || month != nil else { return nil }
        if let year, !(1...9999).contains(year) { return nil }
        if let month, !(1...12).contains(month) { return nil }
        if let day {
            guard let month, day >= 1, day <= Day.length(ofMonth: month, year: year ?? 2000) else { return nil }
        }
        self.year = year
        self.month = month
        self.day = day
    }

    package init(_ day: Day) {
        let (y, m, d) = day.components
        self.year = y
        self.month = m
        self.day = d
    }

    /// Parses the four written forms, and `--03`, `--0314` and `20210314` as vCards have them, months and days with one digit or two;
    /// nil for anything else.
    package init?(_ text: some StringProtocol) {
        // Of `--03-14` the first two parts are empty.
        let parts = Array(text.utf8).split(separator: 0x2D, omittingEmptySubsequences: false)
        let numbers = parts.map { PartialDate.number($0) }
        switch (parts.count, numbers[0]) {
        case (1, let whole?) where parts[0].count == 8: self.init(year: whole / 10_000, month: whole / 100 % 100, day: whole % 100)
        case (1, let year?) where parts[0].count == 4: self.init(year: year)
        case (2, let year?) where parts[0].count == 4:
            guard let month = numbers[1] else { return nil }
            self.init(year: year, month: month)
        case (3, let year?) where parts[0].count == 4:
            guard let month = numbers[1], let day = numbers[2] else { return nil }
            self.init(year: year, month: month, day: day)
        case (3, nil) where parts[0].isEmpty && parts[1].isEmpty && parts[2].count == 4:
            guard let both = numbers[2] else { return nil }
            self.init(month: both / 100, day: both % 100)
        case (3, nil) where parts[0].isEmpty && parts[1].isEmpty && parts[2].count == 2:
            guard let month = numbers[2] else { return nil }
            self.init(month: month)
        case (4, nil) where parts[0].isEmpty && parts[1].isEmpty:
            guard let month = numbers[2], let day = numbers[3] else { return nil }
            self.init(month: month, day: day)
        default: return nil
        }
    }

    /// Up to eight digits as a number; nil for anything else.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...8).contains(digits.count), digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// The whole date, when every part is known.
    package var exact: Day? {
        guard let year, let month, let day else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// The first day that it can mean, for ordering; a missing year counts as year 1.
    package var earliest: Day {
        Day(year: year ?? 1, month: month ?? 1, day: day ?? 1) ?? Day(number: 0)
    }

    /// The last day that it can mean, for ordering; a missing year counts as year 9999.
    package var latest: Day {
        let (year, month) = (year ?? 9999, month ?? 12)
        return Day(year: year, month: month, day: day ?? Day.length(ofMonth: month, year: year)) ?? earliest
    }

    /// The day on which this date comes round within three weeks of `today`; nil when it does not.
    package func soon(on today: Day) -> Day? {
        next(onOrAfter: today).flatMap { $0.number - today.number <= 21 ? $0 : nil }
    }

    /// The next day on or after `day` on which this date's month and day fall; 29 February falls on 1 March in common years.
    /// Nil when month or day are not known.
    package func next(onOrAfter start: Day) -> Day? {
        guard let month, let day else { return nil }
        for year in start.year...(start.year + 1) {
            let found = Day(year: year, month: month, day: day) ?? Day(year: year, month: 3, day: 1)
            if let found, found >= start { return found }
        }
        return nil
    }
}

extension PartialDate: CustomStringConvertible {
    package var description: String {
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        guard let year else { return "--\(two(month ?? 1))" + (day.map { "-\(two($0))" } ?? "") }
        var text = PartialDate.fourDigits(year)
        if let month { text += "-\(two(month))" }
        if let day { text += "-\(two(day))" }
        return text
    }

    static func fourDigits(_ year: Int) -> String { String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year) }
}

extension PartialDate: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = PartialDate(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date")
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
