package import Foundation

/// A window of a real browser, as one person sees it.
package struct Browser: Sendable {
    package let profile: BrowserProfile
    private let connection: DriverConnection
    private let session: String
    /// How long `wait` and `find` wait before they give up.
    package var patience: Duration = .seconds(60)

    /// Opens a new browser that shares nothing with any other: no cookies, no storage.
    package static func open(_ profile: BrowserProfile = .desk, with driver: ChromeDriver) async throws -> Browser {
        let answer = try await driver.connection.send(
            "POST", "session", ["capabilities": ["alwaysMatch": profile.capabilities]])
        guard let session = answer["sessionId"].string else { throw BrowserError.unreadable("a session without an id") }
        let browser = Browser(profile: profile, connection: driver.connection, session: session)
        try await browser.prepare()
        return browser
    }

    private init(profile: BrowserProfile, connection: DriverConnection, session: String) {
        self.profile = profile
        self.connection = connection
        self.session = session
    }

    private func prepare() async throws {
        let scheme: JSONValue = ["name": "prefers-color-scheme", "value": profile.isDark ? "dark" : "light"]
        // Pages are still when a picture is taken or a button pressed.
        let motion: JSONValue = ["name": "prefers-reduced-motion", "value": "reduce"]
        try await devTools("Emulation.setEmulatedMedia", ["media": "screen", "features": [scheme, motion]])
        if !profile.runsScripts {
            try await devTools("Emulation.setScriptExecutionDisabled", ["value": true])
        }
    }

    /// Closes the browser.
    package func close() async throws {
        _ = try await connection.send("DELETE", "session/\(session)")
    }

    // MARK: - Where it is

    /// Goes to an address and returns when the page has loaded.
    package func go(to address: URL) async throws {
        try await send("POST", "url", ["url": .string(address.absoluteString)])
    }

    /// Goes back one page, as the browser's own button does.
    package func goBack() async throws { try await send("POST", "back", [:]) }

    /// Loads the page again.
    package func reload() async throws { try await send("POST", "refresh", [:]) }

    /// The address of the page.
    package var address: String {
        get async throws { try await send("GET", "url").string ?? "" }
    }

    /// The title of the page.
    package var title: String {
        get async throws { try await send("GET", "title").string ?? "" }
    }

    /// The HTML of the page as it is now.
    package var source: String {
        get async throws { try await send("GET", "source").string ?? "" }
    }

    /// The cookies of the site that is open, secret ones too; for `take(cookies:)` of another browser.
    package var cookies: [JSONValue] {
        get async throws { try await send("GET", "cookie").array ?? [] }
    }

    /// Takes over the cookies of another browser; a page of their site must be open.
    package func take(cookies: [JSONValue]) async throws {
        for cookie in cookies { try await send("POST", "cookie", ["cookie": cookie]) }
    }

    // MARK: - What is on the page

    /// The first element that a CSS selector matches; waits until there is one.
    /// - Throws: `BrowserError.timedOut`
    package func find(_ selector: String) async throws -> BrowserElement {
        var found: BrowserElement?
        try await wait(for: "an element \(selector)") {
            found = try await all(selector).first
            return found != nil
        }
        guard let found else { throw BrowserError.timedOut(selector, page: "") }
        return found
    }

    /// All elements that a CSS selector matches now, in the order of the page.
    package func all(_ selector: String) async throws -> [BrowserElement] {
        try await send("POST", "elements", ["using": "css selector", "value": .string(selector)]).array?
            .compactMap { element($0) } ?? []
    }

    /// The element that has the focus.
    package var focused: BrowserElement? {
        get async throws { element(try await send("GET", "element/active")) }
    }

    private func element(_ value: JSONValue) -> BrowserElement? {
        value[BrowserElement.key].string.map { BrowserElement(browser: self, id: $0) }
    }

    /// Waits until a condition is true; asks again every few milliseconds.
    /// - Throws: `BrowserError.timedOut` with `what` and the page's text when it is not within `patience`.
    package func wait(for what: String, _ condition: () async throws -> Bool) async throws {
        let met = try await eventually(within: patience) {
            do {
                return try await condition()
            } catch BrowserError.refused(kind: "stale element reference", _) {
                // The page was replaced between two looks.
                return false
            }
        }
        if !met { throw BrowserError.timedOut(what, page: "\(try await address)\n\(try await text)") }
    }

    /// Waits until the page shows a text.
    package func wait(forText wanted: String) async throws {
        try await wait(for: "the text “\(wanted)”") { try await text.contains(wanted) }
    }

    /// The text that a person sees on the page.
    package var text: String {
        get async throws { try await all("body").first?.text ?? "" }
    }

    // MARK: - Hands

    /// Presses keys where the focus is, one after the other.
    package func press(_ keys: BrowserKey..., holding held: [BrowserKey] = []) async throws {
        func action(_ kind: String, _ key: BrowserKey) -> JSONValue { ["type": .string(kind), "value": .string(key.code)] }
        let steps =
            held.map { action("keyDown", $0) } + keys.flatMap { [action("keyDown", $0), action("keyUp", $0)] }
            + held.reversed().map { action("keyUp", $0) }
        try await send("POST", "actions", ["actions": [["type": "key", "id": "keyboard", "actions": .array(steps)]]])
    }

    // MARK: - Looking closer

    /// Runs a script in the page, also where the page's own scripts are off; `return` gives a value back.
    @discardableResult
    package func run(_ script: String, _ arguments: [JSONValue] = []) async throws -> JSONValue {
        try await send("POST", "execute/sync", ["script": .string(script), "args": .array(arguments)])
    }

    /// A picture (PNG) of what is seen, or of the whole page down to its foot.
    package func picture(ofWholePage whole: Bool = false) async throws -> Data {
        var answer: JSONValue
        if whole {
            // Said by the page, which lays itself out for that: what Chromium knows may be older than the page.
            let size = try await run(
                "return {width: Math.max(innerWidth, document.documentElement.scrollWidth), height: document.documentElement.scrollHeight}")
            let clip: JSONValue = ["x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1]
            answer = try await devTools("Page.captureScreenshot", ["format": "png", "captureBeyondViewport": true, "clip": clip])["data"]
        } else {
            answer = try await send("GET", "screenshot")
        }
        guard let text = answer.string, let data = Data(base64Encoded: text) else {
            throw BrowserError.unreadable("a picture that is none")
        }
        return data
    }

    /// What the console has said since the last time one asked, errors and refused resources only: "level: message".
    package var complaints: [String] {
        get async throws {
            try await send("POST", "se/log", ["type": "browser"]).array?
                .filter { ["SEVERE", "WARNING"].contains($0["level"].string) }
                .map { "\($0["level"].string ?? ""): \($0["message"].string ?? "")" } ?? []
        }
    }

    /// A command of Chromium's own DevTools protocol.
    @discardableResult
    package func devTools(_ command: String, _ parameters: JSONValue = [:]) async throws -> JSONValue {
        try await send("POST", "goog/cdp/execute", ["cmd": .string(command), "params": parameters])
    }

    @discardableResult
    func send(_ method: String, _ path: String, _ body: JSONValue? = nil) async throws -> JSONValue {
        try await connection.send(method, "session/\(session)/\(path)", body)
    }
}
