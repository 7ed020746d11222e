package import WellmetModel

/// The number of a batch, counted from 1 in each account.
package typealias BatchNumber = Int64

/// Who makes a change.
package enum Actor: String, Sendable, SQLBindable {
    case user, importer, sync, assistant, rule
}

/// What a change is called in the ledger.
package struct BatchEntry: Sendable {
    package enum Kind: String, Sendable, SQLBindable {
        case edit, log, answer, `import`, undo, rule, demo
    }

    let kind: Kind
    let actor: Actor
    let title: String

    package init(_ kind: Kind, _ title: String, by actor: Actor = .user) {
        self.kind = kind
        self.actor = actor
        self.title = title
    }
}

/// Everything that one import, edit or answer changed: it can be shown, and undone.
package struct Batch: Sendable {
    package enum State: String, Sendable { case applying, applied, undone }

    package let number: BatchNumber
    package let kind: String
    package let actor: String
    /// A line for people: "Imported 300 people from LinkedIn".
    package let title: String
    package let state: State
    package let at: Instant
    /// The batch that this one took back, when it is an undo.
    package let undoes: BatchNumber?
}

extension Batch {
    init(row: Row) throws {
        number = row["number"].int64 ?? 0
        kind = row["kind"].text
        actor = row["actor"].text
        title = row["title"].text
        state = try row["state"].choice()
        at = row["made_at"].instant ?? .distantPast
        undoes = row["undoes"].int64
    }
}

extension Batch.State: SQLBindable {}

extension Network {
    /// The newest batches, newest first.
    package func batches(limit: Int = 20) async throws -> [Batch] {
        let account = account
        return try await read { tx in
            try tx.rows("SELECT * FROM batch WHERE account = \(account) ORDER BY number DESC LIMIT \(limit)").map(Batch.init(row:))
        }
    }

    /// That batch, or nil.
    package func batch(_ number: BatchNumber) async throws -> Batch? {
        let account = account
        return try await read { tx in
            try tx.row("SELECT * FROM batch WHERE account = \(account) AND number = \(number)").map(Batch.init(row:))
        }
    }

    /// The newest batch that stands applied and was made by a person or an import: what a bare `undo` takes back. A merge that was done
    /// again, by the undo of its undo, stands in that undo.
    package func lastUndoable() async throws -> Batch? {
        let account = account
        return try await read { tx in
            try tx.row(
                """
                SELECT * FROM batch WHERE account = \(account) AND state = 'applied' AND kind <> 'rule' AND (kind <> 'undo' OR EXISTS (
                  SELECT 1 FROM ledger WHERE ledger.account = batch.account AND ledger.batch = batch.number AND tbl = \(MovedParts.name)))
                ORDER BY number DESC LIMIT 1
                """
            ).map(Batch.init(row:))
        }
    }
}
