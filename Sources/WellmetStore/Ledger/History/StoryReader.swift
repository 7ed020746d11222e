internal import Foundation
internal import WellmetModel

/// Reads what a batch did from the ledger and from the rows that it made.
struct StoryReader {
    let batch: Batch
    let account: AccountID
    let zone: TimeZone
    let tx: any Transaction
    private var names: [ID<Person>: String] = [:]

    /// Rows of one kind up to which each is told by itself.
    private static let single = 12

    init(batch: Batch, account: AccountID, zone: TimeZone, tx: any Transaction) {
        self.batch = batch
        self.account = account
        self.zone = zone
        self.tx = tx
    }

    /// Entries of the ledger that are told one by one.
    private static let read = 500

    /// What was changed and removed, then what is new; and how much more there is.
    mutating func changes() throws -> (told: [String], more: Int) {
        let entries = try tx.row("SELECT count(*) AS n FROM ledger WHERE " + tellable)?["n"].int ?? 0
        return (try overwritten() + made(), max(0, entries - StoryReader.read))
    }

    /// The entries that are told: a row that the batch made itself is told as new, as it is.
    private var tellable: SQL {
        let made = "%\"batch\":\(batch.number),%"
        let silent = LedgeredTable.childrenFirst.filter(StoryWords.isSilent).map(\.name) + [MovedParts.name]
        return "account = \(account) AND batch = \(batch.number) AND old NOT LIKE \(made) AND tbl NOT IN (\(list: silent))"
    }

    // MARK: What it overwrote or removed

    private mutating func overwritten() throws -> [String] {
        let decoder = JSONDecoder()
        let entries = try tx.rows("SELECT * FROM ledger WHERE " + tellable + " ORDER BY seq LIMIT \(StoryReader.read)")
        // What is told of somebody who was merged is that they were, and how much went with them.
        let merges = try MovedParts.of(batch.number, account: account, tx: tx)
        let gone = Set(merges.map(\.from))
        var told = merges.filter { !$0.interactions.isEmpty }.map { "moved: \(StoryWords.counted(.interaction, $0.interactions.count))" }
        var seen: Set<String> = []
        for entry in entries {
            guard let table = LedgeredTable.named(entry["tbl"].text) else { continue }
            let old = try decoder.decode([String: SQLValue].self, from: Data(entry["old"].text.utf8))
            // Of a row that was written twice the first entry holds what it was before.
            guard seen.insert(table.name + entry["row_key"].text).inserted else { continue }
            if entry["op"].text == "delete" {
                if let owner = table.owner(of: old)?.id(Person.self), gone.contains(owner) { continue }
                told.append(try line(table, old, "removed " + words(table, old)))
            } else if let new = try after(entry, table) {
                let changed = StoryWords.differences(table, old, new, zone: zone)
                if !changed.isEmpty { told.append(try line(table, new, subject(table, new) + changed.joined(separator: ", "))) }
            }
        }
        return told
    }

    /// The row as the batch left it: as the next entry found it, else as it is now; nil when it is gone without an entry.
    private func after(_ entry: Row, _ table: LedgeredTable) throws -> [String: SQLValue]? {
        let decoder = JSONDecoder()
        let next = try tx.row(
            """
            SELECT old FROM ledger WHERE account = \(account) AND tbl = \(table.name) AND row_key = \(entry["row_key"].text)
              AND batch > \(batch.number) ORDER BY batch, seq LIMIT 1
            """)
        if let next { return try decoder.decode([String: SQLValue].self, from: Data(next["old"].text.utf8)) }
        let key = try decoder.decode([SQLValue].self, from: Data(entry["row_key"].text.utf8))
        return try tx.row(SQL(text: "SELECT * FROM \(table.name) WHERE \(table.keyCondition)", values: [SQLValue(account)] + key))?
            .dictionary
    }

    // MARK: What it made

    private mutating func made() throws -> [String] {
        var told: [String] = []
        for table in LedgeredTable.childrenFirst.reversed() where !StoryWords.isSilent(table) {
            let count = try count(table)
            guard count > 0 else { continue }
            guard count <= StoryReader.single else {
                told.append("new: \(StoryWords.counted(table, count))")
                continue
            }
            let order = SQL(text: table.key.joined(separator: ", "))
            let rows = try tx.rows(
                "SELECT * FROM \(SQL(text: table.name)) WHERE account = \(account) AND batch = \(batch.number) ORDER BY \(order)")
            let new = table == .redirect || table == .notSame ? "" : "new: "
            for row in rows { told.append(try line(table, row.dictionary, new + words(table, row.dictionary))) }
        }
        return told
    }

    private func count(_ table: LedgeredTable) throws -> Int {
        let rows = try tx.row("SELECT count(*) AS n FROM \(SQL(text: table.name)) WHERE account = \(account) AND batch = \(batch.number)")
        return rows?["n"].int ?? 0
    }

    /// What an undo would take back, by kinds, as far as nobody touched it since.
    func takenBack() throws -> String {
        var parts: [String] = []
        for table in LedgeredTable.childrenFirst.reversed() where !StoryWords.isSilent(table) {
            let rows = try count(table)
            if rows > 0 { parts.append(StoryWords.counted(table, rows)) }
        }
        let changes =
            try tx.row("SELECT count(*) AS n FROM (SELECT DISTINCT tbl, row_key FROM ledger WHERE " + tellable + ") AS changed")?["n"].int
            ?? 0
        if changes > 0 { parts.append(changes == 1 ? "1 change" : "\(changes) changes") }
        return parts.joined(separator: ", ")
    }

    // MARK: Words

    /// The words behind the name of whom they are about.
    private mutating func line(_ table: LedgeredTable, _ row: [String: SQLValue], _ words: String) throws -> String {
        guard table != .person, let person = table.owner(of: row)?.id(Person.self) else {
            guard table == .interaction, let id = row["id"]?.id(Interaction.self) else { return words }
            // Of one that was deleted the ledger holds who took part.
            let ids =
                try Participation.kept(in: row)
                ?? Change(tx, account: account, entry: BatchEntry(.edit, ""), at: batch.at).participants(of: id)
            let with = try tx.rows(
                "SELECT full_name FROM person WHERE account = \(account) AND id IN (\(list: ids.prefix(200))) ORDER BY sort_key LIMIT 4"
            ).map { $0["full_name"].text }
            return with.isEmpty ? words : "\(with.joined(separator: ", ")): \(words)"
        }
        return try name(person).map { "\($0): \(words)" } ?? words
    }

    private mutating func name(_ person: ID<Person>) throws -> String? {
        if let known = names[person] { return known }
        let name = try tx.row("SELECT full_name FROM person WHERE account = \(account) AND id = \(person)")?["full_name"].text
        names[person] = name
        return name
    }

    /// What a changed row is called before its changes: nothing for facts of the person.
    private func subject(_ table: LedgeredTable, _ row: [String: SQLValue]) throws -> String {
        switch table {
        case .person: "\(row["full_name"]?.text ?? ""): "
        case .circle: "circle \(row["name"]?.text ?? ""): "
        default: try words(table, row) + ": "
        }
    }

    /// A row in a few words: "e-mail ada@example.org", "Analyst at Acme".
    private func words(_ table: LedgeredTable, _ row: [String: SQLValue]) throws -> String {
        switch table {
        case .position:
            let organization = try row["organization"].flatMap { id in
                try tx.row("SELECT name FROM organization WHERE account = \(account) AND id = \(id)")?["name"].text
            }
            return StoryWords.position(title: row["title"]?.text ?? "", organization: organization ?? "")
        case .membership:
            let circle = try row["circle"].flatMap { id in
                try tx.row("SELECT name FROM circle WHERE account = \(account) AND id = \(id)")?["name"].text
            }
            return "circle \(circle ?? "that is dissolved")"
        default: return StoryWords.row(table, row, zone: zone)
        }
    }
}
