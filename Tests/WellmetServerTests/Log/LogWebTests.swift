import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite("Logging in one line")
struct LogWebTests {
    private static let line = "coffee with Ada Lovelace yesterday 30m about hiring, send her the deck by friday"

    @Test("A line is logged with its date, length and promise, and can be taken back")
    func logged() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { client async throws in
            let answer = try await client.post("/log", ["line": Self.line])
            #expect(answer.status == .seeOther)
            let page = try await client.get(try #require(answer.location))
            #expect(page.body.contains("role=\"status\""))
            #expect(page.part("timeline").contains("<b>Coffee</b> with <a href=\"/people/\(ada)\">Ada Lovelace</a>, 30 minutes"))
            #expect(page.part("timeline").contains("<p class=\"about\">hiring</p>"))
            #expect(page.part("timeline").contains("?back=/log\">Edit"))
        }
        let details = try await web.details(ada)
        #expect(details.timeline.map(\.interaction.minutes) == [30])
        #expect(details.followUps.map(\.due) == [Day("2026-03-20")])
        let batch = try #require(try await web.me.lastUndoable())
        try await web.browse { _ = try await $0.post("/undo/\(batch.number)") }
        #expect(try await web.details(ada).timelineTotal == 0)
        #expect(!(try await web.browse { try await $0.get("/log") }).body.contains("id=\"timeline\""))
    }

    @Test("What was logged is edited and deleted from the list, with undo")
    func deleted() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let id = try #require(try await web.contact([ada], daysAgo: 1, summary: "tea"))
        try await web.browse { client async throws in
            #expect(try await client.get("/interactions/\(id)?back=/log").status == .ok)
            let version = try #require(try await client.get("/log").hidden("version").first)
            let page = try await client.submit("/interactions/\(id)/delete", ["back": "/log", "version": version])
            #expect(page.body.contains("<h1>What happened?</h1>"))
            #expect(page.body.contains("data-key=\"z\""))
            #expect(!page.body.contains("id=\"timeline\""))
            let batch = try #require(try await web.me.lastUndoable())
            #expect(try await client.submit("/undo/\(batch.number)", ["back": "/log"]).part("timeline").contains("tea"))
        }
    }

    @Test("While one types, what was understood is shown and nothing is written")
    func preview() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { client async throws in
            let part = try await client.post("/log/preview", ["line": Self.line])
            #expect(!part.body.contains("<html"))
            #expect(part.body.contains("<dt>What</dt><dd>Coffee, 30 minutes</dd>"))
            #expect(part.body.contains("href=\"/people/\(ada)\""))
            #expect(part.body.contains("<dt>When</dt><dd>yesterday, Friday 13 March</dd>"))
            #expect(part.body.contains("<dt>About</dt><dd>hiring</dd>"))
            #expect(part.body.contains("<dt>You promise</dt><dd>Send her the deck, by Friday 20 March</dd>"))
            #expect(try await client.post("/log/preview", ["line": ""]).body.isEmpty)
            #expect(try await client.post("/log/preview", ["line": "coffee"]).body.contains("names nobody"))
            #expect(try await client.post("/log/preview", ["line": "coffee with Ada Lovelace tomorrow"]).body.contains("is still to come"))

            let page = try await client.post("/log/check", ["line": Self.line])
            #expect(page.status == .ok)
            #expect(page.body.contains("<html"))
            #expect(page.body.contains("<dt>What</dt><dd>Coffee, 30 minutes</dd>"))
            #expect(page.body.contains(Self.line))
        }
        #expect(try await web.details(ada).timelineTotal == 0)
    }

    @Test("When two fit, the line comes back with both, and the choice is kept to")
    func ambiguous() async throws {
        let web = try await TestWeb()
        let ruiz = try await web.add("Ana Ruiz", [.place("Lisbon")])
        let markovic = try await web.add("Ana Marković")
        try await web.browse { client async throws in
            let page = try await client.post("/log", ["line": "called Ana"])
            #expect(page.status == .unprocessableContent)
            #expect(page.body.contains("Which Ana?"))
            #expect(page.body.contains("<a href=\"#person-0\">Choose which Ana you mean</a>"))
            #expect(page.body.contains("value=\"\(ruiz)\""))
            #expect(page.body.contains("<span class=\"quiet\">Lisbon</span>"))
            #expect(page.body.contains(">\ncalled Ana</textarea>"))

            let chosen = try await client.post("/log/preview", ["line": "called Ana about tea", "person-0": markovic.description])
            #expect(chosen.body.contains("value=\"\(markovic)\" checked"))
            #expect(try await client.post("/log", ["line": "called Ana", "person-0": markovic.description]).status == .seeOther)
        }
        #expect(try await web.details(markovic).timelineTotal == 1)
        #expect(try await web.details(ruiz).timelineTotal == 0)
    }

    @Test("A name that nobody bears is offered as somebody new, and made only when one says so")
    func unknown() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            let page = try await client.post("/log", ["line": "coffee with Grace Hopper"])
            #expect(page.status == .unprocessableContent)
            #expect(page.body.contains("Add Grace Hopper as somebody new"))
            #expect(try await web.me.people(PeopleFilter()).total == 0)
            // A choice that was made for another name is none for this one.
            let other = try await client.post("/log", ["line": "coffee with Alan Turing", "person-0": "new Grace Hopper"])
            #expect(other.status == .unprocessableContent)
            #expect(
                try await client.post("/log", ["line": "coffee with Grace Hopper", "person-0": "new Grace Hopper"]).status == .seeOther)
        }
        let grace = try #require(try await web.me.find("Grace Hopper").first)
        #expect(try await web.details(grace.id).timelineTotal == 1)
    }

    @Test("From a person’s line no name is needed, and another name joins them")
    func aboutPerson() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        _ = try await web.add("Ada Byron")
        let bob = try await web.add("Bob Noyce")
        try await web.browse { client async throws in
            let page = try await client.get("/log?person=\(ada)")
            #expect(page.body.contains("What happened with Ada?"))
            #expect(page.hidden("person") == ["\(ada)"])
            #expect(try await client.post("/log", ["line": "coffee yesterday 30m about hiring", "person": "\(ada)"]).status == .seeOther)
            #expect(try await client.post("/log", ["line": "call with Bob Noyce", "person": "\(ada)"]).status == .seeOther)
            #expect(try await client.post("/log", ["line": "call with Ada", "person": "\(ada)"]).status == .seeOther)
        }
        let details = try await web.details(ada)
        #expect(details.timelineTotal == 3)
        let coffee = try #require(details.timeline.first { $0.interaction.kind == .coffee }).interaction
        #expect(coffee.summary == "hiring" && coffee.minutes == 30)
        #expect(try await web.details(bob).timelineTotal == 1)
    }

    @Test("A line that makes no sense comes back whole, with the reason at the field")
    func wrong() async throws {
        let web = try await TestWeb()
        try await web.add("Ada Lovelace")
        try await web.browse { client async throws in
            for (line, reason) in [
                ("", "There is nothing to log"), ("coffee about <b>things</b>", "names nobody"),
                ("coffee with Ada Lovelace on 31 February", "is not on the calendar"),
            ] {
                let page = try await client.post("/log", ["line": line])
                #expect(page.status == .unprocessableContent)
                #expect(page.body.contains("<title>Error: What happened?"))
                #expect(page.body.contains("aria-describedby=\"line-error\""))
                #expect(page.body.contains(reason))
                #expect(!page.body.contains("<b>things</b>"))
                if !line.isEmpty { #expect(page.body.contains(">\n\(HTML.escaped(line))</textarea>")) }
            }
        }
    }

    @Test("two with the same everything are told apart by when they were added")
    func namesakes() async throws {
        let web = try await TestWeb()
        for _ in 0..<2 { _ = try await web.add("John Smith") }
        let page = try await web.browse { try await $0.get("/log?line=coffee%20with%20John%20yesterday") }.body
        #expect(page.ranges(of: "never in touch, added today").count == 2)
        let marked = "A" + String(repeating: "\u{0301}", count: 30)
        #expect(PersonMarks.initials(PersonName(given: marked)).unicodeScalars.count <= 3)
    }

    @Test("The palette’s line fills the field, and is understood at once")
    func fromPalette() async throws {
        let web = try await TestWeb()
        try await web.add("Ada Lovelace")
        let page = try await web.browse { try await $0.get("/log?line=call%20with%20Ada%20%22%3Cscript%3E") }
        #expect(page.body.contains(">\ncall with Ada &quot;&lt;script&gt;</textarea>"))
        #expect(page.body.contains("<dt>What</dt>"))
        #expect(!page.body.contains("<script>"))
    }

    @Test("Lately logged are the twenty newest, and nothing that an archive brought")
    func lately() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        for day in 1...22 { try await web.contact([ada], daysAgo: Double(day), summary: "talk \(day)") }
        let page = try await web.browse { try await $0.get("/log") }
        #expect(page.body.matches(of: /<li class="entry"/).count == 20)
        // The newest is what was logged last, whenever it happened.
        #expect(page.body.contains("talk 22<"))
        #expect(!page.body.contains("talk 2<"))
    }

    @Test("Another account’s people are not there, and a forged line is refused")
    func isolation() async throws {
        let web = try await TestWeb()
        let stranger = try await web.add("Ada Lovelace", to: web.other)
        let other = try await web.add("Ada Byron", to: web.other)
        try await web.contact([stranger], daysAgo: 1, of: web.other)
        try await web.browse { client async throws in
            #expect(try await client.get("/log?person=\(stranger)").status == .notFound)
            for path in ["/log", "/log/check", "/log/preview"] {
                #expect(try await client.post(path, ["line": "coffee", "person": "\(stranger)"]).status == .notFound)
                #expect(try await client.post(path, ["line": "coffee with Ada Lovelace"], token: "00").status == .forbidden)
            }
            let page = try await client.post("/log", ["line": "coffee with Ada", "person-0": other.description])
            #expect(page.status == .unprocessableContent)
            #expect(!page.body.contains("Byron"))
            #expect(!page.body.contains("id=\"timeline\""))
        }
        #expect(try await web.details(stranger, of: web.other).timelineTotal == 1)
    }

    @Test("A promise that a line may keep is offered in the preview, and closed only where that was seen")
    func keeping() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let deck = try await web.me.promise("send her the deck", to: ada, due: nil, owner: .mine, at: web.now).value.id
        let line = "emailed Ada Lovelace the deck"
        try await web.browse { client async throws in
            let preview = try await client.post("/log/preview", ["line": line]).body
            #expect(preview.contains("value=\"\(deck)\" checked> <span>Mine: send her the deck"))
            let unchecked = try await client.post("/log/preview", ["line": line, "offered": "\(deck)"]).body
            #expect(unchecked.contains("value=\"\(deck)\"> <span>Mine: send her the deck"))
            _ = try await client.post("/log", ["line": line])
            #expect(try await web.me.followUps(at: web.now).count == 1)
            _ = try await client.post("/log", ["line": line, "offered": "\(deck)", "kept": "\(deck)"])
            #expect(try await web.me.followUps(at: web.now).isEmpty)
            #expect(try await client.post("/log", ["line": line, "kept": "\(deck)"]).status == .seeOther)
        }
    }
}
