import Testing
import WellmetModel

@testable import WellmetStore

/// What an import tells of itself: its title, its counts, what was new.
@Suite struct ToldTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func title(_ report: ImportReport) async throws -> String? { try await test.network.batch(report.batch)?.title }

    private func file(_ name: String) -> ArchiveFile { ArchiveFile(name: name, understoodAs: "contacts", rows: 1) }

    // MARK: Titles

    @Test func `The import of a file is called by it, with the numbers of its preview`() async throws {
        var archive = Archives.contacts()
        archive.files = [file("people/contacts.csv"), ArchiveFile(name: "readme.txt", understoodAs: nil, rows: 0)]
        archive.contact("Ada Lovelace", mail: "ada@example.org")
        archive.contact("Bob Example", mail: "bob@example.org")
        #expect(try await title(try await test.take(archive)) == "Imported contacts.csv: 2 new people")
        archive.people[0].notes = [ArchiveNote(text: "likes tea")]
        archive.contact("Cem New", mail: "cem@example.org")
        archive.files = [file("a.csv"), file("b.csv")]
        #expect(try await title(try await test.take(archive)) == "Imported a.csv and b.csv: 1 new person, 1 changed")
        archive.people[1].notes = [ArchiveNote(text: "likes tea")]
        archive.files.append(file(String(repeating: "long", count: 30) + ".csv"))
        #expect(try await title(try await test.take(archive)) == "Imported a.csv and 2 more files: 1 changed")
    }

    @Test func `A row of somebody who is known and of whom it says nothing new counts as nothing`() async throws {
        try await test.add("Ada Lovelace", [.addIdentity(Identity(kind: .mail, normalised: "ada@example.org"))])
        var archive = Archives.contacts(source: .vcard)
        archive.files = [file("ada.vcf")]
        archive.contact("Ada Lovelace", mail: "ada@example.org")
        let report = try await test.take(archive)
        #expect(try await title(report) == "Imported ada.vcf: nothing new")
        #expect((report.changedPeople, report.unchangedPeople) == (0, 1))
    }

    // MARK: Cards that Wellmet wrote

    @Test func `A card of one's own book brings nothing new, makes nobody doubtful, and is kept`() async throws {
        let ada = try await test.add(
            "Ada Lovelace",
            [
                .place("London"), .pronouns("she/her"), .joinCircle("Peers"), .tag("maths"), .addNote("likes tea", at: nil),
                .addDate(label: "birthday", PartialDate(.on("1990-12-10"))), .setField(label: "tea", value: "Assam"),
                .addPosition(organization: "Acme", title: "Maker", from: nil, to: nil),
                .met(Person.Meeting(on: PartialDate(.on("2020-05-04")), place: "Turin", story: "At a talk")),
            ])
        let subject = try #require(try await test.network.cardSubjects(of: [ada]).first)
        var archive = Archives.contacts(source: .vcard)
        archive.people = [subject.person]
        archive.people[0].uid = "urn:uuid:\(ada)"
        archive.people[0].meeting = ArchiveMeeting(place: "Turin", story: "At a talk")
        archive.people[0].card = ArchiveCard(Array("BEGIN:VCARD".utf8))
        let plan = try await test.network.plan(archive)
        #expect(plan.rows.first?.match == .same(ada, reason: "card that Wellmet wrote of them"))
        #expect(plan.unchanged.count == 1 && plan.changed.isEmpty)
        try await test.take(archive)
        #expect(try await test.count("card") == 1)
        #expect(try await test.take(archive).batch == 0)
        let after = try await test.details(ada)
        #expect((after.notes.count, after.fields.count, after.dates.count, after.identities.count) == (1, 1, 1, 0))
        archive.people[0].card = ArchiveCard(Array("BEGIN:VCARD\nX-NEW:1".utf8))
        #expect(try await test.network.plan(archive).rows.first?.changes == [.card])
        archive.people[0].notes.append(ArchiveNote(text: "plays chess"))
        #expect(try await test.network.plan(archive).rows.first?.changes.map(\.sentence) == ["new details: a note"])
    }

    // MARK: The same file, read otherwise

    @Test func `A file that is read again with other columns is the same people, with what they say now`() async throws {
        func archive(_ fill: (inout ArchivePerson, String) -> Void) -> Archive {
            var archive = Archives.contacts()
            for firm in ["Acme", "Bolt", ""] {
                archive.contact("Ada Lovelace") {
                    $0.rowMarks = [ArchiveRow.mark(["Ada Lovelace", firm])]
                    if !firm.isEmpty { fill(&$0, firm) }
                }
            }
            return archive
        }
        try await test.take(archive { $0.fields = [ArchiveField(label: "Firm", value: $1)] })
        let again = archive { $0.organization = $1 }
        let plan = try await test.network.plan(again)
        #expect((plan.new.count, plan.doubtful.count, plan.changed.count, plan.unchanged.count) == (0, 0, 2, 1))
        #expect(try await test.take(again).changedPeople == 2)
        let people = try await test.network.people(PeopleFilter()).people
        #expect(people.map(\.work).sorted() == ["", "Acme", "Bolt"])
        #expect(try await test.take(again).batch == 0)
        #expect(try await test.count("record") == 3)
        #expect(try await test.differences() == [])
    }

    // MARK: How we met, and texts

    @Test func `Where and how we met is taken where the book has nothing`() async throws {
        let known = try await test.add(
            "Bob Example", [.addIdentity(Identity(kind: .mail, normalised: "bob@example.org")), .met(Person.Meeting(place: "Rome"))])
        var archive = Archives.contacts()
        for name in ["ada", "bob"] {
            archive.contact(name, mail: "\(name)@example.org") {
                $0.meeting = ArchiveMeeting(place: "Turin", story: "At a talk\r\nabout looms")
                $0.dates = [ArchiveDate(label: "met", date: PartialDate(.on("2021-05-04")))]
            }
        }
        #expect(try await test.network.plan(archive).changed.first?.changes.map(\.sentence) == ["new details: how you met"])
        try await test.take(archive)
        let ada = try await test.details(try #require(try await test.network.find("ada").first?.id)).person.met
        #expect(ada == Person.Meeting(on: PartialDate(.on("2021-05-04")), place: "Turin", story: "At a talk\nabout looms"))
        let bob = try await test.details(known).person.met
        #expect(bob == Person.Meeting(on: PartialDate(.on("2021-05-04")), place: "Rome", story: "At a talk\nabout looms"))
        #expect(try await test.take(archive).batch == 0)
    }

    @Test func `Notes and fields are kept with plain line ends, from forms and from files`() async throws {
        let ada = try await test.add("Ada Lovelace", [.addIdentity(Identity(kind: .mail, normalised: "ada@example.org"))])
        try await test.edit(ada, .addNote("one\r\ntwo", at: nil), .setField(label: "tea", value: "a\r\nb"))
        var archive = Archives.contacts()
        archive.contact("Ada Lovelace", mail: "ada@example.org") {
            $0.notes = [ArchiveNote(text: "one\r\ntwo"), ArchiveNote(text: "three\rfour")]
        }
        try await test.take(archive)
        var found = try await test.details(ada)
        #expect(found.notes.map(\.text).sorted() == ["one\ntwo", "three\nfour"] && found.fields.map(\.value) == ["a\nb"])
        let note = try #require(found.notes.first { $0.text == "one\ntwo" })
        try await test.edit(ada, .editNote(note.id, "five\r\nsix"))
        found = try await test.details(ada)
        #expect(found.notes.map(\.text).sorted() == ["five\nsix", "three\nfour"])
    }

    // MARK: Thanks and new jobs

    @Test func `Thanks that a message of the same archive is are not counted`() async throws {
        var first = Archives.linkedIn("2026-03-01")
        first.connect("Zed First", "zed")
        try await test.take(first)
        var second = Archives.linkedIn("2026-03-13")
        second.connect("Ada Lovelace", "ada", on: "2026-03-11")
        second.connect("Bob Example", "bob", on: "2026-03-11")
        second.message("Ada Lovelace", "ada", .out, daysAgo: 1)
        #expect(try await test.take(second).thanks == 1)
        let open = try await test.rows("SELECT person FROM follow_up WHERE state = 'open'")
        #expect(try open.map { try $0[0].required(Person.self) } == [try #require(try await test.network.find("Bob").first?.id)])
    }

    @Test(arguments: [true, false])
    func `A new position within a company is a new job, and today lists whom I have been in touch with`(inTouch: Bool) async throws {
        var first = Archives.linkedIn("2026-01-10")
        first.connect("Jan Example", "jan", organization: "ING", title: "Analyst")
        if inTouch { first.message("Jan Example", "jan", .out, daysAgo: 100) }
        try await test.take(first)
        var second = Archives.linkedIn("2026-03-10")
        second.connect("Jan Example", "jan", organization: "ING", title: "Head of Analysis")
        #expect(try await test.take(second).newJobs == 1)
        let jan = try #require(try await test.network.find("Jan").first?.id)
        #expect(try await test.details(jan).occasions.map(\.detail) == ["Head of Analysis at ING"])
        let kinds = try await test.network.today(at: test.now).picks.flatMap { $0.nudge.reasons.map(\.kind) }
        // Somebody never in contact is a name: listed, never suggested (rulings, cold start).
        #expect(kinds.contains(.newJob) == inTouch)
    }
}
