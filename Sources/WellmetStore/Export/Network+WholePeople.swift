package import WellmetModel

extension Network {
    /// Those people with everything that is known of them, in the order of `people`: some dozens at a time.
    package func wholePeople(_ people: [ID<Person>]) async throws -> [WholePerson] {
        let account = account
        return try await read { tx in try WholePeopleReader(account: account, tx: tx).read(people) }
    }

    /// Everybody of that standing, archived people behind the others, in the order of their names.
    package func everybody(_ standing: Person.Standing) async throws -> [ID<Person>] {
        let account = account
        return try await read { tx in
            try tx.rows(
                "SELECT id FROM person WHERE account = \(account) AND standing = \(standing) ORDER BY archived, sort_key, id"
            ).map { try $0[0].required() }
        }
    }
}

/// Reads a few people whole, table by table.
private struct WholePeopleReader {
    let account: AccountID
    let tx: any Transaction

    func read(_ ids: [ID<Person>]) throws -> [WholePerson] {
        let known = try HeldPeople(account: account, tx: tx).read(ids)
        let positions = try rows(
            """
            SELECT position.*, organization.name AS organization_name FROM position
            LEFT JOIN organization ON organization.account = position.account AND organization.id = position.organization
            WHERE position.account = \(account) AND position.person IN (\(list: ids))
            ORDER BY position.current DESC, coalesce(position.ends, position.starts, position.seen_last) DESC NULLS LAST, position.id DESC
            """)
        let followUps = try rows(
            "SELECT * FROM follow_up WHERE account = \(account) AND person IN (\(list: ids)) ORDER BY state DESC, since_day DESC, id DESC")
        let opportunities = try rows(
            OpportunityLine.select(account) + " AND opportunity.person IN (\(list: ids)) ORDER BY opportunity.id DESC")
        let insights = try rows(InsightLine.select(account) + " AND insight.person IN (\(list: ids)) ORDER BY insight.id DESC")
        let introductions = try introductions(of: ids)
        let moments = try moments(of: ids)
        let people = Dictionary(
            try tx.rows(
                """
                SELECT person.*, through.full_name AS through_name FROM person
                LEFT JOIN person AS through ON through.account = person.account AND through.id = person.met_through
                WHERE person.account = \(account) AND person.id IN (\(list: ids))
                """
            ).map { (try $0["id"].required(Person.self), $0) }, uniquingKeysWith: { first, _ in first })
        return try ids.compactMap { id in
            guard let row = people[id], let known = known[id] else { return nil }
            return WholePerson(
                person: try Person(row: row), known: known, positions: try (positions[id] ?? []).map(Position.init(row:)),
                metThrough: row["through_name"].text, followUps: try (followUps[id] ?? []).map(FollowUp.init(row:)),
                opportunities: try (opportunities[id] ?? []).map { try OpportunityLine(row: $0).opportunity },
                insights: try (insights[id] ?? []).map { try InsightLine(row: $0).insight },
                introductions: introductions[id] ?? [], moments: moments[id] ?? [])
        }
    }

    private func rows(_ sql: SQL) throws -> [ID<Person>: [Row]] {
        try Dictionary(grouping: tx.rows(sql)) { try $0["person"].required() }
    }

    /// Of whoever introduces or is introduced, and of the other.
    private func introductions(of ids: [ID<Person>]) throws -> [ID<Person>: [String]] {
        var said: [ID<Person>: [String]] = [:]
        let known = Set(ids)
        for column in ["person", "other"] {
            let lines = IntroductionLine.select(account) + SQL(text: " AND introduction.\(column)") + " IN (\(list: ids))"
            for row in try tx.rows(lines + " ORDER BY introduction.id DESC") {
                let line = try IntroductionLine(row: row)
                let content = line.content
                guard let id = column == "person" ? content.person : content.other, known.contains(id) else { continue }
                let more = [content.about, content.outcome].filter { !$0.isEmpty }.joined(separator: "; ")
                said[id, default: []].append(line.words + (more.isEmpty ? "" : ": \(more)"))
            }
        }
        return said
    }

    private func moments(of ids: [ID<Person>]) throws -> [ID<Person>: [WholePerson.Moment]] {
        var moments: [ID<Person>: [(Interaction, Bool)]] = [:]
        for id in ids {
            // One by one, in the order of the key: nothing is sorted.
            try tx.each(
                """
                SELECT interaction.*, (SELECT count(*) FROM participant AS all_of WHERE all_of.account = participant.account
                  AND all_of.interaction = participant.interaction) AS size
                FROM participant
                JOIN interaction ON interaction.account = participant.account AND interaction.id = participant.interaction
                WHERE participant.account = \(account) AND participant.person = \(id)
                ORDER BY participant.at DESC, participant.interaction DESC
                """
            ) { row in moments[id, default: []].append((try Interaction(row: row), row["size"].int ?? 1 > 1)) }
        }
        // Most have one participant: only of the others is asked who they were.
        let shared = Set(moments.values.joined().filter(\.1).map(\.0.id))
        let names = try Participants.names(of: shared.sorted(), account: account, tx: tx)
        return Dictionary(
            uniqueKeysWithValues: moments.map { id, list in
                (
                    id,
                    list.map { moment, _ in
                        WholePerson.Moment(moment, others: (names[moment.id] ?? []).filter { $0.id != id }.map(\.name))
                    }
                )
            })
    }
}
