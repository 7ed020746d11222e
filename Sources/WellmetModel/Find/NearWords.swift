/// Finds, among words in their order, those that begin as a word was typed, but for slips: a letter too many, one too few, another
/// one, or two exchanged.
///
/// It reads the words as a dictionary is read: where none of those that begin alike can be meant, it turns to the next page that can.
/// Of a hundred thousand words it asks for some hundreds. (Schulz and Mihov, "Fast string correction with Levenshtein automata",
/// IJDAR 5, 2002; the walk by seeking in sorted terms is that of Lucene's FuzzyTermsEnum.)
package struct NearWords {
    /// A word that was found, and how many slips it is away.
    package struct Found: Equatable, Sendable {
        package let word: String
        package let slips: Int
        /// Whether it is as long as was typed; else it only begins so.
        package let isWhole: Bool

        package init(word: String, slips: Int, isWhole: Bool) {
            self.word = word
            self.slips = slips
            self.isWhole = isWhole
        }
    }

    private let typed: [Unicode.Scalar]
    private let most: Int
    private let limit: Int

    /// What is typed has to be folded, as the words are. At most `limit` words are found.
    package init(_ typed: String, slips most: Int, limit: Int = 50) {
        self.typed = Array(typed.unicodeScalars)
        self.most = most
        self.limit = limit
    }

    /// How many slips a word may have that is that long: none up to three letters, two from seven on.
    package static func slips(in word: String) -> Int {
        switch word.unicodeScalars.count {
        case ..<4: 0
        case ..<7: 1
        default: 2
        }
    }

    /// The words found, the nearest first. `next` tells the first word that is not before a text, in the order of code points.
    package func found(by next: (String) throws -> String?) rethrows -> [Found] { try found(by: next) { _ in true } }

    /// The same, but for near words that are not `wanted`.
    package func found(by next: (String) throws -> String?, wanted: (String) throws -> Bool) rethrows -> [Found] {
        var found: [Found] = []
        var path = Path(typed, most: most)
        var from = ""
        while found.count < limit * 4, let word = try next(from) {
            path.follow(word)
            if let match = path.match(word), try wanted(word) { found.append(match) }
            guard let turn = path.nextTurn(after: word) else { break }
            from = turn
        }
        return Array(found.sorted { ($0.slips, $0.isWhole ? 0 : 1, $0.word) < ($1.slips, $1.isWhole ? 0 : 1, $1.word) }.prefix(limit))
    }
}

/// How near the beginnings of one word are to what was typed: a row for each of its letters.
private struct Path {
    private let typed: [Unicode.Scalar]
    private let most: Int
    private var letters: [Unicode.Scalar] = []
    /// `rows[i][j]`: the slips between the first i letters of the word and the first j of what was typed.
    private var rows: [[Int]]

    init(_ typed: [Unicode.Scalar], most: Int) {
        self.typed = typed
        self.most = most
        rows = [Array(0...typed.count)]
    }

    /// Goes along the word as far as anything behind can match, from where it leaves the word before.
    mutating func follow(_ word: String) {
        let scalars = Array(word.unicodeScalars)
        var common = 0
        while common < min(letters.count, scalars.count), letters[common] == scalars[common] { common += 1 }
        letters.removeLast(letters.count - common)
        rows.removeLast(rows.count - common - 1)
        for letter in scalars[common...] {
            guard isAlive(rows.count - 1) else { break }
            letters.append(letter)
            rows.append(row(after: letter))
        }
    }

    private func row(after letter: Unicode.Scalar) -> [Int] {
        let i = rows.count
        let last = rows[i - 1]
        var row = [i] + [Int](repeating: 0, count: typed.count)
        for j in 1..<(typed.count + 1) {
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (typed[j - 1] == letter ? 0 : 1))
            if i > 1, j > 1, typed[j - 2] == letter, typed[j - 1] == letters[i - 2] { row[j] = min(row[j], rows[i - 2][j - 2] + 1) }
        }
        return row
    }

    /// Whether a longer word that begins with the first `count` letters can match.
    private func isAlive(_ count: Int) -> Bool {
        slack(count) >= 0 || count > 0 && slack(count - 1) > 0
    }

    /// The slips that are left behind so many letters.
    private func slack(_ count: Int) -> Int { most - (rows[count].min() ?? 0) }

    /// The word matches when one of its beginnings is near enough to all that was typed.
    func match(_ word: String) -> NearWords.Found? {
        guard let least = rows.compactMap(\.last).min(), least <= most else { return nil }
        let isWhole = rows.count == word.unicodeScalars.count + 1 && rows.last?.last == least
        return NearWords.Found(word: word, slips: least, isWhole: isWhole)
    }

    /// Where the next word that can match begins; nil when there is none.
    func nextTurn(after word: String) -> String? {
        // What was typed may go on in any way; or the whole of the word was followed, and those that go on from it come next.
        if match(word) != nil || isAlive(letters.count) { return word + "\u{0}" }
        var count = letters.count
        while count > 0 {
            count -= 1
            if let letter = nextLetter(at: count, after: letters[count]) {
                var text = String.UnicodeScalarView(letters[..<count])
                text.append(letter)
                return String(text)
            }
        }
        return nil
    }

    /// The next letter with which a word can go on behind the first `count` of its letters.
    private func nextLetter(at count: Int, after letter: Unicode.Scalar) -> Unicode.Scalar? {
        if slack(count) > 0 {
            let next = letter.value + 1
            return Unicode.Scalar(next == 0xD800 ? 0xE000 : next)
        }
        return typed.dropFirst(max(0, count - most - 1)).prefix(2 * most + 3).filter { $0 > letter }.min()
    }
}
