internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showViews(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let views = try await visitor.network.viewLines(at: visitor.now)
        return try await respond(ViewsPage(views: views, visitor: visitor).page, to: request, visitor)
    }

    /// The people of a view.
    func showView(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let view = try await view(request, context, visitor)
        return try await people(PeopleQuery(FormBody(fields: ["q": [view.filter]]), now: visitor.now), request, visitor)
    }

    /// Keeps a filter; the list of its people says so, where they are after an undo, too.
    func saveView(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        do {
            let saved = try await formErrors { try await visitor.network.save(view: form["name"], form["filter"], at: visitor.now) }
            return done(saved.batch, to: "/people?q=" + Query.encoded(saved.value.view.filter))
        } catch let error as FormErrors {
            return try await viewsAgain(.init(view: nil, form: form, errors: error.list), request, visitor)
        }
    }

    func changeView(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let view = try await view(request, context, visitor)
        do {
            guard form["version"] == view.version else { throw StaleVersion() }
            if let other = try await visitor.network.view(named: form["name"]), other.id != view.id {
                throw FormErrors("name", "There is a view “\(other.name)” already")
            }
            let written = try await formErrors {
                try await visitor.network.edit(view, name: form["name"], filter: form["filter"], at: visitor.now)
            }
            return done(written.batch, to: "/views#view-\(view.id)")
        } catch is StaleVersion {
            return try await viewsAgain(.init(view: view.id, form: form, isStale: true), request, visitor)
        } catch let error as FormErrors {
            return try await viewsAgain(.init(view: view.id, form: form, errors: error.list), request, visitor)
        }
    }

    func moveView(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let view = try await view(request, context, visitor)
        let written = try await visitor.network.move(view, by: form["to"] == "up" ? -1 : 1, at: visitor.now)
        return done(written.batch, to: "/views#view-\(view.id)")
    }

    func deleteView(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let view = try await view(request, context, visitor)
        do {
            guard form["version"] == view.version else { throw StaleVersion() }
            return done(try await visitor.network.delete(view, at: visitor.now).batch, to: "/views")
        } catch is StaleVersion {
            return try await viewsAgain(.init(view: view.id, form: form, isStale: true), request, visitor)
        }
    }

    private func view(_ request: Request, _ context: WebContext, _ visitor: Visitor) async throws -> SavedView {
        guard let view = try await visitor.network.view(try request.id("id", context)) else { throw HTTPError(.notFound) }
        return view
    }

    /// Says what cannot be saved at the field where it stands.
    private func formErrors<Value>(_ save: () async throws -> Value) async throws -> Value {
        do {
            return try await save()
        } catch let error as FieldProblem {
            throw FormErrors(error.field, error.message)
        } catch let error as FilterError {
            let words = error.description.hasSuffix(".") ? String(error.description.dropLast()) : error.description
            throw FormErrors("filter", words, more: error.mark.html)
        }
    }

    private func viewsAgain(_ returned: ViewsPage.Returned, _ request: Request, _ visitor: Visitor) async throws -> Response {
        let views = try await visitor.network.viewLines(at: visitor.now)
        let page = ViewsPage(views: views, visitor: visitor, returned: returned)
        return try await respond(page.page, to: request, visitor, status: returned.isStale ? .conflict : .unprocessableContent)
    }
}
