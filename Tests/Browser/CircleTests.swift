import Testing
import WellmetTestSupport

extension WebAppTests {
    @Test(
        "says what a circle's rhythm would do to today before it is kept, with scripts and without",
        arguments: [BrowserProfile.desk, .desk.withoutScripts])
    func cadencePreview(profile: BrowserProfile) async throws {
        try await DemoVisit.looking(as: profile) { browser, visit in
            try await browser.go(to: visit.page("/circles"))
            let circle = try #require(try await browser.find("section.section").attribute("id"))
            let before = try await browser.find("#\(circle) .view").text
            try await browser.find("#\(circle) details.edit summary").click()
            let days = try await browser.find("#\(circle) select").property("value").string
            try await browser.find("#\(circle) select").type(days == "7" ? "every month" : "every week")
            if !profile.runsScripts { try await browser.click("Check first", "#\(circle) button") }
            let effect = try await browser.find("#\(circle)-effect .remark").text
            #expect(effect.contains("overdue"), "\(effect)")
            try await browser.go(to: visit.page("/circles"))
            #expect(try await browser.find("#\(circle) .view").text == before)
        }
    }

    @Test("makes a circle and dissolves it")
    func newCircle() async throws {
        try await DemoVisit.alone { browser, address in
            try await browser.go(to: address.page("/circles"))
            try await browser.find("#new-name").type("beekeepers")
            try await browser.click("Add circle")
            try await browser.wait(for: "the circle") { try await browser.texts("section.section h2").contains("beekeepers") }
            try await browser.press("z")
            try await browser.wait(for: "the end of the circle") { try await !browser.texts("section.section h2").contains("beekeepers") }
        }
    }
}
