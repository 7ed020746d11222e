internal import Foundation

/// Text as it is compared and looked up: lower case, without accents, Latin special letters spelled out.
///
/// `Łukasz Müller-Großmann` folds to `lukasz muller-grossmann`. Letters of other scripts stay themselves, without marks.
package func folded(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
        return String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
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
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return asciiWords(text) }
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in folded(text).unicodeScalars {
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            word.append(scalar)
        } else if scalar == "'" || scalar == "\u{2019}" || scalar == "\u{02BC}" {
            continue
        } else if !word.isEmpty {
            words.append(String(word))
            word = String.UnicodeScalarView()
        }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
}

/// The same for text of plain letters, by its bytes: most names by far.
private func asciiWords(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case 0x41...0x5A: word.append(byte | 0x20)
        case 0x61...0x7A, 0x30...0x39: word.append(byte)
        case 0x27: continue
        default:
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
}

private let latinSpelling: [Unicode.Scalar: String] = [
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n",
]

extension StringProtocol {
    /// Without white space and newlines at either end.
    package var trimmed: String {
        var slice = self[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }

    /// With its first letter in capitals, the rest as it is.
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The trimmed text, or nil when nothing is left.
    package var nonEmpty: String? {
        let text = trimmed
        return text.isEmpty ? nil : text
    }
}
