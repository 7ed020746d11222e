import Foundation
import Testing
import WellmetModel

/// The instants in columns agree with the reasons that are found when one looks.
@Suite struct AttentionTests {
    @Test func aReasonBeginsWithTheInstantAndNotAMillisecondBefore() throws {
        var numbers = SeededNumbers(2)
        var begun = 0
        for _ in 0..<400 {
            let cadence: Int? = Bool.random(using: &numbers) ? nil : Int.random(in: 1...200, using: &numbers)
            let mean = log(Double.random(in: 2...60, using: &numbers))
            let tie = Tie.replaying(TieEvent.history(count: Int.random(in: 0..<40, using: &numbers), before: 0, using: &numbers))
            let candidate = Candidate(id: ID(UUID()), name: PersonName(given: "Ada"), tie: tie, cadenceDays: cadence, circleLogMean: mean)
            let rules = AttentionRules(cadenceDays: cadence, circleLogMean: mean)
            func isDue(_ at: Instant) -> Bool { candidate.reasons(at: at, in: .gmt).contains { $0.kind.isSilence } }
            guard let from = tie.attentionFrom(rules) else {
                for day in stride(from: 0.0, to: 900, by: 7) { #expect(!isDue(.onDay(day))) }
                continue
            }
            begun += 1
            #expect(isDue(from))
            #expect(!isDue(Instant(milliseconds: from.milliseconds - 1)))
            if let until = tie.attentionUntil(rules) {
                #expect(isDue(Instant(milliseconds: until.milliseconds - 1)))
                #expect(!isDue(until))
            } else {
                #expect(isDue(from.adding(days: 4000)))
            }
        }
        #expect(begun > 200)
    }

    @Test func aChosenCadenceIsOverdueWhenItIsOver() {
        let tie = Tie.replaying([.contact(on: 10)])
        #expect(tie.attentionFrom(AttentionRules(cadenceDays: 30, circleLogMean: log(14))) == .onDay(39.55))
        #expect(tie.attentionFrom(AttentionRules(cadenceDays: nil, circleLogMean: log(14))) == nil)
        #expect(Tie().attentionFrom(AttentionRules(cadenceDays: 30, circleLogMean: log(14))) == nil)
    }

    @Test func aRhythmCountsAsLearnedFromTheFourthPause() {
        let rules = AttentionRules(cadenceDays: nil, circleLogMean: log(9))
        let three = Tie.replaying((0...3).map { .contact(on: Double($0) * 9) })
        let four = Tie.replaying((0...4).map { .contact(on: Double($0) * 9) })
        #expect(three.attentionFrom(rules) == nil)
        #expect(isNear(four.attentionFrom(rules)?.days(since: .onDay(36)) ?? 0, 18))
    }

    @Test func aPauseHoldsAttentionBack() {
        let tie = Tie.replaying((0...9).map { .contact(on: Double($0) * 9) })
        var rules = AttentionRules(cadenceDays: nil, circleLogMean: log(9), pausedUntil: .onDay(300))
        #expect(tie.attentionFrom(rules) == .onDay(300))
        rules.pausedUntil = .onDay(3000)
        #expect(tie.attentionFrom(rules) == nil)
    }

    @Test func aTieThatWasSomethingIsDormantAfterAYear() {
        let monthly = Tie.replaying((0...12).map { .contact(on: Double($0) * 30) })
        let seldom = Tie.replaying((0...4).map { .contact(on: Double($0) * 120) })
        #expect(monthly.dormantFrom(marked: false) == .onDay(360 + 365))
        #expect(seldom.dormantFrom(marked: false) == nil)
        #expect(seldom.dormantFrom(marked: true) == .onDay(480 + 365))
        #expect(Tie().dormantFrom(marked: true) == nil)
    }

    @Test func whoOnlyEverWroteToMeIsANameAndNoTie() {
        let tie = Tie.replaying((0...20).map { .contact(on: Double($0) * 9, .in, message: true) })
        #expect(tie.attentionFrom(AttentionRules(cadenceDays: nil, circleLogMean: log(9))) == nil)
        #expect(tie.dormantFrom(marked: false) == nil)
    }
}
