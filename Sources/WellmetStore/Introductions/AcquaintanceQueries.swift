internal import WellmetModel

/// Somebody who knows one of those who were asked for.
struct Acquainted {
    let person: ID<Person>
    let target: ID<Person>
    let how: Acquaintance
}

/// Who knows whom, from what the book holds: links (of cards, imports and by hand), introductions, through whom I met somebody, what
/// people took part in together in small company, and where they work. Each list is bounded, so that no large company is read whole.
struct AcquaintanceQueries {
    let account: AccountID
    let tx: any Transaction

    /// People of an organization that are read, and colleagues of somebody: those with whom I was last in touch first.
    static let mostOfPlace = 60
    /// Organizations that one name may mean.
    static let mostOfNames = 8
    /// Targets whose meetings are read, and the newest things that happened with each.
    private static let mostMet = 20
    private static let mostMeetings = 100
    /// People in one thing up to which they know each other by it.
    static let smallCompany = 8

    /// Those who know one of `targets`, but for colleagues.
    func acquainted(with targets: [ID<Person>]) throws -> [Acquainted] {
        guard !targets.isEmpty else { return [] }
        return try told(of: targets) + together(Array(targets.prefix(Self.mostMet)))
    }

    /// Those of whom something says that they know one of `targets`: a link, an introduction, or that I met one through the other.
    func told(of targets: [ID<Person>]) throws -> [Acquainted] {
        try links(targets) + throughWhom(targets) + introduced(targets)
    }

    private func links(_ targets: [ID<Person>]) throws -> [Acquainted] {
        let theirs = try tx.rows(
            "SELECT person, other, label FROM link WHERE account = \(account) AND person IN (\(list: targets)) AND other IS NOT NULL")
        let others = try tx.rows("SELECT person, other, label FROM link WHERE account = \(account) AND other IN (\(list: targets))")
        return try theirs.map { row in
            Acquainted(person: try row["other"].required(), target: try row["person"].required(), how: .isTheir(row["label"].text))
        }
            + others.map { row in
                Acquainted(person: try row["person"].required(), target: try row["other"].required(), how: .has(row["label"].text))
            }
    }

    private func throughWhom(_ targets: [ID<Person>]) throws -> [Acquainted] {
        let by = try tx.rows(
            "SELECT id, met_through FROM person WHERE account = \(account) AND id IN (\(list: targets)) AND met_through IS NOT NULL")
        let of = try tx.rows("SELECT id, met_through FROM person WHERE account = \(account) AND met_through IN (\(list: targets))")
        return try by.map { Acquainted(person: try $0["met_through"].required(), target: try $0["id"].required(), how: .brought) }
            + of.map { Acquainted(person: try $0["id"].required(), target: try $0["met_through"].required(), how: .came) }
    }

    /// Whoever offers to introduce me to somebody knows them; those whom I introduced to each other do since.
    private func introduced(_ targets: [ID<Person>]) throws -> [Acquainted] {
        let known: SQL = " AND (state = 'made' OR way = 'theirs')"
        let to = try tx.rows(
            "SELECT person, other FROM introduction WHERE account = \(account) AND other IN (\(list: targets))" + known)
        let by = try tx.rows(
            "SELECT person, other FROM introduction WHERE account = \(account) AND person IN (\(list: targets)) AND other IS NOT NULL"
                + known)
        return try to.map { Acquainted(person: try $0["person"].required(), target: try $0["other"].required(), how: .introduced) }
            + by.map { Acquainted(person: try $0["other"].required(), target: try $0["person"].required(), how: .introduced) }
    }

    private func together(_ targets: [ID<Person>]) throws -> [Acquainted] {
        try targets.flatMap { target -> [Acquainted] in
            let meetings: [ID<Interaction>] = try tx.rows(
                """
                SELECT interaction FROM participant WHERE account = \(account) AND person = \(target) AND weight > 0
                ORDER BY at DESC LIMIT \(Self.mostMeetings)
                """
            ).map { try $0[0].required() }
            guard !meetings.isEmpty else { return [] }
            var company: [ID<Interaction>: [ID<Person>]] = [:]
            let rows = try tx.rows(
                "SELECT interaction, person FROM participant WHERE account = \(account) AND interaction IN (\(list: meetings))")
            for row in rows { company[try row[0].required(), default: []].append(try row[1].required()) }
            var counts: [ID<Person>: Int] = [:]
            for people in company.values where people.count <= Self.smallCompany {
                for person in people where person != target { counts[person, default: 0] += 1 }
            }
            return counts.map { Acquainted(person: $0.key, target: target, how: .together($0.value)) }
        }
    }

    /// Those who work or worked where somebody works now.
    func colleagues(of target: ID<Person>) throws -> [Acquainted] {
        let places = try tx.rows(
            """
            SELECT organization.id AS id, organization.name AS name FROM position
            JOIN organization ON organization.account = position.account AND organization.id = position.organization
            WHERE position.account = \(account) AND position.person = \(target) AND position.current = 1
            """)
        return try places.prefix(4).flatMap { place in
            try people(at: try place["id"].required()).filter { $0.person != target }.map { worker in
                let name = place["name"].text
                return Acquainted(
                    person: worker.person, target: target, how: worker.isCurrent ? .colleagues(name) : .formerColleagues(name))
            }
        }
    }

    /// Those who work or worked where another of `targets` works now, in no order; of each place no more than its share of `limit`, so
    /// that none crowds out the others, and no large company is read whole.
    func colleagues(ofAny targets: [ID<Person>], limit: Int) throws -> [ID<Person>] {
        let rows = try tx.rows(
            """
            SELECT DISTINCT organization, person FROM position
            WHERE account = \(account) AND person IN (\(list: targets)) AND current = 1 AND organization IS NOT NULL
            """)
        var places: [ID<Organization>: [ID<Person>]] = [:]
        for row in rows { places[try row[0].required(), default: []].append(try row[1].required()) }
        let share = max(1, limit / max(1, places.count))
        return try places.sorted { $0.key < $1.key }.flatMap { place, theirs -> [ID<Person>] in
            let people: [ID<Person>] = try tx.rows(
                """
                SELECT DISTINCT person FROM position WHERE account = \(account) AND organization = \(place) ORDER BY person LIMIT \(share + 1)
                """
            ).map { try $0[0].required() }
            // Nobody is a colleague of theirs by being there alone.
            return Array((theirs.count == 1 ? people.filter { $0 != theirs[0] } : people).prefix(share))
        }
    }

    /// Somebody who works or worked at a place.
    struct Worker {
        let person: ID<Person>
        let title: String
        let isCurrent: Bool
    }

    /// Who works there now, else who did: those with whom I was last in touch first, each once.
    func people(at organization: ID<Organization>) throws -> [Worker] {
        let rows = try tx.rows(
            """
            SELECT position.person AS person, position.title AS title, position.current AS current FROM position
            JOIN person ON person.account = position.account AND person.id = position.person
            JOIN tie ON tie.account = position.account AND tie.person = position.person
            WHERE position.account = \(account) AND position.organization = \(organization) AND person.standing = 'book' AND person.archived = 0
            ORDER BY position.current DESC, tie.last_contact DESC NULLS LAST, position.person LIMIT \(Self.mostOfPlace)
            """)
        var seen: Set<ID<Person>> = []
        return try rows.map {
            Worker(person: try $0["person"].required(), title: $0["title"].text, isCurrent: $0["current"].bool)
        }.filter { seen.insert($0.person).inserted }
    }

    /// Organizations whose names have every word of `text`, or one that begins so: that of the very name first, then those where most
    /// people work. Where people work at any of them, only these; at most `mostOfNames`, and how many there are.
    func organizations(named text: String, wholeWords: Bool = false) throws -> (found: [(id: ID<Organization>, name: String)], total: Int) {
        let terms = SearchWord.all(in: text)
        // No name has so many words.
        guard terms.count <= 40 else { return ([], 0) }
        let key = terms.isEmpty ? text.trimmed : terms.map(\.text).joined(separator: " ")
        let named: SQL =
            terms.isEmpty
            ? "organization.folded = \(key)"
            : terms.dropFirst().reduce(having(terms[0], wholeWords)) { $0 + " AND " + having($1, wholeWords) }
        let all = try tx.rows(
            """
            SELECT organization.id AS id, organization.name AS name, count(DISTINCT position.person) AS people FROM organization
            LEFT JOIN position ON position.account = organization.account AND position.organization = organization.id AND position.current = 1
            WHERE organization.account = \(account) AND \(named) GROUP BY organization.id, organization.name, organization.folded
            ORDER BY CASE WHEN organization.folded = \(key) THEN 0 ELSE 1 END, people DESC, organization.name LIMIT 500
            """)
        let peopled = all.filter { ($0["people"].int ?? 0) > 0 }
        let rows = peopled.isEmpty ? all : peopled
        return (try rows.prefix(Self.mostOfNames).map { (try $0["id"].required(), $0["name"].text) }, rows.count)
    }

    /// That an organization has the word in its name, or one that begins so.
    private func having(_ word: SearchWord, _ isWhole: Bool) -> SQL {
        let spelled = word.spellings.map { text -> SQL in
            isWhole ? "word = \(text)" : "(word >= \(text) AND word < \(text + "\u{10FFFF}"))"
        }
        let either = spelled + word.dotted.map { "word = \($0)" }
        return """
            organization.id IN (SELECT organization FROM organization_word
            WHERE account = \(account) AND (\(either.dropFirst().reduce(either[0]) { $0 + " OR " + $1 })))
            """
    }

    /// Those of the people who are in the book and not archived, as lists show them.
    func lines(_ people: Set<ID<Person>>) throws -> [ID<Person>: PersonLine] {
        let lines = try PeopleQueries.lines(of: people.sorted(), account: account, tx: tx)
        return Dictionary(
            lines.filter { $0.standing == .book && !$0.archived }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Array {
    func chunked(_ size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
