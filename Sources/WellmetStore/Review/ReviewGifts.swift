internal import Foundation
internal import WellmetModel

/// Reads what a span gave and what was given in it, and from whom.
struct ReviewGifts {
    let span: ReviewSpan
    let account: AccountID
    let from: Instant
    let to: Instant
    let zone: TimeZone
    let tx: any Transaction

    /// Somebody's gifts, and the day of the last one.
    private struct Given {
        var giver: Review.Giver
        var lastDay: Day
    }

    func add(to review: inout Review) throws {
        var given: [ID<Person>: Given] = [:]
        try addOpportunities(to: &review, &given)
        try addInsights(to: &review, &given)
        try addIntroductions(to: &review, &given)
        try addPromises(to: &review, &given)
        review.givers = try thanked(given)
    }

    /// Counts one more thing from whoever a row is of, in its columns `person` and `giver`; nothing where nobody gave it.
    private func count(_ gift: WritableKeyPath<Review.Giver, Int>, of row: Row, on day: Day, _ given: inout [ID<Person>: Given]) {
        guard let id = row["person"].id(Person.self) else { return }
        var known = given[id] ?? Given(giver: Review.Giver(person: Review.Named(id: id, name: row["giver"].text)), lastDay: day)
        known.giver[keyPath: gift] += 1
        known.lastDay = max(known.lastDay, day)
        given[id] = known
    }

    private func isWithin(_ column: SQL) -> SQL { "\(column) >= \(span.first) AND \(column) < \(span.end)" }

    /// Rows of a table of gifts with the name of whom each is from.
    private func rows(_ columns: SQL, of table: SQL, where condition: SQL) throws -> [Row] {
        try tx.rows(
            """
            SELECT \(columns), \(table).person AS person, person.full_name AS giver FROM \(table)
            LEFT JOIN person ON person.account = \(table).account AND person.id = \(table).person
            WHERE \(table).account = \(account) AND \(condition) ORDER BY \(table).id
            """)
    }

    /// What is for somebody else is not mine, but whoever told me gave it all the same.
    private func addOpportunities(to review: inout Review, _ given: inout [ID<Person>: Given]) throws {
        let found = try rows(
            """
            opportunity.title AS title, opportunity.since_day AS day, coalesce((SELECT helped.full_name FROM person AS helped
              WHERE helped.account = opportunity.account AND helped.id = opportunity.for_person), opportunity.for_name) AS for_whom
            """, of: "opportunity",
            where: "opportunity.state IN (\(list: Opportunity.State.allCases)) AND \(isWithin("opportunity.since_day"))")
        for row in found.sorted(by: { $0["day"].text < $1["day"].text }) {
            let (title, name) = (row["title"].text, row["for_whom"].text)
            if name.isEmpty {
                review.opportunities.append(title)
            } else {
                review.opportunitiesForOthers.append(Review.ForOther(title: title, name: name))
            }
            if let day = row["day"].day { count(\.opportunities, of: row, on: day, &given) }
        }
    }

    private func addInsights(to review: inout Review, _ given: inout [ID<Person>: Given]) throws {
        let found = try rows(
            "insight.state AS state, insight.since_day AS day", of: "insight",
            where: "insight.state IN (\(list: Insight.State.allCases)) AND \(isWithin("insight.since_day"))")
        review.insights = found.count
        review.tried = found.count { $0["state"].text == Insight.State.tried.rawValue }
        for row in found { if let day = row["day"].day { count(\.insights, of: row, on: day, &given) } }
    }

    private func addIntroductions(to review: inout Review, _ given: inout [ID<Person>: Given]) throws {
        let made = try rows(
            "introduction.way AS way, introduction.ended_day AS day", of: "introduction",
            where: "introduction.state = 'made' AND \(isWithin("introduction.ended_day"))")
        for row in made {
            guard row["way"].text == Introduction.Way.theirs.rawValue else {
                review.introducedByMe += 1
                continue
            }
            review.introducedToMe += 1
            if let day = row["day"].day { count(\.introductions, of: row, on: day, &given) }
        }
    }

    /// A promise was kept when that happened by which it was, else when somebody said so. What made an introduction is counted as that,
    /// and the step of an opportunity that its end closed was none.
    private func addPromises(to review: inout Review, _ given: inout [ID<Person>: Given]) throws {
        let kept = try tx.rows(
            """
            SELECT follow_up.owner AS owner, follow_up.origin AS origin, follow_up.person AS person, person.full_name AS giver,
              follow_up.closed_at AS closed_at, interaction.at AS kept_at, opportunity.ended_day AS ended, introduction.id AS introduction
            FROM follow_up JOIN person ON person.account = follow_up.account AND person.id = follow_up.person
            LEFT JOIN interaction ON interaction.account = follow_up.account AND interaction.id = follow_up.closed_by
            LEFT JOIN opportunity ON opportunity.account = follow_up.account AND opportunity.follow_up = follow_up.id
            LEFT JOIN introduction ON introduction.account = follow_up.account AND introduction.follow_up = follow_up.id
              AND introduction.state = 'made'
            WHERE follow_up.account = \(account) AND follow_up.state = 'kept'
              AND (follow_up.closed_at >= \(from) AND follow_up.closed_at < \(to) OR interaction.at >= \(from) AND interaction.at < \(to))
            ORDER BY follow_up.id
            """)
        for row in kept {
            guard let at = row["kept_at"].instant ?? row["closed_at"].instant, at >= from, at < to else { continue }
            let closed = row["closed_at"].instant.map { Day($0, in: zone) }
            if !row["introduction"].isNull || row["ended"].day.map({ $0 == closed }) ?? false { continue }
            if row["origin"].text == FollowUp.Origin.rule.rawValue {
                review.thanked += 1
                note(row, in: &review.thankedPeople)
            } else if row["owner"].text == FollowUp.Owner.theirs.rawValue {
                review.promisesKeptToMe += 1
                count(\.promises, of: row, on: Day(at, in: zone), &given)
            } else {
                review.promisesKept += 1
                note(row, in: &review.promisesKeptTo)
            }
        }
    }

    /// Notes whoever a row is of, once.
    private func note(_ row: Row, in people: inout [Review.Named]) {
        guard let id = row["person"].id(Person.self), !people.contains(where: { $0.id == id }) else { return }
        people.append(Review.Named(id: id, name: row["giver"].text))
    }

    /// Those who gave, the ones who gave most first, with whether I was in touch since.
    private func thanked(_ given: [ID<Person>: Given]) throws -> [Review.Giver] {
        var lastOut: [ID<Person>: Instant] = [:]
        try tx.each("SELECT person, last_out FROM tie WHERE account = \(account) AND person IN (\(list: given.keys.sorted()))") { row in
            lastOut[try row[0].required()] = row[1].instant
        }
        return given.map { id, given in
            var giver = given.giver
            giver.isThanked = lastOut[id].map { $0 >= given.lastDay.start(in: zone) } ?? false
            return giver
        }.sorted { ($1.gifts, $0.person.id) < ($0.gifts, $1.person.id) }
    }
}
