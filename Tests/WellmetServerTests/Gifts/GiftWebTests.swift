import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct GiftWebTests {
    @Test func `empty pages teach what they are for`() async throws {
        let web = try await TestWeb()
        try await web.browse { client async throws in
            #expect(try await client.get("/opportunities").body.contains("Nothing is open"))
            #expect(try await client.get("/insights").body.contains("No advice waits to be tried"))
            #expect(try await client.get("/introductions").body.contains("note it down below"))
        }
    }

    @Test func `a long list goes on on further pages, those that run and the rest each by themselves`() async throws {
        let web = try await TestWeb()
        for number in 1...53 { _ = try await web.me.add(Insight.Content(text: "Advice no. \(number)."), at: web.now) }
        for number in 1...51 {
            _ = try await web.me.add(Opportunity.Content(title: "Job no. \(number)."), state: .won, at: web.now)
        }
        try await web.browse { client async throws in
            let first = try await client.get("/insights").body
            #expect(first.contains("<p>1 to 50 of 53</p>") && first.contains("href=\"/insights?from=50\">Next</a>"))
            let second = try await client.get("/insights?from=50").body
            #expect(second.contains("<p>51 to 53 of 53</p>") && second.contains("href=\"/insights\">Previous</a>"))
            #expect(second.ranges(of: "Advice no.").count == 3)
            // Behind the end, and what is no number, is a page that there is.
            #expect(try await client.get("/insights?from=5000").body.contains("51 to 53 of 53"))
            #expect(try await client.get("/insights?from=x&over=-3").body.contains("1 to 50 of 53"))
            let over = try await client.get("/opportunities").body
            #expect(over.contains("51 more won") && over.contains("href=\"/opportunities?over=50\">Next</a>"))
            let rest = try await client.get("/opportunities?over=50").body
            #expect(rest.contains("<details class=\"fold\" open>") && rest.contains("<p>51 to 51 of 51</p>"))
        }
    }

    @Test func `an opportunity is noted down, shows who could help, is won, and taken back`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let bob = try await web.add("Bob <b>", [.addPosition(organization: "Acme", title: "CTO", from: nil, to: nil)])
        try await web.contact([bob], daysAgo: 1)
        try await web.browse { client async throws in
            let page = try await client.submit(
                "/opportunities",
                [
                    "title": "Design <i>system", "kind": "client", "organization": "Acme", "from": "Ada", "for": "", "next": "call",
                    "next-on": "2026-03-10", "notes": "**Soon**",
                ])
            #expect(page.body.contains("<h1>Design &lt;i&gt;system</h1>"))
            #expect(page.body.contains("Client at Acme · from <a href=\"/people/\(ada)\">Ada Lovelace</a> · open"))
            #expect(page.body.contains("Next: call <span class=\"due late\">· was due"))
            #expect(page.body.contains("<strong>Soon</strong>"))
            #expect(page.part("help").isEmpty == false && page.body.contains("Works at Acme: CTO"))
            #expect(page.body.contains("Bob &lt;b&gt;") && !page.body.contains("Bob <b>"))
            #expect(page.body.contains(">Undo</button>"))
            let line = try #require(try await (web.me.gifts() as [OpportunityLine]).first)
            #expect(try await client.get("/people/\(ada)").body.contains("<a href=\"/opportunities?person=\(ada)\">1 opportunity</a>"))
            #expect(try await client.get("/opportunities?person=\(bob)").body.contains("Nothing is open"))
            let won = try await client.post(line.path + "/state", ["version": line.version, "state": "won"])
            #expect(won.location?.hasPrefix(line.path + "?done=") == true)
            let stale = try await client.post(line.path + "/state", ["version": line.version, "state": "lost"])
            #expect(stale.status == .conflict && stale.body.contains("changed in the meantime"))
            let batch = try #require(try await web.me.lastUndoable())
            _ = try await client.post("/undo/\(batch.number)")
        }
        #expect(try await (web.me.gifts() as [OpportunityLine]).first?.opportunity.state == .open)
    }

    @Test func `a form that cannot be comes back with what was typed and the fault at its field`() async throws {
        let web = try await TestWeb()
        try await web.add("Ada Lovelace")
        try await web.add("Ada Byron")
        try await web.browse { client async throws in
            let untitled = try await client.post("/opportunities", ["title": " ", "kind": "job", "notes": "kept"])
            #expect(untitled.status == .unprocessableContent)
            #expect(untitled.body.contains("id=\"gift-title-error\"") && untitled.body.contains("\nkept</textarea>"))
            let several = try await client.post("/opportunities", ["title": "x", "kind": "job", "from": "Ada"])
            #expect(several.body.contains("Who is meant?") && several.body.contains("Ada Byron"))
            let nobody = try await client.post("/insights", ["text": "x", "kind": "advice", "from": "Zoe"])
            #expect(nobody.body.contains("Nobody in your book is called “Zoe”"))
            let undated = try await client.post("/insights", ["text": "x", "kind": "advice", "report-on": "soon"])
            #expect(undated.status == .unprocessableContent && undated.body.contains("gift-report-on-error"))
            let alone = try await client.post(
                "/introductions", ["way": "mine", "person": "Ada Byron", "other": "Ada Byron", "state": "made"])
            #expect(alone.body.contains("An introduction is between two people"))
        }
        #expect(try await (web.me.gifts() as [OpportunityLine]).isEmpty)
    }

    @Test func `advice is tried with what came of it, and telling of it closes the promise`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { client async throws in
            _ = try await client.submit(
                "/insights", ["text": "Charge more", "kind": "advice", "from": "Ada", "about": "pricing", "report-on": "2026-04-01"])
            let line = try #require(try await (web.me.gifts() as [InsightLine]).first)
            #expect(line.content.from == ada && line.content.reportOn == Day("2026-04-01"))
            #expect(try await client.get("/people/\(ada)").body.contains("Not tried yet: “Charge more”"))
            let page = try await client.submit(
                line.path + "/state", ["version": line.version, "state": "tried", "outcome": "Two agreed", "reported": "yes"])
            #expect(page.body.contains("<b>What came of it:</b> Two agreed"))
            #expect(page.body.contains("You told Ada Lovelace what came of it."))
            #expect(try await client.get("/insights").body.contains("1 more tried or let go"))
        }
        #expect(try await web.me.followUps(at: web.now).isEmpty)
    }

    @Test func `introductions are noted down both ways, changed and removed`() async throws {
        let web = try await TestWeb()
        try await web.add("Ada Lovelace")
        try await web.browse { client async throws in
            let page = try await client.submit(
                "/introductions", ["way": "theirs", "person": "Ada", "other": "Bob Example", "state": "offered", "due": "2026-04-01"])
            #expect(page.body.contains("<h1>Ada Lovelace offered to introduce you to Bob Example</h1>"))
            var line = try #require(try await (web.me.gifts() as [IntroductionLine]).first)
            #expect(line.content.other == nil)
            _ = try await client.submit(
                line.path,
                [
                    "version": line.version, "way": "theirs", "person": "Ada Lovelace", "other": "Bob Example", "about": "maps",
                    "outcome": "", "due": "2026-04-01",
                ])
            line = try #require(try await (web.me.gifts() as [IntroductionLine]).first)
            #expect(line.content.about == "maps")
            let again = try await client.post(
                "/introductions",
                ["way": "theirs", "person": "Ada", "other": "Bob Example", "state": "asked", "about": "typed before"])
            #expect(again.status == .unprocessableContent && again.body.contains("value=\"typed before\""))
            #expect(again.body.contains("Ada Lovelace offered to introduce you to Bob Example: that is under way already."))
            #expect(again.body.contains("<a href=\"\(line.path)\">Go on with it</a>"))
            #expect(try await (web.me.gifts() as [IntroductionLine]).count == 1)
            let removed = try await client.submit(line.path + "/remove", ["version": line.version])
            #expect(removed.body.contains("Removed the introduction to Bob Example"))
        }
        #expect(try await (web.me.gifts() as [IntroductionLine]).isEmpty)
    }

    @Test func `the letter of a month leads to its people and to other months`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada <b>")
        for days in [20.0, 50] { try await web.contact([ada], daysAgo: days) }
        try await web.browse { client async throws in
            let page = try await client.get("/review").body
            #expect(page.contains("<h1>Your February 2026</h1>"))
            #expect(page.contains("In February 2026 you were in touch with <a href=\"/people/\(ada)\">Ada &lt;b&gt;</a>."))
            #expect(page.contains("/review?of=2026-01") && page.contains("/review?of=2026\""))
            #expect(try await client.get("/review?of=2024").body.contains("Nothing is known of 2024"))
            #expect(try await client.get("/review?of=2026").body.contains("class=\"chart"))
            for text in ["nonsense", "2026-13", "9999", "2027-01"] {
                #expect(try await client.get("/review?of=\(text)").status == .notFound, "\(text)")
            }
        }
    }

    @Test func `who can introduce me is answered for a person, a place, several people and nobody`() async throws {
        let web = try await TestWeb()
        let grace = try await web.add("Grace Hopper", [.addPosition(organization: "Navy", title: "Admiral", from: nil, to: nil)])
        let ada = try await web.add("Ada Lovelace", [.addLink(label: "", to: grace, name: "")])
        try await web.add("Ada Byron")
        try await web.contact([ada], daysAgo: 1)
        try await web.browse { client async throws in
            #expect(try await client.get("/introductions?to=Grace").body.contains("Knows Grace Hopper"))
            let navy = try await client.get("/introductions?to=navy").body
            #expect(navy.contains("Admiral at Navy") && navy.contains("Knows Grace Hopper"))
            #expect(try await client.get("/introductions?to=Ada").body.contains("Who is meant?"))
            #expect(try await client.get("/introductions?to=Nemo").body.contains("Neither a person nor an organization"))
            #expect(try await client.get("/introductions?to=Ada+Byron").body.contains("Nobody in your book is known to know Ada Byron"))
        }
    }
}
