import Foundation
import Testing
import WellmetModel

@Suite struct TieTests {
    @Test func whatWeighsNothingChangesNothing() {
        let before = Tie.replaying([0, 9, 40].map { TieEvent.contact(on: $0) })
        for weight in [0, -1, .nan] {
            var tie = before
            tie.add(.contact(on: 50, weight: weight))
            #expect(tie == before)
        }
    }

    @Test func aLikeDoesNotSwallowTheMeetingOfTheSameDay() {
        let tie = Tie.replaying([.contact(on: 0, weight: 0.1, .in), .contact(on: 0)])
        #expect(isNear(tie.fast.level, 1))
        #expect(isNear(tie.slow.level, 1))
    }

    @Test func fiveMailsInAnAfternoonAreOneConversation() {
        let one = Tie.replaying([.contact(on: 0)])
        let five = Tie.replaying((0..<5).map { .contact(on: Double($0) / 48) })
        let spaced = Tie.replaying((0..<5).map { .contact(on: Double($0) * 7) })
        #expect(five.strength(at: .onDay(1)) < 1.1 * one.strength(at: .onDay(1)))
        #expect(spaced.strength(at: .onDay(29)) > 2 * one.strength(at: .onDay(1)))
    }

    @Test func whatComesLateOrTwiceBreaksNothing() {
        var tie = Tie.replaying([0, 9, 40].map { TieEvent.contact(on: $0) })
        let before = tie
        tie.add(.contact(on: 12, .in, message: true))
        tie.add(.contact(on: 40))
        tie.add(.contact(on: -4000))
        #expect(tie.lastContact == before.lastContact)
        #expect(tie.lastIn == .onDay(40))
        #expect(tie.pauses == before.pauses)
        #expect(tie.rhythm == before.rhythm)
        #expect(tie.strength(at: .onDay(41)) >= before.strength(at: .onDay(41)))
        #expect(tie.strength(at: .onDay(41)).isFinite)
        // Asked about a time before its last contact it stands as at that contact.
        #expect(tie.strength(at: .onDay(3)) == tie.strength(at: .onDay(40)))
    }

    @Test func noInstantOverflows() {
        var tie = Tie()
        for at in [Int64.min, 0, Int64.max] {
            tie.add(TieEvent(at: Instant(milliseconds: at), weight: 1, direction: .in, leavesTheTurn: true))
        }
        #expect(tie.strength(at: Instant(milliseconds: .min)).isFinite)
        #expect(tie.attentionFrom(AttentionRules(cadenceDays: .max, circleLogMean: 3)) == .distantFuture)
        #expect(tie.dormantFrom(marked: true) == .distantFuture)
    }

    @Test func oneMoreContactNeverLowersTheStrength() {
        var numbers = SeededNumbers(1)
        for _ in 0..<300 {
            let history = TieEvent.history(count: Int.random(in: 0..<30, using: &numbers), before: 0, using: &numbers)
            let more = TieEvent.contact(
                on: Double.random(in: -300...0, using: &numbers), weight: Double.random(in: 0.05...1, using: &numbers))
            let place = history.firstIndex { $0.at > more.at } ?? history.count
            var longer = history
            longer.insert(more, at: place)
            for day in [0.0, 3, 200] {
                let before = Tie.replaying(history).strength(at: .onDay(day))
                #expect(Tie.replaying(longer).strength(at: .onDay(day)) >= before - 1e-12)
            }
        }
    }

    @Test func gapsAreCountedInWholeDays() {
        // 47 hours over two midnights are a pause of two days, 47 hours over one are none.
        let two = Tie.replaying([.contact(on: 0.9), .contact(on: 0.9 + 47.0 / 24)])
        let one = Tie.replaying([.contact(on: 0.01), .contact(on: 0.01 + 47.0 / 24)])
        #expect(two.pauses == 1)
        #expect(isNear(two.rhythm.total, log(2)))
        #expect(one.pauses == 0)
    }

    @Test func directionSetsWhatWasLastInAndOut() {
        let tie = Tie.replaying([.contact(on: 0, .both), .contact(on: 1, .in), .contact(on: 2, .out), .contact(on: 5, weight: 0, .in)])
        #expect(tie.lastIn == .onDay(1))
        #expect(tie.lastOut == .onDay(2))
        #expect(tie.lastContact == .onDay(2))
        #expect(tie.contacts == 3)
        #expect(isNear(tie.inCount, exp2(-2.0 / 182) + exp2(-1.0 / 182)))
    }

    @Test func whoAlwaysStartsIsKnown() {
        #expect(Tie.replaying((0..<9).map { .contact(on: Double($0) * 9, .out) }).balance == .mostlyMe)
        #expect(Tie.replaying((0..<9).map { .contact(on: Double($0) * 9, .in) }).balance == .mostlyThem)
        #expect(Tie.replaying((0..<9).map { .contact(on: Double($0) * 9, .both) }).balance == .even)
        #expect(Tie.replaying([.contact(on: 0, .out)]).balance == .even)
    }

    @Test func theLastWordWasTheirsUntilIAnswer() {
        var tie = Tie.replaying([.contact(on: 0, .out, message: true), .contact(on: 3, .in, message: true)])
        #expect(tie.owedSince == .onDay(3))
        #expect(tie.askedSince == nil)
        tie.add(.contact(on: 4, weight: 0.1, .in))
        #expect(tie.owedSince == .onDay(3))
        tie.add(.contact(on: 5, .both))
        #expect(tie.owedSince == nil)
    }

    @Test func nothingIsOwedToWhoOnlyEverWroteToMe() {
        #expect(Tie.replaying([.contact(on: 0, .in, message: true)]).owedSince == nil)
    }

    @Test func thanksAndWishesAskNothing() {
        func mine(_ kind: Interaction.Kind, _ direction: Interaction.Direction, wantsAnswer: Bool) -> Interaction {
            Interaction(id: ID(UUID()), kind: kind, channel: .mail, direction: direction, at: .onDay(1), wantsAnswer: wantsAnswer)
        }
        #expect(mine(.mail, .out, wantsAnswer: true).leavesTheTurn)
        #expect(!mine(.mail, .out, wantsAnswer: false).leavesTheTurn)
        #expect(mine(.mail, .in, wantsAnswer: false).leavesTheTurn)
        #expect(!mine(.coffee, .out, wantsAnswer: true).leavesTheTurn)
        let tie = Tie.replaying([.contact(on: 0, .in, message: true), .contact(on: 20, .out, message: false)])
        #expect(tie.askedSince == nil && tie.owedSince == nil)
    }

    @Test func iAskedUntilAnythingComes() {
        var tie = Tie.replaying([.contact(on: 0, .out, message: true), .contact(on: 0.2, .out, message: true)])
        #expect(tie.askedSince == .onDay(0.2))
        #expect(tie.unanswered == 1)
        tie.add(.contact(on: 4, .out, message: true))
        #expect(tie.unanswered == 2)
        tie.add(.contact(on: 5, weight: 0.5, .in))
        #expect(tie.askedSince == nil)
        #expect(tie.unanswered == 0)
    }

    @Test func warmthHasFiveBandsByTheExpectedWait() {
        let bands: [(Double, Warmth)] = [
            (0.4, .close), (1.5, .close), (1.6, .steady), (6, .steady), (6.1, .loose), (50, .loose), (51, .faint), (270, .faint),
            (271, .dormant), (1e20, .dormant),
        ]
        for (wait, warmth) in bands { #expect(Warmth(wait: wait) == warmth, "\(wait)") }
        #expect(Warmth.allCases.map(\.rawValue) == [1, 2, 3, 4, 5])
        #expect(Warmth.of(Tie(), at: .onDay(0)) == nil)
        let weekly = Tie.replaying((0...60).map { .contact(on: Double($0) * 7) })
        #expect(Warmth.of(weekly, at: .onDay(421)) == .close || Warmth.of(weekly, at: .onDay(421)) == .steady)
        #expect(Warmth.of(weekly, at: .onDay(420 + 3650)) == .dormant)
    }

    @Test func warmthSaysWhy() {
        let weekly = Tie.replaying((0...9).map { .contact(on: Double($0) * 14) })
        #expect(
            Warmth.sentence(for: weekly, weeksInTouch: 6, of: 10, at: .onDay(128), in: .gmt)
                == "You two were in touch in 6 of the last 10 weeks, last on 7 May: a loose tie.")
        #expect(
            Warmth.sentence(for: weekly, weeksInTouch: 0, of: 10, at: .onDay(800), in: .gmt)
                == "You two were last in touch on 7 May 2026: a dormant tie.")
        #expect(Warmth.sentence(for: Tie(), weeksInTouch: 0, of: 10, at: .onDay(0), in: .gmt) == "You two have not been in touch yet.")
    }

    @Test func theShortestCadenceThatDoesNotRestHolds() {
        let day = Day(number: 20_000)
        func circle(_ days: Int?, pausedUntil: Day? = nil) -> Circle {
            Circle(id: ID(UUID()), name: "c", cadenceDays: days, pausedUntil: pausedUntil)
        }
        #expect(Cadence.chosen(person: nil, circles: [circle(60), circle(30), circle(nil)], on: day) == 30)
        #expect(Cadence.chosen(person: nil, circles: [circle(60), circle(30, pausedUntil: day.adding(1))], on: day) == 60)
        #expect(Cadence.chosen(person: nil, circles: [circle(60), circle(30, pausedUntil: day)], on: day) == 30)
        #expect(Cadence.chosen(person: 90, circles: [circle(30)], on: day) == 90)
        #expect(Cadence.chosen(person: nil, circles: [circle(nil)], on: day) == nil)
    }
}
