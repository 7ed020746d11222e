import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct IntroductionStoreTests {
    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    private func line(_ id: ID<Introduction>) async throws -> IntroductionLine { try #require(try await network.gift(id)) }

    @Test func `A promise that is kept has made the introduction, and undo takes both back`() async throws {
        let ada = try await test.add("Ada")
        let bob = try await test.add("Bob")
        let content = Introduction.Content(way: .mine, person: ada, other: bob, otherName: "?", about: "maps", due: .on("2026-03-20"))
        let id = try await network.add(content, state: .offered, at: test.now).value
        #expect(try await line(id).words == "You offered to introduce Ada to Bob")
        let promise = try #require(try await network.followUps(at: test.now).first)
        #expect(promise.followUp.text == "introduce them to Bob" && promise.followUp.owner == .mine)
        let kept = try await network.close(promise.followUp, as: .kept, at: test.now)
        #expect(try await line(id).introduction.state == .made)
        #expect(try await line(id).introduction.ended == test.day)
        _ = try await network.undo(try #require(kept.batch), at: test.now)
        #expect(try await line(id).introduction.state == .offered)
        #expect(try await network.followUps(at: test.now).count == 1)
    }

    @Test func `What others promise is theirs, and made or let go closes it`() async throws {
        let ada = try await test.add("Ada")
        let content = Introduction.Content(way: .theirs, person: ada, otherName: " Bob  Example ", due: .on("2026-03-20"))
        let id = try await network.add(content, state: .offered, at: test.now).value
        let promise = try #require(try await network.followUps(at: test.now).first)
        #expect(promise.followUp.owner == .theirs && promise.followUp.text == "introduce me to Bob Example")
        let made = try await network.mark(try await line(id).introduction, as: .made, outcome: "A project", at: test.now)
        #expect(try await line(id).content.outcome == "A project")
        #expect(try await network.followUps(at: test.now).isEmpty)
        _ = try await network.undo(try #require(made.batch), at: test.now)
        _ = try await network.mark(try await line(id).introduction, as: .letGo, at: test.now)
        #expect(try await test.rows("SELECT state FROM follow_up").map { $0[0].text } == ["dropped"])
        #expect(try await (network.gifts(Introduction.State.those(.running)) as [IntroductionLine]).isEmpty)
        #expect(try await (network.gifts(of: ada) as [IntroductionLine]).count == 1)
    }

    @Test func `The same two have one introduction under way, which is named`() async throws {
        let (ada, bob) = (try await test.add("Ada"), try await test.add("Bob"))
        func content(_ one: ID<Person>, _ other: ID<Person>?, _ name: String = "x") -> Introduction.Content {
            Introduction.Content(way: .mine, person: one, other: other, otherName: name)
        }
        let id = try await network.add(content(ada, bob), state: .offered, at: test.now).value
        let known = StoreError.introductionUnderWay(id, words: "You offered to introduce Ada to Bob")
        for again in [content(ada, bob), content(bob, ada), content(ada, nil, "bob")] {
            await #expect(throws: known) { try await network.add(again, state: .asked, at: test.now) }
        }
        #expect(known.description.contains("You offered to introduce Ada to Bob: that is under way already (\(id))."))
        _ = try await network.add(
            Introduction.Content(way: .theirs, person: ada, other: bob, otherName: "x"), state: .asked, at: test.now)
        _ = try await network.add(content(ada, nil, "Zoe"), state: .offered, at: test.now)
        // One that is over does not keep another out.
        _ = try await network.mark(try await line(id).introduction, as: .made, at: test.now)
        _ = try await network.add(content(bob, ada), state: .asked, at: test.now)
        #expect(try await (network.gifts() as [IntroductionLine]).count == 4)
        // Another account has its own.
        let other = test.store.network(of: try await test.store.addAccount("other", settings: Settings(), at: test.now).id)
        #expect(try await (other.gifts() as [IntroductionLine]).isEmpty)
    }

    @Test func `Who is in an introduction since stays at an undo`() async throws {
        let ada = try await test.add("Ada")
        let made = try await network.add(PersonName(written: "Bob"), at: test.now)
        let id = try await network.add(
            Introduction.Content(way: .mine, person: ada, other: made.value, otherName: "Bob"), state: .made, at: test.now
        ).value
        let refusal = await #expect(throws: StoreError.self) { try await network.undo(try #require(made.batch), at: test.now) }
        #expect(refusal?.description.contains("Bob: has to do with an introduction") == true)
        #expect(try await line(id).content.other == made.value)
    }

    @Test func `Who was only seen and turns out to be somebody takes their introductions along`() async throws {
        let ada = try await test.add("Ada")
        let bob = try await test.add("Bob")
        let seen = try await test.add("Robert")
        for (person, other) in [(ada, seen), (seen, bob), (bob, seen)] {
            let content = Introduction.Content(way: .mine, person: person, other: other, otherName: "x")
            _ = try await network.add(content, state: .made, at: test.now)
        }
        _ = try await network.add(Opportunity.Content(title: "Job", from: ada, forPerson: seen), at: test.now)
        let merged = try await network.write(BatchEntry(.edit, "test"), at: test.now) { try $0.absorb(seen, into: bob) }
        #expect(try await (network.gifts() as [IntroductionLine]).map { $0.content.other }.compactMap(\.self) == [bob])
        #expect(try await (network.gifts() as [IntroductionLine]).count == 3)
        #expect(try await (network.gifts() as [OpportunityLine]).first?.content.forPerson == bob)
        _ = try await network.undo(try #require(merged.batch), at: test.now)
        #expect(try await (network.gifts(of: seen) as [IntroductionLine]).count == 3)
    }

    @Test func `The ways to somebody come by links, introductions, meetings and work, the surest and warmest first`() async throws {
        let target = try await test.add("Target", [.addPosition(organization: "Acme", title: "CTO", from: nil, to: nil)])
        let linked = try await test.add("Linked", [.addLink(label: "manager", to: target, name: "")])
        let met = try await test.add("Met")
        let worker = try await test.add("Worker", [.addPosition(organization: "Acme", title: "Analyst", from: nil, to: nil)])
        let introduced = try await test.add("Introduced")
        let stranger = try await test.add("Stranger")
        try await test.edit(target, .met(Person.Meeting(through: stranger)))
        _ = try await network.add(
            Introduction.Content(way: .theirs, person: introduced, other: target, otherName: "x"), state: .offered, at: test.now)
        for person in [linked, worker, introduced] { try await test.contact([person], daysAgo: 1) }
        for day in [20.0, 30] { try await test.contact([target, met], daysAgo: day, kind: .meeting) }
        let crowd = try await (0..<9).asyncMap { try await test.add("Crowd \($0)") }
        try await test.contact([target] + crowd, daysAgo: 3, kind: .event)
        let paths = try await network.paths(to: target, at: test.now)
        #expect(paths.lines.map(\.person.name.full) == ["Linked", "Introduced", "Met", "Worker", "Stranger"])
        #expect(
            paths.lines.map(\.words) == [
                "knows Target, their manager", "knows Target by an introduction", "was with you and Target twice",
                "works with Target at Acme", "brought you together with Target",
            ])

        let place = try #require(try await network.paths(toPlace: "ACME", at: test.now))
        #expect(place.name == "Acme" && place.isPlace)
        #expect(Set(place.lines.map(\.person.name.full)) == ["Target", "Worker", "Linked", "Met", "Introduced", "Stranger"])
        #expect(place.lines.first { $0.person.id == worker }?.words == "Analyst at Acme")
        #expect(try await network.paths(toPlace: "Nowhere", at: test.now) == nil)
        await #expect(throws: StoreError.self) { try await network.paths(to: test.id(), at: test.now) }
    }

    @Test func `An organization is found by words of its name, as the filter finds it, and all that fit are named`() async throws {
        for (person, organization) in [("Ada", "Acme GmbH"), ("Bob", "Acme Labs"), ("Cem", "Quartz Data"), ("Dora", "Müller Druck")] {
            try await test.add(person, [.addPosition(organization: organization, title: "Analyst", from: nil, to: nil)])
        }
        // Nobody works at the one that has the very name.
        _ = try await network.add(Opportunity.Content(title: "Job", organization: "Acme"), at: test.now)
        func found(_ name: String) async throws -> [String: String] {
            let paths = try await network.paths(toPlace: name, at: test.now)
            let lines = (paths?.lines ?? []).map { ($0.person.name.full, $0.words) }
            return Dictionary(lines) { first, _ in first }.merging([("", paths?.name ?? "nowhere")]) { first, _ in first }
        }
        #expect(try await found("acme") == ["": "Acme GmbH and Acme Labs", "Ada": "Analyst at Acme GmbH", "Bob": "Analyst at Acme Labs"])
        #expect(try await found("ACME gm") == ["": "Acme GmbH", "Ada": "Analyst at Acme GmbH"])
        #expect(try await found("Quartz") == ["": "Quartz Data", "Cem": "Analyst at Quartz Data"])
        #expect(try await found("muller") == ["": "Müller Druck", "Dora": "Analyst at Müller Druck"])
        #expect(try await found("uartz") == ["": "nowhere"])
        #expect(try await found("%") == ["": "nowhere"])
        for number in 1...9 {
            try await test.add("Eve \(number)", [.addPosition(organization: "Zeta \(number)", title: "", from: nil, to: nil)])
        }
        let many = try #require(try await network.paths(toPlace: "zeta", at: test.now))
        #expect(many.places.count == 8 && many.otherPlaces == 1)
        #expect(many.remark == "1 more organization bears such a name. Write more of it to ask for them.")
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await body(element)) }
        return values
    }
}
