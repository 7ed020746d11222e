import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct PeopleTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    @Test func `A person is added with a name and found again with everything that was said`() async throws {
        let bob = try await test.add("Bob Example")
        var name = PersonName(given: "Ada", family: "Lovelace", additional: "King", prefix: "Dr.", suffix: "Ph.D.")
        name.nickname = "Countess"
        name.phoneticGiven = "AY-duh"
        name.phoneticFamily = "LUV-layss"
        let ada = try await test.network.add(name, at: test.now).value
        try await test.edit(
            ada, .pronouns("she/her"), .zone("Europe/London"), .place("London"), .languages(["en", "fr"]),
            .met(Person.Meeting(on: PartialDate(year: 2024, month: 5), place: "a conference", story: "over tea", through: bob)),
            .importance(.high), .cadence(30), .pause(until: .on("2026-04-01")),
            .addIdentity(Identity(kind: .mail, normalised: "ada@example.org", label: "work")),
            .addIdentity(Identity(kind: .phone, normalised: "+442079460123", display: "+44 20 7946 0123")),
            .addPosition(organization: "Analytical Engines", title: "Countess of Computing", from: PartialDate(year: 2024), to: nil),
            .addPosition(organization: "", title: "Student", from: nil, to: PartialDate(year: 2020)),
            .joinCircle("mentors"), .tag("#Maths"), .addNote("Likes **tea**.", at: nil),
            .addDate(label: "birthday", try #require(PartialDate(month: 12, day: 10))),
            .addLink(label: "colleague", to: bob, name: ""), .addLink(label: "mother", to: nil, name: "Anne"),
            .setField(label: "Shoe size", value: "38"))
        let found = try await test.details(ada)
        #expect(found.person.name == name)
        #expect(found.person.pronouns == "she/her")
        #expect(found.person.zone == "Europe/London")
        #expect(found.person.place == "London")
        #expect(found.person.languages == ["en", "fr"])
        #expect(
            found.person.met
                == Person.Meeting(on: PartialDate(year: 2024, month: 5), place: "a conference", story: "over tea", through: bob))
        #expect(found.metThrough?.name == "Bob Example")
        #expect(found.person.importance == .high)
        #expect(found.person.cadenceDays == 30)
        #expect(found.person.pausedUntil == .on("2026-04-01"))
        #expect(found.identities.map(\.value.value) == ["ada@example.org", "+442079460123"])
        #expect(found.identities.map(\.value.label) == ["work", ""])
        #expect(found.identities[1].value.display == "+44 20 7946 0123")
        #expect(found.positions.map(\.line) == ["Countess of Computing at Analytical Engines", "Student"])
        #expect(found.positions.map(\.current) == [true, false])
        #expect(found.circles.map(\.name) == ["mentors"])
        #expect(found.tags == ["maths"])
        #expect(found.notes.map(\.text) == ["Likes **tea**."])
        #expect(found.dates.map(\.label) == ["birthday"])
        #expect(found.links.map(\.name) == ["Bob Example", "Anne"])
        #expect(found.fields.map(\.value) == ["38"])
        #expect(found.tie == Tie())
        #expect(try await test.differences() == [])
    }

    @Test func `What was added can be changed and removed, and nothing is left of it`() async throws {
        let ada = try await test.add("Ada Lovelace")
        try await test.edit(
            ada, .addIdentity(Identity(kind: .mail, normalised: "ada@example.org")),
            .addPosition(organization: "Acme", title: "Maker", from: nil, to: nil), .joinCircle("peers"), .tag("maths"),
            .addNote("first", at: nil), .addDate(label: "birthday", try #require(PartialDate(month: 12, day: 10))),
            .addLink(label: "friend", to: nil, name: "Anne"), .setField(label: "Team", value: "A"))
        var found = try await test.details(ada)
        try await test.edit(ada, .editNote(found.notes[0].id, "second"), .setField(label: "Team", value: "B"))
        found = try await test.details(ada)
        #expect(found.notes.map(\.text) == ["second"])
        #expect(found.fields.map(\.value) == ["B"])
        try await test.edit(
            ada, .removeIdentity(found.identities[0].id), .removePosition(found.positions[0].id), .leaveCircle("Peers"), .untag("Maths"),
            .removeNote(found.notes[0].id), .removeDate(found.dates[0].id), .removeLink(found.links[0].id), .removeField(found.fields[0].id)
        )
        found = try await test.details(ada)
        #expect(found.identities.isEmpty && found.positions.isEmpty && found.circles.isEmpty && found.tags.isEmpty)
        #expect(found.notes.isEmpty && found.dates.isEmpty && found.links.isEmpty && found.fields.isEmpty)
        #expect(try await test.differences() == [])
    }

    @Test func `A field is found by its label, however many somebody has`() async throws {
        let plan = try await test.explained("SELECT id FROM field WHERE account = 1 AND person = x'00' AND label = 'Team'")
        #expect(plan.contains("(account=? AND person=? AND label=?)"))
    }

    @Test func `A person needs a name, also after a change`() async throws {
        await #expect(throws: StoreError.self) { try await test.network.add(PersonName(), at: test.now) }
        let ada = try await test.add("Ada")
        await #expect(throws: StoreError.self) { try await test.edit(ada, .name(PersonName())) }
        #expect(try await test.network.name(of: ada) == "Ada")
    }

    @Test func `An identity belongs to one person`() async throws {
        let mail = Identity(kind: .mail, normalised: "ada@example.org")
        let ada = try await test.add("Ada Lovelace", [.addIdentity(mail)])
        try await test.edit(ada, .addIdentity(mail))
        #expect(try await test.details(ada).identities.count == 1)
        await #expect(throws: StoreError.identityTaken(identity: "ada@example.org", by: "Ada Lovelace")) {
            try await test.add("Bob Example", [.tag("new"), .addIdentity(mail)])
        }
        // Nothing of the refused person is left.
        #expect(try await test.network.people(PeopleFilter()).total == 1)
        #expect(try await test.count("tagging") == 0)
    }

    @Test func `What is somebody else's cannot be changed in passing`() async throws {
        let ada = try await test.add(
            "Ada Lovelace",
            [
                .addIdentity(Identity(kind: .mail, normalised: "ada@example.org")), .addNote("hers", at: nil),
                .setField(label: "a", value: "b"),
                .addPosition(organization: "Acme", title: "", from: nil, to: nil),
            ])
        let bob = try await test.add("Bob Example")
        let hers = try await test.details(ada)
        for edit in [
            PersonEdit.removeIdentity(hers.identities[0].id), .editNote(hers.notes[0].id, "his"), .removeNote(hers.notes[0].id),
            .removeField(hers.fields[0].id), .endPosition(hers.positions[0].id, to: nil), .removePosition(hers.positions[0].id),
        ] {
            await #expect(throws: StoreError.self) { try await test.edit(bob, edit) }
        }
        #expect(try await test.details(ada).notes.map(\.text) == ["hers"])
        #expect(try await test.differences() == [])
    }

    @Test func `An ended position is history, and its words find nobody any more`() async throws {
        let ada = try await test.add(
            "Ada Lovelace", [.addPosition(organization: "Acme", title: "Maker", from: PartialDate(year: 2020), to: nil)])
        let filter = PeopleFilter(.word("acme"))
        #expect(try await test.network.people(filter).total == 1)
        let position = try await test.details(ada).positions[0]
        try await test.edit(ada, .endPosition(position.id, to: PartialDate(year: 2025, month: 6)))
        #expect(try await test.network.people(filter).total == 0)
        let ended = try await test.details(ada).positions[0]
        #expect(!ended.current)
        #expect(ended.to == PartialDate(year: 2025, month: 6))
        #expect(try await test.differences() == [])
        await #expect(throws: StoreError.self) { try await test.edit(ada, .endPosition(position.id, to: PartialDate(year: 2019))) }
    }

    @Test func `A position cannot end before it began and says at least one thing`() async throws {
        let ada = try await test.add("Ada")
        await #expect(throws: StoreError.self) {
            try await test.edit(
                ada, .addPosition(organization: "Acme", title: "", from: PartialDate(year: 2024), to: PartialDate(year: 2023)))
        }
        await #expect(throws: StoreError.self) { try await test.edit(ada, .addPosition(organization: " ", title: " ", from: nil, to: nil)) }
        try await test.edit(
            ada, .addPosition(organization: "Acme", title: "", from: PartialDate(year: 2024, month: 3), to: PartialDate(year: 2024)))
        #expect(try await test.details(ada).positions.count == 1)
    }

    @Test func `Companies are the same whatever their case and accents`() async throws {
        try await test.add("Ada", [.addPosition(organization: "Café Ünion", title: "", from: nil, to: nil)])
        try await test.add("Bob", [.addPosition(organization: "CAFE UNION", title: "", from: nil, to: nil)])
        #expect(try await test.count("organization") == 1)
    }

    @Test func `Nobody knows themselves or meets through themselves, and impossible values are refused`() async throws {
        let ada = try await test.add("Ada")
        for edit in [
            PersonEdit.met(Person.Meeting(through: ada)), .addLink(label: "self", to: ada, name: ""),
            .addLink(label: "x", to: nil, name: " "),
            .cadence(0), .cadence(100_000), .tag("two words"), .tag("#"), .addNote(" ", at: nil), .setField(label: " ", value: "x"),
            .joinCircle(" "), .zone("Mars/Olympus"),
        ] {
            await #expect(throws: StoreError.self) { try await test.edit(ada, edit) }
        }
        #expect(try await test.details(ada).person.cadenceDays == nil)
    }

    @Test func `A change that changes nothing makes no batch`() async throws {
        let ada = try await test.add("Ada", [.place("London"), .tag("maths"), .joinCircle("peers")])
        #expect(try await test.edit(ada, .place("London"), .tag("maths"), .joinCircle("peers")) == nil)
        #expect(try await test.edit(ada, .leaveCircle("nobody's circle"), .untag("never given")) == nil)
        #expect(try await test.network.circles(at: test.now).map(\.circle.name) == ["peers"])
    }

    @Test func `A rename changes order, words and the ledger's title of what comes later`() async throws {
        let ada = try await test.add("Ada Byron")
        try await test.edit(ada, .name(PersonName(written: "Ada Lovelace")))
        #expect(try await test.network.find("byron").isEmpty)
        #expect(try await test.network.find("lovelace").map(\.id) == [ada])
        try await test.edit(ada, .place("London"), .pronouns("she/her"))
        #expect(try await test.network.batches(limit: 1).map(\.title) == ["Edited Ada Lovelace: place, pronouns"])
    }

    @Test func `A discovered person is apart from the book until accepted`() async throws {
        let ada = try await test.add("Ada Lovelace", standing: .discovered)
        #expect(try await test.network.people(PeopleFilter()).total == 0)
        let filter = PeopleFilter(.standing(.discovered))
        #expect(try await test.network.people(filter).people.map(\.id) == [ada])
        try await test.edit(ada, .accepted)
        #expect(try await test.network.people(PeopleFilter()).people.map(\.id) == [ada])
        #expect(try await test.differences() == [])
    }

    @Test func `What somebody has already gets another label, and an equal position is not added twice`() async throws {
        let mail = Identity(kind: .mail, normalised: "ada@example.org", label: "home")
        let job = PersonEdit.addPosition(organization: "Acme", title: "CTO", from: PartialDate(year: 2020), to: nil)
        let ada = try await test.add("Ada", [.addIdentity(mail), job])
        let batch = try await test.edit(ada, .addIdentity(Identity(kind: .mail, normalised: "ada@example.org", label: "work")), job)
        #expect(try await test.details(ada).identities.map(\.value.label) == ["work"])
        #expect(try await test.details(ada).positions.count == 1)
        #expect(try await test.edit(ada, .addIdentity(Identity(kind: .mail, normalised: "ada@example.org")), job) == nil)
        _ = try await test.network.undo(try #require(batch), at: test.now)
        #expect(try await test.details(ada).identities.map(\.value.label) == ["home"])
        try await test.edit(ada, .addPosition(organization: "Acme", title: "CTO", from: PartialDate(year: 2021), to: nil))
        #expect(try await test.details(ada).positions.count == 2)
    }

    @Test func `A birthday is one however it is spelled`() async throws {
        let ada = try await test.add("Ada", [.addDate(label: "Birthday", try #require(PartialDate("--03-14")))])
        try await test.contact([ada], daysAgo: 40)
        #expect(try await test.details(ada).dates.map(\.label) == ["birthday"])
        #expect(try await test.network.today(at: test.now).picks.first?.nudge.reasons.first?.kind == .birthday)
    }
}
