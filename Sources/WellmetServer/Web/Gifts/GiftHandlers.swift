internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

/// What the addresses of one kind of gift do.
struct GiftHandlers<View: GiftView>: Sendable {
    typealias Line = GiftLine<View.Given>

    let app: WebApp

    func showAll(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await app.respond(try await listPage(request.query, visitor).page, to: request, visitor)
    }

    func make(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        do {
            let written = try await View.add(try await content(form, nil, visitor), form, visitor)
            return app.done(written.batch, to: "/\(View.Given.noun.many)/\(written.value)")
        } catch let error as FormErrors {
            var page = try await listPage(request.query, visitor)
            page.returned = GiftReturned(form, error)
            return try await app.respond(page.page, to: request, visitor, status: .unprocessableContent)
        }
    }

    func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await app.respond(try await page(request, context, visitor).page, to: request, visitor)
    }

    func change(_ request: Request, _ context: WebContext) async throws -> Response {
        try await write(request, context) { form, line, visitor in
            try await visitor.network.edit(line.gift, try await content(form, line, visitor), at: visitor.now).batch
        }
    }

    func mark(_ request: Request, _ context: WebContext) async throws -> Response {
        try await write(request, context) { form, line, visitor in
            try form.requireUsualLengths()
            return try await View(line: line, visitor: visitor).mark(form).batch
        }
    }

    func remove(_ request: Request, _ context: WebContext) async throws -> Response {
        try await write(request, context, to: "/\(View.Given.noun.many)") { _, line, visitor in
            try await visitor.network.remove(line.gift, at: visitor.now).batch
        }
    }

    /// Writes what a form asks for, while the gift is as the form showed it.
    private func write(
        _ request: Request, _ context: WebContext, to path: String? = nil,
        _ write: (FormBody, Line, Visitor) async throws -> BatchNumber?
    ) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let line = try await line(request, context, visitor)
        let returned: GiftReturned
        do {
            guard form["version"] == line.version else { throw StaleVersion() }
            return app.done(try await write(form, line, visitor), to: path ?? line.path)
        } catch is StaleVersion {
            returned = GiftReturned(form, stale: true)
        } catch let error as FormErrors {
            returned = GiftReturned(form, error)
        }
        var page = try await page(request, context, visitor)
        page.returned = returned
        return try await app.respond(page.page, to: request, visitor, status: returned.status)
    }

    private func content(_ form: FormBody, _ old: Line?, _ visitor: Visitor) async throws -> View.Given.Content {
        try form.requireUsualLengths()
        let content = try await View.content(form, old, visitor)
        do { return try content.checked() } catch { throw FormErrors(error.field, error.message) }
    }

    private func listPage(_ query: FormBody, _ visitor: Visitor) async throws -> GiftsPage<View> {
        let person = ID<Person>(query["person"])
        func offset(_ name: String) -> Int { min(max(0, Int(query[name]) ?? 0), 10_000_000) }
        let found: GiftLists<View.Given> = try await visitor.network.giftLists(
            of: person, running: offset("from"), over: offset("over"), limit: GiftsPage<View>.pageSize)
        let lists = GiftsPage<View>.html(found, of: person, visitor)
        var page = GiftsPage<View>(lists: try await View.around(lists, query, visitor), visitor: visitor)
        if let person { page.person = (person, try await visitor.network.name(of: person)) }
        return page
    }

    private func page(_ request: Request, _ context: WebContext, _ visitor: Visitor) async throws -> GiftPage<View> {
        let view = View(line: try await line(request, context, visitor), visitor: visitor)
        return GiftPage(view: view, more: try await view.more())
    }

    private func line(_ request: Request, _ context: WebContext, _ visitor: Visitor) async throws -> Line {
        let id = try request.id("id", context, View.Given.self)
        guard let line = try await visitor.network.gift(id) else { throw HTTPError(.notFound) }
        return line
    }
}
