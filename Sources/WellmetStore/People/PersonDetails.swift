internal import Foundation
package import WellmetModel

/// Everything that a person's page and brief show, read in one snapshot.
package struct PersonDetails: Sendable {
    package let person: Person
    package let tie: Tie
    package let identities: [Listed<Identity>]
    /// Newest first, the current ones before those that ended.
    package let positions: [Position]
    package let circles: [Circle]
    package let tags: [String]
    /// Newest first.
    package let notes: [Note]
    package let dates: [ImportantDate]
    package let links: [PersonLink]
    package let fields: [CustomField]
    /// Open ones, the earliest due first.
    package let followUps: [FollowUp]
    package let occasions: [StoredOccasion]
    /// The person through whom I met them.
    package let metThrough: (id: ID<Person>, name: String)?
    package let gifts: PersonGifts
    /// Of the picture, by its digest; nil when there is none.
    package let face: UInt64?
    /// Newest first, at most as many as were asked for.
    package let timeline: [TimelineEntry]
    package let timelineTotal: Int
    /// Starts of the last ten weeks' contacts: in how many of the weeks there was one.
    package let weeksInTouch: Int
    /// On which days of the last year we were in touch.
    package let year: ContactYear
    /// What is known, and where it is from.
    package let facts: KnownFacts
    /// What these details are a picture of.
    package let seen: PersonVersion
}

/// A value of a person with the id by which it can be removed.
package struct Listed<Value: Sendable>: Sendable {
    package let id: ID<Value>
    package let value: Value
}

/// An interaction on a person's timeline, with the others who took part.
package struct TimelineEntry: Sendable {
    package let interaction: Interaction
    package let others: [(id: ID<Person>, name: String)]
    /// The batch that made it.
    package let batch: BatchNumber
    /// The batch that wrote it last.
    package let version: BatchNumber
}

/// A change worth a word, as an import found it.
package struct StoredOccasion: Sendable {
    package let kind: String
    package let detail: String
    package let on: Day
    package let until: Day
}

extension Network {
    /// Everything about one person, with the newest `limit` interactions from `offset` on.
    ///
    /// The id of somebody who was merged into another gives that other.
    ///
    /// - Throws: `StoreError.notFound` when there is no such person.
    package func details(of person: ID<Person>, at now: Instant, offset: Int = 0, limit: Int = 50) async throws -> PersonDetails {
        let account = account
        return try await read { tx in
            let person = try Redirect.standing(person, account: account, tx: tx)
            return try PersonDetails.read(person, account: account, now: now, offset: offset, limit: limit, tx: tx)
        }
    }
}

extension PersonDetails {
    static func read(
        _ id: ID<Person>, account: AccountID, now: Instant, offset: Int, limit: Int, tx: any Transaction
    ) throws -> PersonDetails {
        guard let row = try tx.row("SELECT * FROM person WHERE account = \(account) AND id = \(id)") else {
            throw StoreError.notFound("That person")
        }
        let person = try Person(row: row)
        let zone = try Settings.read(account: account, tx: tx).timeZone
        let today = Day(now, in: zone)
        func all(_ table: String, _ order: String) throws -> [Row] {
            try tx.rows(
                SQL(
                    text: "SELECT * FROM \(table) WHERE account = ? AND person = ? ORDER BY \(order)",
                    values: [SQLValue(account), SQLValue(id)]))
        }
        let tenWeeksAgo = now.adding(days: -70)
        let weeks = try tx.rows(
            """
            SELECT DISTINCT (\(now) - at) / 604800000 AS week FROM participant
            WHERE account = \(account) AND person = \(id) AND at > \(tenWeeksAgo) AND at <= \(now) AND weight > 0
            """)
        // A day more than the year: it begins with a day here, and instants are of the whole world.
        let year = ContactYear.start(today).adding(-1).start(in: zone)
        var contacts: [Day: Int] = [:]
        try tx.each(
            """
            SELECT at FROM participant
            WHERE account = \(account) AND person = \(id) AND at > \(year) AND at <= \(now) AND weight > 0
            """
        ) { row in
            if let at = row[0].instant { contacts[Day(at, in: zone), default: 0] += 1 }
        }
        let through = try person.met.through.flatMap { other in
            try tx.row("SELECT full_name FROM person WHERE account = \(account) AND id = \(other)").map { (other, $0["full_name"].text) }
        }
        return PersonDetails(
            person: person,
            tie: try tx.row("SELECT * FROM tie WHERE account = \(account) AND person = \(id)").map(Tie.init(row:)) ?? Tie(),
            identities: try all("identity", "kind, value").map { Listed(id: try $0["id"].required(), value: try Identity(row: $0)) },
            positions: try positions(of: id, account: account, tx: tx),
            circles: try tx.rows(
                """
                SELECT circle.* FROM membership JOIN circle ON circle.account = membership.account AND circle.id = membership.circle
                WHERE membership.account = \(account) AND membership.person = \(id) ORDER BY circle.folded
                """
            ).map(Circle.init(row:)),
            tags: try all("tagging", "tag").map { $0["tag"].text },
            notes: try all("note", "at DESC, id DESC").map {
                Note(id: try $0["id"].required(), text: $0["text"].text, at: $0["at"].instant ?? .distantPast)
            },
            dates: try all("date", "month, day, label").compactMap(ImportantDate.init(row:)),
            links: try tx.rows(
                """
                SELECT link.id AS id, link.label AS label, link.other AS other, coalesce(person.full_name, link.name) AS name
                FROM link LEFT JOIN person ON person.account = link.account AND person.id = link.other
                WHERE link.account = \(account) AND link.person = \(id) ORDER BY link.id
                """
            ).map { PersonLink(id: try $0["id"].required(), label: $0["label"].text, other: $0["other"].id(), name: $0["name"].text) },
            fields: try all("field", "label").map {
                CustomField(id: try $0["id"].required(), label: $0["label"].text, value: $0["value"].text)
            },
            followUps: try tx.rows(
                """
                SELECT * FROM follow_up WHERE account = \(account) AND person = \(id) AND \(FollowUp.isOpen(on: today))
                ORDER BY due NULLS LAST, id
                """
            ).map(FollowUp.init(row:)),
            occasions: try all("occasion", "on_day DESC").map {
                StoredOccasion(
                    kind: $0["kind"].text, detail: $0["detail"].text, on: $0["on_day"].day ?? Day(number: 0),
                    until: $0["until_day"].day ?? Day(number: 0))
            },
            metThrough: through,
            gifts: try PersonGifts.read(id, account: account, tx: tx),
            face: try FaceMarks.read([id], account: account, tx: tx)[id],
            timeline: try timeline(of: id, account: account, offset: offset, limit: limit, tx: tx),
            timelineTotal: try tx.row("SELECT count(*) AS n FROM participant WHERE account = \(account) AND person = \(id)")?["n"].int ?? 0,
            weeksInTouch: weeks.count,
            year: ContactYear(today: today, contacts: contacts),
            facts: try FactsReader(id, account: account, tx: tx).read(),
            seen: try PersonVersion.current(of: id, account: account, tx: tx))
    }

    static func positions(of id: ID<Person>, account: AccountID, tx: any Transaction) throws -> [Position] {
        try tx.rows(
            """
            SELECT position.*, organization.name AS organization_name FROM position
            LEFT JOIN organization ON organization.account = position.account AND organization.id = position.organization
            WHERE position.account = \(account) AND position.person = \(id)
            ORDER BY position.current DESC, coalesce(position.ends, position.starts, position.seen_last) DESC NULLS LAST, position.id DESC
            """
        ).map(Position.init(row:))
    }

    static func timeline(
        of id: ID<Person>, account: AccountID, offset: Int, limit: Int, tx: any Transaction
    ) throws -> [TimelineEntry] {
        let rows = try tx.rows(
            """
            SELECT interaction.* FROM participant
            JOIN interaction ON interaction.account = participant.account AND interaction.id = participant.interaction
            WHERE participant.account = \(account) AND participant.person = \(id)
            ORDER BY participant.at DESC, participant.interaction DESC LIMIT \(limit) OFFSET \(offset)
            """)
        guard !rows.isEmpty else { return [] }
        let ids: [ID<Interaction>] = try rows.map { try $0["id"].required() }
        let others = try tx.rows(
            """
            SELECT participant.interaction AS interaction, person.id AS id, person.full_name AS full_name FROM participant
            JOIN person ON person.account = participant.account AND person.id = participant.person
            WHERE participant.account = \(account) AND participant.interaction IN (\(list: ids)) AND participant.person <> \(id)
            ORDER BY person.sort_key
            """)
        var companions: [ID<Interaction>: [(id: ID<Person>, name: String)]] = [:]
        for row in others {
            companions[try row["interaction"].required(), default: []].append((try row["id"].required(), row["full_name"].text))
        }
        return try rows.map { row in
            let interaction = try Interaction(row: row)
            return TimelineEntry(
                interaction: interaction, others: companions[interaction.id] ?? [], batch: row["batch"].int64 ?? 0,
                version: row["touched"].int64 ?? 0)
        }
    }
}

extension ImportantDate {
    /// Nil for a row whose parts make no date, which the schema's checks leave only for days like 31 April.
    init?(row: Row) {
        guard let date = PartialDate(year: row["year"].int, month: row["month"].int, day: row["day"].int), let id = row["id"].uuid
        else { return nil }
        self.init(id: ID(id), label: row["label"].text, date: date)
    }
}
