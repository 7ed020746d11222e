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

extension Network {
    /// The last year of the network: reads what is kept by day and by tie, and no history.
    package func lookBack(at now: Instant) async throws -> LookBack {
        let account = account
        return try await read { tx in
            let zone = try Settings.read(account: account, tx: tx).timeZone
            let today = Day(now, in: zone)
            let yearAgo = YearAgo(now, in: zone)
            let days = try ContactDays.read(since: ContactYear.start(today), account: account, tx: tx)
            var ties: [ID<Person>: (now: Warmth?, before: Warmth?)] = [:]
            var others = (now: WarmthMix(), before: WarmthMix())
            try tx.each(
                """
                SELECT \(SQL(text: Tie.columns)), tie.person, past_strength, past_month, in_circle FROM tie
                JOIN person ON person.account = tie.account AND person.id = tie.person
                WHERE tie.account = \(account) AND person.standing = 'book' AND person.archived = 0
                """
            ) { row in
                let tie = Tie(row: row, from: 0)
                let warmth = (now: Warmth.of(tie, at: now), before: yearAgo.warmth(tie, past: row[18].double, pastMonth: row[19].int ?? 0))
                if row[20].bool {
                    ties[try row[17].required()] = warmth
                } else {
                    others.now.add(warmth.now)
                    others.before.add(warmth.before)
                }
            }
            var mixes: [ID<Circle>: (now: WarmthMix, before: WarmthMix)] = [:]
            try tx.each("SELECT circle, person FROM membership WHERE account = \(account)") { row in
                guard let warmth = ties[try row[1].required()] else { return }
                mixes[try row[0].required(), default: (WarmthMix(), WarmthMix())].now.add(warmth.now)
                mixes[try row[0].required(), default: (WarmthMix(), WarmthMix())].before.add(warmth.before)
            }
            let circles = try tx.rows("SELECT * FROM circle WHERE account = \(account) ORDER BY folded").map(Circle.init(row:))
            return LookBack(
                year: ContactYear(today: today, contacts: days),
                circles: circles.compactMap { circle in
                    mixes[circle.id].map { LookBack.CircleWarmth(circle: circle, now: $0.now, before: $0.before) }
                }, others: others, before: Day(yearAgo.at, in: zone))
        }
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

    /// Reckons anew what ties were a year ago, of those for whom a new month has begun: a few hundred at once.
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
        for start in stride(from: 0, to: stale.count, by: 200) {
            let part = stale[start..<min(stale.count, start + 200)]
            try await engine.write { tx in
                for person in part {
                    // They may be gone, or written to, meanwhile.
                    let kept = try TieRow.replayed(person, rules: TieRules(), yearAgo, account: account, tx: tx)
                    try tx.run(
                        """
                        UPDATE tie SET past_strength = \(kept.past), past_month = \(yearAgo.month)
                        WHERE account = \(account) AND person = \(person)
                        """)
                }
            }
        }
    }
}
