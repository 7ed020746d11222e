internal import Foundation
internal import WellmetModel

/// What was written of somebody, as an answer to their line of today.
enum AnswerToday {
    /// Contact of mine or of us both on that day.
    case contact(Day)
    case pause
    /// Never suggested any more, or archived.
    case never
}

extension Change {
    /// Keeps today's open lines true: those that were answered by what was written are answered, those whose reasons are gone
    /// are taken off, and their places are filled; the others say what is so now.
    func settleToday() throws {
        let touched = peopleTouched.union(peopleToReplay).union(peopleToRefresh).union(answersToday.keys)
        let answers = answersToday
        answersToday = [:]
        peopleTouched = []
        // A list that was chosen a moment ago is true.
        guard !touched.isEmpty, !hasChosen else { return }
        let settings = try settings()
        let zone = settings.timeZone
        let today = Day(now, in: zone)
        try reopenLines(on: today, capacity: settings.capacity)
        let rows = try tx.rows(
            "SELECT person, content FROM nudge WHERE account = \(account) AND day = \(today) AND answer IS NULL ORDER BY person"
        ).filter { touched.contains(try $0["person"].required()) }
        guard !rows.isEmpty else { return }
        try reckonTies()
        let loader = try CandidateLoader(account: account, now: now, zone: zone, tx: tx)
        var isFree = false
        for row in rows {
            let person: ID<Person> = try row["person"].required()
            let nudge = try Nudge(stored: row["content"].text)
            if let answer = answers[person]?.stored(to: nudge) {
                try update(.nudge, [SQLValue(today), SQLValue(person)], ["answer": .text(answer), "answered_at": SQLValue(now)])
            } else if let candidate = try loader.candidates([person]).first {
                if let renewed = nudge.renewed(by: candidate, at: now, in: zone) {
                    if renewed != nudge {
                        try update(.nudge, [SQLValue(today), SQLValue(person)], ["content": .text(try renewed.stored())])
                    }
                    continue
                }
                try takeOff(nudge, answeredBy: candidate.tie.lastOut.map { Day($0, in: zone) }, today)
            } else {
                try takeOff(nudge, answeredBy: nil, today)
            }
            isFree = true
        }
        guard isFree, try TodayList.standing(account: account, day: today, capacity: settings.capacity, tx: tx).canFill else { return }
        try TodayList(self, day: today, zone: zone).fill()
    }

    /// Fills the places on today's list of people who are gone.
    func fillToday() throws {
        guard leavesAPlace else { return }
        leavesAPlace = false
        let settings = try settings()
        let (zone, today) = (settings.timeZone, Day(now, in: settings.timeZone))
        guard try TodayList.standing(account: account, day: today, capacity: settings.capacity, tx: tx).canFill else { return }
        // Who is chosen is chosen by ties that are in order.
        try reckonTies()
        try TodayList(self, day: today, zone: zone).fill()
    }

    /// Lines that a pause or a never answered today stand again when it is taken back by hand, as far as there are places.
    private func reopenLines(on today: Day, capacity: Int) throws {
        let returning = peopleReturning
        peopleReturning = []
        guard !returning.isEmpty else { return }
        var open =
            try tx.row("SELECT count(*) AS n FROM nudge WHERE account = \(account) AND day = \(today) AND answer IS NULL")?["n"].int ?? 0
        for row in try tx.rows(
            """
            SELECT person FROM nudge WHERE account = \(account) AND day = \(today) AND answer IN ('pause', 'never')
              AND person IN (\(list: returning.sorted())) ORDER BY rank
            """)
        {
            guard open < capacity else { return }
            try update(.nudge, [SQLValue(today), row["person"]], ["answer": .null, "answered_at": .null])
            open += 1
        }
    }

    /// Takes off a line whose reasons are gone; it is done where a word of mine came since.
    private func takeOff(_ nudge: Nudge, answeredBy mine: Day?, _ today: Day) throws {
        let key = [SQLValue(today), SQLValue(nudge.person)]
        // A silence counts from the last contact, which was both of ours; everything else from what they did.
        if let mine, let reason = nudge.reasons.first, reason.kind.isSilence ? mine > reason.day : mine >= reason.day {
            try update(.nudge, key, ["answer": .text(Answer.done.stored), "answered_at": SQLValue(now)])
        } else {
            try delete(.nudge, key)
            peopleToRefresh.insert(nudge.person)
        }
    }
}

extension AnswerToday {
    /// As the table `nudge` spells it; nil when the line is as true as before: the contact was before what it counts from.
    fileprivate func stored(to nudge: Nudge) -> String? {
        switch self {
        case .contact(let day): nudge.reasons.first.map { day >= $0.day } ?? true ? Answer.done.stored : nil
        case .pause: "pause"
        case .never: Answer.never.stored
        }
    }
}
