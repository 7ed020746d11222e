import Foundation
import HTTPTypes
import Testing

@testable import WellmetModel
@testable import WellmetServer
@testable import WellmetStore

/// Everything out by the settings' page, and in again as an upload.
@Suite struct WholeNetworkWebTests {
    let web: TestWeb

    init() async throws {
        web = try await TestWeb()
        let ada = try await web.add("Ada <Lovelace>", [.addNote("ferns", at: nil), .joinCircle("clients")])
        try await web.contact([ada], daysAgo: 3, summary: "ferns & more")
    }

    private func download() async throws -> WebAnswer {
        try await web.browse { client async throws in
            #expect(try await client.get("/settings").body.contains("action=\"/settings/export\""))
            return try await client.post("/settings/export")
        }
    }

    private func upload(_ client: WebClient, _ files: [(name: String, content: [UInt8])]) async throws -> String {
        try #require(try await client.upload(bytes: files).location)
    }

    private func apply(_ client: WebClient, _ path: String) async throws -> WebAnswer {
        #expect(try await client.post(path + "/apply").location == path)
        while true {
            let answer = try await client.get(path)
            guard answer.body.contains("data-poll") else { return answer }
            await Task.yield()
        }
    }

    @Test func `everything comes down as one file, and into another account as it was`() async throws {
        let zip = try await download()
        #expect(zip.status == .ok)
        #expect(zip.headers[.contentType] == "application/zip" && zip.headers[.cacheControl] == "no-store")
        #expect(zip.headers[.contentDisposition]?.contains("wellmet-me-2026-03-14.zip") == true)
        #expect(zip.bytes.starts(with: [0x50, 0x4B, 3, 4]))
        try await web.browse(as: web.other) { client async throws in
            let path = try await upload(client, [("all.zip", zip.bytes)])
            let look = try await client.get(path)
            #expect(look.status == .ok && look.body.contains("the account “me” as it was on 14 March 2026"))
            #expect(look.body.contains("1 person") && look.body.contains("1 thing that happened"))
            #expect(try await web.other.vacancy() == .empty(takenBack: 0))
            let done = try await apply(client, path)
            #expect(done.body.contains("1 person and 1 thing that happened, with everything as it was"))
            #expect(try await client.get("/people").body.contains("Ada &lt;Lovelace&gt;"))
            #expect(try await client.get("/search?q=ferns").body.contains("ferns"))
        }
        #expect(try await web.other.differences(at: web.now) == [])
    }

    @Test func `a network that is not empty, or one among other files, does not come in`() async throws {
        let zip = try await download().bytes
        try await web.browse { client async throws in
            let path = try await upload(client, [("all.zip", zip)])
            let look = try await client.get(path)
            #expect(look.status == .unprocessableContent && look.body.contains("wellmet account add NAME"))
            // Who sends the form all the same is told so.
            #expect(try await apply(client, path).body.contains("There is something in this network already"))
            #expect(try await web.me.people(PeopleFilter()).people.count == 1)
        }
        try await web.browse(as: web.other) { client async throws in
            let path = try await upload(client, [("all.zip", zip), ("b.csv", Array("Name\nBo Sample\n".utf8))])
            #expect(try await client.get(path).body.contains("comes in alone"))
        }
    }

    @Test func `a damaged one is told by what is wrong in it, without paths of the server`() async throws {
        var zip = try await download().bytes
        let place = try #require(Data(zip).firstRange(of: Data("network/interaction.jsonl".utf8))).upperBound + 40
        zip[place] ^= 0x55
        let damaged = zip
        try await web.browse(as: web.other) { client async throws in
            let path = try await upload(client, [("all.zip", damaged)])
            let look = try await client.get(path)
            #expect(look.status == .unprocessableContent && look.body.contains("network/interaction.jsonl"))
            #expect(!look.body.contains(web.folder.path))
            #expect(try await apply(client, path).body.contains("network/interaction.jsonl"))
            #expect(try await web.other.vacancy() == .empty(takenBack: 0))
        }
    }
}
