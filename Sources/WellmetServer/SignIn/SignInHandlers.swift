internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showSignIn(_ request: Request, _ context: WebContext) async throws -> Response {
        if try await visitor(of: request) != nil { return redirect(to: "/") }
        let form = SignInPage(accounts: try await store.accounts(), next: request.query["next"])
        return html(layout.letter("Sign in", form.html))
    }

    func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await FormBody.read(request)
        let accounts = try await store.accounts()
        let name = form["account"].isEmpty ? accounts.first?.name ?? "" : form["account"]
        let counted = ["account \(name)", "address \(context.clientAddress)"]
        let now = clock()
        var page = SignInPage(accounts: accounts, next: form["next"], account: name)
        let wait = throttle.wait(for: counted, at: now)
        guard wait == 0 else {
            page.problem = "Too many tries. Wait \(wait) \(wait == 1 ? "second" : "seconds") and try again."
            var response = html(layout.letter("Sign in", page.html), status: .tooManyRequests)
            response.headers[.retryAfter] = String(wait)
            return response
        }
        let account = accounts.first { $0.name == name }
        let hash = if let account { try await store.passwordHash(of: account.id) } else { nil as String? }
        guard let account, let hash, Password.matches(form["password"], hash: hash) else {
            throttle.failed(counted, at: now)
            page.problem =
                account != nil && hash == nil
                ? "This account has no password yet. Use the sign-in link that “wellmet serve” printed, or run “wellmet account password”."
                : "That is not the password of this account."
            return html(layout.letter("Sign in", page.html), status: .unprocessableContent)
        }
        throttle.succeeded(counted)
        return try await signIn(account.id, to: Form.path(form["next"], or: "/"), request, context)
    }

    /// The one-time link of the terminal: signs in, or first asks for a password when there is none.
    func useSignInLink(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let secret = SessionSecret(context.parameters.get("token") ?? ""),
            let account = try await store.accounts().first(where: { $0.id == secret.account })
        else { return staleLink() }
        guard account.hasPassword else {
            let settings = try await store.network(of: account.id).settings()
            return html(layout.letter("Hello", FirstVisitPage(account: account.name, token: secret.text, zone: settings.zone).html))
        }
        guard try await store.useSignInLink(token: secret.hash, of: account.id, at: clock()) else { return staleLink() }
        return try await signIn(account.id, to: "/", request, context)
    }

    func setFirstPassword(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await FormBody.read(request)
        guard let secret = SessionSecret(form["token"]),
            let account = try await store.accounts().first(where: { $0.id == secret.account }), !account.hasPassword
        else { return staleLink() }
        let network = store.network(of: account.id)
        var settings = try await network.settings()
        var page = FirstVisitPage(account: account.name, token: secret.text, zone: form["zone"].nonEmpty ?? settings.zone)
        guard form["password"].count >= Password.shortest else {
            page.problem = "A password needs at least \(Password.shortest) characters. Four words in a row do well."
            return html(layout.letter("Hello", page.html), status: .unprocessableContent)
        }
        guard try await store.useSignInLink(token: secret.hash, of: account.id, at: clock()) else { return staleLink() }
        try await store.setPassword(hash: try Password.hash(form["password"]), of: account.id)
        if let zone = form["zone"].nonEmpty, TimeZone(identifier: zone) != nil { settings.zone = zone }
        try await network.set(settings, at: clock())
        return try await signIn(account.id, to: "/", request, context)
    }

    func signOut(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        try await store.endSessions(of: visitor.account.id, token: visitor.secret.hash)
        var response = redirect(to: "/sign-in")
        response.setCookie(Cookie(name: "wellmet", value: "", maxAge: 0, path: "/", httpOnly: true, sameSite: .lax))
        return response
    }

    private func staleLink() -> Response {
        let body: HTML = """
            <h1>This link has been used</h1>
            <p class="quiet">A sign-in link opens once, within a day. Make a new one where Wellmet runs:</p>
            <pre class="terminal" tabindex="0"><code>wellmet account link</code></pre>
            <div class="actions"><a class="button" href="/sign-in">Sign in with the password</a></div>
            """
        return html(layout.letter("This link has been used", body), status: .notFound)
    }
}
