internal import Foundation

/// By what somebody who is to be forgotten can be told in any text: their whole names, and their addresses and numbers.
package struct Traces: Sendable, Equatable {
    /// What stands in their place.
    package static let stopgap = "somebody"

    /// Addresses and numbers, as they are written; each once, the longest first.
    package let addresses: [String]
    /// Whole names, each as its folded words: whatever capitals, accents and signs stand between, they are found by these.
    private let names: [[String]]
    /// The names as they are written.
    private let written: [String]

    /// - Parameters:
    ///   - names: what they are and were called. A single word is too little to tell somebody by.
    ///   - shared: names and addresses that others have, too: they stay, since nobody can tell whose they are.
    package init(names: [String], identities: [Identity], shared: Set<String> = []) {
        let others = Set(shared.map(folded))
        let whole = names.map(\.trimmed).filter { $0.count > 4 && foldedWords($0).count > 1 && !others.contains(folded($0)) }
        self.names = Set(whole.map(foldedWords)).sorted { $1.count < $0.count || $1.count == $0.count && $0.lexicographicallyPrecedes($1) }
        written = Set(whole).sorted()
        let values = identities.filter { !others.contains(folded($0.value)) }.flatMap { [$0.value, $0.display, $0.url ?? ""] }
        addresses = Set(values.map(\.trimmed).filter { $0.count > 5 }).sorted { ($1.count, $0) < ($0.count, $1) }
    }

    package var isEmpty: Bool { addresses.isEmpty && names.isEmpty }

    /// What a file is searched for.
    package var words: [String] {
        let spellings = written.flatMap {
            [$0, $0.lowercased(), $0.uppercased(), folded($0), $0.decomposedStringWithCanonicalMapping]
        }
        return addresses + Set(spellings).sorted()
    }

    /// Of each name and address a part without accents, by which a database finds the texts that may hold it; nil when one has none.
    package var clues: [String]? {
        var clues = addresses
        for name in written {
            let words = name.split { !$0.isLetter }.filter { $0.utf8.count > 2 && $0.utf8.allSatisfy { $0 < 0x80 } }
            guard let longest = words.max(by: { $0.count < $1.count }) else { return nil }
            clues.append(String(longest))
        }
        return clues
    }

    /// Whether somebody of that name and those addresses is who is to be forgotten.
    package func tell(_ name: PersonName, _ identities: [Identity]) -> Bool {
        names.contains(foldedWords(name.full)) || identities.contains { addresses.contains($0.value) || addresses.contains($0.display) }
    }

    /// The text with `somebody` in their place; nil when nothing of them stands in it.
    package func removed(from text: String) -> String? {
        var result = text
        for address in addresses { result = Traces.replacing(address, in: result) }
        for name in names { result = Traces.replacing(name, in: result) }
        return result == text ? nil : result
    }

    // MARK: Names

    /// The words of a name behind each other, or the last of them before the others, as lists have it.
    private static func replacing(_ name: [String], in text: String) -> String {
        let words = Word.all(in: text)
        guard words.count >= name.count else { return text }
        let orders = [name, [name[name.count - 1]] + name.dropLast()]
        var result = ""
        var from = text.startIndex
        var place = 0
        while place + name.count <= words.count {
            let found = words[place..<(place + name.count)]
            let isName = orders.contains { order in zip(found, order).allSatisfy { $0.folded == $1 } }
            guard isName, let first = found.first, let last = found.last, areNear(found, in: text) else {
                place += 1
                continue
            }
            result += text[from..<first.range.lowerBound] + stopgap
            from = last.range.upperBound
            place += name.count
        }
        return result + text[from...]
    }

    /// Whether nothing but a few signs stands between words.
    private static func areNear(_ words: ArraySlice<Word>, in text: String) -> Bool {
        zip(words, words.dropFirst()).allSatisfy { one, next in
            let between = text[one.range.upperBound..<next.range.lowerBound]
            return between.count <= 3 && !between.contains(".") && !between.contains("/")
        }
    }

    private struct Word {
        let range: Range<String.Index>
        let folded: String

        static func all(in text: String) -> [Word] {
            var words: [Word] = []
            var at = text.startIndex
            while let start = text[at...].firstIndex(where: isOfWord) {
                let end = text[start...].firstIndex { !isOfWord($0) } ?? text.endIndex
                words.append(Word(range: start..<end, folded: foldedWords(text[start..<end]).joined()))
                at = end
            }
            return words
        }

        /// An apostrophe belongs to its word, as in O'Brien.
        private static func isOfWord(_ letter: Character) -> Bool { letter.isLetter || letter.isNumber || letter == "'" || letter == "’" }
    }

    // MARK: Addresses

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
