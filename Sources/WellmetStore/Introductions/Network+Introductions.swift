package import WellmetModel

/// An introduction with the name of whom I introduce, or who introduces me.
package struct IntroductionLine: Sendable {
    package let introduction: Introduction
    package let name: String

    package var content: Introduction.Content { introduction.content }
    /// "You introduced Ada to Bob".
    package var words: String { content.words(name, introduction.state) }
}

extension Network {
    /// Introductions, those with a day first, then the newest; of one person, all in which they are.
    package func introductions(
        _ running: Running? = nil, of person: ID<Person>? = nil, limit: Int = 200
    ) async throws -> [IntroductionLine] {
        let account = account
        return try await read { tx in
            var condition: SQL = ""
            if let running {
                let states = Introduction.State.allCases.filter { $0.isOver == (running == .over) }
                condition = " AND introduction.state IN (\(list: states))"
            }
            if let person {
                condition =
                    condition + """
                         AND introduction.id IN (SELECT id FROM introduction WHERE account = \(account) AND person = \(person)
                        UNION ALL SELECT id FROM introduction WHERE account = \(account) AND other = \(person))
                        """
            }
            return try tx.rows(
                IntroductionLine.select(account) + condition
                    + " ORDER BY introduction.ended_day DESC NULLS FIRST, promise_due NULLS LAST, introduction.id DESC LIMIT \(limit)"
            ).map(IntroductionLine.init(row:))
        }
    }

    /// That introduction; nil when there is none.
    package func introduction(_ id: ID<Introduction>) async throws -> IntroductionLine? {
        let account = account
        return try await read { tx in try IntroductionLine.read(id, account: account, tx: tx) }
    }

    /// Notes an introduction down. A day until which it is promised makes a follow-up of whoever makes it.
    package func add(
        _ content: Introduction.Content, state: Introduction.State, at now: Instant
    ) async throws -> Written<ID<Introduction>> {
        let name = try await name(of: content.person)
        return try await write(BatchEntry(.edit, content.words(name, state)), at: now) { change in
            try change.add(content, state: state)
        }
    }

    /// Changes what an introduction says.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func edit(_ seen: Introduction, _ content: Introduction.Content, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "Changed the introduction to \(content.otherName.trimmed)"), at: now) { change in
            try change.write(content, as: seen.state, to: try change.check(seen))
        }
    }

    /// Says how an introduction stands; `outcome` nil leaves what stands there. One that is made keeps its promise, one that is let go
    /// drops it.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func mark(
        _ seen: Introduction, as state: Introduction.State, outcome: String? = nil, at now: Instant
    ) async throws -> Written<Void> {
        let name = try await name(of: seen.content.person)
        return try await write(BatchEntry(.edit, seen.content.words(name, state)), at: now) { change in
            let row = try change.check(seen)
            var content = seen.content
            if let outcome { content.outcome = outcome }
            let checked = try change.checked(content.checked)
            try change.set(state, of: row, outcome: checked.outcome)
            if state.isOver { try change.endReminder(row["follow_up"].id(), as: state == .made ? .kept : .dropped) }
        }
    }

    /// Removes an introduction, and drops the promise of it.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func remove(_ seen: Introduction, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "Removed the introduction to \(seen.content.otherName)"), at: now) { change in
            let row = try change.check(seen)
            try change.endReminder(row["follow_up"].id(), as: .dropped)
            try change.delete(.introduction, [SQLValue(seen.id)])
        }
    }
}

extension IntroductionLine {
    static func select(_ account: AccountID) -> SQL {
        """
        SELECT introduction.*, person.full_name AS person_name, other.full_name AS other_name, follow_up.due AS promise_due,
          follow_up.state AS promise_state
        FROM introduction
        JOIN person ON person.account = introduction.account AND person.id = introduction.person
        LEFT JOIN person AS other ON other.account = introduction.account AND other.id = introduction.other
        LEFT JOIN follow_up ON follow_up.account = introduction.account AND follow_up.id = introduction.follow_up
        WHERE introduction.account = \(account)
        """
    }

    static func read(_ id: ID<Introduction>, account: AccountID, tx: any Transaction) throws -> IntroductionLine? {
        try tx.row(select(account) + " AND introduction.id = \(id)").map(IntroductionLine.init(row:))
    }

    init(row: Row) throws {
        let content = Introduction.Content(
            way: try row["way"].choice(), person: try row["person"].required(), other: row["other"].id(),
            otherName: row["other_name"].string ?? row["name"].text, about: row["about"].text, outcome: row["outcome"].text,
            due: row["promise_state"].text == FollowUp.State.open.rawValue ? row["promise_due"].day : nil)
        introduction = Introduction(
            id: try row["id"].required(), content: content, state: try row["state"].choice(),
            since: row["since_day"].day ?? Day(number: 0), ended: row["ended_day"].day)
        name = row["person_name"].text
    }
}

extension Change {
    /// The row of an introduction that is still as it was seen.
    ///
    /// - Throws: `StaleVersion`.
    fileprivate func check(_ seen: Introduction) throws -> Row {
        guard let row = try current(.introduction, [SQLValue(seen.id)]),
            try IntroductionLine.read(seen.id, account: account, tx: tx)?.introduction == seen
        else { throw StaleVersion() }
        return row
    }

    fileprivate func set(_ state: Introduction.State, of row: Row, outcome: String) throws {
        let today = Day(now, in: try settings().timeZone)
        try update(
            .introduction, [row["id"]],
            [
                "state": SQLValue(state), "ended_day": SQLValue(state.isOver ? row["ended_day"].day ?? today : nil),
                "outcome": .text(outcome),
            ])
    }

    /// A promise to introduce somebody that is kept has made the introduction.
    func settleIntroduction(keptBy followUp: ID<FollowUp>) throws {
        let row = try tx.row(
            """
            SELECT * FROM introduction WHERE account = \(account) AND follow_up = \(followUp) AND state IN ('asked', 'offered')
            """)
        if let row { try set(.made, of: row, outcome: row["outcome"].text) }
    }

    /// `day` is when it was noted down, when that is not today.
    func add(_ content: Introduction.Content, state: Introduction.State, on day: Day? = nil) throws -> ID<Introduction> {
        var content = try checked(content.checked)
        try named(content.person)
        if let other = content.other { content.otherName = try named(other) }
        let id: ID<Introduction> = newID()
        let today = Day(now, in: try settings().timeZone)
        try insert(
            .introduction,
            [
                "id": SQLValue(id), "way": SQLValue(content.way), "person": SQLValue(content.person), "other": SQLValue(content.other),
                "name": .text(content.otherName), "state": SQLValue(state), "about": .text(content.about),
                "outcome": .text(content.outcome), "follow_up": SQLValue(try promise(content, state, instead: nil)),
                "since_day": SQLValue(day ?? today), "ended_day": SQLValue(state.isOver ? today : nil),
            ])
        return id
    }

    fileprivate func write(_ content: Introduction.Content, as state: Introduction.State, to row: Row) throws {
        var content = try checked(content.checked)
        try named(content.person)
        if let other = content.other { content.otherName = try named(other) }
        try update(
            .introduction, [row["id"]],
            [
                "way": SQLValue(content.way), "person": SQLValue(content.person), "other": SQLValue(content.other),
                "name": .text(content.otherName), "about": .text(content.about), "outcome": .text(content.outcome),
                "follow_up": SQLValue(try promise(content, state, instead: row["follow_up"].id())),
            ])
    }

    private func promise(_ content: Introduction.Content, _ state: Introduction.State, instead old: ID<FollowUp>?) throws -> ID<FollowUp>? {
        let isPromised = content.due != nil && !state.isOver
        return try remind(
            by: old, of: isPromised ? content.promise : "", due: content.due, with: content.person,
            owner: content.way == .mine ? .mine : .theirs)
    }
}
