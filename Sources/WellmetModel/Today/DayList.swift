/// A day's list: promises that are due, and a handful of people to reach out to.
package struct DayList: Equatable, Sendable {
    /// Whoever has a follow-up with a date that is due, mine or theirs, the oldest first; not limited by capacity.
    package let promises: [Nudge]
    /// The picks, an easy one first, then by need. Empty is a good answer.
    package let picks: [Nudge]

    package init(promises: [Nudge], picks: [Nudge]) {
        self.promises = promises
        self.picks = picks
    }

    /// Chooses the list: greedily by need, whoever has been left out longest first among equals, then by id.
    ///
    /// `promises` is everybody with a dated follow-up that is due; `dormant` some whose `Tie.dormantFrom` has passed, those
    /// not suggested for longest; `source` all others who may have a reason. The same input gives the same list. Reads the
    /// source until nobody unseen can have a greater need than those picked: the list is the one that reading all would give.
    package static func pick<Source: CandidateSource>(
        promises: [Candidate], dormant: [Candidate], from source: inout Source, for request: DayRequest
    ) throws(Source.Failure) -> DayList {
        let promised = DayList.promises(promises, for: request)
        var selection = DaySelection(request, excluding: promised.map(\.person))
        let sleeper = DayList.sleeper(dormant, for: request, excluding: selection.excluded)
        if let sleeper { selection.add(sleeper) }
        try selection.fill(from: &source)
        try selection.serveCircles(from: &source)
        if promised.isEmpty, request.taken.isEmpty, selection.picked.isEmpty, request.capacity > 0, let sleeper {
            selection.pick(sleeper)
        }
        return DayList(promises: promised, picks: selection.nudges)
    }

    private static func promises(_ candidates: [Candidate], for request: DayRequest) -> [Nudge] {
        var seen = request.taken
        return candidates
            .filter { seen.insert($0.id).inserted }
            .compactMap { Standing($0, dormant: false, for: request) }
            .filter { $0.reasons.first?.kind.isPromise ?? false }
            .sorted { a, b in
                if let x = a.reasons.first?.day, let y = b.reasons.first?.day, x != y { return x < y }
                return a.candidate.worth == b.candidate.worth ? a.candidate.id < b.candidate.id : a.candidate.worth > b.candidate.worth
            }
            .map { Nudge($0, group: .promise, for: request) }
    }

    /// The one dormant tie that today may offer: the one not suggested for longest; nil when there was one within a week.
    private static func sleeper(_ candidates: [Candidate], for request: DayRequest, excluding: Set<ID<Person>>) -> Standing? {
        if let last = request.lastDormant, request.today.number &- last.number < Urgency.dormantEvery { return nil }
        return candidates
            .filter { !excluding.contains($0.id) }
            .sorted { a, b in
                if a.lastSuggested != b.lastSuggested { return isEarlier(a.lastSuggested, b.lastSuggested) }
                return a.worth == b.worth ? a.id < b.id : a.worth > b.worth
            }
            .lazy
            .compactMap { Standing($0, dormant: true, for: request) }
            .first { standing in standing.reasons.contains { $0.kind == .dormant } }
    }

    /// Whether `a` lies before `b`, where never lies before any day.
    static func isEarlier(_ a: Day?, _ b: Day?) -> Bool {
        guard let b else { return false }
        return a.map { $0 < b } ?? true
    }
}

/// A candidate with reasons, as it competes for a place.
struct Standing {
    let candidate: Candidate
    let reasons: [Reason]
    /// Before the fairness between circles, until it is picked.
    var need: Need
    /// How alive the tie is now.
    let strength: Double

    /// Nil without a reason.
    init?(_ candidate: Candidate, dormant: Bool, for request: DayRequest) {
        reasons = candidate.reasons(at: request.now, in: request.zone, dormant: dormant)
        guard !reasons.isEmpty else { return nil }
        self.candidate = candidate
        need = candidate.need(reasons, at: request.now)
        strength = candidate.tie.strength(at: request.now)
    }
}
