import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct PersonEditTests {
    @Test func `the name in all its parts, pronouns, languages, place and zone are edited at once`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            let version = try await version("name", of: ada, browser)
            let page = try await browser.submit(
                "/people/\(ada)/name",
                [
                    "version": version, "given": "Augusta Ada", "family": "King", "additional": "Byron", "prefix": "Lady",
                    "suffix": "Countess", "nickname": "Ada", "phonetic-given": "Ogasta", "phonetic-family": "Kingu", "pronouns": "she/her",
                    "languages": "English, fr", "place": "London", "zone": "london",
                ])
            #expect(page.status == .ok)
            #expect(page.body.contains("class=\"notice\""))
            #expect(page.body.contains("Lady Augusta Ada Byron King, Countess"))
            #expect(page.body.contains("English, French"))
        }
        let person = try await web.details(ada).person
        #expect(person.name.phoneticGiven == "Ogasta")
        #expect(person.name.nickname == "Ada")
        #expect(person.zone == "Europe/London")
        #expect(person.languages == ["English", "fr"])
    }

    @Test func `a form with a mistake comes back with what was typed, the error at its field and a summary`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            let version = try await version("name", of: ada, browser)
            let page = try await browser.post(
                "/people/\(ada)/name", ["version": version, "given": "Adelaide", "family": "", "place": "Kent", "zone": "Nowhere/Land"])
            #expect(page.status == .unprocessableContent)
            #expect(page.body.contains("<title>Error: Ada Lovelace"))
            #expect(page.body.contains("<a href=\"#name-zone\">“Nowhere/Land” is no time zone"))
            #expect(page.body.contains("id=\"name-zone-error\""))
            #expect(page.body.contains("aria-describedby=\"name-zone-error\" aria-invalid=\"true\""))
            #expect(page.body.contains("value=\"Adelaide\"") && page.body.contains("value=\"Kent\""))
            let nameless = try await browser.post("/people/\(ada)/name", ["version": version, "given": " ", "family": ""])
            #expect(nameless.status == .unprocessableContent)
        }
        #expect(try await web.details(ada).person.name.full == "Ada Lovelace")
    }

    @Test func `a stale form is refused, keeps what was typed and shows what stands there now`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            let old = try await version("met", of: ada, browser)
            try await web.me.edit(ada, [.met(.init(place: "Turin", story: "Somebody else wrote this."))], at: web.now)
            let page = try await browser.post("/people/\(ada)/met", ["version": old, "story": "What I typed.", "place": "Berlin"])
            #expect(page.status == .conflict)
            #expect(page.body.contains("This was changed in the meantime"))
            #expect(page.body.contains("What I typed."))
            #expect(page.part("met").contains("Somebody else wrote this."))
            #expect(try await web.details(ada).person.met.place == "Turin")
            // Sent again with the version of the page that came back, it replaces.
            let new = try await browser.submit(
                "/people/\(ada)/met", ["version": sectionVersion("met", page), "story": "What I typed.", "place": "Berlin"])
            #expect(new.status == .ok)
            #expect(try await browser.post("/people/\(ada)/met", ["story": "No version"]).status == .conflict)
        }
        #expect(try await web.details(ada).person.met.place == "Berlin")
    }

    @Test func `the store refuses a write made from an older picture of the person, whatever hangs on them changed`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let seen = try await web.details(ada).seen
        try await web.me.edit(ada, [.addNote("Meanwhile", at: nil)], at: web.now)
        await #expect(throws: StaleVersion.self) { try await web.me.edit(ada, [.place("Turin")], as: seen, at: web.now) }
        let noted = try await web.details(ada)
        try await web.me.edit(ada, [.removeNote(try #require(noted.notes.first?.id))], at: web.now)
        await #expect(throws: StaleVersion.self) { try await web.me.edit(ada, [.place("Turin")], as: noted.seen, at: web.now) }
        #expect(try await web.details(ada).person.place.isEmpty)
        try await web.me.edit(ada, [.place("Turin")], as: try await web.details(ada).seen, at: web.now)
        #expect(try await web.details(ada).person.place == "Turin")
    }

    @Test func `a note that is added meanwhile does not spoil a name that is being typed`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            let version = try await version("name", of: ada, browser)
            try await web.me.edit(ada, [.addNote("Meanwhile", at: nil)], at: web.now)
            let page = try await browser.submit("/people/\(ada)/name", ["version": version, "given": "Augusta", "family": "Lovelace"])
            #expect(page.body.contains("Augusta Lovelace"))
        }
    }

    @Test func `notes are added, edited and removed, each with undo`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            let added = try await browser.submit("/people/\(ada)/notes", ["text": "Likes **engines**"])
            #expect(added.body.contains("<strong>engines</strong>"))
            let note = try #require(try await web.details(ada).notes.first)
            let version = sectionVersion("notes/\(note.id)", of: "notes", added)
            #expect(try await browser.post("/people/\(ada)/notes/\(note.id)", ["version": "0", "text": "x"]).status == .conflict)
            let edited = try await browser.submit("/people/\(ada)/notes/\(note.id)", ["version": version, "text": "Likes looms"])
            #expect(edited.body.contains("<p>Likes looms</p>"))
            #expect(try await browser.post("/people/\(ada)/notes/\(note.id)/remove", ["version": version]).status == .conflict)
            let now = sectionVersion("notes/\(note.id)", of: "notes", edited)
            let removed = try await browser.submit("/people/\(ada)/notes/\(note.id)/remove", ["version": now])
            #expect(try await browser.post("/people/\(ada)/notes/\(note.id)/remove", ["version": now]).status == .notFound)
            #expect(try await web.details(ada).notes.isEmpty)
            let undo = try #require(removed.body.firstMatch(of: /action="(\/undo\/\d+)"/))
            _ = try await browser.post(String(undo.1))
            #expect(try await web.details(ada).notes.map(\.text) == ["Likes looms"])
            #expect(try await browser.post("/people/\(ada)/notes", ["text": "  "]).status == .unprocessableContent)
        }
    }

    @Test func `an identity of somebody else is refused with a link to whom it belongs`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let mail = try #require(Identity(.mail, "grace@example.org"))
        let grace = try await web.add("Grace Hopper", [.addIdentity(mail)])
        try await web.browse { browser in
            let taken = try await browser.post("/people/\(ada)/identities", ["kind": "mail", "value": "Grace@Example.org"])
            #expect(taken.status == .unprocessableContent)
            #expect(taken.part("identities").contains("belongs to Grace Hopper already"))
            #expect(taken.part("identities").contains("href=\"/people/\(grace)\""))
            for (kind, value) in [
                ("mail", "ada@"), ("mail", "ada@nowhere"), ("phone", "call me"), ("linkedin", "a/b"), ("nonsense", "x"),
                ("linkedin", "https://evil.example/in/ada"), ("x", "ada.lovelace"),
            ] {
                let wrong = try await browser.post("/people/\(ada)/identities", ["kind": kind, "value": value])
                #expect(wrong.status == .unprocessableContent, "\(value)")
            }
            let added = try await browser.post("/people/\(ada)/identities", ["kind": "phone", "value": "030 901820", "label": "work"])
            #expect(added.status == .seeOther)
        }
        let phone = try #require(try await web.details(ada).identities.first)
        #expect(phone.value.value == "+4930901820")
        let seen = try #require(try await web.details(ada).version(.identities, "\(phone.id)"))
        try await web.browse { browser in
            let path = "/people/\(ada)/identities/\(phone.id)/remove"
            #expect(try await browser.post(path, ["version": "0"]).status == .conflict)
            _ = try await browser.post(path, ["version": seen])
        }
        #expect(try await web.details(ada).identities.isEmpty)
    }

    @Test func `positions are added, end with a date and are removed`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            let added = try await browser.submit(
                "/people/\(ada)/positions", ["title": "Head of Research", "organization": "Analytical", "from": "March 2021"])
            #expect(added.body.contains("<dt>Since March 2021</dt><dd>Head of Research at Analytical</dd>"))
            let position = try #require(try await web.details(ada).positions.first)
            let address = "/people/\(ada)/positions/\(position.id)"
            let version = sectionVersion("positions/\(position.id)", of: "positions", added)
            let wrong = try await browser.post(
                address, ["version": version, "organization": "Analytical", "from": "2021", "to": "2019", "current": "no"])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.part("positions").contains("<details class=\"edit\" open>"))
            let ended = try await browser.submit(
                address,
                [
                    "version": version, "title": "Chief", "organization": "Analytical", "from": "April 2021", "to": "2024-05",
                    "current": "yes",
                ])
            #expect(ended.body.contains("<dt>April 2021 to May 2024</dt><dd>Chief at Analytical</dd>"))
            #expect(try await web.details(ada).positions.map(\.current) == [false])
            #expect(try await browser.post(address, ["version": version, "title": "Stale"]).status == .conflict)
            for (title, from, to) in [("x", "31 February 2020", ""), ("", "", ""), ("x", "2022", "2020"), ("x", "--03-14", "")] {
                let wrong = try await browser.post("/people/\(ada)/positions", ["title": title, "from": from, "to": to])
                #expect(wrong.status == .unprocessableContent, "\(title) \(from) \(to)")
            }
            let now = sectionVersion("positions/\(position.id)", of: "positions", ended)
            #expect(try await browser.post(address + "/remove", ["version": version]).status == .conflict)
            _ = try await browser.post(address + "/remove", ["version": now])
        }
        #expect(try await web.details(ada).positions.isEmpty)
    }

    @Test func `how we met takes a date as far as it is known and a person by name, and asks when two fit`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let grace = try await web.add("Grace Hopper")
        let second = try await web.add("Grace Kelly")
        try await web.browse { browser in
            let version = try await version("met", of: ada, browser)
            let asked = try await browser.post("/people/\(ada)/met", ["version": version, "on": "March 2023", "through": "Grace"])
            #expect(asked.status == .unprocessableContent)
            #expect(asked.part("met").contains("value=\"\(second)\""))
            let page = try await browser.submit(
                "/people/\(ada)/met",
                [
                    "version": version, "on": "March 2023", "place": "the Berlin data meetup", "through": "Grace",
                    "through-id": grace.description,
                ])
            #expect(page.body.contains("At the Berlin data meetup in March 2023, through <a class=\"name\" href=\"/people/\(grace)\">"))
            let now = sectionVersion("met", page)
            for on in ["yesterday-ish", "2030", "--03-14", "31 April 2020"] {
                #expect(try await browser.post("/people/\(ada)/met", ["version": now, "on": on]).status == .unprocessableContent, "\(on)")
            }
        }
        let met = try await web.details(ada).person.met
        #expect(met.on == PartialDate(year: 2023, month: 3))
        #expect(met.through == grace)
    }

    @Test func `dates, links and own fields are added and removed`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let charles = try await web.add("Charles Babbage")
        try await web.browse { browser in
            let dated = try await browser.submit("/people/\(ada)/dates", ["label": "birthday", "date": "10 December"])
            #expect(dated.body.contains("<dt>Birthday</dt><dd>10 December"))
            let wrong = try await browser.post("/people/\(ada)/dates", ["label": "birthday", "date": "soon"])
            #expect(wrong.status == .unprocessableContent)
            let linked = try await browser.submit("/people/\(ada)/links", ["label": "works with", "name": "Charles Babbage"])
            #expect(linked.body.contains("Works with: <a class=\"name\" href=\"/people/\(charles)\">Charles Babbage</a>"))
            let named = try await browser.submit("/people/\(ada)/links", ["label": "spouse", "name": "William King"])
            #expect(named.body.contains("Spouse: William King"))
            let version = try await version("fields", of: ada, browser)
            let page = try await browser.submit("/people/\(ada)/fields", ["version": version, "label": "Coffee", "value": "Flat white"])
            #expect(page.body.contains("<dt>Coffee</dt><dd>Flat white</dd>"))
            let field = try #require(try await web.details(ada).fields.first)
            _ = try await browser.post("/people/\(ada)/fields", ["version": sectionVersion("fields", page), "value-\(field.id)": ""])
            let details = try await web.details(ada)
            #expect(details.fields.isEmpty)
            for (section, items) in [
                (PersonSection.links, details.links.map { "\($0.id)" }), (.dates, details.dates.map { "\($0.id)" }),
            ] {
                for item in items {
                    let path = "/people/\(ada)/\(section.rawValue)/\(item)/remove"
                    #expect(try await browser.post(path).status == .conflict)
                    _ = try await browser.post(path, ["version": details.version(section, item) ?? ""])
                }
            }
        }
        let details = try await web.details(ada)
        #expect(details.links.isEmpty && details.dates.isEmpty)
    }

    @Test func `every row of a person is edited in place, stale forms are refused, and each edit can be undone`() async throws {
        let web = try await TestWeb()
        let grace = try await web.add("Grace Hopper", [.addIdentity(Identity(kind: .mail, normalised: "grace@example.org"))])
        let ada = try await web.add(
            "Ada Lovelace",
            [
                .addIdentity(Identity(kind: .mail, normalised: "ada@old.example")),
                .addDate(label: "birthday", try #require(PartialDate(month: 12, day: 10))),
                .addLink(label: "friend", to: nil, name: "Mary"), .setField(label: "Size", value: "43"),
            ])
        let details = try await web.details(ada)
        let edits: [(path: String, fields: KeyValuePairs<String, String>, shows: String)] = [
            ("identities/\(details.identities[0].id)", ["value": "ada@new.example", "label": "home"], "ada@new.example</a> <span"),
            ("dates/\(details.dates[0].id)", ["label": "name day", "date": "11 December 1815"], "<dt>Name day</dt><dd>11 December 1815"),
            (
                "links/\(details.links[0].id)", ["label": "mentor", "name": "Grace Hopper"],
                "Mentor: <a class=\"name\" href=\"/people/\(grace)\""
            ),
            (
                "fields", ["label-\(details.fields[0].id)": "Shoe size", "value-\(details.fields[0].id)": "44"],
                "<dt>Shoe size</dt><dd>44</dd>"
            ),
        ]
        try await web.browse { browser in
            for (path, fields, shows) in edits {
                let section = String(path.prefix { $0 != "/" })
                let version = sectionVersion(path, of: section, try await browser.get("/people/\(ada)"))
                func send(_ version: String) async throws -> WebAnswer {
                    try await browser.submit(
                        "/people/\(ada)/\(path)", KeyValuePairs(dictionaryLiteral: ("version", version), (fields[0]), (fields[1])))
                }
                let page = try await send(version)
                #expect(page.status == .ok && page.part(section).contains(shows), "\(path): \(page.part(section))")
                let stale = try await send(version)
                #expect(stale.status == .conflict && stale.part(section).contains("Now it says"), "\(path)")
                let undo = try #require(page.body.firstMatch(of: /action="(\/undo\/\d+)"/))
                _ = try await browser.post(String(undo.1))
                #expect(try await !browser.get("/people/\(ada)").part(section).contains(shows), "\(path)")
            }
            let item = "identities/\(details.identities[0].id)"
            let version = sectionVersion(item, of: "identities", try await browser.get("/people/\(ada)"))
            let taken = try await browser.post("/people/\(ada)/\(item)", ["version": version, "value": "grace@example.org"])
            #expect(taken.status == .unprocessableContent && taken.part("identities").contains("belongs to Grace Hopper already"))
        }
    }

    @Test func `pronouns, languages, place, zone, how we met and importance can be cleared on the page`() async throws {
        let web = try await TestWeb()
        let grace = try await web.add("Grace Hopper")
        let ada = try await web.add(
            "Ada Lovelace",
            [
                .pronouns("she/her"), .languages(["en"]), .place("London"), .zone("Europe/London"), .importance(.high),
                .met(.init(on: PartialDate(year: 2023), place: "Turin", story: "By chance.", through: grace)),
            ])
        try await web.browse { browser in
            let page = try await browser.get("/people/\(ada)")
            _ = try await browser.post(
                "/people/\(ada)/name", ["version": sectionVersion("name", page), "given": "Ada", "family": "Lovelace"])
            _ = try await browser.post("/people/\(ada)/met", ["version": sectionVersion("met", page), "through": ""])
            _ = try await browser.post("/people/\(ada)/rhythm", ["version": sectionVersion("rhythm", page), "importance": "normal"])
        }
        let person = try await web.details(ada).person
        #expect(person.pronouns.isEmpty && person.languages.isEmpty && person.place.isEmpty && person.zone.isEmpty)
        #expect(person.met == Person.Meeting() && person.importance == .normal)
    }

    @Test func `follow-ups are promised both ways, changed, and kept or dropped from the person's page`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            let page = try await browser.submit(
                "/people/\(ada)/follow-ups", ["text": "send the deck", "due": "2026-03-20", "owner": "mine"])
            #expect(page.part("follow-ups").contains("You: send the deck"))
            _ = try await browser.post("/people/\(ada)/follow-ups", ["text": "introduce Grace", "owner": "theirs"])
            let followUp = try #require(try await web.details(ada).followUps.first)
            let stale = try await browser.post("/people/\(ada)/follow-ups/\(followUp.id)", ["version": "1", "text": "x"])
            #expect(stale.status == .conflict)
            let version = try #require(try await web.details(ada).version(.followUps, followUp.id.description))
            _ = try await browser.post(
                "/people/\(ada)/follow-ups/\(followUp.id)",
                ["version": version, "text": "send the slides", "due": "2026-04-01", "owner": "theirs"])
            let changed = try #require(try await web.details(ada).followUps.first)
            #expect(changed.text == "send the slides" && changed.owner == .theirs)
            for action in ["kept", "dropped", "later"] {
                let stale = try await browser.post("/follow-ups/\(followUp.id)/\(action)", ["version": "0", "until": "2026-06-01"])
                #expect(stale.status == .conflict && stale.body.contains("This was changed in the meantime"), "\(action)")
            }
            let kept = try await browser.post(
                "/follow-ups/\(followUp.id)/kept", ["version": changed.version, "back": "/people/\(ada)#follow-ups"])
            #expect(kept.location?.hasPrefix("/people/\(ada)?done=") == true)
            for (text, due, owner) in [("", "", "mine"), ("x", "2026-02-30", "mine"), ("x", "", "somebody")] {
                #expect(
                    try await browser.post("/people/\(ada)/follow-ups", ["text": text, "due": due, "owner": owner]).status
                        == .unprocessableContent)
            }
        }
        #expect(try await web.details(ada).followUps.map(\.text) == ["introduce Grace"])
    }
}

/// The version that the form of a section carries on the person's page.
func version(_ section: String, of person: ID<Person>, _ browser: WebClient) async throws -> String {
    sectionVersion(section, try await browser.get("/people/\(person)"))
}

/// The version in the form of a section, or with `anchor` in that of one of its rows.
func sectionVersion(_ section: String, of anchor: String? = nil, _ page: WebAnswer) -> String {
    let form = page.body.range(of: "/\(section)#\(anchor ?? section)\"").map { page.body[$0.upperBound...] } ?? ""
    return form.firstMatch(of: /name="version" value="([^"]*)"/).map { String($0.1) } ?? ""
}
