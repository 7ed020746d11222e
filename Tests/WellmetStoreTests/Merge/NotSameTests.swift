import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct NotSameTests {
    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    private func pair() async throws -> (one: ID<Person>, other: ID<Person>) {
        let edit = PersonEdit.addPosition(organization: "Acme", title: "CTO", from: nil, to: nil)
        return (try await test.add("Robert Example", [edit]), try await test.add("Bob Example", [edit]))
    }

    @Test func `two who are not the same are not suggested again, until that is taken back`() async throws {
        let (one, other) = try await pair()
        #expect(try await network.duplicates(limit: 5).total == 1)
        #expect(try await network.duplicates(of: other, limit: 5).total == 1)
        let noted = try await network.markNotSame(other, one, at: test.now)
        #expect(try await network.markNotSame(one, other, at: test.now).batch == nil)
        #expect(try await network.duplicates(limit: 5).total == 0)
        #expect(try await network.notSame(limit: 5).count == 1)
        _ = try await network.undo(try #require(noted.batch), at: test.now)
        #expect(try await network.duplicates(limit: 5).total == 1)
        try await network.markNotSame(one, other, at: test.now)
        let taken = try await network.unmarkNotSame(one, other, at: test.now)
        #expect(try await network.duplicates(limit: 5).total == 1)
        _ = try await network.undo(try #require(taken.batch), at: test.now)
        #expect(try await network.duplicates(limit: 5).total == 0)
    }

    @Test func `what was said of one holds for whom they are merged into`() async throws {
        let (one, other) = try await pair()
        let third = try await test.add("Rob Example", [.addPosition(organization: "Acme", title: "CTO", from: nil, to: nil)])
        try await network.markNotSame(other, third, at: test.now)
        let written = try await network.merge(one, other, at: test.now)
        #expect(try await network.duplicates(limit: 5).total == 0)
        let pairs = try await network.notSame(limit: 5)
        #expect(Set(pairs.flatMap { [$0.one.id, $0.other.id] }) == [one, third])
        _ = try await network.undo(try #require(written.batch), at: test.now)
        #expect(Set(try await network.notSame(limit: 5).flatMap { [$0.one.id, $0.other.id] }) == [other, third])
    }

    @Test func `it keeps nobody from going when what made them is taken back`() async throws {
        let one = try await test.add("Robert Example")
        let made = try await network.add(PersonName(written: "Bob Example"), at: test.now)
        try await network.markNotSame(one, made.value, at: test.now)
        _ = try await network.undo(try #require(made.batch), at: test.now)
        #expect(try await network.notSame(limit: 5).isEmpty)
        #expect(try await network.people(PeopleFilter()).total == 1)
    }

    @Test func `pairs that were found a while ago are shown as far as they are still a question`() async throws {
        let (one, other) = try await pair()
        let pairs = Network.pairs(of: try await network.traits())
        try await network.merge(one, other, at: test.now)
        #expect(try await network.duplicates(among: pairs, limit: 5).total == 0)
        _ = try await network.unmerge(one, at: test.now)
        #expect(try await network.duplicates(among: pairs, limit: 5).total == 1)
        // Who is in the book stays, whoever was there first.
        let seen = try await test.add(
            "Rob Example", [.addPosition(organization: "Acme", title: "CTO", from: nil, to: nil)], standing: .discovered)
        let found = try await network.duplicates(of: seen, limit: 5).found
        #expect(!found.isEmpty && found.allSatisfy { $0.sides.drop.id == seen })
    }
}
