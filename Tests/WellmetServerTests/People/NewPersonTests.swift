import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct NewPersonTests {
    @Test func `a name is enough, and everything else comes with it`() async throws {
        let web = try await TestWeb()
        let grace = try await web.add("Grace Hopper", [.joinCircle("mentors")])
        let page = try await web.browse { browser in
            try await browser.submit(
                "/people",
                [
                    "name": "Katherine Johnson", "mail": "k@example.org", "phone": "030 901820",
                    "linkedin": "https://linkedin.com/in/kjohnson",
                    "title": "Mathematician", "organization": "NASA", "circle": "mentors", "new-circle": "space", "met-on": "March 2024",
                    "met-place": "the launch", "through": "Grace Hopper", "story": "She checked the numbers.", "note": "Likes *tea*",
                    "place": "Hampton", "zone": "America/New_York", "pronouns": "she/her",
                ])
        }
        #expect(page.body.contains("Added Katherine Johnson."))
        #expect(page.body.contains("action=\"/undo/"))
        let found = try #require(try await web.me.find("k@example.org").first)
        let details = try await web.details(found.id)
        #expect(details.person.name.family == "Johnson")
        #expect(details.identities.map(\.value.value).sorted() == ["+4930901820", "k@example.org", "kjohnson"])
        #expect(details.positions.first?.line == "Mathematician at NASA")
        #expect(details.circles.map(\.name) == ["mentors", "space"])
        #expect(details.person.met.through == grace)
        #expect(details.person.met.on == PartialDate(year: 2024, month: 3))
        #expect(details.notes.map(\.text) == ["Likes *tea*"])
        #expect(details.followUps.isEmpty)
    }

    @Test func `the parts of a name count instead of the whole`() async throws {
        let web = try await TestWeb()
        _ = try await web.browse {
            try await $0.post(
                "/people", ["name": "", "given": "海", "family": "山田", "phonetic-given": "Umi", "phonetic-family": "Yamada"])
        }
        let line = try #require(try await web.me.people(PeopleFilter()).people.first)
        #expect(line.name.given == "海" && line.name.phoneticFamily == "Yamada")
    }

    @Test func `somebody met within the week is to be thanked`() async throws {
        let web = try await TestWeb()
        let answer = try await web.browse { try await $0.post("/people", ["name": "New Face", "met-on": "2026-03-12"]) }
        let id = try #require(answer.location.flatMap { ID<Person>($0.dropFirst("/people/".count).prefix(36)) })
        #expect(try await web.details(id).followUps.map(\.origin) == [.rule])
    }

    @Test func `a namesake is shown first, and added on confirmation`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada King Lovelace")
        try await web.browse { browser in
            let asked = try await browser.post("/people", ["name": "ada lovelace", "note": "the other one"])
            #expect(asked.status == .unprocessableContent)
            #expect(asked.body.contains("Is it Ada King Lovelace?"))
            #expect(asked.body.contains("href=\"/people/\(ada)\""))
            #expect(asked.body.contains("the other one"))
            #expect(try await web.me.people(PeopleFilter()).total == 1)
            let confirmed = try #require(asked.hidden("confirmed").first)
            #expect(try await browser.post("/people", ["name": "ada lovelace", "confirmed": confirmed]).status == .seeOther)
            #expect(try await web.me.people(PeopleFilter()).total == 2)
            // A first name that somebody bears among others is no namesake.
            #expect(try await browser.post("/people", ["name": "Ada"]).status == .seeOther)
        }
    }

    @Test func `an identity that somebody has is refused with a link, and nobody is added`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.addIdentity(try #require(Identity(.mail, "ada@example.org")))])
        try await web.browse { browser in
            let page = try await browser.post("/people", ["name": "Somebody Else", "mail": "ADA@example.org"])
            #expect(page.status == .unprocessableContent)
            #expect(page.body.contains("belongs to Ada Lovelace already"))
            #expect(page.body.contains("href=\"/people/\(ada)\""))
            #expect(page.body.contains("value=\"Somebody Else\""))
        }
        #expect(try await web.me.people(PeopleFilter()).total == 1)
    }

    @Test func `every mistake stands at its field and in the summary`() async throws {
        let web = try await TestWeb()
        let page = try await web.browse { browser in
            try await browser.post(
                "/people",
                ["name": " ", "mail": "katherine@", "phone": "12", "met-on": "31 April 2020", "zone": "Moon/Base", "story": "kept"])
        }
        #expect(page.status == .unprocessableContent)
        for field in ["name", "mail", "phone", "met-on", "zone"] {
            #expect(page.body.contains("<a href=\"#\(field)\">"), "\(field)")
            #expect(page.body.contains("id=\"\(field)-error\""), "\(field)")
        }
        #expect(page.body.contains("<title>Error: New person"))
        #expect(page.body.contains("kept"))
        #expect(page.body.contains("value=\"katherine@\""))
        #expect(try await web.me.people(PeopleFilter()).total == 0)
    }

    @Test func `the form is filled with the name that was searched for`() async throws {
        let web = try await TestWeb()
        let page = try await web.browse { try await $0.get("/people/new?name=Quince%20%22Q%22") }
        #expect(page.body.contains("value=\"Quince &quot;Q&quot;\""))
    }
}
