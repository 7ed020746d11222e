internal import Foundation
package import WellmetModel

extension Network {
    /// What happened in a month or a year: with whom one was in touch, who is new, who came closer and who fell silent, what was given
    /// both ways, and how circles fared.
    ///
    /// Looks once at each tie with contact since the span began, and replays the history of the forty busiest of them, of forty who came
    /// back, and of forty who were in touch again after it.
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
    /// Days without contact after which a tie of a year counts as silent, and contact as coming back.
    private static let silent = 90.0

    private var from: Instant { span.first.start(in: zone) }
    private var to: Instant { min(span.end.start(in: zone), now) }

    func review() throws -> Review {
        var review = Review(span: span, isOver: span.isOver(on: Day(now, in: zone)))
        let people = try inTouch()
        review.people = people.count
        let (new, back) = try earlier(people)
        (review.newCount, review.new) = (new.count, Array(new.prefix(Letter.named(of: new.count, most: Self.most))))
        if people.count == 1 {
            review.only = try tx.row("SELECT id, full_name FROM person WHERE account = \(account) AND id = \(people[0].person)").map(named)
        }
        let busiest = people.prefix(Self.replayed).map(\.person)
        let revived = people.dropFirst(Self.replayed).map(\.person).filter(back.contains).prefix(Self.replayed)
        review.closer = try closer(busiest + revived)
        review.faded = try faded()
        try ReviewGifts(span: span, account: account, from: from, to: to, zone: zone, tx: tx).add(to: &review)
        review.circles = try circles(Set(people.map(\.person)))
        review.since = try since()
        return review
    }

    /// The day of the earliest of what a letter may tell: of contact, of what was given, of a promise that was kept.
    private func since() throws -> Day? {
        let contact = try tx.row(
            """
            SELECT at FROM interaction WHERE account = \(account) AND EXISTS (SELECT 1 FROM participant
              WHERE participant.account = interaction.account AND participant.interaction = interaction.id AND participant.weight > 0)
            ORDER BY at LIMIT 1
            """)
        let gift = try tx.row(
            """
            SELECT min(day) FROM (SELECT min(since_day) AS day FROM opportunity WHERE account = \(account)
              UNION ALL SELECT min(since_day) AS day FROM insight WHERE account = \(account)
              UNION ALL SELECT min(ended_day) AS day FROM introduction WHERE account = \(account) AND state = 'made') AS gift
            """)
        let kept = try tx.row("SELECT min(closed_at) FROM follow_up WHERE account = \(account) AND state = 'kept'")
        return [contact?[0].instant.map { Day($0, in: zone) }, gift?[0].day, kept?[0].instant.map { Day($0, in: zone) }]
            .compactMap(\.self).min()
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

    /// Those of them with whom nothing was before, the most often met first, but for who is known to have been met before; and those with
    /// whom nothing was for so long that the tie cannot have been warm.
    private func earlier(_ people: [(person: ID<Person>, contacts: Int)]) throws -> (new: [Review.Named], back: Set<ID<Person>>) {
        var (found, back) = ([(row: Row, contacts: Int)](), Set<ID<Person>>())
        let contacts = Dictionary(people.map { ($0.person, $0.contacts) }, uniquingKeysWith: max)
        let long = from.adding(days: -Self.silent)
        for start in stride(from: 0, to: people.count, by: 400) {
            let rows = try tx.rows(
                """
                SELECT id, full_name, sort_key, met_on, (SELECT max(at) FROM participant WHERE participant.account = person.account
                  AND participant.person = person.id AND participant.at < \(from) AND participant.weight > 0) AS earlier
                FROM person WHERE account = \(account) AND id IN (\(list: people[start..<min(people.count, start + 400)].map(\.person)))
                """)
            for row in rows {
                let person = try row[0].required(Person.self)
                guard let earlier = row["earlier"].instant else {
                    if row["met_on"].partialDate.map({ $0.earliest >= span.first }) ?? true { found.append((row, contacts[person] ?? 0)) }
                    continue
                }
                if earlier < long { back.insert(person) }
            }
        }
        return (try found.sorted { ($1.contacts, $0.row[2].text) < ($0.contacts, $1.row[2].text) }.map { try named($0.row) }, back)
    }

    private func named(_ row: Row) throws -> Review.Named { Review.Named(id: try row[0].required(), name: row[1].text) }

    /// Of those people whose tie is in a warmer band at the end than at the beginning, those who gained most.
    private func closer(_ people: [ID<Person>]) throws -> [Review.Closer] {
        let names = try tx.rows("SELECT id, full_name FROM person WHERE account = \(account) AND id IN (\(list: people))")
        var found: [(closer: Review.Closer, gain: Double)] = []
        for row in names {
            let person = try named(row)
            let (before, tie) = try replayed(person.id)
            guard let start = Warmth.of(before, at: from), let end = Warmth.of(tie, at: to), end > start else { continue }
            found.append((Review.Closer(person: person, from: start, to: end), tie.strength(at: to) - before.strength(at: from)))
        }
        return found.sorted { ($1.gain, $0.closer.person.id) < ($0.gain, $1.closer.person.id) }.prefix(Self.most / 2).map(\.closer)
    }

    /// A tie as it was at the beginning of the span and at its end, from its history.
    private func replayed(_ person: ID<Person>) throws -> (before: Tie, after: Tie) {
        var (tie, before) = (Tie(), Tie?.none)
        try tx.each(
            """
            SELECT at, weight, direction, personal FROM participant
            WHERE account = \(account) AND person = \(person) AND at < \(to) ORDER BY at, interaction
            """
        ) { row in
            let event = try TieEvent(participation: row)
            if before == nil, event.at >= from { before = tie }
            tie.add(event)
        }
        return (before ?? tie, tie)
    }

    /// Ties that were loose or warmer and are less at the end of the span: with the last contact before it, or, of a year, with one so
    /// long before its end that it is silence.
    private func faded() throws -> [Review.Named] {
        var found: [(person: Review.Named, lost: Double)] = []
        let (earliest, latest) = (from.adding(days: -730), max(from, to.adding(days: -Self.silent)))
        func add(_ person: Review.Named, _ tie: Tie) {
            guard let last = tie.lastContact, last >= earliest, last < latest else { return }
            let start = max(from, last)
            guard let before = Warmth.of(tie, at: start), let after = Warmth.of(tie, at: to), before >= .loose, after < .loose else {
                return
            }
            found.append((person, tie.strength(at: start) - tie.strength(at: to)))
        }
        let silent: SQL = """
            SELECT person.id, person.full_name, tie.* FROM tie JOIN person ON person.account = tie.account AND person.id = tie.person
            WHERE tie.account = \(account) AND tie.last_contact >= \(earliest) AND tie.last_contact < \(latest)
            """
        try tx.each(silent + Self.inBook) { row in add(try named(row), Tie(row: row)) }
        for person in try inTouchAgain(earliest, latest) { add(person, try replayed(person.id).after) }
        return found.sorted { ($1.lost, $0.person.id) < ($0.lost, $1.person.id) }.prefix(Self.most / 2).map(\.person)
    }

    /// People with contact after the span whose last one before its end was between those moments: what their tie was then only its
    /// history tells. Those with most contacts in the two years before.
    private func inTouchAgain(_ earliest: Instant, _ latest: Instant) throws -> [Review.Named] {
        let people: SQL = """
            SELECT person.id AS id, person.full_name AS full_name, (SELECT max(at) FROM participant
              WHERE participant.account = tie.account AND participant.person = tie.person AND participant.at < \(to)
              AND participant.weight > 0) AS last_at
            FROM tie JOIN person ON person.account = tie.account AND person.id = tie.person
            WHERE tie.account = \(account) AND tie.last_contact >= \(to)
            """
        return try tx.rows(
            "SELECT id, full_name FROM (SELECT silent.*, (SELECT count(*) FROM participant WHERE participant.account = \(account)"
                + " AND participant.person = silent.id AND participant.at >= \(earliest) AND participant.at < \(to)"
                + " AND participant.weight > 0) AS n FROM (" + people + Self.inBook
                + ") AS silent WHERE last_at >= \(earliest) AND last_at < \(latest)) AS counted"
                + " ORDER BY n DESC, id LIMIT \(Self.replayed)"
        ).map(named)
    }

    private func circles(_ people: Set<ID<Person>>) throws -> [Review.CircleShare] {
        var shares: [(name: String, inTouch: Int, members: Int, last: Review.Named?)] = []
        let sql: SQL = """
            SELECT person.id, person.full_name, circle.name FROM circle
            JOIN membership ON membership.account = circle.account AND membership.circle = circle.id
            JOIN person ON person.account = membership.account AND person.id = membership.person
            WHERE circle.account = \(account)
            """
        try tx.each(sql + Self.inBook + " ORDER BY circle.folded") { row in
            if shares.last?.name != row[2].text { shares.append((row[2].text, 0, 0, nil)) }
            let person = try named(row)
            shares[shares.count - 1].members += 1
            guard people.contains(person.id) else { return }
            shares[shares.count - 1].inTouch += 1
            shares[shares.count - 1].last = person
        }
        return shares.map {
            Review.CircleShare(name: $0.name, inTouch: $0.inTouch, members: $0.members, only: $0.inTouch == 1 ? $0.last : nil)
        }
    }
}
