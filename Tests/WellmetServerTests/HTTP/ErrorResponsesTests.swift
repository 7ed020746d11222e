import HTTPTypes
import Testing
import WellmetFormats
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct ErrorResponsesTests {
    @Test func `an error page says that it is one, inside and outside, so that the script keeps what was typed`() async throws {
        try await TestWeb().browse { browser async throws in
            let old = try await browser.post("/log", ["line": "coffee"], token: "x")
            #expect(old.status == .forbidden)
            for page in [old, try await browser.get("/none"), try await browser.post("/undo/7")] {
                #expect(
                    page.body.contains("<main id=\"main\" class=\"page\" tabindex=\"-1\" data-problem>")
                        == (page.body.contains("class=\"rail\"")))
                #expect(page.body.contains("data-problem"))
            }
            #expect(old.body.contains("class=\"rail\""))
            // A form of an earlier session can be sent again.
            #expect(old.hidden("csrf") == [browser.token])
            #expect(old.body.contains("signed in again, as “me”"))
            for path in ["/", "/log", "/settings", "/people/new"] {
                #expect(try await !browser.get(path).body.contains("data-problem"), "\(path)")
            }
            let outside = try await browser.with(cookie: nil).post("/first-visit", ["token": String(repeating: "a", count: 300_000)])
            #expect(outside.status == .contentTooLarge)
            #expect(outside.body.contains("data-problem") && outside.hidden("csrf").isEmpty)
        }
    }

    @Test func `a file is told as what is wrong with it, and only a full disk as full`() {
        let told = [
            ArchiveError.diskFull(path: "a"), .unwritable(path: "a", reason: "x"), .unreadable(path: "a", reason: "x"), .bomb(path: "a"),
        ].map(ErrorResponses.told)
        #expect(told.map(\.status.code) == [507, 500, 500, 422])
        #expect(
            told.map(\.title) == [
                "The disk is full", "The file cannot be written", "A file cannot be read", "That file cannot be taken",
            ])
    }

    @Test func `what is too long is told so, with nothing saved`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.browse { browser async throws in
            let answer = try await browser.post("/people/\(ada)/notes", ["text": String(repeating: "a", count: 300_000)])
            #expect(answer.status == .contentTooLarge)
            #expect(answer.body.contains("<h1>That is too long</h1>"))
            #expect(answer.body.contains("class=\"rail\""))
        }
        #expect(try await web.details(ada).notes.isEmpty)
    }
}
