import Foundation
import Testing
import WellmetModel

@Suite struct ReasonTests {
    @Test func aPromiseIsDueFromItsDay() {
        let ada = Candidate.sample { $0.followUps = [.promise("send her the deck.", due: 9)] }
        #expect(ada.kinds(onDay: 8.9) == [])
        #expect(sentences(ada, onDay: 9.1) == ["You promised to send her the deck, due today."])
        #expect(sentences(ada, onDay: 10.1) == ["You promised to send her the deck, due yesterday."])
        #expect(sentences(ada, onDay: 40) == ["You promised to send her the deck, due 10 January."])
        #expect(ada.reasons(at: .onDay(12), in: .gmt).map(\.urgency) == [1])
    }

    @Test func theirPromiseIsToldFromOutside() {
        let ada = Candidate.sample { $0.followUps = [.promise("send me my contract", due: 9, by: .theirs)] }
        #expect(sentences(ada, onDay: 9) == ["Ada promised to send you your contract, due today."])
        let other = Candidate.sample { $0.followUps = [.promise("the contract", due: 9, by: .theirs)] }
        #expect(sentences(other, onDay: 9) == ["Ada promised this: the contract, due today."])
    }

    @Test func aNewConnectionIsThankedWithinAWeek() throws {
        let ada = Candidate.sample { $0.followUps = [.promise("Thank Ada for connecting", due: 3, origin: .rule, since: 2)] }
        let reason = try #require(ada.reasons(at: .onDay(5.5), in: .gmt).first)
        #expect(reason.kind == .thank)
        #expect(reason.urgency == 0.5)
        #expect(reason.sentence == "You connected on 3 January and have not written yet.")
        #expect(ada.kinds(onDay: 9.5) == [.thank])
        #expect(ada.kinds(onDay: 10.5) == [])
    }

    @Test func whoWasMetIsToldThatItWasGood() throws {
        let ada = Candidate.sample(contacts: [.contact(on: 2.5)]) {
            $0.followUps = [.promise(FollowUp.Thanks.meeting.rawValue, due: 5, origin: .rule, since: 2)]
        }
        let reasons = ada.reasons(at: .onDay(4.5), in: .gmt)
        #expect(reasons.map(\.sentence) == ["You met on 3 January and have not written yet."])
        let suggestion = Suggestion(for: ada, reasons: reasons, at: .onDay(4.5))
        let draft = Draft(for: ada, reasons: reasons, by: suggestion, today: .onDay(4))
        #expect(draft.subject == "Good to meet you")
        #expect(draft.text.hasPrefix("Hi Ada,\n\nit was good to meet you on 3 January. "))
    }

    @Test func whoWasWrittenToIsNotToBeThanked() {
        let thanks = OpenFollowUp.promise("Thank", due: nil, origin: .rule, since: 2)
        let wroteThatDay = Candidate.sample(contacts: [.contact(on: 2.5, .out, message: true)]) { $0.followUps = [thanks] }
        let invited = Candidate.sample(contacts: [.contact(on: 2.5, weight: 0.5, .out)]) { $0.followUps = [thanks] }
        let metNextDay = Candidate.sample(contacts: [.contact(on: 3.5)]) { $0.followUps = [thanks] }
        #expect(wroteThatDay.kinds(onDay: 4) == [])
        #expect(invited.kinds(onDay: 4) == [.thank])
        #expect(metNextDay.kinds(onDay: 4) == [])
    }

    @Test func theLastWordWasTheirs() throws {
        let ada = Candidate.sample(contacts: [.contact(on: 0), .contact(on: 10, .in, message: true)])
        let reason = try #require(ada.reasons(at: .onDay(12), in: .gmt).first)
        #expect(reason.kind == .reply)
        #expect(reason.sentence == "The last word was theirs, on 11 January.")
        #expect(isNear(reason.urgency, 0.25))
        let late = try #require(ada.reasons(at: .onDay(38), in: .gmt).first { $0.kind == .reply })
        #expect(abs(late.urgency - 0.25) < 1e-4)
        #expect(!ada.kinds(onDay: 81).contains(.reply))
    }

    @Test func aGuessRanksBelowAFollowUp() {
        let guess = Candidate.sample(1, contacts: [.contact(on: 0), .contact(on: 90, .in, message: true)])
        let thanks = Candidate.sample(2) { $0.followUps = [.promise("Thank", due: nil, origin: .rule, since: 98)] }
        #expect(DayList.sample([guess, thanks], .onDay(100, capacity: 1)).picks.map(\.person) == [thanks.id])
    }

    @Test func anUnansweredMessageIsRememberedAfterThreeWorkingDaysAndOnceMore() {
        // Day 0 is a Thursday: Friday, Monday, Tuesday are the working days after it.
        var contacts: [TieEvent] = [.contact(on: -100), .contact(on: 0.4, .out, message: true)]
        #expect(Candidate.sample(contacts: contacts).kinds(onDay: 4.9) == [])
        let first = Candidate.sample(contacts: contacts)
        #expect(sentences(first, onDay: 5.1) == ["You wrote on 1 January and have not heard back."])
        // Each time for three days: from Tuesday the 6th, and from Tuesday the 13th.
        #expect((0...40).filter { first.kinds(onDay: Double($0) + 0.5).contains(.ask) } == [5, 6, 7, 12, 13, 14])

        contacts.append(.contact(on: 6, .out, message: true))
        let second = Candidate.sample(contacts: contacts)
        #expect(second.kinds(onDay: 12.9) == [])
        #expect((6...60).filter { second.kinds(onDay: Double($0) + 0.5).contains(.ask) } == [13, 14, 15])
        #expect(sentences(second, onDay: 13) == ["You wrote twice, last on 7 January, and have not heard back."])

        contacts.append(.contact(on: 14, .out, message: true))
        for day in stride(from: 14.0, to: 60, by: 1) { #expect(!Candidate.sample(contacts: contacts).kinds(onDay: day).contains(.ask)) }
    }

    @Test func myLastWordInAConversationAsksNothing() {
        let ada = Candidate.sample(contacts: [.contact(on: 0, .in, message: true), .contact(on: 1, .out, message: true)])
        #expect(ada.kinds(onDay: 8) == [])
    }

    @Test func aChosenCadenceIsSaidWithTheSilence() throws {
        let ada = Candidate.sample(contacts: [.contact(on: 0)], cadence: 30)
        // From the beginning of its day on, whatever the hour of the last contact.
        #expect(ada.kinds(onDay: 29.99) == [])
        #expect(ada.kinds(onDay: 30) == [.cadence])
        let late = Candidate.sample(contacts: [.contact(on: 0.99)], cadence: 30)
        #expect(late.kinds(onDay: 29.99) == [])
        #expect(late.kinds(onDay: 30) == [.cadence])
        #expect(sentences(ada, onDay: 31) == ["You want to be in touch every month; it has been 31 days."])
        let reason = try #require(ada.reasons(at: .onDay(63), in: .gmt).first)
        #expect(reason.sentence == "You want to be in touch every month; it has been 9 weeks.")
        #expect(isNear(reason.urgency, 63 * 63 / (63 * 63 + 30 * 30.0)))
        #expect(reason.days == 63 && reason.usual == 30)
    }

    @Test func aLearnedRhythmIsSaidWithTheSilence() throws {
        let ada = Candidate.sample(contacts: (0...20).map { .contact(on: Double($0) * 21) }) { $0.circleLogMean = log(21) }
        #expect(!ada.kinds(onDay: 420 + 41).contains(.rhythm))
        let reason = try #require(ada.reasons(at: .onDay(420 + 63), in: .gmt).first { $0.kind == .rhythm })
        #expect(reason.sentence == "You two usually talk about every 3 weeks; it has been 9 weeks.")
        #expect(isNear(reason.urgency, 0.9))
    }

    @Test func aFadingTieIsSaidWithWhatItWas() throws {
        let ada = Candidate.sample(contacts: (0...12).map { .contact(on: Double($0) * 30) }, cadence: nil) { $0.circleLogMean = log(30) }
        let reason = try #require(ada.reasons(at: .onDay(360 + 70), in: .gmt).first { $0.kind == .fading })
        #expect(reason.sentence == "You two have been in touch 13 times, but not since 27 December 2026.")
        #expect(isNear(reason.urgency, 1 - ada.tie.probability(within: 30, at: .onDay(430))))
        #expect(!ada.kinds(onDay: 360 + 366).contains(.fading))
    }

    @Test func anOccasionPassesAndEndsWithAWord() {
        let contacts: [TieEvent] = [.contact(on: 0)]
        let job = Candidate.sample(contacts: contacts) { $0.occasions = [.newJob(seen: .onDay(3), line: "Head of Design at Acme")] }
        #expect(job.kinds(onDay: 2) == [])
        #expect(sentences(job, onDay: 4) == ["Changed jobs: now Head of Design at Acme."])
        #expect(job.kinds(onDay: 18) == [])
        let told = Candidate.sample(contacts: contacts + [.contact(on: 5, .out, message: true)]) { $0.occasions = job.occasions }
        #expect(told.kinds(onDay: 6) == [])
        let name = Candidate.sample { $0.occasions = job.occasions }
        #expect(name.kinds(onDay: 4) == [])
        // Who wrote to me is no mere name, even if I never wrote to them.
        let theirs = Candidate.sample(contacts: [.contact(on: -40, .in, message: true)]) { $0.occasions = job.occasions }
        #expect(theirs.kinds(onDay: 4).contains(.newJob))
    }

    @Test func birthdaysAndWorkAnniversariesComeWithTheirDay() throws {
        let birthday = try #require(PartialDate("--01-05"))
        #expect(Occasion.birthday(birthday, on: .onDay(3)) == nil)
        #expect(Occasion.birthday(birthday, on: .onDay(4))?.day == .onDay(4))
        #expect(Occasion.birthday(birthday, on: .onDay(6))?.day == .onDay(4))
        #expect(Occasion.birthday(birthday, on: .onDay(7)) == nil)
        let began = try #require(PartialDate("2021-01-05"))
        let anniversary = try #require(Occasion.workAnniversary(from: began, organization: "Acme", on: .onDay(4)))
        let ada = Candidate.sample(contacts: [.contact(on: 0)]) { $0.occasions = [anniversary] }
        #expect(sentences(ada, onDay: 4) == ["5 years at Acme today."])
        #expect(Occasion.workAnniversary(from: PartialDate(.onDay(4)), organization: "Acme", on: .onDay(4)) == nil)
    }

    @Test func aReasonThatRestsIsNotSaidBeforeItsDay() {
        var ada = Candidate.sample(contacts: [.contact(on: 0)], cadence: 10)
        ada.resting = [ReasonRest(kind: .cadence, until: .onDay(25))]
        #expect(ada.kinds(onDay: 24.9) == [])
        #expect(ada.kinds(onDay: 25) == [.cadence])
    }

    @Test func oneFollowUpRestsWithoutTheOthers() {
        let ada = Candidate.sample { candidate in
            candidate.followUps = [.promise("call", due: 1, number: 1), .promise("write", due: 2, number: 2)]
            candidate.resting = [ReasonRest(kind: .followUpMine, until: .onDay(50), followUp: .numbered(1))]
        }
        #expect(ada.reasons(at: .onDay(5), in: .gmt).map(\.followUp) == [.numbered(2)])
    }

    @Test func reasonsKeepTheirNamesInJSON() throws {
        let reason = Reason(
            kind: .newJob, urgency: 0.5, sentence: "S.", day: .onDay(0), days: 3, usual: 21, text: "T", followUp: .numbered(7))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = String(decoding: try encoder.encode(reason), as: UTF8.self)
        #expect(
            json == """
                {"day":"2026-01-01","days":3,"followUp":"\(ID<FollowUp>.numbered(7))","kind":"new-job","sentence":"S.","text":"T",\
                "urgency":0.5,"usual":21}
                """)
        #expect(try JSONDecoder().decode(Reason.self, from: Data(json.utf8)) == reason)
        #expect(
            Reason.Kind.allCases.map(\.rawValue) == [
                "follow-up-mine", "follow-up-theirs", "thank", "reply", "ask", "cadence", "rhythm", "fading", "dormant", "birthday",
                "new-job",
                "work-anniversary", "occasion",
            ])
    }

    @Test func workingDaysPassOverWeekends() {
        // Day 0 is a Thursday.
        let expected = [(0, 1, 1), (0, 2, 4), (0, 3, 5), (1, 1, 4), (2, 1, 4), (3, 1, 4), (3, 3, 6), (4, 5, 11), (0, 10, 14), (2, 0, 2)]
        for (start, count, end) in expected { #expect(Day.onDay(start).adding(workingDays: count) == .onDay(end), "\(start)+\(count)") }
    }

    private func sentences(_ candidate: Candidate, onDay day: Double) -> [String] {
        candidate.reasons(at: .onDay(day), in: .gmt).map(\.sentence)
    }
}
