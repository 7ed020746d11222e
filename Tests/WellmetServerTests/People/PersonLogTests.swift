import Foundation
import HTTPTypes
import NIOCore
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct PersonLogTests {
    @Test func `a line on a person's page is about them without their name in it`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let page = try await web.browse { browser in
            try await browser.submit("/people/\(ada)/log", ["line": "coffee yesterday 30m about hiring, send the deck by 2026-03-20"])
        }
        #expect(page.body.contains("Logged coffee with Ada Lovelace."))
        #expect(page.part("timeline").contains("<b>Coffee</b>, 30 minutes"))
        let details = try await web.details(ada)
        #expect(details.timeline.map(\.interaction.kind) == [.coffee])
        #expect(details.followUps.map(\.text) == ["send the deck"])
    }

    @Test func `others who are named in the line took part too, and one whom nobody knows is asked for`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let grace = try await web.add("Grace Hopper")
        try await web.browse { browser in
            _ = try await browser.post("/people/\(ada)/log", ["line": "call with Grace Hopper today"])
            let asked = try await browser.post("/people/\(ada)/log", ["line": "call with Zelda Unknown today"])
            #expect(asked.status == .unprocessableContent)
            #expect(asked.body.contains("call with Zelda Unknown today"))
            #expect(asked.body.contains("name=\"person-0\""))
            for line in ["", "coffee tomorrow", "coffee on 31 February"] {
                let wrong = try await browser.post("/people/\(ada)/log", ["line": line])
                #expect(wrong.status == .unprocessableContent, "\(line)")
                #expect(wrong.body.contains("id=\"log-line-error\""))
            }
        }
        #expect(try await web.details(grace).timeline.count == 1)
        #expect(try await web.details(ada).timeline.count == 1)
    }

    @Test func `an interaction is edited in all its parts`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let grace = try await web.add("Grace Hopper")
        let id = try #require(try await web.contact([ada], daysAgo: 2, summary: "old"))
        try await web.browse { browser in
            let form = try await browser.get("/interactions/\(id)?person=\(ada)")
            let version = try #require(form.hidden("version").first)
            let page = try await browser.submit(
                "/interactions/\(id)",
                [
                    "version": version, "back": "/people/\(ada)#interaction-\(id)", "kind": "meal", "channel": "in-person",
                    "direction": "both", "day": "2026-03-10", "time": "12:15", "minutes": "90", "summary": "Lunch at the pier",
                    "person": ada.description, "also": "Grace Hopper",
                ])
            #expect(page.body.contains("<b>Meal</b>, 1 hour 30 minutes, with <a class=\"name\" href=\"/people/\(grace)\">"))
            #expect(page.body.contains("Lunch at the pier"))
            let stale = try await browser.post(
                "/interactions/\(id)",
                [
                    "version": version, "kind": "call", "channel": "phone", "direction": "both", "day": "2026-03-10",
                    "person": ada.description,
                ])
            #expect(stale.status == .conflict)
            #expect(stale.body.contains("This was changed in the meantime"))
        }
        let interaction = try await web.me.interaction(id).interaction
        #expect(interaction.kind == .meal && interaction.minutes == 90)
        #expect(interaction.at.clock(in: .gmt) == "11:15")
        #expect(try await web.details(grace).tie.lastContact == interaction.at)
    }

    @Test func `an edit that cannot be comes back as it was typed`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let id = try #require(try await web.contact([ada], daysAgo: 2))
        try await web.browse { browser in
            let version = try #require(try await browser.get("/interactions/\(id)").hidden("version").first)
            func send(_ changes: [String: String]) async throws -> WebAnswer {
                var fields = [
                    "version": version, "kind": "call", "channel": "phone", "direction": "both", "day": "2026-03-10", "time": "",
                    "minutes": "", "summary": "typed words", "person": ada.description, "also": "",
                ]
                fields.merge(changes) { _, new in new }
                let text = fields.map { WebClient.encoded($0.key) + "=" + WebClient.encoded($0.value) }.joined(separator: "&")
                return try await browser.send(
                    "/interactions/\(id)", .post, headers: [.contentType: "application/x-www-form-urlencoded"],
                    body: .init(string: "csrf=\(browser.token)&" + text))
            }
            for change in [
                ["kind": "party"], ["day": "2026-02-30"], ["day": ""], ["day": "2027-01-01"], ["time": "25:00"], ["time": "noon"],
                ["minutes": "many"], ["minutes": "0"], ["minutes": "2881"], ["minutes": "99999999999999999999"], ["person": ""],
                ["also": "Nobody Atall"], ["direction": ""],
            ] {
                let page = try await send(change)
                #expect(page.status == .unprocessableContent, "\(change)")
                #expect(page.body.contains("typed words"), "\(change)")
                #expect(page.body.contains("id=\"problem\""), "\(change)")
            }
        }
    }

    @Test func `a deleted interaction is gone from the timeline and comes back with undo`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let id = try #require(try await web.contact([ada], daysAgo: 2))
        try await web.browse { browser in
            func version() async throws -> String { try #require(try await browser.get("/interactions/\(id)").hidden("version").first) }
            let stale = try await browser.post("/interactions/\(id)/delete", ["version": "0"])
            #expect(stale.status == .conflict)
            #expect(stale.body.contains("This was changed in the meantime"))
            let page = try await browser.submit(
                "/interactions/\(id)/delete", ["version": try await version(), "back": "/people/\(ada)#interaction-\(id)"])
            #expect(page.body.contains("Nothing is written down yet."))
            let undo = try #require(page.body.firstMatch(of: /action="(\/undo\/\d+)"/))
            _ = try await browser.post(String(undo.1))
            #expect(try await browser.get("/people/\(ada)").body.contains("id=\"interaction-\(id)\""))
            let outside = try await browser.post(
                "/interactions/\(id)/delete", ["version": try await version(), "back": "//evil.example/"])
            #expect(outside.location?.hasPrefix("/people/\(ada)") == true)
        }
    }
}
