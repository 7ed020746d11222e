/// One element of the page that a browser shows.
package struct BrowserElement: Sendable {
    let browser: Browser
    let id: String

    /// The name under which the protocol hides an element's id (W3C WebDriver, section 12).
    static let key = "element-6066-11e4-a52e-4f735466cecf"

    /// Clicks in the middle of the element, which must be in sight and covered by nothing; a tap on a phone.
    package func click() async throws { try await send("POST", "click", [:]) }

    /// Types a text into a field, after what is there.
    package func type(_ text: String) async throws { try await send("POST", "value", ["text": .string(text)]) }

    /// Presses a key in the element.
    package func press(_ key: BrowserKey) async throws { try await type(key.code) }

    /// Empties a field.
    package func clear() async throws { try await send("POST", "clear", [:]) }

    /// Chooses a file in a file field, by its path.
    package func choose(file path: String) async throws { try await type(path) }

    /// The text of the element that a person sees.
    package var text: String {
        get async throws { try await send("GET", "text").string ?? "" }
    }

    /// An attribute as it stands in the HTML; nil when there is none.
    package func attribute(_ name: String) async throws -> String? {
        try await browser.run("return arguments[0].getAttribute(arguments[1])", [reference, .string(name)]).string
    }

    /// A property of the element as a script sees it: "value", "checked", "open".
    package func property(_ name: String) async throws -> JSONValue { try await send("GET", "property/\(name)") }

    /// A CSS property after all rules: "rgb(20, 20, 20)".
    package func style(_ name: String) async throws -> String { try await send("GET", "css/\(name)").string ?? "" }

    /// Whether a person sees it.
    package var isShown: Bool {
        get async throws { try await send("GET", "displayed").bool ?? false }
    }

    /// What a screen reader calls it.
    package var spokenName: String {
        get async throws { try await send("GET", "computedlabel").string ?? "" }
    }

    /// What a screen reader says it is: "button", "link", "heading".
    package var spokenRole: String {
        get async throws { try await send("GET", "computedrole").string ?? "" }
    }

    /// Its place on the page and its size, in CSS pixels.
    package var frame: (x: Double, y: Double, width: Double, height: Double) {
        get async throws {
            let rect = try await send("GET", "rect")
            return (rect["x"].number ?? 0, rect["y"].number ?? 0, rect["width"].number ?? 0, rect["height"].number ?? 0)
        }
    }

    /// The element as an argument for a script.
    package var reference: JSONValue { .object([Self.key: .string(id)]) }

    @discardableResult
    private func send(_ method: String, _ path: String, _ body: JSONValue? = nil) async throws -> JSONValue {
        try await browser.send(method, "element/\(id)/\(path)", body)
    }
}
