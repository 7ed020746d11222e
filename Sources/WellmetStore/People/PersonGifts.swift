package import WellmetModel

/// What somebody gave, for their page: how much of each, and what of it is good to know before one meets them.
package struct PersonGifts: Sendable, Equatable {
    /// Opportunities that they gave or that are for them, in which something may still happen.
    package let opportunities: Int
    package let insights: Int
    /// Introductions in which they are and in which something is still to be done.
    package let introductions: Int
    /// The newest insight of theirs that is not tried yet; nil when there is none.
    package let untried: Insight?

    package var isEmpty: Bool { opportunities == 0 && insights == 0 && introductions == 0 }
}

extension PersonGifts {
    static func read(_ id: ID<Person>, account: AccountID, tx: any Transaction) throws -> PersonGifts {
        func count<Given: StoredGift>(_: Given.Type, _ states: [Given.State]) -> SQL {
            Given.table.people.map { column in
                """
                (SELECT count(*) FROM \(Given.table.name) WHERE account = \(account) AND \(SQL(text: column)) = \(id)
                  AND state IN (\(list: states.map(\.rawValue))))
                """ as SQL
            }.joined(" + ")
        }
        let counts = try tx.row(
            """
            SELECT \(count(Opportunity.self, Opportunity.State.those(.running))) AS opportunities,
              \(count(Insight.self, Insight.State.allCases)) AS insights,
              \(count(Introduction.self, Introduction.State.those(.running))) AS introductions
            """)
        let untried = try tx.row(
            InsightLine.select(account) + " AND insight.person = \(id) AND insight.state = 'untried' ORDER BY insight.id DESC LIMIT 1")
        return PersonGifts(
            opportunities: counts?["opportunities"].int ?? 0, insights: counts?["insights"].int ?? 0,
            introductions: counts?["introductions"].int ?? 0,
            untried: try untried.map { try InsightLine(row: $0).insight })
    }
}

extension PersonGifts {
    /// "2 opportunities, 3 insights and 1 introduction under way"; empty when there is nothing.
    package var words: String {
        func counted(_ count: Int, _ one: String, _ many: String) -> String? { count == 0 ? nil : "\(count) \(count == 1 ? one : many)" }
        let parts = [
            counted(opportunities, "opportunity", "opportunities"), counted(insights, "insight", "insights"),
            counted(introductions, "introduction under way", "introductions under way"),
        ].compactMap(\.self)
        guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
