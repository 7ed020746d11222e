internal import Foundation

/// What one clock of a tie remembers, standing at the tie's last contact (ties.md 2.1).
///
/// Several contacts close together are one conversation: `spent` says how much of it is counted already.
package struct Memory: Equatable, Sendable {
    /// What is remembered; bounded by half-life ÷ refractory, so 14 on either clock.
    package var level: Double
    /// How much of the present conversation is already counted.
    package var spent: Double

    package init(level: Double = 0, spent: Double = 0) {
        self.level = level
        self.spent = spent
    }

    /// How fast a memory fades. The slow clock is the fast one, thirteen times slower.
    struct Clock {
        /// Days until half of the level is left.
        let halfLife: Double
        /// Days until half of what was spent counts anew.
        let refractory: Double

        static let fast = Clock(halfLife: 14, refractory: 1)
        static let slow = Clock(halfLife: 182, refractory: 13)
    }

    /// The level `days` after the last contact.
    func level(after days: Double, on clock: Clock) -> Double {
        level * exp2(-days / clock.halfLife)
    }

    /// Counts a contact of `weight` in (0, 1] that came `days` after the last one.
    mutating func add(weight: Double, after days: Double, on clock: Clock) {
        level = level(after: days, on: clock)
        spent *= exp2(-days / clock.refractory)
        let gain = max(0, weight - spent)
        level += gain
        spent += gain
    }
}
