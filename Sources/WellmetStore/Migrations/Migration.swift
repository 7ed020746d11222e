internal import WellmetModel

/// One step of the schema's history: a number, the statements that make it, in an engine's words, and what only the program
/// can do after them.
struct Migration: Sendable {
    let number: Int
    let statements: @Sendable (Dialect) -> String
    /// Is given the moment of the migration.
    let work: @Sendable (any Transaction, Instant) throws -> Void

    init(
        number: Int, _ statements: @escaping @Sendable (Dialect) -> String,
        then work: @escaping @Sendable (any Transaction, Instant) throws -> Void = { _, _ in }
    ) {
        self.number = number
        self.statements = statements
        self.work = work
    }

    /// All of them, oldest first. A released one is never edited; a change is a new one at the end.
    static let all: [Migration] = [
        firstDay, keptAside, wordsOfOrganizations, boundsOfNeed, turns, history, cards, daysOfCadences, faces, sightings,
        lookingBack, closerBounds, wordsOfPlaces, texts, whatTheNetworkGives,
        groups, confirmations, yearAgo, whoIsWho, textsOfGifts, savedViews, wordsOfThePast, nearWords,
        keysOfLikeness, heightsOfMonths, whatSourcesSay, endsOfBands,
    ]

    /// The schema that this program knows.
    static var newest: Int { all.last?.number ?? 0 }
}

extension Store {
    /// The schema number that the database says it has; 0 for an empty one.
    static func schema(of engine: any Engine) async throws -> Int {
        try await engine.read { tx in
            guard try tx.hasTable("schema_version") else { return 0 }
            return try tx.row("SELECT max(number) AS number FROM schema_version")?["number"].int ?? 0
        }
    }

    /// Brings an older schema up to date, in one transaction. Another process may have done it a moment ago.
    static func migrate(_ engine: any Engine, with migrations: [Migration], at now: Instant) async throws {
        let dialect = engine.dialect
        try await engine.write { tx in
            let found =
                try tx.hasTable("schema_version")
                ? try tx.row("SELECT max(number) AS number FROM schema_version")?["number"].int ?? 0 : 0
            for migration in migrations where migration.number > found {
                try tx.script(migration.statements(dialect))
                try migration.work(tx, now)
                try tx.run("INSERT INTO schema_version (number, applied_at) VALUES (\(migration.number), \(now))")
            }
        }
    }
}
