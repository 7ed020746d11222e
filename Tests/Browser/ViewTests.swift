import Testing
import WellmetTestSupport

extension WebAppTests {
    private func rail(_ browser: Browser) async throws -> [String] { try await browser.texts(".rail .views a") }
    private func marked(_ browser: Browser) async throws -> [String] { try await browser.texts(".rail [aria-current]") }

    @Test("keeps what was filtered as a view, finds it in the palette, and takes it back")
    func views() async throws {
        try await DemoVisit.alone { browser, address in
            try await browser.go(to: address.page("/people"))
            #expect(try await rail(browser).isEmpty)
            try await browser.find("#q").type("has:mail")
            try await browser.wait(for: "the offer to keep it") {
                try await browser.texts("#people details summary").contains("Save this view")
            }
            try await browser.click("Save this view", "#people summary")
            try await browser.find("#view-name").type("With mail")
            try await browser.click("Save view", "#people button")
            try await browser.wait(forHeading: "With mail")
            #expect(try await rail(browser) == ["With mail"])
            #expect(try await marked(browser) == ["With mail"])
            #expect(try await browser.find("#notice").text.contains("Saved the view With mail."))

            // Filtering on goes away from the view.
            try await browser.find("#q").type(" -has:phone")
            try await browser.wait(for: "the mark to go back to People") { try await marked(browser) == ["People"] }
            #expect(try await browser.texts("h1") == ["People"])

            try await browser.go(to: address.page("/circles"))
            try await browser.press("k", holding: [.control])
            try await browser.find("dialog.palette input").type("with m")
            try await browser.wait(for: "the view in the list") {
                try await browser.texts("dialog.palette [aria-selected=true]").first == "With mailView"
            }
            try await browser.press(.enter)
            try await browser.wait(forHeading: "With mail")

            try await browser.click("Change this view", "#people a")
            try await browser.wait(forHeading: "Views")
            try await browser.find("section.section details.edit summary").click()
            try await browser.click("Delete the view", "section.section button")
            try await browser.wait(for: "the view to go") { try await rail(browser).isEmpty }
            try await browser.find("#notice button").click()
            try await browser.wait(for: "the view to come back") { try await rail(browser) == ["With mail"] }
        }
    }

    @Test("keeps a view without scripts")
    func viewsWithoutScripts() async throws {
        try await DemoVisit.alone(as: .desk.withoutScripts) { browser, address in
            try await browser.go(to: address.page("/people?q=has:mail"))
            try await browser.click("Save this view", "#people summary")
            try await browser.find("#view-name").type("With mail")
            try await browser.click("Save view", "#people button")
            try await browser.wait(forHeading: "With mail")
            #expect(try await rail(browser) == ["With mail"])
            try await browser.find("#notice button").click()
            try await browser.wait(forHeading: "People")
            #expect(try await rail(browser).isEmpty)
        }
    }

    @Test("shows eight views and the way to all, on a phone on the page of people")
    func manyViews() async throws {
        try await DemoVisit.alone(as: .phone) { browser, address in
            for number in 1...9 {
                try await browser.go(to: address.page("/views"))
                try await browser.find("#new-name").type("A view with a rather long name, number \(number)")
                try await browser.find("#new-filter").type("has:mail -name:x\(number)")
                try await browser.click("Save view")
                try await browser.wait(forHeading: "A view with a rather long name, number \(number)")
            }
            #expect(try await browser.find(".rail .views").isShown == false)
            try await browser.go(to: address.page("/people"))
            try await browser.click("Views", "#people a")
            try await browser.wait(forHeading: "Views")
            #expect(try await browser.texts("section.section h2").count == 9)
            #expect(try await rail(browser).count == 9)
            #expect(try await rail(browser).last == "All views")
            #expect(try await browser.run("return document.documentElement.scrollWidth <= innerWidth") == true)
        }
    }
}
