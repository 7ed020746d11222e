/// The places of a day while they are being filled.
struct DaySelection {
    private(set) var picked: [Standing] = []
    /// Who may not be picked: on the list already.
    private(set) var excluded: Set<ID<Person>>

    private let request: DayRequest
    private var shares: CircleShares
    /// Who was read and may be picked yet.
    private var pool: [Standing] = []
    /// No candidate that was not read yet has a greater need than this.
    private var bound = Double.infinity

    init(_ request: DayRequest, excluding: [ID<Person>]) {
        self.request = request
        shares = CircleShares(request)
        excluded = request.taken.union(excluding)
    }

    /// Lets `standing` compete, if it can ever reach the threshold. The same person from the source is passed over after that.
    mutating func add(_ standing: Standing) {
        excluded.insert(standing.candidate.id)
        if standing.need.value >= Urgency.threshold { pool.append(standing) }
    }

    mutating func pick(_ standing: Standing) {
        var standing = standing
        standing.need.fair = shares.fair(standing.candidate.circles)
        picked.append(standing)
        shares.give(standing.candidate.circles)
    }

    /// Gives every place to the greatest need, as long as that reaches the threshold.
    mutating func fill<Source: CandidateSource>(from source: inout Source) throws(Source.Failure) {
        while picked.count < request.capacity {
            guard let best = try best(from: &source, where: { _ in true }) else { return }
            pick(pool.remove(at: best))
        }
    }

    /// Gives the last places to circles that would go without for too long otherwise.
    mutating func serveCircles<Source: CandidateSource>(from source: inout Source) throws(Source.Failure) {
        guard request.capacity > 0 else { return }
        let pressing = shares.pressing
        for circle in pressing {
            let isServed = picked.contains { $0.candidate.circles.contains(circle) }
            if isServed { continue }
            let isPressing = { (standing: Standing) in standing.candidate.circles.contains { pressing.contains($0) } }
            guard picked.count < request.capacity || picked.contains(where: { !isPressing($0) }) else { return }
            guard let best = try best(from: &source, where: { $0.candidate.circles.contains(circle) }) else { continue }
            if picked.count >= request.capacity, let last = picked.lastIndex(where: { !isPressing($0) }) {
                var displaced = picked.remove(at: last)
                shares.take(displaced.candidate.circles)
                displaced.need.fair = 1
                // Appended to the pool, so that `best` stays where it is.
                pool.append(displaced)
            }
            pick(pool.remove(at: best))
        }
    }

    /// The place in the pool of the greatest need among those that `fits`; nil when none reaches the threshold.
    private mutating func best<Source: CandidateSource>(
        from source: inout Source, where fits: (Standing) -> Bool
    ) throws(Source.Failure) -> Int? {
        var best: (index: Int, need: Double)?
        for index in pool.indices { consider(index, fits, &best) }
        while bound >= max(Urgency.threshold, best?.need ?? 0) {
            guard let candidate = try source.next() else {
                bound = -.infinity
                break
            }
            bound = min(bound, candidate.worth)
            guard excluded.insert(candidate.id).inserted,
                let standing = Standing(candidate, dormant: false, for: request), standing.need.value >= Urgency.threshold
            else { continue }
            pool.append(standing)
            consider(pool.count - 1, fits, &best)
        }
        return best?.index
    }

    private func consider(_ index: Int, _ fits: (Standing) -> Bool, _ best: inout (index: Int, need: Double)?) {
        let standing = pool[index]
        guard fits(standing) else { return }
        let need = standing.need.value * shares.fair(standing.candidate.circles)
        guard need >= Urgency.threshold else { return }
        if let known = best {
            if need < known.need { return }
            if need == known.need, !precedes(standing.candidate, pool[known.index].candidate) { return }
        }
        best = (index, need)
    }

    /// Who comes first among equals: whoever was suggested longest ago, then by id.
    private func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
        a.lastSuggested == b.lastSuggested ? a.id < b.id : DayList.isEarlier(a.lastSuggested, b.lastSuggested)
    }

    /// The picks as lines: the warmest tie first, as an easy one to begin with.
    var nudges: [Nudge] {
        var order = picked
        if let easy = order.indices.max(by: { order[$0].strength < order[$1].strength }), easy > 0 {
            order.insert(order.remove(at: easy), at: 0)
        }
        return order.map { Nudge($0, group: .suggestion, for: request) }
    }
}
