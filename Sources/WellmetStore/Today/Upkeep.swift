internal import Foundation
package import WellmetModel

extension Network {
    /// What a new day needs before its list is made: each circle's rhythm, and the cadences of circles whose pause has ended.
    ///
    /// Done once a day, by the server at midnight or by the first request. Costs one pass over the memberships.
    package func prepareDay(at now: Instant) async throws {
        let account = account
        let zone = try await settings().timeZone
        let today = Day(now, in: zone)
        let isReady = try await read { tx in try Upkeep.isReady(account: account, today: today, tx: tx) }
        guard !isReady else { return }
        _ = try await write(BatchEntry(.rule, "Prepared \(today)", by: .rule), at: now) { change in
            try Upkeep.prepare(today, change)
        }
    }

    /// Reckons every tie's rules anew, as after a change of the time zone.
    func refreshRules(at now: Instant) async throws {
        _ = try await write(BatchEntry(.rule, "Reckoned pauses anew", by: .rule), at: now) { change in
            for row in try change.tx.rows("SELECT person FROM tie WHERE account = \(change.account) AND rests_until IS NOT NULL") {
                change.peopleToRefresh.insert(try row[0].required())
            }
        }
    }
}

enum Upkeep {
    static func isReady(account: AccountID, today: Day, tx: any Transaction) throws -> Bool {
        try tx.row("SELECT computed_on FROM upkeep WHERE account = \(account)")?["computed_on"].day == today
    }

    static func prepare(_ today: Day, _ change: Change) throws {
        let account = change.account
        let sums = try change.tx.rows(
            """
            SELECT circle.id AS circle, circle.paused_until AS paused_until, circle_rhythm.log_mean AS log_mean,
              circle_rhythm.computed_on AS computed_on, coalesce(sum(tie.rhythm_total), 0) AS total,
              coalesce(sum(tie.rhythm_count), 0) AS pauses, count(tie.person) AS members,
              sum(CASE WHEN tie.contacts > 0 THEN 1 ELSE 0 END) AS ties
            FROM circle
            LEFT JOIN membership ON membership.account = circle.account AND membership.circle = circle.id
            LEFT JOIN tie ON tie.account = membership.account AND tie.person = membership.person
            LEFT JOIN circle_rhythm ON circle_rhythm.account = circle.account AND circle_rhythm.circle = circle.id
            WHERE circle.account = \(account)
            GROUP BY circle.id, circle.paused_until, circle_rhythm.log_mean, circle_rhythm.computed_on
            """)
        for row in sums {
            let circle: ID<Circle> = try row["circle"].required()
            let mean = CircleRhythm(total: row["total"].double ?? 0, count: row["pauses"].double ?? 0).logMean
            let only: ID<Person>? =
                row["ties"].int == 1
                ? try change.tx.row(
                    """
                    SELECT tie.person AS person FROM membership
                    JOIN tie ON tie.account = membership.account AND tie.person = membership.person
                    WHERE membership.account = \(account) AND membership.circle = \(circle) AND tie.contacts > 0
                    """)?["person"].id()
                : nil
            // A mean that hardly moved is left as it is, so that its members need no reckoning.
            let known = row["log_mean"].double
            let moved = known.map { abs($0 - mean) > 0.05 } ?? true
            let pauseEnded = row["paused_until"].day.map { $0 <= today && (row["computed_on"].day ?? Day(number: 0)) < $0 } ?? false
            try change.tx.run(
                """
                INSERT INTO circle_rhythm (account, circle, log_mean, members, only_tie, computed_on)
                VALUES (\(account), \(circle), \(moved ? mean : known ?? mean), \(row["members"].int ?? 0), \(only), \(today))
                ON CONFLICT (account, circle) DO UPDATE SET log_mean = excluded.log_mean, members = excluded.members,
                  only_tie = excluded.only_tie, computed_on = excluded.computed_on
                """)
            if moved || pauseEnded { try change.refreshMembers(of: circle) }
        }
        let alone = try change.tx.row(
            """
            SELECT count(*) AS n FROM person WHERE account = \(account) AND standing = 'book' AND archived = 0
            AND NOT EXISTS (SELECT 1 FROM membership WHERE membership.account = person.account AND membership.person = person.id)
            """)
        try change.tx.run(
            """
            INSERT INTO upkeep (account, computed_on, unaffiliated) VALUES (\(account), \(today), \(alone?["n"].int ?? 0))
            ON CONFLICT (account) DO UPDATE SET computed_on = excluded.computed_on, unaffiliated = excluded.unaffiliated
            """)
    }
}

extension Change {
    /// Marks everybody of a circle, because a rule of it changed.
    func refreshMembers(of circle: ID<Circle>) throws {
        for row in try tx.rows("SELECT person FROM membership WHERE account = \(account) AND circle = \(circle)") {
            peopleToRefresh.insert(try row[0].required())
        }
    }
}
