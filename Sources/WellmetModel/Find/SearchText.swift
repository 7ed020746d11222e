/// What somebody types to find something: words, of which each may be unfinished, or a telephone number.
package struct SearchText: Sendable, Equatable {
    /// Each once, in their order. A mail address, a handle or a web address is one word.
    package let terms: [SearchWord]
    /// As they stand in texts: runs of letters and digits, not folded, at most eight.
    package let spoken: [String]
    /// The digits of a telephone number, as far as typed, without the zero of a national one; nil when it is none.
    package let digits: String?

    /// What is longer than anybody types is left off: 200 letters, and eight words.
    package init(_ text: String) {
        let text = text.prefix(200)
        var terms: [SearchWord] = []
        for term in SearchText.terms(of: text) where !terms.contains(where: { $0.text == term.text }) && terms.count < 8 {
            terms.append(term)
        }
        self.terms = terms
        spoken = Array(SearchText.runs(text).prefix(8))
        digits = SearchText.number(text)
    }

    package var isEmpty: Bool { terms.isEmpty }

    /// Folded, as most are written.
    package var words: [String] { terms.map(\.text) }

    /// The words of a text as the index of people has them.
    package static func terms(of text: some StringProtocol) -> [SearchWord] {
        text.split(whereSeparator: \.isWhitespace).flatMap { part in
            part.contains("@") || part.contains("/") || part.contains("+")
                ? [SearchWord.whole(part.drop(while: { $0 == "@" }))].filter { !$0.text.isEmpty } : SearchWord.all(in: part)
        }
    }

    /// The same, as most are written.
    package static func words(of text: some StringProtocol) -> [String] { terms(of: text).map(\.text) }

    private static func runs(_ text: some StringProtocol) -> [String] {
        func isSpoken(_ letter: Character) -> Bool {
            letter.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        }
        return String(text).split { !isSpoken($0) }.map(String.init)
    }

    private static func number(_ text: some StringProtocol) -> String? {
        let signs: Set<Character> = ["+", "-", "(", ")", ".", "/", " ", "\u{A0}"]
        guard text.allSatisfy({ $0.isASCII && $0.isNumber || signs.contains($0) }) else { return nil }
        let digits = text.filter(\.isNumber).drop { $0 == "0" }
        return digits.count < 4 ? nil : String(digits)
    }
}

/// How well a word that was typed fits somebody: the less the better. Found by a name beats found by the work, a whole word its
/// beginning, and anything a word that is spelled otherwise.
package struct SearchFit: Comparable, Hashable, Sendable {
    /// Where the word was found.
    package enum Field: Int, Sendable, Comparable {
        case name, address, organization, title, tag, place, formerOrganization, formerTitle, met

        package static func < (a: Field, b: Field) -> Bool { a.rawValue < b.rawValue }
    }

    package let field: Field
    /// As it stands there.
    package let word: String
    private let distance: Int

    package init(_ field: Field, word: String, typed: String, slips: Int = 0) {
        self.field = field
        self.word = word
        distance = slips * 2 + (word.unicodeScalars.count == typed.unicodeScalars.count ? 0 : 1)
    }

    package static func < (a: SearchFit, b: SearchFit) -> Bool { a.cost < b.cost }

    fileprivate var cost: Int { field.rawValue * 2 + distance }

    /// Whom to show first: the better fit, and of those who fit alike the warmer tie. A close tie makes up for a step in the fit.
    package static func rank(_ fits: [SearchFit], warmth: Warmth?, isInBook: Bool) -> Double {
        let cost = fits.reduce(0) { $0 + $1.cost }
        return Double(cost) - Double(warmth?.rawValue ?? 0) * 0.4 + (isInBook ? 0 : 4)
    }
}
