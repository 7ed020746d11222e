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
            #expect(
                done.status == .ok && done.body.contains("looked through byte for byte: no name, address or id of theirs is left in it"))
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
}
