/// Names of Chinese, Japanese and Korean letters: the family comes first, and nothing stands between.
extension PersonName {
    /// Whether two parts are written as one name with the family first: 李 and 伟, 佐藤 and 健. Not in kana alone, as names from elsewhere are.
    static func isFamilyFirst(_ one: String, _ other: String) -> Bool {
        isEastAsian(one) && isEastAsian(other) && (one + other).unicodeScalars.contains { isHan($0) || isHangul($0) }
    }

    /// What else finds somebody by such a name, written in one or in two: both parts together, either first, and what may be the given
    /// name of three or four letters (小明 of 王小明).
    static func joinedWords(of text: String) -> [String] {
        guard text.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) else { return [] }
        let words = text.split { $0.isWhitespace || $0 == "," || $0 == "、" || $0 == "・" }.map(String.init).filter(isEastAsian)
        let both = words.count > 1 ? [words[0] + words[1], words[1] + words[0]] : []
        let given = words.filter { (3...4).contains($0.count) }.map { String($0.dropFirst()) }
        return (both + given).flatMap(foldedWords)
    }

    private static func isEastAsian(_ text: String) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy { isHan($0) || isHangul($0) || isKana($0) }
    }

    private static func isHan(_ letter: Unicode.Scalar) -> Bool {
        switch letter.value {
        case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    private static func isHangul(_ letter: Unicode.Scalar) -> Bool {
        switch letter.value {
        case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF: true
        default: false
        }
    }

    private static func isKana(_ letter: Unicode.Scalar) -> Bool {
        switch letter.value {
        case 0x3040...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF: true
        default: false
        }
    }
}
