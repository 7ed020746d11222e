import Foundation
import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct TodayWebTests {
    @Test(arguments: ["", "tomorrow", "2026-03-14", "2020-01-01"])
    func `a day that is none is told at its field, and the list stays`(date: String) async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        let promise = try await web.me.promise("send the deck", to: ada, due: TestWeb.today, owner: .mine, at: web.now).value
        let grace = try await web.add("Grace Hopper", [.cadence(7)])
        try await web.contact([grace], daysAgo: 60)
        try await web.browse { browser async throws in
            for (path, id) in [("/today/\(grace)/later", "\(grace)"), ("/follow-ups/\(promise)/later", "\(promise)")] {
                let answer = try await browser.post(path, ["date": date])
                #expect(answer.status == .unprocessableContent)
                #expect(!answer.body.contains("data-problem"))
                #expect(answer.body.contains("<title>Error: Today"))
                #expect(answer.body.contains("id=\"nudge-\(grace)\"") && answer.body.contains("id=\"follow-up-\(promise)\""))
                #expect(answer.body.matches(of: /id="problem"/).count == 1)
                let field = try #require(answer.body.range(of: "id=\"until-\(id)\""))
                #expect(answer.body[field.upperBound...].prefix(120).contains("aria-invalid=\"true\""))
                #expect(answer.body[..<field.lowerBound].suffix(600).contains("id=\"problem\""))
            }
            // The line may have gone meanwhile: then the notice says it.
            let gone = try await web.add("Gone Fishing")
            let answer = try await browser.post("/today/\(gone)/later", ["date": date])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.part("notice").contains("Choose a"))
        }
    }
}
