internal import WellmetModel

extension Change {
    /// The row of a gift that is still as it was seen.
    ///
    /// - Throws: `StaleVersion`.
    private func check<Given: StoredGift>(_ seen: Given) throws -> Row {
        guard let row = try current(Given.table.ledgered, [SQLValue(seen.id)]),
            try GiftLine.read(seen.id, account: account, tx: tx)?.gift == seen
        else { throw StaleVersion() }
        return row
    }

    /// `day` is when it was noted down, when that is not today.
    func add<Content: GiftContent>(
        _ content: Content, state: Content.Given.State, on day: Day? = nil
    ) throws -> ID<Content.Given> where Content.Given: StoredGift {
        let table = Content.Given.table
        let id: ID<Content.Given> = newID()
        let own = try table.columns(try checked(content.checked), state, nil, self)
        let since: Columns = ["id": SQLValue(id), "since_day": SQLValue(try day ?? Day(now, in: settings().timeZone))]
        try insert(table.ledgered, since + standing(state, table, ended: nil) + own)
        return id
    }

    func write<Given: StoredGift>(_ content: Given.Content, over seen: Given) throws {
        let row = try check(seen)
        let own = try Given.table.columns(try checked(content.checked), seen.state, row["follow_up"].id(), self)
        try update(Given.table.ledgered, [row["id"]], own)
    }

    /// Says how a gift stands and, unless `outcome` is nil, what came of it. With `promise`, that is the end of what it promised.
    ///
    /// - Throws: `StaleVersion`.
    func mark<Given: StoredGift>(_ seen: Given, as state: Given.State, outcome: String? = nil, promise: FollowUp.State?) throws {
        let row = try check(seen)
        let text = try outcome.map { outcome in try checked { () throws(FieldProblem) in try UsualLength.text(outcome, "outcome") } }
        try set(state, of: row, in: Given.table, outcome: text)
        if let promise { try endReminder(row["follow_up"].id(), as: promise) }
    }

    func set<Given>(_ state: Given.State, of row: Row, in table: GiftTable<Given>, outcome: String? = nil) throws {
        var columns = try standing(state, table, ended: row["ended_day"].day)
        if let outcome { columns = columns + ["outcome": .text(outcome)] }
        try update(table.ledgered, [row["id"]], columns)
    }

    private func standing<Given>(_ state: Given.State, _ table: GiftTable<Given>, ended: Day?) throws -> Columns {
        let standing: Columns = ["state": .text(state.rawValue)]
        guard table.keepsEnd else { return standing }
        return try standing + ["ended_day": SQLValue(state.isOver ? ended ?? Day(now, in: settings().timeZone) : nil)]
    }

    func remove<Given: StoredGift>(_ seen: Given) throws {
        let row = try check(seen)
        try endReminder(row["follow_up"].id(), as: .dropped)
        try delete(Given.table.ledgered, [SQLValue(seen.id)])
    }
}
