/// What an import would do, decided before anything is written: shown as a preview, then applied.
package struct ImportPlan: Sendable {
    package struct PersonRow: Sendable {
        package let row: ArchivePerson
        package let recordKey: String
        /// The key under which the source spoke of the person before, when that was another.
        package let formerKey: String?
        package let digest: UInt64
        package let match: PersonMatch
        /// What it would change on a known person; nothing for a new one.
        package let changes: [ImportChange]
        /// What stays as somebody set it by hand although the archive says otherwise, in words.
        package let disagreements: [String]
    }

    package let source: Archive.Source
    package let owner: Archive.Owner?
    package let asOf: Day?
    package let rows: [PersonRow]
    /// In the order of time.
    package let interactions: [ArchiveInteraction]
    package let files: [ArchiveFile]
    package let skipped: [SkippedRow]
    /// Whether this is the first archive of its source: then nobody is thanked by rule.
    package let isFirst: Bool

    package var new: [PersonRow] { rows.filter { $0.match == .new } }
    package var changed: [PersonRow] { rows.filter { $0.isSame && !$0.changes.isEmpty } }
    package var unchanged: [PersonRow] { rows.filter { $0.isSame && $0.changes.isEmpty } }
    package var doubtful: [PersonRow] { rows.filter(\.isDoubtful) }

    /// Decides every row of `archive` against what is known.
    package static func make(_ archive: Archive, index: ImportIndex, isFirst: Bool) -> ImportPlan {
        var connections: [String: Int] = [:]
        for row in archive.people {
            if let day = row.connectedOn { connections[ImportIndex.connection(row.name.full, day), default: 0] += 1 }
        }
        var skipped = archive.skipped
        let rows = archive.people.compactMap { row -> PersonRow? in
            var row = row
            // An address book may know no more than an address: then that is what the person is called.
            if row.name.isEmpty { row.name.nickname = row.identities.first?.display ?? row.organization }
            let alone = row.connectedOn.map { connections[ImportIndex.connection(row.name.full, $0)] == 1 } ?? false
            let planned = plan(row, archive: archive, index: index, alone: alone)
            if planned.isDoubtful, index.leftOut[planned.recordKey] == planned.digest {
                skipped.append(SkippedRow(place: row.place, reason: "\(row.name.full): you left it out before"))
                return nil
            }
            return planned
        }
        return ImportPlan(
            source: archive.source, owner: archive.owner, asOf: archive.asOf, rows: rows,
            interactions: archive.interactions.sorted { ($0.at, $0.key) < ($1.at, $1.key) }, files: archive.files, skipped: skipped,
            isFirst: isFirst)
    }

    private static func plan(_ row: ArchivePerson, archive: Archive, index: ImportIndex, alone: Bool) -> PersonRow {
        let match = PersonMatch.of(row, source: archive.source, index: index, alone: alone)
        let key = RecordKey.of(row, source: archive.source)
        let digest = row.digest
        guard case .same(let person, _) = match, let known = index.people[person] else {
            return PersonRow(
                row: row, recordKey: key, formerKey: nil, digest: digest, match: match, changes: [], disagreements: [])
        }
        let record = index.record(of: person, key: key)
        let (changes, disagreements) = ImportChange.between(
            row, record?.record, known, asOf: archive.asOf, index: index, digest: digest)
        return PersonRow(
            row: row, recordKey: key, formerKey: record.flatMap { $0.key == key ? nil : $0.key }, digest: digest, match: match,
            changes: changes, disagreements: disagreements)
    }
}

extension ImportPlan {
    /// The row as it stands once somebody has said whom it means.
    package func assigned(_ row: PersonRow, to person: ID<Person>, index: ImportIndex) -> PersonRow {
        guard let known = index.people[person] else { return row }
        let record = index.record(of: person, key: row.recordKey)
        let (changes, disagreements) = ImportChange.between(
            row.row, record?.record, known, asOf: asOf, index: index, digest: row.digest)
        return PersonRow(
            row: row.row, recordKey: row.recordKey, formerKey: record.flatMap { $0.key == row.recordKey ? nil : $0.key },
            digest: row.digest, match: .same(person, reason: "you said so"), changes: changes, disagreements: disagreements)
    }
}

extension ImportPlan.PersonRow {
    package var isSame: Bool { if case .same = match { true } else { false } }
    package var isDoubtful: Bool { if case .doubtful = match { true } else { false } }
}

/// What an import changes on somebody who is known.
package enum ImportChange: Sendable, Equatable {
    /// The position that the source knew has given way to another.
    case newJob(organization: String, title: String, before: String)
    /// A first position for somebody of whom none was known.
    case position(organization: String, title: String)
    case identity(Identity)
    case renamed(PersonName, before: String)
    /// From discovered to the book: the platform says that we are connected.
    case accepted
    /// Notes, dates, circles, fields that the last archive did not hold.
    case details

    /// In words, for the preview.
    package var sentence: String {
        switch self {
        case .newJob(let organization, let title, let before):
            "now \(ImportChange.line(organization, title)), was \(before)"
        case .position(let organization, let title): "works as \(ImportChange.line(organization, title))"
        case .identity(let identity): "\(identity.kind.word) \(identity.display)"
        case .renamed(let name, let before): "now called \(name.full), was \(before)"
        case .accepted: "comes into your book"
        case .details: "new details"
        }
    }

    static func line(_ organization: String, _ title: String) -> String {
        title.isEmpty ? organization : organization.isEmpty ? title : "\(title) at \(organization)"
    }

    static func between(
        _ row: ArchivePerson, _ record: ImportIndex.Record?, _ known: ImportIndex.Known, asOf: Day?, index: ImportIndex, digest: UInt64
    ) -> (changes: [ImportChange], disagreements: [String]) {
        var changes: [ImportChange] = []
        var disagreements: [String] = []
        if known.standing == .discovered { changes.append(.accepted) }
        for identity in row.identities where index.owners[IdentityKey(identity)] == nil { changes.append(.identity(identity)) }
        if let record, record.digest == digest { return (changes, []) }
        if let asOf, let seen = record?.asOf, asOf < seen { return (changes, []) }  // an older archive has nothing to correct

        let says = line(row.organization, row.title)
        let holds = line(known.organization, known.title)
        if !says.isEmpty, folded(says) != folded(holds) {
            let before = record.map { line($0.organization, $0.title) } ?? ""
            if holds.isEmpty {
                changes.append(.position(organization: row.organization, title: row.title))
            } else if record != nil, folded(before) == folded(holds) {
                changes.append(.newJob(organization: row.organization, title: row.title, before: holds))
            } else {
                disagreements.append("the archive says “\(says)”; yours says “\(holds)” and stays")
            }
        }
        if let record, !row.name.isEmpty, row.name.full != known.name, known.name == record.fullName {
            changes.append(.renamed(row.name, before: known.name))
        }
        if record == nil || row.hasDetails { changes.append(.details) }
        return (changes, disagreements)
    }
}

extension ArchivePerson {
    /// Whether it tells more than who somebody is and where they work.
    package var hasDetails: Bool {
        !(notes.isEmpty && dates.isEmpty && circles.isEmpty && tags.isEmpty && links.isEmpty && fields.isEmpty && location.isEmpty
            && zone.isEmpty && pronouns.isEmpty && languages.isEmpty)
    }

    /// A hash of all that the row says (FNV-1a, 64 bits), the same on every machine.
    package var digest: UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        for text in [name.formal, name.nickname, organization, title, location, pronouns, zone] { mix(text) }
        mix(connectedOn?.description ?? "")
        for identity in identities.map({ "\($0.kind.rawValue):\($0.value):\($0.label)" }).sorted() { mix(identity) }
        for date in dates { mix(date.label + date.date.description) }
        for note in notes { mix(note.text) }
        for text in circles + tags + languages { mix(text) }
        for link in links { mix(link.label + "=" + link.name) }
        for field in fields { mix(field.label + "=" + field.value) }
        return hash
    }
}
