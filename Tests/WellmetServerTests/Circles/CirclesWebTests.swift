import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite("Circles on the web")
struct CirclesWebTests {
    private func circle(_ web: TestWeb, _ name: String) async throws -> Circle {
        try #require(try await web.me.circle(named: name))
    }

    /// What the form of a circle carries now.
    private func version(_ id: ID<Circle>, _ client: WebClient) async throws -> String {
        version(id, try await client.get("/circles"))
    }

    private func version(_ id: ID<Circle>, _ page: WebAnswer) -> String {
        page.part("circle-\(id)").firstMatch(of: /name="version" value="([^"]*)"/).map { String($0.1) } ?? ""
    }

    @Test("A circle is made without a rhythm unless one is chosen")
    func made() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            #expect(try await client.get("/circles").body.contains("Usual: clients every month"))
            let page = try await client.submit("/circles", ["name": " Clients ", "days": ""])
            #expect(page.body.contains(">Clients</a></h2>"))
            #expect(page.body.contains("0 people <span class=\"quiet\">· no cadence yet; every month is usual</span>"))
            #expect(!page.body.contains("Usual: clients"))
            _ = try await client.submit("/circles", ["name": "mentors", "days": "60"])
        }
        #expect(try await circle(web, "clients").cadenceDays == nil)
        #expect(try await circle(web, "mentors").cadenceDays == 60)
    }

    @Test("Rhythm, name and pause are changed in one form, each with undo")
    func changed() async throws {
        let web = try await TestWeb()
        try await web.add("Ada Lovelace", [.joinCircle("clients")])
        let id = try await circle(web, "clients").id
        try await web.browse { client async throws in
            let answer = try await client.post(
                "/circles/\(id)",
                ["version": try await version(id, client), "name": "customers", "days": "21", "until": "2026-04-01"])
            #expect(answer.location?.hasSuffix("#circle-\(id)") == true)
            let page = try await client.get("/circles")
            #expect(page.body.contains("every 3 weeks, paused until Wednesday 1 April 2026"))
            #expect(page.body.contains("<option value=\"21\" selected>every 3 weeks</option>"))
        }
        let changed = try await circle(web, "customers")
        #expect(changed.id == id && changed.cadenceDays == 21 && changed.pausedUntil == Day("2026-04-01"))
        let batch = try #require(try await web.me.lastUndoable())
        try await web.browse { _ = try await $0.post("/undo/\(batch.number)") }
        #expect(try await circle(web, "clients").cadenceDays == nil)
    }

    @Test("Before a rhythm is set, the page says what it will do to today")
    func effect() async throws {
        let web = try await TestWeb()
        for (name, days) in [("Ada Lovelace", 40.0), ("Grace Hopper", 26), ("Alan Turing", 2)] {
            try await web.contact([try await web.add(name, [.joinCircle("clients")])], daysAgo: days)
        }
        let id = try await circle(web, "clients").id
        try await web.browse { client async throws in
            let part = try await client.post("/circles/\(id)/preview", ["name": "clients", "days": "30"])
            #expect(!part.body.contains("<html"))
            #expect(part.body.contains("<b>Every month,</b> 1 of 3 people would be overdue at once, and 1 more within a week."))
            #expect(part.body.contains("Now it is 0."))
            #expect(try await client.post("/circles/\(id)/preview", ["name": "clients", "days": ""]).body.isEmpty)
            // Days that are written count before those that are chosen.
            let own = try await client.post("/circles/\(id)/preview", ["name": "clients", "days": "365", "every": "30"])
            #expect(own.body == part.body)
            let wrong = try await client.post(
                "/circles/\(id)", ["version": try await version(id, client), "name": "clients", "days": "30", "every": "many"])
            #expect(wrong.body.contains("Write a number of days from 1 to 3660"))
            let rare = try await client.post("/circles/\(id)/preview", ["name": "clients", "days": "365"])
            #expect(rare.body.contains("Today would stay as it is."))

            let seen = try await version(id, client)
            let page = try await client.post("/circles/\(id)/check", ["version": seen, "name": "clients", "days": "30"])
            #expect(page.status == .ok)
            #expect(page.body.contains("1 of 3 people would be overdue at once"))
            #expect(page.body.contains("<option value=\"30\" selected>"))
            #expect(try await circle(web, "clients").cadenceDays == nil)

            _ = try await client.post("/circles/\(id)", ["version": version(id, page), "name": "clients", "days": "30"])
            #expect(try await client.get("/circles").body.contains("every month, 1 is overdue"))
            let pause = try await client.post("/circles/\(id)/preview", ["name": "clients", "days": "30", "until": "2026-04-01"])
            #expect(pause.body.contains("1 person is overdue now and would rest."))
            let dissolve = try await client.get("/circles").part("circle-\(id)")
            #expect(dissolve.contains("3 people stay in your book, without its cadence. 1 person is overdue now and would rest."))
        }
    }

    @Test("A dissolved circle leaves its people, and comes back with undo")
    func dissolved() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.joinCircle("clients")])
        let id = try await circle(web, "clients").id
        let page = try await web.browse { client async throws in
            let stale = try await client.post("/circles/\(id)/delete", ["version": "0"])
            #expect(stale.status == .conflict && stale.body.contains("This was changed in the meantime"))
            return try await client.submit("/circles/\(id)/delete", ["version": version(id, client)])
        }
        #expect(page.body.contains("Dissolved the circle clients."))
        #expect(try await web.me.circle(named: "clients") == nil)
        #expect(try await web.details(ada).circles.isEmpty)
        let batch = try #require(try await web.me.lastUndoable())
        try await web.browse { _ = try await $0.post("/undo/\(batch.number)") }
        #expect(try await web.details(ada).circles.map(\.name) == ["clients"])
    }

    @Test("What cannot be comes back with what was typed and the reason at its field")
    func wrong() async throws {
        let web = try await TestWeb()
        try await web.add("Ada Lovelace", [.joinCircle("clients"), .joinCircle("mentors")])
        let id = try await circle(web, "clients").id
        try await web.browse { client async throws in
            let seen = try await version(id, client)
            let taken = try await client.post("/circles/\(id)", ["version": seen, "name": "Mentors", "days": "30", "until": ""])
            #expect(taken.status == .unprocessableContent)
            #expect(taken.body.contains("<a href=\"#circle-\(id)-name\">There is a circle “mentors” already</a>"))
            #expect(taken.body.contains("value=\"Mentors\""))
            #expect(taken.body.contains("<details class=\"edit\" open>"))
            let past = try await client.post(
                "/circles/\(id)", ["version": seen, "name": "clients", "days": "30", "until": "2026-03-14"])
            #expect(past.body.contains("A pause ends on a day to come"))
            let nonsense = try await client.post("/circles/\(id)", ["version": seen, "name": "", "days": "99999", "until": "soon"])
            #expect(nonsense.body.matches(of: /class="error"/).count == 3)
            let new = try await client.post("/circles", ["name": "CLIENTS"])
            #expect(new.status == .unprocessableContent)
            #expect(new.body.contains("<a href=\"#new-name\">There is a circle “CLIENTS” already</a>"))
            #expect(try await client.post("/circles/\(id)/preview", ["name": "", "days": "x"]).body.isEmpty)
        }
        #expect(try await circle(web, "clients").cadenceDays == nil)
    }

    @Test("A stale form is refused, keeps what was typed and shows what stands there now")
    func stale() async throws {
        let web = try await TestWeb()
        try await web.add("Ada Lovelace", [.joinCircle("clients"), .joinCircle("mentors")])
        let id = try await circle(web, "clients").id
        try await web.browse { client async throws in
            let old = try await version(id, client)
            // Another circle does not spoil it.
            _ = try await web.me.setCircle("mentors", cadenceDays: 60, at: web.now)
            #expect(try await version(id, client) == old)
            _ = try await web.me.setCircle("clients", cadenceDays: 90, pausedUntil: Day("2026-05-01"), at: web.now)
            for action in ["", "/check"] {
                let page = try await client.post(
                    "/circles/\(id)\(action)", ["version": old, "name": "Customers", "days": "7", "until": ""])
                #expect(page.status == .conflict)
                #expect(page.body.contains("<title>Error: Circles"))
                let form = page.part("circle-\(id)")
                #expect(form.contains("This was changed in the meantime"))
                #expect(form.contains("<b>Now it says:</b></p><p>clients, every 3 months, paused until Friday 1 May 2026</p>"))
                #expect(form.contains("value=\"Customers\"") && form.contains("<option value=\"7\" selected>"))
            }
            #expect(try await client.post("/circles/\(id)", ["name": "clients", "days": "7"]).status == .conflict)
            #expect(try await circle(web, "clients").cadenceDays == 90)
            // Sent again with the version of the page that came back, it replaces.
            let back = try await client.post("/circles/\(id)", ["version": old, "name": "clients", "days": "7", "until": ""])
            let again = try await client.post(
                "/circles/\(id)", ["version": version(id, back), "name": "clients", "days": "7", "until": ""])
            #expect(again.status == .seeOther)
        }
        #expect(try await circle(web, "clients").cadenceDays == 7)
    }

    @Test("Another account’s circle is not there, and forged forms are refused")
    func isolation() async throws {
        let web = try await TestWeb()
        try await web.add("Ada Lovelace", [.joinCircle("secret society")], to: web.other)
        try await web.add("Grace Hopper", [.joinCircle("clients")])
        let theirs = try #require(try await web.other.circle(named: "secret society")).id
        let mine = try await circle(web, "clients").id
        try await web.browse { client async throws in
            #expect(!(try await client.get("/circles")).body.contains("secret society"))
            for action in ["", "/preview", "/check", "/delete"] {
                #expect(try await client.post("/circles/\(theirs)\(action)", ["name": "x", "days": "30"]).status == .notFound)
                #expect(try await client.post("/circles/\(mine)\(action)", ["name": "x", "days": "30"], token: "00").status == .forbidden)
            }
            #expect(try await client.post("/circles", ["name": "x"], token: "00").status == .forbidden)
        }
        #expect(try await web.other.circle(named: "secret society")?.cadenceDays == nil)
        #expect(try await circle(web, "clients").cadenceDays == nil)
    }

    @Test("Each circle says how warm it is, and was over a year, as a line with words and as a table")
    func glance() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.joinCircle("<b>clients")])
        try await web.add("Bob Example", [.joinCircle("<b>clients")])
        try await web.add("Eve Alone", [.joinCircle("strangers")])
        for week in 0..<30 { try await web.contact([ada], daysAgo: Double(week * 7 + 1)) }
        let page = try await web.browse { try await $0.get("/circles") }
        let part = page.part("circle-\(try await circle(web, "<b>clients").id)")
        #expect(part.contains("</i>loose on average</span>") || part.contains("</i>steady on average</span>"))
        #expect(part.contains("warmer than a year ago, when dormant, 1 not in touch yet"))
        #expect(part.contains("role=\"img\" aria-label=\"Warmth of &lt;b&gt;clients: dormant in March 2025, "))
        // Thirteen months and now, on one line.
        let line = part.components(separatedBy: "<path d=\"M").last?.prefix { $0 != "\"" } ?? ""
        #expect(line.split(separator: "L").count == 14)
        #expect(page.part("circle-\(try await circle(web, "strangers").id)").contains("Not in touch with any of them yet."))
        #expect(page.body.contains("<th scope=\"col\">Mar 2025</th>") && page.body.contains("<th scope=\"row\">&lt;b&gt;clients</th>"))
        #expect(!page.body.contains("<b>clients"))
    }
}
