internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showAsset(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let response = assets.response(context.parameters.get("name") ?? "", request) else { throw HTTPError(.notFound) }
        return response
    }

    /// 200 while the database answers.
    func showHealth(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try await store.accounts()
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: .init(string: "well met\n")))
    }

    func showKeys(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await respond(Page(title: "Keys", place: .none, content: KeysPage.html), to: request, visitor)
    }

    func showMore(_ request: Request, _ context: WebContext) async throws -> Response {
        try await respond(MorePage.page, to: request, try context.signedIn())
    }

    /// Takes a batch back and returns to where its notice stood.
    func undoBatch(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        guard let number = context.parameters.get("batch").flatMap({ BatchNumber($0) }) else { throw HTTPError(.notFound) }
        let form = try await FormBody.read(request)
        let report = try await visitor.network.undo(number, at: visitor.now)
        if !report.kept.isEmpty {
            let page = Page(
                title: "Taken back", place: .none,
                content: """
                    <header class="page-head"><h1>Taken back, but for \(report.kept.count == 1 ? "one thing" : "\(report.kept.count) things")</h1>
                    <p>“\(report.batch.title)” is undone. What somebody touched since then stays as it is.</p></header>
                    <ul>\(report.kept.prefix(200).html { "<li>\($0)</li>" })</ul>
                    <div class="actions"><a class="button" href="/">Go to today</a></div>
                    """)
            return try await respond(page, to: request, visitor)
        }
        let origin = form["back"].nonEmpty ?? referringPath(request)
        let path = Form.path(origin, or: "/")
        return redirect(to: path + (path.contains("?") ? "&" : "?") + "undone=\(number)")
    }

    /// The path of our own page that the form stood on, without the notice that it showed.
    private func referringPath(_ request: Request) -> String {
        guard let referrer = request.headers[.referer].flatMap({ URLComponents(string: $0) }) else { return "/" }
        let kept = (referrer.queryItems ?? []).filter { $0.name != "done" && $0.name != "undone" }
        var path = URLComponents()
        path.path = referrer.path
        path.queryItems = kept.isEmpty ? nil : kept
        return path.string ?? "/"
    }
}
