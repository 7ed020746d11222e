internal import Foundation
package import WellmetModel

/// The last year of the whole network.
package struct LookBack: Sendable {
    /// A circle's people by warmth, now and a year ago.
    package struct CircleWarmth: Sendable {
        package let circle: Circle
        package let now: WarmthMix
        /// Of the same people, at the beginning of this month a year ago.
        package let before: WarmthMix
    }

    package let year: ContactYear
    /// In the order of their names; those without people are left out.
    package let circles: [CircleWarmth]
    /// Of everybody who is in no circle.
    package let others: (now: WarmthMix, before: WarmthMix)
    /// The day of which *before* is.
    package let before: Day
}

/// How warm a tie was, with what happened in the contacts that moved it.
package struct WarmthStory: Sendable {
    package let history: WarmthHistory
    package let interactions: [ID<Interaction>: Interaction]
}

/// People by warmth, now and a year ago, while they are counted.
private struct Mixes {
    var now = WarmthMix()
    var before = WarmthMix()

    mutating func add(now: Warmth?, before: Warmth?) {
        self.now.add(now)
        self.before.add(before)
    }
}

extension Network {
    /// The last year of the network: reads what is kept by day and by tie, and no history.
    package func lookBack(at now: Instant) async throws -> LookBack {
        let account = account
        return try await read { tx in
            let zone = try Settings.read(account: account, tx: tx).timeZone
            let today = Day(now, in: zone)
            let yearAgo = YearAgo(now, in: zone)
            let days = try ContactDays.read(since: ContactYear.start(today), account: account, tx: tx)
            let mixes = try mixes(at: now, yearAgo, tx)
            let circles = try tx.rows("SELECT * FROM circle WHERE account = \(account) ORDER BY folded").map(Circle.init(row:))
            let warmth = circles.compactMap { circle in
                mixes[SQLValue(circle.id)].map { LookBack.CircleWarmth(circle: circle, now: $0.now, before: $0.before) }
            }
            let others = mixes[.null] ?? Mixes()
            return LookBack(
                year: ContactYear(today: today, contacts: days), circles: warmth, others: (others.now, others.before),
                before: Day(yearAgo.at, in: zone))
        }
    }

    /// On which days of that year of the calendar one was in touch with anybody.
    package func contactYear(_ year: Int, at now: Instant) async throws -> ContactYear {
        let account = account
        return try await read { tx in
            let zone = try Settings.read(account: account, tx: tx).timeZone
            let days = try ContactDays.days(of: ReviewSpan(year: year), account: account, zone: zone, at: now, tx: tx)
            return ContactYear(year, today: Day(now, in: zone), contacts: days)
        }
    }

    /// How warm the people of the book are and were, by their circles; those in none under null.
    private func mixes(at now: Instant, _ yearAgo: YearAgo, _ tx: any Transaction) throws -> [SQLValue: Mixes] {
        var mixes: [SQLValue: Mixes] = [:]
        // Of each tie only what its strength is made of.
        let columns: SQL = "tie.fast_level, tie.slow_level, tie.last_contact, tie.past_strength, tie.past_month"
        func add(_ sql: SQL) throws {
            try tx.each(sql) { row in
                var tie = Tie()
                (tie.fast.level, tie.slow.level, tie.lastContact) = (row[1].double ?? 0, row[2].double ?? 0, row[3].instant)
                mixes[row[0], default: Mixes()].add(
                    now: Warmth.of(tie, at: now), before: yearAgo.warmth(tie, past: row[4].double, pastMonth: row[5].int ?? 0))
            }
        }
        // Most are in no circle: they come in the order of the table, as by an index each would be looked for by itself.
        try add("SELECT NULL AS circle, \(columns) FROM tie WHERE tie.in_circle = 0 AND \(isInBook) ORDER BY tie.person")
        try add(
            """
            SELECT membership.circle, \(columns) FROM membership
            JOIN tie ON tie.account = membership.account AND tie.person = membership.person
            WHERE membership.account = \(account) AND \(isInBook)
            """)
        return mixes
    }

    /// How warm a tie was over two years, and what moved it: replays the person's own history.
    package func warmthStory(of person: ID<Person>, at now: Instant) async throws -> WarmthStory {
        let account = account
        return try await read { tx in
            var events: [(interaction: ID<Interaction>, event: TieEvent)] = []
            try tx.each(
                """
                SELECT at, weight, direction, personal, interaction FROM participant
                WHERE account = \(account) AND person = \(person) ORDER BY at, interaction
                """
            ) { row in events.append((try row[4].required(), try TieEvent(participation: row))) }
            let history = WarmthHistory(events, at: now, in: try Settings.read(account: account, tx: tx).timeZone)
            let told = history.moves.map(\.interaction)
            let rows = try tx.rows("SELECT * FROM interaction WHERE account = \(account) AND id IN (\(list: told))")
            let interactions = try rows.map(Interaction.init(row:))
            return WarmthStory(
                history: history, interactions: Dictionary(interactions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// Reckons anew what ties were a year ago and in each month since, of those for whom a new month has begun: a few at once.
    ///
    /// Done by the server behind a new day, and before the command line looks back.
    package func renewYearAgo(at now: Instant) async throws {
        let account = account
        let (yearAgo, stale) = try await read { tx in
            let yearAgo = YearAgo(now, in: try Settings.read(account: account, tx: tx).timeZone)
            let stale: [ID<Person>] = try tx.rows(
                "SELECT person FROM tie WHERE account = \(account) AND past_month <> \(yearAgo.month) AND last_contact > \(yearAgo.at)"
            ).map { try $0[0].required() }
            return (yearAgo, stale)
        }
        for start in stride(from: 0, to: stale.count, by: 50) {
            let part = stale[start..<min(stale.count, start + 50)]
            try await engine.write { tx in
                for person in part {
                    // They may be gone, or written to, meanwhile.
                    let kept = try TieRow.replayed(person, rules: TieRules(), yearAgo, account: account, tx: tx)
                    try tx.run(
                        """
                        UPDATE tie SET past_strength = \(kept.past), past_month = \(yearAgo.month), past_heights = \(kept.pastHeights?.text ?? "")
                        WHERE account = \(account) AND person = \(person)
                        """)
                }
            }
        }
    }
}
