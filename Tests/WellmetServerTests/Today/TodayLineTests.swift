import Testing
import WellmetModel

@testable import WellmetServer

@Suite("A line of today on the web")
struct TodayLineTests {
    @Test("A line says what was said last, both clocks for a talk, and leads to where the draft goes")
    func line() async throws {
        let web = try await TestWeb()
        let mail = try #require(Identity(.mail, "ada@example.org"))
        let ada = try await web.add(
            "Ada Lovelace", [.pronouns("she/her"), .zone("Europe/London"), .cadence(20), .addIdentity(mail)])
        try await web.contact([ada], daysAgo: 30, summary: "about hiring")
        try await web.browse { client async throws in
            let line = try await client.get("/").part("nudge-\(ada)")
            #expect(line.contains("Last: call about hiring, <time"), "\(line)")
            #expect(line.contains("<b>09:30</b> your time · <b>08:30</b> hers"))
            #expect(line.contains("<button class=\"button plain\" type=\"button\" data-copy=\"#draft-\(ada)\" hidden>Copy</button>"))
            #expect(line.contains("href=\"mailto:ada@example.org?subject=How%20are%20you%3F&amp;body=Hi%20Ada%2C%0D%0A"))
        }
    }

    @Test("A draft for somebody without an address leads to their profile; who said nothing has no last line")
    func profile() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace", [.cadence(20), .addIdentity(try #require(Identity(.linkedin, "ada-lovelace")))])
        try await web.contact([ada], daysAgo: 30, kind: .message)
        try await web.browse { client async throws in
            let line = try await client.get("/").part("nudge-\(ada)")
            #expect(line.contains("href=\"https://www.linkedin.com/in/ada-lovelace\" rel=\"noreferrer\">Open on LinkedIn</a>"))
            #expect(!line.contains("Last:") && !line.contains("your time"))
        }
    }
}
