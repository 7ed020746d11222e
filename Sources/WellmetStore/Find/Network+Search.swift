package import WellmetModel

/// Somebody whom search found.
package struct FoundPerson: Sendable {
    package let line: PersonLine
    /// By what, one for each word that was typed.
    package let fits: [SearchFit]
}

/// An organization that search found.
package struct FoundOrganization: Sendable {
    package let id: ID<Organization>
    package let name: String
    /// How many people work there, and how many did.
    package let now: Int
    package let before: Int
}

/// Who and what was found as one types.
package struct FoundNames: Sendable {
    /// The best first.
    package let people: [FoundPerson]
    /// Whether they are spelled otherwise than was typed: nobody is spelled so.
    package let isNear: Bool
    package let organizations: [FoundOrganization]
}

/// A note, something that happened, an opportunity or an insight in whose words the search was found.
package struct FoundText: Sendable {
    package enum Kind: Sendable {
        case note
        case interaction(ID<Interaction>)
        case opportunity(ID<Opportunity>)
        case insight(ID<Insight>)
    }

    package let kind: Kind
    /// Whose note it is, who took part, or from whom it is and for whom; may be nobody.
    package let people: [(id: ID<Person>, name: String)]
    package let at: Instant
    package let precision: Interaction.Precision
    package let text: String
}

extension Network {
    /// People and organizations that are found by what was typed, the best `limit` of each kind.
    package func search(_ text: SearchText, limit: Int = 20, at now: Instant) async throws -> FoundNames {
        let account = account
        return try await read { tx in
            let (hits, isNear) = try PeopleSearch(account: account, tx: tx, now: now).hits(text, limit: limit)
            let rows = try PeopleQueries.rows(of: hits.map(\.id), account: account, tx: tx)
            let fits = Dictionary(hits.map { ($0.id, $0.fits) }) { first, _ in first }
            let people = try PeopleQueries.lines(rows, account: account, tx: tx).map { FoundPerson(line: $0, fits: fits[$0.id] ?? []) }
            let organizations = try OrganizationSearch(account: account, tx: tx).found(text.terms, limit: min(limit, 5))
            return FoundNames(people: people, isNear: isNear, organizations: organizations)
        }
    }

    /// Notes and interactions with every word of what was typed: of the five hundred taken in last, those with the whole words first,
    /// then the newest.
    package func searchTexts(_ text: SearchText, limit: Int = 20) async throws -> [FoundText] {
        let account = account
        return try await read { tx in
            let hits = try tx.texts(matching: text.spoken.map { TextWord($0) }, account: account, limit: TextSearch.reach)
            return try TextSearch(account: account, tx: tx, terms: text.terms).ranked(hits, limit: limit)
        }
    }
}

/// Finds organizations by the words of their names.
private struct OrganizationSearch {
    let account: AccountID
    let tx: any Transaction

    func found(_ terms: [SearchWord], limit: Int) throws -> [FoundOrganization] {
        guard let longest = terms.max(by: { $0.text.count < $1.text.count }) else { return [] }
        let rows = try longest.spellings.flatMap { word in
            try tx.rows(
                """
                SELECT organization.id, organization.name FROM organization_word
                JOIN organization ON organization.account = organization_word.account AND organization.id = organization_word.organization
                WHERE organization_word.account = \(account) AND organization_word.word >= \(word)
                  AND organization_word.word < \(word + "\u{10FFFF}") ORDER BY organization_word.word LIMIT 200
                """)
        }
        var found: [(key: Key, id: ID<Organization>, name: String)] = []
        for row in rows {
            let names = foldedWords(row[1].text)
            guard terms.allSatisfy({ term in names.contains { name in term.spellings.contains(where: name.hasPrefix) } }) else { continue }
            let missing = names.count(where: { name in !terms.contains { $0.spellings.contains(name) } })
            found.append((Key(missing: missing, name: row[1].text), try row[0].required(), row[1].text))
        }
        var seen: Set<ID<Organization>> = []
        return try found.sorted { $0.key < $1.key }.filter { seen.insert($0.id).inserted }.prefix(limit).map { item in
            let counts = try tx.row(
                """
                SELECT count(DISTINCT CASE WHEN current = 1 THEN person END) AS now, count(DISTINCT person) AS ever FROM position
                WHERE account = \(account) AND organization = \(item.id)
                """)
            let now = counts?[0].int ?? 0
            return FoundOrganization(id: item.id, name: item.name, now: now, before: (counts?[1].int ?? 0) - now)
        }
    }

    private struct Key: Comparable {
        let missing: Int
        let name: String
        static func < (a: Key, b: Key) -> Bool { (a.missing, a.name) < (b.missing, b.name) }
    }
}

/// Brings the texts that the index found into their order.
private struct TextSearch {
    let account: AccountID
    let tx: any Transaction
    let terms: [SearchWord]
    static let reach = 500

    private struct Candidate {
        let id: SQLValue
        let table: String
        let at: Instant
        let precision: Interaction.Precision
        let text: String
        /// Of an opportunity or an insight.
        var people: [SQLValue] = []
    }

    func ranked(_ hits: [TextHit], limit: Int) throws -> [FoundText] {
        let best = try candidates(hits).map { (whole(in: $0.text), $0) }
            .sorted { ($1.0, $1.1.at) < ($0.0, $0.1.at) }.prefix(limit).map(\.1)
        let interactions = best.filter { $0.table == "interaction" }.compactMap { $0.id.id(Interaction.self) }
        let people = try Participants.names(of: interactions, account: account, tx: tx)
        return try best.compactMap { candidate in
            if candidate.table == "note" {
                return try owner(ofNote: candidate.id).map {
                    FoundText(kind: .note, people: [$0], at: candidate.at, precision: candidate.precision, text: candidate.text)
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

    /// How many of the words that were typed stand whole in the text.
    private func whole(in text: String) -> Int {
        let found = Set(foldedWords(text))
        return terms.count { $0.spellings.contains(where: found.contains) }
    }

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
