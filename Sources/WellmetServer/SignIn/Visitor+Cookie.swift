internal import Foundation
internal import Hummingbird
package import WellmetModel
package import WellmetStore

extension WebApp {
    /// For how long a session lasts that nobody uses.
    static let sessionDays = 30.0

    /// Who is signed in, by the request's cookie.
    func visitor(of request: Request) async throws -> Visitor? {
        guard let cookie = request.cookies["wellmet"], let secret = SessionSecret(cookie.value) else { return nil }
        let now = clock()
        guard let session = try await store.session(token: secret.hash, of: secret.account, at: now),
            let account = try await store.accounts().first(where: { $0.id == secret.account })
        else { return nil }
        // Written once an hour at most: a page that is only read writes nothing.
        if now.days(since: session.seenAt) > 1.0 / 24 {
            try await store.touchSession(token: secret.hash, of: account.id, at: now, expires: now.adding(days: Self.sessionDays))
        }
        let network = store.network(of: account.id)
        return Visitor(account: account, network: network, settings: try await network.settings(), secret: secret, now: now)
    }

    /// Begins a session and sends the browser to `path` with its cookie.
    func signIn(_ account: AccountID, to path: String, _ request: Request, _ context: WebContext) async throws -> Response {
        let secret = SessionSecret(for: account)
        let now = clock()
        try await store.addSession(
            token: secret.hash, of: account, agent: request.headers[.userAgent] ?? "", at: now,
            expires: now.adding(days: Self.sessionDays))
        var response = redirect(to: path)
        response.setCookie(
            Cookie(
                name: "wellmet", value: secret.text, maxAge: Int(Self.sessionDays * 86_400), path: "/", secure: context.isSecure,
                httpOnly: true, sameSite: .lax))
        return response
    }
}

extension Store {
    /// Makes a one-time sign-in link for the account: the path to open, good for a day.
    package func signInPath(for account: AccountID, at now: Instant) async throws -> String {
        let secret = SessionSecret(for: account)
        try await addSignInLink(token: secret.hash, of: account, at: now, expires: now.adding(days: 1))
        return "/sign-in/\(secret.text)"
    }
}
