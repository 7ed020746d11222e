internal import WellmetModel

/// People who are about to be written, gathered by table, so that each table's statement is prepared once for all of them.
///
/// For people who are new for certain, with identities that nobody has: nothing is looked up. What `Change.addPerson` does
/// for one, this does for many; a test holds both against each other.
struct NewPeople {
    private let account: SQLValue
    private let batch: SQLValue
    private var people: [[SQLValue]] = []
    private var identities: [[SQLValue]] = []
    private var positions: [[SQLValue]] = []
    private var records: [[SQLValue]] = []
    private var words: [[SQLValue]] = []
    private var ties: [[SQLValue]] = []
    /// Those of whom more is to be written once they stand.
    var later: [(row: ImportPlan.PersonRow, person: ID<Person>)] = []

    init(account: SQLValue, batch: SQLValue) {
        self.account = account
        self.batch = batch
    }

    mutating func add(
        _ row: ArchivePerson, id: ID<Person>, organization: ID<Organization>?, standing: Person.Standing, met: Day?, metAt: String,
        seen: Day?, now: Instant, mint: Change
    ) {
        let name = row.name
        people.append([
            account, SQLValue(id), SQLValue(standing), .text(name.given), .text(name.family), .text(name.additional),
            .text(name.prefix), .text(name.suffix), .text(name.nickname), .text(name.phoneticGiven), .text(name.phoneticFamily),
            .text(name.full), .text(name.sortKey), SQLValue(met), .text(met == nil ? "" : metAt), SQLValue(now), batch, batch,
        ])
        addWords(name.words, of: id, part: "name")
        var seenIdentities: Set<IdentityKey> = []
        for identity in row.identities where seenIdentities.insert(IdentityKey(identity)).inserted {
            identities.append([
                account, SQLValue(mint.newID(Identity.self)), SQLValue(id), SQLValue(identity.kind), .text(identity.value),
                .text(identity.display), .text(identity.label), batch, batch,
            ])
        }
        let title = row.title.trimmed
        if organization != nil || !title.isEmpty {
            positions.append([
                account, SQLValue(mint.newID(Position.self)), SQLValue(id), SQLValue(organization), .text(title), SQLValue(true),
                SQLValue(seen), SQLValue(seen), batch, batch,
            ])
            addWords(foldedWords(title), of: id, part: "work")
        }
        var rules = TieRules()
        rules.suggestible = standing == .book
        ties.append(TieRow(tie: Tie(), rules: rules).values(account: mint.account, person: id, at: now))
    }

    private mutating func addWords(_ found: [String], of person: ID<Person>, part: String) {
        for (i, word) in found.enumerated() where !found[..<i].contains(word) {
            words.append([account, .text(word), SQLValue(person), .text(part)])
        }
    }

    mutating func addRecord(_ row: ImportPlan.PersonRow, _ id: ID<Person>, source: ID<Source>, asOf: Day?) {
        records.append([
            account, SQLValue(source), .text(row.recordKey), SQLValue(id), SQLValue(digest: row.digest), .text(row.row.organization),
            .text(row.row.title), .text(row.row.name.full), SQLValue(row.row.connectedOn), SQLValue(asOf),
            .text(ImportIndex.Record.written(row.row.marks)), batch, batch,
        ])
    }

    func write(_ tx: any Transaction) throws {
        guard !people.isEmpty else { return }
        try tx.run(
            """
            INSERT INTO person (account, id, standing, given, family, additional, prefix, suffix, nickname, phonetic_given,
              phonetic_family, full_name, sort_key, met_on, met_place, made_at, batch, touched)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, forEach: people)
        try tx.run(
            """
            INSERT INTO identity (account, id, person, kind, value, display, label, batch, touched)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, forEach: identities)
        try tx.run(
            """
            INSERT INTO position (account, id, person, organization, title, current, seen_first, seen_last, batch, touched)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, forEach: positions)
        // Two rows of one archive can have one key when nothing tells them apart; the first keeps it.
        try tx.run(
            """
            INSERT INTO record (account, source, record_key, person, digest, organization, title, full_name, connected_on, as_of,
              brought, batch, touched)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account, source, record_key) DO NOTHING
            """, forEach: records)
        try tx.run("INSERT INTO name_word (account, word, person, part) VALUES (?, ?, ?, ?)", forEach: words)
        try tx.run(TieRow.upsert, forEach: ties)
    }
}
