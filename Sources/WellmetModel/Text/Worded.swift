/// A choice of few that people name by a word.
package protocol Worded: RawRepresentable<String>, CaseIterable, Sendable, Equatable {
    /// How it is said, in small letters.
    var word: String { get }
    /// Other words that mean it, folded, with a space between two.
    static var synonyms: [String: Self] { get }
}

extension Worded {
    /// What somebody means by `text`: the word itself or another one for it, in any case; nil for anything else.
    package init?(words text: String) {
        let key = foldedWords(text).joined(separator: " ")
        let all = Array(Self.allCases)
        guard
            let found = all.first(where: { foldedWords($0.word).joined(separator: " ") == key })
                ?? all.first(where: { foldedWords($0.rawValue).joined(separator: " ") == key }) ?? Self.synonyms[key]
        else { return nil }
        self = found
    }
}

/// What is wrong with one value that somebody gave, in a sentence without a full stop.
package struct FieldProblem: Error, Equatable, Sendable {
    /// As forms name it.
    package let field: String
    package let message: String

    package init(_ field: String, _ message: String) {
        self.field = field
        self.message = message
    }
}

/// The lengths that what people write in a line or a text may have.
package enum UsualLength {
    static let line = 200
    static let text = 50_000

    /// The words in one line, with single spaces.
    ///
    /// - Throws: `FieldProblem` when it is longer than a line.
    static func line(_ text: String, _ field: String) throws(FieldProblem) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard line.count <= UsualLength.line else {
            throw FieldProblem(field, "Shorten this: it has \(line.count) characters, and \(UsualLength.line) fit")
        }
        return line
    }

    package static func text(_ text: String, _ field: String) throws(FieldProblem) -> String {
        let text = text.withPlainLineEnds.trimmed
        guard text.count <= UsualLength.text else {
            throw FieldProblem(field, "Shorten this: it has \(text.count) characters, and \(UsualLength.text) fit")
        }
        return text
    }
}
