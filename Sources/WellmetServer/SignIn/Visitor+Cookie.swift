internal import Foundation
internal import Hummingbird
internal import Logging
package import WellmetModel
package import WellmetStore

extension WebApp {
    /// For how long a session lasts that nobody uses, and any session at all.
    private static let sessionDays = (unused: 30.0, longest: 90.0)

    /// Who is signed in, by the request's cookie.
    func visitor(of request: Request, _ context: WebContext) async throws -> Visitor? {
        guard let secret = secret(in: request, context) else { return nil }
        let now = clock()
        guard let session = try await store.session(token: secret.hash, of: secret.account, at: now),
            let account = try await store.accounts().first(where: { $0.id == secret.account })
        else { return nil }
        let network = store.network(of: account.id)
        return Visitor(
            account: account, network: network, settings: try await network.settings(), secret: secret, session: session, now: now)
    }

    /// Notes that a session is used, once an hour at most: a page that is only read writes nothing.
    ///
    /// Once a day it gets a new secret; then returns the cookie for it.
    func keepSession(of visitor: inout Visitor, _ context: WebContext) async -> Cookie? {
        let (session, account, now) = (visitor.session, visitor.account.id, visitor.now)
        guard now.days(since: session.seenAt) > 1.0 / 24, session.token == visitor.secret.hash else { return nil }
        let expires = min(now.adding(days: Self.sessionDays.unused), session.madeAt.adding(days: Self.sessionDays.longest))
        do {
            guard now.days(since: session.renewedAt) >= 1 else {
                try await store.touchSession(token: session.token, of: account, at: now, expires: expires)
                return nil
            }
            let secret = visitor.secret.renewed
            guard try await store.renewSession(token: session.token, of: account, as: secret.hash, at: now, expires: expires),
                let renewed = try await store.session(token: secret.hash, of: account, at: now)
            else { return nil }
            (visitor.secret, visitor.session) = (secret, renewed)
            return cookie(secret.text, days: expires.days(since: now), context)
        } catch {
            // A page that can be read is shown, also when this cannot be written: the next request tries again.
            context.logger.warning("A session could not be noted as used.", metadata: ["error": .string("\(error)")])
            return nil
        }
    }

    /// Begins a session, ends the one that the browser had, and sends it to `path` with the new cookie.
    func signIn(_ account: AccountID, to path: String, _ request: Request, _ context: WebContext) async throws -> Response {
        let secret = SessionSecret(for: account)
        let now = clock()
        if let old = self.secret(in: request, context) { try await store.endSessions(of: old.account, token: old.hash) }
        try await store.addSession(
            token: secret.hash, of: account, agent: request.headers[.userAgent] ?? "", at: now,
            expires: now.adding(days: Self.sessionDays.unused))
        var response = redirect(to: path)
        response.setCookie(cookie(secret.text, days: Self.sessionDays.unused, context))
        return response
    }

    /// The cookie that holds a session's secret; with an empty one it is put away.
    func cookie(_ value: String, days: Double, _ context: WebContext) -> Cookie {
        Cookie(
            name: cookieName(context), value: value, maxAge: Int(days * 86_400), path: "/", secure: context.isSecure, httpOnly: true,
            sameSite: .lax)
    }

    private func secret(in request: Request, _ context: WebContext) -> SessionSecret? {
        // Whoever signed in before the port was a part of the name stays so; the next secret goes by the new one.
        let cookie = request.cookies[cookieName(context)] ?? request.cookies[plainName(context)]
        return cookie.flatMap { SessionSecret($0.value) }
    }

    /// With the port at which the browser finds us, as cookies are of a name whatever its port: one Wellmet beside another would put away
    /// the other's (RFC 6265, section 8.5).
    private func cookieName(_ context: WebContext) -> String {
        plainName(context) + (context.port.map { "-\($0)" } ?? "")
    }

    /// Over https a name that no neighbouring site can set (RFC 6265bis, section 4.1.3.2).
    private func plainName(_ context: WebContext) -> String { context.isSecure ? "__Host-wellmet" : "wellmet" }
}

extension Store {
    /// Makes a one-time sign-in link for the account: the path to open, good for a day.
    package func signInPath(for account: AccountID, at now: Instant) async throws -> String {
        let secret = SessionSecret(for: account)
        try await addSignInLink(token: secret.hash, of: account, at: now, expires: now.adding(days: 1))
        return "/sign-in/\(secret.text)"
    }
}
