internal import WellmetModel

/// What happened, and with whom.
extension ImportApplier {
    mutating func apply(_ interactions: [ArchiveInteraction]) throws {
        try memory.lookAgain(interactions.flatMap { $0.people.compactMap(\.identity) }, besides: try change.batch(), change)
        var fresh = NewPeople(change)
        var new: [NewInteraction] = []
        for item in interactions {
            var people: [ID<Person>] = []
            for participant in item.people {
                if let person = try person(of: participant, &fresh), !people.contains(person) { people.append(person) }
            }
            guard !people.isEmpty else {
                report.unattachedInteractions += 1
                continue
            }
            let interaction = Interaction(
                id: change.newID(), kind: item.kind, channel: item.channel, direction: item.direction, at: item.at,
                precision: item.precision, summary: item.summary, audience: max(item.audience, people.count))
            new.append(NewInteraction(interaction: interaction, people: people, source: memory.source, sourceKey: StableKey.uuid(item.key)))
        }
        try fresh.write()
        try change.add(new)
        try change.keepThanks(by: new, in: memory.zone)
        report.interactions += new.count
        try change.finish()
    }

    /// The person of an identity, discovered when nobody has it; else of a name that only one person of this source bears.
    private mutating func person(of participant: ArchiveParticipant, _ fresh: inout NewPeople) throws -> ID<Person>? {
        guard let identity = participant.identity else { return memory.bearer(of: participant) }
        if let owner = memory.owners[IdentityKey(identity)] { return owner }
        var row = ArchivePerson(place: RowPlace(file: "", line: 0), name: PersonName(written: participant.name))
        if row.name.isEmpty { row.name.nickname = identity.display.nonEmpty ?? identity.value }
        row.identities = [identity]
        let id: ID<Person> = change.newID()
        try fresh.add(row, id: id, organization: nil, standing: .discovered, seen: nil)
        memory.give(IdentityKey(identity), to: id)
        report.discoveredPeople += 1
        return id
    }
}
