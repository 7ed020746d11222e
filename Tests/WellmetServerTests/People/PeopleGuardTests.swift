import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct PeopleGuardTests {
    /// The forms of a person's page, with fields that would be taken.
    static let personForms: [(path: String, fields: KeyValuePairs<String, String>)] = [
        ("log", ["line": "coffee today"]), ("name", ["version": "x", "given": "Eve"]), ("met", ["version": "x", "story": "x"]),
        ("identities", ["kind": "mail", "value": "eve@example.org"]), ("positions", ["title": "x"]), ("notes", ["text": "x"]),
        ("follow-ups", ["text": "x", "owner": "mine"]), ("dates", ["label": "x", "date": "2020"]), ("links", ["name": "x"]),
        ("fields", ["version": "x", "label": "x", "value": "x"]), ("circles", ["version": "x", "new": "x"]),
        ("tags", ["version": "x", "tags": "x"]), ("rhythm", ["version": "x", "importance": "high"]),
        ("rhythm/preview", ["cadence": "7"]), ("rhythm/check", ["cadence": "7", "importance": "normal"]),
        ("quiet/pause", ["until": "2026-06-01"]), ("quiet/preview", ["until": "2026-06-01"]), ("quiet/wake", [:]), ("quiet/never", [:]),
        ("quiet/suggest", [:]), ("quiet/archive", [:]), ("quiet/restore", [:]), ("quiet/accept", [:]),
    ]

    @Test func `another account's person is not there, on any route`() async throws {
        let web = try await TestWeb()
        let theirs = try await web.add("Theirs Alone", [.addNote("private", at: nil)], to: web.other)
        let before = try await web.details(theirs, of: web.other)
        try await web.browse { browser in
            #expect(try await browser.get("/people/\(theirs)").status == .notFound)
            for form in Self.personForms {
                let answer = try await browser.post("/people/\(theirs)/\(form.path)", form.fields)
                #expect(answer.status == .notFound, "\(form.path)")
                #expect(!answer.body.contains("Theirs Alone"), "\(form.path)")
            }
        }
        let after = try await web.details(theirs, of: web.other)
        #expect(after.version == before.version)
        #expect(after.timelineTotal == 0)
    }

    @Test func `another account's rows cannot be reached through one's own person`() async throws {
        let web = try await TestWeb()
        let mine = try await web.add("Mine")
        let theirs = try await web.add(
            "Theirs",
            [
                .addNote("private", at: nil), .addIdentity(try #require(Identity(.mail, "t@example.org"))),
                .addPosition(organization: "A", title: "", from: nil, to: nil),
                .addDate(label: "birthday", try #require(PartialDate(month: 5, day: 1))), .addLink(label: "x", to: nil, name: "Y"),
            ], to: web.other)
        _ = try await web.other.promise("secret", to: theirs, due: nil, owner: .mine, at: web.now)
        let interaction = try #require(try await web.contact([theirs], daysAgo: 1, summary: "secret", of: web.other))
        let details = try await web.details(theirs, of: web.other)
        let note = try #require(details.notes.first?.id)
        let followUp = try #require(details.followUps.first?.id)
        let paths = [
            "notes/\(note)/remove", "identities/\(try #require(details.identities.first?.id))/remove",
            "positions/\(try #require(details.positions.first?.id))/remove",
            "dates/\(try #require(details.dates.first?.id))/remove", "links/\(try #require(details.links.first?.id))/remove",
        ]
        try await web.browse { browser in
            for path in paths { #expect(try await browser.post("/people/\(mine)/\(path)").status == .notFound, "\(path)") }
            let noteVersion = try #require(details.version(.notes, note.description))
            #expect(try await browser.post("/people/\(mine)/notes/\(note)", ["version": noteVersion, "text": "x"]).status == .notFound)
            let followUpVersion = try #require(details.version(.followUps, followUp.description))
            #expect(
                try await browser.post("/people/\(mine)/follow-ups/\(followUp)", ["version": followUpVersion, "text": "x"]).status
                    == .notFound)
            for (section, item) in [
                (PersonSection.identities, try #require(details.identities.first?.id.description)),
                (.positions, try #require(details.positions.first?.id.description)),
                (.dates, try #require(details.dates.first?.id.description)), (.links, try #require(details.links.first?.id.description)),
            ] {
                let answer = try await browser.post(
                    "/people/\(mine)/\(section.rawValue)/\(item)",
                    ["version": try #require(details.version(section, item)), "label": "x", "name": "x", "title": "x", "date": "2026"])
                #expect(answer.status == .notFound, "\(section)")
            }
            for answer in [
                try await browser.get("/interactions/\(interaction)"),
                try await browser.post("/interactions/\(interaction)", ["version": "1"]),
                try await browser.post("/interactions/\(interaction)/delete"),
            ] {
                #expect(answer.status == .notFound)
                #expect(!answer.body.contains("secret"))
            }
            // Their names are nobody's here, so that they can be written but not linked to.
            _ = try await browser.post("/people/\(mine)/links", ["name": "Theirs"])
            #expect(try await web.details(mine).links.first?.other == nil)
            #expect(try await browser.post("/people", ["name": "New", "through": "Theirs"]).status == .unprocessableContent)
        }
        let after = try await web.details(theirs, of: web.other)
        #expect(after.version == details.version)
        #expect(after.timelineTotal == 1)
    }

    @Test func `a form without its token is refused and changes nothing`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let id = try #require(try await web.contact([ada], daysAgo: 1))
        let before = try await web.details(ada)
        try await web.browse { browser in
            for form in Self.personForms {
                let answer = try await browser.post("/people/\(ada)/\(form.path)", form.fields, token: "")
                #expect(answer.status == .forbidden, "\(form.path)")
            }
            for path in ["/people", "/interactions/\(id)", "/interactions/\(id)/delete"] {
                #expect(try await browser.post(path, ["name": "Eve"], token: String(repeating: "0", count: 64)).status == .forbidden)
            }
        }
        #expect(try await web.details(ada).version == before.version)
        #expect(try await web.me.people(PeopleFilter()).total == 1)
    }

    @Test func `whoever is not signed in is led to the sign-in`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browseSignedOut { browser in
            for path in ["/people", "/people/new", "/people/\(ada)", "/search?q=ada", "/search.json?q=ada"] {
                let answer = try await browser.get(path)
                #expect(answer.status == .seeOther)
                #expect(answer.location?.hasPrefix("/sign-in?next=") == true)
            }
            #expect(try await browser.post("/people/\(ada)/quiet/archive").status == .seeOther)
        }
        #expect(try await web.details(ada).person.archived == false)
    }

    @Test func `an id that is none is not found`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            for path in ["/people/none", "/people/\(String(repeating: "0", count: 36))", "/interactions/1", "/people/%00"] {
                let answer = try await browser.get(path)
                #expect(answer.status == .notFound, "\(path)")
            }
            #expect(try await browser.post("/people/\(ada)/notes/none/remove").status == .notFound)
            #expect(try await browser.post("/people/00000000-0000-7000-8000-000000000000/quiet/archive").status == .notFound)
        }
    }
}
