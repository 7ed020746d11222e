package import WellmetModel

/// An opportunity with the names of its people.
package struct OpportunityLine: Sendable {
    package let opportunity: Opportunity
    /// The name of whom it comes from; empty when that is nobody of the network.
    package let fromName: String

    package var content: Opportunity.Content { opportunity.content }
}

/// Which rows of a list that comes to an end.
package enum Running: Sendable {
    /// Those in which something may still happen.
    case running
    case over
}

extension Network {
    /// Opportunities, those with the next step due first, then the newest; of one person, those that they gave or that are for them.
    package func opportunities(
        _ running: Running? = nil, of person: ID<Person>? = nil, limit: Int = 200
    ) async throws -> [OpportunityLine] {
        let account = account
        return try await read { tx in
            var condition: SQL = ""
            if let running { condition = " AND opportunity.state IN (\(list: running.opportunityStates))" }
            if let person {
                condition =
                    condition + """
                         AND opportunity.id IN (SELECT id FROM opportunity WHERE account = \(account) AND person = \(person)
                        UNION ALL SELECT id FROM opportunity WHERE account = \(account) AND for_person = \(person))
                        """
            }
            return try tx.rows(
                OpportunityLine.select(account) + condition
                    + " ORDER BY opportunity.ended_day DESC NULLS FIRST, step_day NULLS LAST, opportunity.id DESC LIMIT \(limit)"
            ).map(OpportunityLine.init(row:))
        }
    }

    /// That opportunity; nil when there is none.
    package func opportunity(_ id: ID<Opportunity>) async throws -> OpportunityLine? {
        let account = account
        return try await read { tx in try OpportunityLine.read(id, account: account, tx: tx) }
    }

    /// Notes an opportunity down. A next step becomes a follow-up with whom it comes from, else with whom it is for.
    package func add(
        _ content: Opportunity.Content, state: Opportunity.State = .open, at now: Instant
    ) async throws -> Written<ID<Opportunity>> {
        try await write(BatchEntry(.edit, "Opportunity: \(content.title.trimmed)"), at: now) { change in
            try change.add(content, state: state)
        }
    }

    /// Changes what an opportunity says.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func edit(_ seen: Opportunity, _ content: Opportunity.Content, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "Changed the opportunity \(content.title.trimmed)"), at: now) { change in
            try change.write(content, as: seen.state, to: try change.check(seen))
        }
    }

    /// Says how an opportunity stands. Where it comes to its end, its next step is closed.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func mark(_ seen: Opportunity, as state: Opportunity.State, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "\(state.word.capitalizedFirst): \(seen.content.title)"), at: now) { change in
            let row = try change.check(seen)
            let today = Day(now, in: try change.settings().timeZone)
            try change.update(
                .opportunity, [SQLValue(seen.id)],
                ["state": SQLValue(state), "ended_day": SQLValue(state.isOver ? row["ended_day"].day ?? today : nil)])
            if state.isOver { try change.endReminder(row["follow_up"].id(), as: state == .won ? .kept : .dropped) }
        }
    }

    /// Removes an opportunity, and drops its next step.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func remove(_ seen: Opportunity, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "Removed the opportunity \(seen.content.title)"), at: now) { change in
            let row = try change.check(seen)
            try change.endReminder(row["follow_up"].id(), as: .dropped)
            try change.delete(.opportunity, [SQLValue(seen.id)])
        }
    }
}

extension Running {
    fileprivate var opportunityStates: [Opportunity.State] {
        Opportunity.State.allCases.filter { $0.isOver == (self == .over) }
    }
}

extension OpportunityLine {
    static func select(_ account: AccountID) -> SQL {
        """
        SELECT opportunity.*, organization.name AS organization_name, person.full_name AS from_name, helped.full_name AS helped_name,
          follow_up.text AS step_text, follow_up.due AS step_due, follow_up.state AS step_state,
          coalesce(follow_up.due, opportunity.next_on) AS step_day
        FROM opportunity
        LEFT JOIN organization ON organization.account = opportunity.account AND organization.id = opportunity.organization
        LEFT JOIN person ON person.account = opportunity.account AND person.id = opportunity.person
        LEFT JOIN person AS helped ON helped.account = opportunity.account AND helped.id = opportunity.for_person
        LEFT JOIN follow_up ON follow_up.account = opportunity.account AND follow_up.id = opportunity.follow_up
        WHERE opportunity.account = \(account)
        """
    }

    static func read(_ id: ID<Opportunity>, account: AccountID, tx: any Transaction) throws -> OpportunityLine? {
        try tx.row(select(account) + " AND opportunity.id = \(id)").map(OpportunityLine.init(row:))
    }

    init(row: Row) throws {
        let stepText = row["step_text"].text
        let isReminded = row["step_state"].text == FollowUp.State.open.rawValue
        let isOwn = row["step_state"].isNull
        let content = Opportunity.Content(
            kind: try row["kind"].choice(), title: row["title"].text, from: row["person"].id(), forPerson: row["for_person"].id(),
            forName: row["helped_name"].string ?? row["for_name"].text, organization: row["organization_name"].text,
            next: isReminded ? stepText : isOwn ? row["next"].text : "",
            nextOn: isReminded ? row["step_due"].day : isOwn ? row["next_on"].day : nil, notes: row["notes"].text)
        opportunity = Opportunity(
            id: try row["id"].required(), content: content, state: try row["state"].choice(),
            since: row["since_day"].day ?? Day(number: 0), ended: row["ended_day"].day,
            stepDone: row["step_state"].text == FollowUp.State.kept.rawValue ? stepText : "")
        fromName = row["from_name"].text
    }
}

extension Change {
    /// The row of an opportunity that is still as it was seen.
    ///
    /// - Throws: `StaleVersion`.
    fileprivate func check(_ seen: Opportunity) throws -> Row {
        guard let row = try current(.opportunity, [SQLValue(seen.id)]),
            try OpportunityLine.read(seen.id, account: account, tx: tx)?.opportunity == seen
        else { throw StaleVersion() }
        return row
    }

    /// `day` is when it was noted down, when that is not today.
    func add(_ content: Opportunity.Content, state: Opportunity.State, on day: Day? = nil) throws -> ID<Opportunity> {
        let content = try checked(content.checked)
        let id: ID<Opportunity> = newID()
        let today = Day(now, in: try settings().timeZone)
        let followUp = try step(content, state, instead: nil)
        try insert(
            .opportunity,
            [
                "id": SQLValue(id), "kind": SQLValue(content.kind), "title": .text(content.title), "person": SQLValue(content.from),
                "for_person": SQLValue(content.forPerson), "for_name": .text(try forName(content)),
                "organization": SQLValue(try organization(content)), "state": SQLValue(state),
                "next": .text(followUp == nil ? content.next : ""), "next_on": SQLValue(followUp == nil ? content.nextOn : nil),
                "follow_up": SQLValue(followUp), "notes": .text(content.notes), "since_day": SQLValue(day ?? today),
                "ended_day": SQLValue(state.isOver ? today : nil),
            ])
        if let from = content.from { try named(from) }
        return id
    }

    fileprivate func write(_ content: Opportunity.Content, as state: Opportunity.State, to row: Row) throws {
        let content = try checked(content.checked)
        let followUp = try step(content, state, instead: row["follow_up"].id())
        try update(
            .opportunity, [row["id"]],
            [
                "kind": SQLValue(content.kind), "title": .text(content.title), "person": SQLValue(content.from),
                "for_person": SQLValue(content.forPerson), "for_name": .text(try forName(content)),
                "organization": SQLValue(try organization(content)), "next": .text(followUp == nil ? content.next : ""),
                "next_on": SQLValue(followUp == nil ? content.nextOn : nil), "follow_up": SQLValue(followUp),
                "notes": .text(content.notes),
            ])
        if let from = content.from { try named(from) }
    }

    private func step(_ content: Opportunity.Content, _ state: Opportunity.State, instead old: ID<FollowUp>?) throws -> ID<FollowUp>? {
        try remind(by: old, of: state.isOver ? "" : content.next, due: content.nextOn, with: content.from ?? content.forPerson)
    }

    private func forName(_ content: Opportunity.Content) throws -> String {
        try content.forPerson.map { try named($0) } ?? content.forName
    }

    private func organization(_ content: Opportunity.Content) throws -> ID<Organization>? {
        try content.organization.nonEmpty.map { try organization(named: $0) }
    }
}
