import Testing
import WellmetModel

@testable import WellmetStore

/// Questions that are answered from what was written and from who knows whom.
@Suite struct SoughtPeopleTests {
    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    private func found(_ text: String) async throws -> String {
        try await network.people(PeopleFilter(try Filter(text), at: test.now)).people.map(\.name.given).sorted().joined(separator: " ")
    }

    // MARK: About

    /// Each has to do with Rust by something else, and Nil with nothing.
    private func fillWithRust() async throws -> [String: ID<Person>] {
        var people: [String: ID<Person>] = [:]
        func add(_ name: String, _ edits: PersonEdit...) async throws { people[name] = try await test.add(name, edits) }
        try await add("Ann", .tag("rust-berlin"))
        try await add("Ben", .addPosition(organization: "", title: "Rustacean in Chief", from: nil, to: nil))
        try await add("Cem", .addPosition(organization: "Old", title: "Rust Trainer", from: nil, to: PartialDate(year: 2020)))
        try await add("Dee", .addNote("Knows RUST well", at: nil))
        try await add("Eve")
        try await add("Fay")
        try await add("Gil")
        try await add("Hal", .place("Rust, Baden"), .met(Person.Meeting(place: "RustConf")))
        try await add("Nil", .addNote("Trust is all", at: nil))
        let (eve, fay, gil, other) = (people["Eve"], people["Fay"], people["Gil"], people["Nil"])
        _ = try await network.add(Insight.Content(kind: .advice, text: "Learn Rust", from: eve), at: test.now)
        _ = try await network.add(Opportunity.Content(title: "Rust work", from: fay, forPerson: other), at: test.now)
        _ = try await network.add(Insight.Content(kind: .advice, text: "Rust is a thing"), at: test.now)
        try await test.contact([try #require(gil)], daysAgo: 5, summary: "talked about rust")
        return people
    }

    @Test func `About a word are those with it in a tag, title, note, gift or what was said`() async throws {
        _ = try await fillWithRust()
        #expect(try await found("about:rust") == "Ann Ben Cem Dee Eve Fay Gil")
        #expect(try await found("about:RÜST") == "Ann Ben Cem Dee Eve Fay Gil")
        #expect(try await found("-about:rust") == "Hal Nil")
        #expect(try await found("about:rust has:note") == "Dee")
        #expect(try await found("about:\"rust trainer\"") == "Cem")
        #expect(try await found("about:\"rust talked\"") == "Gil")
        #expect(try await found("about:trainer,berlin") == "Ann Cem")
        #expect(try await found("about:baden") == "")
        let page = try await network.people(PeopleFilter(try Filter("about:rust"), at: test.now), offset: 2, limit: 2)
        #expect(page.total == 7 && page.people.map(\.name.given) == ["Cem", "Dee"])
    }

    @Test func `A short word is meant whole, and nonsense finds nobody`() async throws {
        try await test.add("Ann", [.addNote("a good day", at: nil), .tag("golf")])
        try await test.add("Ben", [.addNote("writes Go", at: nil)])
        try await test.add("Cem", [.tag("go")])
        try await test.add("Dee", [.addPosition(organization: "", title: "C++ Engineer", from: nil, to: nil)])
        #expect(try await found("about:go") == "Ben Cem")
        #expect(try await found("about:golf") == "Ann")
        #expect(try await found("about:c++") == "Dee")
        for text in ["%", "_", "…", "\"*\"", "zzzz", "'"] {
            #expect(try await found("about:\(text)") == "", "\(text)")
            #expect(try await found("-about:\(text)") == "Ann Ben Cem Dee", "\(text)")
        }
    }

    @Test func `Texts are looked at up to a bound, the newest first, whatever many words ask`() async throws {
        let (ada, bob) = (try await test.add("Ada"), try await test.add("Bob"))
        try await test.edit(bob, .addNote("maps once", at: nil))
        let account = network.account
        let calls = (0..<SoughtPeople.mostTexts).map { i in
            Interaction(
                id: test.id(), kind: .call, channel: .phone, direction: .both, at: test.now.adding(days: Double(i) - 600),
                summary: "maps again")
        }
        _ = try await network.record(calls.map { ($0, [ada]) }, title: "calls", at: test.now)
        #expect(try await found("about:maps") == "Ada")
        #expect(try await found("about:once") == "Bob")
        let sought = try await test.store.engine.read { tx in
            let terms = try Filter("met:" + (0..<200).map { "maps\($0)" }.joined(separator: ",") + " about:maps").terms
            return try SoughtPeople(terms, account: account, tx: tx).texts["maps"]?.count ?? 0
        }
        #expect((1...100).contains(sought))
    }

    @Test func `Another account's words are not found`() async throws {
        _ = try await fillWithRust()
        let other = test.store.network(of: try await test.store.addAccount("other", settings: Settings(), at: test.now).id)
        _ = try await other.add(PersonName(written: "Zoe"), at: test.now)
        #expect(try await other.people(PeopleFilter(try Filter("about:rust"), at: test.now)).total == 0)
        #expect(try await other.people(PeopleFilter(try Filter("knows:ann"), at: test.now)).total == 0)
    }

    // MARK: Knows

    /// Target is known to Link, Boss, Host, Guest and Mate, each in another way; Stranger knows nobody.
    private func fillWithAcquaintances() async throws -> ID<Person> {
        let target = try await test.add("Target Person", [.addPosition(organization: "Acme", title: "", from: nil, to: nil)])
        try await test.add("Link", [.addLink(label: "friend", to: target, name: "")])
        let host = try await test.add("Host")
        _ = try await network.add(
            Introduction.Content(way: .theirs, person: host, other: target, otherName: "x"), state: .offered, at: test.now)
        let guest = try await test.add("Guest")
        try await test.contact([target, guest], daysAgo: 8, kind: .meal, channel: .inPerson, audience: 2)
        try await test.add("Mate", [.addPosition(organization: "ACME", title: "", from: nil, to: nil)])
        try await test.add("Brought", [.met(Person.Meeting(through: target))])
        try await test.add("Stranger", [.addPosition(organization: "Other", title: "", from: nil, to: nil)])
        return target
    }

    @Test func `Who knows somebody is told by links, introductions, meetings and work`() async throws {
        let target = try await fillWithAcquaintances()
        #expect(try await found("knows:target") == "Brought Guest Host Link Mate")
        #expect(try await found("knows:\"target person\"") == "Brought Guest Host Link Mate")
        #expect(try await found("knows:\(target)") == "Brought Guest Host Link Mate")
        #expect(try await found("-knows:target") == "Stranger Target")
        #expect(try await found("knows:target company:acme") == "Mate")
        #expect(try await found("knows:nobody") == "")
        #expect(try await found("-knows:nobody").split(separator: " ").count == 7)
    }

    @Test func `A name of several asks for those who know one of them, and it is said`() async throws {
        _ = try await fillWithAcquaintances()
        let other = try await test.add("Target Other")
        try await test.add("Pal", [.addLink(label: "", to: other, name: "")])
        #expect(try await found("knows:target") == "Brought Guest Host Link Mate Pal")
        let text = "knows:target circle:none"
        let terms = try Filter(text).terms
        #expect(
            try await network.remarks(on: terms, in: [text]).map(\.description) == [
                "There is no circle “none”.", "“target” can be Target Other or Target Person: whoever knows one of them fits.",
            ])
        #expect(try await network.remarks(onPeopleIn: terms, in: [text]).count == 1)
        #expect(try await network.remarks(onPeopleIn: try Filter("knows:\"target other\"").terms, in: []) == [])
    }

    @Test func `Somebody who is not there is told with whom it may be`() async throws {
        _ = try await fillWithAcquaintances()
        let text = "knows:strangre knows:zzzzzz"
        let remarks = try await network.remarks(onPeopleIn: try Filter(text).terms, in: [text])
        #expect(remarks.map { $0.mark?.place } == [6..<14, 21..<27])
        #expect(remarks.map(\.description) == ["There is no person “strangre”. Did you mean Stranger?", "There is no person “zzzzzz”."])
    }

    // MARK: Met

    @Test func `Whom one met somewhere is told by place, story, and what was logged there`() async throws {
        try await test.add("Ann", [.met(Person.Meeting(place: "PyCon Berlin"))])
        try await test.add("Ben", [.met(Person.Meeting(story: "Sat beside me at PyCon"))])
        try await test.log("met Cem Example at PyCon yesterday")
        let dee = try await test.add("Dee")
        let eve = try await test.add("Eve")
        try await test.contact([dee], daysAgo: 3, kind: .event, channel: .inPerson, summary: "PyCon dinner")
        try await test.contact([eve], daysAgo: 3, summary: "a call about PyCon")
        let (fay, gus) = (try await test.add("Fay"), try await test.add("Gus"))
        try await test.contact([fay], daysAgo: 3, kind: .coffee, channel: .inPerson, summary: "at PyCon, about tests")
        try await test.contact([gus], daysAgo: 3, kind: .coffee, channel: .inPerson, summary: "about PyCon")
        #expect(try await found("met:pycon") == "Ann Ben Cem Dee Fay")
        #expect(try await found("met:\"pycon berlin\"") == "Ann")
        #expect(try await found("-met:pycon") == "Eve Gus")
        // A story holds any words: search does not go by them.
        #expect(try await network.search(SearchText("beside"), at: test.now).people.isEmpty)
        #expect(try await network.search(SearchText("besde"), at: test.now).people.isEmpty)
        #expect(try await test.differences() == [])
    }
}
