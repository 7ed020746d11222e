internal import GRDB

/// How the conditions of tables are spelled for SQLite.
///
/// `kind IN ('mail', 'phone', 'x')` in a CHECK makes SQLite build a small table of the three words for every row that is written;
/// `(kind = 'mail' OR kind = 'phone' OR kind = 'x')` says the same and only compares. An interaction has five of these. The
/// migrations keep the shorter spelling, which costs other engines nothing.
enum SQLiteChecks {
    /// Spells the conditions of all tables anew, in the way that SQLite documents for changes which do not touch a row:
    /// https://www.sqlite.org/lang_altertable.html#otheralter. Does nothing where they are spelled so already.
    static func respell(_ db: Database) throws {
        let tables = try GRDB.Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '% IN (''%'")
            .map { (name: $0["name"] as String, sql: $0["sql"] as String) }
            .compactMap { table in respelled(table.sql).map { (name: table.name, sql: $0) } }
        guard !tables.isEmpty else { return }
        let version = try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0
        try db.execute(sql: "PRAGMA writable_schema = ON")
        for table in tables {
            try db.execute(sql: "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?", arguments: [table.sql, table.name])
        }
        // Other connections, and this one, read the schema again.
        try db.execute(sql: "PRAGMA schema_version = \(version + 1); PRAGMA writable_schema = RESET")
        for table in tables { try db.execute(sql: "SELECT 1 FROM \(table.name) LIMIT 0") }
    }

    /// The statement with every list of three words or more as comparisons; nil when it has none.
    static func respelled(_ sql: String) -> String? {
        let list = /(\w+) IN \(('[^']*'(?:,\s*'[^']*'){2,})\)/
        guard sql.contains(list) else { return nil }
        return sql.replacing(list) { match in
            let words = match.2.split(separator: ",").map { word in "\(match.1) = \(word.drop { $0.isWhitespace })" }
            return "(\(words.joined(separator: " OR ")))"
        }
    }
}
