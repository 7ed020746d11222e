import Testing

@testable import WellmetModel

/// The walk through sorted words finds what looking at each of them finds.
@Suite struct NearWordsTests {
    private func walk(_ typed: String, _ slips: Int, _ words: [String], limit: Int = 1000) -> (found: [NearWords.Found], asked: Int) {
        let words = Array(Set(words)).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        var asked = 0
        let found = NearWords(typed, slips: slips, limit: limit).found { from in
            asked += 1
            var (low, high) = (0, words.count)
            while low < high {
                let middle = (low + high) / 2
                if words[middle].unicodeScalars.lexicographicallyPrecedes(from.unicodeScalars) { low = middle + 1 } else { high = middle }
            }
            return low < words.count ? words[low] : nil
        }
        return (found, asked)
    }

    /// Whether some beginning of the word is within so many slips.
    private func fits(_ typed: String, _ slips: Int, _ word: String) -> Bool {
        let scalars = Array(word.unicodeScalars)
        return (0...scalars.count).contains { count in
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[..<count])
            return Spelling.distance(typed, String(text)) <= slips
        }
    }

    @Test func `it finds the words that begin as typed, but for slips`() {
        let names = ["ada", "adam", "andrea", "andres", "anna", "bob", "christina", "kristina", "lovelace", "lovejoy", "zoe"]
        func found(_ typed: String, _ slips: Int) -> [String] { walk(typed, slips, names).found.map(\.word) }
        #expect(found("lovlace", 1) == ["lovelace"])
        #expect(found("lovleace", 1) == ["lovelace"])
        #expect(found("andra", 1) == ["andrea", "andres"])
        #expect(found("kristina", 2) == ["kristina", "christina"])
        #expect(found("ada", 0) == ["ada", "adam"])
        #expect(found("xyz", 1) == [])
        #expect(found("bob", 0) == ["bob"])
        #expect(found("lovelaces", 1) == ["lovelace"])
        #expect(found("", 1).count == names.count)
    }

    @Test func `it finds exactly what a look at every word finds, in any script`() {
        var random = SeededRandom(seed: 7)
        for letters in ["ab", "abcdefgh", "äöüß漢字", "аяёб\u{10FFFF}\u{D7FF}\u{E000}a"] {
            let alphabet = Array(letters.unicodeScalars)
            func word(_ most: Int) -> String {
                var text = String.UnicodeScalarView()
                for _ in 0..<Int.random(in: 1...most, using: &random) { text.append(alphabet.randomElement(using: &random) ?? "a") }
                return String(text)
            }
            for _ in 0..<60 {
                let words = (0..<80).map { _ in word(9) }
                let (typed, slips) = (word(8), Int.random(in: 0...2, using: &random))
                let found = walk(typed, slips, words).found
                let expected = Set(words.filter { fits(typed, slips, $0) })
                #expect(Set(found.map(\.word)) == expected, "\(typed) with \(slips) in \(words)")
            }
        }
    }

    @Test func `it asks for few of many words`() {
        var random = SeededRandom(seed: 11)
        let syllables = ["ka", "lo", "mi", "ne", "ru", "sha", "ti", "vo", "wen", "zu", "bar", "der", "fin", "gol", "hu"]
        let words = (0..<50_000).map { _ in (0..<4).map { _ in syllables.randomElement(using: &random) ?? "" }.joined() }
        let asked = walk("kalominx", 1, words).asked
        #expect(asked < 1500, "\(asked) of \(Set(words).count)")
    }

    @Test func `short words have no slips, long ones two`() {
        #expect(["ab", "anna", "annabel", "christina"].map(NearWords.slips) == [0, 1, 2, 2])
    }
}
