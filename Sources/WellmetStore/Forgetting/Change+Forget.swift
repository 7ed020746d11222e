internal import Foundation
internal import WellmetModel

extension Change {
    /// Takes somebody out of everything: their rows, the history, and what is written elsewhere. Nothing of it is copied to the ledger.
    func forget(_ plan: ForgetPlan) throws {
        let person = plan.forgotten.person
        keepsNothing = true
        for row in plan.named { try update(row.table, [row.key], [row.column: .text(Traces.stopgap)]) }
        let employers = try tx.rows(
            "SELECT DISTINCT organization FROM position WHERE account = \(account) AND person = \(person) AND organization IS NOT NULL"
        ).map { $0[0] }
        try remove(person)
        for organization in employers { try removeIfUnused(organization) }
        for card in plan.cards { try update(card.table, card.key, ["content": .bytes(card.content)]) }
        for row in plan.rows { try delete(row.table, row.key) }
        for text in plan.texts { try replace(text.row, in: text.table) }
        let renamed = plan.texts.filter { $0.table.name == LedgeredTable.organization.name }.compactMap(\.row.key.first)
        try OrganizationWords.renew(renamed, account: account, tx: tx)
        // What an opportunity took over from a promise to them.
        if let table = ExportedTable.named(LedgeredTable.opportunity.name) {
            for row in try LeftTexts.find(plan.forgotten.traces, in: table, account: account, tx: tx) { try replace(row, in: table) }
        }
        for (number, title) in plan.titles.sorted(by: { $0.key < $1.key }) {
            try tx.run("UPDATE batch SET title = \(title) WHERE account = \(account) AND number = \(number)")
        }
        for entry in plan.entries {
            if let rest = entry.rest {
                try tx.run("UPDATE ledger SET old = ? WHERE account = ? AND batch = ? AND seq = ?", forEach: [[.text(rest)] + entry.key])
            } else {
                try tx.run("DELETE FROM ledger WHERE account = ? AND batch = ? AND seq = ?", forEach: [entry.key])
            }
        }
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

    /// Writes a text without them. Where it alone may be called so and another is already, it gets a number.
    private func replace(_ text: LeftTexts, in table: ExportedTable) throws {
        let sets = text.columns.map { "\($0.name) = ?" }.joined(separator: ", ")
        let condition = (["account"] + table.key).map { "\($0) = ?" }.joined(separator: " AND ")
        let key = [SQLValue(account)] + text.key
        let ledgered = LedgeredTable.named(table.name)
        let old = try ledgered.flatMap { try current($0, text.key)?.dictionary }
        let isWritten = try (1...99).contains { number in
            let values = text.columns.map { SQLValue.text(number == 1 ? $0.text : "\($0.text) \(number)") }
            return try tx.runIfAllowed(SQL(text: "UPDATE \(table.name) SET \(sets) WHERE \(condition)", values: values + key))
        }
        guard isWritten, let ledgered, let old else { return }
        try noteText(of: ledgered, old, try current(ledgered, text.key)?.dictionary)
        if ledgered == .person, let id = text.key.first?.id(Person.self) { peopleToIndex.insert(id) }
        if ledgered == .position || ledgered == .field, let id = old["person"]?.id(Person.self) { peopleToIndex.insert(id) }
        try forgetKeys(ledgered, old)
    }

    /// Removes the keys of likeness that were made of a text: they would tell of it until somebody asks for others.
    private func forgetKeys(_ table: LedgeredTable, _ old: [String: SQLValue]) throws {
        var people: [ID<Person>] = []
        if LikenessTable.isMade(of: table), let person = table.owner(of: old)?.id(Person.self) { people = [person] }
        if table == .organization {
            people = try tx.rows("SELECT DISTINCT person FROM position WHERE account = \(account) AND organization = \(old["id"] ?? .null)")
                .map { try $0[0].required() }
        }
        for person in people { try LikenessTable(account: account, tx: tx).remove(person) }
        peopleToCompare.formUnion(people)
    }
}
