internal import WellmetModel

/// The columns of a table whose words are found by search: what I wrote, or what was written to me.
struct TextColumns: Sendable {
    let table: String
    let columns: [String]
    /// When it was, in milliseconds, for SQLite: the newest are found first.
    let moment: String

    private init(_ table: String, _ columns: String..., at moment: String = "at") {
        (self.table, self.columns, self.moment) = (table, columns, moment)
    }

    private static let day = "CAST((julianday(since_day) - 2440587.5) * 86400000 AS INTEGER)"

    /// Those of schema 14.
    static let first = [TextColumns("note", "text"), TextColumns("interaction", "summary")]
    /// Those of schema 20.
    static let ofGifts = [
        TextColumns("opportunity", "title", "next", "notes", at: day), TextColumns("insight", "text", "about", "heard", "outcome", at: day),
    ]
    static let all = first + ofGifts

    static func of(_ table: LedgeredTable) -> TextColumns? { all.first { $0.table == table.name } }

    /// All of them as one text, in SQL.
    var expression: String { columns.joined(separator: " || ' ' || ") }

    /// The same of a row.
    func text(_ value: (String) -> SQLValue?) -> String { columns.map { value($0)?.text ?? "" }.joined(separator: " ") }

    /// SQLite: adds what is there to the index, the older first, behind what is in it.
    static func filling(_ all: [TextColumns]) -> String {
        let rows = all.map { "SELECT account, '\($0.table)' AS kind, id, \($0.moment) AS at FROM \($0.table) WHERE \($0.expression) <> ''" }
        let words = all.map {
            """
            INSERT INTO text_index (rowid, text) SELECT number, \($0.expression) FROM \($0.table)
            JOIN text_entry ON text_entry.account = \($0.table).account AND text_entry.kind = '\($0.table)' AND text_entry.item = \($0.table).id;
            """
        }
        return """
            INSERT INTO text_entry (account, kind, item, number)
            SELECT account, kind, id,
              coalesce((SELECT max(number) FROM text_entry AS last WHERE last.account = found.account), account << 40)
                + row_number() OVER (PARTITION BY account ORDER BY at, id)
            FROM (\(rows.joined(separator: " UNION ALL "))) AS found;

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

/// A word that is looked for in texts.
struct TextWord: Sendable {
    /// As it was typed, and with a second letter for dots.
    let spellings: [String]
    /// Whether a longer one that begins so is another.
    let isWhole: Bool

    init(_ text: String, isWhole: Bool = false) {
        spellings = [text] + (spelledOut(text).map { [$0] } ?? [])
        self.isWhole = isWhole
    }
}

/// A text that search found: the row's table and id.
struct TextHit: Hashable {
    let table: String
    let id: SQLValue
}

extension Dialect {
    /// What makes the index of texts and fills it.
    func textIndex(of all: [TextColumns]) -> String {
        guard keepsTextsApart else { return more(texts: all) }
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

            """ + TextColumns.filling(all)
    }

    /// The words of that index in their order, to be read: nothing is stored for it.
    var textWords: String { keepsTextsApart ? "CREATE VIRTUAL TABLE text_index_word USING fts5vocab(text_index, instance);" : "" }

    /// Takes the texts of more tables into it. PostgreSQL keeps the words beside each row.
    func more(texts: [TextColumns]) -> String {
        if keepsTextsApart { return TextColumns.filling(texts) }
        return texts.map {
            """
            ALTER TABLE \($0.table) ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', \($0.expression))) STORED;
            CREATE INDEX \($0.table)_by_text ON \($0.table) USING gin (words);
            """
        }.joined(separator: "\n")
    }
}
