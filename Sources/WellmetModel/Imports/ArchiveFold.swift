/// The rows of an archive, those of one person folded into the first of them.
struct ArchiveFold {
    struct Row {
        var person: ArchivePerson
        /// Under which the source's word is kept.
        var key: String
    }

    private(set) var rows: [Row] = []
    /// What came in with another row, and as which.
    private(set) var skipped: [SkippedRow] = []
    private var owners: [IdentityKey: Int] = [:]
    /// Rows that nothing but a name tells, by their key.
    private var nameless: [String: [(digest: UInt64, row: Int)]] = [:]

    init(_ people: [ArchivePerson], source: Archive.Source) {
        rows.reserveCapacity(people.count)
        for person in people { add(person, source) }
    }

    private mutating func add(_ row: ArchivePerson, _ source: Archive.Source) {
        var row = row
        // An address book may know no more than an address: then that is what the person is called.
        if row.name.isEmpty { row.name.nickname = row.stopgapName }
        let first = row.identities.lazy.compactMap { [owners, rows] identity in
            owners[IdentityKey(identity)].flatMap { rows[$0].person.isSame(as: row, by: identity) ? $0 : nil }
        }.first
        if let first { return fold(row, into: first) }
        row.setAside { owners[IdentityKey($0)] != nil }
        var key = RecordKey.of(row, source: source)
        if row.identities.isEmpty {
            // A name does not make two rows one person; only the very same row does.
            let digest = row.digest
            let others = nameless[key] ?? []
            if let same = others.first(where: { $0.digest == digest }) { return skip(row, sameAs: same.row) }
            nameless[key, default: []].append((digest, rows.count))
            if !others.isEmpty { key += "#\(others.count + 1)" }
        }
        for identity in row.identities { owners[IdentityKey(identity)] = rows.count }
        rows.append(Row(person: row, key: key))
    }

    private mutating func fold(_ row: ArchivePerson, into first: Int) {
        var row = row
        row.identities.removeAll { owners[IdentityKey($0)].map { $0 != first } ?? false }
        for identity in row.identities { owners[IdentityKey(identity)] = first }
        let (says, holds) = (row.work, rows[first].person.work)
        rows[first].person.complete(with: row)
        var more = ""
        if !row.name.agrees(with: rows[first].person.name.words) {
            rows[first].person.add(.otherName(row.name))
            more = " (\(rows[first].person.name.full)); the other name is kept as a field"
        }
        if !says.isEmpty, !holds.isEmpty, folded(says) != folded(holds) {
            rows[first].person.add(ArchiveField(label: "other work", value: says))
            more += ", which says “\(holds)”; “\(says)” is kept as a field"
        }
        skip(row, sameAs: first, more)
    }

    private mutating func skip(_ row: ArchivePerson, sameAs first: Int, _ more: String = "") {
        let place = rows[first].person.place
        let line = place.file == row.place.file ? "line \(place.line)" : "\(place)"
        skipped.append(SkippedRow(place: row.place, reason: "\(row.name.full): the same person as in \(line)\(more)"))
    }
}

extension ArchiveField {
    /// What somebody is called as well, so that no name is lost where two rows are one person by an address.
    static func otherName(_ name: PersonName) -> ArchiveField { ArchiveField(label: "other name", value: name.full) }
}

extension ArchiveField {
    /// The value behind `held`, which has the same label, unless it stands there already.
    package func beside(_ held: String) -> String {
        if held.isEmpty { return value }
        return held == value || held.split(separator: "; ").contains(value[...]) ? held : held + "; " + value
    }
}

extension ArchivePerson {
    /// "Head of Design at Acme"; empty when neither is told.
    package var work: String { ImportChange.line(organization.trimmed, title.trimmed) }

    /// Whether an identity that both have makes them one: not when they have different profiles, nor when it may be that of
    /// a household or a company and the names differ.
    func isSame(as other: ArchivePerson, by identity: Identity) -> Bool {
        let profiles = [self, other].map { $0.identities.first { $0.kind == .linkedin }?.value }
        if let mine = profiles[0], let theirs = profiles[1], mine != theirs { return false }
        return !identity.kind.isShared || name.agrees(with: other.name.words)
    }

    /// Takes what the other row knows and this one does not.
    package mutating func complete(with other: ArchivePerson) {
        if name.isEmpty || name.given.isEmpty && name.family.isEmpty && !other.name.isEmpty { name = other.name }
        for identity in other.identities where !identities.contains(where: { $0.kind == identity.kind && $0.value == identity.value }) {
            identities.append(identity)
        }
        if organization.isEmpty, title.isEmpty { (organization, title) = (other.organization, other.title) }
        if connectedOn == nil { connectedOn = other.connectedOn }
        if location.isEmpty { location = other.location }
        if pronouns.isEmpty { pronouns = other.pronouns }
        if languages.isEmpty { languages = other.languages }
        if zone.isEmpty { zone = other.zone }
        if face == nil { face = other.face }
        for date in other.dates where !dates.contains(date) { dates.append(date) }
        for note in other.notes where !notes.contains(note) { notes.append(note) }
        for circle in other.circles where !circles.contains(circle) { circles.append(circle) }
        for tag in other.tags where !tags.contains(tag) { tags.append(tag) }
        for link in other.links where !links.contains(link) { links.append(link) }
        for field in other.fields { add(field) }
    }

    /// Adds a field; a second value of the same label stands beside the first.
    mutating func add(_ field: ArchiveField) {
        guard let place = fields.firstIndex(where: { $0.label == field.label }) else { return fields.append(field) }
        fields[place].value = field.beside(fields[place].value)
    }
}
