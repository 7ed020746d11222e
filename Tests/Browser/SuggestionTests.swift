import Testing
import WellmetTestSupport

extension WebAppTests {
    private func offers(_ browser: Browser) async throws -> [String] { try await browser.texts(".offers:not([hidden]) [role=option] code") }

    @Test("offers fields and values while one types a filter, by keys alone")
    func suggestions() async throws {
        try await DemoVisit.looking { browser, visit in
            try await browser.go(to: visit.page("/people"))
            let field = try await browser.find("#q")
            #expect(try await field.attribute("role") == "combobox")
            try await field.type("cir")
            try await browser.wait(for: "the field on offer") { try await offers(browser) == ["circle:"] }
            #expect(try await field.attribute("aria-expanded") == "true")
            #expect(try await browser.texts(".offers [aria-selected=true]").isEmpty)
            try await browser.press(.down)
            #expect(try await browser.texts(".offers [aria-selected=true] code") == ["circle:"])
            #expect(try await field.attribute("aria-activedescendant") == "q-offers-0")
            try await browser.press(.enter)
            try await browser.wait(for: "the circles") { try await offers(browser).contains("clients") }
            #expect(try await field.property("value") == "circle:")
            try await field.type("clie")
            try await browser.wait(for: "the circle alone") { try await offers(browser) == ["clients"] }
            try await browser.press(.up)
            try await browser.press(.enter)
            try await browser.wait(for: "the list to close and the people to be filtered") {
                let isOpen = try await field.attribute("aria-expanded") == "true"
                let address = try await browser.address
                return !isOpen && address.contains("circle%3Aclients")
            }
            #expect(try await field.property("value") == "circle:clients ")
            #expect(try await browser.focusedID == "q")

            try await field.type("-has:")
            try await browser.wait(for: "what there can be") { try await offers(browser).first == "mail" }
            try await browser.press(.escape)
            #expect(try await offers(browser).isEmpty)
            #expect(try await field.property("value") == "circle:clients -has:")
            #expect(try await browser.focusedID == "q")
            try await browser.press(.down)
            try await browser.wait(for: "the list to open again") { try await offers(browser).first == "mail" }
            try await browser.find(".offers [role=option]").click()
            #expect(try await field.property("value") == "circle:clients -has:mail ")
            #expect(try await browser.complaints == [])
        }
    }

    @Test("leaves Enter alone until something is chosen, and offers nothing to a name")
    func suggestionsStayAway() async throws {
        try await DemoVisit.looking { browser, visit in
            try await browser.go(to: visit.page("/people"))
            let field = try await browser.find("#q")
            try await field.type("has")
            try await browser.wait(for: "the field on offer") { try await offers(browser) == ["has:"] }
            try await browser.press(.enter)
            try await browser.wait(for: "the words to be asked") { try await browser.address.contains("q=has") }
            #expect(try await field.property("value") == "has")
            #expect(try await offers(browser).isEmpty)
            try await field.clear()
            try await field.type("zoe")
            try await browser.wait(for: "the list of people") { try await browser.address.contains("q=zoe") }
            #expect(try await offers(browser).isEmpty)
        }
    }
}
