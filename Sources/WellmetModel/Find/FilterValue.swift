/// Reads the values of a filter's fields.
enum FilterValue {
    /// `2025`, `2025-03`, `march`, `2024..2025`, `>2025-06`, `<=2024`; `>90d`, `<2w`, `3m` (within); `today`, `yesterday`; `never`, `ever`.
    static func day(_ text: String, of field: FilterField.Day) throws(FilterProblem) -> FilterDay {
        let lower = text.lowercased()
        if ["never", "no", "none", "unknown"].contains(lower) { return .never }
        if ["ever", "any", "yes", "known"].contains(lower) { return .ever }
        if let past = daysAgo[lower] { return .daysAgo(past) }
        let (sign, rest) = sign(of: lower)
        // A birthday is no age.
        if field != .birthday, let days = days(rest) {
            switch sign {
            // What has an hour is that old to the minute, and what has a day may be; so that a day within the last one is today or yesterday.
            case ">", ">=": return .olderThan(days: sign == ">=" && field == .met ? days - 1 : days)
            case "<", "<=", "":
                guard days > 0 else { throw .badValue(text, .day(field), hint: "nothing is newer than now; the last day is <1d, or today") }
                return .newerThan(days: days)
            default: break
            }
        }
        if sign.isEmpty, let dots = rest.firstRange(of: "..") {
            let (from, to) = (String(rest[..<dots.lowerBound]), String(rest[dots.upperBound...]))
            let dates = (date(from), date(to))
            if (dates.0 != nil || from.isEmpty) && (dates.1 != nil || to.isEmpty) && !(from.isEmpty && to.isEmpty) {
                return try within(dates.0, dates.1, text, of: field) { "\(to)..\(from)" }
            }
        }
        if let date = date(rest), date.year != nil || sign.isEmpty && field == .birthday {
            switch sign {
            case "": return .within(date, date)
            case ">=": return .within(date, nil)
            case "<=": return .within(nil, date)
            case ">": if let next = PartialDate("\(date.latest.adding(1))") { return .within(next, nil) }
            case "<": if let before = PartialDate("\(date.earliest.adding(-1))") { return .within(nil, before) }
            default: break
            }
        }
        throw .badValue(text, .day(field), hint: hint(field))
    }

    /// The span between two dates, each of which may be open.
    private static func within(
        _ from: PartialDate?, _ to: PartialDate?, _ text: String, of field: FilterField.Day, turned: () -> String
    ) throws(FilterProblem) -> FilterDay {
        let hasYears = [from, to].compactMap { $0.map { $0.year != nil } }
        // Of birthdays alone the days of every year can be asked for: from December to February, as it may be.
        if field == .birthday, !hasYears.contains(true) { return .within(from, to) }
        guard hasYears.allSatisfy(\.self) else { throw .badValue(text, .day(field), hint: hint(field)) }
        if let from, let to, from.earliest > to.latest { throw .backwards(text, turned: turned()) }
        return .within(from, to)
    }

    /// A source of data by its name, as it is kept: `linkedin`, `google`.
    static func source(_ text: String) throws(FilterProblem) -> String {
        let word = folded(text)
        if let source = Archive.Source.allCases.first(where: { $0.rawValue == word || folded($0.title) == word }) { return source.rawValue }
        let all = Archive.Source.allCases.map(\.rawValue)
        throw .noSuch(text, .text(.source), near: FilterField.near(text, among: all), all: all)
    }

    private static func hint(_ field: FilterField.Day) -> String {
        switch field {
        case .birthday:
            "a month (march), a date (--03-14, 1990-03-14), a year (1990), a span (march..may, 1980..1989), today, yesterday, known, or unknown"
        case .last: "an age (>90d, <2w, 3m), a date (2025, 2025-03, >2025-06, 2024..2025), today, yesterday, or never"
        case .met: "a date (2025, 2025-03, >2025-06, 2024..2025), an age (<30d), today, yesterday, a place (fosdem), known, or unknown"
        case .added: "a date (2026, 2026-03, >2026-06), an age (<30d), today, or yesterday"
        }
    }

    /// What is said of where and not of when: it begins with a letter, or with a figure and a letter behind it (`36C3`), or is quoted;
    /// and it is neither a date, an age, a span, nor a word for none.
    static func isPlace(_ text: String, isQuoted: Bool = false) -> Bool {
        let name = text.drop { $0.isNumber }
        guard isQuoted && !text.trimmed.isEmpty || name.first?.isLetter == true else { return false }
        // A month alone is no day on which one met, and no place either.
        let lower = text.lowercased()
        guard date(lower) == nil, days(lower) == nil, !isSpan(lower) else { return false }
        do {
            _ = try day(text, of: .met)
            return false
        } catch {
            return true
        }
    }

    private static let daysAgo = ["today": 0, "yesterday": 1]

    /// Whether it is a span of dates: `march..may`.
    private static func isSpan(_ text: String) -> Bool {
        guard let dots = text.firstRange(of: "..") else { return false }
        return [text[..<dots.lowerBound], text[dots.upperBound...]].allSatisfy {
            $0.isEmpty || date(String($0)) != nil || daysAgo[String($0)] != nil
        }
    }

    private static func sign(of text: String) -> (String, String) {
        for sign in [">=", "<=", ">", "<", "="] where text.hasPrefix(sign) {
            return (sign == "=" ? "" : sign, String(text.dropFirst(sign.count)))
        }
        return ("", text)
    }

    /// `90d`, `2w`, `3m`, `1y`, and the like with the unit in full.
    private static func days(_ text: String) -> Int? {
        let figures = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = DateWords.figures(figures) else { return nil }
        switch text.dropFirst(figures.count) {
        case "d", "day", "days": return count
        case "w", "week", "weeks": return count * 7
        case "m", "mo", "month", "months": return count * 61 / 2
        case "y", "year", "years": return count * 1461 / 4
        default: return nil
        }
    }

    private static func date(_ text: String) -> PartialDate? {
        if let month = DateWords.months[text] { return PartialDate(month: month) }
        return PartialDate(text)
    }

    /// `close`, `2`, `<=2`, `2..4`: bands from 1, dormant, to 5, close.
    static func warmth(_ text: String) throws(FilterProblem) -> ClosedRange<Int> {
        let lower = text.lowercased()
        let (sign, rest) = sign(of: lower)
        func band(_ text: String) -> Int? {
            if let number = DateWords.figures(text) { return (1...5).contains(number) ? number : nil }
            return Warmth.allCases.first { $0.word == text }?.rawValue
        }
        if sign.isEmpty, let dots = rest.firstRange(of: ".."), let low = band(String(rest[..<dots.lowerBound])),
            let high = band(String(rest[dots.upperBound...]))
        {
            guard low <= high else { throw .backwards(text, turned: "\(rest[dots.upperBound...])..\(rest[..<dots.lowerBound])") }
            return low...high
        }
        if let band = band(rest) {
            switch sign {
            case "": return band...band
            case "<=": return 1...band
            case ">=": return band...5
            case "<" where band > 1: return 1...(band - 1)
            case ">" where band < 5: return (band + 1)...5
            default: break
            }
        }
        throw .badValue(text, .warmth, hint: "close, steady, loose, faint or dormant, or 5 to 1 with <, <=, > or >=")
    }

    /// One of the words of a choice.
    static func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String, of field: FilterField
    ) throws(FilterProblem) -> Choice where Choice.RawValue == String {
        let lower = text.lowercased()
        if let found = Choice.allCases.first(where: { $0.rawValue == lower || $0.rawValue == lower + "s" || $0.rawValue + "s" == lower }) {
            return found
        }
        throw .badValue(text, field, hint: Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }

    static func yes(_ text: String, of field: FilterField) throws(FilterProblem) -> Bool {
        switch text.lowercased() {
        case "yes", "true", "1", "only": true
        case "no", "false", "0": false
        default: throw .badValue(text, field, hint: "yes or no")
        }
    }
}
