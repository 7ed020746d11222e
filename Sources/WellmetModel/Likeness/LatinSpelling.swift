internal import Foundation

/// Names of any script in plain Latin letters, so that those of two scripts can be held beside each other.
enum LatinSpelling {
    /// The folded words of `text` in Latin letters as far as Unicode's transforms know them: `Соколенко` is `sokolenko`,
    /// `はなこ` is `hanako`. Of a text that no name has in length only the beginning counts.
    static func words(_ text: String) -> [String] {
        let text = bounded(text)
        let plain = foldedWords(text)
        if plain.allSatisfy(isLatin) { return plain }
        return foldedWords(romanized(text))
    }

    /// Whether a script leaves its vowels out: of `يوسف` only the consonants can be compared.
    static func leavesOutVowels(_ text: String) -> Bool {
        bounded(text).unicodeScalars.contains { (0x0590...0x06FF).contains($0.value) && $0.properties.isAlphabetic }
    }

    /// A name has no more letters that tell, and no more marks on them.
    private static func bounded(_ text: String) -> String {
        text.utf8.count <= 200 ? text : String(text.unicodeScalars.prefix(100))
    }

    private static func romanized(_ text: String) -> String {
        var result = ""
        for scalar in text.lowercased().precomposedStringWithCanonicalMapping.unicodeScalars {
            if let spelled = cyrillic[scalar] { result += spelled } else { result.unicodeScalars.append(scalar) }
        }
        return result.applyingTransform(.toLatin, reverse: false) ?? result
    }

    private static func isLatin(_ word: String) -> Bool { word.utf8.allSatisfy { $0 < 0x80 } }

    /// Letters that passports and people write otherwise than the transform, which follows ISO 9 (BGN/PCGN 1947 and 1965).
    private static let cyrillic: [Unicode.Scalar: String] = [
        "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "є": "ye", "ї": "yi", "ё": "yo",
        "й": "y", "ь": "", "ъ": "", "ы": "y", "э": "e",
    ]
}
