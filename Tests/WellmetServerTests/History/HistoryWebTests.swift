import HTTPTypes
import Testing
import WellmetModel

@testable import WellmetServer
@testable import WellmetStore

@Suite("History on the web")
struct HistoryWebTests {
    @Test("Changes are listed, told, and taken back, of everything and of one person")
    func history() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.add("Bob Example")
        let moved = try #require(try await web.me.edit(ada, [.place("Paris <b>")], at: web.now).batch)
        try await web.browse { browser async throws in
            let all = try await browser.get("/history").body
            #expect(all.contains("href=\"/history/\(moved)\"") && all.contains("Added Bob Example"))
            let hers = try await browser.get("/history?person=\(ada)").body
            #expect(hers.contains("History of Ada Lovelace") && !hers.contains("Bob"))
            #expect(try await browser.get("/people/\(ada)").body.contains("href=\"/history?person=\(ada)\""))
            let story = try await browser.get("/history/\(moved)").body
            #expect(story.contains("<li>Ada Lovelace: place nothing → “Paris &lt;b&gt;”</li>"))
            #expect(story.contains("It takes back 1 change"))
            #expect(try await browser.post("/undo/\(moved)", ["back": "/history/\(moved)"]).location == "/history/\(moved)?undone=\(moved)")
            #expect(try await browser.get("/history/\(moved)").body.contains("taken back"))
            for wrong in ["/history/x", "/history/0", "/history?person=x", "/history?person=00000000-0000-7000-8000-000000000000"] {
                #expect(try await browser.get(wrong).status == .notFound, "\(wrong)")
            }
            #expect(try await browser.get("/history?before=1").body.contains("Nothing is older."))
        }
    }
}
