internal import Foundation
internal import WellmetModel

/// Reads everything that decides whether people are on today's list, for some dozens at a time.
struct CandidateLoader {
    let account: AccountID
    let today: Day
    let now: Instant
    let zone: TimeZone
    let tx: any Transaction
    /// People who are the only tie into one of their circles.
    let onlyTies: Set<ID<Person>>

    init(account: AccountID, now: Instant, zone: TimeZone, tx: any Transaction) throws {
        self.account = account
        self.now = now
        self.zone = zone
        self.tx = tx
        today = Day(now, in: zone)
        onlyTies = Set(
            try tx.rows("SELECT only_tie FROM circle_rhythm WHERE account = \(account) AND only_tie IS NOT NULL")
                .map { try $0[0].required() })
    }

    /// The candidates of those people who are in the book, in the order of `ids`; paused and muted ones too, as their promises
    /// come all the same.
    ///
    /// Without the ways to reach them, which change no reason and no need, where most are only weighed.
    func candidates(_ ids: [ID<Person>], withWays: Bool = true) throws -> [Candidate] {
        guard !ids.isEmpty else { return [] }
        var found: [ID<Person>: Candidate] = [:]
        let rows = try tx.rows(
            """
            SELECT person.*, tie.*, person.id AS id, tie.cadence_days AS chosen, person.paused_until AS own_pause,
              person.importance AS own_importance
            FROM person JOIN tie ON tie.account = person.account AND tie.person = person.id
            WHERE person.account = \(account) AND person.id IN (\(list: ids)) AND person.standing = 'book' AND person.archived = 0
            """)
        for row in rows {
            let id: ID<Person> = try row["id"].required()
            found[id] = Candidate(
                id: id, name: PersonName(row: row), tie: Tie(row: row), cadenceDays: row["chosen"].int,
                circleLogMean: row["log_mean"].double ?? CircleRhythm().logMean, importance: try row["own_importance"].choice(),
                isOnlyTieIntoCircle: onlyTies.contains(id), pausedUntil: row["own_pause"].day, isMuted: row["never_suggest"].bool,
                lastSuggested: row["suggested_on"].day)
            if withWays, let theirs = row["zone"].text.nonEmpty.flatMap(TimeZone.init(identifier:)) {
                found[id]?.isFar = now.clock(in: theirs) != now.clock(in: zone)
            }
        }
        try each("SELECT * FROM follow_up", ids, " AND state = 'open'") { found[$0]?.followUps.append(try OpenFollowUp(row: $1)) }
        try addCircles(ids, to: &found)
        try addStanding(ids, to: &found)
        try addOccasions(ids, to: &found)
        if withWays { try addChannels(ids, to: &found) }
        return ids.compactMap { found[$0] }
    }

    /// The same from the ties alone, of the people that `due` gives as `person`: all that decides reasons and need of people who
    /// have no occasion and no follow-up, the greatest bound of a need first. Whoever is picked is read whole.
    func lean(_ due: SQL, inCircles: Bool) throws -> [Candidate] {
        var ids: [ID<Person>] = []
        var found: [ID<Person>: Candidate] = [:]
        try tx.each(
            """
            SELECT \(Self.leanColumns) FROM (\(due)) AS due JOIN tie ON tie.account = \(account) AND tie.person = due.person
            ORDER BY tie.need_bound DESC, tie.person DESC
            """
        ) { row in
            let id: ID<Person> = try row[0].required()
            var candidate = Candidate(
                id: id, name: PersonName(), tie: Tie(row: row, from: 7), cadenceDays: row[1].int,
                circleLogMean: row[2].double ?? CircleRhythm().logMean, importance: try row[3].choice(),
                isOnlyTieIntoCircle: onlyTies.contains(id), hiddenUntil: row[4].instant.map { Day($0, in: zone) },
                lastSuggested: row[5].day)
            candidate.sharperBound = row[6].double
            ids.append(id)
            found[id] = candidate
        }
        if inCircles { try addCircles(ids, to: &found) }
        try addStanding(ids, to: &found)
        return ids.compactMap { found[$0] }
    }

    private static let leanColumns = SQL(
        text: "tie.person, cadence_days, log_mean, importance, rests_until, suggested_on, need_bound, \(Tie.columns)")

    private func addCircles(_ ids: [ID<Person>], to found: inout [ID<Person>: Candidate]) throws {
        try each("SELECT person, circle FROM membership", ids) { found[$0]?.circles.append(try $1[1].required()) }
    }

    /// What rests, and showings that nobody answered.
    private func addStanding(_ ids: [ID<Person>], to found: inout [ID<Person>: Candidate]) throws {
        // Nothing rests and nothing was ignored of whom no list ever showed.
        let shown = ids.filter { found[$0]?.lastSuggested != nil }
        try each("SELECT person, reason, until_day FROM rest", shown, " AND until_day > \(today)") { id, row in
            guard let until = row["until_day"].day else { return }
            if row["reason"].text == Rest.everything {
                let known = found[id]?.hiddenUntil ?? until
                found[id]?.hiddenUntil = max(until, known)
            } else if let rest = ReasonRest(stored: row["reason"].text, until: until) {
                found[id]?.resting.append(rest)
            }
        }
        let past = today.adding(-180)
        let lately = shown.filter { found[$0]?.lastSuggested.map { $0 > past } ?? false }
        try each("SELECT person, day FROM nudge", lately, " AND answer IS NULL AND day < \(today) AND day > \(past)") { id, row in
            guard let day = row["day"].day, let candidate = found[id] else { return }
            // Contact on that day or later is what the showing asked for.
            if let last = candidate.tie.lastContact, Day(last, in: zone) >= day { return }
            found[id]?.ignoredShowings.append(today.number - day.number)
        }
    }

    private func each(_ select: SQL, _ ids: [ID<Person>], _ and: SQL = "", _ body: (ID<Person>, Row) throws -> Void) throws {
        guard !ids.isEmpty else { return }
        try tx.each(select + " WHERE account = \(account) AND person IN (\(list: ids))" + and + " ORDER BY person") { row in
            try body(try row["person"].required(), row)
        }
    }

    private func addOccasions(_ ids: [ID<Person>], to found: inout [ID<Person>: Candidate]) throws {
        try each("SELECT * FROM occasion", ids, " AND until_day >= \(today)") { id, row in
            if let day = row["on_day"].day { found[id]?.occasions.append(.newJob(seen: day, line: row["detail"].text)) }
        }
        try each("SELECT * FROM date", ids, " AND label = 'birthday' AND day IS NOT NULL") { id, row in
            if let date = ImportantDate(row: row)?.date, let occasion = Occasion.birthday(date, on: today) {
                found[id]?.occasions.append(occasion)
            }
        }
        let positions = try tx.rows(
            """
            SELECT position.person AS person, position.starts AS starts, organization.name AS name FROM position
            JOIN organization ON organization.account = position.account AND organization.id = position.organization
            WHERE position.account = \(account) AND position.person IN (\(list: ids)) AND position.current = 1
            AND length(position.starts) = 10 ORDER BY position.person, position.id
            """)
        for row in positions {
            if let start = row["starts"].partialDate,
                let occasion = Occasion.workAnniversary(from: start, organization: row["name"].text, on: today)
            {
                found[try row["person"].required()]?.occasions.append(occasion)
            }
        }
    }

    /// The channels of the last thing that came from them and of my last word, and those of their addresses.
    private func addChannels(_ ids: [ID<Person>], to found: inout [ID<Person>: Candidate]) throws {
        try eachChannel("last_in", "out", ids) { found[$0]?.answeredOn = $1 }
        try eachChannel("last_out", "in", ids) { found[$0]?.ways = [$1] }
        var kinds: [ID<Person>: Set<Identity.Kind>] = [:]
        try each("SELECT person, kind FROM identity", ids) { kinds[$0, default: []].insert(try $1["kind"].choice()) }
        for (id, kinds) in kinds {
            let ways = Identity.Kind.allCases.filter(kinds.contains).compactMap(Interaction.Channel.init(reaching:))
            // A letter before a call.
            let ordered = ways.filter { $0 != .phone } + ways.filter { $0 == .phone }
            let known = found[id]?.ways ?? []
            found[id]?.ways = known + ordered.filter { !known.contains($0) }
        }
    }

    /// The channel of what stands at one of the tie's instants, but for what went the other way. "Other" tells nothing.
    private func eachChannel(
        _ instant: String, _ other: String, _ ids: [ID<Person>], _ body: (ID<Person>, Interaction.Channel) -> Void
    ) throws {
        let rows = try tx.rows(
            """
            SELECT tie.person AS person, interaction.channel AS channel FROM tie
            JOIN participant ON participant.account = tie.account AND participant.person = tie.person
              AND participant.at = tie.\(SQL(text: instant))
            JOIN interaction ON interaction.account = participant.account AND interaction.id = participant.interaction
            WHERE tie.account = \(account) AND tie.person IN (\(list: ids)) AND participant.direction <> \(other)
              AND participant.weight > 0
            ORDER BY tie.person, interaction.id
            """)
        for row in rows {
            let channel: Interaction.Channel = try row["channel"].choice()
            if channel != .other { body(try row["person"].required(), channel) }
        }
    }
}

extension OpenFollowUp {
    init(row: Row) throws {
        self.init(
            id: try row["id"].required(), text: row["text"].text, due: row["due"].day, owner: try row["owner"].choice(),
            origin: try row["origin"].choice(), since: row["since_day"].day ?? Day(number: 0))
    }
}

extension ReasonRest {
    /// As the table `rest` names it: the reason, and behind a colon the follow-up that it is about.
    var stored: String { kind.rawValue + (followUp.map { ":\($0)" } ?? "") }

    init?(stored text: String, until: Day) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard let first = parts.first, let kind = Reason.Kind(rawValue: String(first)) else { return nil }
        self.init(kind: kind, until: until, followUp: parts.count > 1 ? ID(parts[1]) : nil)
    }
}
