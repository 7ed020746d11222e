internal import Foundation
internal import WellmetModel

extension Change {
    /// Writes a new person with whatever `edits` say, and returns the id.
    func addPerson(_ name: PersonName, standing: Person.Standing, edits: [PersonEdit] = []) throws -> ID<Person> {
        let name = try name.checked()
        let id: ID<Person> = newID()
        try insert(
            .person,
            [
                "id": SQLValue(id), "standing": SQLValue(standing), "given": SQLValue(name.given), "family": SQLValue(name.family),
                "additional": SQLValue(name.additional), "prefix": SQLValue(name.prefix), "suffix": SQLValue(name.suffix),
                "nickname": SQLValue(name.nickname), "phonetic_given": SQLValue(name.phoneticGiven),
                "phonetic_family": SQLValue(name.phoneticFamily), "full_name": SQLValue(name.full),
                "sort_key": SQLValue(name.sortKey), "made_at": SQLValue(now),
            ])
        peopleToIndex.insert(id)
        peopleToReplay.insert(id)
        for edit in edits { try apply(edit, to: id) }
        return id
    }

    func apply(_ edit: PersonEdit, to person: ID<Person>) throws {
        if let endless = edit.endless { throw StoreError(endless) }
        let key = [SQLValue(person)]
        switch edit {
        case .name(let name): try rename(person, name)
        case .pronouns(let text): try update(.person, key, ["pronouns": SQLValue(text.trimmed)])
        case .zone(let zone): try update(.person, key, ["zone": SQLValue(try checked(zone: zone))])
        case .place(let place):
            try update(.person, key, ["place": SQLValue(place.trimmed)])
            peopleToIndex.insert(person)
        case .languages(let languages):
            try update(.person, key, ["languages": SQLValue(languages.compactMap(\.nonEmpty).joined(separator: ", "))])
        case .met(let met):
            if let on = met.on, on.earliest > Day(now, in: try settings().timeZone) {
                throw StoreError.invalid("You met on \(on.words)? That is still to come.")
            }
            guard met.through != person else { throw StoreError.invalid("Nobody meets through themselves: name somebody else.") }
            try update(
                .person, key,
                [
                    "met_on": SQLValue(met.on), "met_place": SQLValue(met.place.trimmed),
                    "met_story": SQLValue(met.story.withPlainLineEnds.trimmed),
                    "met_through": SQLValue(met.through),
                ])
            peopleToIndex.insert(person)
        case .importance(let importance): try rule(person, ["importance": SQLValue(importance)])
        case .cadence(let days): try rule(person, ["cadence_days": SQLValue(try checked(cadence: days))])
        case .pause(let until):
            try rule(person, ["paused_until": SQLValue(until)])
            if let until, until.start(in: try settings().timeZone) > now {
                answersToday[person] = .pause
            } else {
                peopleReturning.insert(person)
            }
        case .neverSuggest(let flag):
            try rule(person, ["never_suggest": SQLValue(flag)])
            if flag { answersToday[person] = .never } else { peopleReturning.insert(person) }
        case .archived(let flag):
            try rule(person, ["archived": SQLValue(flag)])
            if flag { answersToday[person] = .never } else { peopleReturning.insert(person) }
        case .accepted: try rule(person, ["standing": SQLValue(Person.Standing.book)])
        case .addIdentity(let identity): try addOrRelabel(identity, to: person)
        case .editIdentity(let id, let identity): try rewrite(id, identity, of: person)
        case .removeIdentity(let id):
            try delete(.identity, try keyOfRow(id, in: .identity, of: person))
            peopleToIndex.insert(person)
        case .addPosition(let organization, let title, let from, let to):
            try addPosition(of: person, organization: organization, title: title, from: from, to: to)
        case .endPosition(let id, let to): try endPosition(id, to: to, of: person)
        case .editPosition(let id, let organization, let title, let from, let to, let current):
            try editPosition(id, organization: organization, title: title, from: from, to: to, current: current, of: person)
        case .removePosition(let id):
            try removePosition(id, of: person)
        case .joinCircle(let name): try join(person, circle: name)
        case .leaveCircle(let name): try leave(person, circle: name)
        case .tag(let tag): try add(tag: tag, to: person)
        case .untag(let tag): try delete(.tagging, [SQLValue(folded(tag.trimmed)), SQLValue(person)])
        case .addNote(let text, let at): try addNote(text, at: at ?? now, to: person)
        case .editNote(let id, let text):
            guard let text = text.withPlainLineEnds.nonEmpty else {
                throw StoreError.invalid("A note needs some text: remove it instead.")
            }
            try update(.note, try keyOfRow(id, in: .note, of: person), ["text": SQLValue(text)])
        case .removeNote(let id): try delete(.note, try keyOfRow(id, in: .note, of: person))
        case .addDate(let label, let date): try addDate(label, date, to: person)
        case .editDate(let id, let label, let date): try rewrite(id, label, date, of: person)
        case .removeDate(let id): try delete(.date, try keyOfRow(id, in: .date, of: person))
        case .addLink(let label, let other, let name): try addLink(label, to: other, name: name, from: person)
        case .editLink(let id, let label, let other, let name): try rewrite(id, label, to: other, name: name, of: person)
        case .removeLink(let id): try delete(.link, try keyOfRow(id, in: .link, of: person))
        case .setField(let label, let value): try setField(label, value, of: person)
        case .editField(let id, let label, let value): try rewrite(id, label, value, of: person)
        case .removeField(let id):
            try delete(.field, try keyOfRow(id, in: .field, of: person))
            peopleToIndex.insert(person)
        case .confirm(let fact): try confirm(fact, of: person)
        case .take(let other): try take(other, of: person)
        case .keep(let other): try keep(other, of: person)
        }
    }

    /// The key of a row that belongs to the person.
    ///
    /// - Throws: `StoreError.notFound` when there is none, or it is somebody else's.
    func keyOfRow<Entity>(_ id: ID<Entity>, in table: LedgeredTable, of person: ID<Person>) throws -> [SQLValue] {
        let key = [SQLValue(id)]
        guard try current(table, key)?["person"].id(Person.self) == person else {
            throw StoreError.notFound("That \(table.name) of \(try fullName(of: person))")
        }
        return key
    }

    private func rename(_ person: ID<Person>, _ name: PersonName) throws {
        let name = try name.checked()
        try update(
            .person, [SQLValue(person)],
            [
                "given": SQLValue(name.given), "family": SQLValue(name.family), "additional": SQLValue(name.additional),
                "prefix": SQLValue(name.prefix), "suffix": SQLValue(name.suffix), "nickname": SQLValue(name.nickname),
                "phonetic_given": SQLValue(name.phoneticGiven), "phonetic_family": SQLValue(name.phoneticFamily),
                "full_name": SQLValue(name.full), "sort_key": SQLValue(name.sortKey),
            ])
        peopleToIndex.insert(person)
    }

    /// Writes a column that today's rules depend on.
    private func rule(_ person: ID<Person>, _ values: Columns) throws {
        if try update(.person, [SQLValue(person)], values) { peopleToRefresh.insert(person) }
    }

    func checked(cadence days: Int?) throws -> Int? {
        if let days, !Cadence.possible.contains(days) {
            throw StoreError.invalid("A cadence is between 1 day and 10 years; \(days) days is not.")
        }
        return days
    }

    private func checked(zone: String) throws -> String {
        let zone = zone.trimmed
        guard zone.isEmpty || TimeZone(identifier: zone) != nil else { throw StoreError.invalid(SettingsError.zone(zone).description) }
        return zone
    }

    /// Gives the identity to the person, or another label to it when they have it and one is said.
    private func addOrRelabel(_ identity: Identity, to person: ID<Person>) throws {
        guard let row = try row(of: identity), row["person"].id() == person else { return try add(identity, to: person) }
        if !identity.label.isEmpty { try update(.identity, [row["id"]], ["label": SQLValue(identity.label)]) }
    }

    /// Gives the identity to the person; does nothing when they have it.
    ///
    /// - Throws: `StoreError.identityTaken` when it belongs to somebody else.
    func add(_ identity: Identity, to person: ID<Person>) throws {
        if let owner = try owner(of: identity) {
            guard owner != person else { return }
            throw StoreError.identityTaken(identity: identity.display, by: try fullName(of: owner))
        }
        try insert(
            .identity,
            [
                "id": SQLValue(newID(Identity.self)), "person": SQLValue(person), "kind": SQLValue(identity.kind),
                "value": SQLValue(identity.value), "display": SQLValue(identity.display), "label": SQLValue(identity.label),
            ])
        peopleToIndex.insert(person)
    }

    /// Writes an identity anew, its label or all of it.
    ///
    /// - Throws: `StoreError.identityTaken` when it belongs to somebody else, or the person has it twice then.
    private func rewrite(_ id: ID<Identity>, _ identity: Identity, of person: ID<Person>) throws {
        let key = try keyOfRow(id, in: .identity, of: person)
        let other = try tx.row(
            """
            SELECT person FROM identity
            WHERE account = \(account) AND kind = \(identity.kind) AND value = \(identity.value) AND id <> \(id)
            """)
        if let other: ID<Person> = other?["person"].id() {
            throw StoreError.identityTaken(identity: identity.display, by: try fullName(of: other))
        }
        try update(
            .identity, key,
            [
                "kind": SQLValue(identity.kind), "value": SQLValue(identity.value), "display": SQLValue(identity.display),
                "label": SQLValue(identity.label),
            ])
        peopleToIndex.insert(person)
    }

    /// Whose identity it is.
    func owner(of identity: Identity) throws -> ID<Person>? { try row(of: identity)?["person"].id() }

    private func row(of identity: Identity) throws -> Row? {
        try tx.row(
            "SELECT id, person FROM identity WHERE account = \(account) AND kind = \(identity.kind) AND value = \(identity.value)")
    }

    func fullName(of person: ID<Person>) throws -> String {
        try tx.row("SELECT full_name FROM person WHERE account = \(account) AND id = \(person)")?["full_name"].text ?? "somebody"
    }

    private func addNote(_ text: String, at: Instant, to person: ID<Person>) throws {
        guard let text = text.withPlainLineEnds.nonEmpty else { throw StoreError.invalid("A note needs some text.") }
        try insert(
            .note, ["id": SQLValue(newID(Note.self)), "person": SQLValue(person), "text": SQLValue(text), "at": SQLValue(at)])
    }

    private func addDate(_ label: String, _ date: PartialDate, to person: ID<Person>) throws {
        guard let label = ImportantDate.label(label).nonEmpty else { throw StoreError.invalid("A date needs a label, such as “birthday”.") }
        let same = try tx.row(
            """
            SELECT 1 AS found FROM date WHERE account = \(account) AND person = \(person) AND label = \(label)
            AND coalesce(year, 0) = \(date.year ?? 0) AND coalesce(month, 0) = \(date.month ?? 0) AND coalesce(day, 0) = \(date.day ?? 0)
            """)
        guard same == nil else { return }
        try insert(
            .date,
            [
                "id": SQLValue(newID(ImportantDate.self)), "person": SQLValue(person), "label": SQLValue(label),
                "year": SQLValue(date.year), "month": SQLValue(date.month), "day": SQLValue(date.day),
            ])
    }

    private func rewrite(_ id: ID<ImportantDate>, _ label: String, _ date: PartialDate, of person: ID<Person>) throws {
        let key = try keyOfRow(id, in: .date, of: person)
        guard let label = label.nonEmpty else { throw StoreError.invalid("A date needs a label, such as “birthday”.") }
        try update(
            .date, key,
            ["label": SQLValue(label), "year": SQLValue(date.year), "month": SQLValue(date.month), "day": SQLValue(date.day)])
    }

    private func addLink(_ label: String, to other: ID<Person>?, name: String, from person: ID<Person>) throws {
        guard other != person else { throw StoreError.invalid("A link leads to somebody else.") }
        guard other != nil || name.nonEmpty != nil else { throw StoreError.invalid("A link needs the other person's name.") }
        try insert(
            .link,
            [
                "id": SQLValue(newID(PersonLink.self)), "person": SQLValue(person), "other": SQLValue(other),
                "name": SQLValue(name.trimmed), "label": SQLValue(label.trimmed),
            ])
    }

    private func rewrite(_ id: ID<PersonLink>, _ label: String, to other: ID<Person>?, name: String, of person: ID<Person>) throws {
        let key = try keyOfRow(id, in: .link, of: person)
        guard other != person else { throw StoreError.invalid("A link leads to somebody else.") }
        guard other != nil || name.nonEmpty != nil else { throw StoreError.invalid("A link needs the other person's name.") }
        try update(.link, key, ["other": SQLValue(other), "name": SQLValue(name.trimmed), "label": SQLValue(label.trimmed)])
    }

    private func rewrite(_ id: ID<CustomField>, _ label: String, _ value: String, of person: ID<Person>) throws {
        let key = try keyOfRow(id, in: .field, of: person)
        guard let label = label.nonEmpty else { throw StoreError.invalid("A field needs a label.") }
        guard let value = value.withPlainLineEnds.nonEmpty else { throw StoreError.invalid("A field needs a value: remove it instead.") }
        let same = try tx.row(
            "SELECT 1 AS found FROM field WHERE account = \(account) AND person = \(person) AND label = \(label) AND id <> \(id)")
        guard same == nil else { throw StoreError.invalid("There is a field “\(label)” already: change that one.") }
        try update(.field, key, ["label": SQLValue(label), "value": SQLValue(value)])
        peopleToIndex.insert(person)
    }

    private func setField(_ label: String, _ value: String, of person: ID<Person>) throws {
        guard let label = label.nonEmpty else { throw StoreError.invalid("A field needs a label.") }
        let found = try tx.row("SELECT id FROM field WHERE account = \(account) AND person = \(person) AND label = \(label)")
        let id = found?["id"].id(CustomField.self)
        // Another name of theirs finds them.
        if folded(label) == CustomField.otherName { peopleToIndex.insert(person) }
        switch (id, value.withPlainLineEnds.nonEmpty) {
        case (let id?, let value?): try update(.field, [SQLValue(id)], ["value": SQLValue(value)])
        case (let id?, nil): try delete(.field, [SQLValue(id)])
        case (nil, let value?):
            try insert(
                .field,
                [
                    "id": SQLValue(newID(CustomField.self)), "person": SQLValue(person), "label": SQLValue(label),
                    "value": SQLValue(value),
                ])
        case (nil, nil): break
        }
    }
}

extension StoreError {
    /// "The title has 20000 letters, and 1000 fit: shorten it."
    init(_ endless: EndlessText) { self = .invalid("\(endless.words.capitalizedFirst): shorten it.") }
}

extension PersonName {
    /// The name without what no letter is, and not endless.
    ///
    /// - Throws: `StoreError.invalid`.
    fileprivate func checked() throws -> PersonName {
        func plain(_ text: String) -> String {
            text.unicodeScalars.contains { $0.properties.generalCategory == .control }
                ? String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 })).trimmed
                : text
        }
        var name = PersonName(
            given: plain(given), family: plain(family), additional: plain(additional), prefix: plain(prefix), suffix: plain(suffix))
        name.nickname = plain(nickname)
        name.phoneticGiven = plain(phoneticGiven)
        name.phoneticFamily = plain(phoneticFamily)
        guard !name.isEmpty else { throw StoreError.invalid("A person needs a name: give at least one.") }
        if let endless = name.endless { throw StoreError(endless) }
        return name
    }
}
