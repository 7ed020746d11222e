import Testing
import WellmetModel

@testable import WellmetStore

/// Undos of what was written again later: column by column.
@Suite struct ColumnUndoTests {
    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    private func undo(_ batch: BatchNumber?) async throws -> UndoReport {
        let number = try #require(batch)
        let foreseen = try await network.story(of: number).stays
        let isFirst = try await network.batch(number)?.state == .applied
        let report = try await network.undo(number, at: test.now)
        if isFirst { #expect(foreseen == report.kept) }
        #expect(try await test.differences() == [])
        return report
    }

    private func refusal(_ batch: BatchNumber?) async throws -> String {
        let error = await #expect(throws: StoreError.self) { try await network.undo(try #require(batch), at: test.now) }
        return error?.description ?? ""
    }

    @Test func `A merge is taken back although one fact was changed since, and that one stays and is named`() async throws {
        let ann = try await test.add("Ann One")
        let anne = try await test.add(
            "Anne One", [.place("London"), .pronouns("she/her"), .zone("Europe/London"), .met(Person.Meeting(story: "at x"))])
        let merged = try await network.merge(ann, anne, at: test.now).batch
        let edited = try await test.edit(ann, .cadence(30), .place("Rome"))
        #expect(try await network.story(of: try #require(merged)).stays == ["Ann One: the place was changed later and stays"])
        let report = try await undo(merged)
        #expect(report.kept == ["Ann One: the place was changed later and stays"])
        let (one, other) = (try await test.details(ann).person, try await test.details(anne).person)
        #expect(one.place == "Rome" && one.pronouns == "" && one.zone == "" && one.met.story == "" && one.cadenceDays == 30)
        #expect(other.place == "London" && other.pronouns == "she/her" && other.zone == "Europe/London" && other.met.story == "at x")
        // What came later is taken back by itself, too.
        _ = try await undo(edited)
        #expect(try await test.details(ann).person.cadenceDays == nil)
        #expect(try await test.details(ann).person.place == "London")
        _ = try await undo(merged)
        #expect(try await test.details(ann).person.place == "")
        #expect(try await test.rows("SELECT batch, touched FROM person").allSatisfy { $0[0] == $0[1] })
    }

    @Test func `Facts of one person are taken back in any order, and each undo can be taken back`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let bare = try await test.contents()
        let place = try await test.edit(ada, .place("London"))
        let cadence = try await test.edit(ada, .cadence(7))
        let zone = try await test.edit(ada, .zone("Europe/London"))
        let whole = try await test.contents()
        #expect(try await undo(place).kept == [])
        let undone = try await network.batches(limit: 1).first?.number
        #expect(try await undo(zone).kept == [])
        #expect(try await test.details(ada).person.cadenceDays == 7)
        let again = try await network.batches(limit: 1).first?.number
        _ = try await network.undo(try #require(undone), at: test.now)
        _ = try await network.undo(try #require(again), at: test.now)
        #expect(try await test.details(ada).person.place == "London")
        #expect(try await test.details(ada).person.zone == "Europe/London")
        #expect(try await test.differences() == [])
        #expect(try await test.contents().filter { !$0.hasPrefix("person:") } == whole.filter { !$0.hasPrefix("person:") })
        for batch in [cadence, place, zone] { #expect(try await undo(batch).kept == []) }
        #expect(try await test.contents() == bare)
    }

    @Test func `What was written again as it was before waits for that`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let london = try await test.edit(ada, .place("London"))
        let none = try await test.edit(ada, .place(""))
        let again = try await test.edit(ada, .place("London"))
        #expect(try await refusal(london).contains("Take back change \(try #require(again)) “Edited Ada Lovelace: place” first."))
        _ = try await undo(again)
        #expect(try await refusal(london).contains("Take back change \(try #require(none)) “Edited Ada Lovelace: place” first."))
        _ = try await undo(none)
        _ = try await undo(london)
        #expect(try await test.details(ada).person.place == "")
    }

    @Test func `A refusal names the changes that must go first, the last first`() async throws {
        let made = try await network.add(PersonName(written: "Ada Lovelace"), at: test.now)
        let note = try #require(try await test.edit(made.value, .addNote("hers", at: nil)))
        let place = try #require(try await test.edit(made.value, .place("London")))
        let words = "Take back change \(place) “Edited Ada Lovelace: place” and change \(note) “Edited Ada Lovelace: note” first."
        #expect(try await refusal(made.batch).contains(words))
        // An undo that left something wrote last: what it left that for is named.
        let title = try #require(try await test.edit(made.value, .pronouns("she"), .cadence(3)))
        _ = try await test.edit(made.value, .cadence(9))
        _ = try await undo(title)
        _ = try await undo(note)
        #expect(try await refusal(made.batch).contains("Take back change"))
    }

    @Test func `Notes, promises, positions and circles go back by their columns, too`() async throws {
        let ada = try await test.add(
            "Ada Lovelace", [.addPosition(organization: "Acme", title: "Maker", from: nil, to: nil), .joinCircle("peers")])
        let work = try #require(try await test.details(ada).positions.first)
        let titled = try await test.edit(
            ada, .editPosition(work.id, organization: "Acme", title: "Lead", from: PartialDate(year: 2020), to: nil, current: true))
        _ = try await test.edit(
            ada, .editPosition(work.id, organization: "Acme Labs", title: "Lead", from: PartialDate(year: 2021), to: nil, current: true))
        #expect(try await undo(titled).kept == ["“Lead”: the beginning was changed later and stays"])
        let now = try #require(try await test.details(ada).positions.first)
        #expect(now.title == "Maker" && now.organization == "Acme Labs" && now.from == PartialDate(year: 2021))

        let cadence = try await network.setCircle("peers", cadenceDays: 30, at: test.now).batch
        _ = try await network.setCircle("peers", cadenceDays: 30, renamed: "friends", at: test.now)
        #expect(try await undo(cadence).kept == [])
        let circle = try #require(try await network.circle(named: "friends"))
        #expect(circle.cadenceDays == nil)
        #expect(try await test.rows("SELECT cadence_days FROM tie").map { $0[0].int } == [nil])
    }

    @Test func `An interaction takes back its time and its people, with those who came since`() async throws {
        let (ada, bob, carl) = (try await test.add("Ada"), try await test.add("Bob"), try await test.add("Carl"))
        let id = try #require(try await test.contact([ada, bob], daysAgo: 5).interaction)
        var (interaction, _) = try await network.interaction(id)
        interaction.at = test.now.adding(days: -9)
        let edited = try await network.edit(interaction, people: [ada], at: test.now).batch
        interaction.summary = "engines"
        _ = try await network.edit(interaction, people: [ada, carl], at: test.now)
        #expect(try await undo(edited).kept == [])
        let (now, people) = try await network.interaction(id)
        #expect(now.at == test.now.adding(days: -5) && now.summary == "engines")
        #expect(people.map(\.id) == [ada, bob, carl])
        #expect(try await test.details(bob).tie.contacts == 1)
    }

    @Test func `What a merge moved and was edited since goes back as it is now`() async throws {
        let (ann, anne) = (try await test.add("Ann One"), try await test.add("Anne One", [.addNote("hers", at: nil)]))
        let id = try #require(try await test.contact([anne], daysAgo: 5).interaction)
        let merged = try await network.merge(ann, anne, at: test.now).batch
        let note = try #require(try await test.details(ann).notes.first)
        try await test.edit(ann, .editNote(note.id, "hers, again"))
        var (interaction, people) = try await network.interaction(id)
        interaction.summary = "engines"
        _ = try await network.edit(interaction, people: people.map(\.id), at: test.now)
        #expect(try await undo(merged).kept == [])
        #expect(try await test.details(anne).notes.map(\.text) == ["hers, again"])
        #expect(try await test.details(anne).timeline.count == 1)
        #expect(try await test.details(ann).timeline.isEmpty)
    }

    @Test func `Settings are taken back one by one`() async throws {
        func set(_ change: (inout Settings) -> Void) async throws -> BatchNumber? {
            let old = try await network.settings()
            var settings = old
            change(&settings)
            let wanted = settings
            return try await network.change(to: wanted, at: test.now).batch
        }
        let first = try await set { ($0.capacity, $0.region) = (5, "PT") }
        _ = try await set { ($0.capacity, $0.name) = (7, "Ada") }
        #expect(try await undo(first).kept == ["The settings: “people a day” was changed later and stays"])
        let now = try await network.settings()
        #expect(now.region == "US" && now.capacity == 7 && now.name == "Ada")
    }

    @Test func `An import that changed people is taken back by columns`() async throws {
        var archive = Archives.linkedIn()
        archive.connect("Ada Lovelace", "ada")
        _ = try await test.take(archive)
        let ada = try #require(try await network.find("Ada Lovelace").first?.id)
        var next = Archives.linkedIn()
        next.connect("Ada Lovelace", "ada")
        next.connect("Grace Hopper", "grace")
        next.people[0].location = "London"
        let batch = try await test.take(next).batch
        let place = try await test.details(ada).person.place
        try await test.edit(ada, .cadence(30))
        let report = try await undo(batch)
        #expect(report.kept == [])
        #expect(try await test.details(ada).person.place == "" && place == "London")
        #expect(try await test.details(ada).person.cadenceDays == 30)
        #expect(try await network.find("Grace Hopper").isEmpty)
    }
}
