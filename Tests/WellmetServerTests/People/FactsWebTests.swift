import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct FactsWebTests {
    @Test func `an old fact is asked about on the person's page, and a press says that it still holds`() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let early = web.now.adding(days: -800)
        try await web.me.edit(ada, [PersonEdit.place("<London>")], at: early)
        let page = try await web.browse { try await $0.get("/people/\(ada)") }
        #expect(page.body.contains("&lt;London&gt;: by you, 2 years ago."))
        let facts = try await web.browse { try await $0.get("/people/\(ada)/facts") }
        #expect(facts.body.contains("Said last more than a year ago") && facts.body.contains("value=\"place\""))
        let answer = try await web.browse { try await $0.post("/people/\(ada)/facts", ["fact": "place"]) }
        #expect(answer.status == .seeOther)
        let now = try await web.browse { try await $0.get("/people/\(ada)/facts") }
        #expect(now.body.contains("you confirmed it today") && !now.body.contains("Said last more than a year ago"))
        #expect(try await web.browse { try await $0.post("/people/\(ada)/facts", ["fact": "nonsense"]) }.status == .unprocessableContent)
        #expect(try await web.browse { try await $0.post("/people/\(ada)/facts", ["fact": "zone"]) }.status == .notFound)
    }
}
