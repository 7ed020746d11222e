internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

/// The headers that every answer carries, and the checks that every request passes: the name it was sent to, where it
/// really came from, whether it came safely.
struct Guards: RouterMiddleware {
    let options: ServerOptions

    @concurrent func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.isSecure = options.isSecure
        if options.trustedProxies.contains(context.clientAddress) {
            if let forwarded = request.headers[HTTPField.Name.forwardedFor]?.split(separator: ",").last {
                context.clientAddress = forwarded.trimmingCharacters(in: .whitespaces)
            }
            if request.headers[HTTPField.Name.forwardedProto]?.lowercased() == "https" { context.isSecure = true }
        }
        var response: Response
        if isOurName(request.head.authority ?? "") {
            response = try await next(request, context)
        } else {
            response = Response(
                status: .misdirectedRequest, headers: [.contentType: "text/plain; charset=utf-8"],
                body: .init(
                    byteBuffer: .init(string: "Wellmet answers under its own name only. Start it with --public-url to give it another.\n")))
        }
        for (name, value) in Guards.headers { response.headers[name] = value }
        if context.isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }

    /// Refuses names that are not ours, so that no other site's name can be made to point here (DNS rebinding).
    private func isOurName(_ authority: String) -> Bool {
        let host =
            authority.hasPrefix("[")
            ? String(authority.prefix { $0 != "]" }.dropFirst())
            : String(authority.split(separator: ":").first ?? "")
        let name = host.lowercased()
        return name == "localhost" || name == options.publicHost || name == options.host.lowercased() || isAddress(name)
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
    static let xFrameOptions = known("X-Frame-Options")
    static let referrerPolicy = known("Referrer-Policy")
    static let permissionsPolicy = known("Permissions-Policy")
    static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
}

/// Whoever is signed in comes to the page; whoever is not, to the sign-in. Forms without their token are refused.
struct SignedInOnly: RouterMiddleware {
    let app: WebApp

    @concurrent func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard let visitor = try await app.visitor(of: request) else {
            let path = request.method == .get && request.uri.path != "/" ? request.uri.string : ""
            return app.redirect(to: path.isEmpty ? "/sign-in" : "/sign-in?next=" + SignInPage.escaped(path))
        }
        var context = context
        context.visitor = visitor
        guard request.method == .get || request.method == .head else {
            return try await withForm(request, context, visitor, next)
        }
        return try await next(request, context)
    }

    /// Checks where the form was sent from and the token in it. A body of files carries its token in the address.
    private func withForm(
        _ request: Request, _ context: WebContext, _ visitor: Visitor, _ next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var request = request
        let type = request.headers[.contentType] ?? ""
        if type.hasPrefix("multipart/form-data") {
            guard visitor.secret.accepts(formToken: request.query["csrf"]) else { throw HTTPError(.forbidden) }
            return try await next(request, context)
        }
        let buffer = try await request.body.collect(upTo: FormBody.limit)
        request.body = .init(buffer: buffer)
        guard visitor.secret.accepts(formToken: FormBody(String(buffer: buffer))["csrf"]) else { throw HTTPError(.forbidden) }
        return try await next(request, context)
    }
}
