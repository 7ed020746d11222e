extension PartialDate {
    /// Reads `2021-03-14` and its shorter forms, and dates in words: "March 2021", "14 March 2021", "March 14, 2021", "14 March".
    package init?(words text: String) {
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
            } else if month == nil, let index = DateWords.monthNames.firstIndex(where: { folded($0).hasPrefix(word) && word.count >= 3 }) {
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

    /// "14 March 2024", "March 2024", "2024", "10 December". A year has four digits, so that none is read again as a day.
    package var words: String {
        let name = month.flatMap { DateWords.monthNames.indices.contains($0 - 1) ? DateWords.monthNames[$0 - 1] : nil }
        return [day.map(String.init), name, year.map(PartialDate.fourDigits)].compactMap(\.self).joined(separator: " ")
    }
}
