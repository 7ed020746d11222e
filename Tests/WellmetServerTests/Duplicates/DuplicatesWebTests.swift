import Dispatch
import HTTPTypes
import Synchronization
import Testing
import WellmetModel
import WellmetStore
import WellmetTestSupport

@testable import WellmetServer

@Suite struct DuplicatesWebTests {
    private func pair(in web: TestWeb) async throws -> (robert: ID<Person>, bob: ID<Person>) {
        let work = PersonEdit.addPosition(organization: "Acme <i>", title: "CTO", from: nil, to: nil)
        let robert = try await web.add("Robert Example", [work, .place("Berlin")])
        let bob = try await web.add("Bob Example", [work, .place("Lisbon"), .addNote("<b>two", at: nil)])
        try await web.contact([robert], daysAgo: 3)
        return (robert, bob)
    }

    @Test func `a pair is shown with its reasons, merged with one button, and taken back`() async throws {
        let web = try await TestWeb()
        let (robert, bob) = try await pair(in: web)
        try await web.browse { client async throws in
            let page = try await client.get("/duplicates")
            #expect(page.body.contains("Bob is short for Robert") && page.body.contains("Both at Acme &lt;i&gt;"))
            #expect(page.body.contains("<b>Robert Example</b> stays; 1 position and 1 note come from the other."))
            #expect(page.body.contains("data-key=\"m\"") && page.body.contains("data-key=\"n\""))
            let merged = try await client.submit("/duplicates/\(robert)/\(bob)/merge", ["back": "/duplicates"])
            #expect(merged.body.contains("Merged Bob Example into Robert Example.") && merged.body.contains(">Undo</button>"))
            #expect(merged.body.contains("Nobody seems to be in your book twice"))
            let moved = try await client.get("/people/\(bob)?from=0")
            #expect(moved.status == .permanentRedirect && moved.location == "/people/\(robert)?from=0")
            #expect(try await client.get("/people/\(bob)/card").location == "/people/\(robert)/card")
            #expect(try await client.get("/history?person=\(bob)").body.contains("Robert Example"))
            let batch = try #require(try await web.me.lastUndoable())
            _ = try await client.post("/undo/\(batch.number)")
            #expect(try await client.get("/people/\(bob)").status == .ok)
            #expect(try await client.get("/duplicates").body.contains("1 pair"))
        }
    }

    @Test func `two sides are compared, and what is chosen is kept`() async throws {
        let web = try await TestWeb()
        let (robert, bob) = try await pair(in: web)
        try await web.browse { client async throws in
            let page = try await client.get("/duplicates/\(robert)/\(bob)")
            #expect(page.body.contains("<b>Berlin</b>") && page.body.contains("name=\"take\" value=\"place\""))
            #expect(page.body.contains("href=\"/duplicates/\(bob)/\(robert)\""))
            _ = try await client.post("/duplicates/\(robert)/\(bob)/merge", ["take": "place"])
        }
        let details = try await web.details(robert)
        #expect(details.person.place == "Lisbon" && details.person.name.full == "Robert Example")
        #expect(Set(details.fields.map(\.value)) == ["Bob Example", "Berlin"])
    }

    @Test func `two who are not the same are put aside, and can be asked about again`() async throws {
        let web = try await TestWeb()
        let (robert, bob) = try await pair(in: web)
        try await web.browse { client async throws in
            let page = try await client.submit("/duplicates/\(robert)/\(bob)/not-same", ["back": "/duplicates"])
            #expect(page.body.contains("Nobody seems to be in your book twice") && page.body.contains("Said to be two"))
            let merge = try await client.get("/duplicates/\(bob)/\(robert)")
            #expect(merge.body.contains("<b>You said today that these two are not the same.</b>"))
            #expect(!merge.body.contains("They are two people") && merge.body.contains(">Merge</button>"))
            let again = try await client.submit("/duplicates/\(bob)/\(robert)/same")
            #expect(!(try await client.get("/duplicates/\(robert)/\(bob)").body.contains("You said")))
            #expect(again.body.contains("1 pair") && !again.body.contains("Said to be two"))
        }
    }

    @Test func `from a person's page anybody can be found who is the same`() async throws {
        let web = try await TestWeb()
        let (robert, _) = try await pair(in: web)
        let zoe = try await web.add("Zoe <b>")
        try await web.browse { client async throws in
            #expect(try await client.get("/people/\(robert)").body.contains("href=\"/duplicates?person=\(robert)\""))
            #expect(try await client.get("/duplicates?person=\(robert)").body.contains("Bob is short for Robert"))
            let found = try await client.get("/duplicates?person=\(robert)&with=zoe")
            #expect(found.body.contains("href=\"/duplicates/\(robert)/\(zoe)\"") && found.body.contains("Zoe &lt;b&gt;"))
            #expect(try await client.get("/duplicates?person=\(zoe)&with=nobody").body.contains("Nobody else fits “nobody”"))
            #expect(try await client.get("/duplicates?person=nonsense").status == .notFound)
            #expect(try await client.get("/duplicates?from=99").body.contains("The list ends before that"))
        }
    }

    @Test func `what cannot be merged is told`() async throws {
        let web = try await TestWeb()
        let (robert, bob) = try await pair(in: web)
        try await web.browse { client async throws in
            let itself = try await client.post("/duplicates/\(robert)/\(robert)/merge")
            #expect(itself.status == .unprocessableContent && itself.body.contains("cannot be merged with themselves"))
            _ = try await client.post("/duplicates/\(robert)/\(bob)/merge")
            let again = try await client.post("/duplicates/\(robert)/\(bob)/merge")
            #expect(again.body.contains("Both are one person already"))
            let form = try await client.post("/people/\(bob)/notes", ["text": "by an old form"])
            #expect(form.status == .permanentRedirect || form.status == .seeOther)
        }
    }

    @Test func `the two sides show how they are reached, their circles, notes and what happened last`() async throws {
        let web = try await TestWeb()
        let (robert, bob) = try await pair(in: web)
        try await web.me.edit(
            robert,
            [
                .addIdentity(Identity(kind: .mail, normalised: "robert@acme.example")), .joinCircle("Clients <b>"),
                .addPosition(organization: "Beta", title: "Intern", from: nil, to: PartialDate("2019")),
                .addNote("Met at the fair", at: nil),
            ], at: web.now)
        try await web.me.edit(bob, [.addIdentity(Identity(kind: .github, normalised: "bobex")), .tag("rust")], at: web.now)
        for day in 4..<9 { try await web.contact([robert], daysAgo: Double(day), summary: "about the fair \(day)") }
        try await web.browse { client async throws in
            let page = try await client.get("/duplicates/\(robert)/\(bob)").body
            for part in [
                "E-mail: robert@acme.example", "GitHub: bobex", "Clients &lt;b&gt;", "#rust", "Intern at Beta", "Met at the fair",
                "&lt;b&gt;two", "about the fair 4", "and 3 more", "Bob is short for Robert", "Perhaps one person",
            ] where !(part == "Perhaps one person" && page.contains("Likely one person")) {
                #expect(page.contains(part), "\(part)")
            }
            #expect(!page.contains("about the fair 8"))
        }
    }

    @Test func `who was only seen is answered beside the pairs, with whom they may be`() async throws {
        let web = try await TestWeb()
        let work = PersonEdit.addPosition(organization: "Acme", title: "CTO", from: nil, to: nil)
        let robert = try await web.add("Robert Example", [work])
        let bob = try await web.add("Bob Example", [work], standing: .discovered)
        let zoe = try await web.add("Zoe <b>", standing: .discovered)
        for number in 0..<20 { try await web.add("Stranger Number\(number)", standing: .discovered) }
        try await web.browse { client async throws in
            let page = try await client.get("/duplicates").body
            #expect(page.contains("Only seen so far <span class=\"quiet\">22</span>") && page.contains("See all 22"))
            let seen = try await client.get("/duplicates?show=seen").body
            #expect(seen.contains("the same as <a href=\"/people/\(robert)\"") && seen.contains("Bob is short for Robert"))
            #expect(seen.contains("href=\"/duplicates/\(robert)/\(bob)\"") && seen.contains("from=15"))
            #expect(seen.contains("Zoe &lt;b&gt;"))
            #expect(try await client.get("/duplicates?show=seen&from=15").body.contains("Stranger Number9"))
            let accepted = try await client.submit("/people/\(bob)/quiet/accept", ["back": "/duplicates?show=seen"])
            #expect(
                accepted.body.contains("Accepted Bob Example.")
                    && accepted.body.contains("Only seen so far <span class=\"quiet\">21</span>"))
            let left = try await client.submit("/people/\(zoe)/quiet/archive", ["back": "/duplicates?show=seen"])
            #expect(left.body.contains("Archived Zoe") && left.body.contains("Only seen so far <span class=\"quiet\">20</span>"))
            #expect(try await client.get("/duplicates?show=seen&from=900").body.contains("The list ends before that"))
            let elsewhere = try await client.post("/people/\(robert)/quiet/archive", ["back": "https://example.org/"])
            #expect(elsewhere.location?.hasPrefix("/people/\(robert)") == true)
        }
        #expect(try await web.details(bob).person.standing == .book)
    }

    @Test func `somebody new who may be there already is added, and it is told who they may be`() async throws {
        let web = try await TestWeb()
        let (robert, _) = try await pair(in: web)
        try await web.browse { client async throws in
            let page = try await client.submit("/people", ["name": "Rob Example", "organization": "Acme <i>", "title": "CTO"])
            #expect(page.status == .ok && page.body.contains("There is already somebody who may be the same."))
            #expect(page.body.contains("Robert Example") && page.body.contains("href=\"/duplicates/\(robert)/"))
            let other = try await client.submit("/people", ["name": "Grace Hopper"])
            #expect(other.status == .ok && !other.body.contains("may be the same"))
        }
    }

    @Test func `a small book does not wait for a large one, and each account looks once at a time`() async throws {
        let web = try await TestWeb()
        for number in 0..<4 { try await web.add("Person Number\(number)") }
        _ = try await web.add("Grace Hopper", to: web.other)
        let gate = Gate()
        let desk = DuplicateDesk(large: 3) { traits in
            if traits.count > 3 {
                gate.looks.withLock { $0 += 1 }
                gate.opening.wait()
            }
            return []
        }
        async let first = desk.pairs(of: web.me)
        async let second = desk.pairs(of: web.me)
        #expect(try await desk.pairs(of: web.other)?.isEmpty == true)
        let (one, two) = (try await first, try await second)
        #expect(one == nil && two == nil)
        gate.opening.signal()
        #expect(try await eventually(within: .seconds(20)) { try await desk.pairs(of: web.me) != nil })
        #expect(gate.looks.withLock { $0 } == 1)
    }
}

/// Holds a look up until it is opened, and counts.
private final class Gate: Sendable {
    let opening = DispatchSemaphore(value: 0)
    let looks = Mutex(0)
}
