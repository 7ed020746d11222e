import Foundation
import Testing
import WellmetModel

/// What holds for every network: seen over many made-up ones.
@Suite struct DayListPropertyTests {
    @Test func stoppingEarlyGivesTheListThatReadingAllWouldGive() {
        var saved = 0
        for seed in 0..<60 as Range<UInt64> {
            let network = SampleNetwork(people: 120, circles: 4, seed: seed)
            for capacity in [1, 3, 10] {
                let request = DayRequest.onDay(0.5, capacity: capacity) { $0.circles = network.circles }
                var source = CountedCandidates(network.candidates)
                let list = DayList.pick(promises: [], dormant: [], from: &source, for: request)
                #expect(Set(list.picks.map(\.person)) == Set(plainPick(network.candidates, request)), "seed \(seed), capacity \(capacity)")
                saved += network.candidates.count + 1 - source.read
            }
        }
        #expect(saved > 500)
    }

    @Test func aLongSourceIsNotReadToItsEnd() {
        let few = (1...5).map { Candidate.sample($0, contacts: [.contact(on: -90)], cadence: 10) { $0.importance = .high } }
        let many = (6...3000).map { Candidate.sample($0, contacts: [.contact(on: -90)], cadence: 10) { $0.importance = .low } }
        var source = CountedCandidates(many + few)
        #expect(DayList.pick(promises: [], dormant: [], from: &source, for: .onDay(0)).picks.count == 3)
        // The ends of both parts count, too.
        #expect(source.read <= 7)
    }

    @Test func findingPeopleByTheirCircleGivesTheSameListFromLessReading() {
        var saved = 0
        for seed in 400..<460 as Range<UInt64> {
            let network = SampleNetwork(people: 120, circles: 6, seed: seed)
            let request = DayRequest.onDay(0.5) { $0.circles = network.circles }
            var plain = CountedCandidates(network.candidates)
            var circled = CircledCandidates(network.candidates)
            let list = DayList.pick(promises: [], dormant: [], from: &plain, for: request)
            #expect(DayList.pick(promises: [], dormant: [], from: &circled, for: request) == list)
            saved += plain.read - circled.source.read
        }
        #expect(saved > 100)
    }

    @Test func theListKeepsItsPromises() {
        for seed in 200..<320 as Range<UInt64> {
            let network = SampleNetwork(people: 60, circles: 3, seed: seed)
            let request = DayRequest.onDay(0.5) { $0.circles = network.circles }
            let list = DayList.sample(network.candidates, request)
            #expect(list.picks.count <= 3)
            #expect(Set(list.picks.map(\.person)).count == list.picks.count)
            #expect(DayList.sample(network.candidates.reversed(), request) == list)
            for pick in list.picks {
                #expect(pick.need.value >= Urgency.threshold)
                #expect(!pick.reasons.isEmpty)
                for reason in pick.reasons {
                    #expect(reason.sentence.hasSuffix(".") && reason.urgency > 0 && reason.urgency <= 1)
                }
                let candidate = network.candidates.first { $0.id == pick.person }
                #expect(candidate?.hiddenUntil.map { $0 <= request.today } ?? true)
                #expect(!pick.draft.text.isEmpty && !pick.suggestion.sentence.isEmpty)
            }
        }
    }

    @Test func mutingAnyoneChangesNobodyElsesNumbers() {
        for circles in [0, 4] {
            let network = SampleNetwork(people: 40, circles: circles, seed: 6)
            // Sizes count muted people too; how fair a place is depends on who stands before, which is no number of a person's own.
            let request = DayRequest.onDay(0.5, capacity: 40) { $0.circles = network.circles }
            func numbers(_ candidates: [Candidate]) -> [ID<Person>: Need] {
                let picks = DayList.sample(candidates, request).picks.map { nudge in
                    var need = nudge.need
                    need.fair = 1
                    return (nudge.person, need)
                }
                return Dictionary(uniqueKeysWithValues: picks)
            }
            let all = numbers(network.candidates)
            #expect(all.count > 7)
            for muted in network.candidates {
                var expected = all
                expected[muted.id] = nil
                let rest = network.candidates.map { candidate in
                    var candidate = candidate
                    candidate.isMuted = candidate.id == muted.id
                    return candidate
                }
                #expect(numbers(rest) == expected)
            }
        }
    }

    @Test func whatISentNeverRaisesANeed() {
        var numbers = SeededNumbers(9)
        var compared = 0
        for number in 0..<2000 {
            let before = SampleNetwork.candidate(number, circles: 0, using: &numbers)
            var after = before
            after.tie.add(.contact(on: 0.5, weight: numbers.one(of: [1, 0.5, 0.1]), .out, message: numbers.happens(0.5)))
            for day in [0.5, 0.6, 2] {
                guard !before.followUps.contains(where: { $0.since == .onDay(0) }) else { continue }
                compared += 1
                #expect(need(after, onDay: day) <= need(before, onDay: day), "\(before)")
            }
        }
        #expect(compared > 4000)
    }

    private func need(_ candidate: Candidate, onDay day: Double) -> Double {
        DayList.sample([candidate], .onDay(day, capacity: 1)).picks.first?.need.value ?? 0
    }

    /// The list's people by the plainest reading of the rules: everybody weighed anew for every place.
    private func plainPick(_ candidates: [Candidate], _ request: DayRequest) -> [ID<Person>] {
        let roots = request.circles.map { Double($0.size).squareRoot() }.reduce(0, +)
        var shown = Dictionary(uniqueKeysWithValues: request.circles.map { ($0.id, Double($0.shown)) })
        let needs = candidates.map { DayList.sample([$0], .onDay(0.5, capacity: 1)).picks.first?.need.value ?? 0 }
        func fair(_ candidate: Candidate) -> Double {
            request.circles.filter { circle in circle.id.map { candidate.circles.contains($0) } ?? false }
                .map { circle in
                    let share = Double(circle.size).squareRoot() / roots
                    return min(1, (14 * Double(request.capacity) * share + 1) / ((shown[circle.id] ?? 0) + 1))
                }
                .max() ?? 1
        }
        func best(_ left: [Int]) -> Int? {
            left.map { (index: $0, need: needs[$0] * fair(candidates[$0])) }.filter { $0.need >= 0.15 }
                .min { a, b in
                    let (x, y) = (candidates[a.index], candidates[b.index])
                    if a.need != b.need { return a.need > b.need }
                    let (p, q) = (x.lastSuggested?.number ?? .min, y.lastSuggested?.number ?? .min)
                    return p == q ? x.id < y.id : p < q
                }?.index
        }
        var picked: [Int] = []
        while picked.count < request.capacity, let next = best(candidates.indices.filter { !picked.contains($0) }) {
            picked.append(next)
            for circle in candidates[next].circles { shown[circle, default: 0] += 1 }
        }
        // Circles that wait, the most pressing first; the i-th of them can be served on day i at the latest.
        let waiting = request.circles
            .compactMap { circle in
                circle.id.map { (id: $0, left: circle.lastShown.map { max(0, 14 - (request.today.number - $0.number)) } ?? 0) }
            }
            .sorted { ($0.left, $0.id) < ($1.left, $1.id) }
        let count = waiting.enumerated().map { $0.offset - $0.element.left + 1 }.max() ?? 0
        let pressing = waiting.prefix(max(0, count)).map(\.id)
        func isPressing(_ index: Int) -> Bool { candidates[index].circles.contains { pressing.contains($0) } }
        for circle in pressing where !picked.contains(where: { candidates[$0].circles.contains(circle) }) {
            let members = candidates.indices.filter { !picked.contains($0) && candidates[$0].circles.contains(circle) }
            guard let next = best(members) else { continue }
            if picked.count >= request.capacity {
                guard let last = picked.lastIndex(where: { !isPressing($0) }) else { break }
                for circle in candidates[picked.remove(at: last)].circles { shown[circle, default: 0] -= 1 }
            }
            picked.append(next)
            for circle in candidates[next].circles { shown[circle, default: 0] += 1 }
        }
        return picked.map { candidates[$0].id }
    }
}
