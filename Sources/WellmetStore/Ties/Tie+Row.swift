internal import WellmetModel

/// A row of the table `tie`: what the model keeps, the rules that bear on it, and the instants derived from both.
struct TieRow: Equatable {
    var tie: Tie
    var rules: TieRules
    /// The strength a year before the beginning of `pastMonth`; of worth where there was contact since.
    var past: Double?
    var pastMonth = 0
    /// At the beginning of each of the twelve months that end with `pastMonth`; of worth for those before the last contact.
    var pastHeights: PastHeights?

    static let columns = """
        \(Tie.columns), cadence_days, log_mean, rests_until, importance, suggestible, suggested_on, worth, attention_from, attention_until, dormant_from, owed_since, asked_since,
        in_circle, need_bound, bound_until, past_strength, past_month, past_heights, listed, close_until, steady_until, loose_until, faint_until
        """

    /// How much a word with the person is worth, but for circles into which they are the only tie.
    var worth: Double { Urgency.worth(importance: rules.importance, bestSlow: tie.bestSlow, isOnlyTieIntoCircle: false) }

    /// The values of the key and `columns`, in their order, with a bound of the need from `now` on.
    func values(account: AccountID, person: ID<Person>, at now: Instant) -> [SQLValue] {
        values(account: account, person: person, bound: NeedBound(worth: worth, tie: tie, at: now))
    }

    func values(account: AccountID, person: ID<Person>, bound: NeedBound) -> [SQLValue] {
        let suggestible = rules.suggestible
        let attention = AttentionRules(
            cadenceDays: rules.cadenceDays, circleLogMean: rules.circleLogMean, pausedUntil: rules.restsUntil)
        let from = suggestible ? tie.attentionFrom(attention) : nil
        let bands = BandEnds(tie)
        return [
            SQLValue(account), SQLValue(person), SQLValue(tie.fast.level), SQLValue(tie.fast.spent), SQLValue(tie.slow.level),
            SQLValue(tie.slow.spent), SQLValue(tie.bestSlow), SQLValue(tie.rhythm.total), SQLValue(tie.rhythm.count),
            SQLValue(tie.pauses), SQLValue(tie.contacts), SQLValue(tie.unanswered), SQLValue(tie.inCount), SQLValue(tie.outCount),
            SQLValue(tie.lastIn), SQLValue(tie.lastOut), SQLValue(tie.lastContact), SQLValue(tie.lastPersonalIn),
            SQLValue(tie.lastPersonalOut), SQLValue(rules.cadenceDays), SQLValue(rules.circleLogMean), SQLValue(rules.restsUntil),
            SQLValue(rules.importance), SQLValue(suggestible), .text(rules.suggestedOn),
            SQLValue(worth), SQLValue(from),
            SQLValue(from == nil ? nil : tie.attentionUntil(attention)),
            SQLValue(suggestible ? tie.dormantFrom(marked: rules.importance == .high) : nil),
            SQLValue(suggestible ? tie.owedSince : nil), SQLValue(suggestible ? tie.askedSince : nil), SQLValue(rules.isInCircle),
            SQLValue(bound.value),
            SQLValue(bound.until), SQLValue(past), SQLValue(pastMonth), .text(pastHeights?.text ?? ""), SQLValue(rules.isListed),
            SQLValue(bands[.close]), SQLValue(bands[.steady]), SQLValue(bands[.loose]), SQLValue(bands[.faint]),
        ]
    }

    /// Writes the row, new or known.
    static let upsert: String = {
        let names = columns.split(separator: ",").map(\.trimmed)
        let marks = Array(repeating: "?", count: names.count + 2).joined(separator: ", ")
        let sets = names.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        return """
            INSERT INTO tie (account, person, \(names.joined(separator: ", "))) VALUES (\(marks))
            ON CONFLICT (account, person) DO UPDATE SET \(sets)
            """
    }()
}

extension NeedBound {
    /// Reckons the bounds of these rows of `tie` anew, from `now` on.
    static func renew(_ ties: [Row], at now: Instant, _ tx: any Transaction) throws {
        try tx.run(
            "UPDATE tie SET need_bound = ?, bound_until = ? WHERE account = ? AND person = ?",
            forEach: ties.map { row in
                let bound = NeedBound(worth: row["worth"].double ?? 0, tie: Tie(row: row), at: now)
                return [SQLValue(bound.value), SQLValue(bound.until), row["account"], row["person"]]
            })
    }
}

/// What bears on a tie besides contact: the chosen cadence, the circles' rhythm, pauses, importance. Kept in the tie's
/// row, so that writing an interaction reads nothing else.
struct TieRules: Equatable {
    var cadenceDays: Int?
    var circleLogMean = CircleRhythm().logMean
    var restsUntil: Instant?
    var importance = Person.Importance.normal
    /// Whether the person may be suggested at all: in the book, not archived, not set aside for ever.
    var suggestible = true
    /// Whether lists show them where nothing else is asked for: in the book and not archived.
    var isListed = true
    var isInCircle = false
    /// The last day on which today showed them; empty for never.
    var suggestedOn = ""
}

extension Tie {
    /// In the order in which `init(row:from:)` reads them.
    static let columns = """
        fast_level, fast_spent, slow_level, slow_spent, best_slow, rhythm_total, rhythm_count, pauses, contacts, unanswered,
        in_count, out_count, last_in, last_out, last_contact, personal_in, personal_out
        """

    /// From `columns`, the first of which is at that place: where many are read.
    init(row: Row, from first: Int) {
        func double(_ place: Int) -> Double { row[first + place].double ?? 0 }
        func int(_ place: Int) -> Int { row[first + place].int ?? 0 }
        self.init(
            fast: Memory(level: double(0), spent: double(1)), slow: Memory(level: double(2), spent: double(3)),
            rhythm: Rhythm(total: double(5), count: double(6)), pauses: int(7), contacts: int(8), bestSlow: double(4),
            inCount: double(10), outCount: double(11), lastContact: row[first + 14].instant, lastIn: row[first + 12].instant,
            lastOut: row[first + 13].instant, lastPersonalIn: row[first + 15].instant, lastPersonalOut: row[first + 16].instant,
            unanswered: int(9))
    }

    init(row: Row) {
        self.init()
        fast = Memory(level: row["fast_level"].double ?? 0, spent: row["fast_spent"].double ?? 0)
        slow = Memory(level: row["slow_level"].double ?? 0, spent: row["slow_spent"].double ?? 0)
        bestSlow = row["best_slow"].double ?? 0
        rhythm = Rhythm(total: row["rhythm_total"].double ?? 0, count: row["rhythm_count"].double ?? 0)
        pauses = row["pauses"].int ?? 0
        contacts = row["contacts"].int ?? 0
        unanswered = row["unanswered"].int ?? 0
        inCount = row["in_count"].double ?? 0
        outCount = row["out_count"].double ?? 0
        lastIn = row["last_in"].instant
        lastOut = row["last_out"].instant
        lastContact = row["last_contact"].instant
        lastPersonalIn = row["personal_in"].instant
        lastPersonalOut = row["personal_out"].instant
    }
}

extension TieRow {
    /// Counts `event`; what the tie was a year ago, and in each month since, is kept when contact crosses that moment.
    mutating func add(_ event: TieEvent, _ yearAgo: YearAgo) {
        if event.at > yearAgo.at, event.weight > 0 { keepPast(before: event.at, yearAgo) }
        tie.add(event)
    }

    private mutating func keepPast(before next: Instant, _ yearAgo: YearAgo) {
        let last = tie.lastContact ?? .distantPast
        if last <= yearAgo.at { (past, pastMonth, pastHeights) = (tie.strength(at: yearAgo.at), yearAgo.month, PastHeights()) }
        // What was reckoned in another month waits for its turn.
        guard pastMonth == yearAgo.month, let newest = yearAgo.months.last, last <= newest else { return }
        for (place, month) in yearAgo.months.enumerated().dropFirst() where last <= month && month < next {
            pastHeights?[place - 1] = tie.height(at: month)
        }
    }

    init(row: Row) throws {
        tie = Tie(row: row)
        rules = TieRules(
            cadenceDays: row["cadence_days"].int, circleLogMean: row["log_mean"].double ?? CircleRhythm().logMean,
            restsUntil: row["rests_until"].instant, importance: try row["importance"].choice(), suggestible: row["suggestible"].bool,
            isListed: row["listed"].bool, isInCircle: row["in_circle"].bool, suggestedOn: row["suggested_on"].text)
        past = row["past_strength"].double
        pastMonth = row["past_month"].int ?? 0
        pastHeights = PastHeights(text: row["past_heights"].text)
    }
}
