import Foundation
import Testing
import WellmetModel

/// The test vectors of the tie model: what its executable specification gives.
@Suite struct TieVectorTests {
    @Test func contactsLeaveTheSpecifiedLevels() {
        let steps: [(day: Double, fast: Double, slow: Double, strength: Double)] = [
            (0, 1.0, 1.0, 2.0),
            (0.1, 1.0620281934254825, 1.004936934447647, 2.0669651278731296),
            (1, 1.4798569228087233, 1.048352187456627, 2.52820911026535),
            (8, 2.0386043653039057, 1.3322681680566149, 3.3708725333605205),
            (38, 1.4616030530005397, 1.9864404822358943, 3.448043535236434),
        ]
        var tie = Tie()
        for step in steps {
            tie.add(.contact(on: step.day))
            #expect(isNear(tie.fast.level, step.fast), "fast after day \(step.day)")
            #expect(isNear(tie.slow.level, step.slow), "slow after day \(step.day)")
            #expect(isNear(tie.strength(at: .onDay(step.day)), step.strength), "strength after day \(step.day)")
        }
    }

    @Test func laterQuestionsGetTheSpecifiedAnswers() {
        let tie = Tie.replaying([0, 0.1, 1, 8, 38].map { TieEvent.contact(on: $0) })
        let answers: [(day: Double, strength: Double, p30: Double, p90: Double, wait: Double, fading: Double)] = [
            (38, 3.448043535236434, 0.5691513149774082, 0.7985090234717169, 22.71006006757765, 3.3697225455204505),
            (45, 2.9676920678314334, 0.4945863518247791, 0.7459176635352311, 30.65674859266705, 14.649137863665198),
            (68, 2.1029174808424167, 0.3294721824003701, 0.5958105456537305, 61.05472814559018, 42.7976850351477),
            (128, 1.4269534856562969, 0.18450163480781134, 0.4043123319777333, 132.6001852571654, 109.24292504846657),
        ]
        for answer in answers {
            let now = Instant.onDay(answer.day)
            #expect(isNear(tie.strength(at: now), answer.strength), "strength on day \(answer.day)")
            #expect(isNear(tie.probability(within: 30, at: now), answer.p30), "p30 on day \(answer.day)")
            #expect(isNear(tie.probability(within: 90, at: now), answer.p90), "p90 on day \(answer.day)")
            #expect(isNear(tie.wait(at: now), answer.wait), "wait on day \(answer.day)")
            #expect(isNear(tie.fading(at: now), answer.fading), "fading on day \(answer.day)")
        }
    }

    @Test(arguments: [
        (gap: 1.0, after: 24.01, before: 23.46), (gap: 7, after: 15.23, before: 13.92), (gap: 14, after: 12.13, before: 10.60),
        (gap: 30, after: 8.68, before: 6.89), (gap: 91, after: 4.40, before: 2.41), (gap: 182, after: 3.00, before: 1.00),
        (gap: 365, after: 2.33, before: 0.33),
    ])
    func endlessRegularContactSettles(_ expected: (gap: Double, after: Double, before: Double)) {
        let last = expected.gap * 4000
        let tie = Tie.replaying((0...4000).map { .contact(on: Double($0) * expected.gap) })
        #expect(abs(tie.strength(at: .onDay(last)) - expected.after) < 0.005)
        #expect(abs(tie.strength(at: .onDay(last + expected.gap)) - expected.before) < 0.005)
    }

    @Test func rhythmFollowsThePausesAndBorrowsFromTheCircle() {
        let expected: [(pause: Double, total: Double, count: Double, fortnight: Double, month: Double)] = [
            (21, 3.044522437723423, 1.0, 16.02599939574665, 26.637120052278032),
            (14, 5.226901401680168, 1.85, 15.311062406440051, 22.74834761362054),
            (30, 7.844063573090299, 2.5725, 17.633559532364938, 24.610225320084044),
            (2, 7.3606012176867, 3.186625, 11.436271203179698, 15.343266124033628),
            (90, 10.75632070536396, 3.70863125, 16.590091004825222, 21.667616654702304),
        ]
        var day = 0.25
        var tie = Tie()
        tie.add(.contact(on: day))
        for (number, step) in expected.enumerated() {
            day += step.pause
            tie.add(.contact(on: day))
            tie.add(.contact(on: day + 0.1))
            #expect(isNear(tie.rhythm.total, step.total))
            #expect(isNear(tie.rhythm.count, step.count))
            #expect(tie.pauses == number + 1)
            #expect(isNear(tie.rhythm.days(circleLogMean: log(14)), step.fortnight))
            #expect(isNear(tie.rhythm.days(circleLogMean: log(30)), step.month))
        }
    }

    @Test func latenessIsTheShareOfPausesThatEndSooner() {
        for (silence, rhythm, expected) in [(10.0, 10.0, 0.5), (20, 10, 0.8), (30, 10, 0.9), (1, 10, 0.009900990099009901), (63, 21, 0.9)] {
            #expect(isNear(Tie.lateness(silence: silence, rhythm: rhythm), expected))
        }
        #expect(Tie.lateness(silence: 0, rhythm: 10) == 0)
    }

    @Test func aCircleOfWhichNothingIsKnownMeetsOnceAFortnight() {
        #expect(isNear(CircleRhythm().logMean, log(14)))
        #expect(isNear(CircleRhythm(total: 20 * log(56), count: 20).logMean, log(28)))
    }
}

func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(1, abs(b)) }
