/// What the network knows already, as far as an import needs it: loaded once, then asked row by row.
package struct ImportIndex: Sendable {
    /// What this source last said of somebody.
    package struct Record: Sendable, Equatable {
        package let person: ID<Person>
        package let organization: String
        package let title: String
        package let fullName: String
        package let connectedOn: Day?
        package let asOf: Day?
        /// Of the row, so that an unchanged one is known at a glance.
        package let digest: UInt64

        package init(
            person: ID<Person>, organization: String, title: String, fullName: String, connectedOn: Day?, asOf: Day?, digest: UInt64
        ) {
            self.person = person
            self.organization = organization
            self.title = title
            self.fullName = fullName
            self.connectedOn = connectedOn
            self.asOf = asOf
            self.digest = digest
        }
    }

    /// Somebody who is known.
    package struct Known: Sendable, Equatable {
        package let id: ID<Person>
        package let name: String
        package let sortKey: String
        package let standing: Person.Standing
        /// Of the current position; empty when not known.
        package var organization: String
        package var title: String
        /// The profile that tells them from namesakes of the same platform.
        package var profile: String?

        package init(
            id: ID<Person>, name: String, sortKey: String, standing: Person.Standing, organization: String = "", title: String = "",
            profile: String? = nil
        ) {
            self.id = id
            self.name = name
            self.sortKey = sortKey
            self.standing = standing
            self.organization = organization
            self.title = title
            self.profile = profile
        }
    }

    /// By the record's key in this source.
    package let records: [String: Record]
    package let people: [ID<Person>: Known]
    package let owners: [IdentityKey: ID<Person>]
    /// Rows that somebody left out for good, by their key: their digests.
    package let leftOut: [String: UInt64]
    private let bySortKey: [String: [ID<Person>]]
    private let byConnection: [String: [String]]
    private let byPerson: [ID<Person>: String]

    package init(
        records: [String: Record], people: [ID<Person>: Known], owners: [IdentityKey: ID<Person>],
        leftOut: [String: UInt64] = [:]
    ) {
        self.records = records
        self.people = people
        self.owners = owners
        self.leftOut = leftOut
        bySortKey = Dictionary(grouping: people.values, by: \.sortKey).mapValues { $0.map(\.id).sorted() }
        var connections: [String: [String]] = [:]
        for (key, record) in records {
            if let day = record.connectedOn { connections[ImportIndex.connection(record.fullName, day), default: []].append(key) }
        }
        byConnection = connections
        byPerson = Dictionary(records.map { ($0.value.person, $0.key) }, uniquingKeysWith: min)
    }

    package func namesakes(of name: PersonName) -> [Known] {
        (bySortKey[name.sortKey] ?? []).compactMap { people[$0] }
    }

    /// The record that speaks of that person: under `key`, or under another when their profile became known later.
    func record(of person: ID<Person>, key: String) -> (key: String, record: Record)? {
        if let record = records[key] { return (key, record) }
        return byPerson[person].flatMap { key in records[key].map { (key, $0) } }
    }

    /// The records of that name and connection day.
    func records(named name: String, connectedOn day: Day) -> [(key: String, record: Record)] {
        (byConnection[ImportIndex.connection(name, day)] ?? []).compactMap { key in records[key].map { (key, $0) } }
    }

    static func connection(_ name: String, _ day: Day) -> String { "\(foldedWords(name).joined(separator: " "))|\(day)" }
}

/// The part of an identity that tells people apart, as a key.
package struct IdentityKey: Hashable, Sendable {
    package let kind: Identity.Kind
    package let value: String

    package init(kind: Identity.Kind, value: String) {
        self.kind = kind
        self.value = value
    }

    package init(_ identity: Identity) {
        kind = identity.kind
        value = identity.value
    }
}
