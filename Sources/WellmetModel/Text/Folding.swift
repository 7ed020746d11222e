internal import Foundation

/// Text as it is compared and looked up: lower case, without accents, Latin special letters spelled out.
///
/// `Łukasz Müller-Großmann` folds to `lukasz muller-grossmann`. Letters of other scripts stay themselves, without marks.
package func folded(_ text: some StringProtocol) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        let value = scalar.value
        switch value {
        case 0x41...0x5A: result.append(UInt8(value) | 0x20)
        case 0..<0x80: result.append(UInt8(value))
        case 0x4E00...0x9FFF: result.append(contentsOf: scalar.utf8)
        default:
            guard let known = KnownLetters.folding(of: value) else { return foldedByUnicode(text) }
            result += known
        }
    }
    return String(decoding: result, as: UTF8.self)
}

/// The same by Unicode's tables, for any text.
func foldedByUnicode(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in String(text).decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: continue
        default: break
        }
        if let spelled = latinSpelling[scalar] {
            result.append(contentsOf: spelled.unicodeScalars)
        } else {
            result.append(scalar)
        }
    }
    return String(result)
}

/// The words of `text`, folded: runs of letters and digits, apostrophes dropped ("O'Brien" is `obrien`).
package func foldedWords(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func end() {
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
    }
    for scalar in folded(text).unicodeScalars {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: word.append(UInt8(scalar.value))
        case 0x27, 0x2019, 0x02BC: continue
        case 0..<0x80: end()
        case let value where KnownLetters.isOfWord(value, scalar): word.append(contentsOf: scalar.utf8)
        default: end()
        }
    }
    end()
    return words
}

/// What Unicode's tables say of the letters that most names are written with, asked once: names are folded by the hundred
/// thousand. Every letter folds by itself, whatever stands beside it; a test holds the whole against Unicode's tables.
private enum KnownLetters {
    private static func place(of value: UInt32) -> Int? {
        switch value {
        case 0x80..<0x700: Int(value - 0x80)
        case 0x1E00..<0x1F00: Int(value - 0x1E00) + 0x680
        case 0x3040..<0x3100: Int(value - 0x3040) + 0x780
        default: nil
        }
    }

    private static let foldings: [[UInt8]] = scalars.map { Array(foldedByUnicode(String($0)).utf8) }
    private static let areOfWords: [Bool] = scalars.map(isOfWord)
    /// In the order of their places.
    private static var scalars: [Unicode.Scalar] {
        [0x80..<0x700, 0x1E00..<0x1F00, 0x3040..<0x3100].flatMap { ($0 as Range<UInt32>).compactMap(Unicode.Scalar.init) }
    }

    /// In UTF-8; nil for a letter that is not among them.
    static func folding(of value: UInt32) -> [UInt8]? {
        if let place = place(of: value) { return foldings[place] }
        guard (0xAC00...0xD7A3).contains(value) else { return nil }
        // A Korean syllable is its letters (The Unicode Standard, section 3.12).
        let index = value - 0xAC00
        let (first, second, third) = (0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28)
        return [first, second, third].prefix(third == 0x11A7 ? 2 : 3).flatMap { value in
            Unicode.Scalar(value).map { Array($0.utf8) } ?? []
        }
    }

    /// Whether a folded letter belongs to a word.
    static func isOfWord(_ value: UInt32, _ scalar: Unicode.Scalar) -> Bool {
        if (0x4E00...0x9FFF).contains(value) { return true }
        return place(of: value).map { areOfWords[$0] } ?? isOfWord(scalar)
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}

private let latinSpelling: [Unicode.Scalar: String] = [
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n",
]

extension StringProtocol {
    /// Without white space and newlines at either end.
    package var trimmed: String {
        // Most text has nothing to trim: that is told by its first and its last byte.
        let text = String(self)
        if let first = text.utf8.first, 0x21..<0x7F ~= first, let last = text.utf8.last, 0x21..<0x7F ~= last { return text }
        var slice = self[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }

    /// With LF alone between its lines, whatever stood there: forms and Windows write CRLF, old programs CR.
    package var withPlainLineEnds: String {
        let text = String(self)
        guard text.utf8.withContiguousStorageIfAvailable({ $0.contains(0x0D) }) ?? true else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var wasReturn = false
        for byte in text.utf8 {
            if byte == 0x0D { bytes.append(0x0A) } else if byte != 0x0A || !wasReturn { bytes.append(byte) }
            wasReturn = byte == 0x0D
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// With its first letter in capitals, the rest as it is.
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The trimmed text, or nil when nothing is left.
    package var nonEmpty: String? {
        let text = trimmed
        return text.isEmpty ? nil : text
    }
}
