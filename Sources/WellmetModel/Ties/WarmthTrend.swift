/// How warm the people of a group are, and were over a year: their average among the bands at the beginning of each month, and now.
package struct WarmthTrend: Equatable, Sendable {
    package struct Point: Equatable, Sendable {
        package let day: Day
        /// From 0 to 5, each band one high (`Warmth.height`); nil where nothing is known.
        package let height: Double?
        package var warmth: Warmth? { height.map(Warmth.init(height:)) }
    }

    /// The oldest first; the last is now.
    package let points: [Point]
    /// The people by warmth, now.
    package let mix: WarmthMix

    /// - Parameters:
    ///   - days: of which the last is today.
    ///   - heights: of each person who was ever in contact, one for each day: 0 before the first contact, nil where it is not known.
    ///   - mix: everybody, now.
    package init(days: [Day], heights: some Sequence<[Double?]>, mix: WarmthMix) {
        var sums = days.map { _ in (sum: 0.0, count: 0) }
        for person in heights {
            for (place, height) in zip(days.indices, person) {
                guard let height else { continue }
                sums[place].sum += height
                sums[place].count += 1
            }
        }
        points = zip(days, sums).map { day, all in Point(day: day, height: all.count > 0 ? all.sum / Double(all.count) : nil) }
        self.mix = mix
    }

    /// The average band, now; nil while nobody was ever in contact.
    package var now: Warmth? { points.last?.warmth }
    /// The average band at the first point of which something is known.
    package var first: Point? { points.first { $0.height != nil } }

    package enum Direction: String, Sendable { case warmer, cooler, same }

    /// Where it went since its first point: half a band is a change.
    package var direction: Direction {
        guard let then = first?.height, let now = points.last?.height else { return .same }
        return now - then > 0.5 ? .warmer : then - now > 0.5 ? .cooler : .same
    }
}

extension Warmth {
    /// The band at that height among the bands, from 0 to 5.
    package init(height: Double) {
        self = Warmth(rawValue: max(1, min(5, Int(height.rounded(.down)) + 1))) ?? .dormant
    }
}

extension Tie {
    /// How high the tie stands among the bands, from 0 to 5; 0 when there was no contact.
    package func height(at now: Instant) -> Double { lastContact == nil ? 0 : Warmth.height(wait: wait(at: now)) }
}
