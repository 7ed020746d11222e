import Foundation
import Testing
import WellmetModel

@Suite struct DraftTests {
    private func line(_ candidate: Candidate, onDay day: Double = 20) throws -> Nudge {
        let list = DayList.sample([candidate], promises: [candidate], dormant: [candidate], .onDay(day))
        return try #require(list.promises.first ?? list.picks.first)
    }

    @Test func aPromiseToSendSomethingBecomesTheMessageThatBringsIt() throws {
        let ada = Candidate.sample { $0.followUps = [.promise("send her the deck", due: 20)] }
        #expect(try line(ada).draft == Draft(subject: "As promised", text: "Hi Ada,\n\nas promised, here is the deck."))
        #expect(try line(ada).suggestion.sentence == "Keep your word.")
    }

    @Test(arguments: [
        ("send the deck to her", "as promised, here is the deck."),
        ("introduce her to Bob", "I have kept my promise to introduce you to Bob."),
        ("review her slides", "I have kept my promise to review your slides."),
        ("Send invoice", "I have kept my promise to send invoice."),
    ])
    func promisesAreTurnedToWhoGotThem(_ text: String, _ body: String) throws {
        let ada = Candidate.sample { $0.followUps = [.promise(text, due: 20)] }
        #expect(try line(ada).draft.text == "Hi Ada,\n\n" + body)
    }

    @Test func theirPromiseIsAskedAfter() throws {
        let ada = Candidate.sample { $0.followUps = [.promise("send me the contract", due: 9, by: .theirs)] }
        #expect(
            try line(ada).draft.text
                == "Hi Ada,\n\nyou were going to send me the contract, by 10 January. Is there any news? No hurry, if it needs more time.")
    }

    @Test func aNewJobIsCongratulatedByTheChannelOfTheirLastAnswer() throws {
        let ada = Candidate.sample(contacts: [.contact(on: 0)]) { candidate in
            candidate.occasions = [.newJob(seen: .onDay(19), line: "Head of Design at Acme")]
            candidate.answeredOn = .linkedin
        }
        let nudge = try line(ada)
        #expect(nudge.suggestion.sentence == "Congratulate on LinkedIn.")
        #expect(nudge.draft.text.hasPrefix("Hi Ada,\n\ncongratulations on the new job: Head of Design at Acme."))
    }

    @Test func afterThreeRhythmsAStepRicherIsSuggested() throws {
        var ada = Candidate.sample(contacts: [.contact(on: 0)], cadence: 10) { candidate in
            candidate.answeredOn = .mail
            candidate.ways = [.mail, .phone]
        }
        #expect(try line(ada, onDay: 29).suggestion.channel == .mail)
        let long = try line(ada, onDay: 30)
        #expect(long.suggestion.channel == .phone)
        #expect(long.suggestion.sentence == "Ask how they are by phone: after so long, a voice says more than a line.")
        #expect(long.draft.text.hasSuffix("Would you have half an hour to talk in the next two weeks?"))
        // Nobody is called whose number is not known.
        ada.ways = [.mail]
        #expect(try line(ada, onDay: 30).suggestion.channel == .video)
        ada.answeredOn = nil
        ada.ways = []
        #expect(try line(ada, onDay: 30).suggestion.channel == nil)
    }

    @Test func nothingIsCalledLongThatIsShort() throws {
        let ada = Candidate.sample(contacts: [.contact(on: 0)], cadence: 1) { candidate in
            candidate.answeredOn = .mail
            candidate.ways = [.mail, .phone]
        }
        #expect(try line(ada, onDay: 4).suggestion.sentence == "Ask how they are by phone.")
    }

    @Test func aBirthdayIsWishedForAlsoWhenASilenceIsLong() throws {
        let ada = Candidate.sample(contacts: [.contact(on: 0)], cadence: 5) { candidate in
            candidate.answeredOn = .mail
            candidate.occasions = [Occasion(kind: .birthday, day: .onDay(19), until: .onDay(21))]
        }
        let nudge = try line(ada, onDay: 19)
        #expect(nudge.reasons.map(\.kind) == [.birthday, .cadence])
        #expect(nudge.suggestion.sentence == "Wish a happy birthday by mail.")
        #expect(nudge.draft.text.contains("happy birthday"))
    }

    @Test func nobodyIsCalledForAPromiseBecauseWeTalkedLast() throws {
        for (channel, sentence) in [
            (Interaction.Channel.video, "Keep your word."), (.inPerson, "Keep your word."), (.mail, "Keep your word by mail."),
        ] {
            let ada = Candidate.sample {
                $0.followUps = [.promise("the notes", due: 9)]
                $0.answeredOn = channel
            }
            #expect(try line(ada).suggestion.sentence == sentence)
        }
    }

    @Test func nobodyIsToBeMetInPersonWhoLivesByAnotherClock() throws {
        var ada = Candidate.sample(contacts: [.contact(on: 0)], cadence: 10) { $0.answeredOn = .inPerson }
        #expect(try line(ada, onDay: 12).suggestion.sentence == "Ask how they are in person.")
        ada.isFar = true
        #expect(try line(ada, onDay: 12).suggestion.sentence == "Ask how they are over video.")
        #expect(try line(ada, onDay: 30).suggestion.channel == .video)
    }

    @Test func twoFriendsDoNotGetTheSameWordsButEachAlwaysTheirs() throws {
        let texts = try (1...6).map { try line(.sample($0, contacts: [.contact(on: 0)], cadence: 5)).draft.text }
        #expect(Set(texts).count > 1)
        #expect(try (1...6).map { try line(.sample($0, contacts: [.contact(on: 0)], cadence: 5)).draft.text } == texts)
    }

    @Test func everyReasonHasADraftWithNothingLeftToFillIn() throws {
        let sleeper: [TieEvent] = (0...12).map { .contact(on: Double($0) * 30 - 900) }
        let asked: [TieEvent] = [.contact(on: -60), .contact(on: 10, .out, message: true)]
        let seen: [TieEvent] = [.contact(on: 0)]
        let candidates: [Candidate] = [
            .sample { $0.followUps = [.promise("", due: 9)] }, .sample { $0.followUps = [.promise("the notes", due: 9)] },
            .sample { $0.followUps = [.promise("", due: 9, by: .theirs)] },
            .sample { $0.followUps = [.promise("notes", due: 9, by: .theirs)] },
            .sample { $0.followUps = [.promise("Thank", due: nil, origin: .rule, since: 19)] },
            .sample(contacts: [.contact(on: 0), .contact(on: 12, .in, message: true)]), .sample(contacts: asked),
            .sample(contacts: seen, cadence: 5), .sample(contacts: (0...9).map { .contact(on: Double($0) * 9 - 110) }),
            .sample(contacts: sleeper),
            .sample(contacts: seen) { $0.occasions = [Occasion(kind: .birthday, day: .onDay(19), until: .onDay(21))] },
            .sample(contacts: seen) { $0.occasions = [.newJob(seen: .onDay(19), line: "")] },
            .sample(contacts: seen) { $0.occasions = [Occasion(kind: .workAnniversary, day: .onDay(20), until: .onDay(21), years: 1)] },
            .sample(contacts: seen) {
                $0.occasions = [Occasion(kind: .other, day: .onDay(20), until: .onDay(21), text: "Both at SwiftConf")]
            },
        ]
        var kinds: Set<Reason.Kind> = []
        for var candidate in candidates {
            for name in ["Ada Lovelace", ""] {
                candidate.name = PersonName(written: name)
                let nudge = try line(candidate)
                kinds.formUnion(nudge.reasons.map(\.kind))
                let greeting = name.isEmpty ? "Hello,\n\n" : "Hi Ada,\n\n"
                let text = nudge.draft.text
                #expect(text.hasPrefix(greeting) && text.count > greeting.count + 20 && text.count < 260, "\(text)")
                for leftover in ["[", "]", "{", "}", "Optional", "nil", "  ", " ,", " .", "..", ": ."] {
                    #expect(!text.contains(leftover), "\(text)")
                }
                #expect([".", "?", "!"].contains(text.suffix(1)))
                #expect(!nudge.draft.subject.isEmpty)
                for reason in nudge.reasons { #expect(reason.sentence.hasSuffix(".") && !reason.sentence.contains("  ")) }
            }
        }
        #expect(kinds == Set(Reason.Kind.allCases))
    }
}
