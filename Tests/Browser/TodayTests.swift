import Testing
import WellmetTestSupport

extension WebAppTests {
    /// The line that has the focus, brought there with `j`.
    private func firstNudge(_ browser: Browser) async throws -> String {
        _ = try await browser.find("li.nudge")
        try await browser.wait(for: "j to reach the first person") {
            if try await browser.focusedID.hasPrefix("nudge-") { return true }
            try await browser.press("j")
            return try await browser.focusedID.hasPrefix("nudge-")
        }
        return try await browser.focusedID
    }

    @Test("walks today with j and k, answers with e, brings back with z, and keeps the answer over a reload")
    func todayByKeys() async throws {
        try await DemoVisit.alone { browser, _ in
            let before = try await browser.texts("#today h2, #today .name")
            let line = try await firstNudge(browser)
            try await browser.press("j")
            #expect(try await browser.focusedID != line)
            try await browser.press("k")
            #expect(try await browser.focusedID == line)

            try await browser.press("e")
            _ = try await browser.find("#\(line).answered")
            #expect(try await browser.focusedID == line)
            #expect(try await browser.all("#\(line).nudge").isEmpty)
            let after = try await browser.texts("#today h2, #today .name, #today .answered span")
            try await browser.reload()
            #expect(try await browser.texts("#today h2, #today .name, #today .answered span") == after)

            try await browser.press("z")
            _ = try await browser.find("#\(line).nudge")
            #expect(try await browser.texts("#today h2, #today .name") == before)
        }
    }

    @Test("answers with the mouse and undoes where it was answered")
    func todayByMouse() async throws {
        try await DemoVisit.alone { browser, _ in
            let line = try #require(try await browser.find("li.nudge").attribute("id"))
            try await browser.find("#\(line) button.yes").click()
            try await browser.find("#\(line).answered button").click()
            _ = try await browser.find("#\(line).nudge")

            let promise = try #require(try await browser.find("li.promise").attribute("id"))
            try await browser.find("#\(promise) button.yes").click()
            try await browser.wait(without: "#\(promise).promise")
            try await browser.find("#notice button").click()
            _ = try await browser.find("#\(promise).promise")
        }
    }

    @Test("opens the menu of days with s, closes it with escape, and puts off until tomorrow with enter")
    func later() async throws {
        try await DemoVisit.alone { browser, _ in
            let line = try await firstNudge(browser)
            try await browser.press("s")
            #expect(try await browser.find("#\(line) details[open] .choice").isShown)
            #expect(try await browser.focused?.text.hasPrefix("Tomorrow") == true)
            try await browser.press(.escape)
            try await browser.wait(without: "#\(line) details.menu[open]")
            try await browser.press("s")
            try await browser.press(.enter)
            _ = try await browser.find("#\(line).answered")
            #expect(try await browser.texts("#\(line).answered span").first?.hasPrefix("Later") == true)
        }
    }

    @Test("rests one reason with x")
    func notForThisReason() async throws {
        try await DemoVisit.alone { browser, _ in
            let line = try await firstNudge(browser)
            try await browser.press("x")
            // With several reasons there is a menu of them first.
            if try await !browser.all("#\(line) details.menu[open]").isEmpty { try await browser.press(.enter) }
            _ = try await browser.find("#\(line).answered")
            try await browser.press("z")
            _ = try await browser.find("#\(line).nudge")
        }
    }

    @Test("copies the draft of a message")
    func draft() async throws {
        try await DemoVisit.looking { browser, visit in
            try await browser.devTools("Browser.grantPermissions", ["permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]])
            try await browser.go(to: visit.page("/"))
            let draft = try await browser.find("li.nudge details[open] textarea").property("value").string
            try await browser.find("li.nudge details[open] [data-copy]").click()
            try await browser.wait(forText: "Copied")
            #expect(draft?.isEmpty == false)
            #expect(try await browser.run("return navigator.clipboard.readText()").string == draft)
        }
    }
}
