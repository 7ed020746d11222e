import HTTPTypes
import Testing
import WellmetModel
import WellmetStore

@testable import WellmetServer

@Suite struct SignInTests {
    /// A web app in which `me` has a password and `other` has none.
    private func web(_ options: ServerOptions = ServerOptions()) async throws -> TestWeb {
        let web = try await TestWeb(options: options)
        try await web.store.setPassword(hash: try Password.hash("four words in a row", cost: .least), of: web.me.account)
        return web
    }

    private func signIn(
        _ browser: WebClient, _ account: String = "me", _ password: String = "four words in a row", next: String = ""
    ) async throws -> WebAnswer {
        try await browser.post("/sign-in", ["account": account, "password": password, "next": next])
    }

    @Test func `the password opens the page that one wanted to see`() async throws {
        try await web().browseSignedOut { browser async throws in
            let asked = try await browser.get("/people?q=ada")
            #expect(asked.location == "/sign-in?next=/people%3Fq%3Dada")
            let answer = try await signIn(browser, next: "/people?q=ada")
            #expect(answer.location == "/people?q=ada")
            let cookie = try #require(answer.headers[.setCookie])
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
            let inside = browser.with(cookie: answer.cookie)
            #expect(try await inside.get("/people").status == .ok)
            #expect(try await inside.get("/sign-in?next=/circles").location == "/circles")
            #expect(try await inside.get("/sign-in?next=//evil.example").location == "/")
        }
    }

    @Test(
        arguments: [
            "//evil.example", "/\t/evil.example/x", "\t//evil.example", "/\\evil.example", "\\\\evil.example", "/\u{0}/evil.example",
            "/\u{7F}/evil.example", "/\n/evil.example", "https://evil.example", "evil", "/a b", "",
        ])
    func `a path that may lead elsewhere leads home`(path: String) async throws {
        #expect(Form.path(path, or: "/home") == "/home")
        try await web().browseSignedOut { browser async throws in
            #expect(try await signIn(browser, next: path).location == "/")
        }
    }

    @Test(arguments: ["/", "/people?q=a%20b&from=50#log", "/people?q=a//b"])
    func `a path of ours is kept`(path: String) {
        #expect(Form.path(path, or: "/home") == path)
    }

    @Test func `a wrong password, a name that is none and an account without a password are told alike`() async throws {
        let web = try await web()
        try await web.browseSignedOut { browser async throws in
            var pages: Set<String> = []
            for (account, password) in [("me", "wrong"), ("nobody", "wrong"), ("other", "wrong"), ("other", "")] {
                let answer = try await signIn(browser, account, password)
                #expect(answer.status == .unprocessableContent)
                #expect(answer.cookie == nil)
                pages.insert(answer.body.replacing("value=\"\(account)\"", with: ""))
                web.wait(days: 0.1)
            }
            #expect(pages.count == 1)
        }
    }

    @Test func `many tries at once are let in no more than five`() async throws {
        try await web().browseSignedOut { browser async throws in
            let statuses = try await withThrowingTaskGroup { group in
                for _ in 0..<60 { group.addTask { try await signIn(browser, "me", "guess").status } }
                return try await group.reduce(into: [HTTPResponse.Status]()) { $0.append($1) }
            }
            #expect(statuses.count { $0 == .unprocessableContent } == 5)
            #expect(statuses.count { $0 == .tooManyRequests } == 55)
        }
    }

    @Test func `whoever guessed waits, and then the right password is let in`() async throws {
        let web = try await web()
        try await web.browseSignedOut { browser async throws in
            for _ in 0..<5 { _ = try await signIn(browser, "me", "guess") }
            let slowed = try await signIn(browser)
            #expect(slowed.status == .tooManyRequests)
            #expect(slowed.headers[.retryAfter] == "1")
            web.wait(days: 2.0 / 86_400)
            #expect(try await signIn(browser).status == .seeOther)
        }
    }

    @Test func `a hash that was made cheaper is made anew at the next sign-in`() async throws {
        let web = try await web()
        let old = try Password.hash("four words in a row", cost: Password.Cost(rounds: 32, blockSize: 8, parallelism: 1))
        try await web.store.setPassword(hash: old, of: web.me.account)
        try await web.browseSignedOut { browser async throws in
            #expect(try await signIn(browser).status == .seeOther)
            let hash = try #require(try await web.store.passwordHash(of: web.me.account))
            #expect(Password.cost(of: hash) == .least)
            #expect(try await signIn(browser).status == .seeOther)
            #expect(try await web.store.passwordHash(of: web.me.account) == hash)
        }
    }

    // MARK: The terminal's link

    @Test func `looking at a sign-in link does not use it up, its button does`() async throws {
        let web = try await web()
        let link = try await web.store.signInPath(for: web.me.account, at: web.now)
        try await web.browseSignedOut { browser async throws in
            for method in [HTTPRequest.Method.head, .get, .get] {
                let page = try await browser.send(link, method, headers: [:], body: nil)
                #expect(page.status == .ok && page.cookie == nil)
            }
            #expect(try await browser.get(link).body.contains("action=\"\(link)\""))
            let answer = try await browser.post(link)
            #expect(answer.location == "/")
            #expect(try await browser.with(cookie: answer.cookie).get("/").status == .ok)
            #expect(try await browser.post(link).status == .notFound)
            #expect(try await browser.get(link).status == .notFound)
        }
    }

    @Test func `the first visit needs a good link, and its password holds afterwards`() async throws {
        let web = try await web()
        let link = try await web.store.signInPath(for: web.other.account, at: web.now)
        let token = String(link.dropFirst("/sign-in/".count))
        let forged = SessionSecret(for: web.other.account).text
        try await web.browseSignedOut { browser async throws in
            let stranger = try await browser.get("/sign-in/\(forged)")
            #expect(stranger.status == .notFound)
            #expect(!stranger.body.contains("<b>other</b>"))
            #expect(try await browser.post("/first-visit", ["token": forged, "password": "long enough now"]).status == .notFound)
            #expect(try await browser.get(link).body.contains("<b>other</b>"))
            // Without a password the link alone does not do.
            #expect(try await browser.post(link).location == link)
            let short = try await browser.post("/first-visit", ["token": token, "password": "short"])
            #expect(short.status == .unprocessableContent)
            let answer = try await browser.post("/first-visit", ["token": token, "password": "long enough now", "zone": "Europe/Lisbon"])
            #expect(answer.location == "/" && answer.cookie != nil)
            #expect(try await browser.post("/first-visit", ["token": token, "password": "another one now"]).status == .notFound)
            #expect(try await signIn(browser, "other", "long enough now").status == .seeOther)
        }
        #expect(try await web.other.settings().zone == "Europe/Lisbon")
    }

    @Test func `a link is stale after a day`() async throws {
        let web = try await web()
        let link = try await web.store.signInPath(for: web.me.account, at: web.now)
        web.wait(days: 1.01)
        try await web.browseSignedOut { browser async throws in
            #expect(try await browser.get(link).status == .notFound)
            #expect(try await browser.post(link).status == .notFound)
        }
    }

    @Test func `a password is taken as it was typed, blanks at its ends too`() async throws {
        let web = try await TestWeb()
        let link = try await web.store.signInPath(for: web.me.account, at: web.now)
        let password = "  four words in a row "
        try await web.browseSignedOut { browser async throws in
            let token = String(link.dropFirst("/sign-in/".count))
            let wrong = try await browser.post("/first-visit", ["token": token, "password": password, "zone": "Nowhere/Land"])
            #expect(wrong.status == .unprocessableContent && wrong.body.contains("“Nowhere/Land” is no time zone"))
            #expect(try await browser.post("/first-visit", ["token": token, "password": password]).status == .seeOther)
            #expect(try await signIn(browser, "me", password).status == .seeOther)
            #expect(try await signIn(browser, "me", "four words in a row").status == .unprocessableContent)
        }
        let hash = try #require(try await web.store.passwordHash(of: web.me.account))
        #expect(Password.matches(password, hash: hash))
    }
}
