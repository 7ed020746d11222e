import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing
import WellmetModel
import WellmetStore
import WellmetTestSupport

@testable import WellmetServer

@Suite struct FaceTests {
    private func choose(_ bytes: [UInt8], for person: ID<Person>, _ browser: WebClient, token: String? = nil) async throws -> WebAnswer {
        var form = MultipartForm()
        form.add(file: "ada.jpg", bytes)
        return try await browser.send(
            "/people/\(person)/face?csrf=\(token ?? browser.token)", .post, headers: [.contentType: form.contentType],
            body: ByteBuffer(bytes: form.whole))
    }

    @Test func `a picture is shown everywhere in the size of its place, kept as it was given, and gone after an undo`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            #expect(try await !browser.get("/people").body.contains("<img"))
            #expect(try await browser.get("/people/\(ada)/face").status == .notFound)
            let answer = try await choose(PictureCorpus.jpeg, for: ada, browser)
            #expect(answer.status == .seeOther)
            let page = try await browser.get(try #require(answer.location))
            #expect(page.body.contains("Gave Ada Lovelace a picture"))
            let path = try #require(page.body.firstMatch(of: /<img src="([^"]+)"/)?.1).replacing("&amp;", with: "&")
            let small = try await browser.get(String(path))
            #expect(small.status == .ok && small.headers[.contentType] == "image/webp")
            #expect(small.headers[.cacheControl] == "private, max-age=31536000, immutable")
            #expect(try await browser.get("/people/\(ada)/face?size=1").headers[.cacheControl] == "private, no-cache")
            let tag = try #require(small.headers[.eTag])
            #expect(try await browser.send(String(path), .get, headers: [.ifNoneMatch: tag]).status == .notModified)
            let whole = try await browser.get("/people/\(ada)/face")
            #expect(whole.headers[.contentType] == "image/jpeg" && whole.bytes == PictureCorpus.jpeg)
            #expect(try await browser.get("/people").body.contains("/people/\(ada)/face?size=96"))
            #expect(try await browser.get("/search.json?q=ada").body.contains("face?size=96"))
            _ = try await browser.submit("/people/\(ada)/face/remove", [:])
            #expect(try await browser.get("/people/\(ada)/face").status == .notFound)
            #expect(try await !browser.get("/people").body.contains("<img"))
        }
        let last = try #require(try await web.me.lastUndoable())
        _ = try await web.me.undo(last.number, at: web.now)
        #expect(try await web.me.face(of: ada)?.bytes == PictureCorpus.jpeg)
        _ = try await web.me.undo(last.number - 1, at: web.now)
        #expect(try await web.me.face(of: ada) == nil)
    }

    @Test func `another picture is not shown by the small one of the first`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            _ = try await choose(PictureCorpus.jpeg, for: ada, browser)
            let first = try await browser.get("/people/\(ada)/face?size=96")
            _ = try await choose(PictureCorpus.turned[2], for: ada, browser)
            let second = try await browser.get("/people/\(ada)/face?size=96")
            #expect(first.headers[.eTag] != second.headers[.eTag])
        }
    }

    @Test func `what is no picture is refused at its field, and the one before stays`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser in
            _ = try await choose(PictureCorpus.jpeg, for: ada, browser)
            for (bytes, words) in [
                (Array("<svg onload='alert(1)'/>".utf8), "it is an SVG drawing"), (PictureCorpus.wide, "it has 5000 × 5000 pixels"),
                ([UInt8](), "it is empty"),
            ] {
                let page = try await choose(bytes, for: ada, browser)
                #expect(page.status == .unprocessableContent)
                #expect(page.body.contains("<title>Error: Ada Lovelace") && page.body.contains(words), "\(words)")
                #expect(page.body.contains("aria-describedby=\"face-file-hint face-file-error\" aria-invalid=\"true\""))
            }
            let large = try await choose([UInt8](repeating: 0xFF, count: 21 << 20), for: ada, browser)
            #expect(large.status == .contentTooLarge && large.body.contains("larger than 20 MB"))
            #expect(try await choose(PictureCorpus.png, for: ada, browser, token: "x").status == .forbidden)
        }
        #expect(try await web.me.face(of: ada)?.bytes == PictureCorpus.jpeg)
        let waiting = try FileManager.default.contentsOfDirectory(atPath: web.folder.appending(path: "uploads").path)
        #expect(waiting == [])
    }

    @Test func `a picture that cannot be decoded leaves the initials`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let face = Face(kind: .jpeg, width: 9, height: 9, bytes: Array("\u{FF}no".utf8))
        try await web.me.setFace(face, of: ada, at: web.now)
        try await web.browse { browser in
            let first = try await browser.get("/people/\(ada)/face?size=96")
            let second = try await browser.get("/people/\(ada)/face?size=96")
            #expect(first.status == .notFound && second.status == .notFound)
        }
        let kept = try await web.me.thumbnail(of: ada, side: 96)
        #expect(kept?.bytes == [])
    }
}
