/// A given or a family name, made ready once to be held beside many others: a class, as it is passed around and never changes.
final class NamePart: Sendable {
    /// In Latin letters, its words in one, so that a space or a hyphen more makes no other name; particles and titles left out.
    let letters: Letters
    /// With its particles.
    let whole: Letters
    /// With the further names behind it: "Anna Lena" can be Anna-Lena.
    let long: Letters
    /// Its words of some length, with further ones that somebody may go by: of "García Márquez" either can stand for both.
    let words: [Letters]
    let nicknames: [Int]
    /// Without vowels, where the script leaves them out or the other one's may; compared only in the first case.
    let consonants: Letters
    let leavesOutVowels: Bool
    /// How much it says that two people bear it, in bits; see `ValueCounts`.
    let surprise: Double

    /// Nil for an empty name. `others` are names between the given and the family name, which belong to either.
    init?(_ text: String, others: String = "", in counts: ValueCounts) {
        guard !text.isEmpty else { return nil }
        let all = NamePart.namingWords(text)
        let kept = all.count > 1 ? all.filter { !PersonName.particles.contains($0) } : all
        let words = kept.isEmpty ? all : kept
        letters = NamePart.letters(words, of: text)
        guard !letters.isEmpty else { return nil }
        whole = Letters(all.joined())
        let more = others.isEmpty ? [] : NamePart.namingWords(others)
        long = more.isEmpty ? letters : Letters((words + more).joined())
        self.words = (words + more).lazy.filter { $0.utf8.count > 2 }.prefix(6).map { Letters($0) }
        let groups = Nicknames.groups(of: letters.text)
        nicknames = groups.isEmpty && words.count > 1 ? Nicknames.groups(of: words[0]) : groups
        leavesOutVowels = LatinSpelling.leavesOutVowels(text)
        consonants = Letters(letters.bytes.lazy.filter { !NamePart.vowels.contains($0) })
        surprise = counts.surprise(LikenessKeys.name(letters), outOf: 1000)
    }

    /// The same, made once for all who bear it.
    static func made(of text: String, others: String, in counts: ValueCounts) -> NamePart? {
        if text.isEmpty { return nil }
        guard others.isEmpty else { return NamePart(text, others: others, in: counts) }
        return counts.cache.name(text) { NamePart(text, in: counts) }
    }

    /// The words of a name without titles in front of it.
    static func namingWords(_ text: String) -> [String] {
        let words = LatinSpelling.words(text)
        let bare = Array(words.drop { PersonName.titles.contains($0) })
        return bare.isEmpty ? words : bare
    }

    /// What has no letters at all, such as a name of pictures only, is compared as it is.
    static func letters(_ words: [String], of text: String) -> Letters {
        let joined = words.isEmpty ? folded(String(text.unicodeScalars.prefix(16))).trimmed : words.joined()
        return Letters(joined)
    }

    private static let vowels = Set("aeiouwy".utf8)
}

extension NamePart {
    /// How one part of a name stands to the other.
    enum Relation: Equatable {
        case same
        /// One stands for the other: Bob for Robert.
        case nickname
        case initial
        /// One is a word of the other: Silva of Silva Costa.
        case contained
        /// By `Letters`, above the degree of words that have nothing to do with each other.
        case alike(Double)
        case different
    }

    func relation(to other: NamePart) -> Relation {
        if self === other || letters == other.letters || whole == other.whole || letters == other.long || long == other.letters {
            return .same
        }
        if letters.count == 1 || other.letters.count == 1 {
            return letters.bytes.first == other.letters.bytes.first ? .initial : .different
        }
        if words.count + other.words.count > 2, words.contains(other.letters) || other.words.contains(letters) { return .contained }
        if !nicknames.isEmpty, nicknames.contains(where: other.nicknames.contains) { return .nickname }
        let degree = letters.likeness(to: other.letters, least: NamePart.unlike)
        if degree >= NamePart.slip { return .alike(degree) }
        if words.count + other.words.count > 2, words.contains(where: other.words.contains) { return .contained }
        if leavesOutVowels != other.leavesOutVowels, consonants.count > 1, consonants == other.consonants { return .alike(NamePart.slip) }
        return degree > NamePart.unlike ? .alike(degree) : .different
    }

    /// From this degree on one may be the other with a slip of the pen; up to that one they are alike by chance.
    private static let (slip, unlike) = (0.9, 0.8)

    /// What the relation to `other` says for one person, in bits; `difference` is what two different names say against it.
    func evidence(_ relation: Relation, _ other: NamePart, difference: Double) -> Double {
        let least = min(surprise, other.surprise)
        switch relation {
        case .same: return least - 0.2
        case .nickname: return max(1, least - 2.5)
        case .initial: return 3
        case .contained: return max(1, least - 3)
        case .alike(let degree) where degree >= NamePart.slip: return max(0, least - 2 - (1 - degree) * 40)
        case .alike(let degree): return difference * (NamePart.slip - degree) / (NamePart.slip - NamePart.unlike)
        case .different: return difference
        }
    }
}
