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
    /// Whether there are more than were counted.
    package let hasMore: Bool
}

/// Who and what was found as one types.
package struct FoundNames: Sendable {
    /// The best first.
    package let people: [FoundPerson]
    /// Whether they, and the organizations, are spelled otherwise than was typed: nobody is spelled so.
    package let isNear: Bool
    package let organizations: [FoundOrganization]
}

/// A note, something that happened, an opportunity or an insight in whose words the search was found.
package struct FoundText: Sendable {
    package enum Kind: Sendable {
        case note(ID<Note>)
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

/// Texts that search found, the best first.
package struct FoundTexts: Sendable {
    package let texts: [FoundText]
    /// By which they were found, to be marked in them.
    package let words: [String]
    /// Whether they are spelled otherwise than was typed: no text is spelled so.
    package let isNear: Bool
}

extension Network {
    /// People and organizations that are found by what was typed, the best of each.
    package func search(
        _ text: SearchText, limit: Int = 20, organizations most: Int = 5, at now: Instant
    ) async throws -> FoundNames {
        let account = account
        return try await read { tx in
            let (hits, near) = try PeopleSearch(account: account, tx: tx, now: now).hits(text, limit: limit)
            let fits = Dictionary(hits.map { ($0.id, $0.fits) }) { first, _ in first }
            let people = try PeopleQueries.lines(of: hits.map(\.id), account: account, tx: tx).map {
                FoundPerson(line: $0, fits: fits[$0.id] ?? [])
            }
            let search = OrganizationSearch(account: account, tx: tx)
            var organizations = try search.found(text.terms.map(SearchTerm.init), limit: most)
            if organizations.isEmpty, let near { organizations = try search.found(near, limit: most) }
            return FoundNames(people: people, isNear: near != nil, organizations: organizations)
        }
    }

    /// Texts with every word of what was typed: of the five hundred taken in last, those with the whole words first, then the newest.
    /// Where no text has them, those with words that are spelled nearly so.
    package func searchTexts(_ text: SearchText, limit: Int = 20) async throws -> FoundTexts {
        let account = account
        return try await read { tx in
            let search = TextSearch(account: account, tx: tx)
            let exact = try search.found(text.spoken.map { [TextWord($0)] }, limit: limit)
            guard exact.isEmpty, !text.spoken.isEmpty else { return FoundTexts(texts: exact, words: text.spoken, isNear: false) }
            let near = try text.spoken.map { try tx.textWords(near: $0) }
            let texts = near.allSatisfy { $0.count == 1 } ? [] : try search.found(near, limit: limit)
            return FoundTexts(texts: texts, words: near.flatMap { $0.flatMap(\.spellings) }, isNear: !texts.isEmpty)
        }
    }
}
