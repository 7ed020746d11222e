import Foundation
import Testing
import WellmetModel

@Suite struct AnswerTests {
    private let today = Day.onDay(20)

    private func nudge(_ candidate: Candidate) throws -> Nudge {
        let list = DayList.sample([candidate], promises: [candidate], .onDay(20))
        return try #require(list.promises.first ?? list.picks.first)
    }

    @Test func doneLogsAndKeepsMyPromise() throws {
        let line = try nudge(.sample { $0.followUps = [.promise("call", due: 9, number: 1), .promise("write", due: 12, number: 2)] })
        let effect = Answer.done.effect(on: line, today: today)
        #expect(effect.logsContact)
        #expect(effect.keptFollowUps == [.numbered(1)])
        #expect(effect.rests.isEmpty && effect.hiddenUntil == nil && effect.pausedUntil == nil && !effect.neverSuggest)
    }

    @Test func askingAfterTheirPromiseLeavesItOpenAndRestsIt() throws {
        let line = try nudge(.sample { $0.followUps = [.promise("call", due: 9, by: .theirs, number: 1)] })
        let effect = Answer.done.effect(on: line, today: today)
        #expect(effect.keptFollowUps.isEmpty)
        #expect(effect.rests == [ReasonRest(kind: .followUpTheirs, until: .onDay(27), followUp: .numbered(1))])
    }

    @Test func thanksAreKeptByAnyWord() throws {
        let line = try nudge(
            .sample(contacts: [.contact(on: 0)], cadence: 3) {
                $0.followUps = [.promise("Thank", due: nil, origin: .rule, since: 17, number: 1)]
            })
        #expect(line.reasons.first?.kind == .cadence)
        #expect(Answer.done.effect(on: line, today: today).keptFollowUps == [.numbered(1)])
    }

    @Test func laterAndPauseEndTomorrowAtTheEarliest() throws {
        let line = try nudge(.sample(contacts: [.contact(on: 0)], cadence: 3))
        #expect(Answer.later(until: .onDay(25)).effect(on: line, today: today).hiddenUntil == .onDay(25))
        #expect(Answer.later(until: .onDay(3)).effect(on: line, today: today).hiddenUntil == .onDay(21))
        #expect(Answer.pause(until: .onDay(99)).effect(on: line, today: today).pausedUntil == .onDay(99))
        #expect(Answer.never.effect(on: line, today: today).neverSuggest)
    }

    @Test func aReasonSetAsideRestsForACadenceElseARhythmElseAMonth() throws {
        let byCadence = try nudge(.sample(contacts: [.contact(on: 0)], cadence: 7))
        let byRhythm = try nudge(.sample(contacts: (0...9).map { .contact(on: Double($0) * 9 - 90) }) { $0.circleLogMean = log(9) })
        let byDefault = try nudge(.sample(contacts: [.contact(on: 0)]) { $0.occasions = [.newJob(seen: .onDay(18), line: "Acme")] })
        #expect(
            Answer.notForThisReason(.cadence).effect(on: byCadence, today: today).rests.map(\.until)
                == Array(repeating: .onDay(27), count: 4))
        #expect(Answer.notForThisReason(.rhythm).effect(on: byRhythm, today: today).rests.first?.until == .onDay(29))
        #expect(
            Answer.notForThisReason(.newJob).effect(on: byDefault, today: today).rests
                == [ReasonRest(kind: .newJob, until: .onDay(50))])
    }

    @Test func aSilenceSetAsideIsNotSaidInOtherWords() throws {
        var ada = Candidate.sample(contacts: (0...12).map { .contact(on: Double($0) * 10 - 200) })
        let line = try nudge(ada)
        #expect(Set(line.reasons.map(\.kind)) == [.rhythm, .fading])
        ada.resting = Answer.notForThisReason(.rhythm).effect(on: line, today: today).rests
        #expect(ada.kinds(onDay: 21) == [])
        #expect(!ada.kinds(onDay: 60).isEmpty)
    }

    @Test func aPromiseSetAsideRestsAlone() throws {
        let line = try nudge(.sample { $0.followUps = [.promise("call", due: 9, number: 4)] })
        let rests = Answer.notForThisReason(.followUpMine).effect(on: line, today: today).rests
        #expect(rests == [ReasonRest(kind: .followUpMine, until: .onDay(50), followUp: .numbered(4))])
    }
}
