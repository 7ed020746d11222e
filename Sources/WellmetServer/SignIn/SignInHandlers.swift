internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showSignIn(_ request: Request, _ context: WebContext) async throws -> Response {
        if try await visitor(of: request, context) != nil { return redirect(to: Form.path(request.query["next"], or: "/")) }
        let form = SignInPage(accounts: try await store.accounts(), next: request.query["next"])
        return html(layout.letter("Sign in", form.html))
    }

    /// A name that is none, one without a password and a wrong password are told alike, in words and in time.
    func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await FormBody.read(request)
        let accounts = try await store.accounts()
        let name = form["account"].isEmpty ? accounts.first?.name ?? "" : form["account"]
        let attempt = SignInThrottle.Try(account: name, address: context.clientAddress)
        var page = SignInPage(accounts: accounts, next: form["next"], account: name)
        let wait = throttle.begin(attempt, at: clock())
        guard wait == 0 else {
            page.problem =
                "Too many tries. Wait \(Count.of(wait, "second", "seconds")) and try again, or open the link that “wellmet account link” prints."
            var response = html(layout.letter("Sign in", page.html), status: .tooManyRequests)
            response.headers[.retryAfter] = String(wait)
            return response
        }
        let account = accounts.first { $0.name == name }
        let hash: String? = if let account { try await store.passwordHash(of: account.id) } else { nil }
        let isRight = await passwords.matches(form.untrimmed("password"), hash: hash)
        guard isRight, let account, let hash else {
            page.problem =
                "That is not the password of this account. Where there is none yet, open the link that “wellmet account link” prints."
            return html(layout.letter("Sign in", page.html), status: .unprocessableContent)
        }
        throttle.succeeded(attempt)
        if passwords.isOutdated(hash) {
            try await store.rehashPassword(from: hash, to: try await passwords.hash(form.untrimmed("password")), of: account.id)
        }
        return try await signIn(account.id, to: Form.path(form["next"], or: "/"), request, context)
    }

    /// The one-time link of the terminal. Looking at it uses nothing up, so that whoever previews links may: the button does.
    func showSignInLink(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let (account, secret) = try await goodLink(context.parameters.get("token") ?? "") else { return staleLink() }
        guard account.hasPassword else {
            let settings = try await store.network(of: account.id).settings()
            return html(layout.letter("Hello", FirstVisitPage(account: account.name, token: secret.text, zone: settings.zone).html))
        }
        return html(layout.letter("Sign in", LinkPage(account: account.name, token: secret.text).html))
    }

    func useSignInLink(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let (account, secret) = try await goodLink(context.parameters.get("token") ?? "") else { return staleLink() }
        // Without a password the link asks for one first.
        guard account.hasPassword else { return redirect(to: "/sign-in/\(secret.text)") }
        guard try await store.useSignInLink(token: secret.hash, of: account.id, at: clock()) else { return staleLink() }
        return try await signIn(account.id, to: "/", request, context)
    }

    /// The account that a link opens, when it still does.
    private func goodLink(_ token: String) async throws -> (account: Account, secret: SessionSecret)? {
        guard let secret = SessionSecret(token),
            try await store.isGoodSignInLink(token: secret.hash, of: secret.account, at: clock()),
            let account = try await store.accounts().first(where: { $0.id == secret.account })
        else { return nil }
        return (account, secret)
    }

    func setFirstPassword(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await FormBody.read(request)
        guard let (account, secret) = try await goodLink(form["token"]), !account.hasPassword else { return staleLink() }
        let network = store.network(of: account.id)
        var settings = try await network.settings()
        var page = FirstVisitPage(account: account.name, token: secret.text, zone: form["zone"].nonEmpty ?? settings.zone)
        guard form.untrimmed("password").count >= Password.shortest else {
            page.problem = "A password needs at least \(Password.shortest) characters. Four words in a row do well."
            return html(layout.letter("Hello", page.html), status: .unprocessableContent)
        }
        let zone = form["zone"].nonEmpty ?? settings.zone
        guard TimeZone(identifier: zone) != nil else {
            page.problem = "“\(zone.prefix(40))” is no time zone. Choose one of the list."
            return html(layout.letter("Hello", page.html), status: .unprocessableContent)
        }
        guard try await store.useSignInLink(token: secret.hash, of: account.id, at: clock()) else { return staleLink() }
        try await store.setPassword(hash: try await passwords.hash(form.untrimmed("password")), of: account.id)
        settings.zone = zone
        try await network.set(settings, at: clock())
        return try await signIn(account.id, to: "/", request, context)
    }

    func signOut(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        try await store.endSessions(of: visitor.account.id, token: visitor.secret.hash)
        var response = redirect(to: "/sign-in")
        response.setCookie(cookie("", days: 0, context))
        return response
    }

    private func staleLink() -> Response {
        let body: HTML = """
            <h1>This link has been used</h1>
            <p class="quiet">A sign-in link opens once, within a day. Make a new one where Wellmet runs:</p>
            <pre class="terminal"><code>wellmet account link</code></pre>
            <div class="actions"><a class="button" href="/sign-in">Sign in with the password</a></div>
            """
        return html(layout.letter("This link has been used", body), status: .notFound)
    }
}
