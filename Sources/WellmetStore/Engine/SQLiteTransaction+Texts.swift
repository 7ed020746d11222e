internal import WellmetModel

extension SQLiteTransaction {
    func texts(matching words: [String], account: AccountID, limit: Int) throws -> [TextHit] {
        // In quotation marks nothing is a word of the index's own language; a double one ends the text.
        let match = words.map { "\"\($0.replacing("\"", with: " "))\"*" }.joined(separator: " ")
        guard !words.isEmpty else { return [] }
        let first = account.number << 40
        return try unshared(
            """
            SELECT kind, item FROM text_entry JOIN
            (SELECT rowid AS found FROM text_index
             WHERE text_index MATCH ? AND rowid > ? AND rowid < ? ORDER BY rowid DESC LIMIT ?)
            ON number = found
            """, [.text(match), .integer(first), .integer(first + 1 << 40), .integer(Int64(limit))]
        ).map { TextHit(table: $0[0].text, id: $0[1]) }
    }

    func renewTexts() throws {
        try script(
            """
            INSERT INTO text_index (text_index) VALUES ('delete-all');
            DELETE FROM text_entry;
            \(TextColumn.filling(TextColumn.first))
            """)
    }

    func textsAstray(account: AccountID) throws -> Int {
        let missing = TextColumn.first.map {
            """
            SELECT id FROM \($0.table) WHERE account = ?1 AND \($0.column) <> '' AND NOT EXISTS
            (SELECT 1 FROM text_entry WHERE text_entry.account = ?1 AND kind = '\($0.table)' AND item = \($0.table).id)
            """
        }
        let unowned = TextColumn.first.map {
            """
            SELECT item FROM text_entry WHERE account = ?1 AND kind = '\($0.table)' AND NOT EXISTS
            (SELECT 1 FROM \($0.table) WHERE \($0.table).account = ?1 AND \($0.table).id = item AND \($0.column) <> '')
            """
        }
        let all = (missing + unowned).joined(separator: "\nUNION ALL\n")
        return try unshared("SELECT count(*) FROM (\(all))", [SQLValue(account)]).first?[0].int ?? 0
    }
}
