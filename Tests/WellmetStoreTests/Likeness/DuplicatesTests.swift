import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct DuplicatesTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    @Test func `Who is in the network twice is told with its reasons, whoever else is there`() async throws {
        for name in ["Grace Hopper", "Alan Turing", "Mary Jackson", "Katherine Johnson"] { try await test.add(name) }
        let robert = try await test.add(
            "Robert Example",
            [
                .addPosition(organization: "Acme", title: "Maker", from: nil, to: nil), .place("Lisbon"), .joinCircle("peers"),
                .addIdentity(Identity(kind: .mail, normalised: "robert.example@acme.org")),
            ])
        let bob = try await test.add(
            "Bob Example",
            [
                .addPosition(organization: "ACME", title: "", from: nil, to: nil), .joinCircle("peers"),
                .addIdentity(Identity(kind: .mail, normalised: "bob.example@acme.org")),
            ], standing: .discovered)
        let (found, total) = try await test.network.duplicates(limit: 10)
        #expect(total == 1)
        let pair = try #require(found.first)
        #expect(Set([pair.one.id, pair.other.id]) == [robert, bob])
        #expect(pair.likeness.reasons.contains { $0.contains("Bob is short for Robert") })
        #expect(pair.likeness.reasons.contains { $0.contains("Acme") || $0.contains("ACME") })
        #expect(try await test.network.duplicates(limit: 0).found.isEmpty)
        // Two profiles are two people.
        try await test.edit(robert, .addIdentity(Identity(kind: .linkedin, normalised: "robert-example")))
        #expect(try await test.network.duplicates(limit: 10).total == 1)
        try await test.edit(bob, .addIdentity(Identity(kind: .linkedin, normalised: "bob-example-2")))
        #expect(try await test.network.duplicates(limit: 10).total == 0)
        try await test.edit(
            bob, .removeIdentity(try #require(try await test.details(bob).identities.first { $0.value.kind == .linkedin }?.id)))
        try await test.edit(robert, .archived(true))
        #expect(try await test.network.duplicates(limit: 10).total == 0)
    }
}
