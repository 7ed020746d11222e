/// What the network knows already, as far as an import needs it: loaded once, then asked row by row.
package struct ImportIndex: Sendable {
    /// What this source last said of somebody, and what the book took over of it.
    package struct Record: Sendable, Equatable {
        package var person: ID<Person>
        package var organization: String
        package var title: String
        package var fullName: String
        package var connectedOn: Day?
        /// The day of which its word on work is.
        package var asOf: Day?
        /// Of the row, so that an unchanged one is known at a glance.
        package var digest: UInt64
        /// A hash for each identity, note, tag and so on that it has brought, as `Mark` writes them.
        package var brought: String
        /// What the source says now, whether or not the book took it over.
        package var word: PersonWord
        /// The day of which that is.
        package var saidOn: Day?

        package init(
            person: ID<Person>, organization: String = "", title: String = "", fullName: String = "", connectedOn: Day? = nil,
            asOf: Day? = nil, digest: UInt64 = 0, brought: String = "", word: PersonWord = PersonWord(), saidOn: Day? = nil
        ) {
            self.person = person
            self.organization = organization
            self.title = title
            self.fullName = fullName
            self.connectedOn = connectedOn
            self.asOf = asOf
            self.digest = digest
            self.brought = brought
            self.word = word
            self.saidOn = saidOn
        }

        package var broughtMarks: Set<UInt64> { Mark.parsed(brought) }

        /// The marks that `brought` holds.
        package static func marks(_ brought: String) -> Set<UInt64> { Mark.parsed(brought) }

        /// Marks as `brought` holds them.
        package static func written(_ marks: Set<UInt64>) -> String { Mark.text(marks) }

        /// The record once the row is applied. Blanks never replace what it knows, an older archive only adds, and work that
        /// the book did not take over is not noted as if it had.
        package func updated(
            by row: ImportPlan.PersonRow, asOf day: Day?, brought marks: Set<UInt64>, takesWork: Bool = true
        ) -> Record {
            var record = self
            // Who was found to be somebody of the book only on the way keeps their name whatever the source says next.
            let agreed = takesWork ? row.agreedMarks : row.agreedMarks.union([AgreedWord.mark(.name, row.row.name.full)])
            let own = row.ownMarks
            if !(marks.isEmpty && agreed.isEmpty && own.isEmpty) {
                record.brought = Mark.text(broughtMarks.subtracting(own).union(marks).union(agreed))
            }
            if !isNewer(than: day) { (record.word, record.saidOn) = (PersonWord(row.row), day) }
            if let day, let asOf, day < asOf { return record }
            record.digest = row.digest
            if !row.row.name.isEmpty { record.fullName = row.row.name.full }
            record.connectedOn = row.row.connectedOn ?? connectedOn
            let tellsWork = !row.row.work.isEmpty
            let saysLess = row.row.title.trimmed.isEmpty && folded(row.row.organization.trimmed) == folded(organization.trimmed)
            if tellsWork, takesWork, !saysLess, !row.leavesWork {
                (record.organization, record.title) = (row.row.organization, row.row.title)
            }
            if let day, tellsWork || (organization.isEmpty && title.isEmpty) { record.asOf = day }
            return record
        }

        /// Whether its word is of a later day than that.
        private func isNewer(than day: Day?) -> Bool {
            guard let day, let saidOn else { return false }
            return day < saidOn
        }
    }

    /// Somebody who is known.
    package struct Known: Sendable, Equatable {
        package let id: ID<Person>
        package let name: String
        package let sortKey: String
        package let standing: Person.Standing
        /// Whether somebody's hand wrote the row with the name, or changed anything in it: else the name is from an import.
        package var isTouchedByHand = false
        /// Of the current position; empty when not known.
        package var organization: String
        package var title: String
        /// The last day on which a source is known to have told the current position; nil when it was written by hand.
        package var workTold: Day?
        /// The profile that tells them from namesakes of the same platform.
        package var profile: String?
        /// What the book says of that of which a person has one, but for name and work.
        package var word = PersonWord()
        /// What they are called besides, by the fields of that label.
        package var otherNames: [String] = []

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

    /// The picture that somebody has.
    package struct KnownFace: Sendable {
        package let digest: UInt64
        /// Whether the source has brought it, so that it may bring another.
        package let isOfSource: Bool

        package init(digest: UInt64, isOfSource: Bool) {
            self.digest = digest
            self.isOfSource = isOfSource
        }

        func isReplaced(by face: ArchiveFace) -> Bool { isOfSource && digest != face.digest }
    }

    /// By the record's key in this source.
    package let records: [String: Record]
    package let people: [ID<Person>: Known]
    package let owners: [IdentityKey: ID<Person>]
    /// Rows that somebody left out for good, by their key: their digests.
    package let leftOut: [String: UInt64]
    package let faces: [ID<Person>: KnownFace]
    /// Whether somebody deleted the person of whom the source told under that key.
    package let isDeleted: @Sendable (_ recordKey: String) -> Bool
    /// Values that somebody did not want in the place of the book's: `Disagreement.keptKey` by person.
    package var kept: [ID<Person>: Set<String>] = [:]
    /// What the book says of people whose rows tell details, as a card shows it; looked up once it is known who they are.
    package var held: [ID<Person>: ArchivePerson] = [:]
    private let bySortKey: [String: [ID<Person>]]
    private let byConnection: [String: [String]]
    private let byPerson: [ID<Person>: String]

    package init(
        records: [String: Record], people: [ID<Person>: Known], owners: [IdentityKey: ID<Person>],
        leftOut: [String: UInt64] = [:], faces: [ID<Person>: KnownFace] = [:],
        isDeleted: @escaping @Sendable (String) -> Bool = { _ in false }
    ) {
        self.records = records
        self.people = people
        self.owners = owners
        self.leftOut = leftOut
        self.faces = faces
        self.isDeleted = isDeleted
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
        if let record = records[key], record.person == person { return (key, record) }
        return byPerson[person].flatMap { key in records[key].map { (key, $0) } }
    }

    /// The records of that name and connection day.
    func records(named name: String, connectedOn day: Day) -> [(key: String, record: Record)] {
        (byConnection[ImportIndex.connection(name, day)] ?? []).compactMap { key in records[key].map { (key, $0) } }
    }

    /// The people of whom the source told by those rows, by the rows' marks; without a row that told of several.
    func people(ofRows marks: Set<UInt64>) -> [UInt64: ID<Person>] {
        guard !marks.isEmpty else { return [:] }
        var found: [UInt64: ID<Person>?] = [:]
        for record in records.values {
            for mark in record.broughtMarks where marks.contains(mark) {
                found[mark] = found[mark, default: record.person] == record.person ? record.person : .some(nil)
            }
        }
        return found.compactMapValues(\.self)
    }

    /// The labels of the fields that hold an address or a number which is somebody else's.
    static let sharedLabels: Set<String> = [Identity.Kind.mail.word, Identity.Kind.phone.word]

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

extension ImportIndex.Known {
    /// Whether that is the name of somebody else, by none of theirs.
    func isAnother(than name: PersonName) -> Bool {
        ([self.name] + otherNames).allSatisfy { name.isOfAnother(than: PersonName(written: $0)) }
    }
}
