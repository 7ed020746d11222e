import Foundation
import Testing

@testable import WellmetModel
@testable import WellmetStore

@Suite struct RemovalTests {
    @Test func `a batch of more entries than are read at once goes back whole, and again, and what would take nothing back is foreseen`()
        async throws
    {
        let test = try await TestNetwork()
        let made = try await test.network.add(
            PersonName(written: "Ada Lovelace"), edits: (0..<1100).map { .addNote("note \($0)", at: nil) }, at: test.now)
        try await test.edit(made.value, .place("London"))
        let before = try await test.contents().map { $0.replacing(/\ (batch|touched)=\S+/, with: "") }
        _ = try await test.network.remove([made.value], title: "Removed", at: test.now)
        for _ in 0..<2 {
            let removal = try #require(try await test.network.batches(limit: 1).first)
            _ = try await test.network.undo(removal.number, at: test.now)
            let after = try await test.contents().map { $0.replacing(/\ (batch|touched)=\S+/, with: "") }
            #expect(after == before)
            let undo = try #require(try await test.network.batches(limit: 1).first)
            _ = try await test.network.undo(undo.number, at: test.now)
            #expect(try await test.count("note") == 0)
            #expect(try await test.count("person") == 0)
        }
        #expect(try await test.differences() == [])
        let bob = try await test.network.add(PersonName(written: "Bob Example"), at: test.now)
        try await test.edit(bob.value, .addNote("hi", at: nil))
        let story = try await test.network.story(of: try #require(bob.batch))
        #expect(story.takesBack == "" && story.stays.count == 1)
    }

    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    /// Every column that refers to a person, by the schema itself.
    private func references() async throws -> [(table: String, column: String)] {
        var found: [(String, String)] = []
        for table in try await test.tables() {
            for key in try await test.rows(SQL(text: "PRAGMA foreign_key_list(\(table))"))
            where key["table"].text == "person" && key["from"].text != "account" { found.append((table, key["from"].text)) }
        }
        return found
    }

    private func everything() async throws -> [String] {
        var lines: [String] = []
        for table in ExportedTable.parentsFirst where !["batch", "ledger", "nudge", "forgotten", "day_list"].contains(table.name) {
            for row in try await test.rows(SQL(text: "SELECT * FROM \(table.name)")) {
                let cells = row.dictionary.filter { $0.key != "touched" }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                lines.append("\(table.name): \(cells.joined(separator: " "))")
            }
        }
        return lines.sorted()
    }

    @Test func `nothing that refers to somebody stays, whatever tables there will be, and one undo brings all of it back`() async throws {
        let whole = try await test.fillEveryTable()
        let before = try await everything()
        let removed = try await network.remove([whole], title: "Deleted", at: test.now)
        for (table, column) in try await references() {
            let rows = try await test.rows(
                "SELECT count(*) AS n FROM \(SQL(text: table)) WHERE \(SQL(text: column)) = \(whole)")
            #expect(rows.first?["n"].int == 0, "\(table).\(column)")
        }
        #expect(try await test.differences() == [])
        #expect(try await network.find("Bob").isEmpty)
        _ = try await network.undo(try #require(removed.batch), at: test.now)
        let differences = try await everything().difference(from: before).map { "\($0)" }
        #expect(differences.isEmpty, "\(differences)")
        #expect(try await test.differences() == [])
        // And once more: the undo of an undo deletes again.
        let last = try #require(try await network.batches(limit: 1).first)
        _ = try await network.undo(last.number, at: test.now)
        #expect(try await network.find("Bob").isEmpty)
        #expect(try await test.differences() == [])
    }

    @Test func `who was given something after they came back stays when the undo is taken back`() async throws {
        let ada = try await test.add("Ada Lovelace", [.addNote("one", at: nil)])
        let removed = try #require(try await network.remove([ada], title: "Deleted", at: test.now).batch)
        _ = try await network.undo(removed, at: test.now)
        let undo = try #require(try await network.batches(limit: 1).first).number
        try await test.edit(ada, .addNote("two", at: nil))
        await #expect { _ = try await network.undo(undo, at: test.now) } throws: { "\($0)".contains("Ada Lovelace: has") }
        #expect(try await test.details(ada).notes.count == 2)
        #expect(try await test.differences() == [])
    }

    @Test func `what happened with others, and what came from somebody, stays`() async throws {
        let (ada, bob) = (try await test.add("Ada Lovelace"), try await test.add("Bob Example"))
        try await test.contact([ada], daysAgo: 3)
        let shared = try await test.contact([ada, bob], daysAgo: 5)
        try await test.edit(bob, .met(Person.Meeting(through: ada)), .addLink(label: "friend", to: ada, name: ""))
        var content = Opportunity.Content(title: "Job at Acme", from: ada)
        (content.next, content.nextOn) = ("send the portfolio", .on("2026-03-20"))
        _ = try await network.add(content, at: test.now)
        _ = try await network.add(Insight.Content(kind: .advice, text: "Charge by the week", from: ada), at: test.now)
        #expect(try await network.interactionCounts(of: [ada]) == (1, 1))
        #expect(try await network.interactionCounts(of: [ada, bob]) == (2, 0))
        _ = try await network.remove([ada], title: "Deleted", at: test.now)
        #expect(try await test.rows("SELECT id FROM interaction").map { $0[0].uuid } == [shared.interaction?.uuid])
        let details = try await test.details(bob)
        #expect(details.timeline.first?.others.isEmpty == true && details.person.met.through == nil)
        #expect(details.links.map(\.name) == ["Ada Lovelace"])
        let kept = try #require(try await test.rows("SELECT * FROM opportunity").first)
        #expect(kept["next"].text == "send the portfolio" && kept["next_on"].text == "2026-03-20" && kept["person"].isNull)
        #expect(try await test.count("insight") == 1)
        #expect(try await test.count("follow_up") == 0)
        #expect(try await test.differences() == [])
    }

    @Test func `an archive does not bring back who was deleted, and does again after an undo`() async throws {
        var archive = Archive(source: .linkedin, owner: Archive.Owner(name: "Me"), asOf: .on("2026-03-01"))
        for name in ["Ada Lovelace", "Bob Example"] {
            var row = ArchivePerson(place: RowPlace(file: "Connections.csv", line: 2), name: PersonName(written: name))
            row.identities = [Identity(kind: .linkedin, normalised: String(name.prefix(3)).lowercased() + "-x")]
            row.organization = "Acme"
            archive.people.append(row)
        }
        archive.interactions = [
            ArchiveInteraction(
                place: RowPlace(file: "messages.csv", line: 2), key: "m1", kind: .message, channel: .linkedin, direction: .in,
                at: test.now.adding(days: -9), precision: .second,
                people: [ArchiveParticipant(name: "Ada Lovelace", identity: archive.people[0].identities[0])], summary: "hello")
        ]
        _ = try await network.apply(try await network.plan(archive), choices: [:], at: test.now)
        let ada = try #require(try await network.find("Ada").first)
        let removed = try await network.remove([ada.id], title: "Deleted", at: test.now)
        archive.people[0].organization = "Another"
        let again = try await network.plan(archive)
        #expect(again.new.isEmpty && again.skipped.map(\.reason) == ["somebody whom you forgot or deleted"])
        _ = try await network.apply(again, choices: [:], at: test.now)
        #expect(try await network.find("Ada").isEmpty)
        #expect(try await test.count("interaction") == 0)
        _ = try await network.undo(try #require(removed.batch), at: test.now)
        let back = try await network.plan(archive)
        #expect(back.new.isEmpty && back.skipped.isEmpty)
        #expect(try await test.details(ada.id).timeline.count == 1)
    }

    @Test func `today's list has somebody else in the place of who is deleted`() async throws {
        var people: [ID<Person>] = []
        for place in 0..<6 {
            let person = try await test.add("Person Number\(place)")
            for month in 1...5 { try await test.contact([person], daysAgo: Double(60 + month * 20 + place)) }
            people.append(person)
        }
        let shown = try await network.today(at: test.now).picks.map(\.nudge.person)
        #expect(shown.count == 3)
        _ = try await network.remove([shown[0]], title: "Deleted", at: test.now)
        let after = try await network.today(at: test.now).picks.map(\.nudge.person)
        #expect(after.count == 3 && !after.contains(shown[0]) && after.contains(shown[1]))
        #expect(try await test.differences() == [])
    }

    @Test func `who is not there cannot be deleted, and nobody else is`() async throws {
        let ada = try await test.add("Ada Lovelace")
        await #expect(throws: StoreError.notFound("That person")) {
            try await network.remove([ada, test.id()], title: "Deleted", at: test.now)
        }
        #expect(try await test.count("person") == 1)
    }
}
