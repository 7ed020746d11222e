import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct SessionTests {
    @Test func `a session gets a new secret once a day, and the one before holds on for a moment`() async throws {
        let web = try await TestWeb()
        try await web.browse { browser async throws in
            web.wait(days: 0.9)
            #expect(try await browser.get("/").cookie == nil)
            web.wait(days: 0.2)
            let answer = try await browser.get("/")
            let fresh = try #require(answer.cookie)
            #expect(fresh != browser.cookie)
            #expect(answer.headers[.setCookie]?.contains("Max-Age=2592000") == true)
            // Another page that was on its way, and a form that stood open.
            #expect(try await browser.get("/people").status == .ok)
            #expect(try await browser.post("/settings/sessions/end-others").status == .seeOther)
            let renewed = browser.with(cookie: fresh)
            #expect(try await renewed.get("/").status == .ok)
            #expect(try await renewed.post("/settings/sessions/end-others").status == .seeOther)
            #expect(try await renewed.get("/settings").body.contains("This one"))
            #expect(try await browser.get("/settings").body.contains("This one"))
            web.wait(days: 0.01)
            #expect(try await browser.get("/").location?.hasPrefix("/sign-in") == true)
            let later = try await renewed.get("/")
            #expect(later.status == .ok && later.cookie == nil)
        }
        #expect(try await web.store.sessions(of: web.me.account, at: web.now).count == 1)
    }

    @Test func `signing out ends a renewed session with either secret`() async throws {
        let web = try await TestWeb()
        try await web.browse { browser async throws in
            web.wait(days: 1.1)
            let renewed = browser.with(cookie: try await browser.get("/").cookie)
            let answer = try await browser.post("/sign-out")
            #expect(answer.cookie == "wellmet=")
            #expect(try await renewed.get("/").location == "/sign-in")
        }
    }

    @Test func `a session that is used goes on, but not for ever`() async throws {
        let web = try await TestWeb()
        let days = try await web.browse { browser async throws in
            var (browser, days) = (browser, 0)
            while days < 200 {
                let answer = try await browser.get("/keys")
                guard answer.status == .ok else { break }
                if let cookie = answer.cookie { browser = browser.with(cookie: cookie) }
                web.wait(days: 1)
                days += 1
            }
            return days
        }
        #expect(days == 90)
    }

    @Test func `a session that nobody uses ends after thirty days`() async throws {
        let web = try await TestWeb()
        try await web.browse { browser async throws in
            web.wait(days: 29)
            let renewed = browser.with(cookie: try await browser.get("/").cookie)
            web.wait(days: 29)
            #expect(try await renewed.get("/").status == .ok)
            web.wait(days: 31)
            #expect(try await renewed.get("/").status == .seeOther)
        }
    }

    @Test func `signing in again ends the session that the browser had`() async throws {
        let web = try await TestWeb()
        let link = try await web.store.signInPath(for: web.me.account, at: web.now)
        try await web.store.setPassword(hash: try Password.unknown(), of: web.me.account)
        try await web.browse { browser async throws in
            let answer = try await browser.post(link)
            #expect(answer.status == .seeOther)
            #expect(try await browser.get("/").location == "/sign-in")
            #expect(try await browser.with(cookie: answer.cookie).get("/").status == .ok)
        }
        #expect(try await web.store.sessions(of: web.me.account, at: web.now).count == 1)
    }

    @Test func `two that one name serves at different ports keep their sign-ins apart`() async throws {
        func get(_ served: ServedWeb, _ host: String, _ cookies: [String]) async throws -> String {
            let head = "GET / HTTP/1.1\r\nHost: \(host)\r\nCookie: \(cookies.joined(separator: "; "))\r\nConnection: close\r\n\r\n"
            return String(try await served.exchange(head).prefix(12))
        }
        var jar: [String: String] = [:]
        let served = [("localhost:8473", try await ServedWeb(ServerOptions())), ("localhost:9001", try await ServedWeb(ServerOptions()))]
        for (host, one) in served {
            let me = one.web.me.account
            let link = try await one.web.store.signInPath(for: me, at: one.web.now)
            try await one.web.store.setPassword(hash: try Password.unknown(), of: me)
            let cookies = jar.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
            let answer = try await one.exchange(
                "POST \(link) HTTP/1.1\r\nHost: \(host)\r\nCookie: \(cookies)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            let cookie = try #require(answer.firstMatch(of: /[Ss]et-[Cc]ookie: ([^=]+)=([^;]+);/))
            jar[String(cookie.1)] = String(cookie.2)
        }
        #expect(jar.keys.sorted() == ["wellmet-8473", "wellmet-9001"])
        let cookies = jar.map { "\($0.key)=\($0.value)" }
        for (host, one) in served { #expect(try await get(one, host, cookies) == "HTTP/1.1 200", "\(host)") }
        // Whoever was signed in before the port was a part of the name stays signed in; the other's cookie is worth nothing.
        #expect(try await get(served[1].1, "[::1]:9001", ["wellmet=\(jar["wellmet-9001"] ?? "")"]) == "HTTP/1.1 200")
        #expect(try await get(served[1].1, "localhost:9001", ["wellmet=\(jar["wellmet-8473"] ?? "")"]) == "HTTP/1.1 303")
        for (_, one) in served { try await one.stop() }
    }

    @Test func `over https the cookie is for https and for this name alone`() async throws {
        var options = ServerOptions()
        options.certificate = "certificate.pem"
        let web = try await TestWeb(options: options)
        let link = try await web.store.signInPath(for: web.me.account, at: web.now)
        try await web.store.setPassword(hash: try Password.unknown(), of: web.me.account)
        try await web.browse { browser async throws in
            // The plain name is nobody's there.
            #expect(try await browser.get("/").location == "/sign-in")
            let answer = try await browser.post(link)
            #expect(answer.cookie?.hasPrefix("__Host-wellmet=") == true)
            #expect(answer.headers[.setCookie]?.contains("Secure") == true)
            #expect(answer.headers[.setCookie]?.contains("Domain") == false)
            #expect(answer.headers[.strictTransportSecurity] != nil)
            #expect(try await browser.with(cookie: answer.cookie).get("/").status == .ok)
        }
    }
}
