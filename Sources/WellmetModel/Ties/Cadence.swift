/// How often I want to be in touch.
package enum Cadence {
    /// The most days between contacts: ten years.
    package static let longest = 3660
    package static let possible = 1...longest

    /// The days between contacts that hold for somebody on `day`: the person's own, else the shortest of the circles' that
    /// do not rest; nil when nobody said.
    package static func chosen(person: Int?, circles: some Sequence<Circle>, on day: Day) -> Int? {
        if let person { return max(1, person) }
        return circles.lazy
            .filter { circle in circle.pausedUntil.map { $0 <= day } ?? true }
            .compactMap(\.cadenceDays)
            .min()
            .map { max(1, $0) }
    }
}
