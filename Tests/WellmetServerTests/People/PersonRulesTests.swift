import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct PersonRulesTests {
    @Test func `circles and tags are replaced by what is ticked and typed`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.joinCircle("clients"), .joinCircle("mentors"), .tag("maths")])
        try await web.browse { browser in
            let page = try await browser.submit(
                "/people/\(ada)/circles",
                ["version": try await version("circles", of: ada, browser), "circle": "mentors", "new": "Poets"])
            #expect(page.body.contains("href=\"/people?circle=Poets\""))
            let tagged = try await browser.submit(
                "/people/\(ada)/tags", ["version": sectionVersion("tags", page), "tags": "#Engines poetry"])
            #expect(tagged.body.contains("#engines"))
            let unknown = try await browser.post(
                "/people/\(ada)/circles", ["version": try await version("circles", of: ada, browser), "circle": "nobody's"])
            #expect(unknown.status == .unprocessableContent)
            #expect(try await browser.post("/people/\(ada)/tags", ["version": "x", "tags": "y"]).status == .conflict)
        }
        let details = try await web.details(ada)
        #expect(details.circles.map(\.name) == ["mentors", "Poets"])
        #expect(details.tags == ["engines", "poetry"])
    }

    @Test func `a cadence says what it would do to today before it is set, with and without script`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.contact([ada], daysAgo: 20)
        try await web.browse { browser in
            let soon = try await browser.post("/people/\(ada)/rhythm/preview", ["cadence": "7", "importance": "normal"])
            #expect(soon.status == .ok)
            #expect(soon.body.contains("Ada is overdue by that"))
            #expect(!soon.body.contains("<html"))
            let later = try await browser.post("/people/\(ada)/rhythm/preview", ["cadence": "90", "importance": "normal"])
            #expect(later.body.contains("Today would not change: Ada would come up"))
            let wrong = try await browser.post("/people/\(ada)/rhythm/preview", ["days": "-3"])
            #expect(wrong.body.contains("Write a number from 1 to 3660"))
            let page = try await browser.post("/people/\(ada)/rhythm/check", ["days": "10", "importance": "high"])
            #expect(page.status == .ok)
            #expect(page.body.contains("Ada is overdue by that") && page.body.contains("value=\"10\""))
            #expect(try await web.details(ada).person.cadenceDays == nil)
            let set = try await browser.submit(
                "/people/\(ada)/rhythm",
                ["version": try await version("rhythm", of: ada, browser), "cadence": "30", "days": "", "importance": "high"])
            #expect(set.body.contains("Every month, as you said."))
            let bad = try await browser.post(
                "/people/\(ada)/rhythm", ["version": sectionVersion("rhythm", set), "days": "0", "importance": "high"])
            #expect(bad.status == .unprocessableContent)
        }
        let person = try await web.details(ada).person
        #expect(person.cadenceDays == 30)
        #expect(person.importance == .high)
    }

    @Test func `circles and a pause say what they would do to today before they are set, with and without script`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.joinCircle("peers")])
        _ = try await web.me.setCircle("clients", cadenceDays: 7, at: web.now)
        try await web.contact([ada], daysAgo: 20)
        try await web.browse { browser in
            let joined = try await browser.post("/people/\(ada)/circles/preview", ["circle": "clients"])
            #expect(joined.status == .ok && joined.body.contains("Ada is overdue by that") && !joined.body.contains("<html"))
            #expect(try await browser.post("/people/\(ada)/circles/preview", ["circle": "peers"]).body.contains("Today would not change"))
            let page = try await browser.post("/people/\(ada)/circles/check", ["circle": "clients"])
            #expect(page.part("circles").contains("Ada is overdue by that"))
            #expect(!page.part("rhythm").contains("is overdue by that"))
            #expect(page.part("quiet").contains("formaction=\"/people/\(ada)/quiet/check#quiet\""))
            let rest = try await browser.post("/people/\(ada)/quiet/check", ["for": "2026-04-14", "until": ""])
            #expect(rest.part("quiet").contains("Ada would rest until Tuesday 14 April 2026"))
            #expect(try await browser.post("/people/\(ada)/quiet/preview", ["until": "2020-01-01"]).body.contains("is not in the future"))
            #expect(
                try await browser.submit("/people/\(ada)/quiet/pause", ["for": "2026-04-14"]).body.contains("Rests until Tuesday 14 April"))
        }
        #expect(try await web.details(ada).circles.map(\.name) == ["peers"])
    }

    @Test func `pause, never suggest and archive are each taken back where they were done`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            let paused = try await browser.submit("/people/\(ada)/quiet/pause", ["until": "2026-06-14"])
            #expect(paused.body.contains("Rests until Sunday 14 June 2026"))
            #expect(try await browser.post("/people/\(ada)/quiet/pause", ["until": "2020-01-01"]).status == .unprocessableContent)
            #expect(try await browser.post("/people/\(ada)/quiet/pause", ["until": "soon"]).status == .unprocessableContent)
            #expect(try await browser.submit("/people/\(ada)/quiet/wake").body.contains("Ended the pause of Ada Lovelace"))
            let never = try await browser.submit("/people/\(ada)/quiet/never")
            #expect(never.body.contains("Never suggested, as you said.") && never.body.contains("Suggest Ada again"))
            #expect(try await browser.submit("/people/\(ada)/quiet/suggest").body.contains("Never suggest Ada"))
            let archived = try await browser.submit("/people/\(ada)/quiet/archive")
            #expect(archived.body.contains("<b>Archived.</b>"))
            let undo = try #require(archived.body.firstMatch(of: /action="(\/undo\/\d+)"/))
            _ = try await browser.post(String(undo.1))
            #expect(try await web.details(ada).person.archived == false)
            _ = try await browser.post("/people/\(ada)/quiet/archive")
            #expect(try await browser.submit("/people/\(ada)/quiet/restore").body.contains("Brought back Ada Lovelace"))
        }
        let person = try await web.details(ada).person
        #expect(person.pausedUntil == nil && !person.neverSuggest && !person.archived)
    }
}
