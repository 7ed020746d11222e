import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct LookBackWebTests {
    @Test func `an empty network says how the page fills`() async throws {
        let web = try await TestWeb()
        let page = try await web.browse { try await $0.get("/look-back") }
        #expect(page.status == .ok)
        #expect(page.body.contains("Nothing to look back on yet") && !page.body.contains("class=\"chart"))
    }

    @Test func `the year and the circles are pictures with the same as tables`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.joinCircle("<b>clients")])
        for week in 0..<10 { try await web.contact([ada], daysAgo: Double(week * 7 + 1)) }
        let page = try await web.browse { try await $0.get("/look-back") }
        #expect(page.body.contains("10 contacts since"))
        #expect(page.body.contains("In touch on 10 of 370 days. Most on Friday 13 March 2026: 1 contact."))
        #expect(page.body.contains("<caption>Contact with everybody by month</caption>"))
        #expect(page.body.contains("<title id=\"glance-name\">"))
        #expect(page.body.contains("<title>&lt;b&gt;clients, now: 1 loose</title>"))
        #expect(page.body.contains("&lt;b&gt;clients</a></th><td>a year ago</td>"))
        #expect(!page.body.contains("<b>clients"))
    }

    @Test func `a tie over time shows what moved it, one click from the person`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        #expect(try await web.browse { try await $0.get("/people/\(ada)/warmth") }.body.contains("Nothing is known yet"))
        try await web.contact([ada], daysAgo: 300)
        try await web.contact([ada], daysAgo: 20)
        #expect(try await web.browse { try await $0.get("/people/\(ada)") }.body.contains("href=\"/people/\(ada)/warmth\""))
        let page = try await web.browse { try await $0.get("/people/\(ada)/warmth") }
        let part = page.part("warmth")
        #expect(part.contains("<path class=\"line\" d=\"M"))
        #expect(part.contains("not in touch yet a year ago. What moved it most:"))
        #expect(part.contains("<caption>Warmth of the tie with Ada by month</caption>"))
        #expect(part.components(separatedBy: "<circle").count == 3)
    }

    @Test func `the letter has a portrait beside each paragraph that names somebody, which nobody hears twice`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada <Lovelace>")
        try await web.contact([ada], daysAgo: 20)
        let page = try await web.browse { try await $0.get("/review?of=2026-02") }
        #expect(page.body.contains("you were in touch with <a href=\"/people/\(ada)\">Ada &lt;Lovelace&gt;</a>, for the first time."))
        let faces = page.body.components(separatedBy: "<div class=\"faces\" aria-hidden=\"true\">")
        #expect(faces.count == 2)
        #expect(
            faces[1].hasPrefix("<a href=\"/people/\(ada)\" title=\"Ada &lt;Lovelace&gt;\" tabindex=\"-1\"><span class=\"avatar small hue-"))
        #expect(!page.body.contains("Ada <"))
    }

    @Test func `the picture beside the letter of a year is of that year`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.joinCircle("peers")])
        // 14 March 2026: two days of this year, three of last.
        for days in [1.0, 20, 100, 130, 200, 800] { try await web.contact([ada], daysAgo: days) }
        let (now, before) = (
            try await web.browse { try await $0.get("/review?of=2026") }, try await web.browse { try await $0.get("/review?of=2025") }
        )
        #expect(now.body.contains("In touch on 2 of 73 days.") && now.body.contains("<h2 id=\"year-title\">2026, day by day</h2>"))
        #expect(before.body.contains("In touch on 3 of 365 days.") && before.body.contains(">December 2025</th>"))
        #expect(!before.body.contains(">January 2026</th>"))
        // Begins on a Thursday, and ends on a Saturday.
        #expect(now.body.contains("d=\"M28 52h12v48h-12zM40 16h108v84h-108zM148 16h12v72h-12z\""))
        #expect(!(try await web.browse { try await $0.get("/review?of=2026-02") }.body.contains("id=\"year\"")))
    }

    @Test func `no letter is offered of what is to come or was before anything is known`() async throws {
        let web = try await TestWeb()
        #expect(!(try await web.browse { try await $0.get("/review?of=2026") }.body.contains("Other letters")))
        let ada = try await web.add("Ada Lovelace")
        try await web.contact([ada], daysAgo: 100)
        func offered(_ of: String) async throws -> [String] {
            let page = try await web.browse { try await $0.get("/review?of=\(of)") }.body
            return page.components(separatedBy: "class=\"chip\" href=\"/review?of=").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        }
        #expect(try await offered("2026") == ["2025", "2026-03"])
        #expect(try await offered("2025") == ["2026", "2025-12"])
        #expect(try await offered("2025-12") == ["2026-01", "2025"])
        #expect(try await offered("2026-03") == ["2026-02", "2026"])
    }
}
