import Foundation
import Testing
import WellmetModel

@testable import WellmetServer

@Suite("A year of contact")
struct ContactYearWebTests {
    @Test("The calendar shows each day of contact, and the table says the same")
    func year() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        for days in [2.0, 2.1, 40, 500] { try await web.contact([ada], daysAgo: days) }
        let page = try await web.browse { try await $0.get("/people/\(ada)") }.part("year")
        #expect(page.components(separatedBy: "class=\"met\"").count == 3)
        #expect(page.contains("In touch on 2 days of the last twelve months."))
        #expect(page.contains(": twice</title>") && page.contains(": once</title>"))
        #expect(page.contains("<caption>Contact with Ada by month</caption>"))
        #expect(
            page.contains("<td class=\"number\">1</td><td class=\"number\">2</td>")
                || page.contains("<td class=\"number\">1</td>\n<td class=\"number\">2</td>"))
    }

    @Test("Whoever was not in touch for a year has no calendar")
    func none() async throws {
        let web = try await TestWeb()
        let ada = try await web.add("Ada Lovelace")
        try await web.contact([ada], daysAgo: 500)
        #expect(!(try await web.browse { try await $0.get("/people/\(ada)") }.body.contains("id=\"year\"")))
    }
}
