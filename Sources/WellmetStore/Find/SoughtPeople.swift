internal import WellmetModel

/// What the terms of a filter ask for that is looked up before people are: texts with a word, and who knows somebody.
///
/// Every list has a bound, however much there is: the newest texts, and those who are known to know somebody by the bounds of
/// `AcquaintanceQueries`. Many values share what a statement can hold.
struct SoughtPeople {
    /// Texts with the words of a value, the newest first.
    private(set) var texts: [String: [TextHit]] = [:]
    /// Those who know whom a name means.
    private(set) var acquainted: [String: [ID<Person>]] = [:]
    /// All tags of the account, where a term asks after their words.
    private(set) var tags: [String] = []

    /// Texts that are looked at for a value, and people who know somebody.
    static let mostTexts = 500
    static let mostAcquainted = 2000
    /// Values of all terms together: a statement of SQLite takes 32,766.
    private static let mostOfAll = 8000

    init(_ terms: [FilterTerm], account: AccountID, tx: any Transaction) throws {
        let about = Set(terms.flatMap { $0.test.values(of: .about) })
        let met = Set(terms.flatMap { $0.test.values(of: .metAt) })
        let known = Set(terms.flatMap { $0.test.values(of: .knows) })
        let share = SoughtPeople.mostOfAll / max(1, about.count + met.count + known.count)
        for value in about.union(met) {
            let words = AskedWord.spoken(in: value)
            guard !words.isEmpty else { continue }
            texts[value] = try tx.texts(matching: words.map { [$0] }, account: account, limit: max(1, min(SoughtPeople.mostTexts, share)))
        }
        for name in known {
            let people = try SoughtPeople.whoKnows(name, account: account, tx: tx)
            acquainted[name] = Array(people.prefix(max(1, min(SoughtPeople.mostAcquainted, share))))
        }
        guard !about.isEmpty else { return }
        tags = try tx.rows("SELECT DISTINCT tag FROM tagging WHERE account = \(account) ORDER BY tag").map { $0["tag"].text }
    }

    /// Those who know one of the people whom the name means, by whatever the book holds, each once.
    private static func whoKnows(_ name: String, account: AccountID, tx: any Transaction) throws -> [ID<Person>] {
        let queries = AcquaintanceQueries(account: account, tx: tx)
        let targets = try PersonLookup.find(name, account: account, tx: tx).map(\.id)
        var seen: Set<ID<Person>> = []
        return try (queries.acquainted(with: targets).map(\.person) + queries.colleagues(ofAny: targets, limit: mostAcquainted))
            .filter { seen.insert($0).inserted }
    }

    /// The tags of which a word is asked for.
    func tags(with word: AskedWord) -> [String] {
        Array(tags.filter { tag in foldedWords(tag).contains { word.fits($0) } }.prefix(200))
    }
}

/// A word that is asked for: a short one is meant whole, or nearly every text would have one that begins so.
struct AskedWord: Hashable {
    let word: SearchWord
    var isWhole: Bool { AskedWord.isShort(word.text) }

    static func all(of value: String) -> [AskedWord] { SearchWord.all(in: value).map(AskedWord.init) }

    /// The same as they stand in texts. None where one is a single letter, which says nothing there.
    static func spoken(in value: String) -> [TextWord] {
        let words = SearchText(value).spoken
        return words.contains { $0.count == 1 && isShort($0) } ? [] : words.map { TextWord($0, isWhole: isShort($0)) }
    }

    func fits(_ other: String) -> Bool {
        word.spellings.contains { isWhole ? other == $0 : other.utf8.starts(with: $0.utf8) }
    }

    /// Up to three letters, but for scripts in which these are much.
    private static func isShort(_ word: String) -> Bool {
        word.unicodeScalars.count < 4 && word.unicodeScalars.allSatisfy { $0.value < 0x250 }
    }
}

extension FilterTest {
    /// What it asks for of that field.
    func values(of field: FilterField.Text) -> [String] {
        if case .text(field, let values) = self { values } else { [] }
    }
}
