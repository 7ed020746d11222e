/// By what somebody who is to be forgotten can be told in any text: their whole names, and their addresses and numbers.
package struct Traces: Sendable, Equatable {
    /// What stands in their place.
    package static let stopgap = "somebody"

    /// Each once, the longest first.
    package let words: [String]

    /// - Parameters:
    ///   - names: what they are and were called. A single word is too little to tell somebody by.
    ///   - shared: names that others have, too: they stay, since nobody can tell whose they are.
    package init(names: [String], identities: [Identity], shared: Set<String> = []) {
        let whole = names.map(\.trimmed).filter { name in
            name.contains(" ") && name.count > 4 && !shared.contains { folded($0) == folded(name) }
        }
        let addresses = identities.flatMap { [$0.value, $0.display, $0.url ?? ""] }.map(\.trimmed).filter { $0.count > 5 }
        words = Set(whole + addresses).sorted { ($1.count, $0) < ($0.count, $1) }
    }

    package var isEmpty: Bool { words.isEmpty }

    /// The text with `somebody` in their place; nil when nothing of them stands in it.
    package func removed(from text: String) -> String? {
        var result = text
        for word in words { result = Traces.replacing(word, in: result) }
        return result == text ? nil : result
    }

    /// Whole words alone, whatever their capitals: a part of another name is somebody else's.
    private static func replacing(_ word: String, in text: String) -> String {
        guard let first = word.first?.lowercased() else { return text }
        var result = ""
        var rest = text[...]
        var before: Character?
        while let at = rest.firstIndex(where: { $0.lowercased() == first }) {
            let head = at > rest.startIndex ? rest[rest.index(before: at)] : before
            if !isPart(head, of: word.first), let end = end(of: word, in: rest[at...]), !isPart(rest[end...].first, of: word.last) {
                result += rest[..<at] + stopgap
                before = word.last
                rest = rest[end...]
            } else {
                result += rest[...at]
                before = rest[at]
                rest = rest[rest.index(after: at)...]
            }
        }
        return result + rest
    }

    /// Whether a letter beside a word belongs to it: a letter or number does, where the word has one there, too.
    private static func isPart(_ letter: Character?, of edge: Character?) -> Bool {
        guard let letter, let edge else { return false }
        return (letter.isLetter || letter.isNumber) && (edge.isLetter || edge.isNumber)
    }

    private static func end(of word: String, in text: Substring) -> Substring.Index? {
        var at = text.startIndex
        for letter in word {
            guard at < text.endIndex, text[at] == letter || text[at].lowercased() == letter.lowercased() else { return nil }
            at = text.index(after: at)
        }
        return at
    }
}
