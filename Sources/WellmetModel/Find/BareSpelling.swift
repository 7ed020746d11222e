/// How a word sounds without its vowels: what a name of Arabic or Hebrew letters, which leave most of them out, has in common with how
/// people spell it in Latin ones. `محمد`, which a transform makes `mhmd`, is `Muhammad` and `Mohamed`.
package enum BareSpelling {
    /// Stands before such a word in the index of names, so that nothing that is typed finds it by its beginning.
    package static let mark = "~"

    /// Of folded words as a transform makes them of a name; where one begins with the Arabic article, also without it.
    static func words(_ latin: [String]) -> [String] {
        latin.flatMap { word in [word, word.hasPrefix("al") ? String(word.dropFirst(2)) : ""] }.compactMap(BareSpelling.word)
    }

    /// Of a folded word of Latin letters, behind `mark`; nil where fewer than two letters are left, which say nothing.
    package static func word(_ latin: String) -> String? {
        guard latin.utf8.count > 2, latin.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return nil }
        var left: [Character] = []
        var last: Character?
        for letter in plain(latin) {
            defer { last = letter }
            // A doubled letter is one sound; h, v, w and y stand for vowels but at the beginning.
            guard letter != last, !"aeiou".contains(letter), last == nil || !"hvwy".contains(letter) else { continue }
            left.append(letter)
        }
        return left.count < 2 ? nil : mark + String(left)
    }

    /// One letter for what is spelled with two, or with this one or that.
    private static func plain(_ latin: String) -> String {
        var text = latin
        for (pair, letter) in [
            ("sh", "s"), ("ch", "k"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("tz", "z"), ("ts", "z"),
        ] {
            text = text.replacing(pair, with: letter)
        }
        return String(text.map { ["p": "f", "q": "k", "c": "k", "j": "g"][$0] ?? $0 })
    }
}
