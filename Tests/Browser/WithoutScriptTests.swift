import Testing
import WellmetTestSupport

extension WebAppTests {
    @Test("answers, puts off and undoes without scripts")
    func todayWithoutScripts() async throws {
        try await DemoVisit.alone(as: .desk.withoutScripts) { browser, _ in
            let line = try #require(try await browser.find("li.nudge").attribute("id"))
            try await browser.find("#\(line) button.yes").click()
            _ = try await browser.find("#\(line).answered")
            try await browser.find("#\(line).answered button").click()
            _ = try await browser.find("#\(line).nudge")
            try await browser.find("#\(line) summary[data-key=s]").click()
            try await browser.find("#\(line) .choice").click()
            _ = try await browser.find("#\(line).answered")
            try await browser.find("#notice button").click()
            _ = try await browser.find("#\(line).nudge")
        }
    }

    @Test("checks a line and logs it without scripts")
    func logWithoutScripts() async throws {
        try await DemoVisit.alone(as: .desk.withoutScripts) { browser, address in
            let name = try await browser.nameOfSomebody()
            try await browser.go(to: address.page("/log"))
            try await browser.find("#line").type("coffee with \(name) yesterday 30m about bees")
            try await browser.click("Check first")
            _ = try await browser.find("#understood dl")
            #expect(try await browser.find("#understood").text.contains("Coffee, 30 minutes"))
            #expect(try await !browser.texts("#timeline .entry").contains { $0.contains("bees") })
            try await browser.click("Log it")
            try await browser.wait(for: "the line") { try await browser.texts("#timeline .entry").first?.contains("bees") == true }
            try await browser.find("#notice button").click()
            try await browser.wait(for: "the line to go") { try await !browser.texts("#timeline .entry").contains { $0.contains("bees") } }
        }
    }

    @Test("edits a person in its place without scripts")
    func editWithoutScripts() async throws {
        try await DemoVisit.alone(as: .desk.withoutScripts) { browser, _ in
            let link = try await browser.find("li.nudge .name")
            let name = try await link.text
            try await link.click()
            try await browser.wait(forHeading: name)
            try await browser.find("#name details.edit summary").click()
            try await browser.find("#name input[name=nickname]").clear()
            try await browser.find("#name input[name=nickname]").type("Magpie")
            try await browser.click("Save", "#name button")
            try await browser.wait(for: "the nickname") { try await browser.find("#name .view").text.contains("Magpie") }
        }
    }
}
