internal import Foundation
internal import WellmetModel

/// What imports brought of somebody while they were merged: it goes with them when the merge is taken back.
///
/// A source tells of somebody by a row of its own, whose record says whose it was before the merge. What an import wrote that had
/// something new in such rows alone came by them, as long as nobody touched it since. Where the rows of both had something new in one
/// import, nobody can know which brought what: it stays, and is told.
struct Homecoming {
    let from: ID<Person>
    let to: ID<Person>
    /// The imports that wrote of `from` alone.
    private(set) var imports: Set<BatchNumber> = []
    private let merge: BatchNumber
    private let change: Change
    /// The rows that the merge moved, by table and key.
    private var moved: Set<[String]> = []
    private var tx: any Transaction { change.tx }
    private var account: AccountID { change.account }

    init(_ parts: MovedParts, merge: BatchNumber, _ change: Change) throws {
        (from, to, self.merge, self.change) = (parts.from, parts.to, merge, change)
        let old = try change.tx.rows("SELECT * FROM ledger WHERE account = \(change.account) AND batch = \(merge) AND op = 'update'")
        var marks: Set<UInt64> = []
        for row in old where LedgeredTable.named(row["tbl"].text) != nil {
            let entry = try LedgerEntry(row, account: account)
            guard entry.old["person"]?.id(Person.self) == from else { continue }
            moved.insert([entry.table, row["row_key"].text])
            if entry.table == LedgeredTable.identity.name {
                marks.insert(try Identity(row: Row(columns: ColumnNames(Array(entry.old.keys)), values: Array(entry.old.values))).mark)
            }
        }
        imports = try importsOfThem(by: marks)
    }

    /// Whether the merge gave the row to the other.
    func hasMoved(_ table: LedgeredTable, _ key: [SQLValue]) throws -> Bool { moved.contains([table.name, try Homecoming.text(key)]) }

    // MARK: Which imports

    private func importsOfThem(by marks: Set<UInt64>) throws -> Set<BatchNumber> {
        let ours = Set(
            try tx.rows("SELECT * FROM identity WHERE account = \(account) AND person = \(to) AND batch <= \(merge)")
                .map { try Identity(row: $0).mark }
        ).subtracting(marks)
        var (theirs, others): (Set<BatchNumber>, Set<BatchNumber>) = ([], [])
        var seen: Set<String> = []
        for row in try tx.rows("SELECT * FROM record WHERE account = \(account) AND person = \(to)") {
            let key = try Homecoming.text([row["source"], row["record_key"]])
            seen.insert(key)
            let brought = try ImportIndex.Record(row: row).broughtMarks
            // A row that came in later is theirs when it names an address of theirs and none of the other's.
            let isNew = (row["batch"].int64 ?? 0) > merge && !marks.isDisjoint(with: brought) && ours.isDisjoint(with: brought)
            let writers = try writers(of: key).union([row["touched"].int64 ?? 0, row["batch"].int64 ?? 0]).filter { $0 > merge }
            if isNew || moved.contains([LedgeredTable.record.name, key]) { theirs.formUnion(writers) } else { others.formUnion(writers) }
        }
        // Records that gave way to others since: whose they are is not asked any more.
        for row in try tx.rows(
            """
            SELECT DISTINCT row_key, batch FROM ledger
            WHERE account = \(account) AND tbl = 'record' AND op = 'delete' AND person = \(to) AND batch > \(merge)
            """) where !seen.contains(row["row_key"].text)
        {
            others.formUnion(try writers(of: row["row_key"].text).union([row["batch"].int64 ?? 0]))
        }
        return try theirs.subtracting(others).filter { number in
            let row = try tx.row(
                """
                SELECT 1 AS found FROM batch WHERE account = \(account) AND number = \(number)
                  AND kind = \(BatchEntry.Kind.import) AND state = 'applied'
                """)
            return try row != nil && !MovedParts.areIn(number, account: account, tx: tx)
        }
    }

    /// The batches that had something new for a record since the merge. What only moved on leaves an entry, too, and no trace in the row.
    private func writers(of recordKey: String) throws -> Set<BatchNumber> {
        let entries = try tx.rows(
            """
            SELECT * FROM ledger
            WHERE account = \(account) AND tbl = 'record' AND row_key = \(recordKey) AND batch > \(merge) ORDER BY batch
            """)
        return Set(try entries.map { try LedgerEntry($0, account: account).old["touched"]?.int64 ?? 0 }).filter { $0 > merge }
    }

    static func text(_ key: [SQLValue]) throws -> String { String(decoding: try JSONEncoder().encode(key), as: UTF8.self) }

    // MARK: What goes home

    /// Gives back the rows that those imports made, and lets the other's work stand again that they ended. Returns how many.
    func giveBackRows() throws -> Int {
        guard !imports.isEmpty else { return 0 }
        var count = try giveBackNews()
        for table in [LedgeredTable.position, .identity, .note, .date, .link, .field, .occasion, .card, .followUp] {
            for row in try rows(of: table) {
                try giveBack(row, of: table)
                count += 1
            }
        }
        for table in [LedgeredTable.membership, .tagging] {
            for row in try rows(of: table) {
                try change.delete(table, table.key.map { row[$0] })
                let key = table.key.map { $0 == "person" ? SQLValue(from) : row[$0] }
                if try change.current(table, key) == nil { try change.insert(table, [table.key[0]: key[0], table.key[1]: key[1]]) }
                count += 1
            }
        }
        try reopenWork()
        for number in imports {
            try tx.run("INSERT INTO sighting (account, person, batch) VALUES (\(account), \(from), \(number)) ON CONFLICT DO NOTHING")
        }
        for person in [from, to] {
            change.peopleToIndex.insert(person)
            change.peopleToReplay.insert(person)
            change.peopleTouched.insert(person)
        }
        return count
    }

    private func rows(of table: LedgeredTable) throws -> [Row] {
        let numbers = imports.sorted()
        return try tx.rows(
            """
            SELECT * FROM \(SQL(text: table.name))
            WHERE account = \(account) AND person = \(to) AND batch IN (\(list: numbers)) AND touched IN (\(list: numbers))
            """)
    }

    /// Makes a row theirs and changes nothing else of it: the import that brought it can still be taken back.
    func giveBack(_ row: Row, of table: LedgeredTable) throws {
        let key = table.key.map { row[$0] }
        try change.keep(row, of: table, key: key, op: "update")
        try tx.run(
            SQL(
                text: "UPDATE \(table.name) SET person = ? WHERE \(table.keyCondition)",
                values: [SQLValue(from), SQLValue(account)] + key))
    }

    private func reopenWork() throws {
        for number in imports.sorted() {
            let entries = try tx.rows(
                "SELECT * FROM ledger WHERE account = \(account) AND batch = \(number) AND tbl = 'position' AND op = 'update'")
            for row in entries {
                let entry = try LedgerEntry(row, account: account)
                guard entry.old["person"]?.id(Person.self) == to, !moved.contains([entry.table, row["row_key"].text]),
                    entry.old["current"]?.int == 1, let now = try change.current(.position, entry.key), isOnlyTheirs(now),
                    !now["current"].bool, now["title"] == entry.old["title"], now["ends"] == entry.old["ends"]
                else { continue }
                try change.keep(now, of: .position, key: entry.key, op: "update")
                try tx.run(
                    """
                    UPDATE position SET current = 1, touched = \(entry.old["touched"]?.int64 ?? merge)
                    WHERE account = \(account) AND id = \(now["id"])
                    """)
            }
        }
    }

    /// Whether nobody but those imports wrote the row since the merge.
    func isOnlyTheirs(_ row: Row) -> Bool { imports.contains(row["touched"].int64 ?? 0) }

    /// Gives them what those imports wrote into the other's own row, where it is again as the merge left it.
    private func giveBackNews() throws -> Int {
        guard let now = try change.current(.person, [SQLValue(to)]), isOnlyTheirs(now) else { return 0 }
        let key = try Homecoming.text([SQLValue(to)])
        let first = try tx.row(
            """
            SELECT * FROM ledger WHERE account = \(account) AND tbl = 'person' AND row_key = \(key) AND batch > \(merge)
            ORDER BY batch, seq LIMIT 1
            """)
        guard let merged = try first.map({ try LedgerEntry($0, account: account).old }) else { return 0 }
        let news = Homecoming.facts.filter { merged[$0] != nil && merged[$0] != now[$0] }
        guard !news.isEmpty else { return 0 }
        try change.update(.person, [SQLValue(from)], news.reduce(into: [:] as Columns) { $0 = $0 + [$1: now[$1]] })
        try change.keep(now, of: .person, key: [SQLValue(to)], op: "update")
        let columns = news + ["touched"]
        try tx.run(
            SQL(
                text: "UPDATE person SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE account = ? AND id = ?",
                values: columns.map { merged[$0] ?? .null } + [SQLValue(account), SQLValue(to)]))
        return 1
    }

    /// What an import may write of a person.
    private static let facts = [
        "given", "family", "additional", "prefix", "suffix", "nickname", "phonetic_given", "phonetic_family", "full_name", "sort_key",
        "pronouns", "zone", "place", "languages", "met_on", "met_place", "met_story", "importance", "cadence_days", "archived",
        "never_suggest", "standing",
    ]
}
