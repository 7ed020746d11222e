internal import Foundation
internal import WellmetModel

extension Change {
    /// Takes somebody out of everything: their rows, the history, and what is written elsewhere. Nothing of it is copied to the ledger.
    ///
    /// - Returns: how many entries of the history went, and how many texts were changed.
    func forget(_ person: ID<Person>) throws -> (history: Int, texts: Int) {
        let forgotten = try ForgottenPerson(person, account: account, tx: tx)
        keepsNothing = true
        let alone = Set(try interactionsAlone(with: person))
        let employers = try tx.rows(
            "SELECT DISTINCT organization FROM position WHERE account = \(account) AND person = \(person) AND organization IS NOT NULL"
        ).map { $0[0] }
        try remove(person)
        for organization in employers { try removeIfUnused(organization) }
        try takeOutOfCards(forgotten)
        for row in LeftTexts.undecided(forgotten.traces, try tx.rows("SELECT * FROM undecided WHERE account = \(account)")) {
            try delete(.undecided, [row["source"], row["record_key"]])
        }
        // A tag that is their name says who wore it.
        for row in try tx.rows("SELECT tag, person FROM tagging WHERE account = \(account)")
        where forgotten.traces.removed(from: row["tag"].text) != nil { try delete(.tagging, [row["tag"], row["person"]]) }
        var texts = 0
        for table in ExportedTable.parentsFirst where table.name != "ledger" {
            let found = try LeftTexts.find(forgotten.traces, in: table, account: account, tx: tx)
            for text in found { texts += try replace(text, in: table) }
            if table.name == LedgeredTable.organization.name {
                try OrganizationWords.renew(found.compactMap(\.key.first), account: account, tx: tx)
            }
        }
        return (try purgeLedger(forgotten, alone), texts)
    }

    private func interactionsAlone(with person: ID<Person>) throws -> [UUID] {
        try tx.rows(
            """
            SELECT interaction FROM participant WHERE account = \(account) AND person = \(person) AND NOT EXISTS (
              SELECT 1 FROM participant AS other WHERE other.account = participant.account
              AND other.interaction = participant.interaction AND other.person <> participant.person)
            """
        ).compactMap { $0[0].uuid }
    }

    /// A company that nobody else ever had to do with tells of them, too.
    private func removeIfUnused(_ organization: SQLValue) throws {
        for table in ["position", "opportunity"] {
            let named = SQL(text: table)
            guard try tx.row("SELECT 1 AS found FROM \(named) WHERE account = \(account) AND organization = \(organization) LIMIT 1") == nil
            else { return }
        }
        try delete(.organization, [organization])
    }

    /// Writes a text without them. What cannot be, since it alone may hold that name, stays, and is found by the proof.
    private func replace(_ text: LeftTexts, in table: ExportedTable) throws -> Int {
        let sets = text.columns.map { "\($0.name) = ?" }.joined(separator: ", ")
        let condition = (["account"] + table.key).map { "\($0) = ?" }.joined(separator: " AND ")
        let key = [SQLValue(account)] + text.key
        let ledgered = LedgeredTable.named(table.name)
        let old = try ledgered.flatMap { try current($0, text.key)?.dictionary }
        let update = SQL(
            text: "UPDATE \(table.name) SET \(sets) WHERE \(condition)", values: text.columns.map { SQLValue.text($0.text) } + key)
        guard try tx.runIfAllowed(update) else { return 0 }
        guard let ledgered, let old else { return 1 }
        noteText(of: ledgered, old, try current(ledgered, text.key)?.dictionary)
        if ledgered == .person, let id = text.key.first?.id(Person.self) { peopleToIndex.insert(id) }
        if ledgered == .position, let id = old["person"]?.id(Person.self) { peopleToIndex.insert(id) }
        return 1
    }

    // MARK: Cards of others

    /// Cards of groups that name them lose those lines; cards of others have the stopgap in their place.
    private func takeOutOfCards(_ forgotten: ForgottenPerson) throws {
        for row in try tx.rows("SELECT source, card_key, content FROM group_card WHERE account = \(account)") {
            let text = String(decoding: row["content"].bytes ?? [], as: UTF8.self)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let kept = lines.filter { line in
                !forgotten.cards.contains { line.contains($0) } && forgotten.traces.removed(from: String(line)) == nil
            }
            guard kept.count < lines.count else { continue }
            try update(
                .groupCard, [row["source"], row["card_key"]], ["content": .bytes(Array(kept.joined(separator: "\n").utf8))])
        }
        for row in try tx.rows("SELECT id, content FROM card WHERE account = \(account)") {
            guard let text = forgotten.traces.removed(from: String(decoding: row["content"].bytes ?? [], as: UTF8.self)) else { continue }
            try update(.card, [row["id"]], ["content": .bytes(Array(text.utf8))])
        }
    }

    // MARK: The history

    /// Removes the entries that are of them, and takes them out of the others.
    private func purgeLedger(_ forgotten: ForgottenPerson, _ alone: Set<UUID>) throws -> Int {
        var gone = 0
        for row in try LeftTexts.entries(forgotten, alone, account: account, tx: tx) {
            let key = [SQLValue(account), row["batch"], row["seq"]]
            let entry = try LedgerEntry(row, account: account)
            if let rest = entry.without(forgotten, alone) {
                if rest == entry.old { continue }
                let encoder = JSONEncoder()
                encoder.outputFormatting = .sortedKeys
                let text = String(decoding: try encoder.encode(rest), as: UTF8.self)
                try tx.run("UPDATE ledger SET old = ? WHERE account = ? AND batch = ? AND seq = ?", forEach: [[.text(text)] + key])
            } else {
                try tx.run("DELETE FROM ledger WHERE account = ? AND batch = ? AND seq = ?", forEach: [key])
                gone += 1
            }
        }
        return gone
    }
}

extension LedgerEntry {
    /// What the row was, without somebody; nil when it was theirs.
    fileprivate func without(_ forgotten: ForgottenPerson, _ alone: Set<UUID>) -> [String: SQLValue]? {
        func isThem(_ value: SQLValue?) -> Bool { value?.uuid.map(forgotten.ids.contains) ?? false }
        if key.contains(where: isThem) || isThem(old["person"]) { return nil }
        if table == LedgeredTable.undecided.name, let content = old["content"] {
            let row = Row(columns: ColumnNames(["content"]), values: [content])
            return LeftTexts.undecided(forgotten.traces, [row]).isEmpty ? old : nil
        }
        if table == LedgeredTable.interaction.name, let id = key.first?.uuid, alone.contains(id) { return nil }
        var rest = old
        if let people = Participation.kept(in: old) {
            let others = people.filter { !forgotten.ids.contains($0.uuid) }
            if others.isEmpty { return nil }
            rest.merge(Participation.kept(others)) { _, new in new }
        }
        for (column, value) in rest {
            if isThem(value) { rest[column] = .null }
            if let text = value.string, let changed = forgotten.traces.removed(from: text) { rest[column] = .text(changed) }
            if case .bytes(let bytes) = value, let text = String(validating: bytes, as: UTF8.self),
                let changed = forgotten.traces.removed(from: text)
            {
                rest[column] = .bytes(Array(changed.utf8))
            }
        }
        return rest
    }
}
