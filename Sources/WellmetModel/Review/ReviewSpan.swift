/// What a review looks back on: a month or a year, whole.
package struct ReviewSpan: Equatable, Sendable {
    package let year: Int
    /// Nil for the whole year.
    package let month: Int?

    package init(year: Int, month: Int? = nil) {
        self.year = year
        self.month = month
    }

    /// The last month that is over.
    package init(before today: Day) {
        let day = today.firstOfMonth.adding(-1)
        self.init(year: day.year, month: day.month)
    }

    /// `2026`, `2026-10`, `October 2026`, `October` (the last one that began), `last month`, `this year`; nil for anything else, and for
    /// what is still to come.
    package init?(words text: String, today: Day) {
        let words = foldedWords(text)
        switch words.joined(separator: " ") {
        case "last month": self.init(before: today)
        case "this month": self.init(year: today.year, month: today.month)
        case "last year": self.init(year: today.year - 1)
        case "this year": self.init(year: today.year)
        default:
            guard let date = PartialDate(words: text), date.day == nil else { return nil }
            if let year = date.year {
                self.init(year: year, month: date.month)
            } else if let month = date.month {
                self.init(year: today.year - (month > today.month ? 1 : 0), month: month)
            } else {
                return nil
            }
        }
        guard first <= today else { return nil }
    }

    package var first: Day { Day(year: year, month: month ?? 1, day: 1) ?? Day(number: 0) }
    /// The first day after it.
    package var end: Day { first.adding(months: month == nil ? 12 : 1) }

    package func isOver(on today: Day) -> Bool { end <= today }

    /// The one before, of the same length.
    package var previous: ReviewSpan {
        let day = first.adding(-1)
        return ReviewSpan(year: day.year, month: month == nil ? nil : day.month)
    }

    package var next: ReviewSpan { ReviewSpan(year: end.year, month: month == nil ? nil : end.month) }

    /// The year of a month; of a year its last month that has begun.
    package func other(today: Day) -> ReviewSpan {
        guard month == nil else { return ReviewSpan(year: year) }
        return ReviewSpan(year: year, month: year == today.year ? today.month : 12)
    }

    /// Whether a letter of it can tell anything: it has begun, and was not over before `known`, the first day of which anything is known.
    package func isTold(since known: Day?, today: Day) -> Bool { first <= today && known.map { $0 < end } ?? false }

    /// "October 2026", "2026".
    package var name: String { PartialDate(year: year, month: month)?.words ?? "\(year)" }
    /// "2026-10", "2026": as addresses and commands spell it.
    package var code: String { PartialDate(year: year, month: month)?.description ?? "\(year)" }
}
