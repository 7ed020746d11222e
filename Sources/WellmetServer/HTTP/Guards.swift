internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

/// The headers that every answer carries, and the checks that every request passes: the name it was sent to, where it
/// really came from, whether it came safely, and by whose page it was sent.
struct Guards: RouterMiddleware {
    let options: ServerOptions

    @concurrent func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.isSecure = options.isSecure(under: host(of: request))
        context.port = port(of: request)
        if options.trusts(context.clientAddress) {
            if let forwarded = request.headers[HTTPField.Name.forwardedFor]?.split(separator: ",").last {
                context.clientAddress = forwarded.trimmingCharacters(in: .whitespaces)
            }
            if request.headers[HTTPField.Name.forwardedProto]?.lowercased() == "https" { context.isSecure = true }
        }
        var response: Response
        if !isOurName(host(of: request)) {
            response = refusal(
                .misdirectedRequest, "Wellmet answers under its own name only. Start it with --public-url to give it another.")
        } else if isForeign(request) {
            response = refusal(
                .forbidden,
                """
                Another site sent this, so nothing was done. If you came from a page of Wellmet itself: start it with --public-url and \
                the address that the browser shows.
                """)
        } else {
            response = try await next(request, context)
        }
        for (name, value) in Guards.headers { response.headers[name] = value }
        if context.isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }

    private func refusal(_ status: HTTPResponse.Status, _ words: String) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"], body: .init(byteBuffer: .init(string: words + "\n")))
    }

    /// Whether another site's page sent something that may change things, the sign-in too. Whoever is no browser says nothing of it.
    private func isForeign(_ request: Request) -> Bool {
        guard request.method != .get, request.method != .head else { return false }
        if request.headers[HTTPField.Name.fetchSite]?.lowercased() == "cross-site" { return true }
        guard let origin = request.headers[.origin]?.lowercased() else { return false }
        if let publicURL = options.publicURL, Guards.origin(publicURL) == Guards.origin(origin) { return false }
        guard let mark = origin.range(of: "://") else { return true }
        return origin[mark.upperBound...] != (request.head.authority ?? "").lowercased()
    }

    /// Scheme, name and port of an address, without the port that goes without saying.
    private static func origin(_ address: String) -> String {
        let address = address.lowercased()
        guard let mark = address.range(of: "://") else { return address }
        let (scheme, host) = (address[..<mark.lowerBound], address[mark.upperBound...].prefix { $0 != "/" })
        let usual = scheme == "https" ? ":443" : ":80"
        return scheme + "://" + (host.hasSuffix(usual) ? host.dropLast(usual.count) : host)
    }

    /// The name that a request was sent to, without its port.
    private func host(of request: Request) -> String {
        let authority = request.head.authority ?? ""
        let host =
            authority.hasPrefix("[")
            ? String(authority.prefix { $0 != "]" }.dropFirst())
            : String(authority.split(separator: ":").first ?? "")
        return host.lowercased()
    }

    /// The port behind that name; nil where there is none.
    private func port(of request: Request) -> Int? {
        let authority = request.head.authority ?? ""
        guard let colon = authority.lastIndex(of: ":") else { return nil }
        return UInt16(authority[authority.index(after: colon)...]).map(Int.init)
    }

    /// Refuses names that are not ours, so that no other site's name can be made to point here (DNS rebinding).
    private func isOurName(_ name: String) -> Bool {
        name == "localhost" || name == options.publicHost || name == options.host.lowercased() || isAddress(name)
    }

    /// A bare address cannot be rebound.
    private func isAddress(_ name: String) -> Bool {
        name.contains(":") || (!name.isEmpty && name.allSatisfy { $0.isNumber || $0 == "." })
    }

    private static let headers: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; \
            manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'
            """
        ),
        (.xContentTypeOptions, "nosniff"),
        (.xFrameOptions, "DENY"),
        (.referrerPolicy, "same-origin"),
        (.permissionsPolicy, "camera=(), microphone=(), geolocation=()"),
        (.crossOriginOpenerPolicy, "same-origin"),
    ]
}

extension HTTPField.Name {
    /// Names that are valid tokens, written out; `Guards` has no use for a name that is none.
    private static func known(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .server }

    static let forwardedFor = known("X-Forwarded-For")
    static let forwardedProto = known("X-Forwarded-Proto")
    static let fetchSite = known("Sec-Fetch-Site")
    static let xFrameOptions = known("X-Frame-Options")
    static let referrerPolicy = known("Referrer-Policy")
    static let permissionsPolicy = known("Permissions-Policy")
    static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
}

/// Whoever is signed in comes to the page; whoever is not, to the sign-in.
struct SignedInOnly: RouterMiddleware {
    let app: WebApp

    @concurrent func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard var visitor = try await app.visitor(of: request, context) else {
            let path = request.method == .get && request.uri.path != "/" ? request.uri.string : ""
            return app.redirect(to: path.isEmpty ? "/sign-in" : "/sign-in?next=" + SignInPage.escaped(path))
        }
        app.quiet.note()
        let cookie = await app.keepSession(of: &visitor, context)
        var context = context
        context.visitor = visitor
        var response = try await next(request, context)
        // What signs in or out sets a cookie of its own.
        if let cookie, response.headers[.setCookie] == nil { response.setCookie(cookie) }
        return response
    }
}

/// Refuses forms without the token of the session. A body of files carries it in the address.
struct OwnFormsOnly: RouterMiddleware {
    @concurrent func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard request.method != .get, request.method != .head else { return try await next(request, context) }
        var request = request
        let token: String
        if request.headers[.contentType]?.hasPrefix("multipart/form-data") == true {
            token = request.query["csrf"]
        } else {
            let buffer = try await request.body.collect(upTo: FormBody.limit)
            request.body = .init(buffer: buffer)
            token = FormBody(String(buffer: buffer))["csrf"]
        }
        guard try context.signedIn().secret.accepts(formToken: token) else { throw HTTPError(.forbidden) }
        return try await next(request, context)
    }
}
