import Testing
import WellmetTestSupport

extension WebAppTests {
    private static let everywhere = [
        "/circles", "/map", "/views", "/duplicates", "/opportunities", "/insights", "/introductions", "/review", "/look-back", "/history",
        "/import", "/settings", "/keys", "/people?standing=discovered", "/people?archived=1",
    ]

    @Test("leads to every page in two taps on a phone, and to a search in one")
    func twoTaps() async throws {
        try await DemoVisit.looking(as: .phone) { browser, visit in
            for path in Self.everywhere {
                try await browser.go(to: visit.page("/people"))
                let more = try await browser.find(".rail nav a[href='/more']")
                #expect(try await more.isShown)
                try await more.click()
                try await browser.wait(forHeading: "More")
                let link = try await browser.find("main a[href='\(path)']")
                let frame = try await link.frame
                #expect(frame.height >= 20 && frame.x >= 0 && frame.x + frame.width <= 390, "\(path)")
                // Out from behind the bar, as a thumb would draw it.
                try await browser.run("document.querySelector(\"main a[href='\(path)']\").scrollIntoView({ block: 'center' })")
                try await link.click()
                try await browser.wait(for: path) { try await browser.address.hasSuffix(path) }
            }
            let field = try await browser.find(".rail [type=search]")
            #expect(try await field.isShown)
            try await field.type("works")
            try await browser.press(.enter)
            try await browser.wait(forHeading: "Search")
            // One field is enough on the page of the search itself.
            #expect(try await browser.find(".rail [type=search]").isShown == false)
            #expect(try await browser.find("main [type=search]").property("value") == "works")
        }
    }
}
