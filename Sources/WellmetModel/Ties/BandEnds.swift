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
        var inside = from.milliseconds
        guard holds(inside) else { return nil }
        // The strongest tie is below every band but the last after three years.
        var outside = from.adding(days: 1100).milliseconds
        guard !holds(outside) else { return Instant(milliseconds: outside) }
        while outside - inside > 1 {
            let middle = inside + (outside - inside) / 2
            if holds(middle) { inside = middle } else { outside = middle }
        }
        return Instant(milliseconds: outside)
    }
}
