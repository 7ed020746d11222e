import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization
import WellmetStore

@testable import WellmetModel
@testable import WellmetServer

/// The web app over a fresh store in a folder of its own, on 14 March 2026 in Berlin, with two accounts: `me`, and `other`,
/// whose rows nobody else may see.
final class TestWeb: Sendable {
    static let now = Instant(seconds: 1_773_477_000)  // 2026-03-14 08:30 UTC, 09:30 in Berlin, a Saturday
    static let today = Day(TestWeb.now, in: .gmt)

    let folder: URL
    let store: Store
    let me: Network
    let other: Network
    let server: Server
    private let clock: TestClock

    var now: Instant { clock.now }

    init(options: ServerOptions = ServerOptions(), zone: String = "Europe/Berlin") async throws {
        let clock = TestClock(TestWeb.now)
        let folder = FileManager.default.temporaryDirectory.appending(path: "wellmet-web-\(UUID().uuidString)")
        let store = try await Store.open(folder: folder.path, at: clock.now)
        var settings = Settings()
        settings.zone = zone
        settings.region = "DE"
        me = store.network(of: try await store.addAccount("me", settings: settings, at: clock.now).id)
        other = store.network(of: try await store.addAccount("other", settings: settings, at: clock.now).id)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        var options = options
        options.passwordCost = .least
        server = try Server(store: store, folder: folder.path, options: options, logger: logger, clock: { clock.now })
        self.clock = clock
        self.folder = folder
        self.store = store
    }

    deinit {
        // What is left behind harms no other test.
        try? store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Lets the clock of the web app go on.
    func wait(days: Double) { clock.wait(days: days) }

    /// A browser that is signed in to `account`, `me` unless said otherwise.
    func browse<Value: Sendable>(as account: Network? = nil, _ body: @Sendable (WebClient) async throws -> Value) async throws -> Value {
        let secret = SessionSecret(for: (account ?? me).account)
        try await store.addSession(
            token: secret.hash, of: secret.account, agent: "test", at: now, expires: now.adding(days: 30))
        return try await server.application().test(.router) { client in
            try await body(WebClient(client: client, cookie: "wellmet=\(secret.text)", token: secret.formToken))
        }
    }

    /// A browser that nobody is signed in with.
    func browseSignedOut<Value: Sendable>(_ body: @Sendable (WebClient) async throws -> Value) async throws -> Value {
        try await server.application().test(.router) { client in try await body(WebClient(client: client, cookie: nil, token: "")) }
    }

    @discardableResult
    func add(
        _ name: String, _ edits: [PersonEdit] = [], standing: Person.Standing = .book, to network: Network? = nil
    ) async throws -> ID<Person> {
        try await (network ?? me).add(PersonName(written: name), edits: edits, standing: standing, at: now).value
    }

    func details(_ person: ID<Person>, of network: Network? = nil) async throws -> PersonDetails {
        try await (network ?? me).details(of: person, at: now, limit: 1000)
    }

    /// Logs a contact so many days ago and returns its interaction.
    @discardableResult
    func contact(
        _ people: [ID<Person>], daysAgo: Double, kind: Interaction.Kind = .call, direction: Interaction.Direction = .both,
        summary: String = "", of network: Network? = nil
    ) async throws -> ID<Interaction>? {
        let line = LogLine(
            happened: true, kind: kind, channel: .phone, direction: direction, people: [], at: now.adding(days: -daysAgo),
            precision: .minute, minutes: nil, summary: summary, circles: [], tags: [], followUps: [], spans: [])
        return try await (network ?? me).log(line, people: people.map(LogPerson.known), at: now).value.interaction
    }
}

/// A browser without JavaScript: it keeps its cookie and sends the token of its forms.
struct WebClient: Sendable {
    let client: any TestClientProtocol
    let cookie: String?
    let token: String

    func get(_ path: String) async throws -> WebAnswer {
        try await send(path, .get, headers: [:], body: nil)
    }

    /// The same browser, with another cookie or none.
    func with(cookie: String?) -> WebClient { WebClient(client: client, cookie: cookie, token: token) }

    /// Sends a form with the session's token; with `token`, that one instead.
    func post(
        _ path: String, _ fields: KeyValuePairs<String, String> = [:], token: String? = nil, headers: HTTPFields = [:]
    ) async throws -> WebAnswer {
        let pairs = [("csrf", token ?? self.token)] + fields.map { ($0.key, $0.value) }
        let text = pairs.map { WebClient.encoded($0.0) + "=" + WebClient.encoded($0.1) }.joined(separator: "&")
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await send(path, .post, headers: headers, body: ByteBuffer(string: text))
    }

    /// Sends a form and opens the page that the answer leads to, as browsers do.
    func submit(_ path: String, _ fields: KeyValuePairs<String, String> = [:]) async throws -> WebAnswer {
        let answer = try await post(path, fields)
        guard answer.status == .seeOther, let next = answer.location else { return answer }
        return try await get(String(next.prefix { $0 != "#" }))
    }

    func send(_ path: String, _ method: HTTPRequest.Method, headers: HTTPFields, body: ByteBuffer? = nil) async throws -> WebAnswer {
        var headers = headers
        if let cookie { headers[.cookie] = cookie }
        let response = try await client.executeRequest(uri: path, method: method, headers: headers, body: body)
        return WebAnswer(status: response.status, headers: response.headers, bytes: Array(response.body.readableBytesView))
    }

    /// A text as a value of a form or a query.
    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}

/// What a request was answered with.
struct WebAnswer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let bytes: [UInt8]
    let body: String

    init(status: HTTPResponse.Status, headers: HTTPFields, bytes: [UInt8]) {
        self.status = status
        self.headers = headers
        self.bytes = bytes
        body = String(decoding: bytes, as: UTF8.self)
    }

    /// The cookie that it sets, as a browser sends it back.
    var cookie: String? { headers[.setCookie].map { String($0.prefix { $0 != ";" }) } }

    /// Where a redirect leads.
    var location: String? { headers[.location] }

    /// The values of every hidden field of that name, in the order of the page.
    func hidden(_ name: String) -> [String] {
        body.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/).filter { $0.1 == name }.map { String($0.2) }
    }

    /// The part of the page from the element with that id to the next section: enough to look for text in it.
    func part(_ id: String) -> String {
        guard let start = body.range(of: " id=\"\(id)\"") else { return "" }
        let rest = body[start.upperBound...]
        return String(rest[..<(rest.range(of: "</section>")?.lowerBound ?? rest.endIndex)])
    }
}

/// A clock that stands until it is told to go on.
private final class TestClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ instant: Instant) {
        self.instant = Mutex(instant)
    }

    var now: Instant { instant.withLock { $0 } }
    func wait(days: Double) { instant.withLock { $0 = $0.adding(days: days) } }
}
