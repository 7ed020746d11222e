internal import Foundation

/// A word that is looked for, in each way in which the index may have it: `muller` and `mueller`, where `Müller` was typed.
package struct SearchWord: Hashable, Sendable {
    /// Folded.
    package let text: String
    /// With a second letter for the dots; nil where that is the same.
    private let spelledOut: String?

    package init(_ text: String, spelledOut: String? = nil) {
        self.text = text
        self.spelledOut = spelledOut == text ? nil : spelledOut
    }

    package var spellings: [String] { [text] + (spelledOut.map { [$0] } ?? []) }

    /// With one letter for two, as places and organizations stand in the index: `zurich`, where `zuerich` was typed; without and with
    /// what may be a ring (`saarbrucken`, `arhus`). None where that is the same, and where the second letter stands for no dots: at the
    /// end (`blue`), behind a vowel or a q (`neuer`, `queen`).
    package var dotted: [String] {
        guard spelledOut == nil, text.utf8.count > 4, text.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
        let both = [SearchWord.dots, SearchWord.dots.union([SearchWord.ring])].map(shortened).filter { $0 != text }
        return both.first == both.last ? Array(both.prefix(1)) : both
    }

    private func shortened(_ pairs: Set<[UInt8]>) -> String {
        let letters = Array(text.utf8)
        var left: [UInt8] = []
        for (at, letter) in letters.enumerated() {
            let isSecond = at > 0 && at + 1 < letters.count && pairs.contains([letters[at - 1], letter])
            let isBehind = at > 1 && Array("aeiouq".utf8).contains(letters[at - 2])
            if !isSecond || isBehind { left.append(letter) }
        }
        return String(decoding: left, as: UTF8.self)
    }

    private static let dots: Set<[UInt8]> = [Array("ae".utf8), Array("oe".utf8), Array("ue".utf8)]
    private static let ring = Array("aa".utf8)

    /// The words of a text, in their order.
    package static func all(in text: some StringProtocol) -> [SearchWord] {
        let plain = foldedWords(text)
        guard let other = WellmetModel.spelledOut(text).map(foldedWords), other.count == plain.count else {
            return plain.map { SearchWord($0) }
        }
        return zip(plain, other).map { SearchWord($0, spelledOut: $1) }
    }

    /// The whole text as one word.
    static func whole(_ text: some StringProtocol) -> SearchWord {
        SearchWord(folded(text), spelledOut: WellmetModel.spelledOut(text).map { folded($0) })
    }
}

/// A text with a second letter for the dots, as German and Nordic passports have it (ICAO Doc 9303, part 3, section 6): `Mueller` of
/// Müller. Nil where it has none of these letters.
package func spelledOut(_ text: some StringProtocol) -> String? {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    var isOther = false
    let spelled = String(text).precomposedStringWithCanonicalMapping.reduce(into: "") { result, letter in
        let pair: String? =
            switch letter {
            case "ä", "Ä": "ae"
            case "ö", "Ö", "ø", "Ø": "oe"
            case "ü", "Ü": "ue"
            case "å", "Å": "aa"
            default: nil
            }
        isOther = isOther || pair != nil
        if let pair { result += pair } else { result.append(letter) }
    }
    return isOther ? spelled : nil
}
