internal import Foundation
package import WellmetModel

extension Network {
    /// What happened in a month or a year: with whom one was in touch, who is new, who came closer and who fell silent, what was given
    /// both ways, and how circles fared.
    ///
    /// Looks once at each tie with contact since the span began, and replays the history of the forty busiest of them.
    package func review(_ span: ReviewSpan, at now: Instant) async throws -> Review {
        let account = account
        return try await read { tx in
            let zone = try Settings.read(account: account, tx: tx).timeZone
            return try ReviewReader(span: span, account: account, now: now, zone: zone, tx: tx).review()
        }
    }
}

/// Reads what a review tells.
private struct ReviewReader {
    let span: ReviewSpan
    let account: AccountID
    let now: Instant
    let zone: TimeZone
    let tx: any Transaction

    /// Names that a paragraph holds at most, and people whose history is replayed.
    private static let most = 8
    private static let replayed = 40

    private var from: Instant { span.first.start(in: zone) }
    private var to: Instant { min(span.end.start(in: zone), now) }

    func review() throws -> Review {
        var review = Review(span: span, isOver: span.isOver(on: Day(now, in: zone)))
        let people = try inTouch()
        review.people = people.count
        let new = try newcomers(people.map(\.person))
        (review.newCount, review.new) = (new.count, Array(new.prefix(Self.most)))
        review.closer = try closer(Array(people.prefix(Self.replayed)).map(\.person))
        review.faded = try faded()
        try ReviewGifts(span: span, account: account, from: from, to: to, zone: zone, tx: tx).add(to: &review)
        review.circles = try circles(Set(people.map(\.person)))
        return review
    }

    private static let inBook: SQL = " AND person.standing = 'book' AND person.archived = 0"

    /// Everybody in contact within the span, the busiest first.
    private func inTouch() throws -> [(person: ID<Person>, contacts: Int)] {
        try tx.rows(
            """
            SELECT tie.person AS person, (SELECT count(*) FROM participant WHERE participant.account = tie.account
              AND participant.person = tie.person AND participant.at >= \(from) AND participant.at < \(to) AND participant.weight > 0) AS n
            FROM tie JOIN person ON person.account = tie.account AND person.id = tie.person
            WHERE tie.account = \(account) AND tie.last_contact >= \(from)
            """ + Self.inBook
        ).map { (try $0[0].required(Person.self), $0[1].int ?? 0) }.filter { $0.1 > 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    /// Those of them with whom nothing was before, by name; who is known to have been met before is none.
    private func newcomers(_ people: [ID<Person>]) throws -> [Review.Named] {
        var found: [Row] = []
        for start in stride(from: 0, to: people.count, by: 400) {
            found += try tx.rows(
                """
                SELECT id, full_name, sort_key, met_on FROM person
                WHERE account = \(account) AND id IN (\(list: people[start..<min(people.count, start + 400)]))
                  AND NOT EXISTS (SELECT 1 FROM participant WHERE participant.account = person.account AND participant.person = person.id
                    AND participant.at < \(from) AND participant.weight > 0)
                """
            ).filter { row in row["met_on"].partialDate.map { $0.earliest >= span.first } ?? true }
        }
        return try found.sorted { $0[2].text < $1[2].text }.map(named)
    }

    private func named(_ row: Row) throws -> Review.Named { Review.Named(id: try row[0].required(), name: row[1].text) }

    /// Of those people whose tie is in a warmer band at the end than at the beginning, those who gained most.
    private func closer(_ people: [ID<Person>]) throws -> [Review.Closer] {
        let names = try tx.rows("SELECT id, full_name FROM person WHERE account = \(account) AND id IN (\(list: people))")
        var found: [(closer: Review.Closer, gain: Double)] = []
        for row in names {
            let person = try named(row)
            var (tie, before) = (Tie(), Tie?.none)
            try tx.each(
                """
                SELECT at, weight, direction, personal FROM participant
                WHERE account = \(account) AND person = \(person.id) AND at < \(to) ORDER BY at, interaction
                """
            ) { row in
                let event = try TieEvent(participation: row)
                if before == nil, event.at >= from { before = tie }
                tie.add(event)
            }
            guard let before, let start = Warmth.of(before, at: from), let end = Warmth.of(tie, at: to), end > start else { continue }
            found.append((Review.Closer(person: person, from: start, to: end), tie.strength(at: to) - before.strength(at: from)))
        }
        return found.sorted { ($1.gain, $0.closer.person.id) < ($0.gain, $1.closer.person.id) }.prefix(Self.most / 2).map(\.closer)
    }

    /// Ties with the last contact before the span that were loose or warmer at its beginning and are less at its end.
    private func faded() throws -> [Review.Named] {
        var found: [(person: Review.Named, lost: Double)] = []
        let sql: SQL = """
            SELECT person.id, person.full_name, tie.* FROM tie JOIN person ON person.account = tie.account AND person.id = tie.person
            WHERE tie.account = \(account) AND tie.last_contact >= \(from.adding(days: -730)) AND tie.last_contact < \(from)
            """
        try tx.each(sql + Self.inBook) { row in
            let tie = Tie(row: row)
            guard let before = Warmth.of(tie, at: from), let after = Warmth.of(tie, at: to), before >= .loose, after < .loose else {
                return
            }
            found.append((try named(row), tie.strength(at: from) - tie.strength(at: to)))
        }
        return found.sorted { ($1.lost, $0.person.id) < ($0.lost, $1.person.id) }.prefix(Self.most / 2).map(\.person)
    }

    private func circles(_ people: Set<ID<Person>>) throws -> [Review.CircleShare] {
        var shares: [(name: String, inTouch: Int, members: Int)] = []
        let sql: SQL = """
            SELECT circle.name, membership.person FROM circle
            JOIN membership ON membership.account = circle.account AND membership.circle = circle.id
            JOIN person ON person.account = membership.account AND person.id = membership.person
            WHERE circle.account = \(account)
            """
        try tx.each(sql + Self.inBook + " ORDER BY circle.folded") { row in
            if shares.last?.name != row[0].text { shares.append((row[0].text, 0, 0)) }
            let isInTouch = people.contains(try row[1].required())
            shares[shares.count - 1].members += 1
            shares[shares.count - 1].inTouch += isInTouch ? 1 : 0
        }
        return shares.map { Review.CircleShare(name: $0.name, inTouch: $0.inTouch, members: $0.members) }
    }
}
