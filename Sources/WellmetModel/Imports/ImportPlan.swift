/// What an import would do, decided before anything is written: shown as a preview, then applied.
package struct ImportPlan: Sendable {
    package struct PersonRow: Sendable {
        package let row: ArchivePerson
        package let recordKey: String
        /// The key under which the source spoke of the person before, when that told less.
        package let formerKey: String?
        package let digest: UInt64
        package let match: PersonMatch
        /// What it would change on a known person; nothing for a new one.
        package let changes: [ImportChange]
        /// What stays as it is in the book although the archive says otherwise, in words.
        package let disagreements: [String]
        /// Whether the book's work stays although the archive says other.
        package let leavesWork: Bool
        /// In what the archive says for the first time what somebody had written by hand: it stays theirs.
        package let agreed: Set<Disagreement.Part>
        /// As the book calls them; as the archive does when they are not in it.
        package let name: String
    }

    package let source: Archive.Source
    package let owner: Archive.Owner?
    package let asOf: Day?
    package let rows: [PersonRow]
    /// `Archive.firstKeys`.
    package let firstKeys: [String]
    /// In the order of time.
    package let interactions: [ArchiveInteraction]
    package let groups: [ArchiveGroup]
    package let files: [ArchiveFile]
    package let skipped: [SkippedRow]
    /// What was left out as a whole.
    package let remarks: [ImportRemark]
    /// Whether nothing of this source stands yet: then nobody is thanked by rule.
    package let isFirst: Bool

    package var new: [PersonRow] { rows.filter { $0.match == .new } }
    package var changed: [PersonRow] { rows.filter { $0.isSame && !$0.changes.isEmpty } }
    package var unchanged: [PersonRow] { rows.filter { $0.isSame && $0.changes.isEmpty } }
    package var doubtful: [PersonRow] { rows.filter(\.isDoubtful) }

    /// Decides every row of `archive` against what is known.
    package static func make(_ archive: Archive, index: ImportIndex, isFirst: Bool) -> ImportPlan {
        let fold = ArchiveFold(archive.people, source: archive.source)
        var connections: [String: Int] = [:]
        for row in fold.rows {
            if let day = row.person.connectedOn { connections[ImportIndex.connection(row.person.name.full, day), default: 0] += 1 }
        }
        var weaker: [String: Int] = [:]
        for row in fold.rows {
            weaker[RecordKey.withoutPhones(row.person, source: archive.source) ?? row.key, default: 0] += 1
        }
        let known = index.people(ofRows: Set(archive.people.flatMap { $0.rowMarks ?? [] }))
        var skipped = archive.skipped
        var forgotten: Set<Int> = []
        let rows = fold.rows.enumerated().compactMap { number, entry -> PersonRow? in
            var row = entry.person
            let alone = row.connectedOn.map { connections[ImportIndex.connection(row.name.full, $0)] == 1 } ?? false
            let digest = row.digest
            let bare = RecordKey.withoutPhones(row, source: archive.source).flatMap { weaker[$0] == 1 ? $0 : nil }
            let match = PersonMatch.of(
                row, key: entry.key, weaker: bare, digest: digest, source: archive.source, index: index, alone: alone,
                sameRow: Set((row.rowMarks ?? []).compactMap { known[$0] }))
            if case .doubtful = match, index.leftOut[entry.key] == digest {
                skipped.append(SkippedRow(place: row.place, reason: "\(row.name.full): you left it out before"))
                return nil
            }
            let isKnown = if case .same = match { true } else { false }
            if !isKnown, index.isDeleted(entry.key) {
                forgotten.insert(number)
                skipped.append(SkippedRow(forgottenAt: row.place))
                return nil
            }
            row.forget(index)
            return PersonRow(row, key: entry.key, digest: digest, match: match, source: archive.source, asOf: archive.asOf, index: index)
        }
        skipped += fold.skipped.map { forgotten.contains($0.first) ? SkippedRow(forgottenAt: $0.row.place) : $0.row }
        return ImportPlan(
            source: archive.source, owner: archive.owner, asOf: archive.asOf, rows: rows, firstKeys: archive.firstKeys,
            interactions: archive.interactions.map { $0.without(index) }.sorted { ($0.at, $0.key) < ($1.at, $1.key) },
            groups: archive.groups,
            files: archive.files, skipped: skipped,
            remarks: archive.remarks + (fold.shared.isEmpty ? [] : [.shared(fold.shared)]) + gone(archive, rows, index), isFirst: isFirst)
    }

    /// Who was a connection in the archive before this one. Told once: after it the records of the others are newer.
    private static func gone(_ archive: Archive, _ rows: [PersonRow], _ index: ImportIndex) -> [ImportRemark] {
        let newest = index.records.values.lazy.filter { $0.connectedOn != nil }.compactMap(\.asOf).max()
        guard archive.connections, let asOf = archive.asOf, let newest, asOf > newest,
            rows.contains(where: { $0.row.connectedOn != nil })
        else { return [] }
        let here = Set(rows.compactMap { row in if case .same(let person, _) = row.match { person } else { nil } })
        // Who may be one of the doubtful rows is not gone.
        let names = Set(rows.map { folded($0.row.name.full) })
        let gone = index.records.values.filter {
            $0.connectedOn != nil && $0.asOf == newest && !here.contains($0.person) && !names.contains(folded($0.fullName))
        }
        return gone.isEmpty ? [] : [.gone(names: Set(gone.map(\.fullName)).sorted())]
    }
}

extension ImportPlan.PersonRow {
    fileprivate init(
        _ row: ArchivePerson, key: String, digest: UInt64, match: PersonMatch, source: Archive.Source, asOf: Day?, index: ImportIndex
    ) {
        guard case .same(let person, _) = match, let known = index.people[person] else {
            self.init(
                row: row, recordKey: key, formerKey: nil, digest: digest, match: match, changes: [], disagreements: [], leavesWork: false,
                agreed: [], name: row.name.full)
            return
        }
        let record = index.record(of: person, key: key)
        var row = row
        if record == nil, !row.name.agrees(with: foldedWords(known.name)) { row.add(.otherName(row.name)) }
        // A weaker key never takes the place of one that tells more: a note by name, that of a profile. One by all that a row says
        // follows the row.
        let isBetter =
            record.map { before in
                let isExact = RecordKey.isExact(key) && RecordKey.isExact(before.key) && key != before.key
                return isExact || RecordKey.rank(key) < RecordKey.rank(before.key)
            } ?? true
        let comparison = ImportComparison(row: row, record: record?.record, known: known, source: source, asOf: asOf, digest: digest)
        self.init(
            row: row, recordKey: isBetter ? key : record?.key ?? key,
            formerKey: isBetter ? record?.key : nil, digest: digest, match: match, changes: comparison.changes(index),
            disagreements: comparison.disagreements(index), leavesWork: comparison.leavesWork, agreed: comparison.agreed, name: known.name)
    }

    package var isSame: Bool { if case .same = match { true } else { false } }
    package var isDoubtful: Bool { if case .doubtful = match { true } else { false } }
}

extension ImportPlan {
    /// The people of whom it would say details, of whom an index must hold what the book says.
    package var peopleWithDetails: [ID<Person>] {
        rows.compactMap { row in
            guard case .same(let person, _) = row.match else { return nil }
            return row.changes.contains { if case .details = $0 { true } else { false } } ? person : nil
        }
    }

    /// The plan with the rows of the people whom `index` holds compared anew: what the book says already is nothing new.
    package func compared(with index: ImportIndex) -> ImportPlan {
        let rows = rows.map { row in
            guard case .same(let person, _) = row.match, index.held[person] != nil else { return row }
            return PersonRow(
                row.row, key: row.recordKey, digest: row.digest, match: row.match, source: source, asOf: asOf, index: index)
        }
        return ImportPlan(
            source: source, owner: owner, asOf: asOf, rows: rows, firstKeys: firstKeys, interactions: interactions, groups: groups,
            files: files, skipped: skipped, remarks: remarks, isFirst: isFirst)
    }

    /// The row as it stands once somebody has said whom it means: what of its identities belongs to others in the book is kept as fields.
    package func assigned(_ row: PersonRow, to person: ID<Person>, index: ImportIndex) -> PersonRow {
        guard index.people[person] != nil else { return row }
        let (said, key) = apart(row, index) { $0 != person && index.people[$0]?.standing == .book }
        return PersonRow(
            said, key: key, digest: row.digest, match: .same(person, reason: "you said so"), source: source, asOf: asOf, index: index)
    }

    /// The row with the identities as fields whose owners are others, and the key under which it is kept then: never that of somebody else.
    private func apart(
        _ row: PersonRow, _ index: ImportIndex, _ isOther: (ID<Person>) -> Bool
    ) -> (row: ArchivePerson, key: String) {
        var person = row.row
        let key = RecordKey.of(person, source: source)
        person.setAside { index.owners[IdentityKey($0)].map(isOther) ?? false }
        let stays = RecordKey.of(person, source: source) == key
        return (person, stays ? row.recordKey : RecordKey.exactly(row.digest))
    }

    /// The row as somebody new: what of its identities belongs to others in the book is kept as fields. Of somebody who was
    /// only seen so far it is they who come into the book.
    package func assignedToNobody(_ row: PersonRow, index: ImportIndex) -> PersonRow {
        let owners = row.row.identities.compactMap { index.owners[IdentityKey($0)] }
        if let seen = owners.first(where: { index.people[$0]?.standing == .discovered }) { return assigned(row, to: seen, index: index) }
        guard !owners.isEmpty else { return row }
        let (person, key) = apart(row, index) { _ in true }
        return PersonRow(
            row: person, recordKey: key, formerKey: nil, digest: row.digest, match: .new, changes: [], disagreements: [], leavesWork: false,
            agreed: [], name: person.name.full)
    }
}
