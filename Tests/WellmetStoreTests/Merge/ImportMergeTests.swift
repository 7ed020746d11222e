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

    /// What Google says of Bob on that day.
    private func bobs(_ day: String, _ title: String, tag: String? = nil) -> Archive {
        var archive = Archives.contacts(day, source: .google)
        archive.contact("Bob Example", mail: "bob@example.com", organization: "Looms") {
            $0.title = title
            if let tag {
                $0.tags = [tag]
                $0.notes = [ArchiveNote(text: "plays chess")]
                $0.location = "Lisbon"
                $0.identities.append(Identity(kind: .phone, normalised: "+351210000000"))
            }
        }
        return archive
    }

    @Test func `what an import brought of somebody while they were merged goes home with them`() async throws {
        try await test.take(bobs("2026-01-01", "Analyst"))
        let bob = try await person("Bob Example")
        let robert = try await test.add("Robert Example", [.addIdentity(try #require(Identity(.mail, "robert@example.com")))])
        try await network.merge(robert, bob, at: test.now)
        // The job that the two have now is the one that Google told.
        #expect(try await test.take(bobs("2026-03-10", "Head", tag: "chess")).newJobs == 1)
        try await test.edit(robert, .addNote("by hand", at: nil))
        let report = try await network.unmerge(robert, at: test.now)
        let (ours, theirs) = (try await test.details(robert), try await test.details(bob))
        #expect(theirs.positions.map { "\($0.line) \($0.current)" } == ["Head at Looms true", "Analyst at Looms false"])
        #expect(theirs.notes.map(\.text) == ["plays chess"] && theirs.tags == ["chess"] && theirs.person.place == "Lisbon")
        #expect(Set(theirs.identities.map(\.value.value)) == ["bob@example.com", "+351210000000"])
        #expect(theirs.occasions.map(\.kind) == ["new-job"])
        #expect(ours.positions.isEmpty && ours.tags.isEmpty && ours.person.place.isEmpty && ours.occasions.isEmpty)
        // What somebody wrote stays with whom they wrote it of, and is told.
        #expect(ours.notes.map(\.text) == ["by hand"])
        #expect(report.kept == ["1 note that came later: stays with Robert Example"])
        #expect(try await test.differences() == [])
        // The next import speaks of Bob, and the one between can still be taken back.
        #expect(
            try await network.plan(bobs("2026-03-12", "Chief", tag: "chess")).rows.map(\.match) == [
                .same(bob, reason: "same e-mail address: bob@example.com")
            ])
        let note = try #require(ours.notes.first?.id)
        try await test.edit(robert, .removeNote(note))
        let imports = try await network.imports()
        _ = try await network.undo(try #require(imports.first?.number), at: test.now)
        #expect(try await test.details(bob).positions.map { "\($0.line) \($0.current)" } == ["Analyst at Looms true"])
        #expect(try await test.details(bob).notes.isEmpty)
    }

    @Test func `work that an import ended by the word of the other stands again when they are apart`() async throws {
        try await test.take(bobs("2026-01-01", "Analyst"))
        let bob = try await person("Bob Example")
        let robert = try await test.add(
            "Robert Example", [.addPosition(organization: "Looms", title: "Analyst", from: nil, to: nil)])
        try await network.merge(robert, bob, at: test.now)
        #expect(try await test.take(bobs("2026-02-01", "Head")).newJobs == 1)
        _ = try await network.unmerge(robert, at: test.now)
        #expect(try await test.details(robert).positions.map { "\($0.line) \($0.current)" } == ["Analyst at Looms true"])
        #expect(
            try await test.details(bob).positions.map { "\($0.line) \($0.current)" } == ["Head at Looms true", "Analyst at Looms false"])
        #expect(try await test.differences() == [])
    }

    @Test func `where one import had news of both, nobody knows whose they are: they stay, and are told`() async throws {
        var both = bobs("2026-01-01", "Analyst")
        both.contact("Robert Example", mail: "robert@example.com", organization: "Acme")
        try await test.take(both)
        let (robert, bob) = (try await person("Robert Example"), try await person("Bob Example"))
        try await network.merge(robert, bob, at: test.now)
        var news = bobs("2026-02-01", "Analyst", tag: "chess")
        news.contact("Robert Example", mail: "robert@example.com", organization: "Acme") { $0.tags = ["golf"] }
        try await test.take(news)
        let report = try await network.unmerge(robert, at: test.now)
        #expect(try await test.details(robert).tags == ["chess", "golf"])
        #expect(report.kept.contains { $0.contains("2 tags that came later") })
        // Of whom each row is stays known.
        #expect(try await network.plan(bobs("2026-03-01", "Analyst")).rows.first?.isSame == true)
        #expect(try await test.rows("SELECT person FROM record WHERE person = \(bob)").count == 1)
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
