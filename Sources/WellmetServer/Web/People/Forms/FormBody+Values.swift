internal import WellmetModel

/// The values of fields, read strictly: what cannot be read is an error at its field, never silently something else.
extension FormBody {
    /// A day of a date field; nil when it is empty.
    func day(_ name: String) throws(FormErrors) -> Day? {
        guard let text = self[name].nonEmpty else { return nil }
        guard let day = Day(text) else { throw FormErrors(name, "Write a day of the calendar as 2026-03-14") }
        return day
    }

    /// A date of which parts may be missing; nil when it is empty.
    func partialDate(_ name: String) throws(FormErrors) -> PartialDate? {
        guard let text = self[name].nonEmpty else { return nil }
        guard let date = PartialDate(words: text) else {
            throw FormErrors(name, "“\(String(text.prefix(40)))” is no date: write 2021, March 2021, 14 March 2021 or 14 March")
        }
        return date
    }

    /// A whole number within `range`; nil when it is empty.
    func number(_ name: String, in range: ClosedRange<Int>) throws(FormErrors) -> Int? {
        guard let text = self[name].nonEmpty else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw FormErrors(name, "Write a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// One of a fixed set of values.
    func choice<Choice: RawRepresentable<String>>(_ name: String, _: Choice.Type = Choice.self) throws(FormErrors) -> Choice {
        guard let choice = Choice(rawValue: self[name]) else { throw FormErrors(name, "Choose one of the list") }
        return choice
    }
}

extension PartialDate {
    /// Reads `2021-03-14` and its shorter forms, and dates in words: "March 2021", "14 March 2021", "March 14, 2021", "14 March".
    init?(words text: String) {
        if let written = PartialDate(text.trimmed) {
            self = written
            return
        }
        var (year, month, day): (Int?, Int?, Int?) = (nil, nil, nil)
        for word in foldedWords(text) {
            if let number = PartialDate.number(word) {
                if word.count == 4, year == nil {
                    year = number
                } else if word.count < 5, number < 100, day == nil {
                    day = number
                } else {
                    return nil
                }
            } else if month == nil, let index = Time.months.firstIndex(where: { folded($0).hasPrefix(word) && word.count >= 3 }) {
                month = index + 1
            } else {
                return nil
            }
        }
        // A number of one or two digits alone is too little to know what is meant.
        guard month != nil || day == nil, year != nil || month != nil else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// "14", "14th".
    private static func number(_ word: String) -> Int? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        let ending = word.dropFirst(digits.count)
        guard !digits.isEmpty, ["", "st", "nd", "rd", "th"].contains(ending) else { return nil }
        return Int(digits)
    }

    /// "14 March 2024", "March 2024", "2024", "10 December".
    var words: String {
        let name = month.flatMap { Time.months.indices.contains($0 - 1) ? Time.months[$0 - 1] : nil }
        return [day.map(String.init), name, year.map(String.init)].compactMap(\.self).joined(separator: " ")
    }
}
