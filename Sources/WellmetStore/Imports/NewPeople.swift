internal import WellmetModel

/// People who are about to be written, gathered by table, so that each table's statement is prepared once for all of them.
///
/// For people who are new for certain, with identities that nobody has: nothing is looked up. What `Change.addPerson` and
/// `Change.apply` do for one, this does for many; a test holds both against each other.
struct NewPeople {
    private let change: Change
    private var people = NewRows(
        .person,
        """
        id, standing, given, family, additional, prefix, suffix, nickname, phonetic_given, phonetic_family, full_name, sort_key,
        pronouns, zone, place, languages, met_on, met_place, met_story, made_at
        """)
    private var identities = NewRows(.identity, "id, person, kind, value, display, label")
    private var positions = NewRows(.position, "id, person, organization, title, current, seen_first, seen_last")
    /// Two rows of one archive can have one key when nothing tells them apart; the first keeps it.
    private var records = NewRows(
        .record,
        "source, record_key, person, digest, organization, title, full_name, connected_on, as_of, brought, said_on, \(PersonWord.columns)",
        unless: "ON CONFLICT (account, source, record_key) DO NOTHING")
    private var memberships = NewRows(.membership, "circle, person", unless: "ON CONFLICT (account, circle, person) DO NOTHING")
    private var taggings = NewRows(.tagging, "tag, person", unless: "ON CONFLICT (account, tag, person) DO NOTHING")
    private var dates = NewRows(.date, "id, person, label, year, month, day")
    private var fields = NewRows(.field, "id, person, label, value")
    private var notes = NewRows(.note, "id, person, text, at")
    private var links = NewRows(.link, "id, person, name, label")
    private var cards = NewRows(.card, "id, person, source, digest, content")
    private var words: [Word] = []
    private var ties: [[SQLValue]] = []
    private var circles: [String: ID<Circle>] = [:]
    /// Those of whom more is to be written once they stand.
    var later: [(row: ArchivePerson, person: ID<Person>)] = []

    init(_ change: Change) {
        self.change = change
    }

    /// Takes somebody with their name, identities, work and whatever else the edits say.
    mutating func add(
        _ row: ArchivePerson, id: ID<Person>, organization: ID<Organization>?, standing: Person.Standing, seen: Day?,
        met: Person.Meeting = Person.Meeting(), edits: [PersonEdit] = []
    ) throws {
        let name = row.name
        var facts = Facts(met: met)
        for edit in edits { try add(edit, to: id, &facts) }
        people.add([
            SQLValue(id), SQLValue(standing), .text(name.given), .text(name.family), .text(name.additional), .text(name.prefix),
            .text(name.suffix), .text(name.nickname), .text(name.phoneticGiven), .text(name.phoneticFamily), .text(name.full),
            .text(name.sortKey), .text(facts.pronouns), .text(facts.zone), .text(facts.place), .text(facts.languages),
            SQLValue(facts.met.on), .text(facts.met.place.trimmed), .text(facts.met.story.withPlainLineEnds.trimmed), SQLValue(change.now),
        ])
        addWords(name.foundWords + facts.otherNames.flatMap(PersonName.foundWords), of: id, part: "name")
        addWords(foldedWords(facts.place), of: id, part: "place")
        addWords(foldedWords(facts.met.place), of: id, part: "met")
        addWords(foldedWords(facts.met.story), of: id, part: "story")
        var seenIdentities: Set<IdentityKey> = []
        for identity in row.identities where seenIdentities.insert(IdentityKey(identity)).inserted {
            identities.add([
                SQLValue(change.newID(Identity.self)), SQLValue(id), SQLValue(identity.kind), .text(identity.value),
                .text(identity.display), .text(identity.label),
            ])
        }
        let title = row.title.trimmed
        if organization != nil || !title.isEmpty {
            positions.add([
                SQLValue(change.newID(Position.self)), SQLValue(id), SQLValue(organization), .text(title), SQLValue(true),
                SQLValue(seen), SQLValue(seen),
            ])
            addWords(foldedWords(title), of: id, part: "work")
        }
        var rules = TieRules()
        rules.isListed = standing == .book
        rules.suggestible = rules.isListed
        ties.append(TieRow(tie: Tie(), rules: rules).values(account: change.account, person: id, at: change.now))
        change.peopleToCompare.insert(id)
    }

    /// What stands in the person's own row.
    private struct Facts {
        var pronouns = ""
        var zone = ""
        var place = ""
        var languages = ""
        var met: Person.Meeting
        var otherNames: [String] = []
        var days: Set<ImportedDay> = []
    }

    private struct ImportedDay: Hashable {
        let label: String
        let date: PartialDate
    }

    private mutating func add(_ edit: PersonEdit, to person: ID<Person>, _ facts: inout Facts) throws {
        let id = SQLValue(person)
        switch edit {
        case .pronouns(let text): facts.pronouns = text.trimmed
        case .zone(let zone): facts.zone = zone.trimmed
        case .place(let place): facts.place = place.trimmed
        case .languages(let languages): facts.languages = languages.compactMap(\.nonEmpty).joined(separator: ", ")
        case .met(let met): facts.met = met
        case .joinCircle(let name):
            memberships.add([SQLValue(try circle(named: name)), id])
            change.peopleToRefresh.insert(person)
        case .tag(let tag): taggings.add([.text(try Change.checked(tag: tag)), id])
        case .addNote(let text, let at):
            let (note, text) = (SQLValue(change.newID(Note.self)), text.withPlainLineEnds.trimmed)
            notes.add([note, id, .text(text), SQLValue(at ?? change.now)])
            try change.note(TextChange(table: "note", id: note, new: text))
        case .addDate(let label, let date):
            let label = ImportantDate.label(label)
            guard facts.days.insert(ImportedDay(label: label, date: date)).inserted else { return }
            dates.add([
                SQLValue(change.newID(ImportantDate.self)), id, .text(label), SQLValue(date.year), SQLValue(date.month), SQLValue(date.day),
            ])
        case .addLink(let label, nil, let name):
            links.add([SQLValue(change.newID(PersonLink.self)), id, .text(name.trimmed), .text(label.trimmed)])
        case .setField(let label, let value):
            if folded(label.trimmed) == CustomField.otherName { facts.otherNames.append(value) }
            fields.add([SQLValue(change.newID(CustomField.self)), id, .text(label.trimmed), .text(value.withPlainLineEnds.trimmed)])
        default: throw StoreError.invalid("The \(edit.subject) of somebody new is not written with many others.")
        }
    }

    private mutating func circle(named name: String) throws -> ID<Circle> {
        if let known = circles[name] { return known }
        let id = try change.circle(named: name)
        circles[name] = id
        return id
    }

    private mutating func addWords(_ found: [String], of person: ID<Person>, part: String) {
        for (i, word) in found.enumerated() where !found[..<i].contains(word) {
            words.append(Word(word: word, person: person, part: part))
        }
    }

    private struct Word {
        let word: String
        let person: ID<Person>
        let part: String
    }

    /// The card that a source brought of somebody taken before.
    mutating func add(_ card: ArchiveCard, of person: ID<Person>, from source: ID<Source>) throws {
        cards.add([
            SQLValue(change.newID(CardSubject.self)), SQLValue(person), SQLValue(source), SQLValue(digest: card.digest),
            .bytes(try card.bytes()),
        ])
    }

    mutating func addRecord(_ row: ImportPlan.PersonRow, _ id: ID<Person>, source: ID<Source>, asOf: Day?) {
        records.add(
            [
                SQLValue(source), .text(row.recordKey), SQLValue(id), SQLValue(digest: row.digest), .text(row.row.organization),
                .text(row.row.title), .text(row.row.name.full), SQLValue(row.row.connectedOn), SQLValue(asOf),
                .text(ImportIndex.Record.written(row.row.marks)), SQLValue(asOf),
            ] + PersonWord(row.row).values)
    }

    func write() throws {
        let tables = [people, identities, positions, records, memberships, taggings, dates, fields, notes, links, cards]
        for rows in tables { try rows.write(change) }
        // In the order of the index: words that lie together are found once.
        try change.tx.run(
            "INSERT INTO name_word (account, word, person, part) VALUES (?, ?, ?, ?)",
            forEach: words.sorted { ($0.word, $0.person) < ($1.word, $1.person) }.lazy.map {
                [SQLValue(change.account), .text($0.word), SQLValue($0.person), .text($0.part)]
            })
        try change.tx.run(TieRow.upsert, forEach: ties)
    }
}

/// New rows of one table, without their account and batch.
private struct NewRows {
    private let text: String
    private var rows: [[SQLValue]] = []

    init(_ table: LedgeredTable, _ columns: String, unless clause: String = "") {
        let marks = Array(repeating: "?", count: columns.split(separator: ",").count + 3).joined(separator: ", ")
        text = "INSERT INTO \(table.name) (account, \(columns), batch, touched) VALUES (\(marks)) \(clause)"
    }

    mutating func add(_ row: [SQLValue]) { rows.append(row) }

    func write(_ change: Change) throws {
        guard !rows.isEmpty else { return }
        let (account, batch) = (SQLValue(change.account), SQLValue(try change.batch()))
        try change.tx.run(text, forEach: rows.lazy.map { [account] + $0 + [batch, batch] })
    }
}
