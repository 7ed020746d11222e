/// What SQLite's planner is told of the tables: how large they grow, and how many rows share a value of a column.
///
/// Without it, it takes `account = ?` for a sharp condition, although nearly all rows belong to one account, and reads whole
/// tables where an index would do. Fixed numbers instead of `ANALYZE`, so that every installation has the same plans from
/// the first row on. Documented in https://www.sqlite.org/fileformat2.html#stat1tab.
enum SQLiteStatistics {
    /// Tells the planner. Changes nothing but plans; for a database that was told already it does nothing.
    static func tell(_ tx: any Transaction) throws {
        let known = try tx.rows("PRAGMA table_list").map { $0["name"].text }
        var wanted: [Statistic] = []
        for table in known.sorted() where !table.hasPrefix("sqlite_") { wanted += try statistics(of: table, tx) }
        if known.contains("sqlite_stat1") {
            var told: Set<Statistic> = []
            // Not logged as a statement of the store: PostgreSQL gathers its own statistics.
            try tx.eachUnlogged("SELECT tbl, idx, stat FROM sqlite_stat1") { row in
                told.insert(Statistic(table: row[0].text, index: row[1].text, text: row[2].text))
            }
            if told == Set(wanted) { return }
        }
        let rows = wanted.map { "('\($0.table)', '\($0.index)', '\($0.text)')" }.joined(separator: ", ")
        // Analysing one table makes the table of statistics; analysing the schema has it read.
        try tx.script(
            "ANALYZE schema_version; DELETE FROM sqlite_stat1; INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES \(rows); ANALYZE sqlite_schema")
    }

    struct Statistic: Hashable {
        let table: String
        let index: String
        /// The rows of the table, then how many of them share the first column, the first two, and so on.
        let text: String
    }

    private static func statistics(of table: String, _ tx: any Transaction) throws -> [Statistic] {
        let rows = sizes[table] ?? 1000
        return try tx.rows(SQL(text: "PRAGMA index_list(\(table))")).map { index in
            let columns = try tx.rows(SQL(text: "PRAGMA index_info(\(index["name"].text))")).map { $0["name"].text }
            var sharing = rows
            var numbers = [rows]
            for (place, column) in columns.enumerated() {
                sharing = min(sharing, group(column, of: table, rows: rows))
                if index["unique"].bool, place == columns.count - 1 { sharing = 1 }
                numbers.append(max(1, sharing))
            }
            // The rows of these tables lie in their primary key, which goes by the table's name.
            let name = index["origin"].text == "pk" ? table : index["name"].text
            return Statistic(table: table, index: name, text: numbers.map(String.init).joined(separator: " "))
        }
    }

    /// How many rows of a large network share a value of the column.
    private static func group(_ column: String, of table: String, rows: Int) -> Int {
        switch (table, column) {
        case (_, "account"), (_, "source"): rows
        case ("participant", "person"): 100
        case ("name_word", "person"): 9
        case ("nudge", "day"), ("date", "day"): 6
        case (_, "standing"), (_, "archived"), (_, "state"), (_, "suggested_on"): rows / 2
        case (_, "kind"), (_, "month"): rows / 10
        case (_, "batch"): rows / 20
        case (_, "circle"), (_, "organization"), (_, "tag"): rows / 40
        case (_, "sort_key"), (_, "word"), (_, "due"), (_, "until_day"): 6
        case (_, ""): rows / 300  // an expression: the day of the year
        case (_, "person"), (_, "at"), (_, "worth"), (_, "last_contact"): 2
        default: 1
        }
    }

    private static let sizes = [
        "interaction": 1_000_000, "participant": 1_000_000, "ledger": 100_000, "name_word": 80_000, "identity": 20_000, "record": 20_000,
        "position": 12_000, "person": 10_000, "tie": 10_000, "membership": 5000, "tagging": 8000, "note": 4000, "date": 4000,
        "organization": 4000, "follow_up": 2000, "nudge": 2000, "batch": 2000, "day_list": 400, "circle": 20, "circle_rhythm": 20,
    ]
}

extension Transaction {
    /// Reads rows of what only this engine has.
    fileprivate func eachUnlogged(_ text: String, _ body: (Row) throws -> Void) throws {
        try each(SQL(text: "PRAGMA_FREE " + text), body)
    }
}
