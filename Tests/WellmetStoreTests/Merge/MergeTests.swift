import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct MergeTests {
    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    private func mail(_ text: String) throws -> PersonEdit { .addIdentity(try #require(Identity(.mail, text))) }

    @Test func `What one of the two gave for the other is for nobody else, also by name`() async throws {
        for isGiver in [true, false] {
            let (keep, drop) = (try await test.add("Robert Example"), try await test.add("Bob Example"))
            let content = Opportunity.Content(title: "Job", from: isGiver ? drop : keep, forPerson: isGiver ? keep : drop)
            let id = try await network.add(content, at: test.now).value
            let merged = try await network.merge(keep, drop, at: test.now)
            let after = try #require(try await network.gift(id)).opportunity.content
            #expect(after.from == keep && after.forPerson == nil && after.forName == "")
            _ = try await network.undo(try #require(merged.batch), at: test.now)
            let again = try #require(try await network.gift(id)).opportunity.content
            #expect(again.from == content.from && again.forPerson == content.forPerson)
        }
    }

    @Test func `A merge that was done again is what a bare undo takes back`() async throws {
        let (keep, drop) = (try await test.add("Robert Example"), try await test.add("Bob Example"))
        _ = try await network.undo(try #require(try await network.merge(keep, drop, at: test.now).batch), at: test.now)
        let undone = try #require(try await network.batches(limit: 1).first?.number)
        #expect(try #require(try await network.lastUndoable()).number < undone)
        _ = try await network.undo(undone, at: test.now)
        #expect(try await network.redirect(of: drop) == keep)
        let last = try #require(try await network.lastUndoable())
        #expect(last.number > undone)
        _ = try await network.undo(last.number, at: test.now)
        #expect(try await network.redirect(of: drop) == nil)
    }

    /// Two people with something of everything, of whom others speak, too.
    private func two() async throws -> (keep: ID<Person>, drop: ID<Person>, third: ID<Person>) {
        let third = try await test.add("Third Party", at: test.now.adding(days: -1))
        let keep = try await test.add("Robert Example", [.addNote("one", at: nil), .joinCircle("clients"), try mail("robert@example.com")])
        let drop = try await test.add("Bob Example")
        try await fill(drop, keep: keep, third: third)
        return (keep, drop, third)
    }

    private func fill(_ drop: ID<Person>, keep: ID<Person>, third: ID<Person>) async throws {
        let birthday = try #require(PartialDate("1990-03-14"))
        try await test.edit(
            drop, try mail("bob@example.com"), .addPosition(organization: "Acme", title: "CTO", from: nil, to: nil), .joinCircle("clients"),
            .joinCircle("peers"), .tag("rust"), .addNote("two", at: nil), .addDate(label: "birthday", birthday),
            .addLink(label: "boss", to: third, name: ""), .addLink(label: "self", to: keep, name: ""), .setField(label: "Team", value: "B"),
            .place("London"), .confirm(FactKey(.place)))
        try await test.edit(keep, .setField(label: "Team", value: "A"), .addLink(label: "friend", to: drop, name: ""))
        try await test.edit(third, .met(Person.Meeting(through: drop)), .addLink(label: "knows", to: drop, name: ""))
        try await network.setFace(Face(kind: .png, width: 1, height: 1, bytes: [1, 2, 3]), of: drop, at: test.now)
        _ = try await network.promise("send the deck", to: drop, due: .on("2026-03-20"), owner: .mine, at: test.now)
        try await test.contact([drop], daysAgo: 3)
        try await test.contact([keep], daysAgo: 40)
        try await test.contact([drop, keep], daysAgo: 5)
        try await test.contact([drop, third], daysAgo: 7)
        for (person, other) in [(drop, third), (third, drop), (keep, drop), (drop, keep)] {
            let content = Introduction.Content(way: .mine, person: person, other: other, otherName: "x")
            _ = try await network.add(content, state: .made, at: test.now)
        }
        _ = try await network.add(Opportunity.Content(title: "Job", from: drop, forPerson: third), at: test.now)
        _ = try await network.add(Opportunity.Content(title: "Talk", from: third, forPerson: drop), at: test.now)
        _ = try await network.add(Insight.Content(kind: .advice, text: "Charge by the week", from: drop), at: test.now)
        // The lower id stands first.
        try await network.markNotSame(drop, third, at: test.now)
        try await network.markNotSame(drop, try await test.add("Later Party", at: test.now.adding(days: 0.01)), at: test.now)
        try await network.merge(drop, try await test.add("Bobby Example"), at: test.now)
        try await writeByHand(drop)
    }

    /// Rows that only an import, a day's list or an answer writes.
    private func writeByHand(_ drop: ID<Person>) async throws {
        let account = network.account
        let (source, batch, day) = (test.id(Source.self), Int64(1), TestNetwork.today)
        try await test.run("INSERT INTO source (account, id, kind, owner) VALUES (\(account), \(source), 'csv', 'me')")
        try await test.run(
            """
            INSERT INTO record (account, source, record_key, person, digest, batch, touched)
            VALUES (\(account), \(source), 'k', \(drop), \(SQLValue.bytes([1])), \(batch), \(batch))
            """)
        try await test.run(
            """
            INSERT INTO card (account, id, person, source, digest, content, batch, touched) VALUES (\(account), \(test.id(Person.self)),
              \(drop), \(source), \(SQLValue.bytes([1])), \(SQLValue.bytes([1])), \(batch), \(batch))
            """)
        try await test.run("INSERT INTO sighting (account, person, batch) VALUES (\(account), \(drop), \(batch))")
        try await test.run(
            """
            INSERT INTO occasion (account, id, person, kind, detail, on_day, until_day, batch, touched)
            VALUES (\(account), \(test.id(Person.self)), \(drop), 'new-job', 'CTO at Acme', \(day), '2026-05-01', \(batch), \(batch))
            """)
        try await test.run(
            """
            INSERT INTO rest (account, person, reason, until_day, batch, touched)
            VALUES (\(account), \(drop), 'everything', '2026-03-20', \(batch), \(batch))
            """)
        let nudge = Nudge(
            person: drop, group: .suggestion, reasons: [], suggestion: Suggestion(action: .catchUp, channel: nil, sentence: "x"),
            draft: Draft(subject: "", text: ""), need: Need(worth: 0, urgency: 0, unlikely: 0, rest: 0, fair: 0), restDays: 3)
        try await test.run(
            """
            INSERT INTO nudge (account, day, person, rank, content, answer, answered_at, batch, touched)
            VALUES (\(account), '2026-03-01', \(drop), 1, \(try nudge.stored()), 'done', \(test.now), \(batch), \(batch))
            """)
        try await network.rebuild(at: test.now)
    }

    /// The tables of the schema, but for those of the index of texts.
    private func tables() async throws -> [String] {
        try await test.rows("PRAGMA table_list").map { $0["name"].text }.filter { !$0.hasPrefix("sqlite_") && !$0.hasPrefix("text_") }
            .sorted()
    }

    /// Every column that refers to a person, by the schema itself.
    private func references() async throws -> [(table: String, column: String)] {
        var found: [(String, String)] = []
        for table in try await tables() {
            let keys = try await test.rows(SQL(text: "PRAGMA foreign_key_list(\(table))"))
            for key in keys where key["table"].text == "person" && key["from"].text != "account" { found.append((table, key["from"].text)) }
        }
        return found
    }

    private func count(_ table: String, _ column: String, _ person: ID<Person>) async throws -> Int {
        try await test.rows("SELECT count(*) AS n FROM \(SQL(text: table)) WHERE \(SQL(text: column)) = \(person)").first?["n"].int ?? 0
    }

    @Test func `where both say where they work, that of who stays is kept, and the other is work of before`() async throws {
        let keep = try await test.add("Robert Example", [.addPosition(organization: "Acme", title: "CTO", from: nil, to: nil)])
        let drop = try await test.add("Bob Example", [.addPosition(organization: "Looms", title: "Analyst", from: nil, to: nil)])
        let preview = try await network.mergePreview(keep, drop)
        let line = try #require(preview.plan.lines.first { $0.part == .work })
        #expect(line.kept == "CTO at Acme" && line.other == "Analyst at Looms" && !line.takesOther)
        let batch = try #require(try await network.merge(keep, drop, at: test.now).batch)
        #expect(try await network.find("Robert Example").first?.work == "CTO at Acme")
        #expect(try await test.details(keep).positions.map(\.current) == [true, false])
        _ = try await network.undo(batch, at: test.now)
        #expect(try await network.find("Bob Example").first?.work == "Analyst at Looms")
        _ = try await network.merge(keep, drop, taking: [.work], at: test.now)
        #expect(try await network.find("Robert Example").first?.work == "Analyst at Looms")
        #expect(try await test.differences() == [])
    }

    @Test func `what an archive told is still told by it after a merge, and its next one tells of a new job`() async throws {
        func archive(_ title: String, _ day: String) -> Archive {
            var archive = Archive(source: .linkedin, owner: Archive.Owner(name: "Me"), asOf: .on(day))
            var row = ArchivePerson(place: RowPlace(file: "Connections.csv", line: 2), name: PersonName(written: "Robert Example"))
            row.identities = [Identity(kind: .linkedin, normalised: "robert-x")]
            (row.organization, row.title, row.connectedOn) = ("Acme", title, .on("2020-01-01"))
            archive.people = [row]
            return archive
        }
        _ = try await network.apply(try await network.plan(archive("Engineer", "2026-01-01")), choices: [:], at: test.now)
        let robert = try #require(try await network.find("Robert Example").first).id
        let bob = try await test.add("Bob Example", [.addPosition(organization: "Looms", title: "Analyst", from: nil, to: nil)])
        try await network.merge(robert, bob, at: test.now)
        let work = try #require(try await test.details(robert).facts.facts.first { $0.text == "Engineer at Acme" })
        #expect(work.origin == .source("LinkedIn"))
        let next = try await network.plan(archive("Chief Engineer", "2026-02-01"))
        #expect(next.changed.count == 1 && next.rows[0].disagreements.isEmpty)
    }

    @Test func `every row that refers to somebody goes over, whatever tables there will be`() async throws {
        let (keep, drop, _) = try await two()
        try await network.settleLikeness()
        try await test.edit(drop, .setField(label: "address", value: "12 Elm Road, Bath"))
        let references = try await references()
        #expect(references.count >= 25)
        for (table, column) in references {
            #expect(try await count(table, column, drop) > 0, "\(table).\(column): this test must write one for who is merged")
        }
        let before = try await test.contents()
        let written = try await network.merge(keep, drop, at: test.now)
        // Also columns that refer without saying so, but for what is kept of the past.
        for table in try await tables() where table != "ledger" {
            for column in try await test.rows(SQL(text: "PRAGMA table_info(\(table))")) {
                let isRedirect = table == "redirect" && column["name"].text == "id"
                #expect(try await count(table, column["name"].text, drop) == (isRedirect ? 1 : 0), "\(table).\(column["name"].text)")
            }
        }
        #expect(try await test.differences() == [])
        _ = try await network.undo(try #require(written.batch), at: test.now)
        #expect(try await test.contents() == before)
        #expect(try await test.differences() == [])
    }

    @Test func `what hangs on both hangs on the one who stays, each thing once`() async throws {
        let (keep, drop, third) = try await two()
        try await network.merge(keep, drop, at: test.now)
        let details = try await test.details(keep)
        #expect(details.circles.map(\.name) == ["clients", "peers"] && details.tags == ["rust"])
        #expect(Set(details.notes.map(\.text)) == ["one", "two"])
        #expect(Set(details.identities.map(\.value.value)) == ["robert@example.com", "bob@example.com"])
        #expect(details.fields.first { $0.label == "Team" }?.value.contains("A") == true)
        #expect(details.fields.first { $0.label == "Team" }?.value.contains("B") == true)
        #expect(details.links.map(\.label) == ["boss"], "nobody is linked with themselves")
        #expect(details.timelineTotal == 4 && details.tie.contacts == 4)
        #expect(details.followUps.map(\.text) == ["send the deck"] && details.face != nil)
        let others = try await test.details(third)
        #expect(others.metThrough?.id == keep && others.links.first?.other == keep)
        #expect(try await (network.gifts(of: keep) as [IntroductionLine]).count == 4)
        #expect(try await network.search(SearchText("bob"), at: test.now).people.first?.line.id == keep)
    }

    @Test func `the old ids lead to who stays, by chains of merges, too`() async throws {
        let (keep, drop, third) = try await two()
        let bobby = try #require(try await network.merged(into: drop).first?.id)
        try await network.merge(keep, drop, at: test.now)
        try await network.merge(third, keep, at: test.now)
        for old in [bobby, drop, keep] {
            #expect(try await test.details(old).person.id == third)
            #expect(try await network.find(old.description).map(\.id) == [third])
            #expect(try await network.redirect(of: old) == third)
            #expect(try await network.name(of: old) == "Third Party")
            #expect(try await network.history(of: old).first?.title == "Merged Robert Example into Third Party")
        }
        try await test.edit(bobby, .addNote("by an old id", at: nil))
        #expect(try await test.details(third).notes.contains { $0.text == "by an old id" })
        #expect(try await test.differences() == [])
        #expect(try await network.redirect(of: third) == nil)
    }

    @Test func `a merge is taken back although there was more since, which stays and is told`() async throws {
        let (keep, drop, _) = try await two()
        try await test.edit(drop, .pronouns("he/him"))
        try await network.merge(keep, drop, at: test.now)
        try await test.edit(keep, .addNote("later", at: nil), .place("Rome"))
        try await test.contact([keep], daysAgo: 1)
        let note = try #require(try await test.details(keep).notes.first { $0.text == "two" })
        try await test.edit(keep, .editNote(note.id, "two, again"))
        let report = try await network.unmerge(keep, at: test.now)
        #expect(report.kept.contains { $0.contains("1 note that came later") })
        #expect(report.kept.contains { $0.contains("1 interaction that came later") })
        #expect(report.kept.contains("Robert Example: the place was changed later and stays"))
        #expect(Set(try await test.details(keep).notes.map(\.text)) == ["one", "later"])
        // What the merge moved goes back as it is by now.
        #expect(try await test.details(drop).notes.map(\.text) == ["two, again"])
        #expect(try await test.details(drop).tie.contacts == 3)
        #expect(try await test.details(keep).person.place == "Rome")
        #expect(try await test.differences() == [])
        await #expect(throws: StoreError.self) { try await network.unmerge(keep, at: test.now) }
    }

    @Test func `an unmerge is taken back by merging again, and again`() async throws {
        let (keep, drop, _) = try await two()
        try await network.merge(keep, drop, taking: [.name], at: test.now)
        #expect(try await network.name(of: keep) == "Bob Example")
        try await test.edit(keep, .addNote("later", at: nil))
        for round in 0..<3 {
            // What stays is told of whom it stays with as they are called from then on; later merges came after it.
            let told = try await network.unmerge(drop, at: test.now).kept
            #expect(told == (round == 0 ? ["1 note that came later: stays with Robert Example"] : []))
            #expect(try await test.details(drop).person.id == drop)
            #expect(try await network.name(of: keep) == "Robert Example")
            let undo = try #require(try await network.batches(limit: 1).first)
            _ = try await network.undo(undo.number, at: test.now)
            #expect(try await test.details(drop).person.id == keep)
            #expect(try await network.name(of: keep) == "Bob Example")
            #expect(try await test.differences() == [])
        }
    }

    @Test func `a merge below another waits for it, and says for which`() async throws {
        let (keep, drop, third) = try await two()
        let first = try #require(try await network.merge(keep, drop, at: test.now).batch)
        let second = try #require(try await network.merge(third, keep, at: test.now).batch)
        let refusal = await #expect(throws: StoreError.self) { try await network.undo(first, at: test.now) }
        #expect(refusal?.description.contains("Merged Robert Example into Third Party") == true)
        #expect(try await network.story(of: first).stays.contains { $0.contains("change \(second)") })
        _ = try await network.undo(second, at: test.now)
        _ = try await network.undo(first, at: test.now)
        #expect(try await test.details(drop).person.id == drop)
        #expect(try await test.differences() == [])
        await #expect(throws: StoreError.self) { try await network.undo(first, at: test.now) }
    }

    @Test func `what was removed from somebody before they were merged comes back to who stays`() async throws {
        let (keep, drop, _) = try await two()
        let note = try #require(try await test.details(drop).notes.first)
        let removed = try #require(try await test.edit(drop, .removeNote(note.id)))
        let left = try #require(try await test.edit(drop, .leaveCircle("peers")))
        try await network.merge(keep, drop, at: test.now)
        for batch in [removed, left] { _ = try await network.undo(batch, at: test.now) }
        #expect(try await test.details(keep).notes.contains { $0.text == "two" })
        #expect(try await test.details(keep).circles.map(\.name) == ["clients", "peers"])
        #expect(try await test.differences() == [])
    }

    @Test func `whoever was merged since stays when what made them is taken back`() async throws {
        let keep = try await test.add("Robert Example")
        let made = try await network.add(PersonName(written: "Bob Example"), at: test.now)
        try await network.merge(keep, made.value, at: test.now)
        let refusal = await #expect(throws: StoreError.self) { try await network.undo(try #require(made.batch), at: test.now) }
        #expect(refusal?.description.contains("Bob Example: was merged into somebody later") == true)
        _ = try await network.unmerge(keep, at: test.now)
        _ = try await network.undo(try #require(made.batch), at: test.now)
        #expect(try await network.people(PeopleFilter()).total == 1)
    }

    @Test func `nobody is merged with themselves, with who they are already, or with nobody`() async throws {
        let (keep, drop, _) = try await two()
        let refusal = await #expect(throws: StoreError.self) { try await network.merge(keep, keep, at: test.now) }
        #expect(refusal?.description.contains("cannot be merged with themselves") == true)
        try await network.merge(keep, drop, at: test.now)
        let again = await #expect(throws: StoreError.self) { try await network.merge(keep, drop, at: test.now) }
        #expect(again?.description.contains("one person already: Robert Example") == true)
        await #expect(throws: StoreError.notFound("That person")) { try await network.merge(keep, test.id(), at: test.now) }
        await #expect(throws: StoreError.notFound("That person")) { try await network.mergePreview(test.id(), keep) }
        #expect(try await network.batches(limit: 1).first?.title == "Merged Bob Example into Robert Example")
    }

    @Test func `two people with the same everything become one`() async throws {
        let edits: [PersonEdit] = [
            .place("Berlin"), .tag("rust"), .joinCircle("peers"), .setField(label: "Team", value: "A"),
            .addPosition(organization: "Acme", title: "CTO", from: nil, to: nil),
        ]
        let (one, other) = (try await test.add("Ada Lovelace", edits), try await test.add("Ada Lovelace", edits))
        let written = try await network.merge(one, other, at: test.now)
        let details = try await test.details(one)
        #expect(details.positions.count == 1 && details.fields.map(\.value) == ["A"] && details.tags == ["rust"])
        #expect(try await network.batches(limit: 1).first?.title == "Merged two entries of Ada Lovelace")
        _ = try await network.undo(try #require(written.batch), at: test.now)
        #expect(try await test.details(other).positions.count == 1)
        #expect(try await test.differences() == [])
    }

    @Test func `today's line of who is merged becomes that of who stays`() async throws {
        let (keep, drop) = (try await test.add("Robert Example"), try await test.add("Bob Example", [.cadence(7)]))
        for day in [60.0, 40, 20] { try await test.contact([drop], daysAgo: day) }
        #expect(try await network.today(at: test.now).picks.map(\.person.id) == [drop])
        let written = try await network.merge(keep, drop, at: test.now)
        #expect(try await network.today(at: test.now).picks.map(\.person.id) == [keep])
        #expect(try await test.differences() == [])
        _ = try await network.undo(try #require(written.batch), at: test.now)
        #expect(try await network.today(at: test.now).picks.map(\.person.id) == [drop])
        #expect(try await test.differences() == [])
    }

    @Test func `a preview tells what is kept and what comes, and writes nothing`() async throws {
        let (keep, drop, _) = try await two()
        let before = try await network.batches(limit: 1).first?.number
        let preview = try await network.mergePreview(keep, drop)
        #expect(preview.keep.id == keep && preview.drop.id == drop && preview.interactions.keep == 2 && preview.interactions.drop == 3)
        #expect(preview.moves.first == "3 interactions" && preview.moves.contains("1 note") && preview.moves.contains("1 merged person"))
        #expect(preview.plan.lines.first?.besides == "Bob Example")
        #expect(try await network.batches(limit: 1).first?.number == before)
    }

    @Test func `a preview tells that the two were said not to be the same, and since when where that is known`() async throws {
        let (keep, drop) = (try await test.add("Robert Example"), try await test.add("Bob Example"))
        #expect(try await network.mergePreview(keep, drop).said == nil)
        try await network.markNotSame(drop, keep, at: test.now)
        for pair in [(keep, drop), (drop, keep)] {
            #expect(try await network.mergePreview(pair.0, pair.1).said == SaidNotSame(on: test.day))
        }
        // Who takes the place of one of them is not the other, either; nobody said so on that day.
        let third = try await test.add("Robert J. Example")
        #expect(try await network.mergePreview(third, drop).said == nil)
        try await network.merge(third, keep, at: test.now.adding(days: 1))
        #expect(try await network.mergePreview(third, drop).said == SaidNotSame(on: nil))
        _ = try await network.unmerge(third, at: test.now.adding(days: 1))
        #expect(try await network.mergePreview(keep, drop).said == SaidNotSame(on: test.day))
        // It is told, and not refused.
        try await network.merge(keep, drop, at: test.now)
        #expect(try await test.differences() == [])
    }

    @Test func `another account is not touched, and cannot be reached`() async throws {
        let (keep, drop, _) = try await two()
        let other = test.store.network(of: try await test.store.addAccount("other", settings: Settings(), at: test.now).id)
        await #expect(throws: StoreError.self) { try await other.merge(keep, drop, at: test.now) }
        await #expect(throws: StoreError.self) { try await other.markNotSame(keep, drop, at: test.now) }
        try await network.merge(keep, drop, at: test.now)
        #expect(try await other.redirect(of: drop) == nil)
    }
}
