import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

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
            let again = try await client.submit("/duplicates/\(bob)/\(robert)/same")
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
}
