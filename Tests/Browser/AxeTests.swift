import Foundation
import Testing
import WellmetTestSupport

extension WebAppTests {
    private static var axe: String? { ProcessInfo.processInfo.environment["WELLMET_AXE"] }

    /// Rules of WCAG 2.2, levels A and AA, and axe's own good practice.
    @Test(
        "breaks no rule of accessibility that axe-core knows, on any page",
        .enabled(if: axe != nil, "script/test fetches axe-core and names it in WELLMET_AXE"),
        arguments: [BrowserProfile.desk, .phone.dark])
    func axe(profile: BrowserProfile) async throws {
        let rules = try String(contentsOfFile: try #require(Self.axe), encoding: .utf8)
        try await DemoVisit.looking(as: profile) { browser, visit in
            for page in try await everyPage(browser, visit) {
                try await browser.go(to: page)
                // Every fold open: what is hidden is looked at, too.
                try await browser.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
                try await browser.run(rules)
                let broken = try await broken(browser)
                #expect(broken == [], "\(page.path)")
            }
        }
    }

    @Test("has a check of accessibility that can fail", .enabled(if: axe != nil))
    func axeFails() async throws {
        let rules = try String(contentsOfFile: try #require(Self.axe), encoding: .utf8)
        try await DemoVisit.looking { browser, visit in
            try await browser.go(to: visit.page("/keys"))
            try await browser.run(rules)
            try await browser.run(
                """
                const faint = document.createElement('p')
                faint.textContent = 'hardly to be read'
                faint.style.color = '#ddd'
                document.querySelector('main').append(faint, new Image(), document.createElement('button'))
                """)
            let found = try await broken(browser).array?.compactMap { $0.string?.prefix { $0 != ":" } } ?? []
            #expect(Set(found) == ["color-contrast", "image-alt", "button-name"])
        }
    }

    /// The rules that the page breaks, each with where.
    private func broken(_ browser: Browser) async throws -> JSONValue {
        try await browser.run(
            """
            return axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.flatMap(rule =>
                rule.nodes.slice(0, 3).map(node => rule.id + ': ' + node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? ''))))
            """)
    }
}
