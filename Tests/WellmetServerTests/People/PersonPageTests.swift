import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct PersonPageTests {
    @Test func `the brief comes first and says when last, what is promised both ways and how warm it is`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.pronouns("she/her"), .zone("Europe/London"), .place("London")])
        for week in 0..<6 { try await web.contact([ada], daysAgo: Double(week * 7 + 1), summary: "about hiring \(week)") }
        _ = try await web.me.promise("send her the deck", to: ada, due: TestWeb.today.adding(-1), owner: .mine, at: web.now)
        _ = try await web.me.promise("introduce me to Grace", to: ada, due: nil, owner: .theirs, at: web.now)
        let page = try await web.browse { try await $0.get("/people/\(ada)") }
        let brief = page.part("brief")
        #expect(brief.contains(">Yesterday</time>, call: about hiring 0"))
        #expect(brief.contains("<dt>You promised</dt><dd>Send her the deck <span class=\"due late\">· was due"))
        #expect(brief.contains("<dt>She promised</dt><dd>Introduce me to Grace"))
        #expect(brief.contains("you two were in touch in 6 of the last 10 weeks"))
        #expect(page.body.contains("<b>09:30</b> your time · <b>08:30</b> hers"))
        let edit = try #require(page.body.range(of: "id=\"timeline\""))
        #expect(try #require(page.body.range(of: "id=\"brief\"")).lowerBound < edit.lowerBound)
    }

    @Test func `the timeline goes by month, with who else was there, and turns back in pages`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let grace = try await web.add("Grace Hopper")
        for day in 0..<20 { try await web.contact(day == 0 ? [ada, grace] : [ada], daysAgo: Double(day * 3 + 1)) }
        try await web.browse { browser in
            let first = try await browser.get("/people/\(ada)")
            #expect(first.body.contains("<h3 class=\"month\">March 2026</h3>"))
            #expect(first.part("timeline").contains("with <a class=\"name\" href=\"/people/\(grace)\">Grace Hopper</a> too"))
            #expect(first.body.contains("1 to 5 of 20") && first.body.contains("?from=5#timeline"))
            #expect(first.part("timeline").components(separatedBy: "class=\"entry\"").count == 6)
            let second = try await browser.get("/people/\(ada)?from=5")
            #expect(second.body.contains("6 to 20 of 20"))
            #expect(second.part("timeline").components(separatedBy: "class=\"entry\"").count == 16)
            #expect(try await browser.get("/people/\(ada)?from=4000").body.contains("There is nothing further back."))
        }
    }

    @Test func `the brief says what comes next, and where to reach them stands right under it`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.cadence(30)])
        try await web.contact([ada], daysAgo: 10)
        _ = try await web.me.promise("send the deck", to: ada, due: TestWeb.today.adding(2), owner: .mine, at: web.now)
        let page = try await web.browse { try await $0.get("/people/\(ada)") }
        let brief = page.part("brief")
        #expect(brief.contains("<dt>Next</dt><dd>Be in touch <time"))
        #expect(brief.contains("in 3 weeks</time>: <a href=\"#rhythm\">every month</a>."))
        #expect(brief.contains("<dt>You promised</dt><dd>Send the deck <span class=\"due\">· due"))
        let places = ["brief", "identities", "log", "timeline", "notes"].compactMap { page.body.range(of: " id=\"\($0)\"")?.lowerBound }
        #expect(places.count == 5 && places == places.sorted())
        try await web.me.edit(ada, [.pause(until: TestWeb.today.adding(40))], at: web.now)
        #expect(try await web.browse { try await $0.get("/people/\(ada)") }.part("brief").contains("Rests until"))
    }

    @Test func `somebody met through LinkedIn yesterday is a new tie, met on LinkedIn`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add(
            "Ada Lovelace", [.met(.init(on: PartialDate(TestWeb.today.adding(-1)), place: "LinkedIn"))])
        try await web.contact([ada], daysAgo: 1, kind: .invitation, direction: .in)
        try await web.browse { browser in
            let page = try await browser.get("/people/\(ada)")
            #expect(page.body.contains("A new tie") && page.body.contains("On LinkedIn on 13 March 2026"))
            #expect(try await browser.get("/people").body.contains("<span>new</span>"))
        }
    }

    @Test func `work that imports told of says when it was seen, and a new job between which of them it began`() async throws {
        let web = try await TestWeb()
        try await web.browse { browser in
            for (day, company) in [("03 Jan 2026", "Looms"), ("10 Mar 2026", "Engines")] {
                let rows = """
                    First Name,Last Name,URL,Email Address,Company,Position,Connected On
                    Ada,Example,https://www.linkedin.com/in/ada-example,,\(company),Chief,08 Feb 2016
                    New,\(company),https://www.linkedin.com/in/\(company),,,,\(day)

                    """
                let path = try #require(try await browser.upload([("Connections.csv", rows)]).location)
                _ = try await browser.post(path + "/apply")
                while try await browser.get(path).body.contains("data-poll") { await Task.yield() }
            }
            let ada = try #require(try await web.me.find("Ada Example").first?.id)
            let page = try await browser.get("/people/\(ada)")
            #expect(page.part("brief").contains("new since between 3 January and 10 March"), "\(page.part("brief"))")
            #expect(page.part("positions").contains("Chief at Looms <span class=\"due\">· seen on 3 January</span>"))
            #expect(page.part("positions").contains("Chief at Engines <span class=\"due\">· seen on 10 March</span>"))
        }
    }

    @Test func `whatever somebody typed is shown as text and never as a tag`() async throws {
        let web = try await TestWeb()
        let evil = "<script>alert('x')</script>\"onload=\"x"
        let person = try await web.add(
            "X",
            [
                .name(PersonName(given: evil, family: evil)), .pronouns(evil), .place(evil), .languages([evil]),
                .met(.init(on: nil, place: evil, story: evil)), .addPosition(organization: evil, title: evil, from: nil, to: nil),
                .joinCircle(evil), .tag("<b>"), .addNote(evil + "\n\n[a](javascript:alert(1))", at: nil),
                .addLink(label: evil, to: nil, name: evil), .setField(label: evil, value: evil),
                .addIdentity(Identity(kind: .slack, normalised: evil, label: evil)),
            ])
        _ = try await web.me.promise(evil, to: person, due: nil, owner: .mine, at: web.now)
        try await web.contact([person], daysAgo: 1, summary: evil)
        try await web.browse { browser in
            for path in ["/people/\(person)", "/people", "/people?q=%3Cscript%3E&circle=%3Cscript%3E", "/people/new?name=%3Cscript%3E"] {
                let page = try await browser.get(path)
                #expect(page.status == .ok)
                #expect(!page.body.contains("<script>"), "\(path)")
                #expect(!page.body.contains("\"onload=\"x"), "\(path)")
                #expect(!page.body.contains("<b></a>") && !page.body.contains("href=\"javascript:"), "\(path)")
            }
            #expect(try await browser.get("/people/\(person)").body.contains("&lt;script&gt;"))
        }
    }

    @Test(
        arguments: [
            ("# Plans\n\n###### Deep", "<h3>Plans</h3>\n<h6>Deep</h6>"),
            ("![her cat](https://a.example/cat.png)", "<p><a href=\"https://a.example/cat.png\">her cat</a></p>"),
            ("![](https://a.example/cat.png)", "<p><a href=\"https://a.example/cat.png\">https://a.example/cat.png</a></p>"),
            ("![**big** cat](javascript:x)", "<p><a href=\"\"><strong>big</strong> cat</a></p>"),
            ("[![in](a.png)](b.html)", "<p><a href=\"b.html\">in</a></p>"),
        ])
    func `a note keeps to its place on the page, and loads nothing from elsewhere`(note: String, html: String) {
        #expect(Markdown.html(note).text.trimmingCharacters(in: .whitespacesAndNewlines) == html)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "- ", count: 40_000) + "a" + String(repeating: "\n", count: 110_000),
            String(repeating: ">", count: 190_000) + String(repeating: " ![](a)", count: 1000),
        ])
    func `a note that is nested without end is shown as text, at once`(note: String) {
        #expect(Markdown.html(note) == "<p>\(note)</p>")
    }

    @Test func `quotes, lists and lines as people write them are no endless nesting`() {
        let line = String(repeating: "-", count: 300)
        #expect(Markdown.html("a\n\n\(line)\n\n\(String(repeating: " ", count: 300))b").text.contains("<hr />"))
        let quoted = Markdown.html(String(repeating: "> ", count: 40) + "1. a").text
        #expect(quoted.components(separatedBy: "<blockquote>").count == 41 && quoted.contains("<li>a</li>"))
    }

    @Test func `characters that would turn a page's words around are left out, and NUL is nowhere`() async throws {
        let name: HTML = "<b>\("A\u{202E}da\u{2066} \u{200F}ש\u{0}")</b>"
        #expect(name.text == "<b>Ada \u{200F}ש</b>")
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            _ = try await browser.post("/people/\(ada)/notes", ["text": "a\u{0}b"])
            let long = try await browser.post("/people/\(ada)/positions", ["title": String(repeating: "x", count: 501)])
            #expect(long.status == .unprocessableContent && long.part("positions").contains("it has 501 characters, and 500 fit"))
        }
        #expect(try await web.details(ada).notes.map(\.text) == ["ab"])
        #expect(try await web.details(ada).positions.isEmpty)
    }

    @Test func `notes are rendered from Markdown`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.addNote("Prefers *mornings*.\n\n- engines\n- poetry", at: nil)])
        let page = try await web.browse { try await $0.get("/people/\(ada)") }
        #expect(page.body.contains("<em>mornings</em>"))
        #expect(page.body.contains("<li>engines</li>"))
    }

    @Test func `an id appears once on the page, and every form carries its token`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add(
            "Ada Lovelace",
            [.addNote("one", at: nil), .addNote("two", at: nil), .addPosition(organization: "A", title: "", from: nil, to: nil)])
        for text in ["first", "second"] { _ = try await web.me.promise(text, to: ada, due: nil, owner: .mine, at: web.now) }
        let page = try await web.browse { try await $0.get("/people/\(ada)") }
        let ids = page.body.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
        #expect(ids.count == Set(ids).count, "twice: \(Dictionary(grouping: ids, by: \.self).filter { $0.value.count > 1 }.keys.sorted())")
        let forms = page.body.components(separatedBy: " method=\"post\"").count - 1
        // The form with a file has it in its address: the file may be long, and is not read before.
        let inAddress = page.body.components(separatedBy: "?csrf=").count - 1
        #expect(page.hidden("csrf").count + inAddress == forms && inAddress == 1)
        let labels = page.body.matches(of: /\sfor="([^"]+)"/).map { String($0.1) }
        #expect(labels.allSatisfy { Set(ids).contains($0) })
    }

    @Test("No link stands in another, also where several took part")
    func links() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let bob = try await web.add("Bob Example")
        try await web.contact([ada, bob], daysAgo: 1)
        let page = try await web.browse { try await $0.get("/people/\(ada)") }.part("timeline")
        var isOpen = false
        for piece in page.split(separator: "<") where piece.hasPrefix("a ") || piece.hasPrefix("/a>") {
            #expect(piece.hasPrefix("a ") != isOpen, "\(piece)")
            isOpen = piece.hasPrefix("a ")
        }
        #expect(page.contains(": call, with Bob Example too, "))
    }
}
