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
    /// Answers today's open lines whose people something was written of that makes them untrue, and fills their places.
    func settleToday() throws {
        guard !answersToday.isEmpty else { return }
        let people = answersToday.keys.sorted()
        let zone = try settings().timeZone
        let today = Day(now, in: zone)
        let rows = try tx.rows(
            """
            SELECT person, content FROM nudge
            WHERE account = \(account) AND day = \(today) AND answer IS NULL AND person IN (\(list: people))
            """)
        var isAnswered = false
        for row in rows {
            let person: ID<Person> = try row["person"].required()
            guard let answer = try answersToday[person]?.stored(to: Nudge(stored: row["content"].text)) else { continue }
            try update(.nudge, [SQLValue(today), SQLValue(person)], ["answer": .text(answer), "answered_at": SQLValue(now)])
            isAnswered = true
        }
        answersToday = [:]
        guard isAnswered else { return }
        try reckonTies()
        try TodayList(self, day: today, zone: zone).fill()
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
