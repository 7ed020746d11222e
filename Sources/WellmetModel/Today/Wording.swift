/// Phrases that reasons and drafts share.
enum Wording {
    /// "today", "yesterday", "on 3 May", "on 3 May 2024": the year where it is not today's.
    static func on(_ day: Day, today: Day, preposition: String = "on ") -> String {
        if day == today { return "today" }
        if day == today.adding(-1) { return "yesterday" }
        return preposition + date(day, today: today)
    }

    /// "3 May", "3 May 2024".
    static func date(_ day: Day, today: Day) -> String {
        let (year, _, dayOfMonth) = day.components
        return "\(dayOfMonth) \(month(day))" + (year == today.year ? "" : " \(year)")
    }

    /// "May", "May 2024".
    static func monthAndYear(_ day: Day, today: Day) -> String {
        month(day) + (day.year == today.year ? "" : " \(day.year)")
    }

    private static func month(_ day: Day) -> String { DateWords.monthNames[day.month - 1] }

    /// A chosen cadence: "every day", "every 10 days", "every 3 weeks", "every month", "every year".
    static func every(_ days: Int) -> String {
        let (count, unit) =
            switch days {
            case ..<7: (days, "day")
            case 28...31: (1, "month")
            case 59...62: (2, "month")
            case 89...93: (3, "month")
            case 120...124: (4, "month")
            case 180...184: (6, "month")
            case 364...366: (1, "year")
            case _ where days % 7 == 0: (days / 7, "week")
            default: (days, "day")
            }
        return count <= 1 ? "every \(unit)" : "every \(count) \(unit)s"
    }

    /// How long a silence is that is measured against `usual` days: in days where weeks would round away the difference.
    static func elapsed(_ days: Double, usual: Double) -> String {
        if days >= 13.5, days < 45, usual >= 25 { return "\(Int(days)) days" }
        return DayWords.span(days: days)
    }

    static func sentence(_ occasion: Occasion, days: Int) -> String {
        let ago = days == 0 ? "today" : days == 1 ? "yesterday" : "\(days) days ago"
        switch occasion.kind {
        case .birthday:
            return days == 0 ? "Birthday today." : "Birthday \(ago)."
        case .newJob:
            return occasion.text.nonEmpty.map { "Changed jobs: now \($0)." } ?? "Changed jobs, seen \(ago)."
        case .workAnniversary:
            let years = occasion.years.map { $0 == 1 ? "A year" : "\($0) years" } ?? "An anniversary"
            return occasion.text.isEmpty ? "\(years) in the same job \(ago)." : "\(years) at \(occasion.text) \(ago)."
        case .other:
            return occasion.text.nonEmpty.map { $0.hasSuffix(".") ? $0 : $0 + "." } ?? "An occasion \(ago)."
        }
    }
}
