import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct UndoTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func undo(_ batch: BatchNumber?) async throws -> UndoReport {
        try await test.network.undo(try #require(batch), at: test.now)
    }

    @Test func `Each kind of edit is taken back to the byte`() async throws {
        let bob = try await test.add("Bob")
        let ada = try await test.add(
            "Ada",
            [
                .addIdentity(Identity(kind: .mail, normalised: "a@example.org")),
                .addPosition(organization: "Acme", title: "Maker", from: nil, to: nil),
                .joinCircle("peers"), .tag("maths"), .addNote("old", at: nil),
                .addDate(label: "birthday", try #require(PartialDate(month: 1, day: 2))),
                .addLink(label: "friend", to: bob, name: ""), .setField(label: "Team", value: "A"),
            ])
        _ = try await test.network.setCircle("peers", cadenceDays: 30, at: test.now)
        let found = try await test.details(ada)
        let edits: [PersonEdit] = [
            .name(PersonName(written: "Augusta Ada")), .pronouns("she"), .zone("Europe/Paris"), .place("Paris"), .languages(["fr"]),
            .met(Person.Meeting(on: nil, place: "x", story: "y", through: bob)), .importance(.low), .cadence(3),
            .pause(until: .on("2026-05-01")),
            .neverSuggest(true), .archived(true), .addIdentity(Identity(kind: .github, normalised: "ada")),
            .editIdentity(found.identities[0].id, Identity(kind: .mail, normalised: "b@example.org", label: "work")),
            .removeIdentity(found.identities[0].id),
            .addPosition(organization: "Other", title: "", from: nil, to: nil),
            .endPosition(found.positions[0].id, to: PartialDate(year: 2025)),
            .editPosition(
                found.positions[0].id, organization: "Acme Labs", title: "Lead", from: PartialDate(year: 2021), to: PartialDate(year: 2024),
                current: false),
            .removePosition(found.positions[0].id), .joinCircle("clients"), .leaveCircle("peers"), .tag("new"), .untag("maths"),
            .addNote("more", at: nil), .editNote(found.notes[0].id, "new"), .removeNote(found.notes[0].id),
            .addDate(label: "first day", try #require(PartialDate(year: 2020))),
            .editDate(found.dates[0].id, label: "name day", try #require(PartialDate(month: 3, day: 4))),
            .removeDate(found.dates[0].id),
            .addLink(label: "x", to: nil, name: "Y"), .editLink(found.links[0].id, label: "boss", to: nil, name: "Grace"),
            .removeLink(found.links[0].id), .setField(label: "Team", value: "B"),
            .setField(label: "Floor", value: "2"), .editField(found.fields[0].id, label: "Group", value: "C"),
            .removeField(found.fields[0].id),
        ]
        let before = try await test.contents()
        for edit in edits {
            let batch = try await test.edit(ada, edit)
            #expect(try await test.contents() != before, "\(edit)")
            let report = try await undo(batch)
            #expect(report.kept == [])
            #expect(try await test.contents() == before, "\(edit)")
        }
        let batch = try await test.network.edit(
            ada,
            edits.filter { if case .removePosition = $0 { false } else { true } }.filter {
                if case .removeNote = $0 { false } else { true }
            }, at: test.now
        ).batch
        _ = try await undo(batch)
        #expect(try await test.contents() == before)
        #expect(try await test.differences() == [])
    }

    @Test func `An undo is undone, and undone again`() async throws {
        let ada = try await test.add("Ada")
        let bare = try await test.contents()
        let batch = try #require(try await test.edit(ada, .tag("maths"), .place("London"), .joinCircle("peers"), .cadence(7)))
        let edited = try await test.contents()
        func state() async throws -> Batch.State? { try await test.network.batch(batch)?.state }
        func latest() async throws -> BatchNumber? { try await test.network.batches(limit: 1).first?.number }
        _ = try await undo(batch)
        #expect(try await state() == .undone)
        for _ in 0..<2 {
            let undone = try await latest()
            _ = try await undo(undone)
            #expect(try await test.contents() == edited)
            #expect(try await state() == .applied)
            let redone = try await latest()
            _ = try await undo(redone)
            #expect(try await test.contents() == bare)
            #expect(try await state() == .undone)
        }
        #expect(try await test.differences() == [])
    }

    @Test func `A batch is undone once, and only one that is there`() async throws {
        let ada = try await test.add("Ada")
        let batch = try await test.edit(ada, .tag("maths"))
        _ = try await undo(batch)
        await #expect(throws: StoreError.self) { try await undo(batch) }
        await #expect(throws: StoreError.notFound("Batch 99")) { try await undo(99) }
    }

    @Test func `What somebody touched later stays and is listed`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let batch = try await test.edit(ada, .place("London"), .tag("maths"))
        try await test.edit(ada, .place("Paris"))
        let report = try await undo(batch)
        #expect(report.reverted == 1)
        #expect(report.kept == ["Ada Lovelace: the place was changed later and stays"])
        let found = try await test.details(ada)
        #expect(found.person.place == "Paris")
        #expect(found.tags == [])
    }

    @Test func `A field whose label is in use again stays as it is, and the other one does`() async throws {
        let ada = try await test.add("Ada Lovelace", [.setField(label: "Team", value: "A"), .setField(label: "Floor", value: "2")])
        let fields = try await test.details(ada).fields
        let removal = try await test.edit(ada, .removeField(try #require(fields.first { $0.label == "Team" }).id))
        let renaming = try await test.edit(
            ada, .editField(try #require(fields.first { $0.label == "Floor" }).id, label: "Level", value: "2"))
        try await test.edit(ada, .setField(label: "Team", value: "B"), .setField(label: "Floor", value: "3"))
        for batch in [removal, renaming] { await #expect(throws: StoreError.self) { try await undo(batch) } }
        #expect(try await test.details(ada).fields.map { "\($0.label): \($0.value)" } == ["Floor: 3", "Level: 2", "Team: B"])
        #expect(try await test.differences() == [])
    }

    @Test func `A person whom somebody gave something since stays, whole`() async throws {
        let (ada, batch) = { ($0.value, $0.batch) }(
            try await test.network.add(PersonName(written: "Ada Lovelace"), edits: [.tag("maths"), .joinCircle("peers")], at: test.now))
        try await test.edit(ada, .addNote("hers", at: nil))
        let error = await #expect(throws: StoreError.self) { try await undo(batch) }
        #expect(
            "\(String(describing: error))".contains(
                "Ada Lovelace: has a note that was added or changed later; “peers”: others were put into it"))
        let found = try await test.details(ada)
        #expect(found.tags == ["maths"])
        #expect(found.circles.map(\.name) == ["peers"])
        #expect(try await test.differences() == [])
        // Without what came later she goes.
        _ = try await undo(try await test.network.lastUndoable()?.number)
        _ = try await undo(batch)
        #expect(try await test.count("person") == 0)
        await #expect(throws: StoreError.self) { try await undo(batch) }
    }

    @Test func `An undo that left something may be asked again when the rest is free`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let first = try await test.edit(ada, .place("London"), .tag("maths"))
        let second = try await test.edit(ada, .place("Paris"))
        #expect(try await undo(first).reverted == 1)
        await #expect(throws: StoreError.self) { try await undo(first) }
        _ = try await undo(second)
        #expect(try await test.details(ada).person.place == "London")
        #expect(try await undo(first).kept == [])
        #expect(try await test.details(ada).person.place == "")
        await #expect(throws: StoreError.self) { try await undo(first) }
        #expect(try await test.differences() == [])
    }

    @Test func `Of two people of one batch the one whom nobody touched goes, and what they shared stays with the other`() async throws {
        let line = try await test.network.understand("coffee with Grace Hopper and Alan Turing yesterday", at: test.now)
        let written = try await test.network.log(
            line.line, people: [.new(PersonName(written: "Grace Hopper"), nil), .new(PersonName(written: "Alan Turing"), nil)], at: test.now
        )
        let (grace, alan) = (written.value.people[0], written.value.people[1])
        try await test.edit(grace, .addNote("hers", at: nil))
        _ = try await undo(written.batch)
        #expect(try await test.network.people(PeopleFilter()).people.map(\.id) == [grace])
        #expect(try await test.details(grace).timeline.count == 1)
        #expect(try await test.details(grace).tie.contacts == 1)
        await #expect(throws: StoreError.notFound("That person")) { try await test.details(alan) }
        #expect(try await test.differences() == [])
    }

    @Test func `People of one batch who met through one another or are linked go together, or apart`() async throws {
        for touched in [false, true] {
            let before = try await test.contents()
            let (a, b, batch) = try await pair()
            if touched { try await test.edit(a, .tag("later")) }
            _ = try await undo(batch)
            if touched {
                let found = try await test.details(a)
                #expect(found.person.met.through == nil)
                #expect(found.links.map(\.name) == ["Bob Pair"])
                #expect(found.links.map(\.other) == [nil])
                await #expect(throws: StoreError.self) { try await test.details(b) }
            } else {
                #expect(try await test.contents() == before)
                let undone = try await test.network.batches(limit: 1).first?.number
                _ = try await undo(undone)
                #expect(try await test.details(a).person.met.through == b)
                #expect(try await test.details(a).links.map(\.other) == [b])
                _ = try await undo(try await test.network.batches(limit: 1).first?.number)
            }
            #expect(try await test.differences() == [])
        }
    }

    /// Two people of one batch who know one another.
    private func pair() async throws -> (ID<Person>, ID<Person>, BatchNumber?) {
        let written = try await test.network.write(BatchEntry(.edit, "Two"), at: test.now) { change in
            let a = try change.addPerson(PersonName(written: "Ann Pair"), standing: .book)
            let b = try change.addPerson(PersonName(written: "Bob Pair"), standing: .book)
            try change.apply(.met(Person.Meeting(through: b)), to: a)
            try change.apply(.met(Person.Meeting(through: a)), to: b)
            try change.apply(.addLink(label: "knows", to: b, name: ""), to: a)
            try change.apply(.addLink(label: "knows", to: a, name: ""), to: b)
            return [a, b]
        }
        return (written.value[0], written.value[1], written.batch)
    }

    @Test func `What comes back finds its place taken, and that is told`() async throws {
        let ada = try await test.add("Ada", [.addIdentity(Identity(kind: .mail, normalised: "a@example.org"))])
        let bob = try await test.add("Bob")
        let removed = try await test.edit(ada, .removeIdentity(try await test.details(ada).identities[0].id))
        try await test.edit(bob, .addIdentity(Identity(kind: .mail, normalised: "a@example.org")))
        let error = await #expect(throws: StoreError.self) { try await undo(removed) }
        #expect("\(String(describing: error))".contains("“a@example.org”: something else is in its place now"))
        #expect(try await test.details(bob).identities.count == 1)
        #expect(try await test.details(ada).identities.isEmpty)
    }

    @Test func `A circle's old name that is in use again stays away, and its people come back into the new one`() async throws {
        let ada = try await test.add("Ada", [.joinCircle("peers")])
        let renamed = try await test.network.setCircle("peers", cadenceDays: nil, renamed: "friends", at: test.now).batch
        _ = try await test.network.setCircle("peers", cadenceDays: 10, at: test.now)
        let error = await #expect(throws: StoreError.self) { try await undo(renamed) }
        #expect("\(String(describing: error))".contains("“peers”: something else is in its place now"))
        let dissolved = try await test.network.dissolve(test.circle("friends"), at: test.now).batch
        _ = try await test.network.setCircle("friends", cadenceDays: 20, at: test.now)
        _ = try await undo(dissolved)
        #expect(try await test.details(ada).circles.map(\.cadenceDays) == [20])
        #expect(try await test.rows("SELECT cadence_days FROM tie").map { $0[0].int } == [20])
        #expect(try await test.differences() == [])
    }

    @Test func `A position comes back to its company although that was made anew`() async throws {
        let ada = try await test.add("Ada")
        let worked = try await test.edit(ada, .addPosition(organization: "Acme", title: "", from: nil, to: nil))
        _ = try await undo(worked)
        let again = try await test.network.batches(limit: 1).first?.number
        try await test.add("Bob", [.addPosition(organization: "ACME", title: "", from: nil, to: nil)])
        _ = try await undo(again)
        #expect(try await test.details(ada).positions.map(\.organization) == ["ACME"])
        #expect(try await test.differences() == [])
    }

    @Test func `Somebody who took part comes back without those who are gone`() async throws {
        let ada = try await test.add("Ada")
        let logged = try await test.contact([ada], daysAgo: 5)
        let added = try await test.network.add(PersonName(written: "Pat"), at: test.now)
        let (interaction, _) = try await test.network.interaction(try #require(logged.interaction))
        let edited = try await test.network.edit(interaction, people: [ada, added.value], at: test.now).batch
        _ = try await undo(edited)
        let redo = try await test.network.batches(limit: 1).first?.number
        _ = try await undo(added.batch)
        _ = try await undo(redo)
        #expect(try await test.details(ada).timeline.map(\.others.count) == [0])
        #expect(try await test.differences() == [])
    }

    @Test func `A bare undo takes the newest batch of a person or an import, not what the program did`() async throws {
        let ada = try await test.add("Ada")
        let tagged = try await test.edit(ada, .tag("maths"))
        try await test.contact([ada], daysAgo: 400)
        try await test.edit(ada, .cadence(7))
        _ = try await test.network.today(at: test.now)
        let newest = try #require(try await test.network.lastUndoable())
        #expect(newest.title == "Edited Ada: cadence")
        _ = try await undo(newest.number)
        _ = try await undo(try await test.network.lastUndoable()?.number)
        #expect(try await test.network.lastUndoable()?.number == tagged)
        let rule = try await test.network.batches().first { $0.kind == "rule" }
        await #expect(throws: StoreError.self) { try await undo(rule?.number) }
    }

    @Test func `A double click takes back once`() async throws {
        _ = try await test.add("Ada")
        let batch = try #require(try await test.network.lastUndoable()?.number)
        let (network, now) = (test.network, test.now)
        let done = await withTaskGroup { group in
            for _ in 0..<8 { group.addTask { (try? await network.undo(batch, at: now)) != nil } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(done == 1)
        #expect(try await test.network.batches().count == 2)
    }

    @Test func `undoing the undo of a deletion deletes again, and that can be undone`() async throws {
        let ada = try await test.add("Ada Lovelace", [.addNote("Likes engines", at: nil)])
        let call = try #require(try await test.contact([ada], daysAgo: 3).interaction)
        let note = try #require(try await test.network.details(of: ada, at: test.now).notes.first)
        func latest() async throws -> BatchNumber? { try await test.network.batches(limit: 1).first?.number }
        func there() async throws -> [Int] {
            let details = try await test.network.details(of: ada, at: test.now)
            return [details.notes.count, details.timelineTotal]
        }
        _ = try await test.network.edit(ada, [PersonEdit.removeNote(note.id)], at: test.now)
        let noteGone = try await latest()
        _ = try await test.network.delete(call, at: test.now)
        let callGone = try await latest()
        #expect(try await there() == [0, 0])
        for batch in [noteGone, callGone] {
            _ = try await undo(batch)
            let undone = try await latest()
            _ = try await undo(undone)
            #expect(try await test.differences() == [])
        }
        #expect(try await there() == [0, 0])
        _ = try await undo(noteGone)
        _ = try await undo(callGone)
        #expect(try await there() == [1, 1])
        #expect(try await test.differences() == [])
    }
}
