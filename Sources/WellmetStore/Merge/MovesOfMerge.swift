package import WellmetModel

extension Network {
    /// What would come from each of those people when they are merged into another, in words: "12 interactions", "2 notes".
    package func moves(of people: [ID<Person>]) async throws -> [ID<Person>: [String]] {
        let account = account
        return try await read { tx in try MovesOfMerge.read(people, account: account, tx: tx) }
    }
}

/// How much hangs on people, table by table: one statement for all of them.
enum MovesOfMerge {
    private static let tables = LedgeredTable.ofPerson.reversed().filter { !StoryWords.isSilent($0) && ![.notSame, .rest].contains($0) }

    static func read(_ people: [ID<Person>], account: AccountID, tx: any Transaction) throws -> [ID<Person>: [String]] {
        guard !people.isEmpty else { return [:] }
        func counts(_ table: String) -> SQL {
            """
            SELECT \(SQL(text: "'\(table)'")) AS tbl, person, count(*) AS n FROM \(SQL(text: table))
            WHERE account = \(account) AND person IN (\(list: people)) GROUP BY person
            """
        }
        var found: [ID<Person>: [String: Int]] = [:]
        try tx.each((["participant"] + tables.map(\.name)).map(counts).joined("\nUNION ALL\n")) { row in
            let person: ID<Person> = try row["person"].required()
            found[person, default: [:]][row["tbl"].text] = row["n"].int
        }
        return found.mapValues { counts in
            let happened = counts["participant"].map { [StoryWords.counted(.interaction, $0)] } ?? []
            return happened + tables.compactMap { table in counts[table.name].map { StoryWords.counted(table, $0) } }
        }
    }
}
