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
            // A cadence begins with its day, within a day and an hour of the column.
            let begins = try #require(tie.dueFrom(rules, in: .gmt))
            #expect(cadence == nil ? begins == from : begins >= from && begins.days(since: from) <= 25.0 / 24)
            #expect(isDue(begins))
            #expect(!isDue(Instant(milliseconds: begins.milliseconds - 1)))
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
        let rules = AttentionRules(cadenceDays: 30, circleLogMean: log(14))
        #expect(isNear(tie.attentionFrom(rules)?.days(since: .onDay(40)) ?? 0, -25.0 / 24))
        #expect(tie.dueFrom(rules, in: .gmt) == .onDay(40))
        let auckland = TimeZone(identifier: "Pacific/Auckland")
        #expect(auckland.flatMap { tie.dueFrom(rules, in: $0) } == .onDay(40 - 13.0 / 24))
        #expect(tie.attentionFrom(AttentionRules(cadenceDays: nil, circleLogMean: log(14))) == nil)
        #expect(Tie().attentionFrom(AttentionRules(cadenceDays: 30, circleLogMean: log(14))) == nil)
    }

    @Test(
        "A cadence counts days, whatever the hour of the last contact and whatever clocks do in between",
        arguments: [(0, 20), (8, 30), (12, 0), (23, 45)])
    func dayOfACadence(hour: Int, minute: Int) throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        // Before, across, on and after both changes of the clock in 2026.
        for day in [60, 78, 87, 90, 270, 290, 297, 300] {
            let contact = Day.onDay(day).at(hour: hour, minute: minute, in: berlin)
            let ada = Candidate(
                id: .numbered(1), name: PersonName(given: "Ada"),
                tie: .replaying([TieEvent(at: contact, weight: 1, direction: .both, leavesTheTurn: false)]), cadenceDays: 14)
            let due = Day.onDay(day + 14).start(in: berlin)
            #expect(ada.reasons(at: due, in: berlin).map(\.kind) == [.cadence])
            #expect(
                ada.reasons(at: due, in: berlin).first.map { $0.urgency >= 0.5 && $0.sentence.hasSuffix("it has been 2 weeks.") } == true)
            #expect(ada.reasons(at: Instant(milliseconds: due.milliseconds - 1), in: berlin).isEmpty)
            let rules = AttentionRules(cadenceDays: 14, circleLogMean: log(14))
            #expect(ada.tie.dueFrom(rules, in: berlin) == due)
            #expect(try #require(ada.tie.attentionFrom(rules)) <= due)
        }
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
