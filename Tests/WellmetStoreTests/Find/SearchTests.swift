import Foundation
import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct SearchTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func names(_ text: String, limit: Int = 20) async throws -> [String] {
        try await test.network.search(SearchText(text), limit: limit, at: test.now).people.map(\.line.name.full)
    }

    private func texts(_ text: String) async throws -> [String] { try await test.network.searchTexts(SearchText(text)).texts.map(\.text) }

    private func mail(_ value: String) -> PersonEdit { .addIdentity(Identity(kind: .mail, normalised: value)) }

    @Test func `people are found by names, addresses, numbers, work, place and where we met`() async throws {
        try await test.add(
            "Ada Lovelace",
            [
                mail("countess@engines.example"), .addIdentity(Identity(kind: .phone, normalised: "+4915123456789")),
                .addPosition(organization: "Acme Engines", title: "Analyst", from: nil, to: nil),
                .addPosition(organization: "Babbage", title: "Clerk", from: nil, to: PartialDate(year: 2020)), .place("London"),
                .met(Person.Meeting(on: nil, place: "FOSDEM")),
            ])
        try await test.add("Bob Example")
        for text in [
            "ada", "ADA", "love", "lovelace ad", "ada acme", "countess@", "acme eng", "analyst", "lond", "fosdem", "babbage", "clerk",
            "0151 234567", "+49 151", "4915123456789",
        ] {
            #expect(try await names(text) == ["Ada Lovelace"], "\(text)")
        }
        for text in ["", "…", "zzz", "ada bob", "0160 1234567", "%", "\"", "ada OR bob", "(x+)+$"] {
            #expect(try await names(text).isEmpty, "\(text)")
        }
        let found = try await test.network.search(SearchText("babbage"), at: test.now).people.first
        #expect(found?.because == "was at Babbage")
    }

    @Test func `who is spelled otherwise is found when nobody is spelled so, and it is said`() async throws {
        try await test.add("Katharina Schröder", [.addPosition(organization: "Figueroa", title: "", from: nil, to: nil)])
        try await test.add("Юлия Иванова")
        for text in ["schroder", "schrodr", "katarina", "katharnia schr", "figeroa", "иванва"] {
            let found = try await test.network.search(SearchText(text), at: test.now)
            #expect(found.people.count == 1, "\(text)")
            #expect(found.isNear == (text != "schroder"), "\(text)")
        }
        #expect(try await names("kat schxxxxer").isEmpty)
        try await test.add("Bob Example", [.met(Person.Meeting(on: nil, place: "Remote Work Online"))])
        #expect(try await names("remot") == ["Bob Example"])
        #expect(try await names("remore").isEmpty)
        #expect(try await names("xyz").isEmpty)
    }

    @Test func `names of other scripts are found in Latin letters, and umlauts spelled out`() async throws {
        try await test.add("Στέλιος Βασιλάκου")
        try await test.add("Соломія Білозерська")
        try await test.add("Thomas Müller")
        try await test.add("Bjørn Åse")
        for (text, name) in [
            ("stelios", "Στέλιος Βασιλάκου"), ("Στέλιος", "Στέλιος Βασιλάκου"), ("στελ", "Στέλιος Βασιλάκου"),
            ("bilozer", "Соломія Білозерська"),
            ("Mueller", "Thomas Müller"), ("muller", "Thomas Müller"), ("Müller", "Thomas Müller"), ("bjoern", "Bjørn Åse"),
            ("aase", "Bjørn Åse"),
        ] {
            #expect(try await names(text) == [name], "\(text)")
        }
        #expect(try await test.differences() == [])
    }

    @Test func `a name typed with umlauts finds who spells them out, in every field`() async throws {
        let mueller = try await test.add("Anna Mueller", [mail("mueller@example.org"), .addNote("Knows Joergensen well", at: nil)])
        try await test.add("Soeren Aakjaer", [.addPosition(organization: "Schoen Druck", title: "", from: nil, to: nil)])
        for (text, name) in [
            ("Müller", "Anna Mueller"), ("MÜLL", "Anna Mueller"), ("anna mu\u{308}ller", "Anna Mueller"),
            ("müller@example.org", "Anna Mueller"),
            ("Søren", "Soeren Aakjaer"), ("Sören", "Soeren Aakjaer"), ("Åkjær", "Soeren Aakjaer"), ("Schön", "Soeren Aakjaer"),
        ] {
            let found = try await test.network.search(SearchText(text), at: test.now)
            #expect(found.people.map(\.line.name.full) == [name] && !found.isNear, "\(text)")
        }
        #expect(try await test.network.search(SearchText("schön"), at: test.now).organizations.map(\.name) == ["Schoen Druck"])
        #expect(try await texts("Jørgensen").count == 1)
        for filter in ["name:müller", "müller", "about:jörgensen", "-name:sören"] {
            let people = try await test.network.people(PeopleFilter(Filter(filter), at: test.now)).people
            #expect(people.map(\.id) == [mueller], "\(filter)")
        }
        #expect(try await test.network.people(PeopleFilter(Filter("company:schön"), at: test.now)).total == 1)
        #expect(try await test.network.find("Müller").map(\.name.full) == ["Anna Mueller"])
        // Who is spelled as typed is meant before.
        try await test.add("Bea Müller")
        #expect(try await test.network.find("Müller").map(\.name.full) == ["Bea Müller"])
        #expect(Set(try await names("Müller")) == ["Anna Mueller", "Bea Müller"])
    }

    @Test func `places and organizations are found with umlauts spelled out, and cities by their other names`() async throws {
        try await test.add("Anna Zue", [.place("Zürich"), .addPosition(organization: "Müller Söhne", title: "", from: nil, to: nil)])
        try await test.add("Bob Lis", [.place("Lisbon")])
        try await test.add("Cem Boa", [.place("Lisboa")])
        try await test.add("Dora Haag", [.place("Den Haag, Nederland")])
        try await test.add("Lissabon Wiener", [.addPosition(organization: "Lisbon Labs", title: "", from: nil, to: nil)])
        for (text, found) in [
            ("zuerich", "Anna Zue"), ("anna zuerich", "Anna Zue"), ("mueller", "Anna Zue"), ("mueller soehne", "Anna Zue"),
            ("the hague", "Dora Haag"), ("the hague nederland", "Dora Haag"), ("lisboa", "Bob Lis, Cem Boa"), ("bob lisboa", "Bob Lis"),
            ("vienna", ""),
        ] {
            let people = try await test.network.search(SearchText(text), at: test.now)
            #expect(people.people.map(\.line.name.full).sorted().joined(separator: ", ") == found && !people.isNear, "\(text)")
        }
        #expect(try await test.network.search(SearchText("mueller"), at: test.now).organizations.map(\.name) == ["Müller Söhne"])
        #expect(try await test.network.paths(toPlace: "mueller", at: test.now)?.places.isEmpty == false)
        for number in 0..<300 { try await test.add("Many \(number)", [.place("Lisbon")]) }
        #expect(try await names("lisboa", limit: 400).count > 200)
    }

    @Test(arguments: [
        "(a+)+$", "((((((((", "*", "\"\"\"", "' OR 1=1 --", "NEAR(a, b)", "a\u{0}b", "\u{0}", "\\", "^ada", "{a b}:c", "ᴬᴰᴬ", "Ⓐ", "①",
        "%_!",
        "\u{202E}ada\u{202C}", "\u{200F}שלום עולם", "مرحبا ١٢٣", "👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪", "\u{301}\u{301}\u{301}", "ﬁ ﷺ", "\u{FFFD}\u{FFFE}", "𝔸𝕕𝕒",
        "İ ı ß ẞ",
        String(repeating: "x", count: 10_000), String(repeating: "x ", count: 5000), "a" + String(repeating: "\u{301}", count: 100_000),
        String(repeating: "ä", count: 10_000), String(repeating: "👩‍👩‍👧‍👦", count: 3000), String(repeating: "(a|a)*", count: 2000),
    ])
    func `whatever is typed has an answer, soon`(text: String) async throws {
        try await test.add("Ada Lovelace", [.addNote("Likes tea", at: nil)])
        let clock = ContinuousClock()
        let start = clock.now
        _ = try await test.network.search(SearchText(text), at: test.now)
        _ = try await test.network.searchTexts(SearchText(text))
        _ = try await test.network.find(String(text.prefix(4000)))
        do {
            _ = try await test.network.people(PeopleFilter(Filter(text), at: test.now))
        } catch is FilterError {}
        #expect(clock.now - start < .seconds(10))
    }

    @Test func `the better fit comes first, and the warmer tie of those who fit alike`() async throws {
        let distant = try await test.add("Ada Distant")
        let close = try await test.add("Ada Close")
        try await test.add("Bob Other", [.addPosition(organization: "Ada Works", title: "", from: nil, to: nil)])
        try await test.contact([distant], daysAgo: 700)
        for day in 1..<40 { try await test.contact([close], daysAgo: Double(day * 3)) }
        #expect(try await names("ada") == ["Ada Close", "Ada Distant", "Bob Other"])
        #expect(try await names("ada", limit: 1) == ["Ada Close"])
    }

    @Test func `a letter that begins thousands of names finds those in touch last, and two letters still who bears both`() async throws {
        _ = try await test.network.write(BatchEntry(.edit, "Many"), at: test.now) { change in
            for number in 0..<1400 {
                _ = try change.addPerson(PersonName(given: "An\(number)", family: "Bo\(number)"), standing: .book, edits: [])
            }
            _ = try change.addPerson(PersonName(given: "Bojan", family: "Anders"), standing: .book, edits: [])
        }
        let friend = try await test.add("Anna Friend")
        try await test.contact([friend], daysAgo: 1)
        #expect(try await names("an").first == "Anna Friend")
        #expect(try await names("an").count == 20)
        #expect(try await names("an frie") == ["Anna Friend"])
        #expect(try await names("bo an", limit: 2000).contains("Bojan Anders"))
        #expect(try await names("an1399 b") == ["An1399 Bo1399"])
    }

    @Test func `names of scripts without vowels are found as people spell them`() async throws {
        for name in ["محمد الخطيب", "يوسف", "דוד כהן", "Martin Peters"] { try await test.add(name) }
        for (text, name) in [
            ("muhammad", "محمد الخطيب"), ("Mohamed", "محمد الخطيب"), ("khatib", "محمد الخطيب"), ("youss", "يوسف"), ("yusuf", "يوسف"),
            ("david cohen", "דוד כהן"), ("mrtn", ""), ("~mmd", ""),
        ] {
            let found = try await names(text).joined(separator: ", ")
            #expect(found == name, "\(text)")
        }
    }

    @Test func `a tag and the name of before a merge find somebody`() async throws {
        let ada = try await test.add("Ada Lovelace", [.tag("rustlang")])
        let other = try await test.add("Στέλιος Βασιλάκου")
        #expect(try await names("rustl") == ["Ada Lovelace"])
        #expect(try await test.network.search(SearchText("rustl"), at: test.now).people.first?.because == "#rustlang")
        _ = try await test.network.merge(other, ada, taking: [.name], at: test.now)
        let (old, latin) = (try await names("Βασιλάκου"), try await names("stelios"))
        #expect(old == ["Ada Lovelace"] && latin == old)
        #expect(try await test.differences() == [])
    }

    @Test func `words that only stories have stand in the way of no slip`() async throws {
        let story = (0..<300).map { "zora\($0)na" }.joined(separator: " ")
        try await test.add("Ada Lovelace", [.met(Person.Meeting(story: story))])
        try await test.add("Zorzana Wide")
        #expect(try await names("zorxana") == ["Zorzana Wide"])
    }

    @Test func `addresses, organizations and texts forgive slips, too, and say so`() async throws {
        try await test.add(
            "Ada Lovelace",
            [
                mail("ada@example.org"), .addNote("Knows all of consulting", at: nil),
                .addPosition(organization: "Lantern Robotics", title: "", from: nil, to: nil),
            ])
        try await test.add("Cem Yilmaz", [.addIdentity(Identity(kind: .github, normalised: "torvaldson"))])
        _ = try await test.network.add(Opportunity.Content(title: "Keynote at Quartzite"), at: test.now)
        #expect(try await names("ada@exmple.org") == ["Ada Lovelace"])
        #expect(try await names("trovaldson") == ["Cem Yilmaz"])
        let found = try await test.network.search(SearchText("lantrn"), at: test.now)
        #expect(found.isNear && found.organizations.map(\.name) == ["Lantern Robotics"])
        #expect(try await test.network.search(SearchText("lantrn robots"), at: test.now).organizations.map(\.name) == ["Lantern Robotics"])
        let texts = try await test.network.searchTexts(SearchText("consultng"))
        #expect(texts.isNear && texts.words == ["consultng", "consulting"] && texts.texts.map(\.text) == ["Knows all of consulting"])
        let keynote = try await test.network.searchTexts(SearchText("kenyote quartzte"))
        #expect(keynote.isNear && keynote.texts.map(\.text) == ["Keynote at Quartzite"])
        #expect(try await test.network.searchTexts(SearchText("all consulting")).isNear == false)
        #expect(try await test.network.searchTexts(SearchText("xyzzyx")).texts.isEmpty)
        // What only another account has written is no word of this one.
        let other = test.store.network(of: try await test.store.addAccount("other", settings: Settings(), at: test.now).id)
        #expect(try await other.searchTexts(SearchText("consultng")).texts.isEmpty)
    }

    @Test func `organizations are found by the rarest word`() async throws {
        for number in 0..<210 {
            try await test.add(
                "Person \(number)", [.addPosition(organization: "Firm \(number) International", title: "", from: nil, to: nil)])
        }
        try await test.add("Ada Lovelace", [.addPosition(organization: "Zeta International", title: "", from: nil, to: nil)])
        #expect(
            try await test.network.search(SearchText("zeta international"), at: test.now).organizations.map(\.name) == [
                "Zeta International"
            ])
    }

    @Test func `organizations are found with how many work there and did`() async throws {
        for name in ["Ada Now", "Bob Now"] {
            try await test.add(name, [.addPosition(organization: "Acme Engines", title: "", from: nil, to: nil)])
        }
        try await test.add("Cem Before", [.addPosition(organization: "Acme Engines", title: "", from: nil, to: PartialDate(year: 2020))])
        try await test.add("Dan Other", [.addPosition(organization: "Acme", title: "", from: nil, to: nil)])
        let found = try await test.network.search(SearchText("acm"), at: test.now).organizations
        #expect(found.map(\.name) == ["Acme", "Acme Engines"] || found.map(\.name) == ["Acme Engines", "Acme"])
        #expect(found.first { $0.name == "Acme Engines" }?.words == "2 people now, 1 before")
        #expect(try await test.network.search(SearchText("engines acme"), at: test.now).organizations.map(\.name) == ["Acme Engines"])
    }

    @Test func `notes and what happened are found by their words, whatever is done to them`() async throws {
        let ada = try await test.add("Ada Lovelace", [.addNote("Likes Darjeeling, and Müller's “Café” in Łódź", at: nil)])
        try await test.contact([ada], daysAgo: 3, summary: "spoke about pricing workshops")
        for text in ["darj", "DARJEELING likes", "muller", "cafe", "pricing", "workshop pric"] {
            #expect(try await texts(text).count == 1, "\(text)")
        }
        for text in ["", "darjeeling pricing", "rling", "NOT", "pricing OR darjeeling", "NEAR(a b)", "\"", "*"] {
            #expect(try await texts(text).isEmpty, "\(text)")
        }
        let found = try #require(try await test.network.searchTexts(SearchText("pricing")).texts.first)
        #expect(found.people.map(\.name) == ["Ada Lovelace"])
        let note = try #require(try await test.network.details(of: ada, at: test.now).notes.first)
        let edited = try await test.edit(ada, .editNote(note.id, "Likes Oolong"))
        #expect(try await texts("darjeeling").isEmpty)
        #expect(try await texts("oolong").count == 1)
        _ = try await test.network.undo(try #require(edited), at: test.now)
        #expect(try await texts("darjeeling").count == 1)
        #expect(try await texts("oolong").isEmpty)
        let removed = try await test.edit(ada, .removeNote(note.id))
        #expect(try await texts("darjeeling").isEmpty)
        _ = try await test.network.undo(try #require(removed), at: test.now)
        #expect(try await texts("darjeeling").count == 1)
        #expect(try await test.differences() == [])
    }

    @Test func `a note that is written twice at once is found by what it says in the end, also after the undo`() async throws {
        let ada = try await test.add("Ada Lovelace", [.addNote("darjeeling", at: nil)])
        let note = try #require(try await test.network.details(of: ada, at: test.now).notes.first)
        let twice = try await test.edit(ada, .editNote(note.id, "oolong"), .editNote(note.id, "sencha"))
        let (first, middle, last) = (try await texts("darjeeling"), try await texts("oolong"), try await texts("sencha"))
        #expect(first.isEmpty && middle.isEmpty && last.count == 1)
        _ = try await test.network.undo(try #require(twice), at: test.now)
        let (back, gone) = (try await texts("darjeeling"), try await texts("sencha"))
        #expect(back.count == 1 && gone.isEmpty)
        #expect(try await test.differences() == [])
    }

    @Test func `whole words come before beginnings, then the newest, and other accounts have their own`() async throws {
        let ada = try await test.add("Ada Lovelace")
        for (day, summary) in [(900.0, "rust"), (3, "rusty old pipes"), (20, "rust and swift")] {
            try await test.contact([ada], daysAgo: day, summary: summary)
        }
        #expect(try await texts("rust") == ["rust and swift", "rust", "rusty old pipes"])
        let other = test.store.network(of: try await test.store.addAccount("other", settings: Settings(), at: test.now).id)
        #expect(try await other.searchTexts(SearchText("rust")).texts.isEmpty)
        _ = try await other.add(PersonName(written: "Bob"), edits: [.addNote("rust", at: nil)], at: test.now)
        #expect(try await other.searchTexts(SearchText("rust")).texts.map { $0.people.map(\.name) } == [["Bob"]])
        #expect(try await texts("rust").count == 3)
    }

    @Test func `opportunities and insights are found by all their words, until they say something else or are gone`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let talk = Opportunity.Content(title: "Keynote in Rīga", from: ada, notes: "they pay the ferry")
        let given = try await test.network.add(talk, at: test.now)
        _ = try await test.network.add(Insight.Content(kind: .advice, text: "Charge by the week", about: "pricing"), at: test.now)
        let found = try await test.network.searchTexts(SearchText("riga ferr")).texts
        #expect(found.map(\.text) == ["Keynote in Rīga · they pay the ferry"] && found.first?.people.map(\.name) == ["Ada Lovelace"])
        #expect(try await test.network.searchTexts(SearchText("pricing")).texts.map(\.what) == ["an insight"])
        var changed = talk
        changed.notes = "they pay the train"
        let line = try #require(try await test.network.gift(given.value))
        let edit = try await test.network.edit(line.opportunity, changed, at: test.now)
        #expect(try await texts("ferry").isEmpty)
        #expect(try await texts("train").count == 1)
        _ = try await test.network.undo(try #require(edit.batch), at: test.now)
        #expect(try await texts("ferry").count == 1)
        _ = try await test.network.undo(try #require(given.batch), at: test.now)
        #expect(try await texts("ferry").isEmpty)
        #expect(try await test.differences() == [])
    }

    @Test func `the index of texts is made again from what is there`() async throws {
        let ada = try await test.add("Ada Lovelace", [.addNote("tea", at: nil)])
        try await test.contact([ada], daysAgo: 3, summary: "coffee")
        try await test.script("DELETE FROM text_entry; INSERT INTO text_index (text_index) VALUES ('delete-all')")
        #expect(try await test.differences().contains("the index of 2 texts"))
        #expect(try await texts("tea").isEmpty)
        try await test.network.rebuild(at: test.now)
        #expect(try await test.differences() == [])
        #expect(try await texts("tea").count == 1)
        #expect(try await texts("coffee").count == 1)
    }
}
