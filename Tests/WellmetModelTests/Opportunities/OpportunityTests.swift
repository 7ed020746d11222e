import Testing

@testable import WellmetModel

@Suite struct OpportunityTests {
    @Test(arguments: [
        ("client", Opportunity.Kind.client), ("Client", .client), (" gig ", .client), ("role", .job), ("SPEAKING", .talk),
        ("collab", .collaboration), ("something else", .other),
    ])
    func `a kind is read from its word and from others that mean it`(_ text: String, _ kind: Opportunity.Kind) {
        #expect(Opportunity.Kind(words: text) == kind)
    }

    @Test(arguments: [
        ("let go", Opportunity.State.letGo), ("let-go", .letGo), ("Let  Go", .letGo), ("dropped", .letGo), ("in progress", .pursued),
        ("win", .won), ("reopen", .open),
    ])
    func `a state is read likewise`(_ text: String, _ state: Opportunity.State) {
        #expect(Opportunity.State(words: text) == state)
    }

    @Test func `nothing is read from nonsense`() {
        for text in ["", " ", "gone", "client job", "🙂"] {
            #expect(Opportunity.Kind(words: text) == nil)
            #expect(Opportunity.State(words: text) == nil)
        }
    }

    @Test func `every word of a choice reads as that choice`() {
        for kind in Opportunity.Kind.allCases { #expect(Opportunity.Kind(words: kind.word) == kind) }
        for state in Opportunity.State.allCases { #expect(Opportunity.State(words: state.word) == state) }
        for kind in Insight.Kind.allCases { #expect(Insight.Kind(words: kind.word) == kind) }
        for state in Insight.State.allCases { #expect(Insight.State(words: state.word) == state) }
        for state in Introduction.State.allCases { #expect(Introduction.State(words: state.word) == state) }
        for way in Introduction.Way.allCases { #expect(Introduction.Way(words: way.word) == way) }
    }

    @Test func `white space is put in order, and what cannot be so is told at its field`() throws {
        let ada = ID<Person>("0199a0de-0000-7000-8000-000000000001")
        var content = Opportunity.Content(title: " A  design\nsystem ", next: " call ", notes: "\r\na\r\nb ")
        let checked = try content.checked()
        #expect(checked.title == "A design system" && checked.next == "call" && checked.notes == "a\nb")
        func field(_ content: Opportunity.Content) -> String? {
            do {
                _ = try content.checked()
                return nil
            } catch {
                return error.field
            }
        }
        content.title = " \n"
        #expect(field(content) == "title")
        content.title = String(repeating: "x", count: 201)
        #expect(field(content) == "title")
        content.title = "x"
        (content.from, content.forPerson) = (ada, ada)
        #expect(field(content) == "for")
        content.forPerson = nil
        (content.next, content.nextOn) = ("", Day(number: 20_000))
        #expect(field(content) == "next")
    }

    @Test func `the words that tell something are those to look for`() {
        let content = Opportunity.Content(kind: .talk, title: "A talk about Rust and Rust, for the Databases club")
        #expect(content.telling == ["rust", "databases", "club"])
    }

    @Test func `Who works there and is warm helps most, and a second reason counts half`() {
        let ids = (1...4).compactMap { ID<Person>("0199a0de-0000-7000-8000-00000000000\($0)") }
        let helps = [
            Help(person: ids[0], reasons: [.worksThere("Acme", title: "")], warmth: .dormant),
            Help(person: ids[1], reasons: [.tag("rust"), .knows("Bob", .together(3)), .tag("rust")], warmth: .close),
            Help(person: ids[2], reasons: [.worksThere("Acme", title: "CTO")], warmth: .steady),
            Help(person: ids[3], reasons: [], warmth: .close),
        ]
        #expect(Help.best(helps, 9).map(\.person) == [ids[2], ids[1], ids[0]])
        #expect(Help.best(helps, 1).count == 1)
        #expect(helps[1].reasons == [.knows("Bob", .together(3)), .tag("rust")])
        #expect(abs(helps[1].score - (0.7 * 0.8 + 0.5 * 0.35)) < 1e-9)
        #expect(helps[1].reasons.map(\.words) == ["was with you and Bob 3 times, who works there", "bears the tag #rust"])
    }
}
