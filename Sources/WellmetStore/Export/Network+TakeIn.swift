package import WellmetModel

/// Whether a whole network can come into another one: only into one in which nothing is.
package enum Vacancy: Sendable, Equatable {
    /// Nothing is in it, but for changes that were taken back, so many.
    case empty(takenBack: Int)
    /// Nothing is in it any more, but what was deleted can be brought back.
    case remembers
    case inUse

    /// Why it cannot; nil when it can.
    package var refusal: String? {
        switch self {
        case .empty: nil
        case .inUse: "There is something in this network already, and a whole network comes only into an empty one."
        case .remembers:
            "Nothing is in this network any more, but what was deleted can still be brought back, and could not be then. "
                + "When all that was done here is taken back (“wellmet history” lists it), a whole network can come in."
        }
    }
}

extension Network {
    /// Whether a whole network can come in.
    package func vacancy() async throws -> Vacancy {
        let account = account
        return try await read { tx in try Network.vacancy(account: account, tx: tx) }
    }

    /// Tables that say nothing of anybody: what was done, whatever became of it, and where it came from.
    private static let pastTables = ["ledger", "day_list", "batch", "source"]

    private static func vacancy(account: AccountID, tx: any Transaction) throws -> Vacancy {
        for table in ExportedTable.parentsFirst where !pastTables.contains(table.name) {
            guard try tx.row("SELECT 1 AS found FROM \(SQL(text: table.name)) WHERE account = \(account) LIMIT 1") == nil else {
                return .inUse
            }
        }
        // What Wellmet did by itself, changes of the settings, and what was taken back say nothing of anybody; what still stands does,
        // even when all that it wrote was deleted since.
        let standing = try tx.row(
            """
            SELECT 1 AS found FROM batch WHERE account = \(account) AND kind NOT IN ('rule', 'undo') AND state <> 'undone' AND NOT EXISTS (
              SELECT 1 FROM ledger WHERE ledger.account = batch.account AND ledger.batch = batch.number
              AND tbl = \(Change.settingsName)) LIMIT 1
            """)
        guard standing == nil else { return .remembers }
        let undone = try tx.row("SELECT count(*) AS n FROM batch WHERE account = \(account) AND state = 'undone' AND kind <> 'undo'")
        return .empty(takenBack: undone?["n"].int ?? 0)
    }

    /// Takes in a whole network that left with `export`, as it was: its ids, its history, its settings. All of it or nothing. The history
    /// of what was taken back here goes.
    ///
    /// `visit` gives its parts; what it throws undoes everything. It is called a second time where a row refers to one that did not come.
    ///
    /// - Parameter schema: the schema of its rows.
    /// - Throws: `StoreError.refused` when something is in the network already; `.invalid` for what cannot be read or breaks a rule of the
    ///   schema, `MisfitRow` for a row that refers to none.
    package func takeIn(
        schema: Int = Store.schema, at now: Instant, _ visit: @escaping @Sendable (IncomingNetwork) throws -> Void
    ) async throws {
        let account = account
        guard let lock = try engine.lockImports() else { throw StoreError.importRunning }
        defer { lock.release() }
        try await engine.write { tx in
            if let refusal = try Network.vacancy(account: account, tx: tx).refusal {
                throw StoreError.refused(refusal + " Make another account for it: wellmet account add NAME.")
            }
            try tx.deferReferences()
            for table in Network.pastTables { try tx.run("DELETE FROM \(SQL(text: table)) WHERE account = \(account)") }
            let incoming = IncomingNetwork(account: account, tx: tx)
            try visit(incoming)
            try incoming.checkIsWhole(schema: schema)
            try incoming.checkReferences(visit)
            try Network.derive(account: account, at: now, tx: tx)
        }
    }

    /// Makes everything that is derived of rows that came as they are.
    private static func derive(account: AccountID, at now: Instant, tx: any Transaction) throws {
        try OrganizationWords.writeAll(account: account, tx: tx)
        try tx.indexAllTexts(account: account)
        let entry = BatchEntry(.rule, "Took in a network", by: .rule)
        let people = Change(tx, account: account, entry: entry, at: now)
        let ids: [ID<Person>] = try tx.rows("SELECT id FROM person WHERE account = \(account) ORDER BY id").map { try $0[0].required() }
        people.peopleToReplay = Set(ids)
        people.peopleToIndex = Set(ids)
        try people.finish()
        let zone = try Settings.read(account: account, tx: tx).timeZone
        let day = Change(tx, account: account, entry: entry, at: now)
        try Upkeep.prepare(Day(now, in: zone), in: zone, day)
        try ContactDays.recount(account: account, zone: zone, at: now, tx: tx)
        try day.finish()
    }
}
