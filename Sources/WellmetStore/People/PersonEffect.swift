internal import Foundation
package import WellmetModel

/// What a cadence or a pause would do to one person's place in today's list, before it is set.
package struct PersonEffect: Sendable, Equatable {
    /// The days between contacts that would hold; nil when nobody said.
    package let cadenceDays: Int?
    /// From when on they would be due without new contact; nil when that never comes.
    package let dueFrom: Instant?
    /// Whether they may be suggested at all.
    package let isSuggestible: Bool
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
            let rules = try TieRules.read(person, account: account, today: today, zone: zone, tx: tx)
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
            let cadence = Cadence.chosen(person: days, circles: circles, on: today)
            let from = Tie(row: row).attentionFrom(
                AttentionRules(
                    cadenceDays: cadence, circleLogMean: rules.circleLogMean, pausedUntil: pausedUntil.map { $0.start(in: zone) }))
            return PersonEffect(cadenceDays: cadence, dueFrom: from, isSuggestible: rules.suggestible)
        }
    }
}
