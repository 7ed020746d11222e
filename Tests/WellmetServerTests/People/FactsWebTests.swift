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
        #expect(try await web.me.batches(limit: 1).first?.title == "Confirmed what is known of Ada Lovelace: place (<London>)")
        let now = try await web.browse { try await $0.get("/people/\(ada)/facts") }
        #expect(now.body.contains("you confirmed it today") && !now.body.contains("Said last more than a year ago"))
        #expect(try await web.browse { try await $0.post("/people/\(ada)/facts", ["fact": "nonsense"]) }.status == .unprocessableContent)
        #expect(try await web.browse { try await $0.post("/people/\(ada)/facts", ["fact": "zone"]) }.status == .notFound)
    }

    @Test func `where a source says otherwise the page offers to take it or to keep mine, and remembers`() async throws {
        let web = try await TestWeb()
        func archive(_ place: String, _ day: String) -> Archive {
            var archive = Archive(source: .google, asOf: Day(day))
            var row = ArchivePerson(place: RowPlace(file: "contacts.csv", line: 2), name: PersonName(written: "Ada Lovelace"))
            row.identities = [Identity(kind: .mail, normalised: "ada@example.org")]
            row.location = place
            archive.people = [row]
            return archive
        }
        try await web.me.apply(try await web.me.plan(archive("<Berlin>", "2025-01-01")), at: web.now)
        let ada = try #require(try await web.me.find("Ada").first?.id)
        try await web.me.edit(ada, [PersonEdit.place("London")], at: web.now)
        let person = try await web.browse { try await $0.get("/people/\(ada)") }
        #expect(person.body.contains("Google Contacts says the place is &lt;Berlin&gt;") && person.body.contains("/facts#otherwise"))
        let facts = try await web.browse { try await $0.get("/people/\(ada)/facts") }
        #expect(facts.body.contains("Take “&lt;Berlin&gt;”") && facts.body.contains("You have “London”."))
        func choose(_ choice: String) async throws -> HTTPResponse.Status {
            try await web.browse {
                try await $0.post(
                    "/people/\(ada)/facts", ["part": "place", "source": "Google Contacts", "says": "<Berlin>", "choice": choice])
            }.status
        }
        #expect(try await choose("both") == .unprocessableContent)
        #expect(try await choose("keep") == .seeOther)
        #expect(!(try await web.browse { try await $0.get("/people/\(ada)/facts") }.body.contains("Said otherwise")))
        // It is decided: a second press says so.
        #expect(try await choose("take") == .unprocessableContent)
        _ = try await web.me.undo(try #require(try await web.me.history().first?.number), at: web.now)
        #expect(try await choose("take") == .seeOther)
        #expect(try await web.me.details(of: ada, at: web.now, limit: 0).person.place == "<Berlin>")
    }
}
