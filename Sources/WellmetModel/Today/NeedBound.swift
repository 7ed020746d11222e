/// The most that the need for somebody can be until an instant, as long as nothing happens; promises aside.
///
/// Need is worth, less what would happen anyway: the chance of contact within the week. That chance only falls while a tie is
/// silent, so what it leaves at `until` is a bound for every moment before. Today's list reads people in the order of their
/// bounds and stops early, instead of weighing everybody of great worth who is in touch all the time.
package struct NeedBound: Equatable, Sendable {
    package let value: Double
    package let until: Instant

    /// The bound up to a given instant.
    package init(worth: Double, tie: Tie, until: Instant) {
        // The need is reckoned in another order: a little more than its last digits.
        value = worth * tie.unlikely(at: until) * (1 + 1e-12)
        self.until = until
    }

    /// A bound for two days from `now` at least, and for longer as long as it stays within a twentieth of what holds then.
    package init(worth: Double, tie: Tie, at now: Instant) {
        let first = now.adding(days: NeedBound.shortest)
        let limit = tie.unlikely(at: first) * NeedBound.slack
        var until = first
        if limit >= 1 {
            until = .distantFuture
        } else {
            var days = NeedBound.shortest * 2
            while case let next = now.adding(days: days), next > until, tie.unlikely(at: next) <= limit {
                until = next
                days *= 2
            }
        }
        self.init(worth: worth, tie: tie, until: until)
    }

    /// Days for which a bound holds at the least.
    package static let shortest = 2.0
    /// How many times what holds after these days a bound may be. The closer it is, the fewer people a day's list reads in vain, and
    /// the more bounds each day's upkeep reckons anew.
    package static let slack = 1.05
}

extension Tie {
    /// The probability that there is no contact within a week from `now`.
    func unlikely(at now: Instant) -> Double { 1 - probability(within: 7, at: now) }
}
