package import WellmetModel

/// An insight with the name of who gave it.
package struct InsightLine: Sendable {
    package let insight: Insight
    /// The name of who gave it; empty when that is nobody of the network.
    package let fromName: String

    package var content: Insight.Content { insight.content }
}

extension Network {
    /// Insights, those that are not tried yet first, of them those with a promised word first, then the newest.
    package func insights(_ state: Insight.State? = nil, of person: ID<Person>? = nil, limit: Int = 200) async throws -> [InsightLine] {
        let account = account
        return try await read { tx in
            var condition: SQL = ""
            if let state { condition = " AND insight.state = \(state)" }
            if let person { condition = condition + " AND insight.person = \(person)" }
            return try tx.rows(
                InsightLine.select(account) + condition
                    + " ORDER BY insight.state DESC, report_due NULLS LAST, insight.id DESC LIMIT \(limit)"
            ).map(InsightLine.init(row:))
        }
    }

    /// That insight; nil when there is none.
    package func insight(_ id: ID<Insight>) async throws -> InsightLine? {
        let account = account
        return try await read { tx in try InsightLine.read(id, account: account, tx: tx) }
    }

    /// Notes an insight down. A day until which I promised to tell what came of it makes a follow-up with who gave it.
    package func add(_ content: Insight.Content, at now: Instant) async throws -> Written<ID<Insight>> {
        let entry = BatchEntry(.edit, "\(content.kind.word.capitalizedFirst): \(content.short)")
        return try await write(entry, at: now) { change in try change.add(content, state: .untried) }
    }

    /// Changes what an insight says.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func edit(_ seen: Insight, _ content: Insight.Content, at now: Instant) async throws -> Written<Void> {
        let entry = BatchEntry(.edit, "Changed the \(content.kind.word) \(content.short)")
        return try await write(entry, at: now) { change in try change.write(content, to: try change.check(seen)) }
    }

    /// Says whether an insight was tried and what came of it; `outcome` nil leaves what stands there. `reported` closes the promise to
    /// tell of it, as does letting it go.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func mark(
        _ seen: Insight, as state: Insight.State, outcome: String? = nil, reported: Bool = false, at now: Instant
    ) async throws -> Written<Void> {
        let entry = BatchEntry(.edit, "\(state.word.capitalizedFirst): \(seen.content.short)")
        return try await write(entry, at: now) { change in
            let row = try change.check(seen)
            var content = seen.content
            if let outcome { content.outcome = outcome }
            let checked = try change.checked(content.checked)
            try change.update(
                .insight, [SQLValue(seen.id)], ["state": SQLValue(state), "outcome": .text(checked.outcome)])
            if reported {
                try change.endReminder(row["follow_up"].id(), as: .kept)
            } else if state == .letGo {
                try change.endReminder(row["follow_up"].id(), as: .dropped)
            }
        }
    }

    /// Removes an insight, and drops the promise to tell what came of it.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func remove(_ seen: Insight, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "Removed the \(seen.content.kind.word) \(seen.content.short)"), at: now) { change in
            let row = try change.check(seen)
            try change.endReminder(row["follow_up"].id(), as: .dropped)
            try change.delete(.insight, [SQLValue(seen.id)])
        }
    }
}

extension InsightLine {
    static func select(_ account: AccountID) -> SQL {
        """
        SELECT insight.*, person.full_name AS from_name, follow_up.due AS report_due, follow_up.state AS report_state
        FROM insight
        LEFT JOIN person ON person.account = insight.account AND person.id = insight.person
        LEFT JOIN follow_up ON follow_up.account = insight.account AND follow_up.id = insight.follow_up
        WHERE insight.account = \(account)
        """
    }

    static func read(_ id: ID<Insight>, account: AccountID, tx: any Transaction) throws -> InsightLine? {
        try tx.row(select(account) + " AND insight.id = \(id)").map(InsightLine.init(row:))
    }

    init(row: Row) throws {
        let state = row["report_state"].text
        let content = Insight.Content(
            kind: try row["kind"].choice(), text: row["text"].text, from: row["person"].id(), about: row["about"].text,
            heard: row["heard"].text, outcome: row["outcome"].text,
            reportOn: state == FollowUp.State.open.rawValue ? row["report_due"].day : nil)
        insight = Insight(
            id: try row["id"].required(), content: content, state: try row["state"].choice(),
            since: row["since_day"].day ?? Day(number: 0), isReported: state == FollowUp.State.kept.rawValue)
        fromName = row["from_name"].text
    }
}

extension Change {
    /// The row of an insight that is still as it was seen.
    ///
    /// - Throws: `StaleVersion`.
    fileprivate func check(_ seen: Insight) throws -> Row {
        guard let row = try current(.insight, [SQLValue(seen.id)]),
            try InsightLine.read(seen.id, account: account, tx: tx)?.insight == seen
        else { throw StaleVersion() }
        return row
    }

    /// `day` is when it was noted down, when that is not today.
    func add(_ content: Insight.Content, state: Insight.State, on day: Day? = nil) throws -> ID<Insight> {
        let content = try checked(content.checked)
        let id: ID<Insight> = newID()
        if let from = content.from { try named(from) }
        try insert(
            .insight,
            [
                "id": SQLValue(id), "kind": SQLValue(content.kind), "text": .text(content.text), "person": SQLValue(content.from),
                "about": .text(content.about), "heard": .text(content.heard), "state": SQLValue(state), "outcome": .text(content.outcome),
                "follow_up": SQLValue(try report(content, instead: nil)),
                "since_day": SQLValue(try day ?? Day(now, in: settings().timeZone)),
            ])
        return id
    }

    fileprivate func write(_ content: Insight.Content, to row: Row) throws {
        let content = try checked(content.checked)
        if let from = content.from { try named(from) }
        var followUp = try report(content, instead: row["follow_up"].id())
        // A promise that is kept was kept to whoever gave the advice before.
        if content.from == nil { followUp = nil }
        try update(
            .insight, [row["id"]],
            [
                "kind": SQLValue(content.kind), "text": .text(content.text), "person": SQLValue(content.from),
                "about": .text(content.about), "heard": .text(content.heard), "outcome": .text(content.outcome),
                "follow_up": SQLValue(followUp),
            ])
    }

    /// The promise to tell what came of it.
    private func report(_ content: Insight.Content, instead old: ID<FollowUp>?) throws -> ID<FollowUp>? {
        try remind(by: old, of: content.reportOn == nil ? "" : content.promise, due: content.reportOn, with: content.from)
    }
}
