/// How the places of a day are shared out among circles, while they are being given.
struct CircleShares {
    private var shown: [ID<Circle>?: Int] = [:]
    private var shares: [ID<Circle>?: Double] = [:]
    private let capacity: Int
    /// The circles that have to be on the list one of the next days, the most pressing first, with the days that are left.
    private let waiting: [(id: ID<Circle>, left: Int)]

    init(_ request: DayRequest) {
        capacity = max(0, request.capacity)
        let set = request.circles.reduce(0) { $0 + max(0, $1.share ?? 0) }
        let roots = request.circles.reduce(0) { $0 + ($1.share == nil ? Double(max(0, $1.size)).squareRoot() : 0) }
        for circle in request.circles {
            shown[circle.id] = max(0, circle.shown)
            shares[circle.id] =
                circle.share.map { max(0, $0) / max(1, set) }
                ?? (roots > 0 ? max(0, 1 - set) * Double(max(0, circle.size)).squareRoot() / roots : 0)
        }
        let today = request.today
        waiting = request.circles
            .compactMap { circle in
                guard let id = circle.id, circle.lastShown.map({ $0 < today }) ?? true else { return nil }
                let since = circle.lastShown.map { today.number &- $0.number } ?? Urgency.fairDays
                return (id, max(0, Urgency.fairDays - since))
            }
            .sorted { ($0.left, $0.id) < ($1.left, $1.id) }
    }

    /// What the need of somebody in `circles` keeps: all of it while one of these is within its share.
    func fair(_ circles: [ID<Circle>]) -> Double {
        let factors: [Double] = (circles.isEmpty ? [nil] : circles.map(Optional.some)).compactMap { circle in
            guard let share = shares[circle] else { return nil }
            return Urgency.fair(shown: shown[circle] ?? 0, share: share, capacity: capacity)
        }
        return factors.max() ?? 1
    }

    mutating func give(_ circles: [ID<Circle>]) {
        for circle in circles.isEmpty ? [nil] : circles.map(Optional.some) { shown[circle, default: 0] += 1 }
    }

    mutating func take(_ circles: [ID<Circle>]) {
        for circle in circles.isEmpty ? [nil] : circles.map(Optional.some) { shown[circle, default: 0] -= 1 }
    }

    /// The circles that must be on today's list for each to appear within `Urgency.fairDays`, when from now on one place a day
    /// goes to the one that has waited longest.
    var pressing: [ID<Circle>] {
        let count = waiting.enumerated().reduce(0) { max($0, $1.offset - $1.element.left + 1) }
        return waiting.prefix(count).map(\.id)
    }
}
