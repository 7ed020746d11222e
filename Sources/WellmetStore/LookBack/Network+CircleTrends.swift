internal import Foundation
package import WellmetModel

extension Network {
    /// How warm the people of each circle are, and were over the last year; circles without people are left out.
    ///
    /// Looks once at the tie of each member, and at no history.
    package func circleTrends(at now: Instant) async throws -> [ID<Circle>: WarmthTrend] {
        let account = account
        return try await read { tx in
            let zone = try Settings.read(account: account, tx: tx).timeZone
            let yearAgo = YearAgo(now, in: zone)
            var groups: [ID<Circle>: (heights: [[Double?]], mix: WarmthMix)] = [:]
            try tx.each(
                """
                SELECT membership.circle, tie.fast_level, tie.slow_level, tie.last_contact, tie.past_strength, tie.past_month, tie.past_heights
                FROM membership JOIN tie ON tie.account = membership.account AND tie.person = membership.person
                WHERE membership.account = \(account) AND \(isInBook)
                """
            ) { row in
                let tie = Tie(
                    fast: Memory(level: row[1].double ?? 0), slow: Memory(level: row[2].double ?? 0), lastContact: row[3].instant)
                let circle: ID<Circle> = try row[0].required()
                groups[circle, default: ([], WarmthMix())].mix.add(Warmth.of(tie, at: now))
                guard tie.lastContact != nil else { return }
                let past = yearAgo.heights(tie, past: row[4].double, pastMonth: row[5].int ?? 0, PastHeights(text: row[6].text))
                groups[circle]?.heights.append(past + [tie.height(at: now)])
            }
            let days = yearAgo.months.map { Day($0, in: .gmt) } + [Day(now, in: zone)]
            return groups.mapValues { WarmthTrend(days: days, heights: $0.heights, mix: $0.mix) }
        }
    }

    /// That a row of `tie` is of somebody in the book: who may be suggested is, and only of the few others the person is looked at.
    var isInBook: SQL {
        """
        tie.account = \(account) AND (tie.suggestible = 1 OR EXISTS (SELECT 1 FROM person
          WHERE person.account = tie.account AND person.id = tie.person AND person.never_suggest = 1
          AND person.standing = 'book' AND person.archived = 0))
        """
    }
}
