import Testing
import WellmetModel

@testable import WellmetStore

/// What a second file of the same people does, and must not do.
@Suite struct AgainTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func person(_ name: String) async throws -> PersonDetails {
        try await test.details(try #require(try await test.network.find(name).first?.id))
    }

    // MARK: One person in several rows

    @Test func `A family with one phone stays two people, in one file and against the book`() async throws {
        var archive = Archives.contacts()
        archive.contact("Anna Müller", phone: "+4930901820")
        archive.contact("Bernd Müller", phone: "+4930901820")
        archive.contact("A. Müller", phone: "+4930901820", organization: "Acme")
        let plan = try await test.network.plan(archive)
        #expect(plan.new.map(\.row.name.full) == ["Anna Müller", "Bernd Müller"])
        #expect(plan.skipped.map(\.reason) == ["A. Müller: the same person as in line 2"])
        try await test.take(archive)
        #expect(try await person("Bernd Müller").fields.map(\.value) == ["+4930901820"])
        #expect(try await person("Anna Müller").positions.map(\.line) == ["Acme"])
        var later = Archives.contacts(source: .google)
        later.contact("Carl Müller", phone: "+4930901820")
        #expect(try await test.network.plan(later).doubtful.count == 1)
    }

    @Test func `A number that can be read only now makes nobody new, unless two rows could be meant`() async throws {
        var unread = Archives.contacts()
        unread.contact("Jörg Brückner") { $0.fields = [ArchiveField(label: "Handy", value: "0171 2345678")] }
        unread.contact("Anna Twice") { $0.fields = [ArchiveField(label: "Handy", value: "1")] }
        try await test.take(unread)
        var read = Archives.contacts()
        read.contact("Jörg Brückner", phone: "+491712345678")
        read.contact("Anna Twice", phone: "+491711111111")
        read.contact("Anna Twice", phone: "+491712222222")
        let plan = try await test.network.plan(read)
        #expect(plan.changed.map(\.row.name.full) == ["Jörg Brückner"] && plan.doubtful.count == 2 && plan.new.isEmpty)
        try await test.take(read)
        #expect(try await person("Jörg Brückner").identities.map(\.value.value) == ["+491712345678"])
        #expect(try await test.network.plan(read).unchanged.count == 1)
    }

    @Test func `One address under two names of one person is one person, and neither name is lost`() async throws {
        var archive = Archives.contacts()
        archive.contact("Anna Müller", mail: "mueller@example.org")
        archive.contact("Anna Schmidt", mail: "mueller@example.org")
        #expect(
            try await test.network.plan(archive).skipped.map(\.reason)
                == ["Anna Schmidt: the same person as in line 2 (Anna Müller); the other name is kept as a field"])
        try await test.take(archive)
        #expect(try await person("Anna Müller").fields.map(\.value) == ["Anna Schmidt"])
        var later = Archives.contacts(source: .google)
        later.contact("Anna Meier", mail: "mueller@example.org")
        for _ in 0..<2 { try await test.take(later) }
        #expect(try await person("Anna Müller").fields.map(\.value) == ["Anna Schmidt; Anna Meier"])
        later.people[0].notes = [ArchiveNote(text: "sails")]
        try await test.take(later)
        #expect(try await person("Anna Müller").fields.map(\.value) == ["Anna Schmidt; Anna Meier"])
    }

    @Test func `A couple with one address and one phone are two people in one file, and that is told`() async throws {
        var archive = Archives.contacts()
        archive.contact("Mia Weber", mail: "home@example.org", phone: "+4930901820")
        archive.contact("Tom Fischer", mail: "home@example.org", phone: "+4930901820", organization: "Acme")
        let plan = try await test.network.plan(archive)
        #expect(plan.new.map(\.row.name.full) == ["Mia Weber", "Tom Fischer"] && plan.skipped.isEmpty)
        #expect(
            plan.remarks.map(\.description) == [
                "2 addresses and numbers are of two people each: the e-mail address home@example.org of Mia Weber and Tom Fischer; "
                    + "the phone number +4930901820 of Mia Weber and Tom Fischer. The first keeps it, the other has it as a field."
            ])
        try await test.take(archive)
        #expect(try await person("Tom Fischer").fields.map(\.value) == ["home@example.org", "+4930901820"])
        #expect(try await person("Mia Weber").fields.isEmpty)
        // The same file again brings nobody, and nothing.
        let before = try await test.contents()
        #expect(try await test.take(archive).batch == 0)
        #expect(try await test.contents() == before)
        // Nor does a newer one ask who the second is.
        archive.people[1].notes = [ArchiveNote(text: "sails")]
        let again = try await test.network.plan(archive)
        #expect(again.doubtful.isEmpty && again.new.isEmpty && again.changed.map(\.row.name.full) == ["Tom Fischer"])
    }

    @Test func `Somebody with an address of somebody else in the book waits, until somebody says who that is`() async throws {
        let mia = try await test.add("Mia Weber", [.addIdentity(try #require(Identity(.mail, "home@example.org")))])
        var archive = Archives.contacts()
        archive.contact("Tom Fischer", mail: "home@example.org", organization: "Acme")
        let plan = try await test.network.plan(archive)
        #expect(plan.rows.map(\.match) == [.doubtful([mia], reason: "same e-mail address under another name")])
        try await test.take(archive)
        #expect(try await test.network.undecidedCount() == 1)
        let untouched = try await test.details(mia)
        #expect(untouched.fields.isEmpty && untouched.positions.isEmpty)
        try await test.take(try #require(try await test.network.undecided().first), choices: [0: .new])
        #expect(try await person("Tom Fischer").fields.map(\.value) == ["home@example.org"])
        #expect(try await person("Mia Weber").identities.map(\.value.value) == ["home@example.org"])
        // It is not asked twice of the same row, and whoever says of another that it is Tom gives him no address of hers.
        #expect(try await test.network.plan(archive).rows.map(\.isSame) == [true])
        archive.people[0].title = "Head"
        let tom = try #require(try await test.network.find("Tom Fischer").first?.id)
        try await test.take(archive, choices: [0: .same(tom)])
        #expect(try await test.details(tom).positions.map(\.line) == ["Head at Acme"])
        #expect(try await test.details(tom).identities.isEmpty && mia != tom)
        #expect(try await test.network.plan(archive).rows.map(\.match) == [.same(tom, reason: "same row as before")])
        // Short forms, initials and other family names are no other person.
        var same = Archives.contacts(source: .google)
        same.contact("Mia Fischer", mail: "home@example.org")
        #expect(try await test.network.plan(same).doubtful.isEmpty)
    }

    @Test func `Two rows with one address are one person with the first row's work, now and at every import`() async throws {
        var archive = Archives.contacts()
        archive.contact("Ada Lovelace", mail: "ada@example.org", organization: "Acme")
        archive.contact("Ada Lovelace", mail: "ada@example.org", organization: "Bolt")
        let plan = try await test.network.plan(archive)
        #expect(plan.new.count == 1)
        #expect(plan.skipped.map(\.reason) == ["Ada Lovelace: the same person as in line 2, which says “Acme”; “Bolt” is kept as a field"])
        try await test.take(archive)
        let before = try await test.contents()
        for _ in 0..<2 { #expect(try await test.take(archive).batch == 0) }
        #expect(try await test.contents() == before)
        let ada = try await person("Ada Lovelace")
        #expect(ada.positions.map(\.line) == ["Acme"])
        #expect(ada.fields.map(\.value) == ["Bolt"])
        #expect(try await test.count("occasion") == 0)
    }

    @Test func `Files without a date never make a new job: the other word is told`() async throws {
        func archive(_ organization: String) -> Archive {
            var archive = Archives.contacts()
            archive.contact("Ada Lovelace", mail: "ada@example.org", organization: organization)
            return archive
        }
        try await test.take(archive("Acme"))
        for organization in ["Bolt", "Acme", "Bolt"] {
            #expect(try await test.take(archive(organization)).newJobs == 0)
        }
        #expect(try await person("Ada").positions.map(\.line) == ["Acme"])
        let plan = try await test.network.plan(archive("Bolt"))
        #expect(plan.rows[0].disagreements == ["the archive says “Bolt”, but nothing tells that it is newer; “Acme” stays"])
    }

    @Test func `A row that says less contradicts nothing, and one that says more fills the gap once`() async throws {
        func archive(_ organization: String, _ title: String) -> Archive {
            var archive = Archives.contacts()
            archive.contact("Ada Lovelace", mail: "ada@example.org", organization: organization)
            archive.people[0].title = title
            return archive
        }
        try await test.take(archive("Acme", ""))
        let plan = try await test.network.plan(archive("Acme", "CTO"))
        #expect(plan.rows[0].disagreements.isEmpty)
        #expect(plan.changed.flatMap(\.changes).map(\.sentence) == ["works as CTO at Acme"])
        let filled = try await test.take(archive("Acme", "CTO"))
        #expect(try await person("Ada").positions.map(\.line) == ["CTO at Acme"])
        #expect(try await test.network.plan(archive("Acme", "")).rows[0].disagreements.isEmpty)
        for title in ["", "CTO", ""] { _ = try await test.take(archive("Acme", title)) }
        #expect(try await person("Ada").positions.map(\.line) == ["CTO at Acme"])
        // Taken away by hand it stays away.
        let ada = try await person("Ada")
        let position = try #require(ada.positions.first)
        try await test.edit(ada.person.id, .editPosition(position.id, organization: "Acme", title: "", from: nil, to: nil, current: true))
        _ = try await test.take(archive("Acme", "CTO"))
        #expect(try await person("Ada").positions.map(\.line) == ["Acme"])
        #expect(try await test.differences() == [])
        _ = try await test.network.undo(filled.batch, at: test.now)
        #expect(try await person("Ada").positions.map(\.line) == ["Acme"])
    }

    @Test func `A dated file after another is a new job, but not before it nor of the same day`() async throws {
        func archive(_ organization: String, _ day: String) -> Archive {
            var archive = Archives.contacts(day, source: .google)
            archive.contact("Ada Lovelace", mail: "ada@example.org", organization: organization)
            return archive
        }
        try await test.take(archive("Newco", "2026-01-01"))
        #expect(try await test.take(archive("Oldco", "2024-01-01")).newJobs == 0)
        #expect(try await test.take(archive("Other", "2026-01-01")).newJobs == 0)
        #expect(try await test.take(archive("Other", "2026-02-01")).newJobs == 1)
        #expect(try await person("Ada").positions.map(\.line) == ["Other", "Newco"])
    }

    @Test func `A phone number that two names share makes them neither one nor loses it`() async throws {
        var archive = Archives.contacts()
        archive.contact("Ada Lovelace", phone: "+4930901820")
        archive.contact("Bob Example", phone: "+4930901820")
        #expect(try await test.take(archive).newPeople == 2)
        #expect(try await person("Bob").fields.map(\.value) == ["+4930901820"])
        #expect(try await test.take(archive).batch == 0)
        var other = Archives.contacts(source: .google)
        other.contact("Cem New", phone: "+4930901820")
        #expect(try await test.network.plan(other).doubtful.count == 1)
        #expect(try await test.take(other, choices: [0: .new]).newPeople == 1)
        #expect(try await test.network.plan(other).unchanged.count == 1)
        #expect(try await test.differences() == [])
    }

    @Test func `Rows that only a name tells are known again by all that they say`() async throws {
        var archive = Archives.contacts()
        archive.contact("Zed Nobody", organization: "Acme")
        archive.contact("Yan Alone")
        archive.contact("Yan Alone") { $0.notes = [ArchiveNote(text: "another one")] }
        archive.contact("Zed Nobody", organization: "Acme")
        #expect(try await test.take(archive).newPeople == 3)
        let again = try await test.take(archive)
        #expect((again.batch, again.undecided, again.unchangedPeople) == (0, 0, 3))
    }

    // MARK: What one file does not know

    @Test func `A file of notes alone takes nothing from the record, and its notes come in although they are older`() async throws {
        var connections = Archives.linkedIn("2026-03-01")
        connections.connect("Ada Lovelace", "ada", organization: "Acme", title: "Maker")
        try await test.take(connections)
        func notes(_ day: String, _ text: String) -> Archive {
            var archive = Archives.linkedIn(day)
            archive.connect("Ada Lovelace", "ada")
            archive.people[0].connectedOn = nil
            archive.people[0].notes = [ArchiveNote(text: text, at: test.now)]
            return archive
        }
        #expect(try await test.take(notes("2025-01-01", "Likes looms")).changedPeople == 1)
        #expect(try await test.take(notes("2025-01-01", "Likes looms")).batch == 0)
        #expect(try await test.take(notes("2026-03-09", "Likes tea")).changedPeople == 1)
        #expect(try await person("Ada").notes.map(\.text).sorted() == ["Likes looms", "Likes tea"])
        let record = try #require(try await test.rows("SELECT * FROM record").first)
        #expect((record["organization"].text, record["title"].text, record["connected_on"].text) == ("Acme", "Maker", "2024-05-01"))
        #expect(try await test.take(connections).batch == 0)
        // The notes told nothing of her work: an archive between the two is still newer than what is known of it.
        var later = Archives.linkedIn("2026-03-05")
        later.connect("Ada Lovelace", "ada", organization: "Bolt", title: "CTO")
        #expect(try await test.take(later).newJobs == 1)
    }

    @Test func `An uploaded address book makes no new job, and does not hide the profile's record`() async throws {
        var connections = Archives.linkedIn("2026-03-01")
        connections.connect("Ada Lovelace", "ada", mail: "ada@example.org", organization: "Acme", title: "Maker")
        try await test.take(connections)
        var book = Archives.linkedIn("2026-03-12")
        book.connect("Ada Lovelace", mail: "ada@example.org", organization: "Oldjob", title: "Clerk")
        book.people[0].connectedOn = nil
        #expect(try await test.take(book).newJobs == 0)
        #expect(try await person("Ada").positions.map(\.line) == ["Maker at Acme"])
        #expect(try await test.rows("SELECT record_key FROM record").map { $0[0].text } == ["in/ada"])
    }

    @Test func `An archive that says the same again is the newer word`() async throws {
        func archive(_ day: String, _ title: String) -> Archive {
            var archive = Archives.linkedIn(day)
            archive.connect("Ada Lovelace", "ada", organization: "Acme", title: title)
            return archive
        }
        try await test.take(archive("2025-01-01", "Analyst"))
        let batches = try await test.count("batch")
        #expect(try await test.take(archive("2025-09-01", "Analyst")).batch == 0)
        #expect(try await test.count("batch") == batches)
        #expect(try await test.take(archive("2025-05-01", "CTO")).newJobs == 0)
        #expect(try await test.take(archive("2025-10-01", "CTO")).newJobs == 1)
    }

    // MARK: What was taken away by hand

    @Test func `An identity that was removed stays away, from the same file and from a changed row`() async throws {
        func archive(_ title: String, _ day: String) -> Archive {
            var archive = Archives.linkedIn(day)
            archive.connect("Ada Lovelace", "ada", mail: "ada@example.org", organization: "Acme", title: title)
            return archive
        }
        try await test.take(archive("Analyst", "2026-03-01"))
        let ada = try await person("Ada")
        let mail = try #require(ada.identities.first { $0.value.kind == .mail })
        try await test.edit(ada.person.id, .removeIdentity(mail.id))
        #expect(try await test.take(archive("Analyst", "2026-03-01")).batch == 0)
        #expect(try await test.take(archive("CTO", "2026-03-02")).newJobs == 1)
        #expect(try await person("Ada").identities.map(\.value.kind) == [.linkedin])
        #expect(try await test.differences() == [])
    }

    @Test func `What was removed or corrected stays so when the row changes; what it says anew comes in`() async throws {
        func archive(_ place: String, _ tags: [String]) -> Archive {
            var archive = Archives.contacts()
            archive.contact("Ada Lovelace", mail: "ada@example.org") {
                $0.tags = tags
                $0.circles = ["Peers"]
                $0.notes = [ArchiveNote(text: "likes tea")]
                $0.fields = [ArchiveField(label: "Shoe", value: "38")]
                $0.dates = [ArchiveDate(label: "birthday", date: PartialDate(.on("1990-12-10")))]
                $0.location = place
            }
            return archive
        }
        try await test.take(archive("", ["maths"]))
        let ada = try await person("Ada")
        try await test.edit(
            ada.person.id, .untag("maths"), .leaveCircle("Peers"), .removeNote(ada.notes[0].id), .removeDate(ada.dates[0].id),
            .removeField(ada.fields[0].id), .addDate(label: "birthday", PartialDate(.on("1991-12-10"))))
        try await test.take(archive("London", ["maths", "looms"]))
        let after = try await person("Ada")
        #expect((after.tags, after.circles.count, after.notes.count, after.fields.count) == (["looms"], 0, 0, 0))
        #expect(after.dates.map(\.date) == [PartialDate(.on("1991-12-10"))])
        #expect(after.person.place == "London")
        var other = Archives.contacts(source: .google)
        other.contact("Ada Lovelace", mail: "ada@example.org") {
            $0.dates = [ArchiveDate(label: "birthday", date: PartialDate(.on("1990-12-10")))]
        }
        try await test.take(other)
        #expect(try await person("Ada").dates.count == 1)
    }

    // MARK: Who is who

    @Test func `Somebody of the same name and connection day under a new profile is a question, not a double`() async throws {
        var first = Archives.linkedIn("2026-03-01")
        first.connect("Grace Hopper", "grace", on: "2024-03-01")
        try await test.take(first)
        let grace = try await person("Grace").person.id
        var second = Archives.linkedIn("2026-03-02")
        second.connect("Grace Hopper", "grace-h-new", on: "2024-03-01")
        let plan = try await test.network.plan(second)
        #expect(plan.rows[0].match == .doubtful([grace], reason: "same name and connection day under another LinkedIn profile"))
        try await test.take(second, choices: [0: .same(grace)])
        #expect(try await test.network.plan(second).unchanged.count == 1)
        // Side by side they are two.
        second.connect("Grace Hopper", "grace-third", on: "2024-03-01")
        #expect(try await test.network.plan(second).new.count == 1)
    }

    @Test func `My own new profile address is no second source`() async throws {
        var first = Archives.linkedIn("2026-03-01", owner: "mara", name: "Mara Muster")
        first.connect("Ada Lovelace", "ada")
        first.message("Ada Lovelace", "ada", .in, daysAgo: 20, key: "one")
        try await test.take(first)
        var second = Archives.linkedIn("2026-03-02", owner: "mara-renamed", name: "Mara Muster")
        second.connect("Ada Lovelace", "ada")
        second.message("Ada Lovelace", "ada", .in, daysAgo: 20, key: "one")
        let report = try await test.take(second)
        #expect((report.batch, report.knownInteractions) == (0, 1))
        #expect(try await test.count("source") == 1)
    }

    // MARK: Thanks

    @Test func `An import that was taken back was not the first: nobody is thanked when it is read in again`() async throws {
        var archive = Archives.linkedIn("2026-03-13")
        archive.connect("Ada Lovelace", "ada", on: "2026-03-12")
        let first = try await test.take(archive)
        _ = try await test.network.undo(first.batch, at: test.now)
        #expect(try await test.network.plan(archive).isFirst)
        #expect(try await test.take(archive).thanks == 0)
    }

    @Test func `Somebody of the book who connects now is thanked, and was met that day unless I know better`() async throws {
        let known = try await test.add("Known Friend", [.addIdentity(Identity(kind: .mail, normalised: "kf@example.org"))])
        let met = try await test.add(
            "Old Friend",
            [
                .addIdentity(Identity(kind: .mail, normalised: "of@example.org")),
                .met(Person.Meeting(on: PartialDate(.on("2001-02-03")), place: "School")),
            ])
        var archive = Archives.linkedIn("2026-03-01")
        archive.connect("Bob Example", "bob")
        try await test.take(archive)
        archive.asOf = .on("2026-03-13")
        archive.connect("Known Friend", "kf", mail: "kf@example.org", on: "2026-03-12")
        archive.connect("Old Friend", "of", mail: "of@example.org", on: "2025-03-12")
        #expect(try await test.network.plan(archive).rows[1].changes.contains(.connected(.on("2026-03-12"))))
        #expect(try await test.take(archive).thanks == 1)
        #expect(try await test.details(known).person.met.on == PartialDate(.on("2026-03-12")))
        #expect(try await test.details(known).person.met.place == "LinkedIn")
        #expect(try await test.details(known).followUps.count == 1)
        #expect(try await test.details(met).person.met.place == "School")
        #expect(try await test.take(archive).batch == 0)
    }

    // MARK: Others meanwhile

    @Test func `An address that somebody gives to another while an import is applied does not stop it`() async throws {
        let zoe = try await test.add("Zoe Racer")
        var archive = Archives.linkedIn()
        for i in 0..<500 { archive.connect("Person Number\(i)", "p\(i)", mail: "p\(i)@example.org") }
        archive.message("Some Stranger", "stranger", .in, daysAgo: 2)
        var work = try await ImportWork(try await test.network.plan(archive), choices: [:], network: test.network, at: test.now)
        try await work.begin()
        _ = try await work.step()
        try await test.edit(
            zoe, .addIdentity(Identity(kind: .mail, normalised: "p499@example.org")),
            .addIdentity(Identity(kind: .linkedin, normalised: "stranger")))
        while try await work.step() != nil {}
        try await work.end()
        #expect(try await test.network.people(PeopleFilter()).total == 500)
        let details = try await test.details(zoe)
        #expect(details.identities.map(\.value.value).sorted() == ["p499", "p499@example.org", "stranger"])
        #expect(details.timeline.count == 1)
        #expect(try await test.take(archive).batch == 0)
        #expect(try await test.differences() == [])
    }
}
