/// What people set before and behind their names.
extension PersonName {
    /// "Dr. Ada Lovelace, Ph.D., MBA" without its title and degrees: "Ada Lovelace".
    package static func bare(_ text: String) -> String {
        var text = text.trimmed
        if let (name, _) = cutSuffix(text) { text = name }
        if let (_, rest) = cutTitle(text) { text = rest }
        return text
    }

    /// The title in front and the name behind it; nil where none is.
    package static func cutTitle(_ text: String) -> (title: String, name: String)? {
        guard let space = text.firstIndex(of: " "), titles.contains(text[..<space].lowercased()),
            let rest = text[text.index(after: space)...].nonEmpty
        else { return nil }
        return (String(text[..<space]), rest)
    }

    /// The name before its first comma and the degrees behind it; nil when no comma, or something else, stands there.
    package static func cutSuffix(_ text: String) -> (name: String, suffix: String)? {
        guard let comma = text.utf8.firstIndex(of: 0x2C) else { return nil }
        guard let name = text[..<comma].nonEmpty, let rest = text[text.index(after: comma)...].nonEmpty else {
            return text[..<comma].nonEmpty.map { ($0, "") }
        }
        return areDegrees(rest) ? (name, rest) : nil
    }

    /// Whether a list that is joined by commas holds degrees and nothing else. `certain` asks for a known one at its head, where
    /// a given name might stand instead: "Lovelace, ADA".
    package static func areDegrees(_ list: String, certain: Bool = false) -> Bool {
        let items = list.split(separator: ",").map(\.trimmed)
        guard let first = items.first, !certain || isKnownDegree(first) else { return false }
        return items.allSatisfy(isDegree)
    }

    /// `Ph.D.`, `MBA`, `PMP®`, `III`: short, and with more than one capital letter, or known.
    package static func isDegree(_ text: String) -> Bool {
        guard !text.isEmpty, text.count <= 12 else { return false }
        if isKnownDegree(text) { return true }
        let letters = text.filter(\.isLetter)
        return letters.count >= 2 && text.contains(where: \.isUppercase) && letters.filter(\.isUppercase).count * 2 >= letters.count
            && !text.contains(" ")
    }

    private static func isKnownDegree(_ text: String) -> Bool {
        degrees.contains(text.lowercased().filter { $0 != "." && $0 != "®" })
    }

    static let titles: Set<String> = ["dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "sir", "ing.", "rev."]
    private static let degrees: Set<String> = [
        "phd", "md", "jr", "sr", "mba", "esq", "ii", "iii", "iv", "msc", "bsc", "ma", "ba", "llm", "cpa", "pe", "pmp", "cfa",
    ]
}
