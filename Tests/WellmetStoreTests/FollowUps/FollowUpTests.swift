import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct FollowUpTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    @Test func `Promises are listed by their due day, those without one last`() async throws {
        let ada = try await test.add("Ada")
        for (text, due) in [("later", Day.on("2026-04-01")), ("some day", nil), ("soon", Day.on("2026-03-15"))] {
            _ = try await test.network.promise(text, to: ada, due: due, owner: .mine, at: test.now)
        }
        #expect(try await test.network.followUps(at: test.now).map(\.followUp.text) == ["soon", "later", "some day"])
        #expect(try await test.network.followUps(at: test.now).map(\.name) == ["Ada", "Ada", "Ada"])
    }

    @Test func `A promise is changed, kept or dropped, and each can be undone`() async throws {
        let ada = try await test.add("Ada")
        let id = try await test.network.promise(" send the deck ", to: ada, due: nil, owner: .theirs, at: test.now).value.id
        let states = { try await test.rows("SELECT state, text, due FROM follow_up").map { [$0[0].text, $0[1].text, $0[2].text] } }
        let changed = try await test.network.edit(id, text: "send both decks", due: .on("2026-03-20"), at: test.now).batch
        #expect(try await states() == [["open", "send both decks", "2026-03-20"]])
        _ = try await test.network.undo(try #require(changed), at: test.now)
        #expect(try await states() == [["open", "send the deck", ""]])
        let seen = try #require(try await test.network.followUp(id))
        let kept = try await test.network.close(seen, as: .kept, at: test.now).batch
        #expect(try await states() == [["kept", "send the deck", ""]])
        #expect(try await test.network.close(seen, as: .dropped, at: test.now).batch == nil)
        _ = try await test.network.undo(try #require(kept), at: test.now)
        _ = try await test.network.close(seen, as: .dropped, at: test.now)
        #expect(try await states() == [["dropped", "send the deck", ""]])
        #expect(try await test.network.followUps(at: test.now).isEmpty)
    }

    @Test func `A promise needs words and a person who is there`() async throws {
        let ada = try await test.add("Ada")
        await #expect(throws: StoreError.self) { try await test.network.promise(" ", to: ada, due: nil, owner: .mine, at: test.now) }
        await #expect(throws: StoreError.self) { try await test.network.promise("x", to: test.id(), due: nil, owner: .mine, at: test.now) }
        await #expect(throws: StoreError.self) { try await test.network.edit(test.id(), text: "x", due: nil, at: test.now) }
        let id = try await test.network.promise("x", to: ada, due: nil, owner: .mine, at: test.now).value.id
        await #expect(throws: StoreError.self) { try await test.network.edit(id, text: "", due: nil, at: test.now) }
        let seen = try #require(try await test.network.followUp(id))
        await #expect(throws: StoreError.self) { try await test.network.close(seen, as: .open, at: test.now) }
    }

    @Test func `A promise that says something else by now is neither closed nor put off`() async throws {
        let ada = try await test.add("Ada")
        let id = try await test.network.promise("send the deck", to: ada, due: nil, owner: .mine, at: test.now).value.id
        let seen = try #require(try await test.network.followUp(id))
        let changed = try await test.network.edit(id, text: "send the contract", due: nil, at: test.now).batch
        await #expect(throws: StaleVersion.self) { try await test.network.close(seen, as: .kept, at: test.now) }
        await #expect(throws: StaleVersion.self) { try await test.network.postpone(seen, until: test.day.adding(3), at: test.now) }
        #expect(try await test.rows("SELECT state, due FROM follow_up").map { [$0[0].text, $0[1].text] } == [["open", ""]])
        _ = try await test.network.undo(try #require(changed), at: test.now)
        #expect(try await test.network.postpone(seen, until: test.day.adding(3), at: test.now).batch != nil)
    }

    @Test func `What a line keeps is offered, closed by its interaction, and open again with undo`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let deck = try await test.network.promise("send her the deck", to: ada, due: test.day, owner: .mine, at: test.now).value.id
        _ = try await test.network.promise("the contract", to: ada, due: nil, owner: .theirs, at: test.now)
        let line = try await test.network.understand("emailed Ada Lovelace the deck", at: test.now).line
        #expect(try await test.network.promisesKept(by: line, with: [ada], at: test.now).map(\.id) == [deck])
        let logged = try await test.network.log(line, people: [.known(ada)], keeping: [deck], at: test.now)
        #expect(try await test.network.followUps(at: test.now).map(\.followUp.text) == ["the contract"])
        #expect(
            try await test.rows("SELECT closed_by FROM follow_up WHERE id = \(deck)").map { $0[0].id(Interaction.self) }
                == [logged.value.interaction])
        _ = try await test.network.undo(try #require(logged.batch), at: test.now)
        #expect(try await test.network.followUps(at: test.now).count == 2)
    }
}
