internal import Foundation
internal import WellmetModel

/// The moment at which ties are looked at again: the beginning of this month, a year before.
///
/// Which month it is goes by the zone, but not when it began: else what was kept of a tie would be off by some hours once the zone
/// is another.
struct YearAgo: Equatable {
    /// This month, counted since the year 0.
    let month: Int
    let at: Instant
    /// The beginnings of the months from that one on to this one: thirteen.
    let months: [Instant]

    init(_ now: Instant, in zone: TimeZone) {
        let first = Day(now, in: zone).firstOfMonth
        month = first.year * 12 + first.month
        months = (0...PastHeights.months).map { first.adding(months: $0 - PastHeights.months).start(in: .gmt) }
        at = months[0]
    }

    /// How strong a tie was then, told by its row; nil where nobody has reckoned it this month.
    private func strength(_ tie: Tie, past: Double?, pastMonth: Int) -> Double? {
        guard let last = tie.lastContact, last > at else { return tie.strength(at: at) }
        return pastMonth == 0 ? nil : past
    }

    /// The band of a tie then; nil where there was no contact before, or nobody has reckoned it.
    func warmth(_ tie: Tie, past: Double?, pastMonth: Int) -> Warmth? {
        strength(tie, past: past, pastMonth: pastMonth).flatMap { $0 > 0 ? Warmth(strength: $0) : nil }
    }

    /// How high a tie stood at the beginning of each of `months`: 0 before its first contact, nil where nobody has reckoned it.
    ///
    /// What was reckoned in an earlier month holds for the months that it knew.
    func heights(_ tie: Tie, past: Double?, pastMonth: Int, _ kept: PastHeights?) -> [Double?] {
        months.indices.map { place in
            guard let last = tie.lastContact, last > months[place] else { return tie.height(at: months[place]) }
            // The place that this month had when the row was written.
            switch place + month - pastMonth {
            case 0 where pastMonth > 0: return past.map { $0 > 0 ? Warmth.height(wait: Tie.wait(strength: $0)) : 0 }
            case let place where (1...PastHeights.months).contains(place): return kept.map { $0[place - 1] }
            default: return nil
            }
        }
    }
}
