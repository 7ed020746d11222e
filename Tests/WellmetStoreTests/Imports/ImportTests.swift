import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct ImportTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func person(_ name: String) async throws -> PersonDetails {
        try await test.details(try #require(try await test.network.find(name).first?.id))
    }

    // MARK: First

    @Test func `The first archive brings people with their work, their history and strangers apart from the book`() async throws {
        var archive = Archives.linkedIn()
        archive.connect("Ada Lovelace", "ada", mail: "ada@example.org", organization: "Acme", title: "Maker", on: "2026-03-13")
        archive.connect("Bob Example", "bob")
        archive.message("Ada Lovelace", "ada", .out, daysAgo: 20)
        archive.message("Ada Lovelace", "ada", .in, daysAgo: 19)
        archive.message("Some Stranger", "stranger", .in, daysAgo: 5)
        archive.message("Bob Example", "", .in, daysAgo: 3)
        archive.message("Nobody Known", "", .in, daysAgo: 2)
        let plan = try await test.network.plan(archive)
        #expect(plan.isFirst)
        #expect(plan.new.count == 2)
        let report = try await test.network.apply(plan, at: test.now)
        #expect(report.newPeople == 2)
        #expect(report.interactions == 4)
        #expect(report.discoveredPeople == 1)
        #expect(report.unattachedInteractions == 1)
        #expect(report.thanks == 0)
        #expect(try await test.network.people(PeopleFilter()).total == 2)
        let ada = try await person("Ada Lovelace")
        #expect(ada.positions.map(\.line) == ["Maker at Acme"])
        #expect(ada.person.met.on == PartialDate(.on("2026-03-13")))
        #expect(ada.person.met.place == "LinkedIn")
        #expect(ada.tie.contacts == 2)
        #expect(try await person("Bob Example").timeline.count == 1)
        #expect(try await person("Some Stranger").person.standing == .discovered)
        #expect(try await test.network.today(at: test.now).picks.allSatisfy { $0.person.standing == .book })
        #expect(try await test.differences() == [])
        #expect(try await test.network.batch(report.batch)?.title == "Imported from LinkedIn: 2 new people, 4 interactions")
    }

    @Test func `The same archive a second time changes nothing and makes no batch`() async throws {
        var archive = Archives.linkedIn()
        for i in 0..<30 {
            archive.connect(
                "Person Number\(i)", i % 3 == 0 ? "" : "p\(i)", mail: i % 2 == 0 ? "p\(i)@example.org" : "", organization: "Org \(i % 4)")
        }
        archive.connect("No Key")
        archive.message("Person Number1", "p1", .out, daysAgo: 3)
        archive.message("Some Stranger", "stranger", .in, daysAgo: 5)
        archive.message("Nobody Known", "", .in, daysAgo: 2)
        try await test.take(archive)
        let (before, batches) = (try await test.contents(), try await test.count("batch"))
        let plan = try await test.network.plan(archive)
        #expect(plan.unchanged.count == 31)
        let report = try await test.network.apply(plan, at: test.now)
        #expect(report.batch == 0)
        #expect(report.unchangedPeople == 31)
        #expect(report.knownInteractions == 2)
        #expect(try await test.contents() == before)
        #expect(try await test.count("batch") == batches)
    }

    @Test func `What is written in bulk is what one by one gives`() async throws {
        var archive = Archives.linkedIn()
        archive.connect("Dr. Ada van Lovelace", "ada", mail: "ada@example.org", organization: "Acme", title: "Maker")
        archive.people[0].name.nickname = "Countess"
        try await test.take(archive)
        let bulk = try await person("Ada van Lovelace")
        let other = try await TestNetwork()
        var name = PersonName(written: "Dr. Ada van Lovelace")
        name.nickname = "Countess"
        let id = try await other.network.add(
            name,
            edits: [
                .addIdentity(Identity(kind: .linkedin, normalised: "ada")),
                .addIdentity(Identity(kind: .mail, normalised: "ada@example.org")),
                .addPosition(organization: "Acme", title: "Maker", from: nil, to: nil),
                .met(Person.Meeting(on: PartialDate(.on("2024-05-01")), place: "LinkedIn")),
            ], at: other.now
        ).value
        let single = try await other.details(id)
        #expect(bulk.person.name == single.person.name)
        #expect(bulk.identities.map(\.value) == single.identities.map(\.value))
        #expect(bulk.positions.map(\.line) == single.positions.map(\.line))
        for table in ["name_word", "tie"] {
            let rows = { (network: TestNetwork) in
                try await network.rows(SQL(text: "SELECT * FROM \(table) ORDER BY 2, 3")).map { row in
                    row.dictionary.filter { $0.key != "person" }
                }
            }
            #expect(try await rows(test) == rows(other))
        }
    }

    @Test func `What a row tells of somebody new is what it tells of somebody who is there`() async throws {
        let tell = { (row: inout ArchivePerson) in
            (row.location, row.zone, row.pronouns, row.languages) = (" Berlin ", "Europe/Berlin", "she/her", ["en", "", "de"])
            row.circles = ["Clients", "clients", "Berlin"]
            row.tags = ["#Swift", "swift", "two words", " "]
            row.dates = [
                ArchiveDate(label: "Birthday", date: PartialDate(.on("1990-02-03"))),
                ArchiveDate(label: "birthday", date: PartialDate(.on("1990-02-03"))),
                ArchiveDate(label: "", date: PartialDate(.on("2020-01-01"))),
                ArchiveDate(label: "met", date: PartialDate(.on("2025-01-05"))),
            ]
            row.meeting = ArchiveMeeting(place: " FOSDEM", story: "In a queue.\r\nFor coffee. ")
            row.notes = [
                ArchiveNote(text: " Likes tea\r\n"), ArchiveNote(text: "Sails", at: TestNetwork.now.adding(days: -100)),
                ArchiveNote(text: " "),
            ]
            row.links = [ArchiveLink(label: "spouse", name: "Bob "), ArchiveLink(label: "", name: " ")]
            row.fields = [
                ArchiveField(label: "Shoe", value: "39"), ArchiveField(label: "Shoe", value: "40"),
                ArchiveField(label: "", value: " x\r\ny "),
                ArchiveField(label: "Empty", value: " "),
            ]
        }
        let (new, known) = (test, try await TestNetwork())
        var whole = Archives.contacts()
        whole.contact("Ada Lovelace", mail: "ada@example.org", tell)
        try await new.take(whole)
        var bare = Archives.contacts()
        bare.contact("Ada Lovelace", mail: "ada@example.org")
        try await known.take(bare)
        try await known.take(whole)
        for (table, columns) in [
            ("person", "pronouns, zone, place, languages, met_on, met_place, met_story"), ("membership", "1"), ("circle", "name, folded"),
            ("tagging", "tag"), ("date", "label, year, month, day"), ("note", "text, at"), ("link", "name, label"),
            ("field", "label, value"),
            ("tie", "in_circle, worth, need_bound, cadence_days"),
        ] {
            let rows = { (network: TestNetwork) in
                try await network.rows(SQL(text: "SELECT \(columns) FROM \(table) ORDER BY \(columns)")).map { $0.dictionary }
            }
            let (found, expected) = (try await rows(new), try await rows(known))
            #expect(!found.isEmpty && found == expected, "\(table)")
        }
        #expect(try await new.count("ledger") == 0)
        #expect(try await new.differences() == [])
    }

    @Test func `A day of meeting that is still to come stops no import, and is kept as what it is`() async throws {
        let later = ArchiveDate(label: "met", date: PartialDate(.on("2031-04-05")))
        var archive = Archives.contacts()
        archive.contact("Ada Lovelace", mail: "ada@example.org") { $0.dates = [later] }
        archive.contact("Bob Example", mail: "bob@example.org")
        try await test.take(archive)
        archive.people[1].dates = [later]
        #expect(try await test.take(archive).changedPeople == 1)
        for name in ["Ada Lovelace", "Bob Example"] {
            let found = try await person(name)
            #expect(found.person.met.on == nil)
            #expect(found.fields.map { "\($0.label): \($0.value)" } == ["met: 2031-04-05"])
        }
        #expect(try await test.take(archive).batch == 0)
    }

    // MARK: Who is who

    @Test func `The profile decides, then the address, then name and day where both are unique`() async throws {
        var first = Archives.linkedIn()
        first.connect("Ada Lovelace", "ada")
        first.connect("Bob Example", mail: "bob@example.org")
        first.connect("Cem Unique", on: "2024-01-02")
        first.connect("Dan Double", on: "2024-01-03")
        first.connect("Dan Double", mail: "dan@example.org", on: "2024-01-04")
        try await test.take(first)
        var second = Archives.linkedIn("2026-03-12")
        second.connect("Ada Married", "ada")
        second.connect("Robert Example", "bob", mail: "bob@example.org")
        second.connect("Cem Unique", "cem", on: "2024-01-02")
        second.connect("Dan Double", on: "2024-01-09")
        let plan = try await test.network.plan(second)
        #expect(plan.rows.map(\.isSame) == [true, true, true, false])
        #expect(plan.doubtful.count == 1)
        let report = try await test.network.apply(plan, at: test.now)
        #expect(report.newPeople == 0)
        #expect(report.undecided == 1)
        #expect(try await test.network.people(PeopleFilter()).total == 5)
        #expect(try await person("Ada Married").person.name.full == "Ada Married")
        #expect(try await person("Cem Unique").identities.map(\.value.value) == ["cem"])
        // The profile is now the key, whatever the name says.
        var third = Archives.linkedIn("2026-03-13")
        third.connect("Cemal Unique", "cem", on: "2024-01-02")
        #expect(try await test.network.plan(third).rows[0].isSame)
        #expect(try await test.count("record") == 5)
    }

    @Test func `A name alone never merges: a namesake is doubtful until somebody says`() async throws {
        let ada = try await test.add("Ada Lovelace")
        var archive = Archives.linkedIn()
        archive.connect("Ada Lovelace", "ada", organization: "Acme")
        let plan = try await test.network.plan(archive)
        #expect(plan.rows[0].match == .doubtful([ada], reason: "same name"))
        #expect(try await test.network.apply(plan, at: test.now).undecided == 1)
        #expect(try await test.network.people(PeopleFilter()).total == 1)
        try await test.take(archive, choices: [0: .same(ada)])
        #expect(try await test.network.people(PeopleFilter()).total == 1)
        #expect(try await test.details(ada).identities.map(\.value.value) == ["ada"])
        #expect(try await test.details(ada).positions.map(\.organization) == ["Acme"])
        // Decided once, it is decided.
        #expect(try await test.network.plan(archive).unchanged.count == 1)
        #expect(try await test.differences() == [])
    }

    @Test func `A namesake can also be somebody new, or be left out`() async throws {
        try await test.add("Ada Lovelace")
        var archive = Archives.linkedIn()
        archive.connect("Ada Lovelace", "ada")
        #expect(try await test.take(archive, choices: [0: .new]).newPeople == 1)
        #expect(try await test.network.people(PeopleFilter()).total == 2)
        try await test.add("Bob Example")
        archive.connect("Bob Example", "bob")
        #expect(try await test.take(archive, choices: [1: .skip]).newPeople == 0)
        #expect(try await test.network.people(PeopleFilter()).total == 3)
    }

    @Test func `Identities of two people make a row doubtful`() async throws {
        let ada = try await test.add("Ada", [.addIdentity(Identity(kind: .linkedin, normalised: "ada"))])
        let bob = try await test.add("Bob", [.addIdentity(Identity(kind: .mail, normalised: "bob@example.org"))])
        var archive = Archives.linkedIn()
        archive.connect("Ada", "ada", mail: "bob@example.org")
        guard case .doubtful(let people, _) = try await test.network.plan(archive).rows[0].match else {
            Issue.record("not doubtful")
            return
        }
        #expect(Set(people) == [ada, bob])
    }

    @Test func `Rows of one archive that are one person become one, with all that they tell`() async throws {
        var archive = Archive(source: .csv)
        archive.connect("Ada Lovelace", mail: "ada@example.org")
        archive.connect("Ada Lovelace", "ada", mail: "ada@example.org")
        archive.people[1].tags = ["maths", " ", "two words"]
        archive.people[1].notes = [ArchiveNote(text: "  "), ArchiveNote(text: "likes tea")]
        archive.people[1].fields = [ArchiveField(label: "", value: "x"), ArchiveField(label: "Shoe", value: "")]
        archive.people[1].links = [ArchiveLink(label: "x", name: " ")]
        archive.people[1].dates = [ArchiveDate(label: "", date: PartialDate(.on("2020-01-01")))]
        archive.people[1].circles = ["", "peers"]
        let report = try await test.take(archive)
        #expect(report.newPeople == 1)
        let ada = try await person("Ada Lovelace")
        #expect(ada.identities.map(\.value.value) == ["ada", "ada@example.org"])
        #expect(ada.tags == ["maths", "two-words"])
        #expect(ada.notes.map(\.text) == ["likes tea"])
        #expect(ada.fields.map(\.label) == ["other"])
        #expect(ada.dates.map(\.label) == ["date"])
        #expect(ada.circles.map(\.name) == ["peers"])
        #expect(try await test.differences() == [])
    }

    @Test func `Somebody without a name is called by what is known`() async throws {
        var archive = Archive(source: .google)
        archive.connect("", mail: "who@example.org")
        archive.connect("", organization: "Acme")
        archive.connect("")
        #expect(try await test.take(archive).newPeople == 3)
        #expect(try await test.network.people(PeopleFilter()).people.map(\.name.full) == ["Acme", "Somebody", "who@example.org"])
    }

    @Test func `A message that stands in an archive twice is one`() async throws {
        var archive = Archives.linkedIn()
        archive.connect("Ada Lovelace", "ada")
        archive.message("Ada Lovelace", "ada", .in, daysAgo: 2, key: "same")
        archive.message("Ada Lovelace", "ada", .in, daysAgo: 2, key: "same")
        #expect(try await test.take(archive).interactions == 1)
    }

    // MARK: What changed

    @Test func `A newer archive gives a new job: the old one ended, the new one current, and an occasion`() async throws {
        var first = Archives.linkedIn("2026-01-10")
        first.connect("Ada Lovelace", "ada", organization: "Acme", title: "Maker")
        try await test.take(first)
        try await test.contact([try await person("Ada Lovelace").person.id], daysAgo: 50)
        var second = Archives.linkedIn("2026-03-10")
        second.connect("Ada Lovelace", "ada", organization: "Bolt", title: "Head of Making")
        let plan = try await test.network.plan(second)
        #expect(plan.rows[0].changes == [.newJob(organization: "Bolt", title: "Head of Making", before: "Maker at Acme")])
        let report = try await test.network.apply(plan, at: test.now)
        #expect(report.newJobs == 1)
        let ada = try await person("Ada Lovelace")
        #expect(ada.positions.map(\.line) == ["Head of Making at Bolt", "Maker at Acme"])
        #expect(ada.positions.map(\.current) == [true, false])
        #expect(ada.occasions.map(\.detail) == ["Head of Making at Bolt"])
        let reasons = try await test.network.today(at: test.now).picks.flatMap { $0.nudge.reasons.map(\.kind) }
        #expect(reasons.contains(.newJob))
        #expect(try await test.differences() == [])
    }

    @Test func `An older archive never replaces what a newer one said`() async throws {
        var newer = Archives.linkedIn("2026-03-10")
        newer.connect("Ada Lovelace", "ada", mail: "ada@example.org", organization: "Bolt")
        newer.connect("Bob Example", "bob", mail: "bob@example.org", organization: "Bolt")
        try await test.take(newer)
        let before = try await test.contents()
        var older = Archives.linkedIn("2025-01-10")
        older.connect("Ada Byron", "ada", organization: "Acme")
        // That archive knew Bob by his address only.
        older.connect("Bob Example", mail: "bob@example.org", organization: "Acme")
        let plan = try await test.network.plan(older)
        #expect(plan.changed.isEmpty)
        #expect(try await test.network.apply(plan, at: test.now).batch == 0)
        #expect(try await test.contents() == before)
        // What was history then can still come in.
        older.message("Bob Example", "bob", .in, daysAgo: 500)
        #expect(try await test.take(older).interactions == 1)
        var newest = Archives.linkedIn("2026-03-12")
        newest.connect("Bob Example", "bob", organization: "Crown")
        #expect(try await test.take(newest).newJobs == 1)
        #expect(try await test.differences() == [])
    }

    @Test func `What somebody set by hand stays, and the archive's other word is told`() async throws {
        var first = Archives.linkedIn("2026-01-10")
        first.connect("Ada Lovelace", "ada", organization: "Acme", title: "Maker")
        try await test.take(first)
        let ada = try await person("Ada Lovelace")
        try await test.edit(
            ada.person.id, .endPosition(ada.positions[0].id, to: nil),
            .addPosition(organization: "Own Studio", title: "", from: nil, to: nil),
            .name(PersonName(written: "Ada L.")), .place("Here"))
        var second = Archives.linkedIn("2026-03-10")
        second.connect("Ada Byron", "ada", organization: "Bolt", title: "Head")
        second.people[0].location = "There"
        let plan = try await test.network.plan(second)
        #expect(
            plan.rows[0].disagreements == [
                "the archive says “Head at Bolt”; yours says “Own Studio” and stays",
                "the archive says name “Ada Byron”; yours says “Ada L.” and stays",
                "the archive says place “There”; yours says “Here” and stays",
            ])
        try await test.network.apply(plan, at: test.now)
        let after = try await test.details(ada.person.id)
        #expect(after.person.name.full == "Ada L.")
        #expect(after.person.place == "Here")
        #expect(after.positions.filter(\.current).map(\.organization) == ["Own Studio"])
    }

    @Test func `A stranger's history is found by the connection that comes later, who is thanked`() async throws {
        var first = Archives.linkedIn("2026-03-01")
        first.message("ada l", "ada", .in, daysAgo: 20, text: "hi there")
        try await test.take(first)
        var second = Archives.linkedIn("2026-03-13")
        second.connect("Ada Lovelace", "ada", organization: "Acme", on: "2026-03-12")
        let report = try await test.take(second)
        #expect(report.newPeople == 0)
        #expect(report.changedPeople == 1)
        #expect(report.thanks == 1)
        let ada = try await person("Ada Lovelace")
        #expect(ada.person.standing == .book)
        #expect(ada.person.met.on == PartialDate(.on("2026-03-12")))
        #expect(ada.timeline.map(\.interaction.summary) == ["hi there"])
        #expect(ada.followUps.map(\.origin) == [.rule])
        #expect(try await test.differences() == [])
        _ = try await test.network.undo(report.batch, at: test.now)
        #expect(try await test.network.people(PeopleFilter()).total == 0)
        #expect(try await test.differences() == [])
    }

    @Test func `Thanks are due only after the first archive, and only for a week`() async throws {
        var first = Archives.linkedIn("2026-03-13")
        first.connect("Ada Fresh", "ada", on: "2026-03-13")
        #expect(try await test.take(first).thanks == 0)
        var second = Archives.linkedIn("2026-03-14")
        second.connect("Ada Fresh", "ada", on: "2026-03-13")
        second.connect("Bob Seven", "bob", on: "2026-03-07")
        second.connect("Cem Eight", "cem", on: "2026-03-06")
        second.connect("Dan Future", "dan", on: "2026-03-20")
        #expect(try await test.take(second).thanks == 1)
        #expect(try await test.network.followUps(at: test.now).map(\.name) == ["Bob Seven"])
        #expect(try await test.take(second).thanks == 0)
    }

    @Test func `An archive that does not tell its owner belongs to the only source there is`() async throws {
        var anonymous = Archives.linkedIn("2026-03-01", owner: nil)
        anonymous.connect("Ada Lovelace", "ada")
        try await test.take(anonymous)
        var mine = Archives.linkedIn("2026-03-02")
        mine.connect("Ada Lovelace", "ada")
        mine.connect("Bob Example", "bob")
        #expect(try await test.take(mine).newPeople == 1)
        #expect(try await test.count("source") == 1)
        var theirs = Archives.linkedIn("2026-03-03", owner: "somebody-else", name: "Somebody Else")
        theirs.connect("Cem New", "cem")
        #expect(try await test.network.plan(theirs).isFirst)
        try await test.take(theirs)
        #expect(try await test.count("source") == 2)
    }

    // MARK: Undo

    @Test func `An undone import leaves nothing, and can be read in again`() async throws {
        let bob = try await test.add("Bob Example", [.addIdentity(Identity(kind: .linkedin, normalised: "bob"))])
        let before = try await test.contents()
        var archive = Archives.linkedIn()
        for i in 0..<300 { archive.connect("Person Number\(i)", "p\(i)", organization: "Org \(i % 7)") }
        archive.connect("Bob Example", "bob", organization: "Acme", title: "Maker")
        for i in 0..<300 { archive.message("Person Number\(i)", "p\(i)", i % 2 == 0 ? .in : .out, daysAgo: Double(i) + 1) }
        archive.message("Bob Example", "bob", .in, daysAgo: 9)
        archive.message("Some Stranger", "stranger", .in, daysAgo: 5)
        let report = try await test.take(archive)
        #expect(try await test.differences() == [])
        let undone = try await test.network.undo(report.batch, at: test.now)
        #expect(undone.kept == [])
        #expect(try await test.contents() == before)
        #expect(try await test.details(bob).tie == Tie())
        #expect(try await test.differences() == [])
        let undo = try #require(try await test.network.batches(limit: 1).first)
        await #expect(throws: StoreError.self) { try await test.network.undo(undo.number, at: test.now) }
        #expect(try await test.take(archive).newPeople == 300)
        #expect(try await test.differences() == [])
    }

    @Test func `An import that is undone after later edits keeps what was touched, and says what`() async throws {
        var archive = Archives.linkedIn()
        archive.connect("Ada Lovelace", "ada", organization: "Acme")
        archive.connect("Bob Example", "bob", organization: "Acme")
        archive.connect("Cem Untouched", "cem", organization: "Other")
        archive.message("Bob Example", "bob", .in, daysAgo: 9)
        archive.message("Cem Untouched", "cem", .in, daysAgo: 9)
        let report = try await test.take(archive)
        try await test.edit(try await person("Ada Lovelace").person.id, .addNote("mine", at: nil))
        try await test.contact([try await person("Bob Example").person.id], daysAgo: 1)
        let undone = try await test.network.undo(report.batch, at: test.now)
        #expect(undone.kept.count == 2)
        #expect(try await test.network.people(PeopleFilter()).people.map(\.name.full) == ["Bob Example", "Ada Lovelace"])
        let bob = try await person("Bob Example")
        #expect(bob.timeline.count == 2)
        #expect(bob.positions.count == 1)
        #expect(try await test.differences() == [])
    }
}
