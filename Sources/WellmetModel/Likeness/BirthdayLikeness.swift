/// What two birthdays say of whether they are one person's.
struct BirthdayLikeness {
    /// For one person, in bits; below zero against it.
    let bits: Double
    /// In plain words what they share; empty when nothing.
    let words: String

    /// Days of birth in a lifetime's calendar.
    static let days = 21_900.0
    /// What two different ones say, in bits: more than any other slip, as nobody has two.
    private static let against = -7.0

    /// `surprise` tells how few share the day, in bits: forms put 1 January where nobody said.
    init(_ one: PartialDate, _ other: PartialDate, surprise: Double) {
        (bits, words) = BirthdayLikeness.evidence(one, other, surprise)
    }

    private static func evidence(_ one: PartialDate, _ other: PartialDate, _ surprise: Double) -> (Double, String) {
        if one == other, one.exact != nil { return (surprise, "the same birthday") }
        let sameYear = isSame(one.year, other.year)
        let sameMonth = isSame(one.month, other.month)
        let sameDay = isSame(one.day, other.day)
        switch (sameYear, sameMonth, sameDay) {
        case (nil, true, true): return (8.3, "the same day and month of birth")
        case (true, true, nil): return (8, "the same month of birth")
        case (true, nil, _): return (4, "the same year of birth")
        case (nil, true, nil): return (2, "the same month of birth")
        case (nil, nil, _): return (0, "")
        default: break
        }
        guard one.exact != nil, other.exact != nil else { return (against, different) }
        if sameYear == true, one.month == other.day, one.day == other.month { return (8, "birthdays with day and month exchanged") }
        guard [sameYear, sameMonth, sameDay].count(where: { $0 == true }) == 2 else { return (against, different) }
        if Spelling.distance(one.description, other.description, most: 2) == 1 { return (5, "birthdays that differ in one figure") }
        return sameYear == true ? (against, different) : (0, "")
    }

    private static let different = "different birthdays"

    private static func isSame(_ one: Int?, _ other: Int?) -> Bool? {
        guard let one, let other else { return nil }
        return one == other
    }
}
