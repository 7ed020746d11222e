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
        if promised.isEmpty, request.taken.isEmpty, selection.picked.isEmpty, request.places > 0, let sleeper {
            selection.pick(sleeper)
        }
        return DayList(promises: promised, picks: try selection.nudges(from: &source))
    }

    private static func promises(_ candidates: [Candidate], for request: DayRequest) -> [Nudge] {
        let moment = Moment(request.now, in: request.zone)
        var seen = request.taken
        return
            candidates
            .filter { seen.insert($0.id).inserted }
            .compactMap { Contender($0, dormant: false, at: moment) }
            .filter { contender in contender.findings.contains { $0.kind.isPromise } }
            .map { Nudge($0, group: .promise, at: moment) }
            .sorted { a, b in
                if let x = a.reasons.first, let y = b.reasons.first {
                    if x.day != y.day { return x.day < y.day }
                    if x.kind != y.kind { return x.kind == .followUpMine }
                }
                return a.need.worth == b.need.worth ? a.person < b.person : a.need.worth > b.need.worth
            }
    }

    /// The one dormant tie that today may offer: the one not suggested for longest; nil when there was one within a week.
    private static func sleeper(_ candidates: [Candidate], for request: DayRequest, excluding: Set<ID<Person>>) -> Contender? {
        if let last = request.lastDormant, request.today.number &- last.number < Urgency.dormantEvery { return nil }
        let moment = Moment(request.now, in: request.zone)
        return
            candidates
            .filter { !excluding.contains($0.id) }
            .sorted { a, b in
                if a.lastSuggested != b.lastSuggested { return isEarlier(a.lastSuggested, b.lastSuggested) }
                return a.worth == b.worth ? a.id < b.id : a.worth > b.worth
            }
            .lazy
            .compactMap { Contender($0, dormant: true, at: moment) }
            .first { contender in contender.findings.contains { $0.kind == .dormant } }
    }

    /// Whether `a` lies before `b`, where never lies before any day.
    static func isEarlier(_ a: Day?, _ b: Day?) -> Bool {
        guard let b else { return false }
        return a.map { $0 < b } ?? true
    }
}
