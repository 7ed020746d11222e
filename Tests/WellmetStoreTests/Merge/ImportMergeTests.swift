import Testing
import WellmetModel

@testable import WellmetStore

/// Merges between imports: before, behind, and those that an import makes.
@Suite struct ImportMergeTests {
    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    private func contacts(_ source: Archive.Source = .csv) -> Archive {
        var archive = Archives.contacts(source: source)
        archive.contact("Robert Example", mail: "robert@example.com", organization: "Acme")
        archive.contact("Bob Example", mail: "bob@example.com", organization: "Acme")
        archive.contact("Grace Hopper", mail: "grace@example.com")
        return archive
    }

    private func person(_ name: String) async throws -> ID<Person> { try #require(try await network.find(name).first?.id) }

    @Test func `an import behind a merge knows the one who stays by the addresses of both`() async throws {
        try await test.take(contacts())
        let (robert, bob) = (try await person("Robert Example"), try await person("Bob Example"))
        try await network.merge(robert, bob, at: test.now)
        let again = try await network.plan(contacts())
        #expect(again.new.isEmpty && again.doubtful.isEmpty)
        try await test.take(contacts(.google))
        #expect(try await network.people(PeopleFilter()).total == 2)
        #expect(try await network.name(of: robert) == "Robert Example")
        #expect(try await test.details(robert).identities.count == 2)
        #expect(try await test.differences() == [])
    }

    @Test func `an import before a merge is taken back but for those who were merged, and for the rest when they are taken apart`()
        async throws
    {
        let imported = try await test.take(contacts())
        let (robert, bob) = (try await person("Robert Example"), try await person("Bob Example"))
        try await network.merge(robert, bob, at: test.now)
        let report = try await network.undo(imported.batch, at: test.now)
        #expect(report.kept.contains { $0.hasPrefix("Bob Example: was merged into somebody later") })
        #expect(try await network.people(PeopleFilter()).total == 1)
        #expect(try await test.details(robert).identities.count == 2)
        #expect(try await test.differences() == [])
        _ = try await network.unmerge(robert, at: test.now)
        _ = try await network.undo(imported.batch, at: test.now)
        #expect(try await network.people(PeopleFilter()).total == 0)
        #expect(try await test.differences() == [])
    }

    @Test func `an import behind a merge is taken back, and then the merge`() async throws {
        let (robert, bob) = (
            try await test.add("Robert Example", [.addIdentity(try #require(Identity(.mail, "robert@example.com")))]),
            try await test.add("Bob Example", [.addIdentity(try #require(Identity(.mail, "bob@example.com")))])
        )
        let before = try await test.contents()
        try await network.merge(robert, bob, at: test.now)
        let imported = try await test.take(contacts())
        _ = try await network.undo(imported.batch, at: test.now)
        _ = try await network.unmerge(robert, at: test.now)
        #expect(try await test.contents() == before)
        #expect(try await test.differences() == [])
    }

    @Test func `people whom an import united come apart with it alone`() async throws {
        let grace = try await test.add("Grace Hopper")
        var archive = Archives.linkedIn()
        archive.connect("Grace Hopper", "grace", organization: "Navy", title: "Admiral")
        archive.message("Grace Hopper", "grace", .in, daysAgo: 20)
        try await test.take(archive)
        let seen = try #require(try await test.rows("SELECT id FROM person WHERE standing = 'discovered'").first?[0].id(Person.self))
        let united = try await test.take(try #require(try await network.undecided().first), choices: [0: .same(grace)])
        #expect(try await network.redirect(of: seen) == grace)
        let refusal = await #expect(throws: StoreError.self) { try await network.unmerge(grace, at: test.now) }
        #expect(refusal?.description.contains("comes apart only with the whole import") == true)
        // Merged on, whoever the import united stays so; the rest of it is taken back.
        let other = try await test.add("G. Hopper")
        try await network.merge(other, grace, at: test.now)
        let report = try await network.undo(united.batch, at: test.now)
        #expect(report.kept.contains { $0.contains("was merged into G. Hopper later") })
        #expect(try await network.redirect(of: seen) == other)
        #expect(try await test.differences() == [])
    }
}
