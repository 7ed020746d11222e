internal import WellmetModel

extension SQLiteTransaction {
    func texts(matching words: [[TextWord]], account: AccountID, limit: Int) throws -> [TextHit] {
        guard !words.isEmpty, !words.contains(where: \.isEmpty) else { return [] }
        let match = words.map { either in
            // In quotation marks nothing is a word of the index's own language; a double one ends the text.
            let spellings = either.flatMap { word in
                word.spellings.map { "\"\($0.replacing("\"", with: " "))\"\(word.isWhole ? "" : "*")" }
            }
            return "(" + spellings.joined(separator: " OR ") + ")"
        }.joined(separator: " AND ")
        let first = account.number << 40
        return try unshared(
            """
            SELECT kind, item FROM text_entry JOIN
            (SELECT rowid AS found FROM text_index
             WHERE text_index MATCH ? AND rowid > ? AND rowid < ? ORDER BY rowid DESC LIMIT ?)
            ON account = ? AND number = found
            """, [.text(match), .integer(first), .integer(first + 1 << 40), .integer(Int64(limit)), SQLValue(account)]
        ).map { TextHit(table: $0[0].text, id: $0[1]) }
    }

    func textWords(near word: String) throws -> [TextWord] {
        let typed = folded(word)
        // The first letter is taken to be right: to look through all words costs more, the longer the history.
        let first = String(typed.prefix(1))
        let near = try NearWords(typed, slips: NearWords.slips(in: typed), limit: 10).found { from -> String? in
            let rows = try unshared("SELECT term FROM text_index_word WHERE term >= ? LIMIT 1", [.text(from.isEmpty ? first : from)])
            return rows.first?[0].text.nonEmpty.flatMap { $0.hasPrefix(first) ? $0 : nil }
        }
        return [TextWord(word)] + near.filter { $0.slips > 0 }.map { TextWord($0.word, isWhole: true) }
    }

    func index(_ texts: [TextChange], account: AccountID) throws {
        guard !texts.isEmpty else { return }
        let account = SQLValue(account)
        func number(_ text: TextChange) throws -> Int64? {
            try unshared(
                "SELECT number FROM text_entry WHERE account = ? AND kind = ? AND item = ?", [account, .text(text.table), text.id]
            ).first?[0].int64
        }
        for text in texts where !text.old.isEmpty {
            guard let number = try number(text) else { continue }
            try runUnshared(
                "INSERT INTO text_index (text_index, rowid, text) VALUES ('delete', ?, ?)", forEach: [[.integer(number), .text(text.old)]])
            try runUnshared("DELETE FROM text_entry WHERE account = ? AND number = ?", forEach: [[account, .integer(number)]])
        }
        let first = (account.int64 ?? 0) << 40
        let last = try unshared(
            "SELECT max(number) FROM text_entry WHERE account = ?", [account])
        let next = (last.first?[0].int64 ?? first) + 1
        let new = texts.filter { !$0.new.isEmpty }
        try runUnshared(
            "INSERT INTO text_entry (account, kind, item, number) VALUES (?, ?, ?, ?)",
            forEach: new.lazy.enumerated().map { [account, .text($0.element.table), $0.element.id, .integer(next + Int64($0.offset))] })
        try runUnshared(
            "INSERT INTO text_index (rowid, text) VALUES (?, ?)",
            forEach: new.lazy.enumerated().map { [.integer(next + Int64($0.offset)), .text($0.element.new)] })
    }

    func indexAllTexts(account: AccountID) throws {
        // Each table's texts in their order, merged as they are read: nothing is sorted that an index has sorted already.
        let texts = TextColumns.all.map {
            "SELECT '\($0.table)' AS kind, id, \($0.moment) AS at, \($0.expression) AS text FROM \($0.table) WHERE account = ?1"
        }
        var waiting: [TextChange] = []
        try eachUnshared(texts.joined(separator: " UNION ALL ") + " ORDER BY at, id", [SQLValue(account)]) { row in
            guard let text = row["text"].string, !text.isEmpty else { return }
            waiting.append(TextChange(table: row["kind"].text, id: row["id"], new: text))
            guard waiting.count >= 1000 else { return }
            try index(waiting, account: account)
            waiting.removeAll(keepingCapacity: true)
        }
        try index(waiting, account: account)
    }

    func renewTexts() throws {
        try script(
            """
            INSERT INTO text_index (text_index) VALUES ('delete-all');
            DELETE FROM text_entry;
            \(TextColumns.filling(TextColumns.all))
            """)
    }

    func textsAstray(account: AccountID) throws -> Int {
        let missing = TextColumns.all.map {
            """
            SELECT id FROM \($0.table) WHERE account = ?1 AND \($0.expression) <> '' AND NOT EXISTS
            (SELECT 1 FROM text_entry WHERE text_entry.account = ?1 AND kind = '\($0.table)' AND item = \($0.table).id)
            """
        }
        let unowned = TextColumns.all.map {
            """
            SELECT item FROM text_entry WHERE account = ?1 AND kind = '\($0.table)' AND NOT EXISTS
            (SELECT 1 FROM \($0.table) WHERE \($0.table).account = ?1 AND \($0.table).id = item AND \($0.expression) <> '')
            """
        }
        let all = (missing + unowned).joined(separator: "\nUNION ALL\n")
        return try unshared("SELECT count(*) FROM (\(all))", [SQLValue(account)]).first?[0].int ?? 0
    }
}
