internal import WellmetModel

/// Finds organizations by the words of their names.
struct OrganizationSearch {
    let account: AccountID
    let tx: any Transaction

    /// Organizations that are read for the rarest word, and people at each that are counted.
    private static let (most, mostPeople) = (200, 500)

    /// Those with a word for every term, the best first.
    func found(_ terms: [SearchTerm], limit: Int) throws -> [FoundOrganization] {
        guard limit > 0, let rarest = try terms.map({ ($0, try count($0)) }).min(by: { $0.1 < $1.1 })?.0 else { return [] }
        var found: [(key: Key, id: ID<Organization>, name: String)] = []
        for row in try organizations(by: rarest) {
            let names = foldedWords(row[1].text)
            let fits = terms.compactMap { term in names.compactMap { term.fit($0, in: .organization) }.min() }
            guard fits.count == terms.count else { continue }
            let missing = names.count(where: { name in !terms.contains { $0.typed.spellings.contains(name) } })
            let cost = SearchFit.rank(fits, warmth: nil, isInBook: true)
            found.append((Key(cost: cost, missing: missing, name: row[1].text), try row[0].required(), row[1].text))
        }
        var seen: Set<ID<Organization>> = []
        return try found.sorted { $0.key < $1.key }.filter { seen.insert($0.id).inserted }.prefix(limit).map {
            try withPeople($0.id, $0.name)
        }
    }

    /// How many organizations have such a word, as far as `most`.
    private func count(_ term: SearchTerm) throws -> Int {
        try term.ranges.reduce(0) { sum, range in
            let row = try tx.row(
                """
                SELECT count(*) AS n FROM (SELECT 1 AS found FROM organization_word
                WHERE account = \(account) AND word >= \(range.from) AND word < \(range.to) LIMIT \(Self.most)) AS few
                """)
            return sum + (row?[0].int ?? 0)
        }
    }

    private func organizations(by term: SearchTerm) throws -> [Row] {
        try term.ranges.flatMap { range in
            try tx.rows(
                """
                SELECT organization.id, organization.name FROM organization_word
                JOIN organization ON organization.account = organization_word.account AND organization.id = organization_word.organization
                WHERE organization_word.account = \(account) AND organization_word.word >= \(range.from)
                  AND organization_word.word < \(range.to) ORDER BY organization_word.word LIMIT \(Self.most)
                """)
        }
    }

    private func withPeople(_ id: ID<Organization>, _ name: String) throws -> FoundOrganization {
        let counts = try tx.row(
            """
            SELECT count(DISTINCT CASE WHEN current = 1 THEN person END) AS now, count(DISTINCT person) AS ever, count(*) AS n FROM
            (SELECT person, current FROM position WHERE account = \(account) AND organization = \(id) LIMIT \(Self.mostPeople)) AS few
            """)
        let now = counts?[0].int ?? 0
        return FoundOrganization(
            id: id, name: name, now: now, before: (counts?[1].int ?? 0) - now, hasMore: (counts?[2].int ?? 0) >= Self.mostPeople)
    }

    private struct Key: Comparable {
        let cost: Double
        let missing: Int
        let name: String
        static func < (a: Key, b: Key) -> Bool { (a.cost, a.missing, a.name) < (b.cost, b.missing, b.name) }
    }
}
