/// Which names stand for which: "Bob" for Robert, "Pepe" for José.
package enum Nicknames {
    /// A group of names that can mean one name.
    struct Group: Sendable {
        /// The whole name, whose short forms the others are; nil where all are spellings of one.
        let whole: String?
        let names: [String]
    }

    /// The groups of a folded name, by their number; a short form can belong to many: Alex to Alexander and Alexandra.
    static func groups(of name: String) -> [Int] { byName[name] ?? [] }

    /// In words how one of two different names stands for the other; nil when neither does.
    package static func relation(_ one: String, _ other: String) -> String? {
        guard let (a, b) = first(one, other) else { return nil }
        guard let number = groups(of: a).first(where: groups(of: b).contains) else { return nil }
        guard let whole = all[number].whole else { return "\(one) and \(other) are spellings of one name" }
        if whole == b { return "\(one) is short for \(other)" }
        if whole == a { return "\(other) is short for \(one)" }
        return "\(one) and \(other) are both short for \(whole.capitalizedFirst)"
    }

    private static func first(_ one: String, _ other: String) -> (String, String)? {
        guard let a = LatinSpelling.words(one).first, let b = LatinSpelling.words(other).first, a != b else { return nil }
        return (a, b)
    }

    static let all: [Group] =
        NicknameTable.shortForms.map { Group(whole: $0.first, names: $0) }
        + NicknameTable.spellings.map { Group(whole: nil, names: $0) }

    private static let byName: [String: [Int]] = {
        var found: [String: [Int]] = [:]
        for (number, group) in all.enumerated() { for name in group.names { found[name, default: []].append(number) } }
        return found
    }()
}
