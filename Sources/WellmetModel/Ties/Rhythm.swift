internal import Foundation

/// A tie's own pace: the geometric mean of its pauses, recent ones first, shrunk to its circle (ties.md 2.3).
package struct Rhythm: Equatable, Sendable {
    /// Sum of ln(pause in days), where an older pause keeps 0.85 at each new one.
    package var total: Double
    /// Number of pauses, discounted alike.
    package var count: Double

    package init(total: Double = 0, count: Double = 0) {
        self.total = total
        self.count = count
    }

    /// Counts a pause of so many whole days; a gap shorter than `shortestPause` is the same conversation and no pause.
    mutating func add(pauseDays: Double) {
        total = total * Rhythm.keep + log(pauseDays)
        count = count * Rhythm.keep + 1
    }

    /// The usual days between two contacts, as the tie's pauses and its circle's `CircleRhythm.logMean` say.
    package func days(circleLogMean: Double) -> Double {
        exp((total + Rhythm.borrowed * circleLogMean) / (count + Rhythm.borrowed))
    }

    /// The shortest gap, in days, that is a pause.
    static let shortestPause = 2
    private static let keep = 0.85
    /// How many pauses the circle's mean is worth.
    private static let borrowed = 2.0
}

/// What a circle's members have in common: their mean pause, from which a young tie borrows.
///
/// Sums over the members of `Rhythm.total` and `Rhythm.count`; of somebody in several circles, over all of these.
package struct CircleRhythm: Equatable, Sendable {
    package var total: Double
    package var count: Double

    package init(total: Double = 0, count: Double = 0) {
        self.total = total
        self.count = count
    }

    /// ln of the geometric mean pause in days; a fortnight, worth twenty pauses, as long as little is known.
    package var logMean: Double {
        (total + CircleRhythm.priorWeight * CircleRhythm.logFortnight) / (count + CircleRhythm.priorWeight)
    }

    private static let priorWeight = 20.0
    private static let logFortnight = log(14.0)
}
