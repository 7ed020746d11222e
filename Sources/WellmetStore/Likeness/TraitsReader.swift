internal import WellmetModel

/// Reads what tells people apart, of everybody who is not in the archive or of some of them, each table once.
struct TraitsReader {
    let account: AccountID
    let tx: any Transaction
    /// Whom alone; nil for everybody.
    private var some: [ID<Person>]?

    init(account: AccountID, tx: any Transaction) {
        self.account = account
        self.tx = tx
    }

    /// In the order of their ids.
    func all() throws -> [PersonTraits] { try read() }

    /// Those of `people` who are there and not in the archive, in the order of their ids.
    func of(_ people: [ID<Person>]) throws -> [PersonTraits] {
        let people = Array(Set(people)).sorted()
        return try people.indices.chunks(of: 500).flatMap { part in
            var reader = self
            reader.some = Array(people[part])
            return try reader.read()
        }
    }

    /// That a row is of those who are asked for.
    private func isMeant(_ column: String) -> SQL {
        guard let some else { return "" }
        return " AND \(SQL(text: column)) IN (\(list: some))"
    }

    private func read() throws -> [PersonTraits] {
        var people: [PersonTraits] = []
        var places: [ID<Person>: Int] = [:]
        try tx.each("SELECT * FROM person WHERE account = \(account) AND archived = 0\(isMeant("id")) ORDER BY id") { row in
            var traits = PersonTraits(id: try row["id"].required(), name: PersonName(row: row))
            if let place = row["place"].text.nonEmpty { traits.places.append(place) }
            places[traits.id] = people.count
            people.append(traits)
        }
        func each(_ sql: SQL, _ body: (Row, inout PersonTraits) throws -> Void) throws {
            try tx.each(sql) { row in
                guard let person = row["person"].id(Person.self), let place = places[person] else { return }
                try body(row, &people[place])
            }
        }
        try each("SELECT person, kind, value, display, label FROM identity WHERE account = \(account)\(isMeant("person"))") {
            $1.identities.append(try Identity(row: $0))
        }
        try each(
            """
            SELECT position.person AS person, position.title AS title, organization.name AS name FROM position
            LEFT JOIN organization ON organization.account = position.account AND organization.id = position.organization
            WHERE position.account = \(account)\(isMeant("position.person"))
            """
        ) { $1.work.append(PersonTraits.Work(organization: $0["name"].text, title: $0["title"].text)) }
        try each(
            """
            SELECT person, year, month, day FROM date WHERE account = \(account) AND label = \(ImportantDate.birthday)\(isMeant("person"))
            """
        ) { $1.birthday = PartialDate(year: $0["year"].int, month: $0["month"].int, day: $0["day"].int) }
        try each("SELECT person, circle FROM membership WHERE account = \(account)\(isMeant("person"))") { row, traits in
            if let circle = row["circle"].id(Circle.self) { traits.circles.insert(circle) }
        }
        // As contact cards bring them: "address", "address (work)".
        try each("SELECT person, value FROM field WHERE account = \(account) AND label LIKE 'address%'\(isMeant("person"))") {
            $1.places.append($0["value"].text)
        }
        try each("SELECT person, value FROM field WHERE account = \(account) AND label = \(CustomField.otherName)\(isMeant("person"))") {
            $1.otherNames.append(PersonName(written: $0["value"].text))
        }
        try each("SELECT person, other FROM link WHERE account = \(account) AND other IS NOT NULL\(isMeant("person"))") { row, traits in
            if let other = row["other"].id(Person.self) { traits.acquaintances.insert(other) }
        }
        try each(
            """
            SELECT DISTINCT record.person AS person, source.kind AS kind, source.owner AS owner FROM record
            JOIN source ON source.account = record.account AND source.id = record.source
            WHERE record.account = \(account)\(isMeant("record.person"))
            """
        ) { $1.sources.insert(Archive.Source(rawValue: $0["kind"].text)?.title ?? $0["kind"].text) }
        return people
    }
}
