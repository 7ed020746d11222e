package import WellmetModel

/// What somebody saw of a person before they changed it.
package struct PersonVersion: Sendable, Equatable {
    package let person: ID<Person>
    /// The newest batch that wrote the person or what hangs on them: identities, positions, notes, follow-ups and the rest.
    package let batch: BatchNumber
    /// How many rows hang on them: tells that one was deleted.
    package let rows: Int
}

/// Somebody else changed it in the meantime; nothing was written.
package struct StaleVersion: Error {
    package init() {}
}

extension PersonDetails {
    /// The newest batch that changed this person or what hangs on them.
    package var version: BatchNumber { seen.batch }
}

extension PersonVersion {
    /// The version as it stands: one look into the index of each table.
    static func current(of person: ID<Person>, account: AccountID, tx: any Transaction) throws -> PersonVersion {
        var rows = 0
        var newest = try tx.row("SELECT touched FROM person WHERE account = \(account) AND id = \(person)")?["touched"].int64 ?? 0
        for table in tables {
            let row = try tx.row(
                SQL(
                    text: "SELECT max(touched) AS touched, count(*) AS n FROM \(table.name) WHERE account = ? AND person = ?",
                    values: [SQLValue(account), SQLValue(person)]))
            newest = max(newest, row?["touched"].int64 ?? 0)
            rows += row?["n"].int ?? 0
        }
        return PersonVersion(person: person, batch: newest, rows: rows)
    }

    private static let tables: [LedgeredTable] = [
        .identity, .position, .membership, .tagging, .note, .date, .link, .field, .face, .followUp,
    ]
}

extension Change {
    /// Lets the write go on when nothing of the person has changed since.
    ///
    /// - Throws: `StaleVersion`.
    func check(_ seen: PersonVersion?) throws {
        guard let seen else { return }
        guard try PersonVersion.current(of: seen.person, account: account, tx: tx) == seen else { throw StaleVersion() }
    }
}
