import Foundation
import HTTPTypes
import NIOCore
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct GuardsTests {
    private func options(_ publicURL: String? = nil, proxies: [String] = []) -> ServerOptions {
        var options = ServerOptions()
        options.publicURL = publicURL
        options.trustedProxies = proxies.compactMap(AddressRange.init)
        return options
    }

    @Test func `every answer carries the headers that keep it safe, errors too`() async throws {
        try await TestWeb().browse { browser async throws in
            let answers = [
                try await browser.get("/"), try await browser.get("/none"), try await browser.get("/people/none"),
                try await browser.post("/log", token: "x"), try await browser.with(cookie: nil).get("/"),
                try await browser.with(cookie: nil).get("/sign-in/none"), try await browser.get("/health"),
                try await browser.post("/log", ["line": String(repeating: "a", count: 300_000)]),
                try await browser.post("/log", headers: [.origin: "https://evil.example"]),
            ]
            #expect(answers.map(\.status.code) == [200, 404, 404, 403, 303, 404, 200, 413, 403])
            for answer in answers {
                let policy = try #require(answer.headers[.contentSecurityPolicy])
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
                #expect(!policy.contains("unsafe-inline"))
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.xFrameOptions] == "DENY")
                #expect(answer.headers[.referrerPolicy] == "same-origin")
                #expect(answer.headers[.crossOriginOpenerPolicy] == "same-origin")
                #expect(answer.headers[.strictTransportSecurity] == nil)
            }
        }
    }

    @Test(
        arguments: [
            ("https://evil.example", "", 403), ("null", "", 403), ("http://localhost:3000", "same-site", 403), ("", "cross-site", 403),
            ("http://localhost", "cross-site", 403), ("http://localhost", "same-origin", 422), ("", "", 422), ("", "none", 422),
        ])
    func `another site's page cannot sign anybody in`(origin: String, site: String, status: Int) async throws {
        try await TestWeb().browseSignedOut { browser async throws in
            var headers: HTTPFields = [:]
            if !origin.isEmpty { headers[.origin] = origin }
            if !site.isEmpty { headers[HTTPField.Name.fetchSite] = site }
            let answer = try await browser.post("/sign-in", ["account": "me", "password": "x"], headers: headers)
            #expect(answer.status.code == status)
            // Links from elsewhere may lead here.
            #expect(try await browser.send("/sign-in", .get, headers: headers, body: nil).status == .ok)
        }
    }

    @Test(
        arguments: [
            ("https://wellmet.example.org", 422), ("https://wellmet.example.org:443", 422), ("HTTPS://Wellmet.example.org", 422),
            ("http://wellmet.example.org", 403), ("https://wellmet.example.org.evil.example", 403), ("https://example.org", 403),
        ])
    func `behind a proxy the public address is our own`(origin: String, status: Int) async throws {
        try await TestWeb(options: options("https://wellmet.example.org/")).browseSignedOut { browser async throws in
            let answer = try await browser.post("/sign-in", ["account": "me", "password": "x"], headers: [.origin: origin])
            #expect(answer.status.code == status)
        }
    }

    @Test func `a proxy's word is believed when it is trusted, and its last word only`() async throws {
        func waits(_ options: ServerOptions, _ addresses: [String]) async throws -> Bool {
            let web = try await TestWeb(options: options)
            return try await web.browseSignedOut { browser async throws in
                for (i, address) in addresses.enumerated() {
                    _ = try await browser.post(
                        "/sign-in", ["account": "a\(i)", "password": "x"], headers: [HTTPField.Name.forwardedFor: address])
                }
                let last = try await browser.post(
                    "/sign-in", ["account": "b", "password": "x"], headers: [HTTPField.Name.forwardedFor: addresses.last ?? ""])
                return last.status == .tooManyRequests
            }
        }
        // Tests come from no address, which is called so.
        let trusting = options(proxies: ["0.0.0.0"])
        let many = (1...5).map { "203.0.113.\($0)" }
        #expect(try await waits(trusting, many) == false)
        #expect(try await waits(trusting, many.map { "\($0), 198.51.100.1" }))
        #expect(try await waits(options(), many))
    }

    @Test func `https at the trusted proxy makes the cookie safe, and nobody else's word does`() async throws {
        for (options, isSafe) in [(options(proxies: ["0.0.0.0"]), true), (options(), false)] {
            let web = try await TestWeb(options: options)
            try await web.store.setPassword(hash: try Password.unknown(), of: web.me.account)
            let link = try await web.store.signInPath(for: web.me.account, at: web.now)
            try await web.browseSignedOut { browser async throws in
                let answer = try await browser.post(link, headers: [HTTPField.Name.forwardedProto: "https"])
                #expect(answer.headers[.setCookie]?.contains("Secure") == isSafe)
                #expect((answer.headers[.strictTransportSecurity] != nil) == isSafe)
            }
        }
    }

    @Test func `only our own names are answered`() async throws {
        let served = try await ServedWeb(options("https://wellmet.example.org"))
        for (name, status) in [
            ("localhost", 200), ("127.0.0.1:8473", 200), ("[::1]:8473", 200), ("wellmet.example.org", 200),
            ("WELLMET.example.org:443", 200),
            ("evil.example", 421), ("localhost.evil.example", 421), ("127.0.0.1.evil.example", 421),
        ] {
            let answer = try await served.exchange("GET /health HTTP/1.1\r\nHost: \(name)\r\nConnection: close\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(name): \(answer.prefix(30))")
        }
        try await served.stop()
    }

    @Test func `a connection on which nothing comes is closed, and one with half of a request too`() async throws {
        var options = options()
        options.idleSeconds = 1
        let served = try await ServedWeb(options)
        for begun in ["", "GET / HTTP/1.1\r\nHost: local", "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc"] {
            let start = ContinuousClock.now
            _ = try await served.exchange(begun)
            #expect(ContinuousClock.now - start < .seconds(8), "\(begun)")
        }
        try await served.stop()
    }

    @Test(
        arguments: [
            ("127.0.0.1", "::ffff:127.0.0.1", true), ("::ffff:127.0.0.1", "127.0.0.1", true), ("10.0.0.0/8", "10.20.30.40", true),
            ("10.0.0.0/8", "11.0.0.1", false), ("2001:DB8::/33", "2001:db8:7fff::1", true), ("2001:db8::/33", "2001:db8:8000::1", false),
            ("0.0.0.0/0", "203.0.113.7", true), ("0.0.0.0/0", "::1", false), ("0:0:0:0:0:0:0:1", "::1", true),
        ])
    func `a proxy is known by its address, however that is written`(range: String, address: String, fits: Bool) throws {
        #expect(try #require(AddressRange(range)).contains(try #require(NetworkAddress(address))) == fits)
    }

    @Test(arguments: ["foo", "", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/", "1.2.3", "127.0.0.1:80", "::1/129"])
    func `what is no address of a proxy is refused`(text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test(
        arguments: [
            ("https://wellmet.example.org", "wellmet.example.org"), ("https://wellmet.example.org:8443/", "wellmet.example.org"),
            ("HTTP://[2001:db8::1]/", "2001:db8::1"), ("https://", nil), ("wellmet.example.org", nil), ("ftp://x.org", nil),
            ("https://x.org/wellmet", nil), ("https://me@x.org", nil), ("https://x.org?a", nil), ("https://a b.org", nil),
        ])
    func `a public address is a scheme and a name`(text: String, host: String?) {
        #expect(options(text).publicHost == host)
    }

    @Test func `beside a public address with https, plain http still serves this machine`() async throws {
        let served = try await ServedWeb(options("https://wellmet.example.org"))
        for (name, isSafe) in [("localhost", false), ("wellmet.example.org", true)] {
            let answer = try await served.exchange("GET /health HTTP/1.1\r\nHost: \(name)\r\nConnection: close\r\n\r\n")
            #expect(answer.lowercased().contains("strict-transport-security") == isSafe, "\(name)")
        }
        try await served.stop()
    }

    @Test func `a request that trickles in is cut off`() async throws {
        var options = options()
        options.graceSeconds = 1
        let served = try await ServedWeb(options)
        let start = ContinuousClock.now
        let head = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"
        _ = try await served.exchange(head, then: Array(repeating: "a", count: 40), every: 200_000)
        #expect(ContinuousClock.now - start < .seconds(6))
        try await served.stop()
    }
}
