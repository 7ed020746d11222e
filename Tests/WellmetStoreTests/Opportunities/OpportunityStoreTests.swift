import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct OpportunityStoreTests {
    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    private func line(_ id: ID<Opportunity>) async throws -> OpportunityLine { try #require(try await network.gift(id)) }

    private func followUps() async throws -> [[String]] {
        try await test.rows("SELECT text, due, state, owner FROM follow_up ORDER BY id").map {
            [$0[0].text, $0[1].text, $0[2].text, $0[3].text]
        }
    }

    @Test func `An opportunity is kept with its people and its place, and undo takes it back whole`() async throws {
        let ada = try await test.add("Ada", standing: .discovered)
        let bob = try await test.add("Bob")
        let before = try await test.contents()
        let content = Opportunity.Content(
            kind: .client, title: " Design system ", from: ada, forPerson: bob, organization: "Acme", next: "write",
            nextOn: .on("2026-03-20"),
            notes: "Soon")
        let written = try await network.add(content, at: test.now)
        let line = try await line(written.value)
        #expect(line.content.title == "Design system" && line.content.organization == "Acme" && line.content.forName == "Bob")
        #expect(line.fromName == "Ada" && line.opportunity.state == .open && line.opportunity.since == test.day)
        #expect(line.content.next == "write" && line.content.nextOn == .on("2026-03-20"))
        #expect(try await followUps() == [["write", "2026-03-20", "open", "mine"]])
        #expect(try await test.details(ada).person.standing == .book)
        #expect(try await test.details(ada).gifts.words == "1 opportunity")
        #expect(try await test.details(bob).gifts.opportunities == 1)
        #expect(try await test.differences() == [])
        _ = try await network.undo(try #require(written.batch), at: test.now)
        #expect(try await test.contents() == before)
    }

    @Test func `Bad values are refused with what to do, and nothing is written`() async throws {
        let ada = try await test.add("Ada")
        let before = try await test.contents()
        for content in [
            Opportunity.Content(title: " "), Opportunity.Content(title: "x", from: ada, forPerson: ada),
            Opportunity.Content(title: "x", nextOn: test.day), Opportunity.Content(title: "x", from: test.id()),
        ] {
            await #expect(throws: StoreError.self) { try await network.add(content, at: test.now) }
        }
        #expect(try await test.contents() == before)
    }

    @Test func `Each state is a change that can be taken back, and the end closes the next step`() async throws {
        let ada = try await test.add("Ada")
        let content = Opportunity.Content(title: "Talk", from: ada, next: "answer", nextOn: .on("2026-03-20"))
        let id = try await network.add(content, at: test.now).value
        _ = try await network.mark(try await line(id).opportunity, as: .pursued, at: test.now)
        let open = try await line(id).opportunity
        let lost = try await network.mark(open, as: .lost, at: test.now)
        #expect(try await line(id).opportunity.ended == test.day)
        #expect(try await followUps().map { $0[2] } == ["dropped"])
        let story = try await network.story(of: try #require(lost.batch))
        #expect(story.changes.contains { $0.contains("opportunity “Talk”: state “pursued” → “lost”") }, "\(story.changes)")
        #expect(try await (network.gifts(Opportunity.State.those(.running)) as [OpportunityLine]).isEmpty)
        #expect(try await (network.gifts(Opportunity.State.those(.over)) as [OpportunityLine]).count == 1)
        _ = try await network.undo(try #require(lost.batch), at: test.now)
        #expect(try await line(id).opportunity == open)
        #expect(try await followUps().map { $0[2] } == ["open"])
        _ = try await network.mark(open, as: .won, at: test.now)
        #expect(try await followUps().map { $0[2] } == ["kept"])
        await #expect(throws: StaleVersion.self) { try await network.mark(open, as: .lost, at: test.now) }
        _ = try await network.mark(try await line(id).opportunity, as: .open, at: test.now)
        #expect(try await line(id).opportunity.ended == nil)
    }

    @Test func `The next step is one follow-up, which it changes, replaces and drops`() async throws {
        let ada = try await test.add("Ada")
        let bob = try await test.add("Bob")
        let id = try await network.add(Opportunity.Content(title: "Talk", next: "think"), at: test.now).value
        #expect(try await followUps().isEmpty)
        #expect(try await line(id).content.next == "think")
        func edit(_ change: (inout Opportunity.Content) -> Void) async throws {
            let seen = try await line(id)
            var content = seen.content
            change(&content)
            let new = content
            _ = try await network.edit(seen.opportunity, new, at: test.now)
        }
        try await edit { $0.from = ada }
        #expect(try await followUps() == [["think", "", "open", "mine"]])
        try await edit { ($0.next, $0.nextOn) = ("call", .on("2026-04-01")) }
        #expect(try await followUps() == [["call", "2026-04-01", "open", "mine"]])
        try await edit { $0.from = bob }
        #expect(try await followUps().map { $0[2] }.sorted() == ["dropped", "open"])
        let step = try #require(try await network.followUps(at: test.now).first)
        #expect(step.name == "Bob")
        _ = try await network.postpone(step.followUp, until: .on("2026-05-01"), at: test.now)
        #expect(try await line(id).content.nextOn == .on("2026-05-01"))
        let postponed = try #require(try await network.followUp(step.followUp.id))
        _ = try await network.close(postponed, as: .kept, at: test.now)
        let after = try await line(id)
        #expect(after.content.next == "" && after.opportunity.stepDone == "call")
        try await edit { $0.next = "invoice" }
        #expect(try await network.followUps(at: test.now).map(\.followUp.text) == ["invoice"])
        try await edit { $0.next = "" }
        #expect(try await network.followUps(at: test.now).isEmpty)
        #expect(try await test.differences() == [])
    }

    @Test func `Whom an opportunity is for since stays at an undo`() async throws {
        let made = try await network.add(PersonName(written: "Bob"), at: test.now)
        let ada = try await test.add("Ada")
        let id = try await network.add(Opportunity.Content(title: "Job", from: ada, forPerson: made.value), at: test.now).value
        let refusal = await #expect(throws: StoreError.self) { try await network.undo(try #require(made.batch), at: test.now) }
        #expect(refusal?.description.contains("Bob: has to do with an opportunity") == true)
        #expect(try await line(id).content.forPerson == made.value)
    }

    @Test func `Removing drops the step, and comes back by undo`() async throws {
        let ada = try await test.add("Ada")
        let id = try await network.add(Opportunity.Content(title: "Talk", from: ada, next: "call"), at: test.now).value
        let seen = try await line(id)
        let removed = try await network.remove(seen.opportunity, at: test.now)
        #expect(try await network.gift(id) == nil)
        #expect(try await followUps().map { $0[2] } == ["dropped"])
        _ = try await network.undo(try #require(removed.batch), at: test.now)
        #expect(try await line(id).opportunity == seen.opportunity)
    }

    @Test func `Who could help: who is there, knows somebody there, was there, and who has to do with it, each with the reason`()
        async throws
    {
        let ada = try await test.add("Ada", [.addPosition(organization: "Acme", title: "Analyst", from: nil, to: nil)])
        let bob = try await test.add("Bob", [.addLink(label: "friend", to: ada, name: "")])
        let cem = try await test.add(
            "Cem", [.addPosition(organization: "acme", title: "CTO", from: nil, to: PartialDate(year: 2020)), .tag("rust")])
        let dora = try await test.add("Dora", [.addPosition(organization: "Other", title: "Rust engineer", from: nil, to: nil)])
        let from = try await test.add("Eve", [.tag("rust")])
        try await test.add("Zoe", [.tag("swift")])
        try await test.add("Gone", [.tag("rust"), .archived(true)])
        for (person, days) in [(ada, 400.0), (bob, 1), (cem, 1), (dora, 1)] { try await test.contact([person], daysAgo: days) }
        let content = Opportunity.Content(kind: .client, title: "A Rust course", from: from, organization: "ACME")
        let id = try await network.add(content, at: test.now).value
        let helpers = try await network.helpers(for: try await line(id).opportunity, at: test.now)
        #expect(Set(helpers.map(\.person.name.full)) == ["Ada", "Bob", "Cem", "Dora"])
        #expect(helpers.first?.person.name.full == "Cem")
        let reasons = Dictionary(uniqueKeysWithValues: helpers.map { ($0.person.name.full, $0.reasons) })
        #expect(reasons["Ada"] == ["works at Acme: Analyst"])
        #expect(reasons["Bob"] == ["knows Ada, their friend, who works there"])
        #expect(reasons["Cem"] == ["worked at Acme: CTO", "bears the tag #rust"])
        #expect(reasons["Dora"] == ["is Rust engineer"])
    }

    @Test func `Who could help is found by other forms of the words, and by the firm's whole name`() async throws {
        try await test.add("Ada", [.addPosition(organization: "Other", title: "Product Designer", from: nil, to: nil)])
        try await test.add("Bob", [.addPosition(organization: "Other", title: "Contracts Manager", from: nil, to: nil)])
        try await test.add("Cem", [.tag("contract")])
        try await test.add("Dora", [.addPosition(organization: "Acme GmbH", title: "CTO", from: nil, to: nil)])
        try await test.add("Eve", [.addPosition(organization: "Acmeville", title: "Designated driver", from: nil, to: nil)])
        let content = Opportunity.Content(title: "Two designers for contracts", organization: "Acme")
        let id = try await network.add(content, at: test.now).value
        let helpers = try await network.helpers(for: try await line(id).opportunity, at: test.now)
        let reasons = Dictionary(uniqueKeysWithValues: helpers.map { ($0.person.name.full, $0.reasons) })
        #expect(
            reasons == [
                "Ada": ["is Product Designer"], "Bob": ["is Contracts Manager"], "Cem": ["bears the tag #contract"],
                "Dora": ["works at Acme GmbH: CTO"],
            ])
    }

    @Test func `Filters ask who gave an opportunity or an insight`() async throws {
        let ada = try await test.add("Ada")
        try await test.add("Bob")
        _ = try await network.add(Opportunity.Content(title: "Talk", from: ada), at: test.now)
        for (text, names) in [("has:opportunity", ["Ada"]), ("-has:opportunity", ["Bob"]), ("has:insight", [])] {
            let found = try await network.people(PeopleFilter(Filter(text), at: test.now)).people.map(\.name.full)
            #expect(found == names, "\(text)")
        }
    }

    @Test(arguments: [
        "UPDATE opportunity SET title = ' '", "UPDATE opportunity SET kind = 'deal'", "UPDATE opportunity SET state = 'won'",
        "UPDATE opportunity SET for_person = person", "UPDATE opportunity SET next_on = '2026-01-01'",
        "UPDATE opportunity SET person = x'00'",
        "UPDATE insight SET text = ''", "UPDATE insight SET state = 'done'", "UPDATE insight SET person = NULL",
        "UPDATE introduction SET other = person", "UPDATE introduction SET name = ''", "UPDATE introduction SET ended_day = '2026-01-01'",
        "UPDATE introduction SET way = 'both'", "DELETE FROM follow_up",
    ])
    func `the database itself refuses nonsense`(statement: String) async throws {
        let ada = try await test.add("Ada")
        _ = try await network.add(Opportunity.Content(title: "Talk", from: ada), at: test.now)
        _ = try await network.add(Insight.Content(text: "Charge more", from: ada, reportOn: .on("2026-04-01")), at: test.now)
        _ = try await network.add(Introduction.Content(way: .mine, person: ada, otherName: "Bob"), state: .offered, at: test.now)
        await #expect(throws: (any Error).self) { try await test.script(statement) }
    }

    @Test func `Lists are read from an index, whatever else the network holds`() async throws {
        for (sql, index) in [
            ("SELECT * FROM opportunity WHERE account = 1 AND state IN ('open', 'pursued')", "opportunity_by_state"),
            ("SELECT id FROM opportunity WHERE account = 1 AND person = x'00'", "opportunity_by_person"),
            ("SELECT id FROM opportunity WHERE account = 1 AND for_person = x'00'", "opportunity_by_beneficiary"),
            ("SELECT * FROM insight WHERE account = 1 AND person = x'00' AND state = 'untried'", "insight_by_person"),
            ("SELECT id FROM introduction WHERE account = 1 AND other = x'00'", "introduction_by_other"),
            ("SELECT * FROM introduction WHERE account = 1 AND follow_up = x'00' AND state IN ('asked')", "introduction_by_"),
        ] {
            let plan = try await test.explained(sql)
            #expect(plan.contains(index), "\(sql): \(plan)")
            #expect(!plan.contains("SCAN"), "\(sql): \(plan)")
        }
    }
}
