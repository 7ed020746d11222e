package import WellmetModel

extension Network {
    /// What is to be said of the names in a filter: that there is no such circle, tag or person, with what is spelled nearly so, and
    /// that a name means several people.
    package func remarks(on terms: [FilterTerm]) async throws -> [String] {
        let circles = try await terms.contains { !$0.test.values(of: .circle).isEmpty } ? circleNames() : []
        let tags = try await terms.contains { !$0.test.values(of: .tag).isEmpty } ? tagNames() : []
        let unknown = UnknownName.all(in: terms, circles: circles, tags: tags)
        return try await unknown.map(\.description) + remarks(onPeopleIn: terms)
    }

    /// The same of people alone.
    package func remarks(onPeopleIn terms: [FilterTerm]) async throws -> [String] {
        let names = terms.flatMap { $0.test.values(of: .knows) }
        guard !names.isEmpty else { return [] }
        let account = account
        return try await read { tx in
            var seen: Set<String> = []
            return try names.filter { seen.insert($0).inserted }.compactMap { name in
                let people = try PersonLookup.find(name, account: account, tx: tx).map(\.name.full)
                if people.count == 1 { return nil }
                if people.count > 1 { return SharedName(name, of: people).description }
                return UnknownName.person(name, near: try PersonLookup.near(name, account: account, tx: tx)).description
            }
        }
    }
}

extension PersonLookup {
    /// The names of people that are spelled nearly so, the best first: at most three.
    static func near(_ name: String, account: AccountID, tx: any Transaction) throws -> [String] {
        let hits = try PeopleSearch(account: account, tx: tx, now: .distantPast).hits(SearchText(name), limit: 20).hits
        let people = hits.filter { $0.fits.allSatisfy { $0.field == .name } }.prefix(3).map(\.id)
        return try PeopleQueries.rows(of: Array(people), account: account, tx: tx).map { $0["full_name"].text }
    }
}
