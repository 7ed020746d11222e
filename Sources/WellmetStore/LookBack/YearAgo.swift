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

    init(_ now: Instant, in zone: TimeZone) {
        let first = Day(now, in: zone).firstOfMonth
        month = first.year * 12 + first.month
        at = first.adding(months: -12).start(in: .gmt)
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
}
