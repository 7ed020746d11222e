internal import Foundation

/// The instants at which a tie, without new contact, falls out of each band of warmth.
///
/// What is remembered only fades, so that a band is left once: who is warm now is a question of these instants, which an index
/// answers, instead of one of every tie's strength at every moment.
package struct BandEnds: Equatable, Sendable {
    private let ends: [Warmth: Instant]

    package init(_ tie: Tie) {
        var ends: [Warmth: Instant] = [:]
        // A band ends after the warmer one.
        var from = tie.lastContact ?? .distantPast
        for band in Warmth.allCases.reversed() where band > .dormant && tie.lastContact != nil {
            guard let end = tie.end(of: band, from: from) else { continue }
            ends[band] = end
            from = end
        }
        self.ends = ends
    }

    /// The first instant at which the tie is less warm than `band`; nil where it is so at its last contact already, or there was
    /// none, and for `dormant`, which no tie falls out of.
    package subscript(band: Warmth) -> Instant? { ends[band] }
}

extension Tie {
    /// The first instant after `from` at which the tie is less warm than `band`; nil where it is so at `from`.
    fileprivate func end(of band: Warmth, from: Instant) -> Instant? {
        func holds(_ at: Int64) -> Bool { (Warmth.of(self, at: Instant(milliseconds: at)) ?? .dormant) >= band }
        guard let lastContact, holds(from.milliseconds) else { return nil }
        // To the millisecond by looking around where the levels say that it is; else wherever it may be: the strongest tie is below
        // every band but the last after three years.
        let about = lastContact.adding(days: days(until: Tie.strength(wait: band.longestWait))).milliseconds
        var (inside, outside) = (about - 2, about + 2)
        if inside < from.milliseconds || !holds(inside) || holds(outside) {
            (inside, outside) = (from.milliseconds, from.adding(days: 1100).milliseconds)
            guard !holds(outside) else { return Instant(milliseconds: outside) }
        }
        while outside - inside > 1 {
            let middle = inside + (outside - inside) / 2
            if holds(middle) { inside = middle } else { outside = middle }
        }
        return Instant(milliseconds: outside)
    }

    /// Days from the last contact until the strength has fallen to `least`, by Newton's method: it falls ever slower, so that no step
    /// goes too far.
    private func days(until least: Double) -> Double {
        var days = 0.0
        for _ in 0..<40 {
            let (fast, slow) = (fast.level(after: days, on: .fast), slow.level(after: days, on: .slow))
            let slope = (fast / Memory.Clock.fast.halfLife + slow / Memory.Clock.slow.halfLife) * log(2)
            let step = (fast + slow - least) / slope
            guard step > 1e-9, step.isFinite else { break }
            days += step
        }
        return days
    }
}
