extension Traces {
    /// What somebody of that name is called in full, and what with less of it: without the middle names, and with their initials alone.
    package static func forms(of name: PersonName) -> (whole: [String], shortened: [String]) {
        func isInitial(_ word: String) -> Bool { word.count(where: \.isLetter) < 2 }
        func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
        var given = words(name.given)
        let middle = words(name.additional)
        func called(_ words: [String]) -> [String] {
            let rest = words.joined(separator: " ")
            // Lists put a family name of several words before the others as a whole.
            return ["\(rest) \(name.family)"] + (name.family.contains(" ") ? ["\(name.family), \(rest)"] : [])
        }
        guard let first = given.first, !name.family.isEmpty else { return ([name.full], []) }
        let whole = [name.full] + called(given + middle)
        // "J. Tolkien" could be anybody.
        guard !isInitial(first) else { return (whole, []) }
        while given.count > 1, isInitial(given[given.count - 1]) { given.removeLast() }
        let initials = middle.compactMap { $0.first { $0.isLetter }.map { String($0) } }
        return (whole, (called(given) + called(given + initials)).filter { !whole.contains($0) })
    }

    /// The name, and with a second letter for the dots of some or all of its words: "Zoë Mueller" of "Zoë Müller".
    static func variants(_ name: String) -> [String] {
        guard spelledOut(name) != nil else { return [name] }
        var variants = [""]
        for word in name.split(separator: " ", omittingEmptySubsequences: false) {
            let spelled = spelledOut(word).map { word.first?.isUppercase == true ? $0.capitalizedFirst : $0 }
            let ways = [String(word)] + (variants.count < 16 ? [spelled].compactMap(\.self) : [])
            variants = variants.flatMap { begin in ways.map { begin.isEmpty ? $0 : begin + " " + $0 } }
        }
        return variants
    }
}
