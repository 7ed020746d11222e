internal import WellmetModel

/// How often one wants to be in touch, as pages say it and offer it.
enum CadenceWords {
    /// The cadences that are offered, in days.
    static let offered = [7, 14, 21, 30, 60, 90, 180, 365]

    /// "every month"
    static func words(_ days: Int) -> String {
        switch days {
        case 1: "every day"
        case 7: "every week"
        case 14: "every 2 weeks"
        case 21: "every 3 weeks"
        case 30: "every month"
        case 60: "every 2 months"
        case 90: "every 3 months"
        case 180: "every 6 months"
        case 365: "every year"
        default: "every \(days) days"
        }
    }

    /// What a menu offers: none, the usual ones, and `current` when it is another.
    static func options(current: Int?, none: String = "no cadence") -> [(value: String, words: String)] {
        let days = Set(offered + [current].compactMap(\.self)).sorted()
        return [("", none)] + days.map { (String($0), words($0)) }
    }

    /// What is usual for a circle of that name; nil when nothing is.
    static func usual(for name: String) -> Int? {
        Circle.suggested.first { folded($0.name) == folded(name.trimmed) }?.days
    }
}
