import Foundation
import Testing
import WellmetTestSupport

/// The web app as a person meets it: in a real browser, over the sample network, at a fixed time.
///
/// What only looks shares one server; what changes something has one of its own.
@Suite("The web app", .sharingOneNetwork)
struct WebAppTests {}

/// A served sample network with somebody signed in.
struct DemoVisit: Sendable {
    /// A Friday morning.
    static let now = "2026-11-20T09:10:00Z"
    @TaskLocal static var shared: DemoVisit?

    let address: URL
    private let cookies: [JSONValue]

    /// Serves the sample network and signs in with the link that the server prints.
    private init(_ server: WellmetServerProcess) async throws {
        let link = try await server.link(with: "/sign-in/")
        address = server.address
        cookies = try await browsing { browser in
            try await browser.signIn(with: link)
            return try await browser.cookies
        }
    }

    /// Runs `body` with a browser in which somebody is signed in to the network that all tests look at and none changes.
    static func looking<Value: Sendable>(
        as profile: BrowserProfile = .desk, _ body: (Browser, DemoVisit) async throws -> Value
    ) async throws -> Value {
        let visit = try #require(shared, "the suite serves no network")
        return try await browsing(as: profile) { browser in
            try await browser.go(to: visit.page("/sign-in"))
            try await browser.take(cookies: visit.cookies)
            return try await body(browser, visit)
        }
    }

    /// Runs `body` with a browser and a network of its own, on today's page.
    static func alone<Value: Sendable>(
        as profile: BrowserProfile = .desk, _ body: (Browser, URL) async throws -> Value
    ) async throws -> Value {
        try await TemporaryFolder.with { data in
            let (value, server) = try await browsing(as: profile) { browser in
                let server = try await WellmetServerProcess.start(
                    data: data, arguments: ["demo", "--serve", "--port", "0"], environment: ["WELLMET_NOW": now])
                try await browser.signIn(with: try await server.link(with: "/sign-in/"))
                return (try await body(browser, server.address), server)
            }
            // Stopped when the browser's seat is free again; after a failure it ends with the tests.
            try await server.stop()
            return value
        }
    }

    /// Runs `body` with a server on an empty data folder, at the tests' time.
    static func serving<Value: Sendable>(
        _ arguments: [String], _ body: (WellmetServerProcess) async throws -> Value
    ) async throws -> Value {
        try await TemporaryFolder.with { data in
            let server = try await WellmetServerProcess.start(data: data, arguments: arguments, environment: ["WELLMET_NOW": now])
            let value: Value
            do {
                value = try await body(server)
            } catch {
                // The first error is the one that tells; the leash ends a server that does not end here.
                _ = try? await server.stop()
                throw error
            }
            try await server.stop()
            return value
        }
    }

    /// The address of a page by its path, with or without a query.
    func page(_ path: String) throws -> URL { try address.page(path) }

    /// Serves the shared network around a suite.
    struct Sharing: SuiteTrait, TestScoping {
        var isRecursive: Bool { false }

        @concurrent
        func provideScope(
            for test: Test, testCase: Test.Case?, performing function: @Sendable @concurrent () async throws -> Void
        ) async throws {
            try await DemoVisit.serving(["demo", "--serve", "--port", "0"]) { server in
                let visit = try await DemoVisit(server)
                try await DemoVisit.$shared.withValue(visit) { try await function() }
            }
        }
    }
}

extension Trait where Self == DemoVisit.Sharing {
    /// One served sample network for all tests of the suite that only look.
    static var sharingOneNetwork: Self { Self() }
}

extension URL {
    /// The page at a path of the server, with or without a query.
    func page(_ path: String) throws -> URL {
        try #require(URL(string: path, relativeTo: self)?.absoluteURL)
    }
}

extension Browser {
    /// The texts of all elements that a CSS selector matches, in the order of the page.
    func texts(_ selector: String) async throws -> [String] {
        let found = try await run(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent.replace(/\\s+/g, ' ').trim())", [.string(selector)])
        return found.array?.compactMap(\.string) ?? []
    }

    /// The id of the element that has the focus; empty when it has none.
    var focusedID: String {
        get async throws { try await run("return document.activeElement.id").string ?? "" }
    }

    /// Clicks the first thing that is called so.
    func click(_ words: String, _ selector: String = "main button, main a, main summary") async throws {
        var found: BrowserElement?
        try await wait(for: "something to click called “\(words)”") {
            let place = try await texts(selector).firstIndex { $0 == words || $0.hasPrefix(words + " ") || $0.hasPrefix(words + ":") }
            guard let place else { return false }
            let elements = try await all(selector)
            found = elements.indices.contains(place) ? elements[place] : nil
            return found != nil
        }
        try await found?.click()
    }

    /// The name of somebody on today's list who has no namesake; the page of today must be open.
    func nameOfSomebody() async throws -> String {
        for name in try await texts("li.nudge .name") {
            let query = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            try await go(to: try #require(URL(string: try await address)).page("/people?q=\(query)"))
            if try await texts("main .row .name") == [name] { return name }
            try await goBack()
        }
        throw BrowserError.timedOut("somebody without a namesake", page: try await text)
    }

    /// Waits until an element is there no more.
    func wait(without selector: String) async throws {
        try await wait(for: "the end of \(selector)") { try await all(selector).isEmpty }
    }

    /// Waits until the first heading says so.
    func wait(forHeading words: String) async throws {
        try await wait(for: "the heading “\(words)”") { try await texts("h1").first == words }
    }
}
