internal import Foundation
internal import WellmetModel

extension Revert {
    /// Deletes again what a batch had deleted and the undo that is taken back had put in again: of that the undo kept no copy, since it
    /// stands in the entries of the batch. Whoever was given something since stays, whole.
    func deleteAgain(_ undone: BatchNumber) throws {
        // In the order in which they were deleted: children before those whom they belong to.
        let people = try tx.rows(
            """
            SELECT * FROM ledger WHERE account = \(account) AND batch = \(undone) AND op = 'delete' AND tbl = \(LedgeredTable.person.name)
            ORDER BY seq
            """
        ).compactMap { try LedgerEntry($0, account: account).key.first?.id(Person.self) }
        let staying = try Set(people.filter(wasGivenSomething))
        var last: Int64 = -1
        while true {
            let rows = try tx.rows(
                """
                SELECT * FROM ledger WHERE account = \(account) AND batch = \(undone) AND op = 'delete' AND seq > \(last)
                ORDER BY seq LIMIT 1000
                """)
            for row in rows { try deleteAgain(try LedgerEntry(row, account: account), staying: staying) }
            guard let next = rows.last?["seq"].int64 else { return }
            last = next
        }
    }

    private func deleteAgain(_ entry: LedgerEntry, staying: Set<ID<Person>>) throws {
        guard let table = LedgeredTable.named(entry.table), let row = try change.current(table, entry.key) else { return }
        if let owner = table.owner(of: row.dictionary)?.id(Person.self), staying.contains(owner) { return }
        if table == .redirect {
            // It goes with whom it leads to, whether or not somebody has the id again.
            try change.delete(table, entry.key)
            reverted += 1
            return
        }
        if table == .person, let person = row["id"].id(Person.self) { try sever(person, row["full_name"].text) }
        try deleteNew(row, of: table, staying: staying)
    }

    /// Whether something of somebody was added or changed after the batch; that is told.
    private func wasGivenSomething(_ person: ID<Person>) throws -> Bool {
        for table in LedgeredTable.ofPerson where table != .nudge {
            let later = try tx.row(
                """
                SELECT touched FROM \(SQL(text: table.name))
                WHERE account = \(account) AND person = \(person) AND touched > \(batch.number) ORDER BY touched DESC LIMIT 1
                """)
            guard let later else { continue }
            block(later["touched"].int64)
            kept.append("\(try change.fullName(of: person)): has \(StoryWords.one(table)) that was added or changed later")
            return true
        }
        return false
    }
}
