internal import Foundation
package import WellmetModel

/// Two people of the network who may be one, and why.
package struct Duplicate: Sendable {
    package let one: PersonLine
    package let other: PersonLine
    package let likeness: PersonLikeness
}

extension Network {
    /// People who may be in the network twice, the likeliest first: `limit` of them, and how many there are in all; of one person, when
    /// that is asked. Who was only seen so far counts, who is in the archive does not, nor pairs of whom somebody said that they are two.
    ///
    /// Looks at everybody, in time of the people and not of their pairs: a second for ten thousand. Nothing is written.
    package func duplicates(of person: ID<Person>? = nil, limit: Int) async throws -> (found: [Duplicate], total: Int) {
        try await duplicates(among: Network.pairs(of: try await traits()), of: person, limit: limit)
    }

    /// What tells people apart, of everybody who is not in the archive.
    package func traits() async throws -> [PersonTraits] {
        let account = account
        return try await read { tx in try TraitsReader(account: account, tx: tx).all() }
    }

    /// The pairs worth a look, the likeliest first. Takes the processor for as long as `duplicates` says.
    package static func pairs(of traits: [PersonTraits]) -> [PersonLikeness] {
        // Two profiles on LinkedIn are two people to it, where one has one: such a pair is not worth a look.
        let profiled = Set(traits.filter { $0.identities.contains { $0.kind == .linkedin } }.map(\.id))
        return Duplicates.pairs(of: traits).filter { !(profiled.contains($0.one) && profiled.contains($0.other)) }
    }

    /// Those of `pairs`, which were found a while ago, that still are a question: nobody of them was merged since, and nobody said that
    /// they are two.
    package func duplicates(
        among pairs: [PersonLikeness], of person: ID<Person>? = nil, offset: Int = 0, limit: Int
    ) async throws -> (found: [Duplicate], total: Int) {
        let account = account
        return try await read { tx in
            let person = try person.map { try Redirect.standing($0, account: account, tx: tx) }
            var settled: Set<Set<ID<Person>>> = []
            try tx.each("SELECT person, other FROM not_same WHERE account = \(account)") { row in
                settled.insert([try row[0].required(), try row[1].required()])
            }
            let merged = Set(try tx.rows("SELECT id FROM redirect WHERE account = \(account)").compactMap { $0[0].id(Person.self) })
            let open = pairs.filter { pair in
                (person.map { $0 == pair.one || $0 == pair.other } ?? true) && !settled.contains([pair.one, pair.other])
                    && !merged.contains(pair.one) && !merged.contains(pair.other)
            }
            let shown = Array(open.dropFirst(offset).prefix(limit))
            let ids = Set(shown.flatMap { [$0.one, $0.other] }).sorted()
            let lines = try PeopleQueries.lines(try PeopleQueries.rows(of: ids, account: account, tx: tx), account: account, tx: tx)
            let people = Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0) })
            // Somebody may be gone since.
            let found = shown.compactMap { pair in
                people[pair.one].flatMap { one in people[pair.other].map { Duplicate(one: one, other: $0, likeness: pair) } }
            }
            return (found, open.count)
        }
    }

    /// Pairs of whom somebody said that they are two, the last said first.
    package func notSame(limit: Int) async throws -> [(one: PersonLine, other: PersonLine)] {
        let account = account
        return try await read { tx in
            let pairs: [(ID<Person>, ID<Person>)] = try tx.rows(
                "SELECT person, other FROM not_same WHERE account = \(account) ORDER BY batch DESC, person LIMIT \(limit)"
            ).map { (try $0[0].required(), try $0[1].required()) }
            let ids = Set(pairs.flatMap { [$0.0, $0.1] }).sorted()
            let lines = try PeopleQueries.lines(try PeopleQueries.rows(of: ids, account: account, tx: tx), account: account, tx: tx)
            let people = Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0) })
            return pairs.compactMap { pair in people[pair.0].flatMap { one in people[pair.1].map { (one, $0) } } }
        }
    }
}

extension Duplicate {
    /// Who would stay: whoever is in the book, then whom I was in touch with more, then who was there first.
    package var sides: (keep: PersonLine, drop: PersonLine) {
        func rank(_ person: PersonLine) -> (Int, Int, Int) {
            (person.standing == .book ? 1 : 0, person.archived ? 0 : 1, person.tie.contacts)
        }
        if rank(one) != rank(other) { return rank(one) > rank(other) ? (one, other) : (other, one) }
        return one.id < other.id ? (one, other) : (other, one)
    }
}

/// Reads what tells people apart, of everybody who is not in the archive, each table once.
private struct TraitsReader {
    let account: AccountID
    let tx: any Transaction

    func all() throws -> [PersonTraits] {
        var people: [PersonTraits] = []
        var places: [ID<Person>: Int] = [:]
        try tx.each("SELECT * FROM person WHERE account = \(account) AND archived = 0 ORDER BY id") { row in
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
        try each("SELECT person, kind, value, display, label FROM identity WHERE account = \(account)") {
            $1.identities.append(try Identity(row: $0))
        }
        try each(
            """
            SELECT position.person AS person, position.title AS title, organization.name AS name FROM position
            LEFT JOIN organization ON organization.account = position.account AND organization.id = position.organization
            WHERE position.account = \(account)
            """
        ) { $1.work.append(PersonTraits.Work(organization: $0["name"].text, title: $0["title"].text)) }
        try each("SELECT person, year, month, day FROM date WHERE account = \(account) AND label = \(ImportantDate.birthday)") {
            $1.birthday = PartialDate(year: $0["year"].int, month: $0["month"].int, day: $0["day"].int)
        }
        try each("SELECT person, circle FROM membership WHERE account = \(account)") { row, traits in
            if let circle = row["circle"].id(Circle.self) { traits.circles.insert(circle) }
        }
        // As contact cards bring them: "address", "address (work)".
        try each("SELECT person, value FROM field WHERE account = \(account) AND label LIKE 'address%'") {
            $1.places.append($0["value"].text)
        }
        try each("SELECT person, value FROM field WHERE account = \(account) AND label = \(CustomField.otherName)") {
            $1.otherNames.append(PersonName(written: $0["value"].text))
        }
        try each("SELECT person, other FROM link WHERE account = \(account) AND other IS NOT NULL") { row, traits in
            if let other = row["other"].id(Person.self) { traits.acquaintances.insert(other) }
        }
        try each(
            """
            SELECT DISTINCT record.person AS person, source.kind AS kind, source.owner AS owner FROM record
            JOIN source ON source.account = record.account AND source.id = record.source WHERE record.account = \(account)
            """
        ) { $1.sources.insert(Archive.Source(rawValue: $0["kind"].text)?.title ?? $0["kind"].text) }
        return people
    }
}
