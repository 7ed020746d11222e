import Foundation
import HTTPTypes
import Testing

@testable import WellmetModel
@testable import WellmetServer
@testable import WellmetStore

@Suite struct ForgetWebTests {
    @Test func `the page tells what goes, asks to be sure, and shows the proof`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada <Lovelace> King", [.addNote("secret", at: nil)])
        try await web.contact([ada], daysAgo: 3)
        try await web.browse { client async throws in
            #expect(try await client.get("/people/\(ada)").body.contains("/people/\(ada)/forget"))
            let page = try await client.get("/people/\(ada)/forget")
            #expect(page.body.contains("Forget Ada &lt;Lovelace&gt; King") && page.body.contains("1 thing that happened goes with them"))
            // Without the tick nothing is done.
            #expect(try await client.post("/people/\(ada)/forget").location == "/people/\(ada)/forget")
            #expect(try await client.get("/people/\(ada)").status == .ok)
            let done = try await client.post("/people/\(ada)/forget", ["sure": "on"])
            #expect(done.status == .ok && done.body.contains("byte for byte: no name, number, address or id of theirs is left of yours"))
            #expect(!done.body.contains("Lovelace") && !done.body.contains(web.folder.path))
            #expect(try await client.get("/people/\(ada)").status == .notFound)
            #expect(try await client.get("/people/\(ada)/forget").status == .notFound)
        }
    }

    @Test func `a backup that still tells of them is named, without the path of the server`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        _ = try await web.store.backUpDaily(in: web.folder.appending(path: "backups").path, day: TestWeb.today)
        try await web.browse { client async throws in
            let done = try await client.post("/people/\(ada)/forget", ["sure": "on"])
            #expect(done.body.contains("<li>backups/wellmet-2026-03-14.db</li>") && !done.body.contains(web.folder.path))
        }
    }

    @Test func `no page tells whether another account knows somebody`() async throws {
        let web = try await TestWeb()
        try await web.add("Ada Lovelace", [.addIdentity(Identity(kind: .mail, normalised: "ada@x.example"))], to: web.other)
        _ = try await web.store.backUpDaily(in: web.folder.appending(path: "backups").path, day: TestWeb.today)
        func pages(_ name: String, _ address: String) async throws -> [String] {
            let person = try await web.add(name, [.addIdentity(Identity(kind: .mail, normalised: address))])
            return try await web.browse { client async throws in
                [
                    try await client.get("/people/\(person)/forget").body,
                    try await client.post("/people/\(person)/forget", ["sure": "on"]).body,
                ].map { page in
                    // Form tokens, ids and sizes differ anyhow.
                    page.replacing(name, with: "NAME").replacing(person.description, with: "ID")
                        .replacing(/name="csrf" value="[^"]*"/, with: "").replacing(/[0-9,]+ kB/, with: "SIZE")
                }
            }
        }
        let known = try await pages("Ada Lovelace", "ada@x.example")
        let unknown = try await pages("Eve Lovelock", "eve@x.example")
        #expect(known.map { $0.contains("<main") } == [true, true])
        for (one, other) in zip(known, unknown) {
            #expect(one.split(separator: "<main").last == other.split(separator: "<main").last)
        }
    }

    @Test func `a name of one word is told to stay in notes of others, before and after, with the same numbers`() async throws {
        let web = try await TestWeb()
        let madonna = try await web.add("Madonna")
        try await web.add("Bob Stone", [.addNote("Madonna sang", at: nil)])
        try await web.browse { client async throws in
            let said = "“Madonna” alone is too little to look for in what is written of others: 1 note (Bob Stone) still says it."
            #expect(try await client.get("/people/\(madonna)/forget").body.contains(said))
            let done = try await client.post("/people/\(madonna)/forget", ["sure": "on"]).body
            #expect(done.contains(said) && done.contains("no whole name, number, address or id of theirs is left of yours"))
            #expect(try await !client.get("/history").body.contains("Madonna"))
        }
    }
}
