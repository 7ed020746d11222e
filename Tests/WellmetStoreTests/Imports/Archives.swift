@testable import WellmetModel
@testable import WellmetStore

/// Archives that tests make up row by row.
enum Archives {
    static func linkedIn(_ asOf: String? = "2026-03-10", owner: String? = "me-myself", name: String = "Me") -> Archive {
        Archive(
            source: .linkedin, owner: owner.map { Archive.Owner(name: name, identity: Identity(kind: .linkedin, normalised: $0)) },
            asOf: asOf.map(Day.on))
    }
}

extension Archives {
    /// Contacts of one kind of file.
    static func contacts(_ asOf: String? = nil, source: Archive.Source = .csv) -> Archive {
        Archive(source: source, asOf: asOf.map(Day.on))
    }
}

extension Archive {
    /// A row of contacts.
    mutating func contact(
        _ name: String, mail: String = "", phone: String = "", organization: String = "", _ more: (inout ArchivePerson) -> Void = { _ in }
    ) {
        var person = ArchivePerson(place: RowPlace(file: "contacts.csv", line: people.count + 2), name: PersonName(written: name))
        if !mail.isEmpty { person.identities.append(Identity(kind: .mail, normalised: mail)) }
        if !phone.isEmpty { person.identities.append(Identity(kind: .phone, normalised: phone)) }
        person.organization = organization
        more(&person)
        people.append(person)
    }

    /// A connection; `slug` and `mail` are left out when empty.
    mutating func connect(
        _ name: String, _ slug: String = "", mail: String = "", organization: String = "", title: String = "", on day: String = "2024-05-01"
    ) {
        var person = ArchivePerson(place: RowPlace(file: "Connections.csv", line: people.count + 5), name: PersonName(written: name))
        if !slug.isEmpty { person.identities.append(Identity(kind: .linkedin, normalised: slug)) }
        if !mail.isEmpty { person.identities.append(Identity(kind: .mail, normalised: mail)) }
        person.organization = organization
        person.title = title
        person.connectedOn = .on(day)
        people.append(person)
    }

    /// A message from or to somebody; known by name only when `slug` is empty.
    mutating func message(
        _ name: String, _ slug: String, _ direction: Interaction.Direction, daysAgo: Double, text: String = "hello", key: String? = nil
    ) {
        interactions.append(
            ArchiveInteraction(
                place: RowPlace(file: "messages.csv", line: interactions.count + 2), key: key ?? "m\(interactions.count)-\(daysAgo)",
                kind: .message, channel: .linkedin, direction: direction, at: TestNetwork.now.adding(days: -daysAgo),
                people: [ArchiveParticipant(name: name, identity: slug.isEmpty ? nil : Identity(kind: .linkedin, normalised: slug))],
                summary: text))
    }
}

extension TestNetwork {
    /// Plans and applies in one go.
    @discardableResult
    func take(_ archive: Archive, choices: [Int: ImportChoice] = [:], at: Instant? = nil) async throws -> ImportReport {
        try await network.apply(try await network.plan(archive), choices: choices, at: at ?? now)
    }
}
