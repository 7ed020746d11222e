internal import WellmetModel

/// Dates in contacts files: `1906-12-09`, `--12-09`, `12/9/1906`, `9.12.1906`, `9. Dezember 1906`, `Dec 9, 1906`.
enum ContactDate {
    /// Nil for anything else, and for what programs write for "none" (`0/0/00`, `00.00.0000`).
    static func parsed(_ text: String, dayFirst: Bool) -> PartialDate? {
        let text = text.trimmed
        guard !text.isEmpty, text.utf8.count <= 40 else { return nil }
        if let date = PartialDate(text) { return date }
        if let date = LinkedInDate(text), !text.contains("/") { return date.date }
        let words = foldedWords(text)
        let numbers = words.map { Int($0.filter(\.isASCII)) }
        if text.contains("/") || text.contains("."), words.count >= 2, words.count <= 3, numbers.allSatisfy({ $0 != nil }) {
            return parted(numbers.compactMap { $0 }, digits: words.map(\.count), dayFirst: dayFirst || text.contains("."))
        }
        return worded(words)
    }

    /// Whether a date with slashes can only be day first (true) or month first (false); nil when it can be either, or is none.
    static func order(of text: String) -> Bool? {
        let parts = text.trimmed.split(separator: "/").map { Int($0) }
        guard parts.count == 3, let first = parts[0], let second = parts[1] else { return nil }
        if (13...31).contains(first) { return true }
        if (13...31).contains(second) { return false }
        return nil
    }

    private static func parted(_ numbers: [Int], digits: [Int], dayFirst: Bool) -> PartialDate? {
        guard numbers.count >= 2 else { return nil }
        if digits[0] == 4 { return PartialDate(year: numbers[0], month: numbers[1], day: numbers.count > 2 ? numbers[2] : nil) }
        let (day, month) = dayFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
        guard numbers.count > 2 else { return PartialDate(month: month, day: day) }
        let year: Int
        switch digits[2] {
        case 4: year = numbers[2]
        // People, not bonds: somebody born in "68" is not born in 2068.
        case 2: year = numbers[2] > 30 ? 1900 + numbers[2] : 2000 + numbers[2]
        default: return nil
        }
        return PartialDate(year: year, month: month, day: day) ?? PartialDate(year: year, month: day, day: month)
    }

    private static func worded(_ words: [String]) -> PartialDate? {
        var (day, month, year): (Int?, Int?, Int?) = (nil, nil, nil)
        for word in words where !["de", "del", "of", "the", "den", "le"].contains(word) {
            let digits = word.prefix { $0.isASCII && $0.isNumber }
            let ending = word.dropFirst(digits.count)
            if let number = Int(digits), ["", "st", "nd", "rd", "th", "er"].contains(ending) {
                if digits.count == 4, year == nil { year = number } else if day == nil { day = number } else { return nil }
            } else if let found = months[word], month == nil {
                month = found
            } else {
                return nil
            }
        }
        return month == nil ? nil : PartialDate(year: year, month: month, day: day)
    }

    private static let months: [String: Int] = {
        let lists = [
            "january february march april may june july august september october november december",
            "jan feb mar apr may jun jul aug sep oct nov dec",
            "januar februar marz april mai juni juli august september oktober november dezember",
            "jan feb mrz apr mai jun jul aug sep okt nov dez",
            "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "ene feb mar abr may jun jul ago sept oct nov dic",
        ]
        var months: [String: Int] = [:]
        for list in lists { for (index, word) in list.split(separator: " ").enumerated() { months[String(word)] = index + 1 } }
        return months
    }()
}
