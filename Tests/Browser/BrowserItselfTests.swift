import Foundation
import Testing
import WellmetTestSupport

/// The browser that the other tests look through: a page of their own proves that it shows, clicks and types for real.
@Suite("The browser itself")
struct BrowserItselfTests {
    private static let page = """
        <!doctype html><html lang=en><title>A small page</title><meta name=viewport content="width=device-width">
        <style>
        body { margin: 0; background: #fffaf0; color: #102030 } main { padding: 40px; background: #c04010 }
        @media (prefers-color-scheme: dark) { body { background: #101418 } }
        </style>
        <main><h1>Good morning</h1><form><label>Name <input id=name></label>
        <button type=button aria-label="Say hello">Hello</button></form><p id=said></p>
        <noscript><p id=plain>Without scripts</p></noscript></main>
        <script>
        document.querySelector("button").onclick = () => {
            document.querySelector("#said").textContent = "Hello, " + document.querySelector("#name").value };
        addEventListener("keydown", event => { if (event.key === "k" && event.ctrlKey) document.title = "Palette" });
        console.error("a complaint");
        </script>
        """

    private func visiting<Value: Sendable>(
        as profile: BrowserProfile = .desk, _ body: (Browser) async throws -> Value
    ) async throws -> Value {
        try await TemporaryFolder.with { folder in
            let file = folder.appending(path: "page.html")
            try Data(Self.page.utf8).write(to: file)
            return try await browsing(as: profile) { browser in
                try await browser.go(to: file)
                return try await body(browser)
            }
        }
    }

    @Test("types into a field, clicks a button and reads what the page answers")
    func clicks() async throws {
        try await visiting { browser in
            try await browser.find("#name").type("Ada")
            try await browser.find("button").click()
            try await browser.wait(forText: "Hello, Ada")
            #expect(try await browser.find("#said").text == "Hello, Ada")
            #expect(try await browser.find("#name").property("value") == "Ada")
            #expect(try await browser.find("button").attribute("aria-label") == "Say hello")
            #expect(try await browser.find("button").spokenName == "Say hello")
        }
    }

    @Test("presses keys together, as a shortcut")
    func keys() async throws {
        try await visiting { browser in
            #expect(try await browser.title == "A small page")
            try await browser.press("k", holding: [.control])
            try await browser.wait(for: "the shortcut") { try await browser.title == "Palette" }
        }
    }

    @Test("hears what the console complains about")
    func console() async throws {
        let complaints = try await visiting { try await $0.complaints }
        #expect(complaints.contains { $0.contains("a complaint") })
    }

    @Test("keeps cookies to itself, and hands them over when asked")
    func cookies() async throws {
        let page =
            "import http.server as h\nclass P(h.BaseHTTPRequestHandler):\n def do_GET(s):\n"
            + "  s.send_response(200); s.send_header('Set-Cookie', 'seen=yes; HttpOnly') if s.path == '/set' else 0\n"
            + "  s.send_header('Content-Type', 'text/plain'); s.end_headers(); s.wfile.write(str(s.headers['Cookie']).encode())\n"
            + "s = h.HTTPServer(('127.0.0.1', 0), P)\nprint(f'http://127.0.0.1:{s.server_port}', flush=True)\ns.serve_forever()"
        let python = Command(URL(filePath: "/usr/bin/env"), ["python3", "-c", page], diesWithTests: true)
        let server = try await WellmetServerProcess.start(python)
        let cookies = try await browsing { browser in
            try await browser.go(to: server.address.appending(path: "set"))
            return try await browser.cookies
        }
        try await browsing { browser in
            try await browser.go(to: server.address)
            #expect(try await browser.text == "None")
            try await browser.take(cookies: cookies)
            try await browser.reload()
            #expect(try await browser.text == "seen=yes")
        }
        try await server.stop()
    }

    @Test("does not run the page's scripts when they are switched off")
    func withoutScripts() async throws {
        try await visiting(as: .desk.withoutScripts) { browser in
            #expect(try await browser.find("#plain").isShown)
            try await browser.find("#name").type("Ada")
            try await browser.find("button").click()
            #expect(try await browser.find("#said").text == "")
        }
    }

    @Test(
        "is exactly as wide as asked, on a desk and on phones", arguments: [BrowserProfile.desk, .phone, .smallPhone])
    func width(profile: BrowserProfile) async throws {
        try await visiting(as: profile) { browser in
            let seen = try await browser.run("return [innerWidth, innerHeight, matchMedia('(pointer: coarse)').matches]")
            #expect(seen == [.number(Double(profile.width)), .number(Double(profile.height)), .bool(profile.isPhone)])
        }
    }

    @Test("takes a picture with the page's own colours, light and dark")
    func pictures() async throws {
        for (profile, paper) in [(BrowserProfile.phone, "#fffaf0"), (.phone.dark, "#101418")] {
            try await visiting(as: profile) { browser in
                let picture = try await browser.picture()
                let colours = try await browser.colours(of: picture)
                #expect(colours[paper, default: 0] > 1_000, "the paper is not \(paper)")
                #expect(colours["#c04010", default: 0] > 1_000)
                #expect(colours.values.reduce(0, +) == profile.width * profile.height)
            }
        }
    }

    @Test("shows the whole page in a picture, below the fold too")
    func wholePage() async throws {
        try await visiting { browser in
            try await browser.run("document.body.style.height = '3000px'")
            let colours = try await browser.colours(of: try await browser.picture(ofWholePage: true))
            #expect(colours.values.reduce(0, +) == 1280 * 3000)
        }
    }

    @Test("says what it waited for when it waited in vain, and on which page")
    func patience() async throws {
        let error = await #expect(throws: BrowserError.self) {
            try await visiting { browser in
                var hasty = browser
                hasty.patience = .milliseconds(100)
                _ = try await hasty.find("#nobody")
            }
        }
        let message = error?.description ?? ""
        #expect(message.contains("#nobody"))
        #expect(message.contains("page.html"))
        #expect(message.contains("Good morning"))
    }
}
