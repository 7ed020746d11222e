internal import Foundation
internal import WellmetModel

/// Chooses who is on the list of a day, and stores it.
struct TodayList {
    private let change: Change
    private let day: Day
    private let zone: TimeZone
    private var account: AccountID { change.account }

    init(_ change: Change, day: Day, zone: TimeZone) {
        self.change = change
        self.day = day
        self.zone = zone
    }

    /// Makes the list, unless another request made it meanwhile.
    func make() throws {
        let isMade = try change.tx.row("SELECT 1 AS found FROM day_list WHERE account = \(account) AND day = \(day)") != nil
        guard !isMade else { return }
        try change.tx.run("INSERT INTO day_list (account, day, made_at) VALUES (\(account), \(day), \(change.now))")
        try fill()
    }

    /// Fills the free places of a list that is made, and remembers up to which batch everybody was considered.
    func fill() throws {
        let taken = try change.tx.rows("SELECT person, rank, answer FROM nudge WHERE account = \(account) AND day = \(day)")
        let open = taken.count { $0["answer"].isNull }
        let capacity = try change.settings().capacity
        guard capacity > open else { return }
        var request = DayRequest(now: change.now, zone: zone, capacity: capacity, places: capacity - open)
        request.taken = Set(try taken.map { try $0["person"].required() })
        request.circles = try standings()
        request.lastDormant = try lastDormant()
        let loader = try CandidateLoader(account: account, now: change.now, zone: zone, tx: change.tx)
        let promises = try TodayList.dueCandidates(account: account, day: day, loader: loader)
        var source = try StoredCandidates(loader)
        // One a week: on the other days nobody is looked for.
        let dormant = request.lastDormant == nil ? try sleepers(loader) : []
        let list = try DayList.pick(promises: promises, dormant: dormant, from: &source, for: request)
        try store(list.picks, from: (taken.compactMap { $0["rank"].int }.max() ?? 0) + 1)
        let batches = try change.tx.row(
            """
            SELECT max(number) AS newest, min(CASE WHEN state = 'applying' THEN number END) AS unfinished
            FROM batch WHERE account = \(account)
            """)
        let through = batches?["unfinished"].int64.map { $0 - 1 } ?? batches?["newest"].int64 ?? 0
        try change.tx.run("UPDATE day_list SET filled_through = \(through) WHERE account = \(account) AND day = \(day)")
    }

    /// Whether the day's list was made, and if so whether a place is free that what was written since could fill.
    ///
    /// While an import is being applied nothing is filled: its last chunk may bring the best.
    static func standing(account: AccountID, day: Day, capacity: Int, tx: any Transaction) throws -> (isMade: Bool, canFill: Bool) {
        guard let list = try tx.row("SELECT filled_through FROM day_list WHERE account = \(account) AND day = \(day)") else {
            return (false, false)
        }
        let open = try tx.row("SELECT count(*) AS n FROM nudge WHERE account = \(account) AND day = \(day) AND answer IS NULL")
        guard (open?["n"].int ?? 0) < capacity else { return (true, false) }
        let newer = try tx.rows("SELECT state FROM batch WHERE account = \(account) AND number > \(list[0])")
        return (true, !newer.isEmpty && !newer.contains { $0[0].text == Batch.State.applying.rawValue })
    }

    /// Takes off again whoever was put since `batch` into places that its undo gave back to others: the list never grows.
    func trim(filledAfter batch: BatchNumber) throws {
        let open = try change.tx.rows(
            "SELECT person, batch FROM nudge WHERE account = \(account) AND day = \(day) AND answer IS NULL ORDER BY rank DESC")
        var surplus = open.count - (try change.settings().capacity)
        for row in open where surplus > 0 && (row["batch"].int64 ?? 0) > batch {
            let person: ID<Person> = try row["person"].required()
            try change.delete(.nudge, [SQLValue(day), SQLValue(person)])
            change.peopleToRefresh.insert(person)
            surplus -= 1
        }
    }

    private func store(_ picks: [Nudge], from rank: Int) throws {
        change.hasChosen = true
        for (i, nudge) in picks.enumerated() {
            try change.insert(
                .nudge,
                [
                    "day": SQLValue(day), "person": SQLValue(nudge.person), "rank": SQLValue(rank + i),
                    "content": .text(try nudge.stored()),
                ])
            change.peopleToRefresh.insert(nudge.person)
        }
    }

    /// Those whom nobody suggested for longest among the dormant ties: the first dozen of whom one can be offered.
    private func sleepers(_ loader: CandidateLoader) throws -> [Candidate] {
        var offset = 0
        while true {
            let rows = try change.tx.rows(
                """
                SELECT person FROM tie WHERE account = \(account) AND dormant_from IS NOT NULL AND dormant_from <= \(change.now)
                ORDER BY suggested_on, worth DESC, person LIMIT 12 OFFSET \(offset)
                """)
            let found = try loader.candidates(try rows.map { try $0[0].required() }, withWays: false)
            // Paused, snoozed and set aside ones do not stand in the way of the others.
            if rows.count < 12 || found.contains(where: { $0.isOfferedAsDormant(at: change.now, in: zone) }) { return found }
            offset += rows.count
        }
    }

    func lastDormant() throws -> Day? {
        let since = day.adding(-Urgency.dormantEvery)
        // Only lines that hold the word are read; whether it is their reason they say themselves.
        return try change.tx.rows(
            """
            SELECT day, content FROM nudge WHERE account = \(account) AND day > \(since) AND content LIKE '%dormant%' ORDER BY day DESC
            """
        )
        .first { try Nudge(stored: $0["content"].text).isDormant }?["day"].day
    }

    /// What each circle has had of the last two weeks.
    func standings() throws -> [CircleStanding] {
        let since = day.adding(-Urgency.fairDays)
        let shown = try change.tx.rows(
            """
            SELECT membership.circle AS circle, count(*) AS n, max(nudge.day) AS last FROM nudge
            LEFT JOIN membership ON membership.account = nudge.account AND membership.person = nudge.person
            WHERE nudge.account = \(account) AND nudge.day > \(since) AND nudge.rank > 0 GROUP BY membership.circle
            """)
        var byCircle: [ID<Circle>?: (Int, Day?)] = [:]
        for row in shown { byCircle[row["circle"].id()] = (row["n"].int ?? 0, row["last"].day) }
        var result = try change.tx.rows("SELECT circle, members FROM circle_rhythm WHERE account = \(account) ORDER BY circle").map { row in
            let id: ID<Circle> = try row["circle"].required()
            return CircleStanding(id: id, size: row["members"].int ?? 0, shown: byCircle[id]?.0 ?? 0, lastShown: byCircle[id]?.1)
        }
        let alone = try change.tx.row("SELECT unaffiliated FROM upkeep WHERE account = \(account)")
        result.append(
            CircleStanding(id: nil, size: alone?["unaffiliated"].int ?? 0, shown: byCircle[nil]?.0 ?? 0, lastShown: byCircle[nil]?.1))
        return result
    }

    // MARK: Promises

    /// Everybody with a dated follow-up that is due.
    private static func dueCandidates(account: AccountID, day: Day, loader: CandidateLoader) throws -> [Candidate] {
        let rows = try loader.tx.rows(
            """
            SELECT DISTINCT person FROM follow_up
            WHERE account = \(account) AND state = 'open' AND due <= \(day) AND origin <> 'rule' ORDER BY person
            """)
        return try loader.candidates(try rows.map { try $0[0].required() })
    }

    /// The lines of follow-ups that are due, made anew at each request, so that one made a minute ago is there.
    static func promises(
        account: AccountID, day: Day, now: Instant, zone: TimeZone, taken: Set<ID<Person>>, tx: any Transaction
    ) throws -> [Nudge] {
        let loader = try CandidateLoader(account: account, now: now, zone: zone, tx: tx)
        let candidates = try dueCandidates(account: account, day: day, loader: loader)
        guard !candidates.isEmpty else { return [] }
        var none = ListedCandidates([])
        var request = DayRequest(now: now, zone: zone, capacity: 0)
        request.taken = taken
        return DayList.pick(promises: candidates, dormant: [], from: &none, for: request).promises
    }
}

extension Nudge {
    init(stored text: String) throws {
        do {
            self = try JSONDecoder().decode(Nudge.self, from: Data(text.utf8))
        } catch {
            throw StoreError.unreadable("a line of a day's list cannot be read")
        }
    }

    func stored() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
