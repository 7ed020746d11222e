/// Days that have a name and the same date every year. What moves from year to year, as Easter does, stays text.
extension DateMatcher {
    /// The name that stands at `i`: "christmas", "christmas eve", "new year", "new year's eve".
    private func fixedDay(_ i: Int) -> (month: Int, day: Int, end: Int)? {
        for fixed in DateMatcher.fixedDays where words[min(i, words.count)...].starts(with: fixed.words) {
            return (fixed.month, fixed.day, i + fixed.words.count)
        }
        return nil
    }

    /// That day, its year behind it perhaps, unless it leads to a thing ("christmas cards"). Only where a day is expected, as these
    /// words also tell of other things.
    func fixed(_ i: Int, toward tendency: DatePhrase.Tendency) -> Match? {
        guard let (month, day, end) = fixedDay(i) else { return nil }
        let year = word(end).flatMap(DateWords.year)
        let after = year == nil ? end : end + 1
        if let next = word(after), next.unicodeScalars.contains(where: \.properties.isAlphabetic), !LogWords.stops.contains(next),
            !LogWords.prepositions.contains(next), !DateMatcher.afterFixed.contains(next)
        {
            return nil
        }
        var match = date(year, month, day, after, words[i..<after].joined(separator: " "), tendency)
        match.loose = true
        return match
    }

    /// The longest first where two begin alike.
    private static let fixedDays: [(words: [String], month: Int, day: Int)] = [
        (["christmas", "eve"], 12, 24), (["xmas", "eve"], 12, 24), (["christmas", "day"], 12, 25), (["christmas"], 12, 25),
        (["xmas"], 12, 25), (["new", "year's", "eve"], 12, 31), (["new", "years", "eve"], 12, 31), (["new", "year's", "day"], 1, 1),
        (["new", "year's"], 1, 1), (["new", "year"], 1, 1), (["the", "new", "year"], 1, 1),
    ]
    /// Behind a day they begin something else.
    private static let afterFixed: Set<String> = ["so", "latest", "if", "please", "morning", "evening", "night", "again"]
}
