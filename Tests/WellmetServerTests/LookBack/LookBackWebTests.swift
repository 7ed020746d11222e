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
        #expect(page.body.contains("For the first time with <a href=\"/people/\(ada)\">Ada &lt;Lovelace&gt;</a>."))
        let faces = page.body.components(separatedBy: "<div class=\"faces\" aria-hidden=\"true\">")
        #expect(faces.count == 2)
        #expect(
            faces[1].hasPrefix("<a href=\"/people/\(ada)\" title=\"Ada &lt;Lovelace&gt;\" tabindex=\"-1\"><span class=\"avatar small hue-"))
        #expect(!page.body.contains("Ada <"))
    }
}
