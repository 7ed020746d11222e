import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct TodayWebTests {
    @Test func `a promise has its suggestion and draft, and done logs a word of mine that keeps it`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let deck = try await web.me.promise("send the deck", to: ada, due: TestWeb.today.adding(-1), owner: .mine, at: web.now).value.id
        let plan = try await web.me.promise("send the plan", to: ada, due: TestWeb.today, owner: .mine, at: web.now).value.id
        try await web.browse { browser in
            let page = try await browser.get("/")
            #expect(page.body.contains("Keep your word."))
            #expect(page.body.contains("id=\"draft-\(deck)\"") && page.body.contains("Hi Ada,"))
            #expect(page.hidden("follow-up") == [deck, plan].map(\.description))
            let done = try await browser.submit("/today/\(ada)/done", ["follow-up": plan.description])
            #expect(done.hidden("follow-up") == [deck.description])
            // A second click finds nothing to do.
            #expect(try await browser.post("/today/\(ada)/done", ["follow-up": plan.description]).status == .notFound)
        }
        let details = try await web.details(ada)
        #expect(details.followUps.map(\.text) == ["send the deck"])
        #expect(details.timeline.map(\.interaction.direction) == [.out])
    }

    @Test func `an empty list says why it is empty`() async throws {
        let web = try await TestWeb()
        try await web.browse { browser in
            #expect(try await browser.get("/").body.contains("Your book is empty yet"))
            let ada = try await web.add("Ada Lovelace")
            #expect(try await browser.get("/").body.contains("Wellmet knows of no word from you to anybody"))
            try await web.contact([ada], daysAgo: 1)
            #expect(try await browser.get("/").body.contains("everyone you care about has heard from you lately"))
        }
    }

    @Test func `what is logged in words of somebody on the list answers their line`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.cadence(30)])
        try await web.contact([ada], daysAgo: 60)
        try await web.browse { browser in
            #expect(try await browser.get("/").body.contains("You want to be in touch every month"))
            _ = try await browser.post("/log", ["line": "called Ada"])
            let page = try await browser.get("/")
            #expect(!page.body.contains("You want to be in touch every month"))
            #expect(page.part("answered").contains("Ada Lovelace"))
        }
    }

    @Test func `the week of answers is told in marks and as a table, from the second day on`() async throws {
        let web = try await TestWeb()
        let people = try await ["Ada Lovelace", "Grace Hopper", "Alan Turing"].asyncMap { try await web.add($0, [.cadence(7)]) }
        for person in people { try await web.contact([person], daysAgo: 60) }
        try await web.browse { browser in
            #expect(!(try await browser.get("/")).body.contains("id=\"week\""))
            _ = try await browser.post("/today/\(people[0])/done")
            _ = try await browser.post("/today/\(people[1])/later", ["until": "2026-04-01"])
        }
        web.wait(days: 1)
        try await web.browse { browser in
            let week = try await browser.get("/").part("week")
            #expect(week.contains("<td class=\"number\">1</td><td class=\"number\">1</td>"))
            #expect(week.contains("Saturday 14 March 2026: 1 done, 1 put off, 1 not answered"))
            #expect(week.contains("<table><caption>Lines by day</caption>") && week.contains("role=\"img\""))
            #expect(week.contains("one is done (full), one put off (half)."))
        }
        #expect(try await web.other.answerWeek(to: TestWeb.today).lines == 0)
        let later = try await web.me.answerWeek(to: TestWeb.today.adding(7))
        #expect(later.days.count == 7 && later.done == 0)
    }

    @Test(arguments: ["", "tomorrow", "2026-03-14", "2020-01-01"])
    func `a day that is none is told at its field, and the list stays`(date: String) async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let promise = try await web.me.promise("send the deck", to: ada, due: TestWeb.today, owner: .mine, at: web.now).value.id
        let grace = try await web.add("Grace Hopper", [.cadence(7)])
        try await web.contact([grace], daysAgo: 60)
        try await web.browse { browser async throws in
            let shown = try await browser.get("/").body
            let line = try #require(shown.range(of: "/follow-ups/\(promise)/later"))
            let version = try #require(shown[line.upperBound...].firstMatch(of: /name="version" value="([^"]*)"/)).1
            for (path, id) in [("/today/\(grace)/later", "\(grace)"), ("/follow-ups/\(promise)/later", "\(promise)")] {
                let answer = try await browser.post(path, ["version": String(version), "date": date])
                #expect(answer.status == .unprocessableContent)
                #expect(!answer.body.contains("data-problem"))
                #expect(answer.body.contains("<title>Error: Today"))
                #expect(answer.body.contains("id=\"nudge-\(grace)\"") && answer.body.contains("id=\"follow-up-\(promise)\""))
                #expect(answer.body.matches(of: /id="problem"/).count == 1)
                let field = try #require(answer.body.range(of: "id=\"until-\(id)\""))
                #expect(answer.body[field.upperBound...].prefix(120).contains("aria-invalid=\"true\""))
                #expect(answer.body[..<field.lowerBound].suffix(600).contains("id=\"problem\""))
            }
            let pause = try await browser.post("/today/\(grace)/pause", ["date": date])
            #expect(pause.status == .unprocessableContent)
            let menu = try #require(pause.body.range(of: "id=\"pause-\(grace)\""))
            #expect(pause.body[menu.upperBound...].prefix(120).contains("aria-invalid=\"true\""))
            // The line may have gone meanwhile: then the notice says it.
            let gone = try await web.add("Gone Fishing")
            let answer = try await browser.post("/today/\(gone)/later", ["date": date])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.part("notice").contains("Choose a"))
        }
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await body(element)) }
        return values
    }
}
