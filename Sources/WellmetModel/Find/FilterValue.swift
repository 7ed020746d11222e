/// Reads the values of a filter's fields.
enum FilterValue {
    /// `2025`, `2025-03`, `march`, `2024..2025`, `>2025-06`, `<=2024`; `>90d`, `<2w`, `3m` (within); `never`, `ever`.
    static func day(_ text: String, of field: FilterField.Day) throws(FilterProblem) -> FilterDay {
        let lower = text.lowercased()
        if ["never", "no", "none", "unknown"].contains(lower) { return .never }
        if ["ever", "any", "yes", "known"].contains(lower) { return .ever }
        let (sign, rest) = sign(of: lower)
        // A birthday is no age.
        if field != .birthday, let days = days(rest) {
            switch sign {
            case ">", ">=": return .olderThan(days: sign == ">" ? days : days - 1)
            case "<", "<=", "": return .newerThan(days: sign == "<" ? max(0, days - 1) : days)
            default: break
            }
        }
        if sign.isEmpty, let dots = rest.firstRange(of: "..") {
            let (from, to) = (String(rest[..<dots.lowerBound]), String(rest[dots.upperBound...]))
            let dates = (date(from), date(to))
            let ends = [dates.0, dates.1].compactMap(\.self)
            // Of birthdays both ends may be without a year: a span of every year.
            let areAlike = ends.allSatisfy { $0.year != nil } || field == .birthday && ends.allSatisfy { $0.year == nil }
            if (dates.0 != nil || from.isEmpty) && (dates.1 != nil || to.isEmpty) && !ends.isEmpty && areAlike {
                return .within(dates.0, dates.1)
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

    private static func hint(_ field: FilterField.Day) -> String {
        switch field {
        case .birthday: "a month (march), a date (--03-14, 1990-03-14), a year (1990), a span (march..may, 1980..1989), known, or unknown"
        case .last: "an age (>90d, <2w, 3m), a date (2025, 2025-03, >2025-06, 2024..2025), or never"
        case .met: "a date (2025, 2025-03, >2025-06, 2024..2025), an age (<30d), a place (fosdem), known, or unknown"
        case .added: "a date (2026, 2026-03, >2026-06), or an age (<30d)"
        }
    }

    /// What is said of where and not of when: it begins with a letter, or with a figure and a letter behind it (`36C3`), or is quoted;
    /// and it is neither a date, an age, nor a word for none.
    static func isPlace(_ text: String, isQuoted: Bool = false) -> Bool {
        let name = text.drop { $0.isNumber }
        guard isQuoted && !text.trimmed.isEmpty || name.first?.isLetter == true else { return false }
        // A month alone is no day on which one met, and no place either.
        guard date(text.lowercased()) == nil else { return false }
        do {
            _ = try day(text, of: .met)
            return false
        } catch {
            return true
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
            let high = band(String(rest[dots.upperBound...])), low <= high
        {
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
