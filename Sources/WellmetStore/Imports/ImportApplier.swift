internal import Foundation
internal import WellmetModel

/// Writes one chunk of an import: who is new and who is known, and what each row changes.
struct ImportApplier {
    let change: Change
    let plan: ImportPlan
    var memory: ImportMemory
    var report: ImportReport
    let today: Day

    init(change: Change, plan: ImportPlan, memory: ImportMemory, report: ImportReport) {
        self.change = change
        self.plan = plan
        self.memory = memory
        self.report = report
        today = Day(change.now, in: memory.zone)
    }

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
}
