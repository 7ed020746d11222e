internal import Foundation
internal import WellmetModel

/// An interaction that is about to be written, with the people who took part.
struct NewInteraction: Sendable {
    var interaction: Interaction
    var people: [ID<Person>]
    var source: ID<Source>?
    /// 16 bytes, the same for the same thing at every import of its source.
    var sourceKey: UUID?
}

extension NewInteraction {
    /// In the order in which a tie is replayed: by time, then by id.
    static func inOrder(_ items: [NewInteraction]) -> [NewInteraction] {
        func precedes(_ a: NewInteraction, _ b: NewInteraction) -> Bool {
            a.interaction.at == b.interaction.at ? a.interaction.id < b.interaction.id : a.interaction.at < b.interaction.at
        }
        let isOrdered = zip(items, items.dropFirst()).allSatisfy { precedes($0, $1) }
        return isOrdered ? items : items.sorted(by: precedes)
    }
}

extension Change {
    /// Writes interactions in bulk: statements prepared once, each person's tie read and written once.
    ///
    /// Fastest in the order of time; a tie that knows a later one already is replayed.
    func add(_ unordered: [NewInteraction]) throws {
        guard !unordered.isEmpty else { return }
        let interactions = NewInteraction.inOrder(unordered)
        let batch = SQLValue(try batch())
        let account = SQLValue(account)
        try tx.run(
            """
            INSERT INTO interaction (account, id, kind, channel, direction, at, at_precision, minutes, summary, audience,
              wants_answer, source, source_key, batch, touched)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            forEach: interactions.lazy.map { new in
                let i = new.interaction
                return [
                    account, SQLValue(i.id), SQLValue(i.kind), SQLValue(i.channel), SQLValue(i.direction), SQLValue(i.at),
                    SQLValue(i.precision), SQLValue(i.minutes), SQLValue(i.summary), SQLValue(max(1, i.audience)),
                    SQLValue(i.wantsAnswer), SQLValue(new.source), SQLValue(new.sourceKey), batch, batch,
                ]
            })
        try tx.run(
            Participation.insert,
            forEach: interactions.lazy.flatMap { new in
                new.people.map { Participation.values(of: new.interaction, person: $0, account: account) }
            })
        for new in interactions {
            try note(TextChange(table: "interaction", id: SQLValue(new.interaction.id), new: new.interaction.summary))
        }
        var events: [ID<Person>: [TieEvent]] = [:]
        for new in interactions {
            for person in new.people { events[person, default: []].append(TieEvent(new.interaction)) }
        }
        for (person, events) in events { try add(events, to: person) }
        try count { days in
            for new in interactions where new.interaction.weight > 0 && !new.people.isEmpty { days.add(new.interaction.at) }
        }
    }

    /// Replaces what an interaction says, and who took part. Whoever of the audience is nobody in the network stays counted.
    func rewrite(_ interaction: Interaction, people: [ID<Person>]) throws {
        var seen: Set<ID<Person>> = []
        let people = people.filter { seen.insert($0).inserted }
        for person in people {
            guard try current(.person, [SQLValue(person)]) != nil else { throw StoreError.notFound("That person") }
        }
        let before = try participants(of: interaction.id)
        var interaction = interaction
        let old = try current(.interaction, [SQLValue(interaction.id)])
        if let at = old?["at"].instant { try count { $0.move(at) } }
        let audience = old?["audience"].int ?? before.count
        interaction.audience = max(1, people.count, audience - before.count + people.count)
        try update(
            .interaction, [SQLValue(interaction.id)],
            [
                "kind": SQLValue(interaction.kind), "channel": SQLValue(interaction.channel),
                "direction": SQLValue(interaction.direction), "at": SQLValue(interaction.at),
                "at_precision": SQLValue(interaction.precision), "minutes": SQLValue(interaction.minutes),
                "summary": SQLValue(interaction.summary.withPlainLineEnds), "audience": SQLValue(interaction.audience),
            ],
            with: Set(before) == Set(people) ? [:] : Participation.kept(before))
        try setParticipants(people, of: interaction)
        peopleToReplay.formUnion(before)
        peopleToReplay.formUnion(people)
    }

    /// Deletes an interaction; the ledger keeps it with its people.
    func remove(_ id: ID<Interaction>) throws {
        let people = try participants(of: id)
        if let at = try current(.interaction, [SQLValue(id)])?["at"].instant { try count { $0.move(at) } }
        try clearInteractionLinks(id)
        try tx.run("DELETE FROM participant WHERE account = \(account) AND interaction = \(id)")
        guard try delete(.interaction, [SQLValue(id)], with: Participation.kept(people))
        else { throw StoreError.notFound("That interaction") }
        peopleToReplay.formUnion(people)
    }

    func participants(of id: ID<Interaction>) throws -> [ID<Person>] {
        try tx.rows("SELECT person FROM participant WHERE account = \(account) AND interaction = \(id) ORDER BY person")
            .map { try $0["person"].required() }
    }

    func setParticipants(_ people: [ID<Person>], of interaction: Interaction) throws {
        try count { $0.move(interaction.at) }
        try tx.run("DELETE FROM participant WHERE account = \(account) AND interaction = \(interaction.id)")
        let account = SQLValue(account)
        try tx.run(
            Participation.insert,
            forEach: people.map { Participation.values(of: interaction, person: $0, account: account) })
    }

    /// Follow-ups that came from the interaction or were kept by it stay, without pointing at it.
    private func clearInteractionLinks(_ id: ID<Interaction>) throws {
        for row in try tx.rows("SELECT id FROM follow_up WHERE account = \(account) AND interaction = \(id)") {
            try update(.followUp, [row["id"]], ["interaction": .null])
        }
        for row in try tx.rows("SELECT id FROM follow_up WHERE account = \(account) AND closed_by = \(id)") {
            try update(.followUp, [row["id"]], ["closed_by": .null])
        }
    }
}

/// A row of `participant`: who took part, with what the tie needs to know of it.
enum Participation {
    /// How the ledger keeps the people of an interaction, beside its row.
    static func kept(_ people: [ID<Person>]) -> [String: SQLValue] {
        [column: .text(people.map(\.description).joined(separator: " "))]
    }

    static func kept(in old: [String: SQLValue]) -> [ID<Person>]? {
        old[column]?.string?.split(separator: " ").compactMap { ID($0) }
    }

    static let column = "participants"

    static let insert = """
        INSERT INTO participant (account, person, at, interaction, weight, direction, personal) VALUES (?, ?, ?, ?, ?, ?, ?)
        """

    static func values(of interaction: Interaction, person: ID<Person>, account: SQLValue) -> [SQLValue] {
        [
            account, SQLValue(person), SQLValue(interaction.at), SQLValue(interaction.id), SQLValue(interaction.weight),
            SQLValue(interaction.direction), SQLValue(interaction.leavesTheTurn),
        ]
    }
}

extension TieEvent {
    init(_ interaction: Interaction) {
        self.init(
            at: interaction.at, weight: interaction.weight, direction: interaction.direction,
            leavesTheTurn: interaction.leavesTheTurn)
    }
}
