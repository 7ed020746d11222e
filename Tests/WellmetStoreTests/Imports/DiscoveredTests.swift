import Testing
import WellmetModel

@testable import WellmetStore

/// Somebody in the book without a profile, and the same name seen in messages: one or two people?
@Suite struct DiscoveredTests {
    let test: TestNetwork
    private let grace: ID<Person>

    init() async throws {
        test = try await TestNetwork()
        grace = try await test.add("Grace Hopper")
    }

    private func archive(_ asOf: String = "2026-03-10") -> Archive {
        var archive = Archives.linkedIn(asOf)
        archive.connect("Grace Hopper", "grace", organization: "Navy", title: "Admiral")
        archive.message("Grace Hopper", "grace", .in, daysAgo: 20, text: "ahoy")
        archive.message("Grace Hopper", "grace", .out, daysAgo: 19)
        return archive
    }

    @Test func `A waiting row stays a question although a message made somebody of its profile`() async throws {
        let first = try await test.take(archive())
        #expect((first.undecided, first.discoveredPeople) == (1, 1))
        let again = try await test.take(archive())
        #expect((again.batch, again.undecided) == (0, 1))
        let waiting = try #require(try await test.network.undecided().first)
        guard case .doubtful(let people, let reason) = try await test.network.plan(waiting).rows[0].match else {
            Issue.record("not doubtful")
            return
        }
        #expect(people.count == 2 && people.first == grace)
        #expect(reason.contains("without a profile"))
        #expect(try await test.network.people(PeopleFilter()).total == 1)
    }

    @Test func `The same as the one in the book: the history moves to them, and an undo brings both back`() async throws {
        try await test.take(archive())
        let discovered = try #require(try await test.rows("SELECT id FROM person WHERE standing = 'discovered'").first?[0].id(Person.self))
        try await test.edit(
            discovered, .tag("navy"), .addNote("seen at sea", at: nil), .setField(label: "Rank", value: "Admiral"),
            .setField(label: "Ship", value: "Mark I"))
        try await test.edit(grace, .setField(label: "Rank", value: "Captain"))
        let before = try await test.contents()
        let waiting = try #require(try await test.network.undecided().first)
        let report = try await test.take(waiting, choices: [0: .same(grace)])
        let details = try await test.details(grace)
        #expect(details.timeline.count == 2)
        #expect(details.tie.contacts == 2)
        #expect(details.identities.map(\.value.value) == ["grace"])
        #expect(details.positions.map(\.line) == ["Admiral at Navy"])
        #expect(details.fields.map { "\($0.label): \($0.value)" } == ["Rank: Captain; Admiral", "Ship: Mark I"])
        #expect((details.tags, details.notes.map(\.text)) == (["navy"], ["seen at sea"]))
        #expect(try await test.count("person") == 1)
        #expect(try await test.differences() == [])
        #expect(try await test.network.plan(archive()).unchanged.count == 1)
        _ = try await test.network.undo(report.batch, at: test.now)
        #expect(try await test.contents().map(Self.plain) == before.map(Self.plain))
        #expect(try await test.details(discovered).tie.contacts == 2)
        #expect(try await test.details(grace).tie == Tie())
        #expect(try await test.differences() == [])
    }

    /// Without the batch that touched it last, which an undo moves on.
    private static func plain(_ line: String) -> String {
        line.split(separator: " ").filter { !$0.hasPrefix("touched=") }.joined(separator: " ")
    }

    @Test func `Somebody new: the one who wrote comes into the book`() async throws {
        try await test.take(archive())
        let waiting = try #require(try await test.network.undecided().first)
        try await test.take(waiting, choices: [0: .new])
        let people = try await test.network.people(PeopleFilter()).people
        #expect(people.count == 2)
        let other = try #require(people.first { $0.id != grace })
        #expect(try await test.details(other.id).timeline.count == 2)
        #expect(try await test.count("person") == 2)
        #expect(try await test.differences() == [])
    }

    @Test func `A name that somebody gave by hand stays when the connection comes`() async throws {
        var first = Archives.linkedIn("2026-03-01")
        first.message("sten s", "sten", .in, daysAgo: 20)
        first.message("bo b", "bo", .in, daysAgo: 20)
        try await test.take(first)
        let sten = try #require(try await test.network.find("sten").first?.id)
        try await test.edit(sten, .name(PersonName(written: "Sten Byhand")))
        var second = Archives.linkedIn("2026-03-02")
        second.connect("Sten Stranger", "sten")
        second.connect("Bo Sample", "bo")
        try await test.take(second)
        #expect(try await test.network.people(PeopleFilter()).people.map(\.name.full) == ["Sten Byhand", "Grace Hopper", "Bo Sample"])
    }
}
