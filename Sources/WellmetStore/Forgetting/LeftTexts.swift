internal import Foundation
internal import WellmetModel

/// A row in whose texts somebody is told, with what these are without them.
struct LeftTexts {
    let key: [SQLValue]
    let columns: [(name: String, text: String)]

    /// The rows of a table that tell of somebody by a word of theirs. Reads the whole table. What others are called and how they are
    /// reached is theirs.
    static func find(_ traces: Traces, in table: ExportedTable, account: AccountID, tx: any Transaction) throws -> [LeftTexts] {
        guard !traces.isEmpty, table.name != "identity", table.name != "undecided" else { return [] }
        let columns = try tx.textColumns(of: table.name).filter {
            !table.key.contains($0) && !(table.name == "person" && Self.ownNames.contains($0))
        }
        guard !columns.isEmpty else { return [] }
        var sql: SQL =
            "SELECT \(SQL(text: (table.key + columns).joined(separator: ", "))) FROM \(SQL(text: table.name)) WHERE account = \(account)"
        if let clues = traces.clues { sql = sql + " AND (" + any(clues, in: columns) + ")" }
        var found: [LeftTexts] = []
        try tx.each(sql) { row in
            let changed = columns.enumerated().compactMap { place, name in
                row[table.key.count + place].string.flatMap(traces.removed).map { (name, $0) }
            }
            if !changed.isEmpty { found.append(LeftTexts(key: table.key.indices.map { row[$0] }, columns: changed)) }
        }
        return found
    }

    private static let ownNames: Set<String> = [
        "given", "family", "additional", "prefix", "suffix", "nickname", "phonetic_given", "phonetic_family", "full_name", "sort_key",
    ]

    /// Rows of imports that wait, or waited, for a decision about them: what the archive said stands in each as JSON.
    static func undecided(_ traces: Traces, _ rows: [Row]) -> [Row] {
        let decoder = JSONDecoder()
        return rows.filter { row in
            // What cannot be read tells nobody who they were.
            guard let row = try? decoder.decode(ArchivePerson.self, from: Data(row["content"].text.utf8)) else { return false }
            return traces.tell(row.name, row.identities)
        }
    }

    static func find(_ traces: Traces, in table: LedgeredTable, account: AccountID, tx: any Transaction) throws -> [LeftTexts] {
        guard let exported = ExportedTable.named(table.name) else { return [] }
        return try find(traces, in: exported, account: account, tx: tx)
    }

    /// The entries of the ledger that are of somebody or tell of them. Reads the whole ledger.
    static func entries(
        _ forgotten: ForgottenPerson, _ alone: Set<UUID>, account: AccountID, tx: any Transaction
    ) throws -> [Row] {
        var sql: SQL =
            "SELECT * FROM ledger WHERE account = \(account) AND (person IN (\(list: forgotten.ids.sorted { $0.uuidString < $1.uuidString })) OR "
        // A text in a text has its signs marked twice.
        let clues = forgotten.traces.clues.map { $0 + $0.map(inJSON) + $0.map(inJSON).map(inJSON) }
        sql = sql + (clues.map { any(forgotten.idTexts + $0, in: ["row_key", "old"]) } ?? "1 = 1") + " OR tbl = 'undecided')"
        var rows = try tx.rows(sql)
        // What happened with nobody else, whose entries need not name them.
        var seen = Set(rows.map { [$0["batch"], $0["seq"]] })
        let encoder = JSONEncoder()
        for id in alone {
            let key = String(decoding: try encoder.encode([SQLValue.uuid(id)]), as: UTF8.self)
            for row in try tx.rows("SELECT * FROM ledger WHERE account = \(account) AND tbl = 'interaction' AND row_key = \(key)")
            where seen.insert([row["batch"], row["seq"]]).inserted { rows.append(row) }
        }
        return rows
    }

    /// A text as the ledger's JSON holds it.
    private static func inJSON(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("/", with: "\\/")
    }

    /// The condition that one of the words stands in one of the columns.
    private static func any(_ words: [String], in columns: [String]) -> SQL {
        var condition: SQL = ""
        for (place, word) in words.enumerated() {
            let escaped = word.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
            for (column, name) in columns.enumerated() {
                condition = condition + (place + column > 0 ? " OR " : "") + SQL(text: name) + " LIKE \("%" + escaped + "%") ESCAPE '!'"
            }
        }
        return condition
    }
}
