extension ArchivePerson {
    /// Whether it tells more than who somebody is and where they work.
    package var hasDetails: Bool {
        !(notes.isEmpty && dates.isEmpty && circles.isEmpty && tags.isEmpty && links.isEmpty && fields.isEmpty && location.isEmpty
            && zone.isEmpty && pronouns.isEmpty && languages.isEmpty && meeting == nil && (followUps ?? []).isEmpty && attention == nil)
    }

    /// A hash of all that the row says (FNV-1a, 64 bits), the same on every machine.
    package var digest: UInt64 {
        var hash = Mark.start
        for text in [name.formal, name.nickname, organization, title, location, pronouns, zone] { Mark.mix(text, into: &hash) }
        Mark.mix(connectedOn?.description ?? "", into: &hash)
        for identity in identities.map({ "\($0.kind.rawValue):\($0.value):\($0.label)" }).sorted() { Mark.mix(identity, into: &hash) }
        for date in dates { Mark.mix(date.label + date.date.description, into: &hash) }
        for note in notes { Mark.mix(note.text, into: &hash) }
        for text in circles + tags + languages { Mark.mix(text, into: &hash) }
        for link in links { Mark.mix(link.label + "=" + link.name, into: &hash) }
        for field in fields { Mark.mix(field.label + "=" + field.value, into: &hash) }
        for followUp in followUps ?? [] { Mark.mix(followUp.words, into: &hash) }
        if let attention { for word in attention.words { Mark.mix(word, into: &hash) } }
        if let card { Mark.mix(String(card.digest, radix: 16), into: &hash) }
        if let meeting { Mark.mix(meeting.place + "=" + meeting.story, into: &hash) }
        return hash
    }

    /// A hash for each thing that the row tells besides name and work: by them it is known what a source brought before.
    package var marks: Set<UInt64> {
        var marks = Set(identities.map(\.mark))
        marks.formUnion(notes.map(\.mark))
        marks.formUnion(dates.map(\.mark))
        marks.formUnion(links.map(\.mark))
        marks.formUnion(fields.map(\.mark))
        marks.formUnion(circles.map { Mark.of("circle", folded($0)) })
        marks.formUnion(tags.map { Mark.of("tag", folded($0)) })
        for (kind, text) in [("place", location), ("zone", zone), ("pronouns", pronouns), ("languages", languages.joined(separator: ","))]
        where !text.isEmpty { marks.insert(Mark.of(kind, text)) }
        if let meeting { marks.formUnion(meeting.marks) }
        marks.formUnion((followUps ?? []).map(\.mark))
        if let attention { marks.formUnion(attention.words.map(ArchiveAttention.mark)) }
        marks.formUnion(rowMarks ?? [])
        return marks
    }

    /// The row without the things that `marks` name.
    package func without(_ marks: Set<UInt64>) -> ArchivePerson {
        guard !marks.isEmpty else { return self }
        var row = self
        row.identities.removeAll { marks.contains($0.mark) }
        row.notes.removeAll { marks.contains($0.mark) }
        row.dates.removeAll { marks.contains($0.mark) }
        row.links.removeAll { marks.contains($0.mark) }
        row.fields.removeAll { marks.contains($0.mark) }
        row.circles.removeAll { marks.contains(Mark.of("circle", folded($0))) }
        row.tags.removeAll { marks.contains(Mark.of("tag", folded($0))) }
        if marks.contains(Mark.of("place", location)) { row.location = "" }
        if marks.contains(Mark.of("zone", zone)) { row.zone = "" }
        if marks.contains(Mark.of("pronouns", pronouns)) { row.pronouns = "" }
        if marks.contains(Mark.of("languages", languages.joined(separator: ","))) { row.languages = [] }
        if let meeting { row.meeting = meeting.without(marks) }
        row.followUps?.removeAll { marks.contains($0.mark) }
        row.attention = attention?.without(marks)
        return row
    }

    /// Keeps those identities as fields: they belong to somebody else.
    mutating func setAside(_ belongsToOthers: (Identity) -> Bool) {
        for identity in identities where belongsToOthers(identity) {
            fields.append(ArchiveField(label: identity.kind.word, value: identity.display))
        }
        identities.removeAll(where: belongsToOthers)
    }
}

/// Hashes of what rows tell (FNV-1a, 64 bits), the same on every machine.
enum Mark {
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    static func mix(_ text: String, into hash: inout UInt64) {
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }

    static func of(_ kind: String, _ text: String) -> UInt64 {
        var hash = start
        mix(kind, into: &hash)
        mix(text, into: &hash)
        return hash
    }

    /// As a record keeps them: hexadecimal, in order.
    static func text(_ marks: Set<UInt64>) -> String {
        marks.sorted().map { String($0, radix: 16) }.joined(separator: " ")
    }

    static func parsed(_ text: String) -> Set<UInt64> {
        Set(text.split(separator: " ").compactMap { UInt64($0, radix: 16) })
    }
}

extension Identity {
    /// Names the identity among what a source brought.
    package var mark: UInt64 { Mark.of(kind.rawValue, value) }
}

extension ArchiveNote {
    fileprivate var mark: UInt64 { Mark.of("note", text.withPlainLineEnds.trimmed) }
}

extension ArchiveMeeting {
    fileprivate var marks: [UInt64] {
        [("met place", place), ("met story", story)].filter { !$0.1.isEmpty }.map { Mark.of($0.0, $0.1) }
    }

    fileprivate func without(_ marks: Set<UInt64>) -> ArchiveMeeting? {
        let rest = ArchiveMeeting(
            place: marks.contains(Mark.of("met place", place)) ? "" : place,
            story: marks.contains(Mark.of("met story", story)) ? "" : story, through: through)
        return rest.isEmpty ? nil : rest
    }
}

/// A row of a file, before anything is decided about its columns.
package enum ArchiveRow {
    /// A hash of all cells, in their order; the same on every machine.
    package static func mark(_ cells: some Sequence<String>) -> UInt64 {
        var hash = Mark.of("row", "")
        for cell in cells { Mark.mix(cell, into: &hash) }
        return hash
    }
}

extension ArchiveDate {
    fileprivate var mark: UInt64 { Mark.of("date " + label, date.description) }
}

extension ArchiveLink {
    /// Of one that tells but a UID.
    package var referenceMark: UInt64 { Mark.of("reference " + label, uid ?? "") }

    fileprivate var mark: UInt64 { Mark.of("link " + label, name) }
}

extension ArchiveFollowUp {
    fileprivate var words: String { text + (due.map { " by \($0)" } ?? "") }
    fileprivate var mark: UInt64 { Mark.of("follow-up", words) }
}

extension ArchiveAttention {
    fileprivate var words: [String] {
        [
            cadenceDays.map { "cadence \($0)" }, isImportant ? "important" : nil, isArchived ? "archived" : nil,
            isNeverSuggested ? "never" : nil,
        ]
        .compactMap(\.self)
    }

    fileprivate static func mark(_ word: String) -> UInt64 { Mark.of("attention", word) }

    fileprivate func without(_ marks: Set<UInt64>) -> ArchiveAttention? {
        func isNew(_ word: String) -> Bool { !marks.contains(ArchiveAttention.mark(word)) }
        let rest = ArchiveAttention(
            cadenceDays: cadenceDays.flatMap { isNew("cadence \($0)") ? $0 : nil }, isImportant: isImportant && isNew("important"),
            isArchived: isArchived && isNew("archived"), isNeverSuggested: isNeverSuggested && isNew("never"))
        return rest.isEmpty ? nil : rest
    }
}

extension ArchiveField {
    var mark: UInt64 { Mark.of("field " + label, value) }
}
