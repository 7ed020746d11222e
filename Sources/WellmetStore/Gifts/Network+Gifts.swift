package import WellmetModel

/// Which rows of a list that comes to an end.
package enum Running: Sendable {
    /// Those in which something may still happen.
    case running
    case over
}

extension GiftState {
    /// The states of those that are still running, or of those that are over.
    package static func those(_ running: Running) -> [Self] { allCases.filter { $0.isOver == (running == .over) } }
}

/// What a page lists of one kind of gift.
package struct GiftLists<Given: StoredGift>: Sendable {
    package let running: [GiftLine<Given>]
    package let over: [GiftLine<Given>]
}

/// What is done with every gift. What each of them adds stands where it is described.
extension Network {
    /// Gifts of those states, or of all, in the order of their lists; of one person, those in which they are.
    package func gifts<Given: StoredGift>(
        _ states: [Given.State]? = nil, of person: ID<Person>? = nil, limit: Int = 200
    ) async throws -> [GiftLine<Given>] {
        let account = account
        return try await read { tx in
            let listed = GiftLine<Given>.listed(states, of: person, account: account)
            return try tx.rows("SELECT * FROM (\(listed)) AS listed ORDER BY \(Given.table.order) LIMIT \(limit)")
                .map(GiftLine.init(row:))
        }
    }

    /// All that a page lists, in one statement: of each part no more than `limit`.
    package func giftLists<Given: StoredGift>(of person: ID<Person>? = nil, limit: Int = 200) async throws -> GiftLists<Given> {
        let account = account
        return try await read { tx in
            let table = Given.table
            let lines = try tx.rows(
                """
                SELECT * FROM (
                  SELECT listed.*, row_number() OVER (PARTITION BY \(table.part) ORDER BY \(table.order)) AS place
                  FROM (\(GiftLine<Given>.listed(nil, of: person, account: account))) AS listed
                ) AS placed WHERE place <= \(limit) ORDER BY \(table.order)
                """
            ).map(GiftLine<Given>.init(row:))
            return GiftLists(running: lines.filter { !$0.gift.state.isOver }, over: lines.filter(\.gift.state.isOver))
        }
    }

    /// That gift; nil when there is none.
    package func gift<Given: StoredGift>(_ id: ID<Given>) async throws -> GiftLine<Given>? {
        let account = account
        return try await read { tx in try GiftLine.read(id, account: account, tx: tx) }
    }

    /// Changes what a gift says.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func edit<Given: StoredGift>(_ seen: Given, _ content: Given.Content, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "Changed \(content.mention)"), at: now) { change in try change.write(content, over: seen) }
    }

    /// Removes a gift, and drops what it promised.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func remove(_ seen: some StoredGift, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "Removed \(seen.content.mention)"), at: now) { change in try change.remove(seen) }
    }
}

extension GiftLine {
    fileprivate static func listed(_ states: [Given.State]?, of person: ID<Person>?, account: AccountID) -> SQL {
        let table = Given.table
        var sql = select(account)
        if let states { sql = sql + " AND \(table.name).state IN (\(list: states.map(\.rawValue)))" }
        guard let person else { return sql }
        let theirs = table.people.map { column in
            "SELECT id FROM \(table.name) WHERE account = \(account) AND \(SQL(text: column)) = \(person)" as SQL
        }
        return sql + " AND \(table.name).id IN (\(theirs.joined(" UNION ALL ")))"
    }
}
