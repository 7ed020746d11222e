internal import Foundation
package import WellmetModel

/// A circle with how many people are in it.
package struct CircleLine: Sendable {
    package let circle: Circle
    package let members: Int
    /// How many of them are overdue by this circle's cadence, or would be by another: see `effect(of:on:at:)`.
    package let overdue: Int
}

/// What a cadence would do to today's list, before it is set.
package struct CadenceEffect: Sendable {
    /// People who would be overdue at once.
    package let overdueNow: Int
    /// People who would become overdue within the next seven days.
    package let overdueThisWeek: Int
    package let members: Int
}

extension Network {
    /// All circles in the order of their names.
    package func circles(at now: Instant) async throws -> [CircleLine] {
        let account = account
        return try await read { tx in
            try tx.rows(
                """
                SELECT circle.id AS id, circle.name AS name, circle.cadence_days AS cadence_days, circle.paused_until AS paused_until,
                  count(tie.person) AS members,
                  sum(CASE WHEN tie.suggestible = 1 AND tie.cadence_days IS NOT NULL
                    AND tie.last_contact + tie.cadence_days * 86400000 <= \(now) THEN 1 ELSE 0 END) AS overdue
                FROM circle LEFT JOIN membership ON membership.account = circle.account AND membership.circle = circle.id
                LEFT JOIN tie ON tie.account = membership.account AND tie.person = membership.person
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

    /// Makes a circle, or changes the cadence and pause of one.
    package func setCircle(
        _ name: String, cadenceDays: Int?, pausedUntil: Day? = nil, renamed: String? = nil, at now: Instant
    ) async throws -> Written<ID<Circle>> {
        try await write(BatchEntry(.edit, "Circle \(name.trimmed): \(cadenceDays.map { "every \($0) days" } ?? "no cadence")"), at: now) {
            change in
            let id = try change.circle(named: name)
            try change.update(
                .circle, [SQLValue(id)],
                ["cadence_days": SQLValue(try change.checked(cadence: cadenceDays)), "paused_until": SQLValue(pausedUntil)])
            if let renamed = renamed?.nonEmpty {
                let other = try change.tx.row(
                    "SELECT id FROM circle WHERE account = \(change.account) AND folded = \(folded(renamed)) AND id <> \(id)")
                guard other == nil else { throw StoreError.invalid("There is a circle “\(renamed)” already.") }
                try change.update(.circle, [SQLValue(id)], ["name": .text(renamed), "folded": .text(folded(renamed))])
            }
            try change.refreshMembers(of: id)
            return id
        }
    }

    /// Dissolves a circle: its people stay, without it.
    package func dissolveCircle(_ name: String, at now: Instant) async throws -> Written<Void> {
        guard let circle = try await circle(named: name) else { throw StoreError.notFound("The circle “\(name)”") }
        return try await write(BatchEntry(.edit, "Dissolved the circle \(circle.name)"), at: now) { change in
            try change.refreshMembers(of: circle.id)
            for row in try change.tx.rows("SELECT person FROM membership WHERE account = \(change.account) AND circle = \(circle.id)") {
                try change.delete(.membership, [SQLValue(circle.id), row[0]])
            }
            try change.tx.run("DELETE FROM circle_rhythm WHERE account = \(change.account) AND circle = \(circle.id)")
            try change.delete(.circle, [SQLValue(circle.id)])
        }
    }

    /// What a cadence of `days` for the circle would do. Pass over its members; nobody is written.
    package func effect(ofCadence days: Int, on circle: ID<Circle>, at now: Instant) async throws -> CadenceEffect {
        let account = account
        let (overdue, soon) = (now.adding(days: -Double(days)), now.adding(days: 7 - Double(days)))
        return try await read { tx in
            let row = try tx.row(
                """
                SELECT count(*) AS members, sum(CASE WHEN tie.last_contact <= \(overdue) THEN 1 ELSE 0 END) AS now_overdue,
                  sum(CASE WHEN tie.last_contact > \(overdue) AND tie.last_contact <= \(soon) THEN 1 ELSE 0 END) AS soon
                FROM membership JOIN tie ON tie.account = membership.account AND tie.person = membership.person
                WHERE membership.account = \(account) AND membership.circle = \(circle) AND tie.suggestible = 1
                """)
            return CadenceEffect(
                overdueNow: row?["now_overdue"].int ?? 0, overdueThisWeek: row?["soon"].int ?? 0, members: row?["members"].int ?? 0)
        }
    }
}
