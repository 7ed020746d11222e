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

    /// Parses the four written forms, and `--03`, `--0314` and `20210314` as vCards have them; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            var number = 0
            for byte in bytes[range] {
                guard 0x30...0x39 ~= byte else { return nil }
                number = number * 10 + Int(byte - 0x30)
            }
            return number
        }
        func isDash(_ place: Int) -> Bool { bytes[place] == 0x2D }
        let (year, month, day): (Int?, Int?, Int?)
        switch bytes.count {
        case 4 where isDash(0) && isDash(1): (year, month, day) = (nil, number(2..<4), nil)
        case 4: (year, month, day) = (number(0..<4), nil, nil)
        case 6 where isDash(0) && isDash(1): (year, month, day) = (nil, number(2..<4), number(4..<6))
        case 7 where isDash(0) && isDash(1) && isDash(4): (year, month, day) = (nil, number(2..<4), number(5..<7))
        case 7 where isDash(4): (year, month, day) = (number(0..<4), number(5..<7), nil)
        case 8: (year, month, day) = (number(0..<4), number(4..<6), number(6..<8))
        case 10 where isDash(4) && isDash(7): (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
        default: return nil
        }
        // A part that stands there and is no number makes no date.
        let parts = [year, month, day].count { $0 != nil }
        guard parts == (bytes.count == 4 ? 1 : bytes.count < 8 ? 2 : 3) else { return nil }
        self.init(year: year, month: month, day: day)
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
        var text = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
        if let month { text += "-\(two(month))" }
        if let day { text += "-\(two(day))" }
        return text
    }
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
