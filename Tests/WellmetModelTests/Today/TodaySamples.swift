import Foundation
import WellmetModel

extension ID {
    /// The same id for the same number.
    static func numbered(_ number: Int) -> ID {
        ID(
            UUID(
                uuid: (
                    0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, UInt8(truncatingIfNeeded: number >> 16),
                    UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number)
                )))
    }
}

extension Day {
    /// So many days after 1 January 2026, a Thursday.
    static func onDay(_ days: Int) -> Day { Day(Instant.onDay(Double(days)), in: .gmt) }
}

extension Candidate {
    /// Somebody with that history of contacts on days after 1 January 2026.
    static func sample(
        _ number: Int = 1, named name: String = "Ada Lovelace", contacts: [TieEvent] = [], cadence: Int? = nil,
        circles: [Int] = [], _ change: (inout Candidate) -> Void = { _ in }
    ) -> Candidate {
        var candidate = Candidate(
            id: .numbered(number), name: PersonName(written: name), tie: .replaying(contacts), cadenceDays: cadence,
            circles: circles.map { .numbered($0) })
        change(&candidate)
        return candidate
    }

    func kinds(onDay day: Double) -> [Reason.Kind] { reasons(at: .onDay(day), in: .gmt).map(\.kind) }
}

extension OpenFollowUp {
    static func promise(
        _ text: String, due: Int?, by owner: FollowUp.Owner = .mine, origin: FollowUp.Origin = .hand, since: Int = 0, number: Int = 1
    ) -> OpenFollowUp {
        OpenFollowUp(id: .numbered(number), text: text, due: due.map(Day.onDay), owner: owner, origin: origin, since: .onDay(since))
    }
}

extension DayRequest {
    static func onDay(_ day: Double, capacity: Int = 3, _ change: (inout DayRequest) -> Void = { _ in }) -> DayRequest {
        var request = DayRequest(now: .onDay(day), zone: .gmt, capacity: capacity)
        change(&request)
        return request
    }
}

extension DayList {
    /// The list from candidates that are all at hand.
    static func sample(
        _ candidates: [Candidate], promises: [Candidate] = [], dormant: [Candidate] = [], _ request: DayRequest
    ) -> DayList {
        var source = ListedCandidates(candidates)
        return pick(promises: promises, dormant: dormant, from: &source, for: request)
    }
}

/// Candidates that count how many of them are read.
struct CountedCandidates: CandidateSource {
    var source: ListedCandidates
    var read = 0

    init(_ candidates: [Candidate]) { source = ListedCandidates(candidates) }

    mutating func next(_ part: CandidatePart) -> Candidate? {
        read += 1
        return source.next(part)
    }
}

/// Candidates that a source can also find by their circle.
struct CircledCandidates: CandidateSource {
    var source: CountedCandidates
    let all: [Candidate]

    init(_ candidates: [Candidate]) {
        source = CountedCandidates(candidates)
        all = candidates
    }

    mutating func next(_ part: CandidatePart) -> Candidate? { source.next(part) }
    func members(of circle: ID<Circle>) -> CircledCandidates? { CircledCandidates(all.filter { $0.circles.contains(circle) }) }
}

/// A made-up network, seen at day 0.
struct SampleNetwork {
    var candidates: [Candidate] = []
    var circles: [CircleStanding] = []

    init(people: Int, circles count: Int, seed: UInt64) {
        var numbers = SeededNumbers(seed)
        circles = (0..<count).map { number in
            let shown = Int.random(in: 0...9, using: &numbers)
            return CircleStanding(
                id: .numbered(number), size: Int.random(in: 1...40, using: &numbers), shown: shown,
                lastShown: shown == 0 ? nil : .onDay(-Int.random(in: 1...13, using: &numbers)))
        }
        for number in 0..<people {
            candidates.append(SampleNetwork.candidate(number, circles: count, using: &numbers))
        }
    }

    static func candidate(_ number: Int, circles: Int, using numbers: inout SeededNumbers) -> Candidate {
        let history = TieEvent.history(
            count: Int.random(in: 0..<25, using: &numbers), before: -Double(numbers.one(of: [0, 0, 5, 40, 200, 500])), using: &numbers)
        return .sample(number + 1, contacts: history) { candidate in
            candidate.circles = (0..<circles).filter { _ in numbers.happens(0.3) }.map { .numbered($0) }
            candidate.cadenceDays = numbers.happens(0.3) ? numbers.one(of: [14, 30, 90]) : nil
            candidate.importance = numbers.one(of: [.low, .normal, .normal, .high])
            candidate.isOnlyTieIntoCircle = numbers.happens(0.05)
            if numbers.happens(0.1) {
                candidate.occasions = [.newJob(seen: .onDay(-Int.random(in: 0...20, using: &numbers)), line: "Acme")]
            }
            if numbers.happens(0.1) {
                let since = -Int.random(in: 0...9, using: &numbers)
                candidate.followUps = [.promise("Thank", due: nil, origin: .rule, since: since, number: number)]
            }
            if numbers.happens(0.2) { candidate.ignoredShowings = [3, 20] }
            if numbers.happens(0.1) { candidate.hiddenUntil = .onDay(Int.random(in: -3...3, using: &numbers)) }
            if numbers.happens(0.3) { candidate.lastSuggested = .onDay(-Int.random(in: 1...50, using: &numbers)) }
        }
    }
}
