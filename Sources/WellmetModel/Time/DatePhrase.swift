/// Reads a day as people say it: "friday", "3 days ago", "end of next month", "14 March", "14.3.2027".
///
/// The rules where speech is vague:
/// - a bare weekday is the nearest such day before (`past`) or after (`future`) today, never today itself;
/// - "last tuesday" is the nearest Tuesday before today, "next friday" the Friday of next week, weeks beginning on Monday;
/// - "next week" is its Monday, "next month" its first day, "this week" and "end of week" a Friday, "this month" its last day;
/// - "last week" and "last month" are the same day a week and a month earlier, and "this week" in the past is today;
/// - "christmas", "christmas eve", "new year" and "new year's eve" are days, and feasts that move are not;
/// - numbers are day first, and a date without a year is the nearest one in the direction of the tendency, today included.
package enum DatePhrase {
    /// Where a date lies that could lie on either side of today: behind, for what happened; ahead, for due dates and pauses.
    package enum Tendency: Sendable { case past, future }

    /// The day that `text` says, as seen from `today`. A leading "on", "by", "until", "till" or "before" is passed over.
    ///
    /// Throws `notUnderstood` when any of the text remains unread, `noSuchDay` for dates that the calendar does not have.
    package static func day(_ text: String, relativeTo today: Day, tendency: Tendency) throws(DatePhraseError) -> Day {
        let shown = text.trimmed
        guard shown.utf8.count <= 200 else { throw .notUnderstood(String(shown.prefix(40)) + "…") }
        let words = LogToken.tokens(of: shown).map(\.word)
        let start = words.count > 1 && prepositions.contains(words[0]) ? 1 : 0
        let matcher = DateMatcher(words: words, today: today, tendency: tendency)
        guard let match = matcher.match(at: start), match.end == words.count else { throw .notUnderstood(shown) }
        do { return try match.outcome.get() } catch { throw error.quoting(shown) }
    }

    private static let prepositions: Set<String> = ["on", "by", "until", "till", "before"]
}

/// Why a text is no day.
package enum DatePhraseError: Error, Hashable, Sendable {
    /// None of the understood forms; carries the text.
    case notUnderstood(String)
    /// A date that the calendar does not have; carries the text and the reason as a sentence.
    case noSuchDay(String, reason: String)
    /// A time or length that no clock shows; carries the text and the reason as a sentence.
    case noSuchTime(String, reason: String)
    /// Words that mean no day in particular: "the other day", "on March 2025".
    case vague(String)
}

extension DatePhraseError: CustomStringConvertible {
    /// What is wrong and what to write instead, for people.
    package var description: String {
        switch self {
        case .notUnderstood(let text):
            "\u{201C}\(text)\u{201D} is not a day that Wellmet understands. Understood are: \(DatePhraseError.forms)."
        case .noSuchDay(let text, let reason):
            "\u{201C}\(text)\u{201D} is not on the calendar: \(reason)"
        case .noSuchTime(let text, let reason):
            "\u{201C}\(text)\u{201D} is not possible: \(reason)"
        case .vague(let text):
            "\u{201C}\(text)\u{201D} is no day that can be kept. Say which, or roughly which, as in: 14 March 2025, 3 days ago, last week."
        }
    }

    /// The same with the text as it was written, instead of its folded words.
    func quoting(_ text: String) -> DatePhraseError {
        switch self {
        case .notUnderstood: .notUnderstood(text)
        case .noSuchDay(_, let reason): .noSuchDay(text, reason: reason)
        case .noSuchTime(_, let reason): .noSuchTime(text, reason: reason)
        case .vague: .vague(text)
        }
    }

    /// The understood forms, by example.
    package static let forms = """
        today, tomorrow, yesterday, friday, next friday, last tuesday, in 2 weeks, 3 days ago, next week, end of month, \
        next month, 14 March, March 14 2027, the 14th, 14.3.2027, 14/3 (day first), 2026-03-14
        """
}
