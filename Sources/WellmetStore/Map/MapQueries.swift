internal import WellmetModel

/// Who comes on the map, and who knows whom there. Everything is bounded: no history is read whole.
struct MapQueries {
    let account: AccountID
    let tx: any Transaction
    let now: Instant

    /// People with whom I was last in touch, of whom the warmest are shown.
    private static let mostLooked = 2000
    /// The newest things that happened with each, and shared ones of all of them, of which the company is read.
    private static let mostOfEach = 60
    private static let mostMeetings = 3000
    /// People at one place up to which they know each other by it.
    private static let smallPlace = 12

    // MARK: Who is shown

    /// The warmest of the book, or of a circle.
    func warmest(of circle: ID<Circle>?) throws -> [ID<Person>] {
        // Who may be suggested is in the book; only of the few others the person is looked at.
        let rest: SQL = """
            tie.account = \(account) AND (tie.suggestible = 1 OR EXISTS (SELECT 1 FROM person
              WHERE person.account = tie.account AND person.id = tie.person AND person.never_suggest = 1
              AND person.standing = 'book' AND person.archived = 0))
            ORDER BY tie.last_contact DESC NULLS LAST, tie.person DESC LIMIT \(Self.mostLooked)
            """
        let columns: SQL = "SELECT tie.person, tie.fast_level, tie.slow_level, tie.last_contact, tie.in_circle"
        var sql: SQL = columns + " FROM tie WHERE " + rest
        if let circle {
            sql =
                columns + """
                     FROM membership JOIN tie ON tie.account = membership.account AND tie.person = membership.person
                    WHERE membership.account = \(account) AND membership.circle = \(circle) AND 
                    """ + rest
        }
        var candidates: [MapCandidate] = []
        try tx.each(sql) { row in
            var tie = Tie()
            (tie.fast.level, tie.slow.level, tie.lastContact) = (row[1].double ?? 0, row[2].double ?? 0, row[3].instant)
            candidates.append(
                MapCandidate(id: try row[0].required(), strength: tie.strength(at: now), isInCircle: row[4].bool))
        }
        return MapCandidate.warmest(candidates)
    }

    /// How many people of the book there are, or of a circle.
    func total(of circle: ID<Circle>?) throws -> Int {
        var sql: SQL = "SELECT count(*) AS n FROM person WHERE account = \(account) AND standing = 'book' AND archived = 0"
        if let circle {
            sql = """
                SELECT count(*) AS n FROM membership
                JOIN person ON person.account = membership.account AND person.id = membership.person
                WHERE membership.account = \(account) AND membership.circle = \(circle) AND person.standing = 'book' AND person.archived = 0
                """
        }
        return try tx.row(sql)?["n"].int ?? 0
    }

    /// Those of the people who are in the book and not archived, in their order.
    func people(_ ids: [ID<Person>]) throws -> [MapPerson] {
        var circles: [ID<Person>: Set<ID<Circle>>] = [:]
        try tx.each("SELECT person, circle FROM membership WHERE account = \(account) AND person IN (\(list: ids))") { row in
            circles[try row[0].required(), default: []].insert(try row[1].required())
        }
        return try PeopleQueries.rows(of: ids, account: account, tx: tx).compactMap { row in
            let standing: Person.Standing = try row["standing"].choice()
            guard standing == .book, !row["archived"].bool else { return nil }
            let id: ID<Person> = try row["id"].required()
            return MapPerson(id: id, name: PersonName(row: row), circles: circles[id] ?? [], tie: Tie(row: row), at: now)
        }
    }

    /// The same people, those who share a name with their work and place.
    func toldApart(_ people: [MapPerson]) throws -> [MapPerson] {
        let places = MapPerson.namesakes(people)
        guard !places.isEmpty else { return people }
        var about: [ID<Person>: String] = [:]
        for line in try PeopleQueries.lines(of: places.map { people[$0].id }, account: account, tx: tx) {
            about[line.id] = [line.work, line.place].filter { !$0.isEmpty }.joined(separator: " · ")
        }
        return people.map { person in about[person.id].map(person.told) ?? person }
    }

    // MARK: Who knows whom

    /// What says that one of `people` knows somebody, or for people among themselves, that they know each other.
    func known(_ people: [ID<Person>], amongThemselves: Bool) throws -> [MapPair] {
        let told = try AcquaintanceQueries(account: account, tx: tx).told(of: people)
        return told.map { MapPair(one: $0.person, other: $0.target, how: $0.how) }
            + (try together(people, amongThemselves: amongThemselves))
    }

    /// Those who were in small company together, of the newest things that happened with each of `people`.
    private func together(_ people: [ID<Person>], amongThemselves: Bool) throws -> [MapPair] {
        guard !people.isEmpty else { return [] }
        var meetings: [ID<Interaction>: (people: Int, at: Int64)] = [:]
        try tx.each(
            """
            SELECT participant.interaction, participant.at FROM person
            JOIN participant ON participant.account = person.account AND participant.person = person.id
            WHERE person.account = \(account) AND person.id IN (\(list: people)) AND participant.weight > 0 AND participant.personal = 0
              AND participant.at >= coalesce((SELECT newest.at FROM participant AS newest
                WHERE newest.account = person.account AND newest.person = person.id
                ORDER BY newest.at DESC LIMIT 1 OFFSET \(Self.mostOfEach - 1)), \(Instant.distantPast))
            """
        ) { row in
            meetings[try row[0].required(), default: (0, row[1].int64 ?? 0)].people += 1
        }
        let newest = meetings.filter { !amongThemselves || $0.value.people > 1 }
            .sorted { a, b in a.value.at != b.value.at ? a.value.at > b.value.at : a.key < b.key }.prefix(Self.mostMeetings)
        var company: [ID<Interaction>: [ID<Person>]] = [:]
        for part in Array(newest.map(\.key)).chunked(500) {
            try tx.each(
                "SELECT interaction, person FROM participant WHERE account = \(account) AND interaction IN (\(list: part))"
            ) { row in company[try row[0].required(), default: []].append(try row[1].required()) }
        }
        let asked = Set(people)
        var counts: [ID<Person>: [ID<Person>: Int]] = [:]
        for people in company.values where people.count <= AcquaintanceQueries.smallCompany {
            let sorted = people.sorted()
            for (place, one) in sorted.enumerated() {
                for other in sorted[(place + 1)...] where asked.contains(one) || asked.contains(other) {
                    counts[one, default: [:]][other, default: 0] += 1
                }
            }
        }
        return counts.flatMap { one, others in others.map { MapPair(one: one, other: $0.key, how: .together($0.value)) } }
    }

    /// Those of the people who work at one place, or of whom one works where another worked, where few of them did.
    func work(_ people: [ID<Person>]) throws -> [MapPair] {
        var places: [ID<Organization>: (name: String, isCurrent: [ID<Person>: Bool])] = [:]
        try tx.each(
            """
            SELECT position.organization, organization.name, position.person, position.current FROM position
            JOIN organization ON organization.account = position.account AND organization.id = position.organization
            WHERE position.account = \(account) AND position.person IN (\(list: people))
            """
        ) { row in
            let person: ID<Person> = try row[2].required()
            let known = places[try row[0].required(), default: (row[1].text, [:])].isCurrent[person] ?? false
            places[try row[0].required(), default: (row[1].text, [:])].isCurrent[person] = known || row[3].bool
        }
        return places.values.flatMap { place -> [MapPair] in
            let workers = place.isCurrent.keys.sorted()
            guard (2...Self.smallPlace).contains(workers.count) else { return [] }
            return workers.enumerated().flatMap { index, one in
                workers[(index + 1)...].compactMap { other in
                    switch (place.isCurrent[one] ?? false, place.isCurrent[other] ?? false) {
                    case (true, true): MapPair(one: one, other: other, how: .colleagues(place.name))
                    case (true, false): MapPair(one: one, other: other, how: .formerColleagues(place.name))
                    case (false, true): MapPair(one: other, other: one, how: .formerColleagues(place.name))
                    case (false, false): nil
                    }
                }
            }
        }
    }
}
