import Testing
import WellmetModel

@testable import WellmetStore

/// Where an import says otherwise than the book: the book stays, the other is told, and somebody decides.
@Suite struct DisagreementTests {
    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    private func archive(
        _ day: String? = nil, name: String = "Ada Lovelace", place: String = "Berlin", title: String = "Analyst",
        source: Archive.Source = .google
    ) -> Archive {
        var archive = Archives.contacts(day, source: source)
        archive.contact(name, mail: "ada@example.org", organization: "Engines") {
            ($0.title, $0.location, $0.zone, $0.pronouns) = (title, place, "Europe/Berlin", "she/her")
            $0.dates = [PartialDate("1985-12-10")].compactMap(\.self).map { ArchiveDate(label: "Birthday", date: $0) }
        }
        return archive
    }

    private func ada() async throws -> ID<Person> { try #require(try await network.find("ada@example.org").first?.id) }
    private func told(_ person: ID<Person>) async throws -> [String] {
        try await network.facts(of: person).disagreements.map { "\($0.part.rawValue): \($0.text), not \($0.held)" }
    }

    @Test func `what a hand edit says otherwise stays, and the source's word is told of name, place, zone, pronouns and birthday`()
        async throws
    {
        try await test.take(archive("2026-01-01"))
        let ada = try await ada()
        #expect(try await told(ada) == [])
        let birthday = try #require(try await test.details(ada).dates.first)
        try await test.edit(
            ada, .name(PersonName(given: "Augusta", family: "King")), .place("London"), .zone("Europe/London"), .pronouns("they/them"),
            .editDate(birthday.id, label: "birthday", try #require(PartialDate(year: 1985, month: 12, day: 11))))
        let all = [
            "name: Ada Lovelace, not Augusta King", "place: Berlin, not London", "time-zone: Europe/Berlin, not Europe/London",
            "pronouns: she/her, not they/them", "birthday: 10 December 1985, not 11 December 1985",
        ]
        #expect(try await told(ada) == all)
        let plan = try await network.plan(archive("2026-02-01"))
        #expect(
            plan.rows[0].disagreements == [
                "the archive says name “Ada Lovelace”; yours says “Augusta King” and stays",
                "the archive says place “Berlin”; yours says “London” and stays",
                "the archive says time zone “Europe/Berlin”; yours says “Europe/London” and stays",
                "the archive says pronouns “she/her”; yours says “they/them” and stays",
                "the archive says birthday “10 December 1985”; yours says “11 December 1985” and stays",
            ])
        try await test.take(archive("2026-02-01"))
        #expect(try await told(ada) == all)
        #expect(try await test.details(ada).person.place == "London")
    }

    @Test func `what a source says is up to date, although its row changes nothing`() async throws {
        try await test.take(archive("2026-01-01"))
        let ada = try await ada()
        let work = try #require(try await test.details(ada).positions.first)
        try await test.edit(
            ada, .place("London"), .editPosition(work.id, organization: "Own Studio", title: "", from: nil, to: nil, current: true))
        try await test.take(archive("2026-02-01", place: "Munich", title: "Head"))
        #expect(try await told(ada) == ["work: Head at Engines, not Own Studio", "place: Munich, not London"])
        #expect(try await network.facts(of: ada).disagreements.map(\.said) == [Day.on("2026-02-01"), .on("2026-02-01")])
        // An older file tells nothing new, and a source that says the same contradicts no more.
        try await test.take(archive("2026-01-15", place: "Rome", title: "Clerk"))
        #expect(try await told(ada) == ["work: Head at Engines, not Own Studio", "place: Munich, not London"])
        try await test.take(archive("2026-03-01", place: "London", title: "Head"))
        #expect(try await told(ada) == ["work: Head at Engines, not Own Studio"])
        #expect(try await test.differences() == [])
    }

    @Test func `what I keep is not told again, at no import and by no source, until it is another value`() async throws {
        try await test.take(archive("2026-01-01"))
        let ada = try await ada()
        try await test.edit(ada, .place("London"))
        let other = try #require(try await network.facts(of: ada).disagreements.first)
        let kept = try await test.edit(ada, .keep(other))
        #expect(try await told(ada) == [])
        #expect(try await network.facts(of: ada).facts.first { $0.text == "London" }?.confirmed != nil)
        #expect(try await network.plan(archive("2026-02-01")).rows[0].disagreements.isEmpty)
        try await test.take(archive("2026-02-01"))
        try await test.take(archive("2026-02-01", source: .outlook))
        #expect(try await told(ada) == [])
        #expect(try await network.plan(archive("2026-03-01", place: "Munich")).rows[0].disagreements.count == 1)
        try await test.take(archive("2026-03-01", place: "Munich"))
        #expect(try await told(ada) == ["place: Munich, not London"])
        await #expect(throws: StoreError.self) { try await test.edit(ada, .keep(other)) }
        _ = try await network.undo(try #require(kept), at: test.now)
        #expect(Set(try await told(ada)) == ["place: Munich, not London", "place: Berlin, not London"])
    }

    @Test func `what I take is what the book says then, and an undo brings mine back`() async throws {
        try await test.take(archive("2026-01-01"))
        let ada = try await ada()
        let details = try await test.details(ada)
        try await test.edit(
            ada, .name(PersonName(given: "Augusta", family: "King")), .place("London"), .zone("Europe/London"), .pronouns("they/them"),
            .editDate(try #require(details.dates.first).id, label: "birthday", try #require(PartialDate(year: 1985, month: 1, day: 1))),
            .editPosition(
                try #require(details.positions.first).id, organization: "Own Studio", title: "", from: nil, to: nil, current: true))
        let before = try await test.contents()
        let all = try await network.facts(of: ada).disagreements
        #expect(all.map(\.part) == Disagreement.Part.allCases)
        let taken = try await network.edit(ada, all.map(PersonEdit.take), at: test.now)
        let now = try await test.details(ada)
        #expect(now.person.name.full == "Ada Lovelace" && now.person.place == "Berlin" && now.person.zone == "Europe/Berlin")
        #expect(now.person.pronouns == "she/her" && now.dates.map(\.date.description) == ["1985-12-10"])
        #expect(now.positions.filter(\.current).map(\.line) == ["Analyst at Engines"])
        #expect(now.positions.count == 2)
        #expect(try await told(ada) == [])
        // From now on the source is followed again.
        #expect(
            try await network.plan(archive("2026-02-01", title: "Head")).changed.flatMap(\.changes).map(\.sentence).first?.contains("Head")
                == true)
        _ = try await network.undo(try #require(taken.batch), at: test.now)
        #expect(try await test.contents() == before)
        #expect(try await test.differences() == [])
    }

    @Test func `who says less, or the same in other letters, contradicts nothing`() async throws {
        try await test.take(archive("2026-01-01"))
        let ada = try await ada()
        let birthday = try #require(try await test.details(ada).dates.first)
        try await test.edit(
            ada, .name(PersonName(given: "Ada", family: "Lovelace", additional: "King")), .place("Berlin, Germany"), .pronouns(""),
            .editDate(birthday.id, label: "birthday", try #require(PartialDate(year: 1985, month: 12, day: 10))))
        var less = archive("2026-02-01", name: "ADA LOVELACE", place: "berlin")
        less.people[0].dates = [ArchiveDate(label: "birthday", date: try #require(PartialDate(month: 12, day: 10)))]
        #expect(try await network.plan(less).rows[0].disagreements.isEmpty)
        try await test.take(less)
        #expect(try await told(ada) == [])
    }
}
