internal import WellmetModel

/// A column whose words are found by search: what I wrote, or what was written to me.
struct TextColumn: Sendable {
    let table: String
    let column: String

    /// Those that the migration with number 18 made.
    static let first = [TextColumn(table: "note", column: "text"), TextColumn(table: "interaction", column: "summary")]

    /// SQLite: an index of words without the texts, filled by triggers, so that no way to write a row goes past it. A row's number
    /// grows with each new one of its account, whose numbers lie together; the index gives the highest first.
    var triggers: String {
        let key = "kind = '\(table)' AND item"
        let numbers = "number > (new.account << 40) AND number < ((new.account + 1) << 40)"
        return """
            CREATE TRIGGER \(table)_text_new AFTER INSERT ON \(table) WHEN new.\(column) <> '' BEGIN
              INSERT INTO text_entry (account, kind, item, number) VALUES (new.account, '\(table)', new.id,
                (SELECT coalesce(max(number), new.account << 40) + 1 FROM text_entry WHERE \(numbers)));
              INSERT INTO text_index (rowid, text) SELECT number, new.\(column) FROM text_entry
                WHERE account = new.account AND \(key) = new.id;
            END;
            CREATE TRIGGER \(table)_text_gone AFTER DELETE ON \(table) WHEN old.\(column) <> '' BEGIN
              INSERT INTO text_index (text_index, rowid, text) SELECT 'delete', number, old.\(column) FROM text_entry
                WHERE account = old.account AND \(key) = old.id;
              DELETE FROM text_entry WHERE account = old.account AND \(key) = old.id;
            END;
            CREATE TRIGGER \(table)_text_other AFTER UPDATE OF \(column) ON \(table) WHEN new.\(column) <> old.\(column) BEGIN
              INSERT INTO text_index (text_index, rowid, text) SELECT 'delete', number, old.\(column) FROM text_entry
                WHERE account = old.account AND \(key) = old.id;
              DELETE FROM text_entry WHERE account = old.account AND \(key) = old.id AND new.\(column) = '';
              INSERT INTO text_entry (account, kind, item, number) SELECT new.account, '\(table)', new.id,
                (SELECT coalesce(max(number), new.account << 40) + 1 FROM text_entry WHERE \(numbers))
                WHERE old.\(column) = '';
              INSERT INTO text_index (rowid, text) SELECT number, new.\(column) FROM text_entry
                WHERE account = new.account AND \(key) = new.id;
            END;
            """
    }

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

extension Dialect {
    /// What makes the index of texts and fills it.
    func textIndex(of columns: [TextColumn]) -> String {
        guard hasTextTriggers else {
            // PostgreSQL keeps the words beside each row.
            return columns.map {
                """
                ALTER TABLE \($0.table) ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', \($0.column))) STORED;
                CREATE INDEX \($0.table)_by_text ON \($0.table) USING gin (words);
                """
            }.joined(separator: "\n")
        }
        return """
            -- Derived
            CREATE TABLE text_entry (
              account INTEGER NOT NULL,
              kind TEXT NOT NULL,
              item BLOB NOT NULL,
              number INTEGER NOT NULL UNIQUE,
              PRIMARY KEY (account, kind, item)
            ) STRICT, WITHOUT ROWID;
            CREATE VIRTUAL TABLE text_index USING fts5(text, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');

            """ + TextColumn.filling(columns) + columns.map(\.triggers).joined(separator: "\n")
    }
}

/// A text that search found: the row's table and id.
struct TextHit: Hashable {
    let table: String
    let id: SQLValue
}
