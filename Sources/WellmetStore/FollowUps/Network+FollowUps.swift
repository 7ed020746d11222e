internal import Foundation
package import WellmetModel

/// A follow-up with the name of its person, as lists show it.
package struct FollowUpLine: Sendable {
    package let followUp: FollowUp
    package let name: String
}

extension Network {
    /// Open follow-ups, the earliest due first, those without a date last.
    package func followUps() async throws -> [FollowUpLine] {
        let account = account
        return try await read { tx in
            try tx.rows(
                """
                SELECT follow_up.*, person.full_name AS full_name FROM follow_up
                JOIN person ON person.account = follow_up.account AND person.id = follow_up.person
                WHERE follow_up.account = \(account) AND follow_up.state = 'open'
                ORDER BY follow_up.due NULLS LAST, follow_up.id
                """
            ).map { FollowUpLine(followUp: try FollowUp(row: $0), name: $0["full_name"].text) }
        }
    }

    /// Makes a promise, mine or theirs.
    package func promise(
        _ text: String, to person: ID<Person>, due: Day?, owner: FollowUp.Owner, at now: Instant
    ) async throws -> Written<ID<FollowUp>> {
        let name = try await name(of: person)
        return try await write(BatchEntry(.edit, "Follow-up with \(name): \(text.trimmed)"), at: now) { change in
            try change.addFollowUp(text, with: person, due: due, owner: owner, origin: .hand)
        }
    }

    /// Changes what is promised, until when, and, when `owner` is given, by whom.
    ///
    /// - Throws: `StaleVersion` when `seen` is given and its person has changed since; then nothing is written.
    package func edit(
        _ followUp: ID<FollowUp>, text: String, due: Day?, owner: FollowUp.Owner? = nil, as seen: PersonVersion? = nil, at now: Instant
    ) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "Changed a follow-up: \(text.trimmed)"), at: now) { change in
            try change.check(seen)
            guard let text = text.nonEmpty else { throw StoreError.invalid("A follow-up needs a few words on what is to be done.") }
            let key = [SQLValue(followUp)]
            try change.update(.followUp, key, ["text": .text(text), "due": SQLValue(due)])
            if let owner { try change.update(.followUp, key, ["owner": SQLValue(owner)]) }
        }
    }

    /// Puts a follow-up off until that day.
    package func postpone(_ followUp: ID<FollowUp>, until day: Day, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "Put off a follow-up until \(day)"), at: now) { change in
            try change.update(.followUp, [SQLValue(followUp)], ["due": SQLValue(day)])
        }
    }

    /// Closes a follow-up: kept, or dropped.
    package func close(_ followUp: ID<FollowUp>, as state: FollowUp.State, at now: Instant) async throws -> Written<Void> {
        let account = account
        let text = try await read { tx in
            try tx.row("SELECT text FROM follow_up WHERE account = \(account) AND id = \(followUp)")?["text"].string
        }
        guard let text else { throw StoreError.notFound("That follow-up") }
        return try await write(BatchEntry(.edit, "\(state == .kept ? "Kept" : "Dropped"): \(text)"), at: now) { change in
            try change.close(followUp, as: state, by: nil)
        }
    }
}

extension Change {
    func addFollowUp(
        _ text: String, with person: ID<Person>, due: Day?, owner: FollowUp.Owner, origin: FollowUp.Origin,
        from interaction: ID<Interaction>? = nil
    ) throws -> ID<FollowUp> {
        guard let text = text.nonEmpty else { throw StoreError.invalid("A follow-up needs a few words on what is to be done.") }
        guard try current(.person, [SQLValue(person)]) != nil else { throw StoreError.notFound("That person") }
        let id: ID<FollowUp> = newID()
        let today = Day(now, in: try settings().timeZone)
        try insert(
            .followUp,
            [
                "id": SQLValue(id), "person": SQLValue(person), "text": .text(text), "due": SQLValue(due), "since_day": SQLValue(today),
                "owner": SQLValue(owner), "origin": SQLValue(origin), "state": SQLValue(FollowUp.State.open),
                "interaction": SQLValue(interaction),
            ])
        return id
    }

    /// Closes an open follow-up; one that is closed already stays as it is.
    func close(_ id: ID<FollowUp>, as state: FollowUp.State, by interaction: ID<Interaction>?) throws {
        guard let row = try current(.followUp, [SQLValue(id)]) else { throw StoreError.notFound("That follow-up") }
        guard row["state"].text == FollowUp.State.open.rawValue else { return }
        try update(
            .followUp, [SQLValue(id)],
            ["state": SQLValue(state), "closed_at": SQLValue(now), "closed_by": SQLValue(interaction)])
    }
}
