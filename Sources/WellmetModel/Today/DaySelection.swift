/// A candidate with reasons, as it competes for a place.
struct Contender {
    let candidate: Candidate
    let findings: [Finding]
    /// Before the fairness between circles, until it is picked.
    var need: Need

    /// Nil without a reason.
    init?(_ candidate: Candidate, dormant: Bool, at moment: Moment) {
        findings = candidate.findings(at: moment, dormant: dormant)
        guard !findings.isEmpty else { return nil }
        self.candidate = candidate
        need = candidate.need(for: findings, at: moment.now)
    }

    private init(_ candidate: Candidate, findings: [Finding], need: Need) {
        self.candidate = candidate
        self.findings = findings
        self.need = need
    }

    /// The same standing with all that is known of the person.
    func with(_ completed: Candidate) -> Contender { Contender(completed, findings: findings, need: need) }
}

/// The places of a day while they are being filled.
struct DaySelection {
    private(set) var picked: [Contender] = []
    /// Who may not come from the source: on the list already, or competing already.
    private(set) var excluded: Set<ID<Person>>

    private let request: DayRequest
    private let moment: Moment
    private var shares: CircleShares
    /// Who was read and may be picked yet.
    private var pool: [Contender] = []
    /// The needs of those in the pool, side by side, as all are gone through for every place; without the fairness between circles.
    private var needs: [Double] = []
    /// No candidate of a part that was not read yet has a greater need than this, before the fairness between circles.
    private var bounds: [CandidatePart: Double] = [.inNoCircle: .infinity, .inCircles: .infinity]

    init(_ request: DayRequest, excluding: [ID<Person>]) {
        self.request = request
        moment = Moment(request.now, in: request.zone)
        shares = CircleShares(request)
        excluded = request.taken.union(excluding)
    }

    /// Lets `contender` compete, if it can ever reach the threshold. The same person from the source is passed over after that.
    mutating func add(_ contender: Contender) {
        excluded.insert(contender.candidate.id)
        enter(contender)
    }

    mutating func pick(_ contender: Contender) {
        var contender = contender
        contender.need.fair = shares.fair(contender.candidate.circles)
        picked.append(contender)
        shares.give(contender.candidate.circles)
    }

    /// Gives every place to the greatest need, as long as that reaches the threshold.
    mutating func fill<Source: CandidateSource>(from source: inout Source) throws(Source.Failure) {
        while picked.count < request.places {
            guard let best = try best(from: &source, in: nil) else { return }
            pick(leave(best))
        }
    }

    /// Gives the last places to circles that would go without for too long otherwise.
    mutating func serveCircles<Source: CandidateSource>(from source: inout Source) throws(Source.Failure) {
        guard request.places > 0 else { return }
        let pressing = shares.pressing
        func isPressing(_ contender: Contender) -> Bool { contender.candidate.circles.contains { pressing.contains($0) } }
        for circle in pressing where !picked.contains(where: { $0.candidate.circles.contains(circle) }) {
            let displaced = picked.lastIndex { !isPressing($0) }
            guard picked.count < request.places || displaced != nil else { return }
            guard let best = try best(from: &source, in: circle) else { continue }
            let contender = leave(best)
            if picked.count >= request.places, let displaced {
                var other = picked.remove(at: displaced)
                shares.take(other.candidate.circles)
                other.need.fair = 1
                enter(other)
            }
            pick(contender)
        }
    }

    private mutating func enter(_ contender: Contender) {
        let need = contender.need.value
        guard need >= Urgency.threshold else { return }
        pool.append(contender)
        needs.append(need)
    }

    private mutating func leave(_ index: Int) -> Contender {
        needs.remove(at: index)
        return pool.remove(at: index)
    }

    /// The place in the pool of the greatest need, of everybody or of those in `circle`; nil when none reaches the threshold.
    private mutating func best<Source: CandidateSource>(
        from source: inout Source, in circle: ID<Circle>?
    ) throws(Source.Failure) -> Int? {
        var best: (index: Int, need: Double)?
        for index in pool.indices { consider(index, circle, &best) }
        if let circle, reach(.inCircles) >= max(Urgency.threshold, best?.need ?? 0), var members = try source.members(of: circle) {
            while let candidate = try members.next(.inCircles), candidate.needBound >= max(Urgency.threshold, best?.need ?? 0) {
                meet(candidate, circle, &best)
            }
            return best?.index
        }
        let parts: [CandidatePart] = circle == nil ? CandidatePart.allCases : [.inCircles]
        while let part = parts.max(by: { reach($0) < reach($1) }), reach(part) >= max(Urgency.threshold, best?.need ?? 0) {
            guard let candidate = try source.next(part) else {
                bounds[part] = -.infinity
                continue
            }
            bounds[part] = min(bounds[part] ?? .infinity, candidate.needBound)
            meet(candidate, circle, &best)
        }
        return best?.index
    }

    /// The greatest need that anybody of a part may have who was not read yet. Some circle is mostly within its share; people in
    /// none have one share between them.
    private func reach(_ part: CandidatePart) -> Double {
        let bound = bounds[part] ?? .infinity
        return part == .inNoCircle && bound.isFinite ? bound * shares.fair([]) : bound
    }

    /// Lets `candidate` compete, unless it does already or may not.
    private mutating func meet(_ candidate: Candidate, _ circle: ID<Circle>?, _ best: inout (index: Int, need: Double)?) {
        guard excluded.insert(candidate.id).inserted, let contender = Contender(candidate, dormant: false, at: moment) else { return }
        let count = pool.count
        enter(contender)
        if pool.count > count { consider(count, circle, &best) }
    }

    private func consider(_ index: Int, _ circle: ID<Circle>?, _ best: inout (index: Int, need: Double)?) {
        // Fairness only lowers a need.
        guard needs[index] >= best?.need ?? Urgency.threshold else { return }
        if let circle, !pool[index].candidate.circles.contains(circle) { return }
        let need = needs[index] * shares.fair(pool[index].candidate.circles)
        guard need >= best?.need ?? Urgency.threshold else { return }
        if let known = best, need == known.need, !precedes(index, known.index) { return }
        best = (index, need)
    }

    /// Who comes first among equals: whoever was suggested longest ago, then by id.
    private func precedes(_ a: Int, _ b: Int) -> Bool {
        let (dayA, dayB) = (pool[a].candidate.lastSuggested, pool[b].candidate.lastSuggested)
        return dayA == dayB ? pool[a].candidate.id < pool[b].candidate.id : DayList.isEarlier(dayA, dayB)
    }

    /// The picks as lines: the warmest tie first, as an easy one to begin with.
    func nudges<Source: CandidateSource>(from source: inout Source) throws(Source.Failure) -> [Nudge] {
        var order: [Contender] = []
        for contender in picked { order.append(contender.with(try source.completed(contender.candidate))) }
        let strengths = order.map { $0.candidate.tie.strength(at: moment.now) }
        if let easy = strengths.indices.max(by: { strengths[$0] < strengths[$1] }), easy > 0 {
            order.insert(order.remove(at: easy), at: 0)
        }
        return order.map { Nudge($0, group: .suggestion, at: moment) }
    }
}
