/// A person who grows row by row.
///
/// What they have already is kept in sets besides: twenty thousand rows of one archive may tell of one person.
package struct GrowingPerson {
    package private(set) var person: ArchivePerson
    /// The LinkedIn profile.
    package private(set) var profile: String?
    /// Whether the sets are filled: most people have one row and need none.
    private var isGrowing = false
    private var identities: Set<IdentityKey> = []
    private var dates: Set<ArchiveDate> = []
    private var notes: Set<ArchiveNote> = []
    private var circles: Set<String> = []
    private var tags: Set<String> = []
    private var links: Set<ArchiveLink> = []
    private var rowMarks: Set<UInt64> = []
    /// Where the field of each label stands, and the values that stand in it.
    private var fields: [String: (place: Int, values: Set<Substring>)] = [:]

    // The whole person is not read for one of these: a copy would stand in the way of growing in place.
    package var name: PersonName { person.name }
    package var place: RowPlace { person.place }
    var work: String { person.work }

    package init(_ person: ArchivePerson) {
        self.person = person
        profile = person.identities.first { $0.kind == .linkedin }?.value
    }

    private mutating func fillSets() {
        guard !isGrowing else { return }
        isGrowing = true
        identities = Set(person.identities.map { IdentityKey($0) })
        dates = Set(person.dates)
        notes = Set(person.notes)
        circles = Set(person.circles)
        tags = Set(person.tags)
        links = Set(person.links)
        rowMarks = Set(person.rowMarks ?? [])
        for (place, field) in person.fields.enumerated() where fields[field.label] == nil {
            fields[field.label] = (place, Set(field.parts))
        }
    }

    /// Whether an identity that both have makes them one: not when they have different profiles, nor when it may be that of
    /// a household or a company and the names differ, nor when it is an address and the names are those of two people.
    func isSame(as other: ArchivePerson, by identity: Identity) -> Bool {
        let theirs = other.identities.first { $0.kind == .linkedin }?.value
        if let profile, let theirs, profile != theirs { return false }
        if identity.kind == .mail { return !other.name.isOfAnother(than: person.name) }
        return !identity.kind.isShared || person.name.agrees(with: other.name.words)
    }

    /// Takes what the other row knows and this one does not.
    package mutating func complete(with other: ArchivePerson) {
        fillSets()
        let name = person.name
        if name.isEmpty || name.given.isEmpty && name.family.isEmpty && !other.name.isEmpty { person.name = other.name }
        for identity in other.identities where identities.insert(IdentityKey(identity)).inserted {
            person.identities.append(identity)
            if profile == nil, identity.kind == .linkedin { profile = identity.value }
        }
        if person.organization.isEmpty, person.title.isEmpty { (person.organization, person.title) = (other.organization, other.title) }
        if person.connectedOn == nil { person.connectedOn = other.connectedOn }
        if person.location.isEmpty { person.location = other.location }
        if person.pronouns.isEmpty { person.pronouns = other.pronouns }
        if person.languages.isEmpty { person.languages = other.languages }
        if person.zone.isEmpty { person.zone = other.zone }
        if person.meeting == nil { person.meeting = other.meeting }
        if person.attention == nil { person.attention = other.attention }
        if let more = other.references { person.references = (person.references ?? []) + more }
        if let followUps = other.followUps { person.followUps = (person.followUps ?? []) + followUps }
        if person.face == nil { person.face = other.face }
        if person.rowMarks == nil, other.rowMarks != nil { person.rowMarks = [] }
        for date in other.dates where dates.insert(date).inserted { person.dates.append(date) }
        for note in other.notes where notes.insert(note).inserted { person.notes.append(note) }
        for circle in other.circles where circles.insert(circle).inserted { person.circles.append(circle) }
        for tag in other.tags where tags.insert(tag).inserted { person.tags.append(tag) }
        for link in other.links where links.insert(link).inserted { person.links.append(link) }
        for mark in other.rowMarks ?? [] where rowMarks.insert(mark).inserted { person.rowMarks?.append(mark) }
        for field in other.fields { add(field) }
    }

    /// Adds a note that no row of theirs tells.
    package mutating func add(_ note: ArchiveNote) {
        person.notes.append(note)
        if isGrowing { notes.insert(note) }
    }

    /// Adds a field; a second value of the same label stands beside the first, as `ArchiveField.beside` has it.
    mutating func add(_ field: ArchiveField) {
        fillSets()
        // The set of values is looked into where it lies: held here as well, it would be copied to grow.
        guard let place = fields[field.label]?.place else {
            fields[field.label] = (person.fields.count, Set(field.parts))
            return person.fields.append(field)
        }
        if person.fields[place].value.isEmpty {
            person.fields[place].value = field.value
        } else if fields[field.label]?.values.contains(field.value[...]) ?? false || person.fields[place].value == field.value {
            return
        } else {
            person.fields[place].value += ArchiveField.separator + field.value
        }
        fields[field.label]?.values.formUnion(field.parts)
    }
}

extension ArchivePerson {
    /// Adds a field; a second value of the same label stands beside the first.
    mutating func add(_ field: ArchiveField) {
        guard let place = fields.firstIndex(where: { $0.label == field.label }) else { return fields.append(field) }
        fields[place].value = field.beside(fields[place].value)
    }
}
