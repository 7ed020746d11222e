internal import Foundation
internal import WellmetModel

/// Reads the facts of one person with what told them: each by the batch that wrote its row last, work by the newest archive that says
/// the same, the place and the zone, which share a row with much else, by the ledger.
struct FactsReader {
    private let person: ID<Person>
    private let account: AccountID
    private let tx: any Transaction

    init(_ person: ID<Person>, account: AccountID, tx: any Transaction) {
        self.person = person
        self.account = account
        self.tx = tx
    }

    /// What is known before it is known who told it.
    private struct Found {
        let key: FactKey
        let label: String
        let text: String
        /// The batches that may have told it, the likeliest first.
        let tellers: [BatchNumber]

        init(_ key: FactKey, _ label: String, _ text: String, tellers: [BatchNumber]) {
            (self.key, self.label, self.text, self.tellers) = (key, label.capitalizedFirst, text, tellers)
        }

    }

    /// A row of its own.
    private func found(_ row: Row, in table: LedgeredTable, _ subject: FactKey.Subject, _ label: String, _ text: String) throws -> Found {
        let id = try row["id"].required(Person.self)
        return Found(
            FactKey(subject, id.description), label, text, tellers: [try writer(of: row, in: table), row["batch"].int64 ?? 0])
    }

    func read() throws -> KnownFacts {
        guard let row = try tx.row("SELECT * FROM person WHERE account = \(account) AND id = \(person)") else {
            throw StoreError.notFound("That person")
        }
        let work = try work()
        let found = try work.map(\.found) + singles(row) + others()
        let origins = try origins(Set(found.flatMap(\.tellers)))
        let records = try SourceRecord.read(of: person, account: account, tx: tx)
        let confirmed = try confirmed()
        let facts = found.map { fact -> KnownFact in
            var (origin, said) = fact.tellers.lazy.compactMap { origins[$0] }.first ?? (.you, Day(number: 0))
            // An archive speaks of its own day, not of that on which it came in.
            if case .source(let title) = origin, let day = records.filter({ $0.source == title && $0.isDated }).map(\.day).max() {
                said = min(said, day)
            }
            let sayingSo = work.first { $0.found.key == fact.key }.map { work in records.filter { $0.says(work.position) } } ?? []
            if let newest = sayingSo.max(by: { $0.day < $1.day }), newest.day >= said || origin != .you {
                origin = .source(newest.source)
                if newest.isDated { said = newest.day }
            }
            return KnownFact(
                key: fact.key, label: fact.label, text: fact.text, origin: origin, said: said, confirmed: confirmed[fact.key.description])
        }
        let kept = Set(confirmed.keys)
        let held = try held(row)
        let disagreements = records.flatMap { $0.disagreements(with: held, work: work.map(\.position)) }
        var told: [Disagreement] = []
        for other in disagreements where !kept.contains(other.keptKey) && !told.contains(other) { told.append(other) }
        return KnownFacts(facts: facts, disagreements: told)
    }

    // MARK: What is known

    private func work() throws -> [(position: Position, found: Found)] {
        try tx.rows(
            """
            SELECT position.*, organization.name AS organization_name FROM position
            LEFT JOIN organization ON organization.account = position.account AND organization.id = position.organization
            WHERE position.account = \(account) AND position.person = \(person) AND position.current = 1 ORDER BY position.id
            """
        ).map { row in
            let position = try Position(row: row)
            return (position, try found(row, in: .position, .position, "work", position.line))
        }
    }

    /// What a person has one of.
    private func singles(_ row: Row) throws -> [Found] {
        try [("place", FactKey(.place)), ("zone", FactKey(.zone))].compactMap { column, key in
            guard let text = row[column].text.nonEmpty else { return nil }
            return Found(key, key.subject.word, text, tellers: [try writer(of: column, row)])
        }
    }

    private func others() throws -> [Found] {
        func all(_ table: String) throws -> [Row] {
            let values = [SQLValue(account), SQLValue(person)]
            return try tx.rows(SQL(text: "SELECT * FROM \(table) WHERE account = ? AND person = ? ORDER BY id", values: values))
        }
        let identities = try all("identity").map { row in
            let identity = try Identity(row: row)
            return try found(row, in: .identity, .identity, identity.kind.word, identity.display)
        }
        let dates = try all("date").compactMap { row in
            try ImportantDate(row: row).map { try found(row, in: .date, .date, $0.label, $0.date.words) }
        }
        let links = try all("link").compactMap { row in
            try row["name"].text.nonEmpty.map { try found(row, in: .link, .link, row["label"].text.nonEmpty ?? "knows", $0) }
        }
        let fields = try all("field").map { try found($0, in: .field, .field, $0["label"].text, $0["value"].text) }
        return identities + dates + links + fields
    }

    /// What the book says of that of which a person has one, with the names that they have besides.
    private func held(_ row: Row) throws -> (word: PersonWord, otherNames: [String]) {
        let birthday = try tx.row(
            "SELECT * FROM date WHERE account = \(account) AND person = \(person) AND label = \(ImportantDate.birthday) ORDER BY id")
        let label = CustomField.otherName
        let names = try tx.row("SELECT value FROM field WHERE account = \(account) AND person = \(person) AND label = \(label)")
        var word = PersonWord()
        (word.name, word.place, word.zone) = (row["full_name"].text, row["place"].text, row["zone"].text)
        word.pronouns = row["pronouns"].text
        word.birthday = birthday.flatMap { ImportantDate(row: $0)?.date }
        return (word, names.map { ArchiveField(label: label, value: $0["value"].text).values } ?? [])
    }

    private func confirmed() throws -> [String: Day] {
        var confirmed: [String: Day] = [:]
        for row in try tx.rows("SELECT fact, on_day FROM confirmation WHERE account = \(account) AND person = \(person)") {
            confirmed[row["fact"].text] = row["on_day"].day
        }
        return confirmed
    }

    // MARK: Who told it

    /// The batch that wrote a row last, but for merges that only gave it to the person: they tell nothing.
    private func writer(of row: Row, in table: LedgeredTable) throws -> BatchNumber {
        var writer = row["touched"].int64 ?? 0
        guard writer != row["batch"].int64 else { return writer }
        let key = String(decoding: try JSONEncoder().encode([row["id"]]), as: UTF8.self)
        let entries = try tx.rows(
            """
            SELECT ledger.batch AS batch, tbl, op, row_key, old FROM ledger
            JOIN redirect ON redirect.account = ledger.account AND redirect.batch = ledger.batch AND redirect.person = \(person)
            WHERE ledger.account = \(account) AND tbl = \(table.name) AND row_key = \(key) ORDER BY ledger.batch DESC, ledger.seq
            """)
        for entry in entries where entry["batch"].int64 == writer {
            writer = try LedgerEntry(entry, account: account).old["touched"]?.int64 ?? writer
        }
        return writer
    }

    /// The batch in which that column of the person became what it is.
    private func writer(of column: String, _ row: Row) throws -> BatchNumber {
        let encoder = JSONEncoder()
        let key = String(decoding: try encoder.encode([SQLValue(person)]), as: UTF8.self)
        let decoder = JSONDecoder()
        let entries = try tx.rows(
            """
            SELECT batch, old FROM ledger WHERE account = \(account) AND tbl = 'person' AND row_key = \(key)
            ORDER BY batch DESC, seq DESC LIMIT 200
            """)
        for entry in entries {
            let old = try decoder.decode([String: SQLValue].self, from: Data(entry["old"].text.utf8))
            if old[column]?.text != row[column].text { return entry["batch"].int64 ?? 0 }
        }
        return row["batch"].int64 ?? 0
    }

    /// Who wrote in those batches, and when; an undo tells nothing by itself.
    private func origins(_ batches: Set<BatchNumber>) throws -> [BatchNumber: (KnownFact.Origin, Day)] {
        let zone = try Settings.read(account: account, tx: tx).timeZone
        var origins: [BatchNumber: (KnownFact.Origin, Day)] = [:]
        for row in try tx.rows(
            """
            SELECT batch.number AS number, batch.kind AS kind, batch.made_at AS made_at, source.kind AS source_kind, source.title AS title
            FROM batch LEFT JOIN source ON source.account = batch.account AND source.id = batch.source
            WHERE batch.account = \(account) AND batch.number IN (\(list: batches.sorted())) AND batch.undoes IS NULL
            """)
        {
            let origin: KnownFact.Origin = row["source_kind"].isNull ? .you : .source(FactsReader.title(row["source_kind"].text))
            origins[row["number"].int64 ?? 0] = (origin, Day(row["made_at"].instant ?? .distantPast, in: zone))
        }
        return origins
    }

    static func title(_ kind: String) -> String { Archive.Source(rawValue: kind)?.title ?? kind }
}
