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
    /// A stretch of a list.
    package struct Part: Sendable {
        package let lines: [GiftLine<Given>]
        /// How many stand before them.
        package let offset: Int
        /// How many the whole list has.
        package let total: Int
    }

    package let running: Part
    package let over: Part
}

/// What is done with every gift. What each of them adds stands where it is described.
extension Network {
    /// Gifts of those states, or of all, in the order of their lists; of one person, those in which they are.
    package func gifts<Given: StoredGift>(
        _ states: [Given.State]? = nil, of person: ID<Person>? = nil, limit: Int = .max
    ) async throws -> [GiftLine<Given>] {
        let account = account
        return try await read { tx in
            let listed = GiftLine<Given>.listed(states, of: person, account: account)
            return try tx.rows("SELECT * FROM (\(listed)) AS listed ORDER BY \(Given.table.order) LIMIT \(limit)")
                .map(GiftLine.init(row:))
        }
    }

    /// What a page lists: of those that run and of those that are over each `limit` at most, from its offset on, or from where the last
    /// of its pages begins.
    package func giftLists<Given: StoredGift>(
        of person: ID<Person>? = nil, running: Int = 0, over: Int = 0, limit: Int
    ) async throws -> GiftLists<Given> {
        let account = account
        return try await read { tx in
            func part(_ which: Running, _ offset: Int) throws -> GiftLists<Given>.Part {
                let listed = GiftLine<Given>.listed(Given.State.those(which), of: person, account: account)
                let total = try tx.row("SELECT count(*) AS n FROM (\(listed)) AS listed")?["n"].int ?? 0
                let offset = min(max(0, offset), max(0, total - 1) / limit * limit)
                let lines = try tx.rows(
                    "SELECT * FROM (\(listed)) AS listed ORDER BY \(Given.table.order) LIMIT \(limit) OFFSET \(offset)"
                ).map(GiftLine<Given>.init(row:))
                return GiftLists.Part(lines: lines, offset: offset, total: total)
            }
            return GiftLists(running: try part(.running, running), over: try part(.over, over))
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
