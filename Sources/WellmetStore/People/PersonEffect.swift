internal import Foundation
package import WellmetModel

/// What a cadence or a pause does to one person's place in today's list.
package struct PersonEffect: Sendable, Equatable {
    /// The days between contacts that hold; nil when nobody said.
    package let cadenceDays: Int?
    /// From when on they are due without new contact; nil when that never comes.
    package let dueFrom: Instant?
    /// Whether we have ever been in touch: before that a cadence has nothing to begin with.
    package let isInContact: Bool
    /// Whether they may be suggested at all.
    package let isSuggestible: Bool

    init(_ tie: Tie, _ rules: TieRules, in zone: TimeZone) {
        cadenceDays = rules.cadenceDays
        isSuggestible = rules.suggestible
        isInContact = tie.lastContact != nil
        dueFrom = tie.dueFrom(
            AttentionRules(cadenceDays: rules.cadenceDays, circleLogMean: rules.circleLogMean, pausedUntil: rules.restsUntil), in: zone)
    }
}

extension Network {
    /// What it would do to give the person a cadence of their own, or none, and to let them rest until a day. Writes nothing.
    ///
    /// `circleNames` are the circles that they would be in; nil for those that they are in.
    package func effect(
        ofCadence days: Int?, pausedUntil: Day?, inCircles circleNames: Set<String>? = nil, on person: ID<Person>, at now: Instant
    ) async throws -> PersonEffect {
        let account = account
        return try await read { tx in
            let zone = try Settings.read(account: account, tx: tx).timeZone
            let today = Day(now, in: zone)
            guard let row = try tx.row("SELECT * FROM tie WHERE account = \(account) AND person = \(person)") else {
                throw StoreError.notFound("That person")
            }
            var rules = try TieRules.read(person, account: account, today: today, zone: zone, tx: tx)
            let rows =
                if circleNames == nil {
                    try tx.rows(
                        """
                        SELECT circle.* FROM membership
                        JOIN circle ON circle.account = membership.account AND circle.id = membership.circle
                        WHERE membership.account = \(account) AND membership.person = \(person)
                        """)
                } else {
                    try tx.rows("SELECT * FROM circle WHERE account = \(account)")
                }
            let circles = try rows.map(Circle.init(row:)).filter { circleNames?.contains($0.name) ?? true }
            rules.cadenceDays = Cadence.chosen(person: days, circles: circles, on: today)
            rules.restsUntil = pausedUntil.map { $0.start(in: zone) }
            return PersonEffect(Tie(row: row), rules, in: zone)
        }
    }

    /// Where those people stand as it is: what the change before has done.
    package func effects(on people: [ID<Person>]) async throws -> [PersonEffect] {
        let account = account
        return try await read { tx in
            let zone = try Settings.read(account: account, tx: tx).timeZone
            return try tx.rows("SELECT * FROM tie WHERE account = \(account) AND person IN (\(list: people))").map { row in
                let kept = try TieRow(row: row)
                return PersonEffect(kept.tie, kept.rules, in: zone)
            }
        }
    }
}
