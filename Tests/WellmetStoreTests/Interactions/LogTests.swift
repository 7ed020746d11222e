import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct LogTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    @Test func `A line becomes an interaction, a follow-up, a circle and a tag, and one batch takes all of it back`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let before = try await test.contents()
        let written = try await test.log("coffee with Ada Lovelace yesterday 30m about hiring +clients #rust, send her the deck by friday")
        let found = try await test.details(ada)
        #expect(found.timeline.map(\.interaction.kind) == [.coffee])
        #expect(found.timeline[0].interaction.minutes == 30)
        #expect(found.timeline[0].interaction.summary == "hiring")
        #expect(found.circles.map(\.name) == ["clients"])
        #expect(found.tags == ["rust"])
        #expect(found.followUps.map(\.due) == [.on("2026-03-20")])
        #expect(found.tie.contacts == 1)
        #expect(written.value.people == [ada])
        #expect(try await test.differences() == [])
        let report = try await test.network.undo(try #require(written.batch), at: test.now)
        #expect(report.kept == [])
        #expect(try await test.contents() == before)
        #expect(try await test.details(ada).tie == Tie())
        #expect(try await test.differences() == [])
    }

    @Test func `Somebody new is added with the line, in the book and thanked by rule`() async throws {
        let line = try await test.network.understand("met Grace Hopper today", at: test.now)
        #expect(line.mentions.map(\.candidates.count) == [0])
        let written = try await test.network.log(line.line, people: [.new(PersonName(written: "Grace Hopper"), nil)], at: test.now)
        let grace = try #require(written.value.people.first)
        let found = try await test.details(grace)
        #expect(found.person.standing == .book)
        #expect(found.followUps.map(\.origin) == [.rule])
        #expect(found.tie.contacts == 1)
        _ = try await test.network.undo(try #require(written.batch), at: test.now)
        #expect(try await test.network.people(PeopleFilter()).total == 0)
        #expect(try await test.count("tie") == 0)
        #expect(try await test.count("name_word") == 0)
    }

    @Test func `When it happened counts, not when it was typed`() async throws {
        let ada = try await test.add("Ada Lovelace")
        try await test.contact([ada], daysAgo: 1, direction: .in)
        try await test.contact([ada], daysAgo: 40, direction: .out)
        try await test.contact([ada], daysAgo: 20, direction: .both)
        let found = try await test.details(ada)
        #expect(found.tie.lastContact == test.now.adding(days: -1))
        #expect(found.tie.lastOut == test.now.adding(days: -20))
        #expect(found.timeline.map(\.interaction.at) == [1, 20, 40].map { test.now.adding(days: -$0) })
        let inOrder = [(40, Interaction.Direction.out), (20, .both), (1, .in)].reduce(into: Tie()) {
            $0.add(TieEvent(at: test.now.adding(days: -$1.0), weight: 1, direction: $1.1, leavesTheTurn: false))
        }
        #expect(found.tie.isNear(inOrder))
        #expect(try await test.differences() == [])
    }

    @Test func `Things at the same instant give the same tie as a rebuild`() async throws {
        let ada = try await test.add("Ada Lovelace")
        for round in 0..<6 {
            let items = (0..<4).map { i in
                NewInteraction(
                    interaction: Interaction(
                        id: test.id(), kind: .message, channel: .linkedin,
                        direction: i.isMultiple(of: 2) ? .out : .in, at: test.now.adding(days: Double(round) - 30)),
                    people: [ada])
            }
            let network = test.network
            let now = test.now
            _ = try await network.write(BatchEntry(.log, "Four at once"), at: now) { change in try change.add(items) }
        }
        #expect(try await test.differences() == [])
    }

    @Test func `Several people take part in one thing, each with their tie`() async throws {
        let (ada, bob) = (try await test.add("Ada"), try await test.add("Bob"))
        let logged = try await test.contact([ada, bob, ada], daysAgo: 1, kind: .meeting, summary: "plans")
        let id = try #require(logged.interaction)
        let (interaction, people) = try await test.network.interaction(id)
        #expect(interaction.audience == 2)
        #expect(people.map(\.id) == [ada, bob])
        #expect(try await test.details(ada).timeline[0].others.map(\.name) == ["Bob"])
        #expect(try await test.details(bob).tie.contacts == 1)
    }

    @Test func `An edited interaction moves every tie that it touches, and back with undo`() async throws {
        let (ada, bob, cem) = (try await test.add("Ada"), try await test.add("Bob"), try await test.add("Cem"))
        let logged = try await test.contact([ada, bob], daysAgo: 10, kind: .meeting)
        var (interaction, _) = try await test.network.interaction(try #require(logged.interaction))
        let before = try await test.contents()
        interaction.at = test.now.adding(days: -3)
        interaction.kind = .mail
        interaction.direction = .out
        interaction.summary = "changed"
        let batch = try await test.network.edit(interaction, people: [bob, cem, cem], at: test.now).batch
        #expect(try await test.details(ada).tie == Tie())
        #expect(try await test.details(bob).tie.lastOut == test.now.adding(days: -3))
        #expect(try await test.details(cem).timeline.map(\.interaction.summary) == ["changed"])
        #expect(try await test.differences() == [])
        _ = try await test.network.undo(try #require(batch), at: test.now)
        #expect(try await test.contents() == before)
        #expect(try await test.details(ada).tie.contacts == 1)
        #expect(try await test.differences() == [])
    }

    @Test func `Only who took part can be changed too, and undone`() async throws {
        let (ada, bob) = (try await test.add("Ada"), try await test.add("Bob"))
        let logged = try await test.contact([ada], daysAgo: 10)
        let (interaction, _) = try await test.network.interaction(try #require(logged.interaction))
        let before = try await test.contents()
        let batch = try await test.network.edit(interaction, people: [bob], at: test.now).batch
        #expect(try await test.details(ada).tie == Tie())
        #expect(try await test.details(bob).tie.contacts == 1)
        _ = try await test.network.undo(try #require(batch), at: test.now)
        #expect(try await test.contents() == before)
        #expect(try await test.differences() == [])
    }

    @Test func `A deleted interaction takes its ties along, and its follow-ups stay`() async throws {
        let ada = try await test.add("Ada")
        let written = try await test.log("call with Ada yesterday, send her the deck by friday")
        let before = try await test.contents()
        let batch = try await test.network.delete(try #require(written.value.interaction), at: test.now).batch
        var found = try await test.details(ada)
        #expect(found.timeline.isEmpty)
        #expect(found.followUps.count == 1)
        #expect(found.tie == Tie())
        #expect(try await test.differences() == [])
        _ = try await test.network.undo(try #require(batch), at: test.now)
        found = try await test.details(ada)
        #expect(found.timeline.count == 1)
        #expect(try await test.contents() == before)
        #expect(try await test.differences() == [])
    }

    @Test func `What cannot be logged is refused with a word on why`() async throws {
        let ada = try await test.add("Ada")
        let logged = try await test.contact([ada], daysAgo: 1)
        var (interaction, _) = try await test.network.interaction(try #require(logged.interaction))
        await #expect(throws: StoreError.self) { try await test.network.edit(interaction, people: [], at: test.now) }
        interaction.at = test.now.adding(days: 1)
        await #expect(throws: StoreError.self) { try await test.network.edit(interaction, people: [ada], at: test.now) }
        interaction.at = test.now
        let nobody = ID<Person>(interaction.id.uuid)
        await #expect(throws: StoreError.notFound("That person")) {
            try await test.network.edit(interaction, people: [nobody], at: test.now)
        }
        await #expect(throws: StoreError.notFound("That interaction")) {
            _ = try await test.network.delete(interaction.id, at: test.now)
            _ = try await test.network.delete(interaction.id, at: test.now)
        }
        await #expect(throws: StoreError.notFound("That interaction")) { try await test.network.interaction(interaction.id) }
    }

    @Test func `A line that only promises makes follow-ups and no interaction`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let written = try await test.log("remind me to call Ada Lovelace in 2 weeks")
        #expect(written.value.interaction == nil)
        #expect(try await test.details(ada).followUps.map(\.due) == [.on("2026-03-28")])
        #expect(try await test.details(ada).timeline.isEmpty)
    }

    @Test func `A name that several bear is told with all of them`() async throws {
        try await test.add("Ada Lovelace")
        try await test.add("Ada Byron")
        let line = try await test.network.understand("call with Ada", at: test.now)
        #expect(line.mentions.map { $0.candidates.map(\.name.full) } == [["Ada Byron", "Ada Lovelace"]])
    }

    @Test func `My word after a connection keeps the thanks`() async throws {
        let written = try await test.network.log(
            try await test.network.understand("met Grace Hopper yesterday", at: test.now).line,
            people: [.new(PersonName(written: "Grace Hopper"), nil)], at: test.now)
        let grace = try #require(written.value.people.first)
        try await test.log("mail from Grace Hopper")
        #expect(try await test.details(grace).followUps.count == 1)
        try await test.log("mail to Grace Hopper")
        #expect(try await test.details(grace).followUps.isEmpty)
        #expect(try await test.rows("SELECT state FROM follow_up").map { $0[0].text } == ["kept"])
    }

    @Test func `Pages of a timeline go on where the last one ended`() async throws {
        let ada = try await test.add("Ada")
        for day in 1...25 { try await test.contact([ada], daysAgo: Double(day)) }
        let first = try await test.network.details(of: ada, at: test.now, offset: 0, limit: 10)
        let third = try await test.network.details(of: ada, at: test.now, offset: 20, limit: 10)
        #expect(first.timelineTotal == 25)
        #expect(first.timeline.count == 10)
        #expect(third.timeline.map(\.interaction.at) == (21...25).map { test.now.adding(days: -Double($0)) })
        #expect(first.weeksInTouch == 4)
    }

    @Test func `What a source brings in the order of time is one batch, in chunks, and can be undone`() async throws {
        let people = [try await test.add("Ada"), try await test.add("Bob"), try await test.add("Cem")]
        let before = try await test.contents()
        let items = (0..<50).map { i in
            (
                Interaction(
                    id: test.id(), kind: .mail, channel: .mail, direction: i % 3 == 0 ? .in : .out,
                    at: test.now.adding(days: Double(i) - 60)),
                [people[i % 3]]
            )
        }
        let batch = try await test.network.record(items, title: "Sample", chunk: 7, at: test.now)
        #expect(try await test.count("interaction") == 50)
        #expect(try await test.network.batches().first?.title == "Sample")
        #expect(try await test.differences() == [])
        _ = try await test.network.undo(try #require(batch), at: test.now)
        #expect(try await test.contents() == before)
        #expect(try await test.differences() == [])
    }

    @Test func `Only a meeting leaves thanks to be sent`() async throws {
        for (line, thanks) in [
            ("emailed Zoe today", 0), ("note on Yan: likes tea", 0), ("cancelled coffee with Xia", 0), ("call from Wim", 0),
            ("met Vera", 1), ("Uma emailed me today", 0), ("video call with Tea", 1),
        ] {
            let before = try await test.network.followUps(at: test.now).count
            _ = try await test.log(line)
            #expect(try await test.network.followUps(at: test.now).count == before + thanks, "\(line)")
        }
    }

    @Test func `Somebody named twice is told once`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let line = try await test.network.understand("call with Ada and Lovelace and Bob", at: test.now).line
        let people: [LogPerson] = [.known(ada), .known(ada), .new(PersonName(given: "Bob"), nil)]
        let written = try await test.network.log(line, people: people, at: test.now)
        #expect(written.value.people.count == 2)
        let batch = try #require(written.batch)
        #expect(try await test.network.batch(batch)?.title == "Logged call with Ada Lovelace, Bob")
    }

    @Test func `An edit keeps those of the audience whom nobody knows`() async throws {
        let (ada, bob) = (try await test.add("Ada"), try await test.add("Bob"))
        _ = try await test.network.record(
            [
                (
                    Interaction(
                        id: test.id(), kind: .mail, channel: .mail, direction: .out, at: test.now.adding(days: -1), precision: .minute,
                        summary: "", audience: 14), [ada, bob]
                )
            ], title: "x", at: test.now)
        var interaction = try #require(try await test.details(ada).timeline.first?.interaction)
        (interaction.summary, interaction.audience) = ("all of us", 1)
        _ = try await test.network.edit(interaction, people: [ada], at: test.now)
        #expect(try await test.network.interaction(interaction.id).interaction.audience == 13)
        #expect(try await test.rows("SELECT weight FROM participant").map { $0[0].double } == [0.5])
        #expect(try await test.differences() == [])
    }

    @Test func `What changed meanwhile is not deleted, and nothing lasts for ever`() async throws {
        let ada = try await test.add("Ada")
        let id = try #require(try await test.contact([ada], daysAgo: 1).interaction)
        await #expect(throws: StaleVersion.self) { try await test.network.delete(id, ifVersion: 0, at: test.now) }
        var interaction = try await test.network.interaction(id).interaction
        for minutes in [0, 2881] {
            interaction.minutes = minutes
            await #expect(throws: StoreError.self) { try await test.network.edit(interaction, people: [ada], at: test.now) }
        }
        _ = try await test.network.delete(id, ifVersion: try await test.network.version(of: id), at: test.now)
    }
}
