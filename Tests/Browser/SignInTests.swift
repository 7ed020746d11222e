import Testing
import WellmetTestSupport

extension WebAppTests {
    /// From the terminal's link to the password, with scripts and without.
    @Test(
        "lets in who follows the terminal's link, asks for a password once, and knows it afterwards",
        arguments: [BrowserProfile.desk, .desk.withoutScripts])
    func signIn(profile: BrowserProfile) async throws {
        try await browsing(as: profile) { browser in
            try await DemoVisit.serving(["serve", "--port", "0"]) { server in
                let link = try await server.link(with: "/sign-in/")
                try await browser.go(to: link)
                try await browser.wait(forHeading: "Hello")
                try await browser.find("#password").type("four green teapots")
                try await browser.find("main button").click()
                try await browser.wait(forHeading: "Friday, 20 November")
                try await browser.wait(forText: "Your book is empty yet")

                try await browser.go(to: server.address.page("settings"))
                try await browser.click("Sign out")
                try await browser.wait(forHeading: "Sign in")
                try await browser.go(to: server.address.page("people"))
                try await browser.wait(forHeading: "Sign in")

                try await browser.find("#password").type("four green kettles")
                try await browser.find("main button").click()
                try await browser.wait(forText: "That is not the password of this account.")
                try await browser.find("#password").type("four green teapots")
                try await browser.find("main button").click()
                // It leads to where one wanted to go.
                try await browser.wait(forHeading: "People")

                try await browser.click("Settings", ".rail a")
                try await browser.click("Sign out")
                try await browser.wait(forHeading: "Sign in")
                try await browser.go(to: link)
                try await browser.wait(forHeading: "This link has been used")
            }
        }
    }
}
