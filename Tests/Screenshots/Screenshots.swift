import Foundation
import WellmetTestSupport

/// Takes pictures of every page of the demo network: `Screenshots FOLDER [name …]`, all pages when no name is given.
@main
struct Screenshots {
    /// A page to look at: its name in the picture's file, and how to get there.
    struct Page {
        let name: String
        let path: String
        /// A link on that page to follow, as a CSS selector.
        var follow: String?
    }

    static let pages = [
        Page(name: "today", path: "/"),
        Page(name: "people", path: "/people"),
        Page(name: "person", path: "/people", follow: "main a[href^='/people/']:not([href='/people/new'])"),
        Page(name: "new-person", path: "/people/new"),
        Page(name: "log", path: "/log"),
        Page(name: "import", path: "/import"),
        Page(name: "circles", path: "/circles"),
        Page(name: "settings", path: "/settings"),
    ]

    static let looks: [(name: String, profile: BrowserProfile)] = [
        ("wide-light", .desk), ("wide-dark", .desk.dark), ("phone-light", .phone), ("phone-dark", .phone.dark),
    ]

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let folder = arguments.first else {
            print("usage: Screenshots FOLDER [name …], with names of: \(pages.map(\.name).joined(separator: " "))")
            exit(2)
        }
        let names = Set(arguments.dropFirst())
        let wanted = pages.filter { names.isEmpty || names.contains($0.name) }
        try await TemporaryFolder.with { data in
            let server = try await WellmetServerProcess.start(data: data, arguments: ["demo", "--serve", "--port", "0"])
            try await take(wanted, of: server, into: URL(filePath: folder))
            try await server.stop()
        }
    }

    private static func take(_ pages: [Page], of server: WellmetServerProcess, into folder: URL) async throws {
        // The link signs in once; the other browsers take the first one's cookies.
        let link = try await server.link(with: "token")
        let cookies = try await browsing { browser in
            try await browser.go(to: link)
            return try await browser.cookies
        }
        for look in looks {
            try await browsing(as: look.profile) { browser in
                try await browser.go(to: server.address)
                try await browser.take(cookies: cookies)
                for page in pages {
                    try await browser.go(to: server.address.appending(path: page.path))
                    if let follow = page.follow { try await browser.find(follow).click() }
                    let file = folder.appending(path: "\(page.name)-\(look.name).png")
                    try await browser.picture(ofWholePage: !look.profile.isPhone).write(to: file)
                    print("    \(file.lastPathComponent)")
                    for complaint in try await browser.complaints { print("    the console says: \(complaint)") }
                }
            }
        }
    }
}
