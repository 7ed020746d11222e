import Testing
import WellmetModel

@testable import WellmetStore

/// Who stays when an import is taken back and another one speaks of them, too.
@Suite struct SeenAgainTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func archive(_ day: String?, _ names: String..., more: (inout Archive) -> Void = { _ in }) -> Archive {
        var archive = Archives.linkedIn(day)
        for name in names { archive.connect(name, name.lowercased(), organization: "Acme") }
        more(&archive)
        return archive
    }

    private func names() async throws -> [String] { try await test.network.people(PeopleFilter()).people.map(\.name.full) }
    private func undo(_ report: ImportReport) async throws -> [String] {
        let kept = try await test.network.undo(report.batch, at: test.now).kept
        #expect(try await test.differences() == [])
        return kept
    }

    @Test func `Whom a newer import confirms stays when the older one is taken back, and goes with the newer one`() async throws {
        let first = try await test.take(archive("2026-01-01", "Ada", "Bob", "Cem"))
        let second = try await test.take(archive("2026-02-01", "Ada", "Bob", "Dan") { $0.message("Ada", "ada", .in, daysAgo: 3) })
        #expect(try await undo(first) == ["Ada: is in a newer import, too", "Bob: is in a newer import, too"])
        #expect(try await names() == ["Ada", "Bob", "Dan"])
        #expect(try await test.details(try #require(try await test.network.find("Ada").first?.id)).positions.map(\.line) == ["Acme"])
        #expect(try await undo(second) == [])
        #expect(try await names() == [])
        for table in ["person", "record", "sighting", "identity", "organization", "interaction"] {
            #expect(try await test.count(table) == 0)
        }
    }

    @Test func `Taken back from the newest on, each import takes its own people`() async throws {
        let first = try await test.take(archive("2026-01-01", "Ada"))
        let before = try await test.contents()
        let second = try await test.take(archive("2026-02-01", "Ada", "Bob"))
        #expect(try await undo(second) == [])
        #expect(try await test.contents() == before)
        #expect(try await undo(first) == [])
        #expect(try await names() == [])
    }

    @Test func `Two newer imports hold a person each by itself`() async throws {
        let first = try await test.take(archive("2026-01-01", "Ada"))
        let second = try await test.take(archive("2026-02-01", "Ada", "Bob"))
        let third = try await test.take(archive("2026-03-01", "Ada", "Bob", "Cem"))
        #expect(try await undo(third) == [])
        #expect(try await undo(first) == ["Ada: is in a newer import, too"])
        #expect(try await undo(second) == [])
        #expect(try await names() == [])
    }

    @Test func `Whom a newer import changed stays as well, and goes with it`() async throws {
        let first = try await test.take(archive("2026-01-01", "Ada", "Bob"))
        var newer = archive("2026-03-01", "Ada", "Bob")
        newer.people[0].organization = "Bolt"
        newer.people[1].identities.append(Identity(kind: .mail, normalised: "bob@example.org"))
        let second = try await test.take(newer)
        #expect(second.changedPeople == 2)
        #expect(try await undo(first).count == 2)
        #expect(try await names() == ["Ada", "Bob"])
        _ = try await undo(second)
        #expect(try await names() == [])
    }

    @Test func `Who was given something since stays, whichever imports are taken back`() async throws {
        let first = try await test.take(archive("2026-01-01", "Ada", "Bob", "Cem"))
        let second = try await test.take(archive("2026-02-01", "Ada", "Bob", "Dan"))
        let bob = try #require(try await test.network.find("Bob").first?.id)
        _ = try await undo(first)
        try await test.edit(bob, .addNote("likes tea", at: nil))
        #expect(try await undo(second).filter { !$0.hasPrefix("Bob") } == [])
        #expect(try await names() == ["Bob"])
    }

    @Test func `Who stayed for another reason is not taken by an undo that has nothing to do with them`() async throws {
        let first = try await test.take(archive("2026-01-01", "Ada", "Bob"))
        let bob = try #require(try await test.network.find("Bob").first?.id)
        try await test.edit(bob, .addNote("likes tea", at: nil))
        let second = try await test.take(archive("2026-02-01", "Ada", "Dan"))
        _ = try await undo(first)
        let note = try #require(try await test.details(bob).notes.first?.id)
        try await test.edit(bob, .removeNote(note))
        _ = try await undo(second)
        #expect(try await names() == ["Bob"])
    }

    @Test func `Who stood before an import stands after its undo, even if what brought them was taken back long before`() async throws {
        let first = try await test.take(archive("2026-01-01", "Ada", "Bob"))
        let bob = try #require(try await test.network.find("Bob").first?.id)
        try await test.edit(bob, .addNote("likes tea", at: nil))
        _ = try await undo(first)
        let note = try #require(try await test.details(bob).notes.first?.id)
        try await test.edit(bob, .removeNote(note))
        let second = try await test.take(archive("2026-02-01", "Bob", "Dan"))
        _ = try await undo(second)
        #expect(try await names() == ["Bob"])
    }

    @Test func `Contacts without a day are seen again, too`() async throws {
        func contacts(_ names: String...) -> Archive {
            var archive = Archives.contacts()
            for name in names { archive.contact(name, mail: "\(name.lowercased())@example.org") }
            return archive
        }
        let first = try await test.take(contacts("Ada", "Bob"))
        let second = try await test.take(contacts("Ada", "Cem"))
        #expect(try await undo(first) == ["Ada: is in a newer import, too"])
        #expect(try await names() == ["Ada", "Cem"])
        #expect(try await undo(second) == [])
        #expect(try await names() == [])
    }
}
