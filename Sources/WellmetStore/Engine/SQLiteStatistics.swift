internal import GRDB

/// What SQLite's planner is told of the tables: how large they grow, and how many rows share a value of a column.
///
/// Without it, it takes `account = ?` for a sharp condition, although nearly all rows belong to one account, and reads whole
/// tables where an index would do. Fixed numbers instead of `ANALYZE`, so that every installation has the same plans from
/// the first row on. Documented in https://www.sqlite.org/fileformat2.html#stat1tab.
enum SQLiteStatistics {
    /// Whether the planner was told before.
    static func areTold(_ db: Database) throws -> Bool { try db.tableExists("sqlite_stat1") }

    /// Tells the planner. Changes nothing but plans.
    static func tell(_ db: Database) throws {
        let tables = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        let rows = try tables.flatMap { try statistics(of: $0, db) }.joined(separator: ", ")
        // Analysing one table makes the table of statistics; analysing the schema has it read.
        try db.execute(
            sql: """
                ANALYZE schema_version; DELETE FROM sqlite_stat1;
                INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES \(rows); ANALYZE sqlite_schema
                """)
    }

    /// For each index a row of the table of statistics: how many rows there are, then how many of them share the first column,
    /// the first two, and so on.
    private static func statistics(of table: String, _ db: Database) throws -> [String] {
        let size = sizes[table] ?? 1000
        return try GRDB.Row.fetchAll(db, sql: "PRAGMA index_list(\(table))").map { index in
            let name: String = index["name"]
            let columns = try GRDB.Row.fetchAll(db, sql: "PRAGMA index_info(\(name))").map { ($0["name"] as String?) ?? "" }
            var sharing = size
            var numbers = [size]
            for (place, column) in columns.enumerated() {
                sharing = min(sharing, group(column, of: table, size: size))
                if index["unique"] == 1, place == columns.count - 1 { sharing = 1 }
                numbers.append(max(1, sharing))
            }
            // The rows of most tables lie in their primary key, which goes by the table's name.
            let origin: String = index["origin"]
            return "('\(table)', '\(origin == "pk" ? table : name)', '\(numbers.map(String.init).joined(separator: " "))')"
        }
    }

    /// How many rows of a large network share a value of the column.
    private static func group(_ column: String, of table: String, size: Int) -> Int {
        switch (table, column) {
        case (_, "account"), (_, "source"): size
        case ("participant", "person"): 100
        case ("name_word", "person"): 5
        case ("likeness_key", "person"): 14
        case ("likeness_key", "key"): 16
        case ("nudge", "day"), ("date", "day"): 6
        case (_, "standing"), (_, "archived"), (_, "state"), (_, "suggested_on"), (_, "in_circle"): size / 2
        case (_, "kind"), (_, "month"): size / 10
        case (_, "batch"): size / 20
        case (_, "circle"), (_, "organization"), (_, "tag"): size / 40
        case (_, "sort_key"), (_, "word"), (_, "due"), (_, "until_day"): 6
        case (_, ""): size / 300  // an expression: the day of the year
        case (_, "person"), (_, "at"), (_, "worth"), (_, "need_bound"), (_, "last_contact"): 2
        default: 1
        }
    }

    private static let sizes = [
        "interaction": 1_000_000, "participant": 1_000_000, "ledger": 100_000, "name_word": 50_000, "organization_word": 9000,
        "likeness_key": 140_000, "likeness_count": 80_000, "likeness_due": 20,
        "identity": 20_000, "record": 20_000, "sighting": 50_000,
        "position": 12_000, "person": 10_000, "tie": 10_000, "membership": 5000, "tagging": 8000, "note": 4000, "date": 4000,
        "organization": 4000, "follow_up": 2000, "nudge": 2000, "batch": 2000, "day_list": 400, "circle": 20, "circle_rhythm": 20,
    ]
}
