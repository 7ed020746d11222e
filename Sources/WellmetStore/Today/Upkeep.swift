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
        _ = try await write(BatchEntry(.rule, "Prepared \(PartialDate(today).words)", by: .rule), at: now, soon: true) { change in
            try Upkeep.prepare(today, in: zone, change)
        }
    }

    /// Reckons every tie's rules anew, as after a change of the time zone.
    func refreshRules(at now: Instant) async throws {
        _ = try await write(BatchEntry(.rule, "Reckoned pauses anew", by: .rule), at: now) { change in
            for row in try change.tx.rows("SELECT person FROM tie WHERE account = \(change.account) AND rests_until IS NOT NULL") {
                change.peopleToRefresh.insert(try row[0].required())
            }
            try ContactDays.recount(account: change.account, zone: try change.settings().timeZone, at: now, tx: change.tx)
        }
    }
}

enum Upkeep {
    static func isReady(account: AccountID, today: Day, tx: any Transaction) throws -> Bool {
        try tx.row("SELECT computed_on FROM upkeep WHERE account = \(account)")?["computed_on"].day == today
    }

    /// What a circle's people have in common, as it stands.
    struct Rhythm {
        let circle: ID<Circle>
        let pausedUntil: Day?
        let members: Int
        let onlyTie: ID<Person>?
        let logMean: Double
        /// What is kept of it; nil when nothing is.
        let kept: (logMean: Double, members: Int, onlyTie: ID<Person>?, on: Day)?

        /// A mean that hardly moved is left as it is, so that its members need no reckoning.
        var hasMoved: Bool { kept.map { abs($0.logMean - logMean) > 0.05 } ?? true }
    }

    static func prepare(_ today: Day, in zone: TimeZone, _ change: Change) throws {
        let account = change.account
        for rhythm in try rhythms(account: account, tx: change.tx) {
            try write(rhythm, on: today, change)
            let computedOn = rhythm.kept?.on ?? Day(number: 0)
            let pauseEnded = rhythm.pausedUntil.map { $0 <= today && computedOn < $0 } ?? false
            if rhythm.hasMoved || pauseEnded { try change.refreshMembers(of: rhythm.circle) }
        }
        try renewBounds(today, in: zone, change)
        try change.tx.run(
            """
            INSERT INTO upkeep (account, computed_on, unaffiliated)
            VALUES (\(account), \(today), \(try unaffiliated(account: account, tx: change.tx)))
            ON CONFLICT (account) DO UPDATE SET computed_on = excluded.computed_on, unaffiliated = excluded.unaffiliated
            """)
    }

    private static func write(_ rhythm: Rhythm, on today: Day, _ change: Change) throws {
        let mean = rhythm.hasMoved ? rhythm.logMean : rhythm.kept?.logMean ?? rhythm.logMean
        try change.tx.run(
            """
            INSERT INTO circle_rhythm (account, circle, log_mean, members, only_tie, computed_on)
            VALUES (\(change.account), \(rhythm.circle), \(mean), \(rhythm.members), \(rhythm.onlyTie), \(today))
            ON CONFLICT (account, circle) DO UPDATE SET log_mean = excluded.log_mean, members = excluded.members,
              only_tie = excluded.only_tie, computed_on = excluded.computed_on
            """)
    }

    /// The rhythms of those circles again, as far as none is kept: an undo brought the circles back with their people.
    static func restore(_ circles: Set<ID<Circle>>, on today: Day, _ change: Change) throws {
        guard !circles.isEmpty, try isReady(account: change.account, today: today, tx: change.tx) else { return }
        for rhythm in try rhythms(account: change.account, tx: change.tx) where circles.contains(rhythm.circle) && rhythm.kept == nil {
            try write(rhythm, on: today, change)
        }
        for circle in circles.sorted() { try change.refreshMembers(of: circle) }
    }

    /// Reckons the bounds of need anew that end today or tomorrow, of everybody who may be due by then. Others are never read
    /// before they are due.
    private static func renewBounds(_ today: Day, in zone: TimeZone, _ change: Change) throws {
        // A day more than today: the zone may change before midnight.
        let end = today.adding(2).start(in: zone)
        let owed = change.now.adding(days: -Urgency.replyLasts)
        let asked = change.now.adding(days: -Urgency.askLasts)
        let rows = try change.tx.rows(
            """
            SELECT * FROM tie WHERE account = \(change.account) AND person IN (
              SELECT person FROM tie WHERE account = \(change.account) AND bound_until < \(end)
              AND (attention_from < \(end) OR owed_since > \(owed) OR asked_since > \(asked)))
            """)
        try NeedBound.renew(rows, at: end, change.tx)
    }

    /// Where what the day began with differs from what it would be now, in words. Told only while nobody has changed anything
    /// since midnight: after that it may differ.
    static func differences(account: AccountID, today: Day, zone: TimeZone, tx: any Transaction) throws -> [String] {
        guard try isReady(account: account, today: today, tx: tx) else { return [] }
        let changed = try tx.row(
            "SELECT 1 AS found FROM batch WHERE account = \(account) AND made_at >= \(today.start(in: zone)) AND kind <> 'rule' LIMIT 1")
        guard changed == nil else { return [] }
        var found = try rhythms(account: account, tx: tx).filter { rhythm in
            rhythm.hasMoved || rhythm.kept?.members != rhythm.members || rhythm.kept?.onlyTie != rhythm.onlyTie
        }.map { "the rhythm of a circle (\($0.circle))" }
        let kept = try tx.row("SELECT unaffiliated FROM upkeep WHERE account = \(account)")?["unaffiliated"].int
        if kept != (try unaffiliated(account: account, tx: tx)) { found.append("the number of people in no circle") }
        return found
    }

    private static func rhythms(account: AccountID, tx: any Transaction) throws -> [Rhythm] {
        try tx.rows(
            """
            SELECT circle.id AS circle, circle.paused_until AS paused_until, circle_rhythm.log_mean AS log_mean,
              circle_rhythm.members AS kept_members, circle_rhythm.only_tie AS only_tie, circle_rhythm.computed_on AS computed_on,
              coalesce(sum(tie.rhythm_total), 0) AS total, coalesce(sum(tie.rhythm_count), 0) AS pauses,
              count(tie.person) AS members, sum(CASE WHEN tie.contacts > 0 THEN 1 ELSE 0 END) AS ties
            FROM circle
            LEFT JOIN membership ON membership.account = circle.account AND membership.circle = circle.id
            LEFT JOIN tie ON tie.account = membership.account AND tie.person = membership.person
            LEFT JOIN circle_rhythm ON circle_rhythm.account = circle.account AND circle_rhythm.circle = circle.id
            WHERE circle.account = \(account)
            GROUP BY circle.id, circle.paused_until, circle_rhythm.log_mean, circle_rhythm.members, circle_rhythm.only_tie,
              circle_rhythm.computed_on
            """
        ).map { row in
            let circle: ID<Circle> = try row["circle"].required()
            let only: ID<Person>? =
                row["ties"].int == 1
                ? try tx.row(
                    """
                    SELECT tie.person AS person FROM membership
                    JOIN tie ON tie.account = membership.account AND tie.person = membership.person
                    WHERE membership.account = \(account) AND membership.circle = \(circle) AND tie.contacts > 0
                    """)?["person"].id()
                : nil
            let kept = row["log_mean"].double.map { mean in
                (
                    logMean: mean, members: row["kept_members"].int ?? 0, onlyTie: row["only_tie"].id(Person.self),
                    on: row["computed_on"].day ?? Day(number: 0)
                )
            }
            return Rhythm(
                circle: circle, pausedUntil: row["paused_until"].day, members: row["members"].int ?? 0, onlyTie: only,
                logMean: CircleRhythm(total: row["total"].double ?? 0, count: row["pauses"].double ?? 0).logMean, kept: kept)
        }
    }

    /// How many people of the book are in no circle.
    private static func unaffiliated(account: AccountID, tx: any Transaction) throws -> Int {
        try tx.row(
            """
            SELECT (SELECT count(*) FROM person WHERE account = \(account) AND standing = 'book' AND archived = 0)
              - (SELECT count(DISTINCT membership.person) FROM membership
                 JOIN person ON person.account = membership.account AND person.id = membership.person
                 WHERE membership.account = \(account) AND person.standing = 'book' AND person.archived = 0) AS n
            """)?["n"].int ?? 0
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
