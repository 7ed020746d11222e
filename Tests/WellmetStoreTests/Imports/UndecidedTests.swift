import Testing
import WellmetModel

@testable import WellmetStore

/// Rows that only a person can decide wait; what somebody deleted stays away.
@Suite struct UndecidedTests {
    let test: TestNetwork
    private let ada: ID<Person>

    init() async throws {
        test = try await TestNetwork()
        ada = try await test.add("Ada Lovelace")
    }

    private func archive(_ asOf: String = "2026-03-10", organization: String = "Acme") -> Archive {
        var archive = Archives.linkedIn(asOf)
        archive.connect("Ada Lovelace", "ada", organization: organization, title: "Maker")
        archive.people[0].notes = [ArchiveNote(text: "Likes tea", at: test.now)]
        archive.people[0].dates = [ArchiveDate(label: "birthday", date: PartialDate(.on("1990-12-10")))]
        archive.connect("Bob Example", "bob")
        return archive
    }

    @Test func `A row that nobody decides waits with all that it said, and is decided without the file`() async throws {
        #expect(try await test.take(archive()).undecided == 1)
        #expect(try await test.network.undecidedCount() == 1)
        let waiting = try #require(try await test.network.undecided().first)
        #expect(waiting.people.map(\.name.full) == ["Ada Lovelace"])
        #expect(waiting.people.first?.digest == archive().people.first?.digest)
        #expect((waiting.source, waiting.owner?.identity?.value, waiting.asOf) == (.linkedin, "me-myself", .on("2026-03-10")))
        let report = try await test.take(waiting, choices: [0: .same(ada)])
        #expect((report.changedPeople, report.undecided) == (1, 0))
        let details = try await test.details(ada)
        #expect(details.positions.map(\.line) == ["Maker at Acme"])
        #expect(details.notes.map(\.text) == ["Likes tea"])
        #expect(details.dates.map(\.label) == ["birthday"])
        #expect(try await test.network.undecidedCount() == 0)
        #expect(try await test.network.plan(archive()).unchanged.count == 2)
        // Taken back, the row waits again; with the import taken back, it is gone.
        _ = try await test.network.undo(report.batch, at: test.now)
        #expect(try await test.network.undecidedCount() == 1)
        _ = try await test.network.undo(report.batch - 1, at: test.now)
        #expect(try await test.network.undecidedCount() == 0)
        #expect(try await test.differences() == [])
    }

    @Test func `The same file once more changes nothing; a newer one says the row anew, an older one does not`() async throws {
        try await test.take(archive())
        let (before, batches) = (try await test.contents(), try await test.count("batch"))
        let again = try await test.take(archive())
        #expect((again.batch, again.undecided) == (0, 1))
        #expect(try await test.contents() == before)
        #expect(try await test.count("batch") == batches)
        try await test.take(archive("2026-03-12", organization: "Engines"))
        try await test.take(archive("2026-02-01", organization: "Old Ltd"))
        #expect(try await test.network.undecided().flatMap(\.people).map(\.organization) == ["Engines"])
    }

    @Test func `A row decided from a file does not wait any more, and one left out for good is not asked about again`() async throws {
        try await test.take(archive())
        let left = try await test.take(archive(), choices: [0: .skip])
        #expect((left.skippedRows, left.undecided) == (1, 0))
        #expect(try await test.network.undecidedCount() == 0)
        let plan = try await test.network.plan(archive())
        #expect(plan.doubtful.isEmpty)
        #expect(plan.skipped.map(\.reason) == ["Ada Lovelace: you left it out before"])
        #expect(try await test.network.apply(plan, at: test.now).batch == 0)
        // When the row says something else it is a question again, and so it is after an undo.
        #expect(try await test.network.plan(archive("2026-03-12", organization: "Engines")).doubtful.count == 1)
        _ = try await test.network.undo(left.batch, at: test.now)
        #expect(try await test.network.undecidedCount() == 1)
        try await test.take(archive(), choices: [0: .new])
        #expect(try await test.network.undecidedCount() == 0)
        #expect(try await test.network.people(PeopleFilter()).total == 3)
    }

    @Test func `An interaction that was deleted does not come back with its archive, but does when the deletion is undone`() async throws {
        var archive = Archives.linkedIn()
        archive.connect("Bob Example", "bob")
        archive.message("Bob Example", "bob", .in, daysAgo: 5)
        let first = try await test.take(archive)
        let bob = try #require(try await test.network.find("Bob").first?.id)
        let message = try #require(try await test.details(bob).timeline.first)
        let deleted = try await test.network.delete(message.interaction.id, at: test.now)
        #expect(try await test.take(archive).batch == 0)
        #expect(try await test.details(bob).tie.contacts == 0)
        _ = try await test.network.undo(try #require(deleted.batch), at: test.now)
        #expect(try await test.details(bob).tie.contacts == 1)
        #expect(try await test.count("forgotten") == 0)
        // An import that was taken back is no deletion by hand.
        _ = try await test.network.undo(first.batch, at: test.now)
        #expect(try await test.take(archive).interactions == 1)
        #expect(try await test.differences() == [])
    }
}
