import Foundation
import WellmetTestSupport

/// Takes pictures of every page of the demo network: `Screenshots FOLDER [name …]`, all pages when no name is given.
@main
struct Screenshots {
    /// A friendly Friday morning, so that the pictures change only when the pages do.
    private static let morning = ["WELLMET_NOW": "2026-11-20T09:10:00Z", "TZ": "Europe/Lisbon"]

    private static let looks: [(name: String, profile: BrowserProfile)] = [
        ("wide-light", .desk), ("wide-dark", .desk.dark), ("phone-light", .phone), ("phone-dark", .phone.dark),
    ]

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let folder = arguments.first else {
            print("usage: Screenshots FOLDER [name …]")
            exit(2)
        }
        let names = Set(arguments.dropFirst())
        try await TemporaryFolder.with { data in
            let server = try await WellmetServerProcess.start(
                data: data, arguments: ["demo", "--serve", "--port", "0"], environment: morning)
            let visit = try await Visit(server, data: data)
            let wanted = visit.pages.filter { names.isEmpty || names.contains($0.name) }
            if wanted.count < names.count {
                print("    No page is called so. There are: \(visit.pages.map(\.name).joined(separator: " "))")
            }
            for look in looks { try await visit.take(wanted, as: look.profile, named: look.name, into: URL(filePath: folder)) }
            try await server.stop()
        }
    }
}

/// A server with somebody signed in, and what there is to see.
private struct Visit {
    /// A page to look at: its name in the picture's file, and where it is.
    struct Page: Sendable {
        let name: String
        let address: URL
        var isForStrangers = false
        /// What somebody does on the page before the picture is taken.
        var act: (@Sendable (Browser) async throws -> Void)?
    }

    let server: URL
    let data: URL
    let cookies: [JSONValue]
    let pages: [Page]

    /// Signs in with the link that the server prints, and looks around.
    init(_ server: WellmetServerProcess, data: URL) async throws {
        self.data = data
        let link = try await server.link(with: "/sign-in/")
        let address = server.address
        self.server = address
        (cookies, pages) = try await browsing { browser in
            try await browser.signIn(with: link)
            let path = try await browser.find("li.promise .name").property("href").string ?? ""
            let name = try await browser.find("li.nudge:last-child .name").text
            let person = URL(string: path) ?? address
            let columns = try await Self.upload(browser, named: "kontakte.csv", Self.contacts, to: address, until: "form select")
            let result = try await Self.upload(browser, named: "Connections.csv", Self.newcomer, to: address, until: ".sums")
            try await browser.run("document.querySelector('form[action$=\"/apply\"] button, button[formaction$=\"/apply\"]').click()")
            try await browser.wait(forText: "See today")
            try await browser.go(to: person)
            let interaction = try await browser.find("#timeline .entry a.small").property("href").string ?? ""
            try await browser.go(to: address.appending(path: "opportunities"))
            let opportunity = try await browser.find(".gift .name").property("href").string ?? ""
            try await browser.go(to: address.appending(path: "insights"))
            let insight = try await browser.find(".gift .name").property("href").string ?? ""
            try await browser.go(to: address.appending(path: "duplicates"))
            let pair = try await browser.find("#pairs [data-open]").property("href").string ?? ""
            let preview = try await Self.upload(browser, named: "Connections.csv", Self.connections, to: address, until: ".sums")
            let line = "coffee with \(name) yesterday 30m about hiring, send the deck by friday"
            let people = address.appending(path: "people")
            let pages = [
                Page(name: "today", address: address),
                Page(name: "people", address: people),
                Page(
                    name: "people-several", address: people,
                    act: { browser in
                        try await browser.run(
                            "document.querySelector('.several').open = true; for (const box of [...document.querySelectorAll('.row > input')].slice(0, 3)) box.click()"
                        )
                    }),
                Page(name: "person", address: person),
                Page(name: "facts", address: person.appending(path: "facts")),
                Page(name: "forget", address: person.appending(path: "forget")),
                Page(
                    name: "person-edit", address: person,
                    act: { browser in
                        try await browser.run(
                            "for (const fold of document.querySelectorAll('#positions details')) fold.open = true")
                    }),
                Page(
                    name: "person-error", address: person,
                    act: { browser in
                        try await browser.run(
                            "document.querySelector('#dates .edit').open = true; document.querySelector('#dates .edit > form').requestSubmit()"
                        )
                        _ = try await browser.find("#problem")
                    }),
                Page(name: "over-time", address: person.appending(path: "warmth")),
                Page(name: "look-back", address: address.appending(path: "look-back")),
                Page(name: "interaction", address: URL(string: interaction) ?? address),
                Page(
                    name: "palette", address: address.appending(path: "people"),
                    act: { browser in
                        try await browser.press("k", holding: [.control])
                        _ = try await browser.find("dialog.palette input")
                    }),
                Page(name: "new-person", address: address.appending(path: "people/new")),
                Page(name: "log", address: address.appending(path: "log").appending(queryItems: [URLQueryItem(name: "line", value: line)])),
                Page(name: "import", address: address.appending(path: "import")),
                Page(name: "import-preview", address: URL(string: preview) ?? address),
                Page(name: "import-columns", address: URL(string: columns) ?? address),
                Page(name: "import-result", address: URL(string: result) ?? address),
                Page(name: "more", address: address.appending(path: "more")),
                Page(name: "circles", address: address.appending(path: "circles")),
                Page(name: "map", address: address.appending(path: "map")),
                Page(
                    name: "map-circle",
                    address: address.appending(path: "map").appending(queryItems: [URLQueryItem(name: "circle", value: "clients")])),
                Page(name: "review", address: address.appending(path: "review")),
                Page(
                    name: "search",
                    address: address.appending(path: "search").appending(queryItems: [URLQueryItem(name: "q", value: "works")])),
                Page(name: "opportunities", address: address.appending(path: "opportunities")),
                Page(name: "opportunity", address: URL(string: opportunity) ?? address),
                Page(name: "insights", address: address.appending(path: "insights")),
                Page(name: "insight", address: URL(string: insight) ?? address),
                Page(
                    name: "introductions",
                    address: address.appending(path: "introductions").appending(queryItems: [URLQueryItem(name: "to", value: "Quillworks")])
                ),
                Page(name: "duplicates", address: address.appending(path: "duplicates")),
                Page(
                    name: "seen",
                    address: address.appending(path: "duplicates").appending(queryItems: [URLQueryItem(name: "show", value: "seen")])),
                Page(name: "views", address: address.appending(path: "views")),
                Page(name: "pair", address: URL(string: pair) ?? address),
                Page(name: "history", address: address.appending(path: "history")),
                Page(name: "history-change", address: address.appending(path: "history/1")),
                Page(name: "settings", address: address.appending(path: "settings")),
                Page(name: "sign-in", address: address.appending(path: "sign-in"), isForStrangers: true),
            ]
            return (try await browser.cookies, pages)
        }
    }

    /// A list of connections of people who are made up, as LinkedIn exports it.
    private static let connections = """
        First Name,Last Name,URL,Email Address,Company,Position,Connected On
        Ottilie,Brandsätter,https://www.linkedin.com/in/ottilie-brandsaetter,ottilie@example.org,Kestrel Works,Gardener,18 Nov 2026
        Bartholomew,Quickwater,https://www.linkedin.com/in/bartholomew-quickwater,,Quickwater & Sons,Ferryman,02 Feb 2025
        Lourdes,Iglesiaverde,https://www.linkedin.com/in/lourdes-iglesiaverde,,Tidal Library,Archivist,11 Jun 2024
        Malte,Clausnitz,,,Fathom Health,Staff Engineer,19 Nov 2026
        ,,,,,,03 Mar 2025

        """

    /// One more of them, for the page that says what an import did.
    private static let newcomer = """
        First Name,Last Name,URL,Email Address,Company,Position,Connected On
        Perpetua,Underhill,https://www.linkedin.com/in/perpetua-underhill,,Lantern Press,Editor,12 Oct 2026

        """

    /// A list with columns of its own.
    private static let contacts = """
        Wer;Firma;Post;Erstkontakt
        Ingeborg Tannhauser;Moorland;ingeborg@example.org;03.04.2021
        Casimir Ostrowski;Tidal Library;casimir@example.org;14.09.2022

        """

    /// Brings a file to the import page and returns the address of the page that shows `sign`.
    private static func upload(
        _ browser: Browser, named name: String, _ content: String, to server: URL, until sign: String
    ) async throws -> String {
        try await TemporaryFolder.with { folder in
            let file = folder.appending(path: name)
            try Data(content.utf8).write(to: file)
            try await browser.go(to: server.appending(path: "import"))
            try await browser.find("#files").choose(file: file.path)
            try await browser.find("main form .actions button").click()
            _ = try await browser.find(sign)
            return try await browser.address
        }
    }

    func take(_ pages: [Page], as profile: BrowserProfile, named look: String, into folder: URL) async throws {
        try await browsing(as: profile) { browser in
            for page in pages.filter(\.isForStrangers) { try await take(page, in: browser, named: look, into: folder) }
            try await browser.go(to: server.appending(path: "sign-in"))
            try await browser.take(cookies: cookies)
            for page in pages.filter({ !$0.isForStrangers }) { try await take(page, in: browser, named: look, into: folder) }
        }
    }

    private func take(_ page: Page, in browser: Browser, named look: String, into folder: URL) async throws {
        try await browser.go(to: page.address)
        // The folder of this run is no folder that anybody has; the place of a real one stands in the picture.
        try await browser.run(
            "for (const e of document.querySelectorAll('code')) e.textContent = e.textContent.replaceAll(arguments[0], '/var/lib/wellmet')",
            [.string(data.path)])
        try await page.act?(browser)
        // The bar of a phone stands at the foot of the whole page, and not across its middle.
        try await browser.run(
            """
            document.body.style.position = "relative"; scrollTo(0, 0);
            const bar = document.querySelector(".rail nav");
            if (bar && getComputedStyle(bar).position === "fixed") bar.style.position = "absolute";
            """)
        let file = folder.appending(path: "\(page.name)-\(look).png")
        try await browser.picture(ofWholePage: true).write(to: file)
        print("    \(file.lastPathComponent)")
        for complaint in try await browser.complaints { print("    the console says: \(complaint)") }
    }
}
