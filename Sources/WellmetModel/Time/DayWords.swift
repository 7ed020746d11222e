extension Day {
    /// The day as people say it on `today`: "today", "yesterday", "last Tuesday", "on Friday", "9 days ago", "in 3 weeks", "14 March", "14 March 2024".
    ///
    /// Up to 6 days either way a weekday, up to 13 days, up to 8 weeks rounded to whole weeks, then the date; its year where that is
    /// not today's and the date lies more than half a year off.
    package func words(relativeTo today: Day) -> String {
        let (distance, overflow) = number.subtractingReportingOverflow(today.number)
        guard !overflow, distance > -60, distance < 60 else { return dateWords(relativeTo: today) }
        switch distance {
        case 0: return "today"
        case 1: return "tomorrow"
        case -1: return "yesterday"
        case -6..<0: return "last " + DateWords.weekdayNames[weekday - 1]
        case 0...6: return "on " + DateWords.weekdayNames[weekday - 1]
        default:
            let size = abs(distance)
            let span = size == 7 ? "a week" : size < 14 ? "\(size) days" : "\((size + 3) / 7) weeks"
            return distance < 0 ? span + " ago" : "in " + span
        }
    }

    /// "14 March", with its year where it could be another one.
    private func dateWords(relativeTo today: Day) -> String {
        let (y, m, d) = components
        let near = number.subtractingReportingOverflow(today.number)
        let plain = y == today.year || !near.overflow && (-183...183).contains(near.partialValue)
        return "\(d) \(DateWords.monthNames[m - 1])" + (plain ? "" : " \(y)")
    }
}

/// Lengths of time as people say them.
package enum DayWords {
    /// How long `days` are: "9 days", "9 weeks", "5 months", "2 years". Whole units, rounded; less than a day is "less than a day".
    package static func span(days: Double) -> String {
        guard days.isFinite, days >= 0.5 else { return "less than a day" }
        if days < 13.5 { return count(days, "day") }
        if days < 87.5 { return count(days / 7, "week") }
        if days < 716 { return count(days / month, "month") }
        return count(days / year, "year")
    }

    /// How often something happens whose usual gap is `days`: "about every day", "about every 3 weeks", "about every month".
    package static func rhythm(days: Double) -> String {
        guard days.isFinite, days > 0 else { return "never" }
        let words: String
        if days < 13.5 {
            words = (6.5..<8).contains(days) ? "week" : every(max(1, days), "day")
        } else if days < 26 || (35..<53).contains(days) {
            words = every(days / 7, "week")
        } else if days < 350 {
            words = every(days / month, "month")
        } else {
            words = every(days / year, "year")
        }
        return "about every " + words
    }

    /// A duration: "45 minutes", "1 hour", "1 hour 30 minutes".
    package static func duration(minutes: Int) -> String {
        let minutes = max(0, minutes)
        let (hours, rest) = (minutes / 60, minutes % 60)
        let left = rest == 1 ? "1 minute" : "\(rest) minutes"
        guard hours > 0 else { return left }
        let whole = hours == 1 ? "1 hour" : "\(hours) hours"
        return rest == 0 ? whole : whole + " " + left
    }

    private static let month = 365.2425 / 12
    private static let year = 365.2425

    private static func whole(_ value: Double) -> Int { Int(min(value.rounded(), 1_000_000)) }

    private static func count(_ value: Double, _ unit: String) -> String {
        let n = max(1, whole(value))
        return n == 1 ? "1 \(unit)" : "\(n) \(unit)s"
    }

    private static func every(_ value: Double, _ unit: String) -> String {
        let n = max(1, whole(value))
        return n == 1 ? unit : "\(n) \(unit)s"
    }
}
