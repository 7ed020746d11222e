/// A part of a text around the first word that was looked for, in which such words are told apart from the rest.
package struct Excerpt: Equatable, Sendable {
    package struct Piece: Equatable, Sendable {
        package let text: String
        /// Whether it is one of the words looked for, or begins as one.
        package let isFound: Bool

        package init(_ text: String, isFound: Bool) {
            self.text = text
            self.isFound = isFound
        }
    }

    /// In their order; "…" stands for what is left out.
    package let pieces: [Piece]

    /// About `around` letters to each side of the first word found, on one line.
    package init(_ text: String, words: [String], around: Int = 80) {
        let typed = words.flatMap { SearchWord.all(in: $0).flatMap(\.spellings) }
        let parts = Excerpt.parts(of: text)
        let isFound = parts.map { part in part.isWord && typed.contains { folded(part.text).hasPrefix($0) } }
        let first = isFound.firstIndex(of: true) ?? 0
        let start = Excerpt.reach(from: first, by: -1, in: parts, around)
        let end = Excerpt.reach(from: first, by: 1, in: parts, around)
        var pieces: [Piece] = start > 0 ? [Piece("…", isFound: false)] : []
        for i in parts.indices where (start...end).contains(i) {
            if let last = pieces.last, last.isFound == isFound[i] {
                pieces[pieces.count - 1] = Piece(last.text + parts[i].text, isFound: last.isFound)
            } else {
                pieces.append(Piece(parts[i].text, isFound: isFound[i]))
            }
        }
        if end < parts.count - 1 { pieces.append(Piece("…", isFound: false)) }
        self.pieces = pieces
    }

    private struct Part {
        var text: String
        let isWord: Bool
    }

    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        for letter in text.split(whereSeparator: \.isWhitespace).joined(separator: " ") {
            let isWord = letter.isLetter || letter.isNumber || letter == "'" || letter == "’"
            if parts.last?.isWord == isWord {
                parts[parts.count - 1].text.append(letter)
            } else {
                parts.append(Part(text: String(letter), isWord: isWord))
            }
        }
        return parts
    }

    /// The last part in that direction that is within `letters` of `place`.
    private static func reach(from place: Int, by step: Int, in parts: [Part], _ letters: Int) -> Int {
        var (at, count) = (place, 0)
        while parts.indices.contains(at + step), count + parts[at + step].text.count <= letters {
            at += step
            count += parts[at].text.count
        }
        return at
    }
}
