internal import WellmetModel

/// What rows tell besides name, work and identities.
extension ImportApplier {
    /// What a row tells besides name, work and identities.
    func apply(details row: ArchivePerson, to person: ID<Person>) throws {
        guard row.hasDetails else { return }
        let held = try HeldDetails(of: person, for: row, change)
        for edit in row.detailEdits(beside: held, today: today) { try change.apply(edit, to: person) }
        try attend(to: person, as: row)
    }

    /// What is to be done with them, and how they are to be thought of where nobody chose.
    func attend(to person: ID<Person>, as row: ArchivePerson) throws {
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

    /// A connection of at most a week gets a follow-up to thank, unless this is the first archive of its source.
    mutating func thank(_ row: ArchivePerson, _ person: ID<Person>) throws {
        guard !plan.isFirst, let day = row.connectedOn else { return }
        if try change.addThanks(.connecting, to: person, metOn: day, zone: memory.zone) { report.thanks += 1 }
    }
}
