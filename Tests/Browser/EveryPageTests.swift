import Foundation
import Testing
import WellmetTestSupport

extension WebAppTests {
    /// One word without an end to break at.
    private static let long = String(repeating: "longword", count: 60)
    private static let pages = [
        "/", "/people", "/people?q=nobody-at-all", "/people?q=\(long)", "/search?q=\(long)", "/people/new?name=\(long)",
        "/people/new", "/log", "/import", "/circles", "/settings", "/history", "/history/1",
        "/keys", "/more", "/look-back", "/review", "/review?of=2026", "/search?q=a", "/search?q=nothingofthatname", "/search",
        "/opportunities",
        "/insights", "/introductions", "/duplicates", "/duplicates?show=seen", "/views", "/people?q=city:lisbon",
        "/map", "/map?circle=clients", "/map?circle=clinets",
        "/introductions?to=Quillworks", "/people/several?do=tag&value=press&who=all&list=%2Fpeople", "/no-such-page",
    ]

    /// The fixed pages, the page of today's first person and that of something that happened.
    func everyPage(_ browser: Browser, _ visit: DemoVisit) async throws -> [URL] {
        try await browser.go(to: visit.page("/"))
        let person = try await browser.find("li.nudge .name").property("href").string ?? ""
        try await browser.go(to: visit.page(person))
        let happened = try await browser.find("#timeline .entry > a").property("href").string ?? ""
        var gifts: [String] = []
        for list in ["/opportunities", "/insights", "/introductions"] {
            try await browser.go(to: visit.page(list))
            gifts.append(try await browser.find(".gift .name").property("href").string ?? "")
        }
        try await browser.go(to: visit.page("/duplicates"))
        gifts.append(try await browser.find("#pairs [data-open]").property("href").string ?? "")
        return try (Self.pages + [person, person + "/warmth", person + "/facts", person + "/forget", happened] + gifts).map {
            try visit.page($0)
        }
    }

    @Test(
        "fits every page into the width of the screen, without a complaint in the console",
        arguments: [BrowserProfile.smallPhone, .phone.dark, .zoomed, .desk])
    func widths(profile: BrowserProfile) async throws {
        try await DemoVisit.looking(as: profile) { browser, visit in
            for page in try await everyPage(browser, visit) {
                try await browser.go(to: page)
                let wide = try await browser.run(
                    """
                    if (document.documentElement.scrollWidth <= innerWidth && innerWidth === arguments[0]) return ''
                    const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                    return [document.documentElement.scrollWidth, innerWidth, ...out.slice(0, 3).map(e => e.outerHTML.slice(0, 150))].join(' | ')
                    """, [.number(Double(profile.width))])
                #expect(wide == "", "\(page.path) is wider than the screen")
                let complaints = try await browser.complaints.filter { !$0.contains("/no-such-page") }
                #expect(complaints == [], "\(page.path)")
                #expect(try await browser.all("h1").count == 1, "\(page.path)")
            }
        }
    }

    @Test("gives every element its own id and every field and button a name to say")
    func names() async throws {
        try await DemoVisit.looking { browser, visit in
            for page in try await everyPage(browser, visit) {
                try await browser.go(to: page)
                let faults = try await browser.run(
                    """
                    const ids = [...document.querySelectorAll('[id]')].map(e => e.id)
                    const twice = ids.filter((id, place) => ids.indexOf(id) !== place).map(id => 'twice: ' + id)
                    const named = e => e.textContent.trim() || e.ariaLabel || e.labels?.length || e.title
                    const mute = [...document.querySelectorAll('button, a, summary, select, textarea, input:not([type=hidden])')]
                        .filter(e => !named(e)).map(e => 'mute: ' + e.outerHTML.slice(0, 120))
                    return [...twice, ...mute]
                    """)
                #expect(faults == [], "\(page.path)")
            }
        }
    }

    @Test("turns dark for who prefers it, on every page")
    func dark() async throws {
        try await DemoVisit.looking { browser, visit in
            for page in try await everyPage(browser, visit) {
                try await browser.go(to: page)
                var papers: [String] = []
                for scheme in ["light", "dark"] {
                    let feature: JSONValue = ["name": "prefers-color-scheme", "value": .string(scheme)]
                    try await browser.devTools("Emulation.setEmulatedMedia", ["features": [feature]])
                    let colours = try await browser.run(
                        """
                        const style = getComputedStyle(document.body), [root] = [getComputedStyle(document.documentElement)]
                        return (style.backgroundColor === 'rgba(0, 0, 0, 0)' ? root : style).backgroundColor + ' ' + style.color
                        """)
                    papers.append(colours.string ?? "")
                }
                #expect(Set(papers).count == 2, "\(page.path): \(papers)")
            }
        }
    }

    @Test("sends the first view of every page in less than 60 kB")
    func weight() async throws {
        try await DemoVisit.looking { browser, visit in
            let pages = try await everyPage(browser, visit)
            try await browser.devTools("Network.enable")
            try await browser.devTools("Network.setCacheDisabled", ["cacheDisabled": true])
            for page in pages where page.path != "/no-such-page" {
                try await browser.go(to: page)
                let bytes =
                    try await browser.run(
                        """
                        const kinds = ['navigation', 'resource']
                        const all = kinds.flatMap(kind => performance.getEntriesByType(kind))
                        return all.some(e => e.name.includes('.css')) && all.some(e => e.name.includes('.js'))
                            ? all.reduce((sum, e) => sum + e.transferSize, 0) : -1
                        """
                    ).number ?? -1
                #expect(bytes > 0 && bytes < 60_000, "\(page.path) is \(Int(bytes)) bytes")
            }
        }
    }
}
