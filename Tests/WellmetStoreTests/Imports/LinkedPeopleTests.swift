import Foundation
import Testing

@testable import WellmetModel
@testable import WellmetStore

/// Words on other people in an import lead to them.
@Suite struct LinkedPeopleTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    /// Aoife and Ben, each with the other's uid.
    private func archive(_ source: Archive.Source = .monica, aoife: Bool = true, ben: Bool = true, day: String = "2026-03-02") -> Archive {
        var archive = Archives.contacts(day, source: source)
        if aoife {
            archive.contact("Aoife Byrne") {
                $0.uid = "a"
                $0.links = [ArchiveLink(label: "spouse", name: "Ben Byrne", uid: "b")]
            }
        }
        if ben {
            archive.contact("Ben Byrne") {
                $0.uid = "b"
                $0.links = [ArchiveLink(label: "spouse", name: "Aoife Byrne", uid: "a")]
                $0.meeting = ArchiveMeeting(
                    story: "Over soup\nIntroduced by Aoife Byrne", through: ArchiveLink(label: "", name: "Aoife Byrne", uid: "a"))
            }
        }
        return archive
    }

    private func person(_ name: String) async throws -> PersonDetails {
        try await test.details(try #require(try await test.network.find(name).first?.id))
    }

    private func links(_ name: String) async throws -> [String] {
        try await person(name).links.map { "\($0.label): \($0.other.map { _ in "person " } ?? "")\($0.name)" }
    }

    @Test func `Links and who introduced one lead to people, and are gone with the import`() async throws {
        let empty = try await test.contents()
        let report = try await test.take(archive())
        #expect(try await links("Aoife") == ["spouse: person Ben Byrne"])
        #expect(try await links("Ben") == ["spouse: person Aoife Byrne"])
        let ben = try await person("Ben")
        #expect(ben.metThrough?.name == "Aoife Byrne" && ben.person.met.story == "Over soup")
        #expect(try await test.differences() == [])
        let (before, batches) = (try await test.contents(), try await test.count("batch"))
        #expect(try await test.take(archive()).batch == 0)
        #expect(try await test.contents() == before)
        #expect(try await test.count("batch") == batches)
        #expect(try await test.network.undo(report.batch, at: test.now).kept == [])
        #expect(try await test.contents() == empty)
    }

    @Test func `Who comes in later is found by the link that waited, and its undo leaves the name`() async throws {
        try await test.take(archive(ben: false))
        #expect(try await links("Aoife") == ["spouse: Ben Byrne"])
        let report = try await test.take(archive(day: "2026-03-03"))
        #expect(report.newPeople == 1)
        #expect(try await links("Aoife") == ["spouse: person Ben Byrne"])
        #expect(try await test.network.undo(report.batch, at: test.now).kept == [])
        #expect(try await links("Aoife") == ["spouse: Ben Byrne"])
    }

    @Test func `Who was said to be somebody of the book is linked, too`() async throws {
        let mine = try await test.add("Ben Byrne")
        #expect(try await test.take(archive()).undecided == 1)
        #expect(try await links("Aoife") == ["spouse: Ben Byrne"])
        let waiting = try #require(try await test.network.undecided().first)
        try await test.network.apply(try await test.network.plan(waiting), choices: [0: .same(mine)], at: test.now)
        #expect(try await links("Ben") == ["spouse: person Aoife Byrne"])
        // His row is known now, and hers tells his uid.
        try await test.take(archive())
        #expect(try await links("Aoife") == ["spouse: person Ben Byrne"])
        #expect(try await test.details(mine).metThrough?.name == "Aoife Byrne")
    }

    @Test func `A link by name leads to the one who bears it, an address to whose it is, and what is by hand is left`() async throws {
        let hand = try await test.add("Hand", [.addLink(label: "friend", to: nil, name: "Cara Diaz")])
        var archive = Archives.contacts("2026-03-02", source: .csv)
        archive.contact("Aoife Byrne", mail: "aoife@example.org") {
            $0.links = [
                ArchiveLink(label: "boss", name: "Cara Diaz"), ArchiveLink(label: "friend", name: "Ben Byrne"),
                ArchiveLink(label: "child", name: "Nobody Here"),
                ArchiveLink(label: "agent", name: "cara@example.org", identity: Identity(kind: .mail, normalised: "cara@example.org")),
            ]
            $0.meeting = ArchiveMeeting(story: "Introduced by Cara Diaz", through: ArchiveLink(label: "", name: "Cara Diaz"))
        }
        archive.contact("Cara Diaz", mail: "cara@example.org")
        for mail in ["ben@example.org", "ben@example.com"] { archive.contact("Ben Byrne", mail: mail) }
        try await test.take(archive)
        #expect(
            try await links("Aoife") == [
                "boss: person Cara Diaz", "friend: Ben Byrne", "child: Nobody Here", "agent: person Cara Diaz",
            ])
        let aoife = try await person("Aoife")
        #expect(aoife.metThrough?.name == "Cara Diaz" && aoife.person.met.story.isEmpty)
        #expect(try await test.details(hand).links.map(\.other) == [nil])
    }

    @Test func `A uid alone is enough once somebody has it; a link that was removed stays away`() async throws {
        try await test.take(archive(.vcard, aoife: false))
        var other = Archives.contacts("2026-03-03", source: .vcard)
        other.contact("Cara Diaz") {
            $0.uid = "c"
            $0.references = [
                ArchiveLink(label: "friend", name: "", uid: "urn:uuid:B"), ArchiveLink(label: "x", name: "", uid: "urn:uuid:none"),
            ]
        }
        try await test.take(other)
        #expect(try await links("Cara") == ["friend: person Ben Byrne"])
        let cara = try await person("Cara")
        try await test.edit(cara.person.id, .removeLink(cara.links[0].id))
        try await test.take(other)
        #expect(try await links("Cara") == [])
    }

    @Test func `What was taken out by hand stays so, and so does a merge`() async throws {
        try await test.take(archive())
        let ben = try await person("Ben")
        try await test.edit(ben.person.id, .met(Person.Meeting(story: "Over soup")))
        try await test.take(archive(day: "2026-03-04"))
        #expect(try await person("Ben").metThrough == nil)
        let twin = try await test.add("Benjamin Byrne")
        _ = try await test.network.merge(twin, ben.person.id, taking: [], at: test.now)
        #expect(try await links("Aoife") == ["spouse: person Benjamin Byrne"])
        try await test.take(archive(day: "2026-03-05"))
        #expect(try await links("Aoife") == ["spouse: person Benjamin Byrne"])
        #expect(try await test.differences() == [])
    }

    @Test func `Nobody who was deleted is named again by the rows of others`() async throws {
        try await test.take(archive())
        let aoife = try await person("Aoife")
        _ = try await test.network.remove([aoife.person.id], title: "Deleted", at: test.now)
        func named() async throws -> Int {
            let reports = try await test.rows("SELECT report FROM batch").map { $0[0].text }
            return (try await test.contents() + reports).joined().components(separatedBy: "Aoife").count
        }
        let before = try await named()
        var again = archive(day: "2026-03-06")
        again.people[1].links.append(ArchiveLink(label: "friend", name: "Aoife Byrne", uid: "a"))
        again.interactions = [
            ArchiveInteraction(
                place: again.people[0].place, key: "x", kind: .call, channel: .phone, direction: .out, at: test.now,
                people: [ArchiveParticipant(name: "Aoife Byrne", identity: nil, uid: "a")])
        ]
        let report = try await test.take(again)
        #expect(report.skipped == nil || report.skipped?.map(\.reason) == ["somebody whom you forgot or deleted"])
        #expect(try await test.count("person") == 1)
        #expect(try await named() == before)
    }

    @Test func `A message of who was deleted does not bring them back`() async throws {
        var archive = Archives.linkedIn()
        archive.connect("Ada Lovelace", "ada")
        archive.connect("Bob Example", "bob")
        try await test.take(archive)
        _ = try await test.network.remove([try await person("Ada").person.id], title: "Deleted", at: test.now)
        archive.message("Ada Lovelace", "ada", .in, daysAgo: 1)
        archive.message("Bob Example", "bob", .in, daysAgo: 1)
        // A second row of hers names her no more than the first.
        archive.connect("Ada King", "ada")
        let report = try await test.take(archive)
        #expect(report.interactions == 1 && report.skippedRows == 2)
        #expect(Set((report.skipped ?? []).map(\.reason)) == ["somebody whom you forgot or deleted"])
        #expect(try await test.count("person") == 1)
    }
}
