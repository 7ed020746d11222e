internal import WellmetModel

/// A column whose words are found by search: what I wrote, or what was written to me.
struct TextColumn: Sendable {
    let table: String
    let column: String

    static let all = [TextColumn(table: "note", column: "text"), TextColumn(table: "interaction", column: "summary")]

    static func of(_ table: LedgeredTable) -> TextColumn? { all.first { $0.table == table.name } }

    /// SQLite: fills an empty index with what is there, the older first.
    static func filling(_ columns: [TextColumn]) -> String {
        let all = columns.map { "SELECT account, '\($0.table)' AS kind, id, at FROM \($0.table) WHERE \($0.column) <> ''" }
        let words = columns.map {
            """
            INSERT INTO text_index (rowid, text) SELECT number, \($0.column) FROM \($0.table)
            JOIN text_entry ON text_entry.account = \($0.table).account AND text_entry.kind = '\($0.table)' AND text_entry.item = \($0.table).id;
            """
        }
        return """
            INSERT INTO text_entry (account, kind, item, number)
            SELECT account, kind, id, (account << 40) + row_number() OVER (PARTITION BY account ORDER BY at, id)
            FROM (\(all.joined(separator: " UNION ALL ")));

            """ + words.joined(separator: "\n")
    }
}

/// A text that came, changed or went; empty for none.
struct TextChange: Sendable {
    let table: String
    let id: SQLValue
    var old = ""
    var new = ""
}

/// A text that search found: the row's table and id.
struct TextHit: Hashable {
    let table: String
    let id: SQLValue
}

extension Dialect {
    /// What makes the index of texts and fills it.
    func textIndex(of columns: [TextColumn]) -> String {
        guard keepsTextsApart else {
            // PostgreSQL keeps the words beside each row.
            return columns.map {
                """
                ALTER TABLE \($0.table) ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', \($0.column))) STORED;
                CREATE INDEX \($0.table)_by_text ON \($0.table) USING gin (words);
                """
            }.joined(separator: "\n")
        }
        // The index holds no text: what a row says stands in its table alone. A number grows with each new text of its account, whose
        // numbers lie together.
        return """
            -- Derived
            CREATE TABLE text_entry (
              account INTEGER NOT NULL,
              kind TEXT NOT NULL,
              item BLOB NOT NULL,
              number INTEGER NOT NULL,
              PRIMARY KEY (account, kind, item),
              UNIQUE (account, number)
            ) STRICT, WITHOUT ROWID;
            CREATE VIRTUAL TABLE text_index USING fts5(text, content = '', columnsize = 0,
              tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'");

            """ + TextColumn.filling(columns)
    }
}
