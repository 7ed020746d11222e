internal import WellmetModel

extension Change {
    /// Adds a position; it is the current one unless it has ended. An equal one is left as it is.
    @discardableResult
    func addPosition(
        of person: ID<Person>, organization: String, title: String, from: PartialDate?, to: PartialDate?, seen: Day? = nil
    ) throws -> ID<Position>? {
        let title = title.trimmed
        let place = try organization.nonEmpty.map { try self.organization(named: $0) }
        guard place != nil || !title.isEmpty else { throw StoreError.invalid("A position needs an organization or a title.") }
        try checkOrder(from, to)
        let isCurrent = to == nil
        let same = try tx.rows("SELECT * FROM position WHERE account = \(account) AND person = \(person) AND title = \(title)").first {
            $0["organization"].id() == place && $0["starts"].partialDate == from && $0["ends"].partialDate == to
                && $0["current"].bool == isCurrent
        }
        guard same == nil else { return nil }
        let id: ID<Position> = newID()
        try insert(
            .position,
            [
                "id": SQLValue(id), "person": SQLValue(person), "organization": SQLValue(place), "title": SQLValue(title),
                "starts": SQLValue(from), "ends": SQLValue(to), "current": SQLValue(isCurrent), "seen_first": SQLValue(seen),
                "seen_last": SQLValue(seen),
            ])
        peopleToIndex.insert(person)
        return id
    }

    /// Ends a position of the person; `to` is when, if known.
    func endPosition(_ id: ID<Position>, to: PartialDate?, of person: ID<Person>) throws {
        let key = try keyOfRow(id, in: .position, of: person)
        try checkOrder(try current(.position, key)?["starts"].partialDate, to)
        try update(.position, key, ["current": SQLValue(false), "ends": SQLValue(to)])
        peopleToIndex.insert(person)
    }

    /// Corrects what a position says.
    func editPosition(
        _ id: ID<Position>, organization: String, title: String, from: PartialDate?, to: PartialDate?, current: Bool, of person: ID<Person>
    ) throws {
        let key = try keyOfRow(id, in: .position, of: person)
        let title = title.trimmed
        let place = try organization.nonEmpty.map { try self.organization(named: $0) }
        guard place != nil || !title.isEmpty else { throw StoreError.invalid("A position needs an organization or a title.") }
        guard !current || to == nil else { throw StoreError.invalid("A position that has ended is not the current one.") }
        try checkOrder(from, to)
        try moveNewJob(of: person, from: id, to: ImportChange.line(organization.trimmed, title))
        try update(
            .position, key,
            [
                "organization": SQLValue(place), "title": SQLValue(title), "starts": SQLValue(from), "ends": SQLValue(to),
                "current": SQLValue(current),
            ])
        peopleToIndex.insert(person)
    }

    /// Removes a position, and with it the news of it.
    func removePosition(_ id: ID<Position>, of person: ID<Person>) throws {
        let key = try keyOfRow(id, in: .position, of: person)
        try moveNewJob(of: person, from: id, to: nil)
        try delete(.position, key)
        peopleToIndex.insert(person)
    }

    /// Lets the occasion of a new job say what its position says, or go with it.
    private func moveNewJob(of person: ID<Person>, from id: ID<Position>, to line: String?) throws {
        guard let position = try current(.position, [SQLValue(id)]) else { return }
        let place = position["organization"].isNull ? nil : try current(.organization, [position["organization"]])
        let before = ImportChange.line(place?["name"].text ?? "", position["title"].text)
        let news = try tx.rows("SELECT * FROM occasion WHERE account = \(account) AND person = \(person) AND kind = 'new-job'")
        for row in news where row["detail"].text == before {
            if let line { try update(.occasion, [row["id"]], ["detail": .text(line)]) } else { try delete(.occasion, [row["id"]]) }
            peopleTouched.insert(person)
        }
    }

    /// Whether `to` can come after `from`; of dates known in part, as far as they tell.
    private func checkOrder(_ from: PartialDate?, _ to: PartialDate?) throws {
        guard let from, let to, let fromYear = from.year, let toYear = to.year else { return }
        let parts = [(fromYear, toYear as Int?), (from.month ?? 0, to.month), (from.day ?? 0, to.day)]
        for (a, b) in parts {
            guard let b, a != 0 else { return }
            if b < a { throw StoreError.invalid("A position cannot end (\(to)) before it began (\(from)).") }
            if b > a { return }
        }
    }

    /// The organization of that name, made when there is none. Names are compared folded.
    func organization(named name: String) throws -> ID<Organization> {
        let name = name.trimmed
        let folded = foldedWords(name).joined(separator: " ")
        let key = folded.isEmpty ? name : folded
        if let found = try tx.row("SELECT id FROM organization WHERE account = \(account) AND folded = \(key)") {
            return try found["id"].required()
        }
        let id: ID<Organization> = newID()
        try insert(.organization, ["id": SQLValue(id), "name": SQLValue(name), "folded": SQLValue(key)])
        try OrganizationWords.write(name, of: SQLValue(id), account: SQLValue(account), tx: tx)
        return id
    }

    /// The circle of that name, made when there is none.
    func circle(named name: String) throws -> ID<Circle> {
        guard let name = name.nonEmpty else { throw StoreError.invalid("A circle needs a name.") }
        if let endless = PersonEdit.joinCircle(name).endless { throw StoreError(endless) }
        let key = folded(name)
        if let found = try tx.row("SELECT id FROM circle WHERE account = \(account) AND folded = \(key)") {
            return try found["id"].required()
        }
        let id: ID<Circle> = newID()
        try insert(.circle, ["id": SQLValue(id), "name": SQLValue(name), "folded": SQLValue(key)])
        return id
    }

    func join(_ person: ID<Person>, circle name: String) throws {
        let circle = try circle(named: name)
        guard try current(.membership, [SQLValue(circle), SQLValue(person)]) == nil else { return }
        try insert(.membership, ["circle": SQLValue(circle), "person": SQLValue(person)])
        peopleToRefresh.insert(person)
    }

    func leave(_ person: ID<Person>, circle name: String) throws {
        let row = try tx.row("SELECT id FROM circle WHERE account = \(account) AND folded = \(folded(name.trimmed))")
        guard let circle = row?["id"] else { return }
        if try delete(.membership, [circle, SQLValue(person)]) { peopleToRefresh.insert(person) }
    }

    func add(tag: String, to person: ID<Person>) throws {
        let tag = try Change.checked(tag: tag)
        guard try current(.tagging, [SQLValue(tag), SQLValue(person)]) == nil else { return }
        try insert(.tagging, ["tag": SQLValue(tag), "person": SQLValue(person)])
    }

    /// The tag as the book has it.
    ///
    /// - Throws: `StoreError.invalid` when it is no word.
    static func checked(tag: String) throws -> String {
        let tag = folded(tag.trimmed.drop(while: { $0 == "#" }))
        guard !tag.isEmpty, !tag.contains(where: \.isWhitespace) else {
            throw StoreError.invalid("A tag is one word, such as “rust”; “\(tag)” is not.")
        }
        return tag
    }

    /// Makes the searchable words of the people whose names, work or identities changed.
    func indexWords() throws {
        for person in peopleToIndex.sorted() {
            try tx.run("DELETE FROM name_word WHERE account = \(account) AND person = \(person)")
            try PersonWords.write(person, account: account, tx: tx)
        }
        peopleToIndex = []
    }
}

/// The words under which a person is found, besides those of their organizations and their addresses: of the name, and of the
/// title ("work"), of what they were before ("past"), of where they live ("place") and of where I met them ("met"). Those of how I met
/// them ("story") are for filters alone: search would find a story by every "with".
struct PersonWords: Hashable {
    let word: String
    let part: String

    /// Writes the words of somebody who has none.
    static func write(_ person: ID<Person>, account: AccountID, tx: any Transaction) throws {
        try tx.run(
            "INSERT INTO name_word (account, word, person, part) VALUES (?, ?, ?, ?)",
            forEach: of(person, account: account, tx: tx).map {
                [SQLValue(account), SQLValue($0.word), SQLValue(person), SQLValue($0.part)]
            })
    }

    /// Read from the tables, so that a rebuild gives the same as the upkeep. In the order of the index.
    static func of(_ person: ID<Person>, account: AccountID, tx: any Transaction) throws -> [PersonWords] {
        var words: Set<PersonWords> = []
        guard let row = try tx.row("SELECT * FROM person WHERE account = \(account) AND id = \(person)") else { return [] }
        for word in PersonName(row: row).foundWords { words.insert(PersonWords(word: word, part: "name")) }
        // Whoever was merged into them is found by the name that they had.
        for row in try tx.rows("SELECT name FROM redirect WHERE account = \(account) AND person = \(person)") {
            for word in PersonName.foundWords(of: row["name"].text) { words.insert(PersonWords(word: word, part: "name")) }
        }
        for row in try tx.rows(
            "SELECT value FROM field WHERE account = \(account) AND person = \(person) AND lower(label) = \(CustomField.otherName)")
        {
            for word in PersonName.foundWords(of: row["value"].text) { words.insert(PersonWords(word: word, part: "name")) }
        }
        let titles = try tx.rows("SELECT title, current FROM position WHERE account = \(account) AND person = \(person)")
        for row in titles {
            let part = row["current"].bool ? "work" : "past"
            for word in foldedWords(row["title"].text) { words.insert(PersonWords(word: word, part: part)) }
        }
        for word in foldedWords(row["place"].text) { words.insert(PersonWords(word: word, part: "place")) }
        for word in foldedWords(row["met_place"].text) { words.insert(PersonWords(word: word, part: "met")) }
        for word in foldedWords(row["met_story"].text) { words.insert(PersonWords(word: word, part: "story")) }
        return words.sorted { ($0.word, $0.part) < ($1.word, $1.part) }
    }
}
