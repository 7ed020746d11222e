internal import Foundation
package import WellmetModel

/// A circle with how many people are in it.
package struct CircleLine: Sendable {
    package let circle: Circle
    package let members: Int
    /// How many of them are overdue by this circle's cadence, or would be by another: see `effect(of:on:at:)`.
    package let overdue: Int
}

/// What a cadence or a pause does to today's list, for several people.
package struct CadenceEffect: Sendable {
    /// People who are overdue at once.
    package let overdueNow: Int
    /// People who become overdue within the next seven days.
    package let overdueThisWeek: Int
    /// Those who may be suggested at all.
    package let members: Int

    package init(_ effects: [PersonEffect], at now: Instant) {
        let due = effects.filter(\.isSuggestible).map(\.dueFrom)
        members = due.count
        overdueNow = due.count { $0.map { $0 <= now } ?? false }
        overdueThisWeek = due.count { $0.map { $0 > now && $0 <= now.adding(days: 7) } ?? false }
    }
}

extension Network {
    /// All circles in the order of their names.
    package func circles(at now: Instant) async throws -> [CircleLine] {
        let account = account
        return try await read { tx in
            let zone = try Settings.read(account: account, tx: tx).timeZone
            // Whose day of the cadence has come; a clock that changed in between moves only who was in touch within its hour of midnight.
            let tomorrow = Day(now, in: zone).adding(1).start(in: zone)
            return try tx.rows(
                """
                SELECT circle.id AS id, circle.name AS name, circle.cadence_days AS cadence_days, circle.paused_until AS paused_until,
                  count(person.id) AS members,
                  sum(CASE WHEN tie.suggestible = 1 AND tie.cadence_days IS NOT NULL
                    AND (tie.rests_until IS NULL OR tie.rests_until <= \(now))
                    AND tie.last_contact + tie.cadence_days * 86400000 < \(tomorrow) THEN 1 ELSE 0 END) AS overdue
                FROM circle LEFT JOIN membership ON membership.account = circle.account AND membership.circle = circle.id
                LEFT JOIN person ON person.account = membership.account AND person.id = membership.person
                  AND person.standing = 'book' AND person.archived = 0
                LEFT JOIN tie ON tie.account = person.account AND tie.person = person.id
                WHERE circle.account = \(account)
                GROUP BY circle.id, circle.name, circle.folded, circle.cadence_days, circle.paused_until ORDER BY circle.folded
                """
            ).map { CircleLine(circle: try Circle(row: $0), members: $0["members"].int ?? 0, overdue: $0["overdue"].int ?? 0) }
        }
    }

    /// The circle of that name; nil when there is none.
    package func circle(named name: String) async throws -> Circle? {
        let account = account
        let key = folded(name.trimmed)
        return try await read { tx in
            try tx.row("SELECT * FROM circle WHERE account = \(account) AND folded = \(key)").map(Circle.init(row:))
        }
    }

    /// Changes a circle as somebody saw it.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func edit(_ seen: Circle, name: String, cadenceDays: Int?, pausedUntil: Day?, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, CircleTitle.of(seen.name, renamed: name, cadenceDays)), at: now) { change in
            try change.check(seen)
            try change.set(seen.id, cadenceDays: cadenceDays, pausedUntil: pausedUntil, name: name == seen.name ? nil : name)
        }
    }

    /// Makes a circle, or changes the cadence and pause of one.
    package func setCircle(
        _ name: String, cadenceDays: Int?, pausedUntil: Day? = nil, renamed: String? = nil, at now: Instant
    ) async throws -> Written<ID<Circle>> {
        try await write(BatchEntry(.edit, CircleTitle.of(name.trimmed, renamed: renamed, cadenceDays)), at: now) { change in
            let id = try change.circle(named: name)
            try change.set(id, cadenceDays: cadenceDays, pausedUntil: pausedUntil, name: renamed?.nonEmpty)
            return id
        }
    }

    /// Dissolves a circle as somebody saw it: its people stay, without it.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func dissolve(_ circle: Circle, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, "Dissolved the circle \(circle.name)"), at: now) { change in
            try change.check(circle)
            try change.refreshMembers(of: circle.id)
            for row in try change.tx.rows("SELECT person FROM membership WHERE account = \(change.account) AND circle = \(circle.id)") {
                try change.delete(.membership, [SQLValue(circle.id), row[0]])
            }
            try change.tx.run("DELETE FROM circle_rhythm WHERE account = \(change.account) AND circle = \(circle.id)")
            try change.delete(.circle, [SQLValue(circle.id)])
        }
    }

    /// What a cadence of `days` for the circle, or none, and a pause of it would do, with what else holds for its members: their
    /// own cadences and pauses, and their other circles. Pass over its members; nobody is written.
    package func effect(
        ofCadence days: Int?, pausedUntil: Day? = nil, on circle: ID<Circle>, at now: Instant
    ) async throws -> CadenceEffect {
        let account = account
        let changed = Circle(id: circle, name: "", cadenceDays: days, pausedUntil: pausedUntil)
        return try await read { tx in
            let zone = try Settings.read(account: account, tx: tx).timeZone
            let today = Day(now, in: zone)
            var others: [ID<Person>: [Circle]] = [:]
            let memberships = try tx.rows(
                """
                SELECT circle.*, membership.person AS member FROM membership
                JOIN membership AS other ON other.account = membership.account AND other.person = membership.person
                JOIN circle ON circle.account = other.account AND circle.id = other.circle
                WHERE membership.account = \(account) AND membership.circle = \(circle) AND other.circle <> \(circle)
                """)
            for row in memberships { others[try row["member"].required(), default: []].append(try Circle(row: row)) }
            let rows = try tx.rows(
                """
                SELECT tie.*, person.cadence_days AS own FROM membership
                JOIN tie ON tie.account = membership.account AND tie.person = membership.person
                JOIN person ON person.account = membership.account AND person.id = membership.person
                WHERE membership.account = \(account) AND membership.circle = \(circle)
                """)
            let effects = try rows.map { row in
                var kept = try TieRow(row: row)
                let circles = (others[try row["person"].required()] ?? []) + [changed]
                kept.rules.cadenceDays = Cadence.chosen(person: row["own"].int, circles: circles, on: today)
                return PersonEffect(kept.tie, kept.rules, in: zone)
            }
            return CadenceEffect(effects, at: now)
        }
    }
}

/// How a change of a circle is called.
private enum CircleTitle {
    static func of(_ name: String, renamed: String?, _ days: Int?) -> String {
        let cadence = days.map { $0 == 1 ? "every day" : "every \($0) days" } ?? "no cadence"
        guard let renamed = renamed?.nonEmpty, renamed != name else { return "Circle \(name): \(cadence)" }
        return "Circle \(name) is called \(renamed): \(cadence)"
    }
}

extension Change {
    /// Lets the write go on when the circle is still as it was seen.
    ///
    /// - Throws: `StaleVersion`.
    fileprivate func check(_ seen: Circle) throws {
        guard let row = try current(.circle, [SQLValue(seen.id)]), try Circle(row: row) == seen else { throw StaleVersion() }
    }

    /// Writes the cadence and pause of a circle, and its name when that is to be another.
    fileprivate func set(_ id: ID<Circle>, cadenceDays: Int?, pausedUntil: Day?, name: String?) throws {
        try update(
            .circle, [SQLValue(id)],
            ["cadence_days": SQLValue(try checked(cadence: cadenceDays)), "paused_until": SQLValue(pausedUntil)])
        if let name {
            if let endless = PersonEdit.joinCircle(name).endless { throw StoreError(endless) }
            let other = try tx.row("SELECT id FROM circle WHERE account = \(account) AND folded = \(folded(name)) AND id <> \(id)")
            guard other == nil else { throw StoreError.refused("There is a circle “\(name)” already.") }
            try update(.circle, [SQLValue(id)], ["name": .text(name), "folded": .text(folded(name))])
        }
        try refreshMembers(of: id)
    }
}
