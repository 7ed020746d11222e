import Testing
import WellmetModel

@Suite struct NeedBoundTests {
    private func tie(every days: Double, times: Int) -> Tie {
        .replaying((0..<times).map { .contact(on: -days * Double(times - 1 - $0)) })
    }

    @Test(arguments: [0.5, 2, 7, 30, 90], [1, 3, 40])
    func `No need is above the bound before it ends, and none comes to be far below`(every days: Double, times: Int) {
        let tie = tie(every: days, times: times)
        let candidate = Candidate.sample(1, cadence: 1) { $0.tie = tie }
        for start in [0, 3, 20, 200] as [Double] {
            let bound = NeedBound(worth: candidate.worth, tie: tie, at: .onDay(start))
            #expect(bound.until >= .onDay(start + NeedBound.shortest))
            #expect(bound.value <= candidate.worth * 1.000001)
            for step in 0...50 {
                let now = Instant.onDay(start + Double(step) * min(400, bound.until.days(since: .onDay(start))) / 50)
                let greatest = candidate.worth * (1 - tie.probability(within: 7, at: now))
                #expect(greatest <= bound.value, "day \(start), step \(step)")
            }
            let nearest = candidate.worth * (1 - tie.probability(within: 7, at: .onDay(start + NeedBound.shortest)))
            #expect(bound.value <= nearest * NeedBound.slack * 1.0001)
        }
    }

    @Test func `A bound ends where time alone would raise it, and never for ties that have faded`() {
        #expect(NeedBound(worth: 1, tie: tie(every: 1, times: 60), at: .onDay(0)).until < .onDay(20))
        #expect(NeedBound(worth: 1, tie: tie(every: 200, times: 3), at: .onDay(100)).until == .distantFuture)
        #expect(NeedBound(worth: 3, tie: Tie(), at: .onDay(0)) == NeedBound(worth: 3, tie: Tie(), until: .distantFuture))
    }
}
