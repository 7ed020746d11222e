package import WellmetModel

package typealias OpportunityLine = GiftLine<Opportunity>

extension OpportunityLine {
    package var opportunity: Opportunity { gift }
}

extension Network {
    /// Notes an opportunity down. A next step becomes a follow-up with whom it comes from, else with whom it is for.
    package func add(
        _ content: Opportunity.Content, state: Opportunity.State = .open, at now: Instant
    ) async throws -> Written<ID<Opportunity>> {
        try await write(BatchEntry(.edit, "Opportunity: \(content.title.trimmed)"), at: now) { change in
            try change.add(content, state: state)
        }
    }

    /// Says how an opportunity stands. Where it comes to its end, its next step is closed.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func mark(_ seen: Opportunity, as state: Opportunity.State, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "\(state.word.capitalizedFirst): \(seen.content.title)"), at: now) { change in
            try change.mark(seen, as: state, promise: state.isOver ? (state == .won ? .kept : .dropped) : nil)
        }
    }
}

extension Opportunity: StoredGift {
    package static let table = GiftTable<Opportunity>(
        ledgered: .opportunity, people: ["person", "for_person"], keepsEnd: true,
        select: """
            SELECT opportunity.*, organization.name AS organization_name, person.full_name AS from_name, helped.full_name AS helped_name,
              follow_up.text AS step_text, follow_up.due AS step_due, follow_up.state AS step_state,
              coalesce(follow_up.due, opportunity.next_on) AS step_day
            FROM opportunity
            LEFT JOIN organization ON organization.account = opportunity.account AND organization.id = opportunity.organization
            LEFT JOIN person ON person.account = opportunity.account AND person.id = opportunity.person
            LEFT JOIN person AS helped ON helped.account = opportunity.account AND helped.id = opportunity.for_person
            LEFT JOIN follow_up ON follow_up.account = opportunity.account AND follow_up.id = opportunity.follow_up
            """,
        order: "ended_day DESC NULLS FIRST, step_day NULLS LAST, id DESC", read: read, columns: columns)

    private static func read(_ row: Row) throws -> Opportunity {
        let stepText = row["step_text"].text
        let isReminded = row["step_state"].text == FollowUp.State.open.rawValue
        let isOwn = row["step_state"].isNull
        let content = Content(
            kind: try row["kind"].choice(), title: row["title"].text, from: row["person"].id(), forPerson: row["for_person"].id(),
            forName: row["helped_name"].string ?? row["for_name"].text, organization: row["organization_name"].text,
            next: isReminded ? stepText : isOwn ? row["next"].text : "",
            nextOn: isReminded ? row["step_due"].day : isOwn ? row["next_on"].day : nil, notes: row["notes"].text)
        return Opportunity(
            id: try row["id"].required(), content: content, state: try row["state"].choice(),
            since: row["since_day"].day ?? Day(number: 0), ended: row["ended_day"].day,
            stepDone: row["step_state"].text == FollowUp.State.kept.rawValue ? stepText : "")
    }

    private static func columns(_ content: Content, _ state: State, _ old: ID<FollowUp>?, _ change: Change) throws -> Columns {
        let step = try change.remind(
            by: old, of: state.isOver ? "" : content.next, due: content.nextOn, with: content.from ?? content.forPerson)
        let forName = try content.forPerson.map { try change.named($0) } ?? content.forName
        if let from = content.from { try change.named(from) }
        return [
            "kind": SQLValue(content.kind), "title": .text(content.title), "person": SQLValue(content.from),
            "for_person": SQLValue(content.forPerson), "for_name": .text(forName),
            "organization": SQLValue(try content.organization.nonEmpty.map { try change.organization(named: $0) }),
            "next": .text(step == nil ? content.next : ""), "next_on": SQLValue(step == nil ? content.nextOn : nil),
            "follow_up": SQLValue(step), "notes": .text(content.notes),
        ]
    }
}
