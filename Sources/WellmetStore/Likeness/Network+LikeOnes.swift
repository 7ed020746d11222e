package import WellmetModel

/// People who came with a change, and how many of them may have been there already.
package struct LikeNewcomers: Sendable {
    /// Who came.
    package let people: Int
    /// How many of them may be the same as somebody.
    package let alike: Int
}

extension Network {
    /// So many at a time: they hold the database for well under 100 ms.
    private static let settledAtOnce = 300

    /// Whom one person may be the same as, the likeliest first: `limit` of them, and how many there are in all. Nobody, for whoever is in
    /// the archive.
    ///
    /// Looks only at those who share something with them, in milliseconds; first makes the keys of whoever came or changed since anybody
    /// last asked, a second for some thousands.
    package func duplicates(of person: ID<Person>, limit: Int) async throws -> (found: [Duplicate], total: Int) {
        try await settleLikeness()
        let account = account
        return try await read { tx in
            let person = try Redirect.standing(person, account: account, tx: tx)
            let settled = try NotSame.others(than: person, account: account, tx: tx)
            let open = try LikenessTable(account: account, tx: tx).pairs(of: person).filter { pair in
                !settled.contains(pair.one == person ? pair.other : pair.one)
            }
            return (try Network.found(Array(open.prefix(limit)), account: account, tx: tx), open.count)
        }
    }

    /// The pairs with the people in them, but those who are gone since.
    static func found(_ pairs: [PersonLikeness], account: AccountID, tx: any Transaction) throws -> [Duplicate] {
        let ids = Set(pairs.flatMap { [$0.one, $0.other] }).sorted()
        let lines = try PeopleQueries.lines(of: ids, account: account, tx: tx)
        let people = Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0) })
        return pairs.compactMap { pair in
            people[pair.one].flatMap { one in people[pair.other].map { Duplicate(one: one, other: $0, likeness: pair) } }
        }
    }

    /// How many of the people whom a change brought may be the same as somebody. Nil when there are more than `most`, or when others wait
    /// to be compared who would take long.
    package func likeNewcomers(of batch: BatchNumber, most: Int) async throws -> LikeNewcomers? {
        let account = account
        let people: [ID<Person>] = try await read { tx in
            try tx.rows("SELECT id FROM person WHERE account = \(account) AND batch = \(batch) ORDER BY id LIMIT \(most + 1)")
                .map { try $0[0].required() }
        }
        guard people.count <= most, try await fewAreDue(most: most * 10) else { return nil }
        var alike = 0
        for person in people {
            if try await duplicates(of: person, limit: 0).total > 0 { alike += 1 }
        }
        return LikeNewcomers(people: people.count, alike: alike)
    }

    /// Whether at most so many people wait for their keys: a look at one person takes no longer than to make those.
    package func fewAreDue(most: Int) async throws -> Bool {
        let account = account
        return try await read { tx in
            let row = try tx.row(
                """
                SELECT count(*) AS n FROM (SELECT 1 AS found FROM likeness_due WHERE account = \(account) LIMIT \(most + 1)) AS few
                """)
            return (row?["n"].int ?? 0) <= most
        }
    }

    /// Whether there are more people than that, whoever they are.
    package func hasMorePeople(than number: Int) async throws -> Bool {
        let account = account
        return try await read { tx in
            let row = try tx.row(
                "SELECT count(*) AS n FROM (SELECT 1 AS found FROM person WHERE account = \(account) LIMIT \(number + 1)) AS few")
            return (row?["n"].int ?? 0) > number
        }
    }

    /// Makes the keys of whoever came or changed since they were last made, in parts; nothing is written when nobody did.
    package func settleLikeness() async throws {
        let account = account
        let counts = ValueCounts(people: 0, counts: [:])
        var isDue = try await read { tx in
            try tx.row("SELECT 1 AS found FROM likeness_due WHERE account = \(account) LIMIT 1") != nil
        }
        while isDue {
            try Task.checkCancellation()
            // What a power cut takes back is due again.
            isDue = try await engine.writeSoon { tx in
                try LikenessTable(account: account, tx: tx).renew(most: Network.settledAtOnce, in: counts) == Network.settledAtOnce
            }.value
        }
    }
}

extension NotSame {
    /// Of whom somebody said that they are not that person.
    static func others(than person: ID<Person>, account: AccountID, tx: any Transaction) throws -> Set<ID<Person>> {
        Set(
            try tx.rows(
                """
                SELECT other FROM not_same WHERE account = \(account) AND person = \(person)
                UNION ALL SELECT person FROM not_same WHERE account = \(account) AND other = \(person)
                """
            ).compactMap { $0[0].id(Person.self) })
    }
}
