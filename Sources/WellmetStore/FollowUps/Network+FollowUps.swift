internal import Foundation
package import WellmetModel

/// A follow-up with the name of its person, as lists show it.
package struct FollowUpLine: Sendable {
    package let followUp: FollowUp
    package let name: String
}

/// A promise that was noted down.
package struct Promised: Sendable {
    package let id: ID<FollowUp>
    /// Whether its person came into the book with it: seen only so far, or in the archive.
    package let tookIn: Bool
}

extension Network {
    /// Open follow-ups, the earliest due first, those without a date last.
    package func followUps(at now: Instant) async throws -> [FollowUpLine] {
        let account = account
        return try await read { tx in
            let today = Day(now, in: try Settings.read(account: account, tx: tx).timeZone)
            return try tx.rows(
                """
                SELECT follow_up.*, person.full_name AS full_name FROM follow_up
                JOIN person ON person.account = follow_up.account AND person.id = follow_up.person
                WHERE follow_up.account = \(account) AND \(FollowUp.isOpen(on: today))
                ORDER BY follow_up.due NULLS LAST, follow_up.id
                """
            ).map { FollowUpLine(followUp: try FollowUp(row: $0), name: $0["full_name"].text) }
        }
    }

    /// Makes a promise, mine or theirs.
    package func promise(
        _ text: String, to person: ID<Person>, due: Day?, owner: FollowUp.Owner, at now: Instant
    ) async throws -> Written<Promised> {
        let name = try await name(of: person)
        let strangers = try await strangers(among: [.known(person)], countsArchive: true)
        return try await write(BatchEntry(.edit, "Follow-up with \(name): \(text.trimmed)\(strangers)"), at: now) { change in
            let id = try change.addFollowUp(text, with: person, due: due, owner: owner, origin: .hand)
            return Promised(id: id, tookIn: try change.takeIn(person, outOfArchive: true))
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

    /// The follow-up, open or closed; nil when there is none.
    package func followUp(_ id: ID<FollowUp>) async throws -> FollowUp? {
        let account = account
        return try await read { tx in
            try tx.row("SELECT * FROM follow_up WHERE account = \(account) AND id = \(id)").map(FollowUp.init(row:))
        }
    }

    /// Puts a follow-up off until that day.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func postpone(_ seen: FollowUp, until day: Day, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "Put off a follow-up until \(PartialDate(day).words)"), at: now) { change in
            try change.check(seen)
            try change.update(.followUp, [SQLValue(seen.id)], ["due": SQLValue(day)])
        }
    }

    /// Closes a follow-up: kept, or dropped.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func close(_ seen: FollowUp, as state: FollowUp.State, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "\(state == .kept ? "Kept" : "Dropped"): \(seen.text)"), at: now) { change in
            try change.check(seen)
            try change.close(seen.id, as: state, by: nil)
        }
    }
}

extension FollowUp {
    /// That a row of `follow_up` is open and not too late: thanks that nobody gave within their week are let go.
    static func isOpen(on today: Day) -> SQL {
        """
        follow_up.state = 'open' AND (follow_up.origin <> 'rule' OR follow_up.since_day >= \(today.adding(-Urgency.thankLasts)))
        """
    }
}

extension Change {
    /// Takes somebody into the book who was only seen so far, and back out of the archive where that is asked for. Returns
    /// whether there was anything to do.
    func takeIn(_ person: ID<Person>, outOfArchive: Bool) throws -> Bool {
        guard let row = try current(.person, [SQLValue(person)]) else { throw StoreError.notFound("That person") }
        let isSeen = row["standing"].text == Person.Standing.discovered.rawValue
        let isBack = outOfArchive && row["archived"].bool
        if isSeen { try apply(.accepted, to: person) }
        if isBack { try apply(.archived(false), to: person) }
        return isSeen || isBack
    }

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

    /// Lets the write go on when the follow-up still says what was seen, be it closed by now.
    ///
    /// - Throws: `StaleVersion`.
    fileprivate func check(_ seen: FollowUp) throws {
        guard let now = try current(.followUp, [SQLValue(seen.id)]).map(FollowUp.init(row:)),
            now.text == seen.text, now.due == seen.due, now.owner == seen.owner
        else { throw StaleVersion() }
    }

    /// Closes an open follow-up; one that is closed already stays as it is.
    func close(_ id: ID<FollowUp>, as state: FollowUp.State, by interaction: ID<Interaction>?) throws {
        guard let row = try current(.followUp, [SQLValue(id)]) else { throw StoreError.notFound("That follow-up") }
        guard row["state"].text == FollowUp.State.open.rawValue else { return }
        try update(
            .followUp, [SQLValue(id)],
            ["state": SQLValue(state), "closed_at": SQLValue(now), "closed_by": SQLValue(interaction)])
        if state == .kept { try settleIntroduction(keptBy: id) }
    }

    // MARK: Thanks

    /// Makes the follow-up that thanks somebody new, when that is at most seven days old and there is none yet.
    func addThanks(_ thanks: FollowUp.Thanks, to person: ID<Person>, metOn day: Day, zone: TimeZone) throws -> Bool {
        let today = Day(now, in: zone)
        guard (0...Urgency.thankLasts).contains(today.number - day.number) else { return false }
        let known = try tx.row(
            "SELECT 1 AS found FROM follow_up WHERE account = \(account) AND person = \(person) AND origin = 'rule'")
        guard known == nil else { return false }
        try insert(
            .followUp,
            [
                "id": SQLValue(newID(FollowUp.self)), "person": SQLValue(person), "text": .text(thanks.rawValue),
                "due": SQLValue(day.adding(3)), "since_day": SQLValue(day), "owner": SQLValue(FollowUp.Owner.mine),
                "origin": SQLValue(FollowUp.Origin.rule), "state": SQLValue(FollowUp.State.open),
            ])
        return true
    }

    /// Closes the thanks that an interaction with those people is.
    func keepThanks(by interaction: Interaction, with people: [ID<Person>], in zone: TimeZone) throws {
        guard interaction.direction != .in, interaction.weight > 0 else { return }
        for row in try openThanks(of: people)
        where FollowUp.isThanked(by: interaction, since: row["since_day"].day ?? Day(number: 0), in: zone) {
            try close(try row["id"].required(), as: .kept, by: interaction.id)
        }
    }

    /// The same for many, as an import brings them: thanks are looked for once.
    func keepThanks(by interactions: [NewInteraction], in zone: TimeZone) throws {
        let people = Set(interactions.lazy.filter { $0.interaction.direction != .in }.flatMap(\.people))
        var open = Set(try openThanks(of: people.sorted()).map { try $0["person"].required(Person.self) })
        guard !open.isEmpty else { return }
        for new in NewInteraction.inOrder(interactions) where new.people.contains(where: open.contains) {
            try keepThanks(by: new.interaction, with: new.people, in: zone)
            open = Set(try openThanks(of: open.sorted()).map { try $0["person"].required(Person.self) })
        }
    }

    private func openThanks(of people: [ID<Person>]) throws -> [Row] {
        var found: [Row] = []
        for start in stride(from: 0, to: people.count, by: 400) {
            found += try tx.rows(
                """
                SELECT id, person, since_day FROM follow_up
                WHERE account = \(account) AND person IN (\(list: people[start..<min(people.count, start + 400)]))
                  AND state = 'open' AND origin = 'rule'
                """)
        }
        return found
    }
}
