internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    var layout: Layout { Layout(assets: assets) }

    /// A page in its frame, with the notice that the address asks for.
    func respond(_ page: Page, to request: Request, _ visitor: Visitor, status: HTTPResponse.Status = .ok) async throws -> Response {
        var page = page
        if page.notice.isEmpty { page.notice = try await notice(for: request, visitor) }
        return html(try await framed(page, visitor), status: status)
    }

    /// A page in its frame, with the views of the rail.
    private func framed(_ page: Page, _ visitor: Visitor) async throws -> HTML {
        let views = try await visitor.network.views(limit: Layout.viewsInRail + 1)
        return layout.html(page.dressed(for: visitor.settings), views: views)
    }

    /// The same, gzipped for browsers that take it: for a page that has no form with a token and nothing on it that a visitor typed.
    /// `Assets` says why no other page is. A notice has such a form, so a page with one goes as it is.
    func respondPacked(_ page: Page, to request: Request, _ visitor: Visitor) async throws -> Response {
        var page = page
        page.notice = try await notice(for: request, visitor)
        let whole = try await framed(page, visitor)
        var response = html(whole)
        response.headers[.vary] = "Accept-Encoding"
        guard page.notice.isEmpty, request.headers[.acceptEncoding]?.contains("gzip") == true,
            let packed = Gzip.compressed(Array(whole.text.utf8))
        else { return response }
        response.headers[.contentEncoding] = "gzip"
        response.body = .init(byteBuffer: .init(bytes: packed))
        return response
    }

    /// HTML as it is: a fragment, or a page that is framed already.
    func html(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: .init(string: html.text)))
    }

    func json(_ value: some Encodable & Sendable) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: .init(bytes: try encoder.encode(value))))
    }

    /// To `path` after something was done: the page there shows what, and offers to undo it.
    func done(_ batch: BatchNumber?, to path: String) -> Response {
        guard let batch else { return redirect(to: path) }
        let (before, anchor) = split(path)
        return redirect(to: before + (before.contains("?") ? "&" : "?") + "done=\(batch)" + anchor)
    }

    /// The headers of a file that the browser keeps under that name (RFC 6266).
    func download(_ file: String, _ type: String) -> HTTPFields {
        let ascii = file.unicodeScalars.map { $0.isASCII && $0 != "\"" && $0 != "\\" ? String($0) : "_" }.joined()
        return [
            .contentType: type, .cacheControl: "no-store",
            .contentDisposition: "attachment; filename=\"\(ascii)\"; filename*=UTF-8''\(Query.encoded(file))",
        ]
    }

    func redirect(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }

    /// To the same address with another person in it: forms are sent there again as they are.
    func moved(_ request: Request, from old: ID<Person>, to person: ID<Person>) -> Response {
        let path = request.uri.description.split(separator: "/", omittingEmptySubsequences: false).map { part -> String in
            let id = part.prefix { $0 != "?" }
            return ID<Person>(id) == old ? "\(person)\(part.dropFirst(id.count))" : String(part)
        }
        return Response(status: .permanentRedirect, headers: [.location: path.joined(separator: "/"), .cacheControl: "no-store"])
    }

    private func split(_ path: String) -> (String, String) {
        guard let mark = path.firstIndex(of: "#") else { return (path, "") }
        return (String(path[..<mark]), String(path[mark...]))
    }

    /// What was done last, when the address says so: `?done=42`.
    private func notice(for request: Request, _ visitor: Visitor) async throws -> HTML {
        if let number = BatchNumber(request.query["done"]), let batch = try await visitor.network.batch(number) {
            return Notice.done(batch, visitor)
        }
        if let number = BatchNumber(request.query["undone"]), let batch = try await visitor.network.batch(number) {
            return Notice.plain("Taken back: \(batch.title).")
        }
        return .empty
    }
}

/// The line above the lower edge that says what was done last.
enum Notice {
    static func done(_ batch: Batch, _ visitor: Visitor) -> HTML {
        guard batch.state == .applied else { return plain("\(batch.title): taken back.") }
        return """
            <div class="notice" role="status"><p>\(batch.title).</p>
              <form method="post" action="/undo/\(batch.number)" data-swap="#main">\(Form.token(visitor))\
            <button class="link-button" data-key="z" data-action aria-keyshortcuts="z">Undo</button></form></div>
            """
    }

    static func plain(_ text: String) -> HTML {
        "<div class=\"notice\" role=\"status\"><p>\(text)</p></div>"
    }
}

/// Parts that every form has.
enum Form {
    /// The first thing in every form that changes something.
    static func token(_ visitor: Visitor) -> HTML {
        "<input type=\"hidden\" name=\"csrf\" value=\"\(visitor.secret.formToken)\">"
    }

    /// The page to come back to, when a form stands on several.
    static func back(_ path: String) -> HTML {
        "<input type=\"hidden\" name=\"back\" value=\"\(path)\">"
    }

    /// The box above a form that says what is wrong in it.
    static func problem(_ message: String) -> HTML {
        """
        <div class="problem" id="problem" role="alert" tabindex="-1"><h2>There is a problem</h2><p>\(message)</p></div>
        """
    }

    /// A path of ours that a form names; anything else becomes `fallback`.
    ///
    /// Browsers drop tabs and read a backslash as a slash (the URL standard, sections 4.4 and 4.5), so that a path with them may
    /// lead to another site.
    static func path(_ text: String, or fallback: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && $0 != "\\" }
        return isPlain && text.hasPrefix("/") && !text.hasPrefix("//") ? text : fallback
    }
}

extension Request {
    /// The id that a parameter of the path holds.
    ///
    /// - Throws: 404 when it is none.
    func id<Entity>(_ name: String, _ context: WebContext, _: Entity.Type = Entity.self) throws -> ID<Entity> {
        guard let text = context.parameters.get(name), let id = ID<Entity>(text) else { throw HTTPError(.notFound) }
        return id
    }
}
