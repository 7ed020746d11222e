package import WellmetModel

extension Network {
    /// What is to be said of a filter: that there is no such circle, tag or person, with what is spelled nearly so, that a name means
    /// several people, and what else it most likely was not meant to ask. `texts` are as the terms were written.
    package func remarks(on terms: [FilterTerm], in texts: [String]) async throws -> [FilterRemark] {
        let circles = try await terms.contains { !$0.test.values(of: .circle).isEmpty } ? circleNames() : []
        let tags = try await terms.contains { !$0.test.values(of: .tag).isEmpty } ? tagNames() : []
        let views = try await texts.contains { $0.contains("@") } ? views() : []
        return try await FilterRemark.all(on: terms, in: texts, circles: circles, tags: tags, views: views)
            + remarks(onPeopleIn: terms, in: texts)
    }

    /// The same of people alone.
    package func remarks(onPeopleIn terms: [FilterTerm], in texts: [String]) async throws -> [FilterRemark] {
        let names = terms.flatMap { $0.test.values(of: .knows) }
        guard !names.isEmpty else { return [] }
        let account = account
        return try await read { tx in
            var seen: Set<String> = []
            return try names.filter { seen.insert($0).inserted }.compactMap { name in
                let people = try PersonLookup.find(name, account: account, tx: tx).map(\.name.full)
                if people.count == 1 { return nil }
                if people.count > 1 { return FilterRemark(SharedName(name, of: people).description) }
                return FilterRemark(.person(name, near: try PersonLookup.near(name, account: account, tx: tx)), in: texts)
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
