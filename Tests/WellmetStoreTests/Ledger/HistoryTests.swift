import Testing
import WellmetModel

@testable import WellmetStore

/// The ledger in words.
@Suite struct HistoryTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    @Test func `A change tells what was and what is, whatever came after it`() async throws {
        let ada = try await test.add("Ada Lovelace", [.cadence(30), .addIdentity(Identity(kind: .mail, normalised: "ada@example.org"))])
        let first = try #require(try await test.edit(ada, .cadence(60), .place("London"), .archived(true), .addNote("likes tea", at: nil)))
        let second = try #require(try await test.edit(ada, .cadence(90)))
        let story = try await test.network.story(of: first)
        #expect(
            story.changes == [
                "Ada Lovelace: place nothing → “London”, cadence 30 days → 60 days, archived no → yes",
                "Ada Lovelace: new: note “likes tea”",
            ])
        #expect(try await test.network.story(of: second).changes == ["Ada Lovelace: cadence 60 days → 90 days"])
        #expect(story.takesBack == "1 note, 1 change" && story.stays == ["Ada Lovelace: the cadence was changed later and stays"])
        let made = try await test.network.story(of: 1)
        #expect(made.changes == ["new: Ada Lovelace", "Ada Lovelace: new: e-mail address ada@example.org"])
        #expect(made.stays.count == 1)
    }

    @Test func `What was removed is told with what it was, and work and circles by their names`() async throws {
        let ada = try await test.add(
            "Ada Lovelace",
            [.addPosition(organization: "Engines", title: "Analyst", from: nil, to: nil), .joinCircle("clients"), .tag("rust")])
        let work = try #require(try await test.details(ada).positions.first?.id)
        let gone = try #require(try await test.edit(ada, .removePosition(work), .leaveCircle("clients"), .untag("rust")))
        #expect(
            try await test.network.story(of: gone).changes == [
                "Ada Lovelace: removed Analyst at Engines", "Ada Lovelace: removed circle clients", "Ada Lovelace: removed #rust",
            ])
    }

    @Test func `Many rows of a kind are counted, and what an undo leaves is named`() async throws {
        var archive = Archives.linkedIn()
        for number in 0..<40 { archive.connect("Person \(number)", "p\(number)") }
        archive.message("Person 0", "p0", .out, daysAgo: 3)
        let batch = try await test.take(archive).batch
        let person = try #require(try await test.network.find("Person 7").first?.id)
        try await test.edit(person, .addNote("kept", at: nil))
        let story = try await test.network.story(of: batch)
        #expect(
            Set(story.changes) == [
                "new: 40 people", "new: 40 ways to reach somebody", "Person 0: new: message on 11 March 2026 about hello",
            ])
        #expect(story.takesBack == "40 people, 40 ways to reach somebody, 1 interaction")
        #expect(story.stays == ["Person 7: has a note that was added or changed later"])
        // Nothing was written by asking.
        #expect(try await test.network.undo(batch, at: test.now).kept.count == 1)
        #expect(try await test.network.story(of: batch).takesBack == "")
    }

    @Test func `The history of a person holds what touched them, and goes on where it ended`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let bob = try await test.add("Bob Example")
        let both = try await test.contact([ada, bob], daysAgo: 1)
        let edited = try #require(try await test.edit(ada, .place("London")))
        try await test.edit(bob, .place("Paris"))
        let all = try await test.network.history().map(\.number)
        #expect(all == [5, 4, 3, 2, 1])
        #expect(try await test.network.history(of: ada).map(\.number) == [edited, 3, 1])
        #expect(try await test.network.history(of: ada, before: edited, limit: 1).map(\.number) == [3])
        // A deletion leaves nothing of the row but its entry.
        let call = try #require(both.interaction)
        let gone = try #require(try await test.network.delete(call, at: test.now).batch)
        let told = try await test.network.story(of: gone).changes
        #expect(told == ["Bob Example, Ada Lovelace: removed call on 13 March 2026"])
        _ = try await test.network.today(at: test.now)
        #expect(try await test.network.history().map(\.number).first == gone)
        await #expect(throws: StoreError.self) { try await test.network.story(of: 999) }
    }

    @Test func `An undo is told as what it is, and what it brought back`() async throws {
        let ada = try await test.add("Ada Lovelace", [.place("London")])
        let moved = try #require(try await test.edit(ada, .place("Paris")))
        _ = try await test.network.undo(moved, at: test.now)
        let undo = try #require(try await test.network.history().first)
        #expect(undo.undoes == moved)
        #expect(try await test.network.story(of: undo.number).changes == ["Ada Lovelace: place “Paris” → “London”"])
        #expect(try await test.network.story(of: moved).changes == ["Ada Lovelace: place “London” → “Paris”"])
    }
}
