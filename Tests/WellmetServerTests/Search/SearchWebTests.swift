import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct SearchWebTests {
    @Test func `one page shows people, organizations and what was written, with the words marked`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add(
            "Ada Lovelace",
            [.addPosition(organization: "Pipe & <Sons>", title: "", from: nil, to: nil), .addNote("about <b>pipes</b> & oil", at: nil)])
        try await web.add("Piper Hidden", to: web.other)
        try await web.browse { browser in
            let page = try await browser.get("/search?q=pip")
            #expect(page.status == .ok && page.body.contains("value=\"pip\""))
            #expect(page.body.contains("href=\"/people/\(ada)\">Ada Lovelace"))
            #expect(page.body.contains("Pipe &amp; &lt;Sons&gt;</a> <span class=\"quiet small\">1 person"))
            #expect(page.body.contains("about &lt;b&gt;<mark>pipes</mark>&lt;/b&gt; &amp; oil"))
            #expect(!page.body.contains("Hidden"))
            #expect(try await browser.get("/search?q=lovelaec").body.contains("spelled nearly so"))
            let none = try await browser.get("/search?q=%3Cquince%3E")
            #expect(none.body.contains("Nothing found for “&lt;quince&gt;”") && none.body.contains("/people/new?name="))
            #expect(try await browser.get("/search").body.contains("Every word may be unfinished"))
        }
    }

    @Test func `fields are answered by the list of people`() async throws {
        let web = try await TestWeb()
        try await web.browse { browser async throws in
            #expect(try await browser.get("/search?q=city:lisbon").location == "/people?q=city%3Alisbon")
            #expect(try await browser.get("/search?q=-ada").status == .seeOther)
            let mistyped = try await browser.get("/search?q=lsat:%3E90d")
            #expect(mistyped.status == .ok && mistyped.body.contains("There is no “lsat:” to filter by. Did you mean “last:”?"))
        }
    }

    @Test func `the palette leads to circles, conditions and what can be done, and is short where nothing has that name`() async throws {
        let web = try await TestWeb()
        _ = try await web.add("Ada Lovelace", [.joinCircle("old clients")])
        try await web.browse { browser in
            func found(_ text: String) async throws -> String { try await browser.get("/search.json?what=names&q=\(text)").body }
            #expect(try await found("old").contains("circle%3A%22old%20clients%22"))
            #expect(try await found("last:%3E90d").contains("People: last:>90d"))
            let (arch, both) = (try await found("arch"), try await found("arch%20peo"))
            #expect(arch.contains("Archived people") && arch == both)
            #expect(try await found("imp").contains("/import"))
            #expect(try await found("lsat:%3E90d") == "[]")
        }
    }

    @Test func `slips in a company and in what was written are told`() async throws {
        let web = try await TestWeb()
        _ = try await web.add(
            "Ada Lovelace",
            [.addPosition(organization: "Lantern Robotics", title: "", from: nil, to: nil), .addNote("all about consulting", at: nil)])
        try await web.browse { browser in
            let company = try await browser.get("/search?q=lantrn").body
            #expect(company.contains("Lantern Robotics") && company.contains("Nobody is spelled so; these are spelled nearly so."))
            let text = try await browser.get("/search?q=consultng").body
            #expect(text.contains("<mark>consulting</mark>") && text.contains("Nothing is spelled so; these are spelled nearly so."))
        }
    }

    @Test func `what was written comes to the palette by itself`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.addNote("likes engines", at: nil)])
        try await web.contact([ada], daysAgo: 2)
        try await web.browse { browser in
            let texts = try await browser.get("/search.json?what=texts&q=engin").body
            #expect(texts.contains("likes engines") && texts.contains("Ada Lovelace, today") && texts.contains("#notes"))
            #expect(try await browser.get("/search.json?what=names&q=engin").body == "[]")
        }
    }
}
