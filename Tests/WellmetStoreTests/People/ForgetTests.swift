import Foundation
import Testing
import WellmetTestSupport

@testable import WellmetModel
@testable import WellmetStore

@Suite struct ForgetTests {
    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    private func forget(_ person: ID<Person>) async throws -> ForgetReport {
        try await test.store.forget(person, in: network.account, at: test.now)
    }

    /// Everything in the files of the database.
    private func bytes() throws -> Data {
        try ["", "-wal"].reduce(Data()) { all, ending in
            let path = test.path + ending
            return FileManager.default.fileExists(atPath: path) ? all + (try Data(contentsOf: URL(fileURLWithPath: path))) : all
        }
    }

    @Test func `nothing of somebody is left in the bytes of the file, whatever tables there are`() async throws {
        let whole = try await test.fillEveryTable()
        let other = try await test.add("Zoe Quist", [.addNote("Asked robert “bob” example about it; write to bob@example.com", at: nil)])
        try await test.edit(whole, .name(PersonName(written: "Rupert Examplary")))
        try await test.edit(whole, .addNote("a secret about him: quokka", at: nil), .addLink(label: "friend", to: other, name: ""))
        try await test.edit(other, .addLink(label: "boss", to: whole, name: ""))
        try await test.contact([whole], daysAgo: 2, summary: "talked of wombats")
        let before = try bytes()
        let words = ["Rupert Examplary", "Robert “Bob” Example", "bob@example.com", "quokka", "wombats"]
        for word in words { #expect(before.range(of: Data(word.utf8)) != nil, "\(word)") }
        let report = try await forget(whole)
        #expect(report.isProven && report.counts.history > 5 && report.counts.mentions.contains("1 note"))
        let after = try bytes()
        #expect(after.count > 10_000)
        for word in words + ["Bobby Example"] { #expect(after.range(of: Data(word.utf8)) == nil, "\(word)") }
        #expect(after.range(of: withUnsafeBytes(of: whole.uuid.uuid) { Data($0) }) == nil)
        #expect(try await test.differences() == [])
        let details = try await test.details(other)
        #expect(details.notes.map(\.text) == ["Asked somebody about it; write to somebody"])
        #expect(details.links.map(\.name) == ["somebody"])
        #expect(try await network.batches(limit: 100).allSatisfy { !$0.title.contains("Examplary") && !$0.title.contains("Bob") })
        #expect(try await test.store.engine.damage() == [])
    }

    @Test func `no row names them: not by id, wherever one stands`() async throws {
        let whole = try await test.fillEveryTable()
        _ = try await forget(whole)
        for table in try await test.tables() where table != "text_entry" {
            for row in try await test.rows(SQL(text: "SELECT * FROM \(table)")) {
                #expect(!row.values.contains { $0.uuid == whole.uuid }, "\(table)")
                #expect(!row.values.contains { $0.text.contains(whole.description) }, "\(table)")
            }
        }
    }

    @Test func `what others have stays, and history of others can still be taken back`() async throws {
        let (ada, bob) = (try await test.add("Ada Lovelace"), try await test.add("Bob Example"))
        try await test.contact([ada, bob], daysAgo: 3)
        let moved = try #require(try await test.edit(bob, .place("London"), .met(Person.Meeting(through: ada))))
        let later = try #require(try await test.edit(bob, .place("Paris")))
        _ = try await forget(ada)
        #expect(try await test.details(bob).timelineTotal == 1)
        _ = try await network.undo(later, at: test.now)
        #expect(try await test.details(bob).person.place == "London")
        _ = try await network.undo(moved, at: test.now)
        #expect(try await test.details(bob).person.place == "")
        #expect(try await test.differences() == [])
    }

    @Test func `who was merged into them is forgotten, too, and cannot come apart`() async throws {
        let (ada, adele) = (try await test.add("Ada Lovelace"), try await test.add("Adele Secret"))
        let merge = try #require(try await network.merge(ada, adele, at: test.now).batch)
        let report = try await forget(ada)
        #expect(report.isProven)
        #expect(try bytes().range(of: Data("Adele Secret".utf8)) == nil)
        _ = try await network.undo(merge, at: test.now)
        #expect(try await test.count("person") == 0)
        #expect(try await test.count("redirect") == 0)
    }

    @Test func `a fact that was confirmed of who was merged into them is in no title`() async throws {
        let (ada, adele) = (try await test.add("Ada Lovelace"), try await test.add("Adele Secret", [.place("Xanadu Springs")]))
        let place = try #require(try await network.facts(of: adele).facts.first { $0.text == "Xanadu Springs" })
        _ = try await network.confirm([place.key], of: adele, at: test.now)
        #expect(try await network.batches(limit: 1).first?.title == "Confirmed what is known of Adele Secret: place (Xanadu Springs)")
        _ = try await network.merge(ada, adele, at: test.now)
        #expect(try await forget(ada).isProven)
        #expect(try bytes().range(of: Data("Xanadu".utf8)) == nil)
    }

    @Test func `who was one with them for a while keeps their own name and addresses`() async throws {
        let ann = try await test.add("Ann Alpha", [.addIdentity(Identity(kind: .mail, normalised: "ann@a.example"))])
        let bea = try await test.add("Bea Beta", [.addIdentity(Identity(kind: .mail, normalised: "bea@b.example"))])
        let merge = try #require(try await network.merge(ann, bea, at: test.now).batch)
        _ = try await network.undo(merge, at: test.now)
        #expect(try await forget(ann).isProven)
        let details = try await test.details(bea)
        #expect(details.person.name.full == "Bea Beta" && details.identities.map(\.value.value) == ["bea@b.example"])
        #expect(try await test.differences() == [])
    }

    @Test func `a row that waited for a decision about them is gone, from the history, too`() async throws {
        let account = network.account
        let source = test.id(Source.self)
        try await test.add("Somebody Else")
        let ada = try await test.add("Zoë Kravchenko", [.addIdentity(Identity(kind: .mail, normalised: "zoe@k.example"))])
        try await test.run("INSERT INTO source (account, id, kind, owner) VALUES (\(account), \(source), 'vcard', '')")
        var row = ArchivePerson(place: RowPlace(file: "a.vcf", line: 1), name: PersonName(written: "Zoe Kravchenko"))
        row.identities = [Identity(kind: .mail, normalised: "zoe@k.example")]
        row.notes = [ArchiveNote(text: "wombat/quokka")]
        let content = String(decoding: try JSONEncoder().encode(row), as: UTF8.self)
        for key in ["mail/zoe@k.example", "mail/again"] {
            _ = try await network.write(BatchEntry(.edit, "x"), at: test.now) { change in
                try change.insert(
                    .undecided,
                    [
                        "source": SQLValue(source), "record_key": .text(key), "digest": .bytes([1]), "content": .text(content),
                        "left_out": .integer(0),
                    ])
            }
        }
        _ = try await network.write(BatchEntry(.edit, "y"), at: test.now) { change in
            try change.delete(.undecided, [SQLValue(source), .text("mail/zoe@k.example")])
        }
        #expect(try await forget(ada).isProven)
        #expect(try await test.count("undecided") == 0)
        let left = try bytes()
        for word in ["Kravchenko", "zoe@k.example", "zoe@k", "quokka"] { #expect(left.range(of: Data(word.utf8)) == nil, "\(word)") }
    }

    @Test func `their name goes from texts, views, circles and tags however it is written`() async throws {
        let zoe = try await test.add("Zoë Kravchenko")
        let notes = [
            "ZOË KRAVCHENKO", "Zoë Kravchenko".decomposedStringWithCanonicalMapping, "Zoe Kravchenko", "Kravchenko, Zoë", "zoë  kravchenko",
        ]
        let bob = try await test.add("Bob Example", notes.map { .addNote("met \($0) there", at: nil) })
        try await test.edit(bob, .tag("zoe-kravchenko"), .joinCircle("Zoë Kravchenko friends"))
        _ = try await network.save(view: "Zoë Kravchenko and co", "circle:clients", at: test.now)
        #expect(try await forget(zoe).isProven)
        let left = try bytes()
        for word in ["Kravchenko", "kravchenko", "KRAVCHENKO"] { #expect(left.range(of: Data(word.utf8)) == nil, "\(word)") }
        let details = try await test.details(bob)
        #expect(details.notes.allSatisfy { $0.text == "met somebody there" } && details.tags.isEmpty)
        #expect(try await network.circle(named: "somebody friends") != nil)
        #expect(try await network.view(named: "somebody and co") != nil)
        #expect(try await test.differences() == [])
    }

    @Test func `it cannot be taken back, and a bare undo goes to what was before`() async throws {
        let (ada, bob) = (try await test.add("Ada Lovelace"), try await test.add("Bob Example"))
        let last = try #require(try await test.edit(bob, .place("London")))
        _ = try await forget(ada)
        let batch = try #require(try await network.batches(limit: 1).first)
        #expect(batch.title == "Forgot somebody for good")
        await #expect { _ = try await network.undo(batch.number, at: test.now) } throws: { "\($0)".contains("cannot be taken back") }
        #expect(try await network.lastUndoable()?.number == last)
    }

    @Test func `a namesake keeps the name, and what is said of it`() async throws {
        let (one, two) = (try await test.add("Ada Lovelace"), try await test.add("Ada Lovelace"))
        let bob = try await test.add("Bob Example", [.addNote("Met Ada Lovelace", at: nil)])
        let preview = try await test.store.previewForgetting(one, in: network.account)
        #expect(preview.counts.hasNamesake && !preview.counts.mentions.contains("1 note"))
        #expect(try await forget(one).isProven)
        #expect(try await test.details(two).person.name.full == "Ada Lovelace")
        #expect(try await test.details(bob).notes.map(\.text) == ["Met Ada Lovelace"])
    }

    @Test func `a look tells what would go and where else they are told of, and changes nothing`() async throws {
        let (ada, bob) = (try await test.add("Ada Lovelace"), try await test.add("Bob Example", [.addNote("Ask ada lovelace", at: nil)]))
        try await test.contact([ada], daysAgo: 2)
        try await test.contact([ada, bob], daysAgo: 3, summary: "with Ada Lovelace")
        let before = try await test.contents()
        let preview = try await test.store.previewForgetting(ada, in: network.account)
        #expect(preview.name == "Ada Lovelace" && preview.counts.alone == 1 && preview.counts.shared == 1 && !preview.counts.hasNamesake)
        #expect(preview.counts.mentions == ["1 note", "1 interaction", "3 titles of changes"])
        #expect(try await test.contents() == before)
        #expect(try await forget(ada).counts == preview.counts)
    }

    @Test func `another account's people are none of it`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let second = test.store.network(of: try await test.store.addAccount("second", settings: Settings(), at: test.now).id)
        let theirs = try await second.add(PersonName(written: "Ada Lovelace"), edits: [], at: test.now).value
        let report = try await forget(ada)
        #expect(report.isKnownElsewhere && report.isProven)
        #expect(try await second.name(of: theirs) == "Ada Lovelace")
        await #expect(throws: StoreError.notFound("That person")) { _ = try await forget(theirs) }
    }

    @Test func `an archive does not bring them back`() async throws {
        var archive = Archive(source: .linkedin, owner: Archive.Owner(name: "Me"), asOf: .on("2026-03-01"))
        var row = ArchivePerson(place: RowPlace(file: "Connections.csv", line: 2), name: PersonName(written: "Ada Lovelace"))
        row.identities = [Identity(kind: .linkedin, normalised: "ada-lovelace")]
        archive.people = [row]
        _ = try await network.apply(try await network.plan(archive), choices: [:], at: test.now)
        let ada = try #require(try await network.find("Ada").first)
        #expect(try await forget(ada.id).isProven)
        #expect(try await network.plan(archive).new.isEmpty)
    }

    @Test func `a file beside the database that still tells of them is named`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let backup = test.folder.appending(path: "old.db").path
        try await test.store.backUp(to: backup)
        let report = try await forget(ada)
        #expect(report.files.filter { $0.traces > 0 }.map(\.path) == [backup])
    }

    @Test(arguments: [
        ("Met Ada Lovelace.", "Met somebody."), ("ADA LOVELACE, ada@x.example!", "somebody, somebody!"), ("Ada Lovelaces", nil),
        ("aada@x.example", nil), ("Ada", nil), ("", nil), ("Ada LovelaceAda Lovelace", nil), ("Ada  Lovelace", "somebody"),
        ("Lovelace, Ada", "somebody"),
        ("ÀDÁ LOVELACE", "somebody"), ("Ada. Lovelace was there", nil), ("ada-lovelace", "somebody"),
        ("Ada Lovelace/Ada Lovelace", "somebody/somebody"), ("Ada Lovelace's idea", "somebody's idea"),
        ("ADA LOVELACE’S idea", "somebody’S idea"), ("the 'Ada Lovelace' ship", "the 'somebody' ship"), ("Ada Lovelaces' idea", nil),
        ("见了Ada Lovelace的朋友", "见了somebody的朋友"), ("@ada@x.example", "@somebody"),
    ])
    func `whole names and addresses are replaced, whatever their capitals, and parts of others are not`(text: String, expected: String?) {
        let traces = Traces(names: ["Ada Lovelace", "Ada"], identities: [Identity(kind: .mail, normalised: "ada@x.example")])
        #expect(traces.removed(from: text) == expected)
    }

    @Test func `bytes are found across the pieces of a file, each once`() async throws {
        try await TemporaryFolder.with { folder in
            let file = folder.appending(path: "f")
            var data = Data(count: (1 << 22) - 3)
            data += Data("needle".utf8) + Data(count: 100) + Data("needle".utf8)
            try data.write(to: file)
            #expect(try TraceScan([Array("needle".utf8)]).count(in: file.path).counts == [2])
            // A part of what is another's is none, also where a piece ends.
            var scan = TraceScan([Array("needle".utf8)])
            scan.longer = [0: [TraceScan.Longer(bytes: Array("\0\0needle\0\0".utf8), offset: 2)]]
            #expect(try scan.count(in: file.path).counts == [1])
        }
    }

    // MARK: What tells somebody

    /// Everything that the history tells, and what its entries hold.
    private func history() async throws -> [String] {
        let titles = try await test.rows("SELECT title FROM batch").map { $0[0].text }
        return titles + (try await test.rows("SELECT old FROM ledger").map { $0[0].text })
    }

    @Test func `a name of one word goes from the history of theirs, and stays in notes of others, which is told`() async throws {
        let madonna = try await test.add("Madonna")
        let bob = try await test.add("Bob Stone", [.addNote("Madonna sang", at: nil), .addNote("Madonna's song", at: nil)])
        try await test.edit(madonna, .place("London"))
        try await test.edit(bob, .addLink(label: "friend", to: madonna, name: ""))
        try await test.contact([madonna, bob], daysAgo: 2)
        try await test.contact([madonna], daysAgo: 3, summary: "wombats")
        try await test.contact([madonna], daysAgo: 1)
        _ = try await network.undo(try #require(try await network.lastUndoable()).number, at: test.now)
        try await test.edit(bob, .tag("madonna"), .place("Madonna street"))
        try await test.edit(bob, .place("Paris"))
        let preview = try await test.store.previewForgetting(madonna, in: network.account)
        let report = try await forget(madonna)
        #expect(report.counts == preview.counts && report.isProven)
        #expect(
            report.counts.kept == [
                ForgetCounts.Kept(word: "Madonna", rows: ["1 tag", "2 notes", "1 entry of the history"], people: ["Bob Stone"], more: 0)
            ])
        #expect(
            report.counts.kept.first?.words.hasSuffix(": 1 tag, 2 notes and 1 entry of the history (Bob Stone) still say it.") == true)
        #expect(try await history().filter { $0.contains("Madonna") }.count == 1)
        #expect(try await network.batches(limit: 50).map(\.title).contains("Added somebody"))
        #expect(try await network.batches(limit: 50).map(\.title).contains("Logged call with somebody, Bob Stone"))
        let details = try await test.details(bob)
        #expect(details.links.map(\.name) == ["somebody"] && details.notes.count == 2)
        #expect(details.notes.allSatisfy { $0.text.hasPrefix("Madonna") })
    }

    @Test func `a name without spaces goes in both orders, and short handles with it`() async throws {
        let ming = try await test.add("小明 王", [.addIdentity(Identity(kind: .x, normalised: "jack1"))])
        let bob = try await test.add(
            "Bob Stone",
            [
                .addNote("见了王小明,他说 @jack1", at: nil), .addNote("小明王和小明 王", at: nil), .addNote("jack1说, x.com/jack1", at: nil),
                .addNote("jack10 and ajack1", at: nil),
            ])
        let preview = try await test.store.previewForgetting(ming, in: network.account)
        #expect(preview.counts.mentions == ["3 notes", "1 title of a change"])
        let report = try await forget(ming)
        #expect(report.isProven && report.counts == preview.counts, "\(report.left) \(report.readable)")
        let notes = Set(try await test.details(bob).notes.map(\.text))
        #expect(notes == ["见了somebody,他说 somebody", "somebody和somebody", "somebody说, somebody", "jack10 and ajack1"])
        for word in ["王小明", "小明王", "小明 王"] { #expect(try bytes().range(of: Data(word.utf8)) == nil, "\(word)") }
    }

    @Test func `a longer name of somebody who lives is theirs, in texts and in the file`() async throws {
        let ann = try await test.add("Ann Lee", [.addIdentity(Identity(kind: .linkedin, normalised: "given-7"))])
        let mary = try await test.add(
            "Mary Ann Lee",
            [.addIdentity(Identity(kind: .linkedin, normalised: "given-70")), .addNote("Mary Ann Lee is no Ann Lee", at: nil)])
        try await test.add("Kim Jo", [.addIdentity(Identity(kind: .linkedin, normalised: "given-71"))])
        let wang = try await test.add("王小")
        try await test.add("王小明", [.addNote("王小明和王小", at: nil)])
        try await test.add("Lee Ann")
        let report = try await forget(ann)
        #expect(report.isProven, "\(report.left) \(report.readable)")
        #expect(try await test.details(mary).notes.map(\.text) == ["Mary Ann Lee is no somebody"])
        #expect(try await test.details(mary).person.name.full == "Mary Ann Lee")
        #expect(try await network.batches(limit: 50).map(\.title).contains("Added Mary Ann Lee"))
        let second = try await forget(wang)
        #expect(second.isProven, "\(second.left) \(second.readable)")
        #expect(try await test.rows("SELECT text FROM note ORDER BY id").map { $0[0].text }.contains("王小明和somebody"))
    }

    @Test func `every spelling goes and is searched for, and so does a possessive`() async throws {
        let picard = try await test.add("Jean-Luc Picard")
        let bob = try await test.add(
            "Bob Stone", [.addNote("Jean Luc Picard's ship, Jean-Luc-Picard’s tea", at: nil), .addNote("Picard, Jean Luc", at: nil)])
        let report = try await forget(picard)
        #expect(report.isProven && report.counts.mentions.contains("2 notes"), "\(report.left) \(report.readable)")
        let notes = Set(try await test.details(bob).notes.map(\.text))
        #expect(notes == ["somebody's ship, somebody’s tea", "somebody"])
        let spellings = Traces(names: ["Jean-Luc Picard"], identities: []).spellings()
        for spelling in ["Jean Luc Picard", "jean luc picard", "Picard, Jean Luc", "JEAN-LUC-PICARD"] {
            #expect(spellings.contains(spelling))
        }
        #expect(Traces(names: ["Zoë Kay"], identities: []).spellings().contains { $0.utf8.elementsEqual("Zoe\u{308} Kay".utf8) })
    }

    @Test func `a text that alone may be called so gets a number, and a row that still tells is named`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let bob = try await test.add("Bob Stone")
        try await test.edit(bob, .joinCircle("somebody"), .joinCircle("Ada Lovelace"))
        #expect(try await forget(ada).isProven)
        #expect(try await network.circle(named: "somebody 2") != nil)
        // What cannot be written stays, and is told with whose it is.
        let zoe = try await test.add("Zoe Kravchenko")
        try await test.edit(bob, .addNote("Zoe Kravchenko said", at: nil))
        try await test.script("CREATE TRIGGER stays BEFORE UPDATE OF text ON note BEGIN SELECT RAISE(ABORT, 'no'); END")
        let report = try await forget(zoe)
        #expect(!report.isProven && report.left == ["1 note (Bob Stone)"])
    }

    @Test func `what another account says hides nothing that is left in one's own`() async throws {
        let second = test.store.network(of: try await test.store.addAccount("second", settings: Settings(), at: test.now).id)
        _ = try await second.add(PersonName(written: "Zoe Kravchenko"), edits: [.addNote("Zoe Kravchenko sings", at: nil)], at: test.now)
        let zoe = try await test.add("Zoe Kravchenko")
        let bob = try await test.add("Bob Stone", [.addNote("Zoe Kravchenko said", at: nil)])
        try await test.script(
            "CREATE TRIGGER stays BEFORE UPDATE OF text ON note WHEN OLD.text LIKE '%said' BEGIN SELECT RAISE(ABORT, 'no'); END")
        let report = try await forget(zoe)
        #expect(!report.isProven && report.left == ["1 note (Bob Stone)"])
        #expect(try await test.details(bob).notes.count == 1)
    }

    @Test func `what can be read in the file and in no row is told`() async throws {
        let ada = try await test.add("Ada Lovelace")
        try await test.script("CREATE TABLE stray (content BLOB); INSERT INTO stray VALUES (CAST('xxAda Lovelacexx' AS BLOB))")
        let report = try await forget(ada)
        #expect(!report.isProven && report.left.isEmpty && report.readable == ["“Ada Lovelace”"])
    }

    @Test func `handles that are mere words go where their kind stands beside them`() {
        let traces = Traces(
            names: ["Ada Lovelace"], identities: [Identity(kind: .github, normalised: "byte"), Identity(kind: .x, normalised: "ada")])
        #expect(
            traces.removed(from: "a byte of ada, @byte, github.com/byte, me@byte.example")
                == "a byte of ada, somebody, somebody, me@byte.example")
        #expect(traces.tooLittle == ["byte"])
    }

    @Test func `cards of others and of groups, now and in the history, lose them`() async throws {
        let account = network.account
        let source = test.id(Source.self)
        let ada = try await test.add("Ada Lovelace")
        let bob = try await test.add("Bob Stone")
        try await test.run("INSERT INTO source (account, id, kind, owner) VALUES (\(account), \(source), 'vcard', '')")
        let card = test.id(Source.self)
        _ = try await network.write(BatchEntry(.edit, "x"), at: test.now) { change in
            try change.insert(
                .card,
                [
                    "id": SQLValue(card), "person": SQLValue(bob), "source": SQLValue(source), "digest": .bytes([1]),
                    "content": .bytes(Array("FN:Bob Stone\nNOTE:Ada Lovelace\n".utf8)),
                ])
        }
        _ = try await network.write(BatchEntry(.edit, "y"), at: test.now) { change in
            try change.update(.card, [SQLValue(card)], ["content": .bytes(Array("FN:Bob Stone\nNOTE:Ada Lovelace!\n".utf8))])
        }
        let report = try await forget(ada)
        #expect(report.isProven && report.counts.mentions.contains("1 contact card"), "\(report.left) \(report.readable)")
        let kept = try await test.rows("SELECT old FROM ledger WHERE tbl = 'card'").map { $0[0].text }
        #expect(kept.count == 1 && !kept[0].contains(Data("FN:Bob Stone\nNOTE:Ada Lovelace\n".utf8).base64EncodedString()))
    }

    @Test func `organizations that are named after them have other words, found at once and not by a look at all for each`() async throws {
        let ada = try await test.add("Ada Lovelace")
        for n in 0..<30 {
            try await test.add("Worker \(n)", [.addPosition(organization: "Ada Lovelace Lab \(n)", title: "", from: nil, to: nil)])
        }
        let (account, now) = (network.account, test.now)
        let looks = try await test.store.engine.write { tx in
            let counting = CountingTransaction(tx)
            let change = Change(counting, account: account, entry: BatchEntry(.rule, "x"), at: now)
            try change.forget(ForgetPlan(ForgottenPerson(ada, account: account, tx: tx), account: account, tx: tx))
            try change.finish()
            return counting.counts.filter { $0.key.hasPrefix("SELECT") && $0.key.contains("organization_word") }.values.reduce(0, +)
        }
        #expect(looks <= 1)
        #expect(try await test.count("organization") == 30)
        #expect(try await test.rows("SELECT 1 FROM organization_word WHERE word = 'lovelace'").isEmpty)
        #expect(try await test.rows("SELECT 1 FROM organization_word WHERE word = 'somebody'").count == 30)
        #expect(try await test.differences() == [])
    }

    // MARK: What they are called and how they are reached besides

    /// Notes of somebody else, once a person is forgotten; nothing of theirs is left.
    private func left(
        of name: PersonName, _ edits: [PersonEdit] = [], notes: [String], but stays: Set<String> = []
    ) async throws -> [String] {
        let person = try await network.add(name, edits: edits, at: test.now).value
        var ids: [ID<Person>] = []
        for note in notes { ids.append(try await test.add("Holder of \(ids.count)", [.addNote(note, at: nil)])) }
        try await test.edit(ids[0], .tag("friend"), .addNote("gone", at: nil))
        let preview = try await test.store.previewForgetting(person, in: network.account)
        let report = try await forget(person)
        #expect(report.isProven && report.counts == preview.counts, "\(report.left) \(report.readable)")
        let bytes = try bytes()
        for note in notes where !stays.contains(where: { $0.contains(note) }) {
            #expect(bytes.range(of: Data(note.utf8)) == nil, "\(note)")
        }
        var left: [String] = []
        for id in ids { left.append(try await test.details(id).notes.map(\.text).first { $0 != "gone" } ?? "") }
        return left
    }

    @Test func `a name with a middle one goes without it, with its initial and with the family name first, too`() async throws {
        let notes = ["Irène Curie", "Curie, Irène", "Irène M. Curie", "Irene Curie", "Curie, Irène M.", "IRÈNE M CURIE", "Curie Irène M"]
        let left = try await left(of: PersonName(given: "Irène", family: "Curie", additional: "M"), notes: notes)
        #expect(left == ["somebody", "somebody", "somebody", "somebody", "somebody.", "somebody", "somebody"])
        let more = ["met Ludwig van der Berg", "van der Berg, Ludwig", "van der Berg, Ludwig A.", "Ludwig A. van der Berg’s"]
        let berg = try await self.left(of: PersonName(given: "Ludwig", family: "van der Berg", additional: "Amadeus"), notes: more)
        #expect(berg == ["met somebody", "somebody", "somebody.", "somebody’s"])
    }

    @Test func `a short form that somebody else has, or may have, stays and is told`() async throws {
        try await test.add("Irène Curie")
        _ = try await network.add(PersonName(given: "Ann", family: "Lee", additional: "B"), edits: [], at: test.now)
        let irene = try await network.add(PersonName(given: "Irène", family: "Curie", additional: "M"), edits: [], at: test.now).value
        let ann = try await network.add(PersonName(given: "Ann", family: "Lee", additional: "M"), edits: [], at: test.now).value
        let bob = try await test.add("Bob Stone", [.addNote("Irène Curie, Irène M. Curie, Ann Lee, Ann B. Lee, Ann M Lee", at: nil)])
        let report = try await forget(irene)
        #expect(report.isProven && !report.counts.hasNamesake && report.counts.sharedNames == ["Irène Curie"])
        #expect(
            report.counts.sentences(isDone: true).last
                == "“Irène Curie” may be somebody else, too: texts that say it stay, as nobody can tell whom they mean.")
        #expect(try await forget(ann).isProven)
        #expect(try await test.details(bob).notes.map(\.text) == ["Irène Curie, somebody, Ann Lee, Ann B. Lee, somebody"])
        #expect(try await network.find("Irène Curie").count == 1)
    }

    @Test func `umlauts are found as they are spelled out, some or all of them, and left out`() async throws {
        let notes = ["Zoe Mueller", "Zoe Muller", "Zoë Mueller", "MUELLER, Zoe", "Zoe Muellers", "Mueller"]
        let left = try await left(of: PersonName(given: "Zoë", family: "Müller"), notes: notes, but: ["Zoe Muellers", "Mueller"])
        #expect(left == ["somebody", "somebody", "somebody", "somebody", "Zoe Muellers", "Mueller"])
        let both = ["Jorg Mueller", "Joerg Muller", "Jörg Müller"]
        #expect(try await self.left(of: PersonName(given: "Jörg", family: "Müller"), notes: both) == ["somebody", "somebody", "somebody"])
        let dotted = ["Jörg Kämpfer", "Joerg Kaempfer"]
        #expect(try await self.left(of: PersonName(given: "Joerg", family: "Kaempfer"), notes: dotted) == ["somebody", "somebody"])
        // Whoever lives and is called so keeps it.
        let anna = try await test.add("Anna Goetz")
        let traces = Traces(names: ["Anna Götz"], identities: [], otherNames: ["Anna Goetz"])
        #expect(traces.removed(from: "Anna Goetz") == nil && traces.removed(from: "Anna Gotz") != nil)
        #expect(try await test.details(anna).person.name.full == "Anna Goetz")
    }

    @Test func `other names are names, those of before and those of others, too`() async throws {
        let label = CustomField.otherName
        let other = try await test.add("Bea Wood", [.setField(label: label, value: "Mary Anna Stone")])
        let person = try await test.add("Anna Wood", [.setField(label: label, value: "Anna Q Stone")])
        try await test.edit(person, .setField(label: label, value: "张伟"))
        let bob = try await test.add("Bob Stone", [.addNote("张伟, Anna Stone, Stone, Anna Q. and Mary Anna Stone", at: nil)])
        let report = try await forget(person)
        #expect(report.isProven, "\(report.left) \(report.readable)")
        #expect(try await test.details(bob).notes.map(\.text) == ["somebody, somebody, somebody. and Mary Anna Stone"])
        #expect(try await test.details(other).fields.map(\.value) == ["Mary Anna Stone"])
        #expect(try bytes().range(of: Data("张伟".utf8)) == nil)
    }

    @Test func `numbers go however their digits are parted`() async throws {
        let notes = [
            "+33 1 99 00 00 27", "0033199000027", "0033 1 99 00 00 27", "01 99 00 00 27", "01.99.00.00.27", "01-99-00-00-27",
            "+33 (0)1 99000027",
            "call (01) 99 00 00 27 now", "0 1 9 9 0 0 0 0 2 7", "01/99000027", "+33\u{A0}1\u{202F}99 00 00 27",
            "+32 1 99 00 00 27", "01 99 00 00 275", "1999-00-00",
        ]
        let left = try await left(
            of: PersonName(given: "Ada", family: "Lovelace"), [.addIdentity(Identity(kind: .phone, normalised: "+33199000027"))],
            notes: notes,
            but: Set(notes.suffix(3) + ["call (01) 99 00 00 27 now"]))
        #expect(
            left == Array(repeating: "somebody", count: 7) + ["call somebody now", "somebody", "somebody", "somebody"] + notes.suffix(3))
        let berlin = ["030 901820", "(030) 90 18 20", "(030 901820)", "0049 30 901820", "+49 30/90 18-20", "+49 (30) 901820"]
        let again = try await self.left(
            of: PersonName(given: "Eve", family: "Lovelock"),
            [.addIdentity(Identity(kind: .phone, normalised: "+4930901820", display: "+49 30 901820"))], notes: berlin)
        #expect(again == ["somebody", "somebody", "(somebody)", "somebody", "somebody", "somebody"])
        let america = ["(415) 555-2671", "1-415-555-2671", "415.555.2671", "+1 415 555 2671", "2026-03-14 415 555 2671"]
        let last = try await self.left(
            of: PersonName(given: "Eve", family: "Locke"), [.addIdentity(Identity(kind: .phone, normalised: "+14155552671"))],
            notes: america,
            but: [america[4]])
        #expect(last == ["somebody", "somebody", "somebody", "somebody", "2026-03-14 somebody"])
    }

    @Test func `a number that somebody else has stays, and a short national one is told`() async throws {
        func phone(_ number: String) -> PersonEdit { .addIdentity(Identity(kind: .phone, normalised: number)) }
        try await test.add("Bea Wood", [phone("+32199000027")])
        let ada = try await test.add("Ada Lovelace", [phone("+33199000027"), phone("+68312345")])
        let bob = try await test.add(
            "Bob Stone", [.addNote("01 99 00 00 27, +33 1 99 00 00 27", at: nil), .addNote("012345 or 12345", at: nil)])
        try await test.edit(bob, .addNote("+32 1 99 00 00 27 and 00683 012345", at: nil))
        let report = try await forget(ada)
        #expect(report.isProven, "\(report.left) \(report.readable)")
        #expect(report.counts.kept.map(\.word) == ["012345"])
        let left = Set(try await test.details(bob).notes.map(\.text))
        #expect(left == ["01 99 00 00 27, somebody", "012345 or 12345", "+32 1 99 00 00 27 and somebody"])
    }

    @Test func `the file is searched for the usual spellings of a number, and not for each with all that may stand before it`() {
        let paris = Identity(kind: .phone, normalised: "+33199000027")
        let spellings = Traces(names: [], identities: [paris]).spellings()
        for spelling in ["199000027", "1 99 00 00 27", "1.99.00.00.27", "1-99-00-00-27", "(01) 99 00 00 27"] {
            #expect(spellings.contains(spelling), "\(spelling)")
        }
        #expect(spellings.count < 80)
        // Where the national form is another’s, too, it is not looked for alone.
        let shared = Traces(names: [], identities: [paris], otherIdentities: [Identity(kind: .phone, normalised: "+32199000027")])
            .spellings()
        for spelling in ["33 1 99 00 00 27", "0033199000027", "33-1-99-00-00-27"] { #expect(shared.contains(spelling), "\(spelling)") }
        #expect(!shared.contains("199000027") && !shared.contains("01 99 00 00 27"))
    }

    @Test func `numbers in the history and in cards go, and days are no numbers`() async throws {
        let ada = try await test.add("Ada Lovelace", [.addIdentity(Identity(kind: .phone, normalised: "+4720260314"))])
        let bob = try await test.add("Bob Stone", [.place("20 26 03 14"), .addNote("on 2026-03-14 at 20260314", at: nil)])
        try await test.edit(bob, .place("a/20/26.03-14"))
        try await test.edit(bob, .place("Paris"))
        let report = try await forget(ada)
        #expect(report.isProven, "\(report.left) \(report.readable)")
        #expect(try await test.details(bob).notes.map(\.text) == ["on 2026-03-14 at somebody"])
        let history = try await history()
        #expect(history.allSatisfy { !$0.contains("20 26") && !$0.contains("26.03") } && history.contains { $0.contains("somebody") })
    }
}
