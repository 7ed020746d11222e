internal import WellmetModel

/// Brings the texts that the index found into their order.
struct TextSearch {
    let account: AccountID
    let tx: any Transaction
    /// Texts that are looked at, those taken in last.
    private static let reach = 500

    private struct Candidate {
        let id: SQLValue
        let table: String
        let at: Instant
        let precision: Interaction.Precision
        let text: String
        /// Of an opportunity or an insight.
        var people: [SQLValue] = []
    }

    /// Texts in which one of the words of each list stands.
    func found(_ words: [[TextWord]], limit: Int) throws -> [FoundText] {
        let hits = try tx.texts(matching: words, account: account, limit: Self.reach)
        return try ranked(hits, Set(words.joined().flatMap(\.spellings).map { folded($0) }), limit: limit)
    }

    private func ranked(_ hits: [TextHit], _ words: Set<String>, limit: Int) throws -> [FoundText] {
        let best = try candidates(hits).map { (whole(words, in: $0.text), $0) }
            .sorted { ($1.0, $1.1.at) < ($0.0, $0.1.at) }.prefix(limit).map(\.1)
        let interactions = best.filter { $0.table == "interaction" }.compactMap { $0.id.id(Interaction.self) }
        let people = try Participants.names(of: interactions, account: account, tx: tx)
        return try best.compactMap { candidate in
            if candidate.table == "note" {
                return try owner(ofNote: candidate.id).map {
                    FoundText(
                        kind: .note(try candidate.id.required()), people: [$0], at: candidate.at, precision: candidate.precision,
                        text: candidate.text)
                }
            }
            func found(_ kind: FoundText.Kind, _ people: [(id: ID<Person>, name: String)]) -> FoundText {
                FoundText(kind: kind, people: people, at: candidate.at, precision: candidate.precision, text: candidate.text)
            }
            switch candidate.table {
            case "opportunity": return found(.opportunity(try candidate.id.required()), try named(candidate.people))
            case "insight": return found(.insight(try candidate.id.required()), try named(candidate.people))
            default:
                let id: ID<Interaction> = try candidate.id.required()
                return found(.interaction(id), people[id] ?? [])
            }
        }
    }

    /// How many of the words stand whole in the text.
    private func whole(_ words: Set<String>, in text: String) -> Int { words.intersection(foldedWords(text)).count }

    private func candidates(_ hits: [TextHit]) throws -> [Candidate] {
        func ids<Entity>(_ table: String, _: Entity.Type) -> [ID<Entity>] { hits.filter { $0.table == table }.compactMap { $0.id.id() } }
        let notes = ids("note", Note.self)
        let interactions = ids("interaction", Interaction.self)
        return try tx.rows("SELECT id, at, text FROM note WHERE account = \(account) AND id IN (\(list: notes))").map {
            Candidate(id: $0[0], table: "note", at: $0[1].instant ?? .distantPast, precision: .minute, text: $0[2].text)
        }
            + tx.rows(
                "SELECT id, at, at_precision, summary FROM interaction WHERE account = \(account) AND id IN (\(list: interactions))"
            ).map {
                Candidate(
                    id: $0[0], table: "interaction", at: $0[1].instant ?? .distantPast, precision: try $0[2].choice(), text: $0[3].text)
            } + gifts(hits)
    }

    private func gifts(_ hits: [TextHit]) throws -> [Candidate] {
        guard hits.contains(where: { $0.table == "opportunity" || $0.table == "insight" }) else { return [] }
        let zone = try Settings.read(account: account, tx: tx).timeZone
        return try TextColumns.ofGifts.flatMap { columns in
            let ids: [ID<Person>] = hits.filter { $0.table == columns.table }.compactMap { $0.id.id() }
            let head = SQL(text: "SELECT * FROM \(columns.table)")
            return try tx.rows(head + " WHERE account = \(account) AND id IN (\(list: ids))").map { row in
                Candidate(
                    id: row["id"], table: columns.table, at: row["since_day"].day?.start(in: zone) ?? .distantPast, precision: .day,
                    text: columns.columns.compactMap { row[$0].text.nonEmpty }.joined(separator: " · "),
                    people: [row["person"], row["for_person"]].filter { !$0.isNull })
            }
        }
    }

    private func named(_ people: [SQLValue]) throws -> [(id: ID<Person>, name: String)] {
        try people.compactMap { person in
            try tx.row("SELECT id, full_name FROM person WHERE account = \(account) AND id = \(person)")
                .map { (try $0[0].required(), $0[1].text) }
        }
    }

    private func owner(ofNote note: SQLValue) throws -> (id: ID<Person>, name: String)? {
        try tx.row(
            """
            SELECT person.id, person.full_name FROM note JOIN person ON person.account = note.account AND person.id = note.person
            WHERE note.account = \(account) AND note.id = \(note)
            """
        ).map { (try $0[0].required(), $0[1].text) }
    }
}
