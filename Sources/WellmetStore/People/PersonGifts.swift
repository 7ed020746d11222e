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
        func count(_ table: String, _ columns: [String], _ states: [String]) throws -> Int {
            try columns.reduce(0) { sum, column in
                let row = try tx.row(
                    "SELECT count(*) AS n FROM \(SQL(text: table)) WHERE account = \(account) AND \(SQL(text: column)) = \(id)"
                        + " AND state IN (\(list: states))")
                return sum + (row?["n"].int ?? 0)
            }
        }
        let untried = try tx.row(
            InsightLine.select(account) + " AND insight.person = \(id) AND insight.state = 'untried' ORDER BY insight.id DESC LIMIT 1")
        return PersonGifts(
            opportunities: try count("opportunity", ["person", "for_person"], ["open", "pursued"]),
            insights: try count("insight", ["person"], Insight.State.allCases.map(\.rawValue)),
            introductions: try count("introduction", ["person", "other"], ["asked", "offered"]),
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
