internal import Foundation

/// The parts of a person's name, as contact cards have them (RFC 6350, section 6.2.2).
package struct PersonName: Hashable, Sendable, Codable {
    package var given = ""
    package var family = ""
    /// Middle names.
    package var additional = ""
    /// "Dr."
    package var prefix = ""
    /// "Ph.D."
    package var suffix = ""
    package var nickname = ""
    package var phoneticGiven = ""
    package var phoneticFamily = ""

    package init(given: String = "", family: String = "", additional: String = "", prefix: String = "", suffix: String = "") {
        self.given = given
        self.family = family
        self.additional = additional
        self.prefix = prefix
        self.suffix = suffix
    }

    /// Splits a name written in one piece: the last word is the family name, particles ("van der", "de") go with it.
    ///
    /// `Ada Lovelace`, `Lovelace, Ada`, `Ludwig van Beethoven`; one word is a given name. Of 佐藤 健 the first is the family name.
    package init(written text: String) {
        let text = text.trimmed
        if let comma = text.firstIndex(of: ","), text[text.index(after: comma)...].nonEmpty != nil {
            let family = text[..<comma].trimmed
            let rest = text[text.index(after: comma)...].trimmed
            if PersonName.areDegrees(rest, certain: true) {
                self.init(written: family)
                suffix = rest
            } else {
                self.init(given: rest, family: family)
            }
            return
        }
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        self.init()
        if words.count > 1, PersonName.titles.contains(folded(words[0])) { prefix = words.removeFirst() }
        guard words.count > 1 else {
            given = words.first ?? ""
            return
        }
        if words.count == 2, PersonName.isFamilyFirst(words[0], words[1]) {
            (family, given) = (words[0], words[1])
            return
        }
        var start = words.count - 1
        while start > 1, PersonName.particles.contains(folded(words[start - 1])) { start -= 1 }
        given = words[0]
        additional = words[1..<start].joined(separator: " ")
        family = words[start...].joined(separator: " ")
    }

    /// The name as one says it: `Ada King Lovelace`, 佐藤健. The nickname when there is nothing else; empty when nothing is known.
    package var full: String {
        if additional.isEmpty, PersonName.isFamilyFirst(family, given) { return family + given }
        let parts = [given, additional, family].filter { !$0.isEmpty }
        return parts.isEmpty ? nickname : parts.joined(separator: " ")
    }

    /// The name with its title and suffix: `Dr. Ada Lovelace, Ph.D.`
    package var formal: String {
        let name = prefix.isEmpty ? full : prefix + " " + full
        return suffix.isEmpty ? name : name + ", " + suffix
    }

    /// What one calls the person in a message: nickname, else given name, else the whole.
    package var familiar: String {
        nickname.isEmpty ? (given.isEmpty ? full : given) : nickname
    }

    /// What lists are ordered by: phonetic names first where given, folded, family before given.
    package var sortKey: String {
        let family = phoneticFamily.isEmpty ? self.family : phoneticFamily
        let given = phoneticGiven.isEmpty ? self.given : phoneticGiven
        let key = [family, given, additional].filter { !$0.isEmpty }.joined(separator: " ")
        return folded(key.isEmpty ? nickname : key)
    }

    /// The folded words by which the person is found.
    package var words: [String] {
        foldedWords([given, additional, family, nickname, phoneticGiven, phoneticFamily].joined(separator: " "))
    }

    /// The words by which search finds the person: also as names of other scripts are written in Latin letters (`stelios` of Στέλιος), and
    /// umlauts where a keyboard has none (`mueller` of Müller), and without vowels where the script leaves them out. Each once.
    package var foundWords: [String] {
        PersonName.foundWords(of: [given, additional, family, nickname, phoneticGiven, phoneticFamily].joined(separator: " "))
    }

    /// The same of a name in one piece.
    package static func foundWords(of text: String) -> [String] {
        let plain = foldedWords(text)
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return plain }
        var seen: Set<String> = []
        let latin = LatinSpelling.words(text)
        let bare = LatinSpelling.leavesOutVowels(text) ? BareSpelling.words(latin) : []
        return (plain + latin + bare + foldedWords(spelledOut(text) ?? "") + joinedWords(of: text)).filter { seen.insert($0).inserted }
    }

    /// Whether a name of those folded words can be this one, written otherwise: each word of the shorter one stands in the longer one,
    /// in whole, by its initial or its beginning. A family name in common is not enough, as families share phones; a name without
    /// words says nothing against it.
    package func agrees(with other: [String]) -> Bool {
        let core = foldedWords([given, additional, family].joined(separator: " "))
        return PersonName.agree(core, other) || PersonName.agree(words, other)
    }

    /// Whether the two are names of two people: neither can be the other written otherwise, and their given names have nothing in
    /// common, not even as short forms. A family name changes, and who has none tells nothing.
    package func isOfAnother(than other: PersonName) -> Bool {
        !agrees(with: other.words) && NameLikeness(self, other).differsInGiven
    }

    /// Whether the family name of one has a word that the other lacks, as after a marriage: "Ada Hand" and "Ada Hand-Wed". Who has no
    /// family name tells nothing, nor do initials, particles, degrees, and the order of the words.
    package func isOfOtherFamily(than other: PersonName) -> Bool {
        guard !family.isEmpty, !other.family.isEmpty, words.joined() != other.words.joined() else { return false }
        return lacksFamily(of: other) || other.lacksFamily(of: self)
    }

    private func lacksFamily(of other: PersonName) -> Bool {
        guard !PersonName.areDegrees(other.family, certain: true) else { return false }
        let mine = words
        func isInitial(_ one: String, of other: String) -> Bool { one.count == 1 && other.hasPrefix(one) }
        return foldedWords(other.family).contains { word in
            !PersonName.particles.contains(word)
                && !mine.contains { $0 == word || isInitial($0, of: word) || isInitial(word, of: $0) }
        }
    }

    private static func agree(_ one: [String], _ other: [String]) -> Bool {
        // No name has so many words: then only the very same ones agree.
        guard max(one.count, other.count) <= 40 else { return one == other }
        var (fewer, more) = one.count <= other.count ? (one, other) : (other, one)
        while let word = fewer.popLast() {
            guard let place = more.firstIndex(where: { isSame($0, word) }) else { return false }
            more.remove(at: place)
        }
        return true
    }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        guard one != other else { return true }
        let (short, long) = one.utf8.count < other.utf8.count ? (one, other) : (other, one)
        return short.count != 2 && long.hasPrefix(short)
    }

    package var isEmpty: Bool { given.isEmpty && additional.isEmpty && family.isEmpty && nickname.isEmpty }

    static let particles: Set<String> = [
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "bin", "ibn", "al", "el", "ten", "ter", "zu",
    ]
}
