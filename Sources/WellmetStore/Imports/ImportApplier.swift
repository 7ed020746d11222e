internal import Foundation
internal import WellmetModel

/// Writes one chunk of an import.
struct ImportApplier {
    let change: Change
    let plan: ImportPlan
    var memory: ImportMemory
    var report: ImportReport
    private let today: Day

    init(change: Change, plan: ImportPlan, memory: ImportMemory, report: ImportReport) {
        self.change = change
        self.plan = plan
        self.memory = memory
        self.report = report
        today = Day(change.now, in: memory.zone)
    }

    // MARK: People

    mutating func apply(_ rows: [(row: ImportPlan.PersonRow, person: ID<Person>?)]) throws {
        try memory.lookAgain(rows.flatMap(\.row.row.identities), besides: try change.batch(), change)
        var fresh = NewPeople(change)
        for (row, person) in rows {
            if let person {
                try update(person, row, row.changes)
            } else if let owner = firstOwner(of: row.row) {
                // Somebody was given the identity while the import was under way: it is they.
                try write(&fresh)
                let news = row.row.identities.filter { memory.owners[IdentityKey($0)] == nil }
                try update(owner, row, news.map(ImportChange.identity) + [.details([])], takesWork: false)
            } else {
                try add(row, to: &fresh)
            }
        }
        try write(&fresh)
        try change.finish()
    }

    private mutating func write(_ fresh: inout NewPeople) throws {
        let done = fresh
        fresh = NewPeople(change)
        try done.write()
        for (row, person) in done.later {
            try keepFace(of: row, person)
            try thank(row, person)
            try attend(to: person, as: row)
        }
    }

    private func firstOwner(of row: ArchivePerson) -> ID<Person>? {
        row.identities.lazy.compactMap { memory.owners[IdentityKey($0)] }.first
    }

    private mutating func add(_ row: ImportPlan.PersonRow, to fresh: inout NewPeople) throws {
        var person = row.row
        if person.name.isEmpty { person.name.nickname = person.stopgapName }
        let id: ID<Person> = change.newID()
        let organization = try person.organization.nonEmpty.map { try organizationID(named: $0) }
        let met = Person.Meeting(on: person.connectedOn.map(PartialDate.init), place: person.connectedOn == nil ? "" : plan.source.title)
        try fresh.add(
            person, id: id, organization: organization, standing: .book, seen: plan.asOf, met: met,
            edits: person.detailEdits(beside: HeldDetails(meeting: met), today: today))
        for identity in person.identities { memory.give(IdentityKey(identity), to: id) }
        memory.remember(row, id)
        if let source = memory.source {
            fresh.addRecord(row, id, source: source, asOf: plan.asOf)
            if let card = row.row.card { try fresh.add(card, of: id, from: source) }
        }
        let hasMore = person.connectedOn != nil || person.face != nil || person.followUps != nil
        if hasMore || person.attention != nil { fresh.later.append((row.row, id)) }
        report.newPeople += 1
    }

    private mutating func organizationID(named name: String) throws -> ID<Organization> {
        let words = foldedWords(name).joined(separator: " ")
        let key = words.isEmpty ? name : words
        if let id = memory.organizations[key] { return id }
        let id = try change.organization(named: name)
        memory.organizations.set(key, to: id)
        return id
    }

    /// `takesWork` tells whether the changes were decided with the work that the row tells.
    private mutating func update(
        _ person: ID<Person>, _ row: ImportPlan.PersonRow, _ changes: [ImportChange], takesWork: Bool = true
    ) throws {
        let known = try known(row)
        for item in changes {
            switch item {
            case .accepted: try accept(person, row.row)
            case .connected(let day): try connect(person, on: day)
            case .absorbed(let other): try absorb(other, into: person)
            case .newJob(let organization, let title, _):
                try changeJob(of: person, organization: organization, title: title)
                report.newJobs += 1
            case .position(let organization, let title):
                try change.addPosition(of: person, organization: organization, title: title, from: nil, to: nil, seen: plan.asOf)
            case .completed(let organization, let title): try complete(person, organization: organization, title: title)
            case .identity(let identity): try addIdentity(identity, to: person)
            case .renamed(let name, _): try change.apply(.name(name), to: person)
            case .face: try keepFace(of: row.row, person)
            case .card: break  // kept with every row that has one
            case .details: try apply(details: row.row.without(known?.record.broughtMarks ?? []), to: person)
            }
        }
        memory.remember(row, person)
        if changes.isEmpty { report.unchangedPeople += 1 } else { report.changedPeople += 1 }
        try remember(row, of: person, known, takesWork: takesWork)
        try keepCard(of: row.row, person)
        let isConnected = changes.contains { if case .connected = $0 { true } else { $0 == .accepted } }
        if isConnected { try thank(row.row, person) }
    }

    /// Takes somebody into the book who was only seen so far, with the name that the source gives, unless somebody changed it,
    /// and the day of the connection.
    private func accept(_ person: ID<Person>, _ row: ArchivePerson) throws {
        let known = try change.current(.person, [SQLValue(person)])
        try change.apply(.accepted, to: person)
        let isUntouched = known?["touched"] == known?["batch"]
        if isUntouched, !row.name.isEmpty, known?["full_name"].text != row.name.full { try change.apply(.name(row.name), to: person) }
        if let day = row.connectedOn { try connect(person, on: day) }
    }

    /// We met when we connected, unless somebody knows better.
    private func connect(_ person: ID<Person>, on day: Day) throws {
        let known = try change.current(.person, [SQLValue(person)])
        guard known?["met_on"].isNull ?? false else { return }
        let place = known?["met_place"].text.nonEmpty ?? plan.source.title
        try change.update(.person, [SQLValue(person)], ["met_on": SQLValue(day), "met_place": .text(place)])
        change.peopleToIndex.insert(person)
    }

    private mutating func absorb(_ other: ID<Person>, into person: ID<Person>) throws {
        guard try change.current(.person, [SQLValue(other)]) != nil else { return }
        try change.absorb(other, into: person)
        for key in memory.owners.keys where memory.owners[key] == other { memory.give(key, to: person) }
    }

    /// Another row may have brought the identity meanwhile; then it stays where it is.
    private mutating func addIdentity(_ identity: Identity, to person: ID<Person>) throws {
        guard memory.owners[IdentityKey(identity)] == nil else { return }
        try change.add(identity, to: person)
        memory.give(IdentityKey(identity), to: person)
    }

    /// Ends the current position and begins the new one; when exactly is not known, only between which archives.
    private func changeJob(of person: ID<Person>, organization: String, title: String) throws {
        let current = try change.tx.rows(
            "SELECT id FROM position WHERE account = \(change.account) AND person = \(person) AND current = 1")
        for row in current { try change.update(.position, [row["id"]], ["current": SQLValue(false)]) }
        try change.addPosition(of: person, organization: organization, title: title, from: nil, to: nil, seen: plan.asOf)
        // What was news when an old archive was made is none now.
        if let asOf = plan.asOf, today.number - asOf.number > Occasion.newJobIsNews { return }
        try change.addNewJob(
            of: person, line: ImportChange.line(organization, title), seen: today)
    }

    private func keepFace(of row: ArchivePerson, _ person: ID<Person>) throws {
        guard let face = try row.face?.face(), let source = memory.source else { return }
        try change.setFace(face, of: person, from: source)
    }

    private func keepCard(of row: ArchivePerson, _ person: ID<Person>) throws {
        guard let card = row.card, let source = memory.source else { return }
        try change.keep(card, of: person, from: source)
    }

    /// Puts what was missing into the current position.
    private func complete(_ person: ID<Person>, organization: String, title: String) throws {
        let place = try organization.nonEmpty.map { try change.organization(named: $0) }
        let current = try change.tx.rows(
            "SELECT * FROM position WHERE account = \(change.account) AND person = \(person) AND current = 1")
        guard let row = current.first(where: { $0["organization"].id() == place || $0["title"].text == title }) else { return }
        try change.update(.position, [row["id"]], ["organization": SQLValue(place), "title": .text(title.trimmed)])
        change.peopleToIndex.insert(person)
    }

    /// What the source has said of the person so far, and under which key.
    private func known(_ row: ImportPlan.PersonRow) throws -> (key: String, record: ImportIndex.Record)? {
        guard let source = memory.source else { return nil }
        for key in [row.recordKey, row.formerKey].compactMap(\.self) {
            if let found = try change.current(.record, [SQLValue(source), .text(key)]) { return (key, try ImportIndex.Record(row: found)) }
        }
        return nil
    }

    /// Notes what the source says now, under its key.
    private func remember(
        _ row: ImportPlan.PersonRow, of person: ID<Person>, _ known: (key: String, record: ImportIndex.Record)?, takesWork: Bool
    ) throws {
        guard let source = memory.source else { return }
        var record = known?.record ?? ImportIndex.Record(person: person)
        record = record.updated(by: row, asOf: plan.asOf, brought: memory.marks(of: row.row, person), takesWork: takesWork)
        record.person = person
        let key: [SQLValue] = [SQLValue(source), .text(row.recordKey)]
        if let known, known.key == row.recordKey {
            try change.update(
                .record, key,
                [
                    "person": SQLValue(record.person), "digest": SQLValue(digest: record.digest),
                    "organization": .text(record.organization),
                    "title": .text(record.title), "full_name": .text(record.fullName), "connected_on": SQLValue(record.connectedOn),
                    "as_of": SQLValue(record.asOf), "brought": .text(record.brought),
                ])
        } else {
            if let known { try change.delete(.record, [SQLValue(source), .text(known.key)]) }
            try change.insert(
                .record,
                [
                    "source": SQLValue(source), "record_key": .text(row.recordKey), "person": SQLValue(record.person),
                    "digest": SQLValue(digest: record.digest), "organization": .text(record.organization), "title": .text(record.title),
                    "full_name": .text(record.fullName), "connected_on": SQLValue(record.connectedOn), "as_of": SQLValue(record.asOf),
                    "brought": .text(record.brought),
                ])
        }
    }

    /// What a row tells besides name, work and identities.
    private func apply(details row: ArchivePerson, to person: ID<Person>) throws {
        guard row.hasDetails else { return }
        let held = try HeldDetails(of: person, for: row, change)
        for edit in row.detailEdits(beside: held, today: today) { try change.apply(edit, to: person) }
        try attend(to: person, as: row)
    }

    /// What is to be done with them, and how they are to be thought of where nobody chose.
    private func attend(to person: ID<Person>, as row: ArchivePerson) throws {
        for followUp in row.followUps ?? [] where followUp.text.nonEmpty != nil {
            _ = try change.addFollowUp(followUp.text, with: person, due: followUp.due, owner: .mine, origin: .hand)
        }
        guard let attention = row.attention, let held = try change.current(.person, [SQLValue(person)]) else { return }
        if let days = attention.cadenceDays, held["cadence_days"].isNull { try change.apply(.cadence(days), to: person) }
        if attention.isImportant, held["importance"].text == Person.Importance.normal.rawValue {
            try change.apply(.importance(.high), to: person)
        }
        if attention.isArchived { try change.apply(.archived(true), to: person) }
        if attention.isNeverSuggested { try change.apply(.neverSuggest(true), to: person) }
    }

    // MARK: Thanking

    /// A connection of at most a week gets a follow-up to thank, unless this is the first archive of its source.
    private mutating func thank(_ row: ArchivePerson, _ person: ID<Person>) throws {
        guard !plan.isFirst, let day = row.connectedOn else { return }
        if try change.addThanks(.connecting, to: person, metOn: day, zone: memory.zone) { report.thanks += 1 }
    }

    // MARK: Interactions

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

extension Change {
    /// The source row of a plan, made at its first import.
    func newSource(_ plan: ImportPlan) throws -> ID<Source> {
        let id: ID<Source> = newID()
        try tx.run(
            """
            INSERT INTO source (account, id, kind, owner, title)
            VALUES (\(account), \(id), \(plan.source), \(ImportSource.owner(plan.owner)), \(plan.owner?.name ?? ""))
            """)
        return id
    }

    /// Notes that somebody changed jobs: an occasion for a fortnight, in the place of one before it.
    func addNewJob(of person: ID<Person>, line: String, seen day: Day) throws {
        for row in try tx.rows("SELECT id FROM occasion WHERE account = \(account) AND person = \(person) AND kind = 'new-job'") {
            try delete(.occasion, [row["id"]])
        }
        try insert(
            .occasion,
            [
                "id": SQLValue(newID(StoredOccasion.self)), "person": SQLValue(person), "kind": .text("new-job"), "detail": .text(line),
                "on_day": SQLValue(day), "until_day": SQLValue(day.adding(14)),
            ])
    }
}
