internal import Foundation
package import WellmetModel

/// Somebody as a contact card shows them, with the card that they came with.
package struct CardSubject: Sendable {
    package let id: ID<Person>
    package let person: ArchivePerson
    /// The newest card of theirs, as it came; nil when none has.
    package let card: [UInt8]?
    /// Whether they have a picture: its digest; zero when they are to have none, nil when nobody said.
    package let picture: UInt64?
    /// When something of theirs was written last.
    package let revised: Instant
}

extension Network {
    /// Those people as contact cards show them, in the order of `people`; who is not there is left out.
    package func cardSubjects(of people: [ID<Person>]) async throws -> [CardSubject] {
        let account = account
        return try await read { tx in try CardSubjectReader(account: account, tx: tx).read(people) }
    }

    /// Many people in parts of which one is in memory at once, with their cards.
    package static func cardParts(_ people: [ID<Person>]) -> [[ID<Person>]] {
        stride(from: 0, to: people.count, by: 50).map { Array(people[$0..<min(people.count, $0 + 50)]) }
    }

    /// The ids of all people whom the filter asks for, in its order.
    package func ids(_ filter: PeopleFilter) async throws -> [ID<Person>] {
        let account = account
        return try await read { tx in try PeopleList(filter, account: account, tx: tx).page(offset: 0, limit: .max).ids }
    }
}

extension Change {
    /// Keeps the card that a source brought of somebody, in the place of the one before.
    func keep(_ card: ArchiveCard, of person: ID<Person>, from source: ID<Source>) throws {
        let known = try tx.row("SELECT id, digest FROM card WHERE account = \(account) AND person = \(person) AND source = \(source)")
        if let known, known["digest"].digest == card.digest { return }
        let values: Columns = ["digest": SQLValue(digest: card.digest), "content": .bytes(try card.bytes())]
        if let known {
            try update(.card, [known["id"]], values)
        } else {
            let owner: Columns = ["id": SQLValue(newID(CardSubject.self)), "person": SQLValue(person), "source": SQLValue(source)]
            try insert(.card, owner + values)
        }
    }
}

/// Reads what the book says of people, in the words of an archive: what a card shows, and how we met.
struct HeldPeople {
    let account: AccountID
    let tx: any Transaction

    func read(_ ids: [ID<Person>]) throws -> [ID<Person>: ArchivePerson] {
        var held: [ID<Person>: ArchivePerson] = [:]
        for start in stride(from: 0, to: ids.count, by: 400) {
            let part = ids[start..<min(ids.count, start + 400)]
            for subject in try CardSubjectReader(account: account, tx: tx, withCards: false).read(Array(part)) {
                held[subject.id] = subject.person
            }
            for row in try tx.rows(
                "SELECT id, met_on, met_place, met_story FROM person WHERE account = \(account) AND id IN (\(list: part))")
            {
                let id: ID<Person> = try row["id"].required()
                held[id]?.meeting = ArchiveMeeting(place: row["met_place"].text, story: row["met_story"].text)
                if let day = row["met_on"].partialDate { held[id]?.dates.append(ArchiveDate(label: "met", date: day)) }
            }
        }
        return held
    }
}

/// Reads what cards show of a few people at once, table by table.
private struct CardSubjectReader {
    let account: AccountID
    let tx: any Transaction
    /// Whether the cards as they came are read, too.
    var withCards = true

    func read(_ ids: [ID<Person>]) throws -> [CardSubject] {
        guard !ids.isEmpty else { return [] }
        var people: [ID<Person>: ArchivePerson] = [:]
        var touched: [ID<Person>: Int64] = [:]
        func each(_ sql: SQL, _ body: (Row, inout ArchivePerson) throws -> Void) throws {
            for row in try tx.rows(sql) {
                let id: ID<Person> = try row["person"].required()
                touched[id] = max(touched[id] ?? 0, row["touched"].int64 ?? 0)
                if var person = people[id] {
                    try body(row, &person)
                    people[id] = person
                }
            }
        }
        for row in try tx.rows("SELECT * FROM person WHERE account = \(account) AND id IN (\(list: ids))") {
            let person = try Person(row: row)
            var said = ArchivePerson(place: RowPlace(file: "", line: 0), name: person.name)
            (said.pronouns, said.zone, said.location, said.languages) = (person.pronouns, person.zone, person.place, person.languages)
            people[person.id] = said
            touched[person.id] = row["touched"].int64 ?? 0
        }
        // In the order of the index by person: in that of the table, each few people would cost a walk through the whole of it.
        func all(_ table: String, _ order: String) -> SQL {
            let head = SQL(text: "SELECT * FROM \(table)")
            return head + " WHERE account = \(account) AND person IN (\(list: ids))" + SQL(text: " ORDER BY person, \(order)")
        }
        try each(all("identity", "id")) { $1.identities.append(try Identity(row: $0)) }
        try each(
            """
            SELECT position.*, organization.name AS organization_name FROM position
            LEFT JOIN organization ON organization.account = position.account AND organization.id = position.organization
            WHERE position.account = \(account) AND position.current = 1 AND position.person IN (\(list: ids)) ORDER BY position.person, position.id DESC
            """
        ) { row, person in
            guard person.organization.isEmpty, person.title.isEmpty else { return }
            (person.organization, person.title) = (row["organization_name"].text, row["title"].text)
        }
        try each(
            """
            SELECT membership.*, circle.name AS name FROM membership
            JOIN circle ON circle.account = membership.account AND circle.id = membership.circle
            WHERE membership.account = \(account) AND membership.person IN (\(list: ids)) ORDER BY membership.person, circle.folded
            """
        ) { $1.circles.append($0["name"].text) }
        try each(all("tagging", "tag")) { $1.tags.append($0["tag"].text) }
        try each(all("note", "at, id")) { $1.notes.append(ArchiveNote(text: $0["text"].text, at: $0["at"].instant)) }
        try each(all("date", "id")) { row, person in
            if let date = ImportantDate(row: row) { person.dates.append(ArchiveDate(label: date.label, date: date.date)) }
        }
        try each(
            """
            SELECT link.*, coalesce(person.full_name, link.name) AS shown FROM link
            LEFT JOIN person ON person.account = link.account AND person.id = link.other
            WHERE link.account = \(account) AND link.person IN (\(list: ids)) ORDER BY link.person, link.id
            """
        ) { $1.links.append(ArchiveLink(label: $0["label"].text, name: $0["shown"].text)) }
        try each(all("field", "id")) { $1.fields.append(ArchiveField(label: $0["label"].text, value: $0["value"].text)) }
        var cards: [ID<Person>: [UInt8]] = [:]
        let kept: SQL =
            "SELECT person, content FROM card WHERE account = \(account) AND person IN (\(list: ids)) ORDER BY person, touched, id"
        for row in withCards ? try tx.rows(kept) : [] {
            cards[try row["person"].required()] = row["content"].bytes
        }
        var pictures: [ID<Person>: UInt64] = [:]
        for row in try tx.rows("SELECT person, kind, digest, touched FROM face WHERE account = \(account) AND person IN (\(list: ids))") {
            let id: ID<Person> = try row["person"].required()
            pictures[id] = row["kind"].text == "none" ? 0 : row["digest"].digest
            touched[id] = max(touched[id] ?? 0, row["touched"].int64 ?? 0)
        }
        var moments: [Int64: Instant] = [:]
        for row in try tx.rows(
            "SELECT number, made_at FROM batch WHERE account = \(account) AND number IN (\(list: Set(touched.values).sorted()))")
        {
            moments[row["number"].int64 ?? 0] = row["made_at"].instant
        }
        return ids.compactMap { id in
            people[id].map {
                CardSubject(
                    id: id, person: $0, card: cards[id], picture: pictures[id],
                    revised: moments[touched[id] ?? 0] ?? Instant(milliseconds: 0))
            }
        }
    }
}
