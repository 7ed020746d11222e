import Testing
import WellmetModel

@Suite struct BandEndsTests {
    @Test func aBandLastsToTheMillisecond() throws {
        var numbers = SeededNumbers(27)
        var contacts = 0
        for _ in 0..<300 {
            let history = TieEvent.history(count: Int.random(in: 1..<60, using: &numbers), before: 0, using: &numbers)
            let tie = Tie.replaying(history)
            guard let last = tie.lastContact else { continue }
            contacts += tie.contacts
            let ends = BandEnds(tie)
            for band in Warmth.allCases where band > .dormant {
                guard let end = ends[band] else {
                    #expect(try #require(Warmth.of(tie, at: last)) < band)
                    continue
                }
                #expect(end > last)
                #expect(try #require(Warmth.of(tie, at: end)) < band)
                #expect(try #require(Warmth.of(tie, at: Instant(milliseconds: end.milliseconds - 1))) >= band)
            }
            // What the ends say at any moment is what the strength says.
            for _ in 0..<20 {
                let now = last.adding(days: Double.random(in: -3...1000, using: &numbers))
                let band = Warmth.allCases.last { band in band == .dormant || ends[band].map { $0 > now } == true }
                #expect(band == Warmth.of(tie, at: now))
            }
        }
        #expect(contacts > 3000)
    }

    @Test func whoWasNeverInContactHasNone() {
        for band in Warmth.allCases { #expect(BandEnds(Tie())[band] == nil) }
    }

    @Test func noLevelAndNoInstantMakesItRunOn() throws {
        for last in [Instant.distantFuture, Instant(milliseconds: .min)] {
            for level in [-1.0, 0, .nan] {
                let tie = Tie(fast: Memory(level: level), slow: Memory(level: level), lastContact: last)
                #expect(BandEnds(tie)[.faint] == nil)
            }
            for level in [1e300, Double.infinity] {
                let tie = Tie(fast: Memory(level: level), slow: Memory(level: level), lastContact: last)
                #expect(try #require(BandEnds(tie)[.close]) >= last)
            }
        }
    }
}
