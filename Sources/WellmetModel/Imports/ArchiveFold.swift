/// The rows of an archive, those of one person folded into the first of them.
struct ArchiveFold {
    struct Row {
        fileprivate var growing: GrowingPerson
        /// Under which the source's word is kept.
        let key: String

        var person: ArchivePerson { growing.person }
    }

    private(set) var rows: [Row] = []
    /// What came in with another row, and as which: the place of that row among `rows`.
    private(set) var skipped: [(row: SkippedRow, first: Int)] = []
    /// What two people of the archive have in common and only the first of them keeps, in words.
    private(set) var shared: [String] = []
    private var owners: [IdentityKey: Int] = [:]
    /// Rows that nothing but a name tells, by their key and by all that they say.
    private var nameless: [String: [UInt64: Int]] = [:]

    init(_ people: [ArchivePerson], source: Archive.Source) {
        rows.reserveCapacity(people.count)
        for person in people { add(person, source) }
    }

    private mutating func add(_ row: ArchivePerson, _ source: Archive.Source) {
        var row = row
        // An address book may know no more than an address: then that is what the person is called.
        if row.name.isEmpty { row.name.nickname = row.stopgapName }
        if !source.tellsPeopleApart {
            let first = row.identities.lazy.compactMap { [owners, rows] identity in
                owners[IdentityKey(identity)].flatMap { rows[$0].growing.isSame(as: row, by: identity) ? $0 : nil }
            }.first
            if let first { return fold(row, into: first) }
        }
        for identity in row.identities {
            // A site is of whoever works there.
            guard identity.kind != .website, let owner = owners[IdentityKey(identity)] else { continue }
            shared.append("the \(identity.kind.word) \(identity.display) of \(rows[owner].growing.name.full) and \(row.name.full)")
        }
        row.setAside { owners[IdentityKey($0)] != nil }
        var key = RecordKey.of(row, source: source)
        if row.identities.isEmpty {
            // A name does not make two rows one person; only the very same row does.
            let digest = row.digest
            if let same = nameless[key]?[digest] { return skip(row, sameAs: same) }
            nameless[key, default: [:]][digest] = rows.count
            if let count = nameless[key]?.count, count > 1 { key += "#\(count)" }
        }
        for identity in row.identities { owners[IdentityKey(identity)] = rows.count }
        rows.append(Row(growing: GrowingPerson(row), key: key))
    }

    private mutating func fold(_ row: ArchivePerson, into first: Int) {
        var row = row
        row.identities.removeAll { owners[IdentityKey($0)].map { $0 != first } ?? false }
        for identity in row.identities { owners[IdentityKey(identity)] = first }
        let (says, holds) = (row.work, rows[first].growing.work)
        rows[first].growing.complete(with: row)
        var more = ""
        let name = rows[first].growing.name
        if !row.name.agrees(with: name.words) {
            rows[first].growing.add(.otherName(row.name))
            more = " (\(name.full)); the other name is kept as a field"
        }
        if !says.isEmpty, !holds.isEmpty, folded(says) != folded(holds) {
            rows[first].growing.add(ArchiveField(label: "other work", value: says))
            more += ", which says “\(holds)”; “\(says)” is kept as a field"
        }
        skip(row, sameAs: first, more)
    }

    private mutating func skip(_ row: ArchivePerson, sameAs first: Int, _ more: String = "") {
        let place = rows[first].growing.place
        let line = place.file == row.place.file ? "line \(place.line)" : "\(place)"
        skipped.append((SkippedRow(place: row.place, reason: "\(row.name.full): the same person as in \(line)\(more)"), first))
    }
}

extension ArchiveField {
    /// What somebody is called as well, so that no name is lost where two rows are one person by an address.
    static func otherName(_ name: PersonName) -> ArchiveField { ArchiveField(label: CustomField.otherName, value: name.full) }
}

extension ArchiveField {
    /// The value behind `held`, which has the same label, unless it stands there already.
    package func beside(_ held: String) -> String {
        if held.isEmpty { return value }
        return stands(in: held) ? held : held + ArchiveField.separator + value
    }

    /// Whether the value is one of those of `held`.
    func stands(in held: String) -> Bool {
        held == value || held.split(separator: ArchiveField.separator).contains(value[...])
    }

    /// The values that stand in it, one beside the other.
    var parts: [Substring] { value.split(separator: ArchiveField.separator) }

    package var values: [String] { parts.map(String.init) }

    static let separator = "; "
}

extension ArchivePerson {
    /// "Head of Design at Acme"; empty when neither is told.
    package var work: String { ImportChange.line(organization.trimmed, title.trimmed) }
}
