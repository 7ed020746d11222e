internal import Foundation
package import WellmetModel

extension Change {
    /// Removes somebody with all that hangs on them. What happened with others, too, stays theirs; what came from them (an opportunity, an
    /// insight) stays without them. The sources that told of them do not bring them back.
    ///
    /// Everything goes through the ledger, the person last: an undo, which goes backwards, has them first.
    func remove(_ person: ID<Person>) throws {
        guard let row = try current(.person, [SQLValue(person)]) else { throw StoreError.notFound("That person") }
        try keepOut(person)
        try removeInteractions(of: person)
        try release(person, row["full_name"].text)
        try releaseGifts(of: person)
        for table in LedgeredTable.ofPerson where table != .notSame {
            for child in try tx.rows("SELECT * FROM \(SQL(text: table.name)) WHERE account = \(account) AND person = \(person)") {
                if table == .nudge, child["answer"].isNull { leavesAPlace = true }
                try delete(table, table.key.map { child[$0] })
            }
        }
        let spoken = try tx.rows("SELECT batch FROM sighting WHERE account = \(account) AND person = \(person) ORDER BY batch")
        for table in ["tie", "name_word", "sighting"] {
            try tx.run("DELETE FROM \(SQL(text: table)) WHERE account = \(account) AND person = \(person)")
        }
        try tx.run("UPDATE circle_rhythm SET only_tie = NULL WHERE account = \(account) AND only_tie = \(person)")
        try delete(.person, [SQLValue(person)], with: Sightings.kept(spoken.compactMap { $0[0].int64 }))
        peopleToReplay.remove(person)
        peopleToRefresh.remove(person)
        peopleToIndex.remove(person)
        peopleTouched.remove(person)
    }

    /// Cuts what others have with somebody who goes: it stays, by their name where it has room for one.
    func release(_ person: ID<Person>, _ name: String) throws {
        for row in try tx.rows("SELECT id FROM person WHERE account = \(account) AND met_through = \(person)") {
            try update(.person, [row["id"]], ["met_through": .null])
        }
        for row in try tx.rows("SELECT id, name FROM link WHERE account = \(account) AND other = \(person)") {
            try update(.link, [row["id"]], ["other": .null, "name": .text(row["name"].text.nonEmpty ?? name)])
        }
        for (table, column) in LedgeredTable.secondPeople {
            let named = SQL(text: table.name)
            for row in try tx.rows("SELECT id FROM \(named) WHERE account = \(account) AND \(SQL(text: column)) = \(person)") {
                try update(table, [row["id"]], [column: .null])
            }
        }
        guard try isAnyoneSaidToBeTwo() else { return }
        for pair in try tx.rows(
            """
            SELECT person, other FROM not_same WHERE account = \(account) AND person = \(person)
            UNION ALL SELECT person, other FROM not_same WHERE account = \(account) AND other = \(person)
            """)
        { try delete(.notSame, [pair["person"], pair["other"]]) }
    }

    /// Opportunities and insights stay; the step that a follow-up held stands in the opportunity itself.
    private func releaseGifts(of person: ID<Person>) throws {
        for row in try tx.rows(
            """
            SELECT opportunity.id AS id, opportunity.person AS person, follow_up.text AS text, follow_up.due AS due, follow_up.state AS state
            FROM opportunity
            LEFT JOIN follow_up ON follow_up.account = opportunity.account AND follow_up.id = opportunity.follow_up
            WHERE opportunity.account = \(account) AND (opportunity.person = \(person) OR follow_up.person = \(person))
            """)
        {
            let from: SQLValue = row["person"].id(Person.self) == person ? .null : row["person"]
            if row["state"].text == FollowUp.State.open.rawValue {
                try update(
                    .opportunity, [row["id"]], ["person": from, "follow_up": .null, "next": row["text"], "next_on": row["due"]])
            } else {
                try update(.opportunity, [row["id"]], ["person": from, "follow_up": .null])
            }
        }
        for row in try tx.rows("SELECT id FROM insight WHERE account = \(account) AND person = \(person)") {
            try update(.insight, [row["id"]], ["person": .null, "follow_up": .null])
        }
        for table in [LedgeredTable.insight, .introduction] {
            let named = SQL(text: table.name)
            for row in try tx.rows(
                """
                SELECT \(named).id AS id FROM \(named)
                JOIN follow_up ON follow_up.account = \(named).account AND follow_up.id = \(named).follow_up
                WHERE \(named).account = \(account) AND follow_up.person = \(person)
                """)
            { try update(table, [row["id"]], ["follow_up": .null]) }
        }
    }

    /// What happened with nobody else goes; of the rest they are taken out.
    private func removeInteractions(of person: ID<Person>) throws {
        let rows = try tx.rows(
            """
            SELECT interaction.* FROM participant
            JOIN interaction ON interaction.account = participant.account AND interaction.id = participant.interaction
            WHERE participant.account = \(account) AND participant.person = \(person) ORDER BY participant.at, participant.interaction
            """)
        for row in rows {
            let interaction = try Interaction(row: row)
            let others = try participants(of: interaction.id).filter { $0 != person }
            if others.isEmpty {
                try forget(interaction.id)
                try remove(interaction.id)
            } else {
                try rewrite(interaction, people: others)
            }
        }
    }

    /// Notes that the sources which told of somebody need not tell again.
    private func keepOut(_ person: ID<Person>) throws {
        for row in try tx.rows("SELECT source, record_key FROM record WHERE account = \(account) AND person = \(person)") {
            let key = [row["source"], SQLValue.uuid(StableKey.ofPerson(row["record_key"].text))]
            guard try current(.forgotten, key) == nil else { continue }
            try insert(.forgotten, ["source": key[0], "source_key": key[1]])
        }
    }
}

extension StableKey {
    /// What stands for a person's row of a source that is not to come back: it tells nothing of them.
    static func ofPerson(_ recordKey: String) -> UUID { uuid("person\u{1F}\(recordKey)") }
}

/// The imports that spoke of somebody, as the ledger keeps them beside the person's row.
enum Sightings {
    static let column = "sightings"

    static func kept(_ batches: [BatchNumber]) -> [String: SQLValue] {
        batches.isEmpty ? [:] : [column: .text(batches.map(String.init).joined(separator: " "))]
    }

    static func kept(in old: [String: SQLValue]) -> [BatchNumber] {
        (old[column]?.string ?? "").split(separator: " ").compactMap { BatchNumber($0) }
    }
}

extension Network {
    /// Removes people, as one batch that can be taken back.
    ///
    /// - Throws: `StoreError.notFound` when somebody of them is gone.
    package func remove(_ people: [ID<Person>], title: String, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, title), at: now) { change in
            for person in people { try change.remove(try Redirect.standing(person, account: change.account, tx: change.tx)) }
            try change.fillToday()
        }
    }

    /// What happened with those people alone, and with others, too.
    package func interactionCounts(of people: [ID<Person>]) async throws -> (alone: Int, shared: Int) {
        let account = account
        return try await read { tx in
            var (own, theirs): (Set<UUID>, Set<UUID>) = ([], [])
            for start in stride(from: 0, to: people.count, by: 400) {
                let part = people[start..<min(people.count, start + 400)]
                try tx.each("SELECT interaction FROM participant WHERE account = \(account) AND person IN (\(list: part))") { row in
                    if let id = row[0].uuid { own.insert(id) }
                }
            }
            let listed = Array(own)
            let gone = Set(people)
            for start in stride(from: 0, to: listed.count, by: 400) {
                let part = listed[start..<min(listed.count, start + 400)]
                try tx.each("SELECT interaction, person FROM participant WHERE account = \(account) AND interaction IN (\(list: part))") {
                    row in
                    guard let id = row[0].uuid, let person = row[1].id(Person.self), !gone.contains(person) else { return }
                    theirs.insert(id)
                }
            }
            return (own.count - theirs.count, theirs.count)
        }
    }
}
