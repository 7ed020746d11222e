internal import WellmetModel

/// What a source says of a person, by one of its rows.
struct SourceRecord {
    /// "LinkedIn"
    let source: String
    let word: PersonWord
    /// Of which it spoke; day 0 when it did not tell.
    let day: Day
    /// Of the row: the source, and the key in it.
    let key: [SQLValue]
    /// `ImportIndex.Record.brought`.
    let brought: String

    var isDated: Bool { day != Day(number: 0) }
    private var line: String { word.text(.work) }

    func says(_ work: Position) -> Bool {
        (word.organization.isEmpty || folded(word.organization) == folded(work.organization))
            && (word.title.isEmpty || folded(word.title) == folded(work.title))
            && !line.isEmpty
    }

    /// Where it contradicts the book.
    func disagreements(with held: (word: PersonWord, otherNames: [String]), work: [Position]) -> [Disagreement] {
        Disagreement.Part.allCases.compactMap { part in
            let isOtherwise =
                part == .work
                ? !line.isEmpty && !work.contains(where: says)
                : word.contradicts(held.word, in: part, otherNames: held.otherNames)
            guard isOtherwise else { return nil }
            return Disagreement(
                part, source: source, text: word.text(part), held: part == .work ? work.first?.line ?? "" : held.word.text(part),
                said: isDated ? day : nil)
        }
    }

    static func read(of person: ID<Person>, account: AccountID, tx: any Transaction) throws -> [SourceRecord] {
        try tx.rows(
            """
            SELECT record.*, source.kind AS kind FROM record
            JOIN source ON source.account = record.account AND source.id = record.source
            WHERE record.account = \(account) AND record.person = \(person) ORDER BY record.source, record.record_key
            """
        ).map {
            SourceRecord(
                source: FactsReader.title($0["kind"].text), word: PersonWord(saidIn: $0), day: $0["said_on"].day ?? Day(number: 0),
                key: [$0["source"], $0["record_key"]], brought: $0["brought"].text)
        }
    }
}
