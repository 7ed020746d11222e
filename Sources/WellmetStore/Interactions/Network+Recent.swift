internal import WellmetModel

extension Network {
    /// What was logged last by hand, the newest first, each with all of its people. What archives brought is not among it.
    ///
    /// Looks at the newest five hundred batches and no further.
    package func recentlyLogged(limit: Int = 20) async throws -> [TimelineEntry] {
        let account = account
        return try await read { tx in
            let rows = try tx.rows(
                """
                SELECT interaction.* FROM interaction WHERE interaction.account = \(account) AND interaction.batch IN (
                  SELECT newest.number FROM (
                    SELECT number, kind FROM batch WHERE account = \(account) ORDER BY number DESC LIMIT 500
                  ) AS newest WHERE newest.kind IN (\(BatchEntry.Kind.log), \(BatchEntry.Kind.answer)))
                ORDER BY interaction.batch DESC, interaction.id DESC LIMIT \(limit)
                """)
            let interactions = try rows.map { try Interaction(row: $0) }
            let people = try Participants.names(of: interactions.map(\.id), account: account, tx: tx)
            return zip(interactions, rows).map { interaction, row in
                TimelineEntry(
                    interaction: interaction, others: people[interaction.id] ?? [], batch: row["batch"].int64 ?? 0,
                    version: row["touched"].int64 ?? 0)
            }
        }
    }
}

enum Participants {
    /// Who took part in each, by name.
    static func names(
        of interactions: [ID<Interaction>], account: AccountID, tx: any Transaction
    ) throws -> [ID<Interaction>: [(id: ID<Person>, name: String)]] {
        var people: [ID<Interaction>: [(id: ID<Person>, name: String)]] = [:]
        for start in stride(from: 0, to: interactions.count, by: 400) {
            let names = try tx.rows(
                """
                SELECT participant.interaction AS interaction, person.id AS id, person.full_name AS full_name FROM participant
                JOIN person ON person.account = participant.account AND person.id = participant.person
                WHERE participant.account = \(account)
                  AND participant.interaction IN (\(list: interactions[start..<min(interactions.count, start + 400)]))
                ORDER BY person.sort_key, person.id
                """)
            for row in names {
                people[try row["interaction"].required(), default: []].append((try row["id"].required(), row["full_name"].text))
            }
        }
        return people
    }
}
