internal import Foundation
package import WellmetModel

/// What a batch changed, in words.
package struct BatchStory: Sendable {
    package let batch: Batch
    /// "Ada Lovelace: title Analyst → CTO", in the order in which they were written; the first of them.
    package let changes: [String]
    /// How many more there are.
    package let more: Int
    /// What an undo would take back, in words ("300 people, 12 interactions"); empty when it takes nothing back or cannot be undone.
    package let takesBack: String
    /// What an undo would leave, because somebody touched it later: "Ada Lovelace: was changed later".
    package let stays: [String]
}

extension Network {
    /// What was changed, newest first: everything, or what touched one person. What the program does by itself, such as choosing
    /// a day's list, is left out.
    ///
    /// `before` is the number of a batch: only older ones.
    package func history(of person: ID<Person>? = nil, before: BatchNumber? = nil, limit: Int = 50) async throws -> [Batch] {
        let account = account
        let last = before ?? .max
        return try await read { tx in
            guard let person = try person.map({ try Redirect.standing($0, account: account, tx: tx) }) else {
                return try tx.rows(
                    """
                    SELECT * FROM batch WHERE account = \(account) AND number < \(last) AND kind <> \(BatchEntry.Kind.rule)
                    ORDER BY number DESC LIMIT \(limit)
                    """
                ).map(Batch.init(row:))
            }
            var numbers: SQL = """
                SELECT batch FROM person WHERE account = \(account) AND id = \(person)
                UNION SELECT touched FROM person WHERE account = \(account) AND id = \(person)
                UNION SELECT batch FROM ledger WHERE account = \(account) AND person = \(person)
                UNION SELECT ledger.batch FROM redirect
                JOIN ledger ON ledger.account = redirect.account AND ledger.person = redirect.id
                WHERE redirect.account = \(account) AND redirect.person = \(person)
                UNION SELECT made_by FROM redirect WHERE account = \(account) AND person = \(person)
                UNION SELECT batch FROM not_same WHERE account = \(account) AND other = \(person)
                UNION SELECT interaction.batch FROM participant
                JOIN interaction ON interaction.account = participant.account AND interaction.id = participant.interaction
                WHERE participant.account = \(account) AND participant.person = \(person)
                """
            for table in LedgeredTable.ofPerson where table != .nudge {
                numbers = numbers + " UNION SELECT batch FROM \(SQL(text: table.name)) WHERE account = \(account) AND person = \(person)"
            }
            return try tx.rows(
                "SELECT * FROM batch WHERE account = \(account) AND number < \(last) AND kind <> \(BatchEntry.Kind.rule) AND number IN ("
                    + numbers + ") ORDER BY number DESC LIMIT \(limit)"
            ).map(Batch.init(row:))
        }
    }

    /// What a batch changed and what an undo of it would do.
    ///
    /// - Throws: `StoreError.notFound` when there is no such batch.
    package func story(of number: BatchNumber, limit: Int = 40) async throws -> BatchStory {
        guard let batch = try await batch(number) else { throw StoreError.notFound("A change with the number \(number)") }
        let account = account
        let canUndo = batch.state == .applied && batch.kind != BatchEntry.Kind.rule.rawValue && batch.undoes == nil
        let foreseen = canUndo ? try await foresee(undoOf: batch) : Foreseen(kept: [], takesNothing: true)
        return try await read { tx in
            var reader = StoryReader(batch: batch, account: account, zone: try Settings.read(account: account, tx: tx).timeZone, tx: tx)
            let (told, more) = try reader.changes()
            return BatchStory(
                batch: batch, changes: Array(told.prefix(limit)), more: more + max(0, told.count - limit),
                takesBack: foreseen.takesNothing && (!canUndo || !foreseen.kept.isEmpty) ? "" : try reader.takenBack(), stays: foreseen.kept
            )
        }
    }
}
