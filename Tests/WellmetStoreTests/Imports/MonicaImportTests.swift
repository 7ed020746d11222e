import Foundation
import Testing
import WellmetFormats
import WellmetModel

@testable import WellmetStore

@Suite struct MonicaImportTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func archive() throws -> Archive {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        var options = ReadOptions(zone: TimeZone(identifier: "Europe/Berlin") ?? .gmt)
        options.today = test.day
        return try #require(try Archive.read([tests.appending(path: "Fixtures/Monica/monica.json").path], options: options).first)
    }

    private func person(_ name: String) async throws -> PersonDetails {
        try await test.details(try #require(try await test.network.find(name).first?.id))
    }

    @Test func `Who leaves Monica has everything in its place`() async throws {
        let report = try await test.take(try archive())
        #expect(report.newPeople == 4 && report.discoveredPeople == 0)
        #expect(report.interactions == 7 && report.unattachedInteractions == 0)
        let nora = try await person("Nora Maria Lindqvist")
        #expect(nora.positions.map(\.line) == ["Architect at Studio Nord"])
        #expect(nora.person.cadenceDays == 30 && nora.person.importance == .high)
        #expect(nora.person.met.on == PartialDate(.on("2015-09-01")) && nora.person.met.story == "")
        // Of the two of that name it is her husband.
        let jonas = try #require(nora.links.first { $0.label == "spouse" }?.other)
        #expect(nora.metThrough?.id == jonas)
        #expect(try await test.details(jonas).links.first { $0.label == "spouse" }?.other == nora.person.id)
        #expect(nora.links.first { $0.label == "child" }?.other == nil)
        #expect(nora.face != nil)
        #expect(nora.notes.count == 8)
        #expect(nora.tags == ["old-friends", "sailing"])
        #expect(Set(nora.dates.map(\.label)) == ["birthday", "birthday of Leo", "Summer party"])
        #expect(nora.links.map(\.label).sorted() == ["child", "friend", "spouse"])
        #expect(nora.followUps.count == 3 && nora.followUps.allSatisfy { $0.owner == .mine && $0.state == .open })
        #expect(nora.followUps.first { $0.text.hasPrefix("Ask") }?.due == .on("2024-09-15"))
        #expect(nora.timelineTotal == 7)
        #expect(nora.fields.first { $0.label == "pet" }?.value == "Rex (Dog); Cat")
        #expect(try await person("Edda Holm").person.neverSuggest)
        #expect(try await test.differences() == [])
    }

    @Test func `Two of one name and a couple with one address stay who they are, each with what they took part in`() async throws {
        try await test.take(try archive())
        let rows = try await test.rows("SELECT id FROM person WHERE full_name = 'Jonas Lindqvist' ORDER BY archived")
        let people = [try await test.details(try rows[0]["id"].required()), try await test.details(try rows[1]["id"].required())]
        #expect(rows.count == 2)
        #expect(people.map { $0.timeline.map(\.interaction.kind) } == [[.meal], [.meeting]])
        #expect(people.map(\.person.archived) == [false, true])
        #expect(people[0].fields.first { $0.label == "e-mail address" }?.value == "nora@example.org")
        #expect(try await person("Nora Maria Lindqvist").identities.contains { $0.value.value == "nora@example.org" })
    }

    @Test func `A second time changes nothing and makes no batch`() async throws {
        try await test.take(try archive())
        let (before, batches) = (try await test.contents(), try await test.count("batch"))
        let report = try await test.take(try archive())
        #expect(report.batch == 0 && report.unchangedPeople == 4 && report.knownInteractions == 7)
        #expect(try await test.contents() == before)
        #expect(try await test.count("batch") == batches)
    }

    @Test func `A newer export brings what is new alone, and nothing that was kept, changed or taken away`() async throws {
        try await test.take(try archive())
        let nora = try await person("Nora Maria Lindqvist")
        for followUp in nora.followUps { _ = try await test.network.close(followUp, as: .kept, at: test.now) }
        try await test.edit(nora.person.id, .cadence(nil), .importance(.normal), .untag("sailing"))
        var newer = try archive()
        newer.asOf = .on("2024-08-01")
        newer.people[0].followUps?.append(ArchiveFollowUp(text: "Return the book"))
        newer.people[0].notes.append(ArchiveNote(text: "Moved to Malmö."))
        newer.people[1].attention = ArchiveAttention(cadenceDays: 90)
        newer.interactions.append(
            ArchiveInteraction(
                place: newer.people[1].place, key: "call/new", kind: .call, channel: .phone, direction: .out, at: test.now,
                people: [ArchiveParticipant(name: "Jonas Lindqvist", identity: nil, uid: newer.people[1].uid)]))
        let report = try await test.take(newer)
        #expect(report.newPeople == 0 && report.changedPeople == 2 && report.interactions == 1)
        let now = try await person("Nora Maria Lindqvist")
        #expect(now.followUps.filter { $0.state == .open }.map(\.text) == ["Return the book"])
        #expect(now.notes.count == 9 && now.tags == ["old-friends"])
        #expect(now.person.cadenceDays == nil && now.person.importance == .normal)
        let cadences = try await test.rows("SELECT cadence_days FROM person WHERE full_name = 'Jonas Lindqvist' ORDER BY archived")
        #expect(cadences.map { $0["cadence_days"].int } == [90, nil])
        #expect(try await test.differences() == [])
    }

    @Test func `Somebody who is here already keeps their own cadence, and gets what is to be done`() async throws {
        let nora = try await test.add(
            "Nora Maria Lindqvist", [.addIdentity(Identity(kind: .mail, normalised: "nora@example.org")), .cadence(7), .importance(.low)])
        try await test.take(try archive())
        let details = try await test.details(nora)
        #expect(details.person.cadenceDays == 7 && details.person.importance == .low)
        #expect(details.followUps.count == 3 && details.timelineTotal == 7)
    }

    @Test func `Who waits for a decision has their history once it is made and the file comes again`() async throws {
        let edda = try await test.add("Edda Holm")
        var archive = try archive()
        archive.people[3].followUps = [ArchiveFollowUp(text: "Bring flowers")]
        archive.interactions.append(
            ArchiveInteraction(
                place: archive.people[3].place, key: "call/edda", kind: .call, channel: .phone, direction: .in, at: test.now,
                people: [0, 3].map { ArchiveParticipant(name: archive.people[$0].name.full, identity: nil, uid: archive.people[$0].uid) }))
        let report = try await test.take(archive)
        #expect(report.undecided == 1 && report.waitingInteractions == 1 && report.unattachedInteractions == 0)
        let waiting = try #require(try await test.network.undecided().first)
        let plan = try await test.network.plan(waiting)
        try await test.network.apply(plan, choices: [0: .same(edda)], at: test.now)
        #expect(try await test.details(edda).followUps.map(\.text) == ["Bring flowers"])
        #expect(try await test.details(edda).person.neverSuggest)
        #expect(try await test.take(archive).interactions == 1)
        #expect(try await test.details(edda).timeline.map { $0.others.map(\.name) } == [["Nora Maria Lindqvist"]])
    }

    @Test func `An undo leaves nothing, and the file can come again`() async throws {
        let empty = try await test.contents()
        let report = try await test.take(try archive())
        let undone = try await test.network.undo(report.batch, at: test.now)
        #expect(undone.kept == [])
        #expect(try await test.contents() == empty)
        #expect(try await test.take(try archive()).newPeople == 4)
        #expect(try await test.differences() == [])
    }
}
