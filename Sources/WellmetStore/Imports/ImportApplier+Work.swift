internal import WellmetModel

/// Where people work.
extension ImportApplier {
    /// Ends the current position and begins the new one; when exactly is not known, only between which archives.
    func changeJob(of person: ID<Person>, organization: String, title: String) throws {
        let current = try change.tx.rows(
            "SELECT id FROM position WHERE account = \(change.account) AND person = \(person) AND current = 1")
        for row in current { try change.update(.position, [row["id"]], ["current": SQLValue(false)]) }
        try change.addPosition(of: person, organization: organization, title: title, from: nil, to: nil, seen: plan.asOf)
        // What was news when an old archive was made is none now.
        if let asOf = plan.asOf, today.number - asOf.number > Occasion.newJobIsNews { return }
        try change.addNewJob(
            of: person, line: ImportChange.line(organization, title), seen: today)
    }

    /// Puts what was missing into the current position.
    func complete(_ person: ID<Person>, organization: String, title: String) throws {
        let place = try organization.nonEmpty.map { try change.organization(named: $0) }
        let current = try change.tx.rows(
            "SELECT * FROM position WHERE account = \(change.account) AND person = \(person) AND current = 1")
        guard let row = current.first(where: { $0["organization"].id() == place || $0["title"].text == title }) else { return }
        try change.update(.position, [row["id"]], ["organization": SQLValue(place), "title": .text(title.trimmed)])
        change.peopleToIndex.insert(person)
    }
}

extension Change {
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
