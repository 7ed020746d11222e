internal import Foundation
internal import WellmetModel

extension Change {
    /// Brings the ties of everybody who was touched up to date.
    func reckonTies() throws {
        let zone = try settings().timeZone
        for person in peopleToReplay.sorted() {
            guard try current(.person, [SQLValue(person)]) != nil else { continue }
            try write(
                try TieRow.replayed(person, rules: try tieRules(of: person, zone: zone), try yearAgo(), account: account, tx: tx),
                of: person)
        }
        for person in peopleToRefresh.subtracting(peopleToReplay).sorted() {
            guard var row = try tieRow(of: person) else { continue }
            row.rules = try tieRules(of: person, zone: zone)
            try write(row, of: person)
        }
        peopleToReplay = []
        peopleToRefresh = []
    }

    func settings() throws -> Settings {
        try Settings.read(account: account, tx: tx)
    }

    func tieRow(of person: ID<Person>) throws -> TieRow? {
        try tx.row("SELECT * FROM tie WHERE account = \(account) AND person = \(person)").map(TieRow.init(row:))
    }

    func write(_ row: TieRow, of person: ID<Person>) throws {
        try tx.run(TieRow.upsert, forEach: CollectionOfOne(row.values(account: account, person: person, at: now)))
    }

    func tieRules(of person: ID<Person>, zone: TimeZone) throws -> TieRules {
        try TieRules.read(person, account: account, today: Day(now, in: zone), zone: zone, tx: tx)
    }

    /// Adds interactions of one person to their tie: in passing when they come after what it knows, else by a replay.
    ///
    /// `events` in the order of time, those at one instant in the order of their ids, as a replay reads them.
    func add(_ events: [TieEvent], to person: ID<Person>) throws {
        guard !peopleToReplay.contains(person), let first = events.first, var row = try tieRow(of: person) else {
            peopleToReplay.insert(person)
            return
        }
        if let last = row.tie.lastContact, first.at <= last {
            peopleToReplay.insert(person)
            return
        }
        let yearAgo = try yearAgo()
        for event in events { row.add(event, yearAgo) }
        try write(row, of: person)
        peopleTouched.insert(person)
    }
}

extension TieRow {
    /// The row as all interactions of the person in the order of time make it.
    static func replayed(
        _ person: ID<Person>, rules: TieRules, _ yearAgo: YearAgo, account: AccountID, tx: any Transaction
    ) throws -> TieRow {
        var kept = TieRow(tie: Tie(), rules: rules)
        try tx.each(
            """
            SELECT at, weight, direction, personal FROM participant WHERE account = \(account) AND person = \(person)
            ORDER BY at, interaction
            """
        ) { row in
            kept.add(try TieEvent(participation: row), yearAgo)
        }
        return kept
    }
}

extension TieEvent {
    /// From `at, weight, direction, personal`.
    init(participation row: Row) throws {
        self.init(
            at: row[0].instant ?? .distantPast, weight: row[1].double ?? 0, direction: try row[2].choice(), leavesTheTurn: row[3].bool)
    }
}

extension TieRules {
    /// The rules that bear on a person's tie on that day.
    static func read(_ person: ID<Person>, account: AccountID, today: Day, zone: TimeZone, tx: any Transaction) throws -> TieRules {
        var rules = TieRules()
        guard
            let row = try tx.row(
                """
                SELECT cadence_days, paused_until, never_suggest, archived, standing, importance
                FROM person WHERE account = \(account) AND id = \(person)
                """)
        else { return rules }
        let circles = try tx.rows(
            """
            SELECT circle.*, circle_rhythm.log_mean AS log_mean
            FROM membership JOIN circle ON circle.account = membership.account AND circle.id = membership.circle
            LEFT JOIN circle_rhythm ON circle_rhythm.account = membership.account AND circle_rhythm.circle = membership.circle
            WHERE membership.account = \(account) AND membership.person = \(person) ORDER BY membership.circle
            """)
        let snooze = try tx.row(
            "SELECT until_day FROM rest WHERE account = \(account) AND person = \(person) AND reason = \(Rest.everything)")
        rules.cadenceDays = Cadence.chosen(
            person: row["cadence_days"].int, circles: try circles.map(Circle.init(row:)), on: today)
        rules.isInCircle = !circles.isEmpty
        let means = circles.compactMap { $0["log_mean"].double }
        if !means.isEmpty { rules.circleLogMean = means.reduce(0, +) / Double(means.count) }
        let rests = [row["paused_until"].day, snooze?["until_day"].day].compactMap { $0 }.max()
        rules.restsUntil = rests.map { $0.start(in: zone) }
        rules.importance = try row["importance"].choice()
        rules.suggestedOn =
            try tx.row("SELECT max(day) AS day FROM nudge WHERE account = \(account) AND person = \(person)")?["day"].text ?? ""
        rules.isListed = row["standing"].text == Person.Standing.book.rawValue && !row["archived"].bool
        rules.suggestible = rules.isListed && !row["never_suggest"].bool
        return rules
    }
}

/// Names in the table `rest`: a reason's own, or the one for the whole person.
enum Rest {
    static let everything = "everything"
}
