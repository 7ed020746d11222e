import Foundation
import Testing
import WellmetTestSupport

extension WebAppTests {
    /// Opens the first person's notes and types one, which is not saved yet.
    private func typeNote(_ browser: Browser, _ text: String) async throws {
        let link = try await browser.find("li.nudge .name")
        let name = try await link.text
        try await link.click()
        try await browser.wait(forHeading: name)
        try await browser.find("#notes details.edit summary").click()
        try await browser.find("#notes details.edit textarea").type(text)
    }

    private func typed(_ browser: Browser) async throws -> String? {
        try await browser.find("#notes details.edit textarea").property("value").string
    }

    @Test("keeps what was typed when the session has ended, and sends it after signing in again")
    func keptWhenSignedOut() async throws {
        try await DemoVisit.alone { browser, address in
            try await typeNote(browser, "Half a thought")
            let page = try await browser.address
            let cookies = try await browser.cookies
            try await browser.devTools("Network.clearBrowserCookies")
            try await browser.click("Save", "#notes details.edit button")
            try await browser.wait(forText: "You are signed out")
            #expect(try await typed(browser) == "Half a thought")
            #expect(try await browser.address == page)
            let link = try await browser.find("#notice a")
            #expect(try await link.attribute("href") == "/sign-in")
            #expect(try await link.attribute("target") == "_blank")

            // Signed in again, as another tab would be; the page still has the token of before.
            try await browser.take(cookies: cookies)
            try await browser.run("for (const field of document.querySelectorAll('[name=csrf]')) field.value = 'old'")
            try await browser.click("Save", "#notes details.edit button")
            try await browser.wait(forText: "send it once more")
            #expect(try await typed(browser) == "Half a thought")
            try await browser.click("Save", "#notes details.edit button")
            try await browser.wait(for: "the note") {
                try await browser.texts("#notes article").contains { $0.contains("Half a thought") }
            }
        }
    }

    @Test("keeps what was typed when the server refuses it, and says why")
    func keptWhenRefused() async throws {
        try await DemoVisit.alone { browser, _ in
            try await typeNote(browser, "Too much")
            try await browser.run("document.querySelector('#notes details.edit textarea').value = 'a'.repeat(300000)")
            try await browser.click("Save", "#notes details.edit button")
            try await browser.wait(forText: "That is too long")
            #expect(try await typed(browser)?.count == 300_000)
            #expect(try await browser.find("#notes details.edit textarea").isShown)
            try await browser.find("#notes details.edit textarea").clear()
            try await browser.find("#notes details.edit textarea").type("Shorter")
            try await browser.click("Save", "#notes details.edit button")
            try await browser.wait(for: "the note") { try await browser.texts("#notes article").contains { $0.contains("Shorter") } }
        }
    }

    @Test("keeps the list when no day was chosen, and says so at the field")
    func emptyDay() async throws {
        try await DemoVisit.alone { browser, _ in
            let line = try #require(try await browser.find("li.nudge").attribute("id"))
            try await browser.find("#\(line) summary[data-key=s]").click()
            try await browser.find("#\(line) .menu[open] .field button").click()
            _ = try await browser.find("#\(line) .menu[open] #problem")
            #expect(try await browser.focusedID == "problem")
            #expect(try await browser.texts("h1").first == "Friday, 20 November")
        }
    }

    @Test("leads back to where one was, not through each answer")
    func backPastAnswers() async throws {
        try await DemoVisit.alone { browser, address in
            try await browser.go(to: address.page("/circles"))
            try await browser.go(to: address.page("/"))
            for _ in 0..<2 {
                let line = try #require(try await browser.find("li.nudge").attribute("id"))
                try await browser.find("#\(line) button.yes").click()
                _ = try await browser.find("#\(line).answered")
            }
            #expect(try await browser.address.contains("done="))
            try await browser.goBack()
            try await browser.wait(forHeading: "Circles")
        }
    }
}
