package import WellmetModel

extension Network {
    /// What became of the lines of the seven days up to `today`: one look into the key of the lines.
    package func answerWeek(to today: Day) async throws -> AnswerWeek {
        let account = account
        return try await read { tx in
            let rows = try tx.rows(
                """
                SELECT day, answer, count(*) AS n FROM nudge
                WHERE account = \(account) AND day > \(today.adding(-7)) AND day <= \(today) GROUP BY day, answer
                """)
            return AnswerWeek(
                today: today,
                lines: rows.compactMap { row in
                    let answer = row["answer"].string
                    let outcome: AnswerWeek.Outcome = answer == nil ? .open : answer == Answer.done.stored ? .done : .putOff
                    return row["day"].day.map { (day: $0, outcome: outcome, count: row["n"].int ?? 0) }
                })
        }
    }
}
