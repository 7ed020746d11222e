internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showCircles(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await respond(try await circlesPage(visitor).page, to: request, visitor)
    }

    private func circlesPage(_ visitor: Visitor, _ returned: CirclesPage.Returned? = nil) async throws -> CirclesPage {
        CirclesPage(
            circles: try await visitor.network.circles(at: visitor.now), trends: try await visitor.network.circleTrends(at: visitor.now),
            visitor: visitor, returned: returned)
    }

    func makeCircle(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        do {
            let circle = try CircleForm(form, today: visitor.today)
            guard try await visitor.network.circle(named: circle.name) == nil else {
                throw FormErrors("name", "There is a circle “\(circle.name)” already")
            }
            let written = try await visitor.network.setCircle(circle.name, cadenceDays: circle.days, at: visitor.now)
            return done(written.batch, to: "/circles#circle-\(written.value)")
        } catch let error as FormErrors {
            return try await circlesAgain(.init(circle: nil, form: form, errors: error.list), request, visitor)
        }
    }

    func changeCircle(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let line = try await circleLine(request, context, visitor)
        guard form["version"] == line.circle.version else {
            return try await circlesAgain(.init(circle: line.circle.id, form: form, isStale: true), request, visitor)
        }
        do {
            let circle = try CircleForm(form, today: visitor.today)
            if let other = try await visitor.network.circle(named: circle.name), other.id != line.circle.id {
                throw FormErrors("name", "There is a circle “\(other.name)” already")
            }
            let written = try await visitor.network.edit(
                line.circle, name: circle.name, cadenceDays: circle.days, pausedUntil: circle.pausedUntil, at: visitor.now)
            return done(written.batch, to: "/circles#circle-\(line.circle.id)")
        } catch is StaleVersion {
            return try await circlesAgain(.init(circle: line.circle.id, form: form, isStale: true), request, visitor)
        } catch let error as FormErrors {
            return try await circlesAgain(.init(circle: line.circle.id, form: form, errors: error.list), request, visitor)
        }
    }

    /// What a cadence or pause would do: a part of the page. Nothing while the form is not right yet.
    func previewCircle(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let line = try await circleLine(request, context, visitor)
        guard let circle = try? CircleForm(form, today: visitor.today) else { return html(.empty) }  // its errors come with saving
        return html(try await CircleEffect.html(line, circle, visitor))
    }

    /// The same as a page, for browsers without script.
    func checkCircle(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let line = try await circleLine(request, context, visitor)
        guard form["version"] == line.circle.version else {
            return try await circlesAgain(.init(circle: line.circle.id, form: form, isStale: true), request, visitor)
        }
        do {
            let effect = try await CircleEffect.html(line, try CircleForm(form, today: visitor.today), visitor)
            let page = try await circlesPage(visitor, .init(circle: line.circle.id, form: form, effect: effect))
            return try await respond(page.page, to: request, visitor)
        } catch let error as FormErrors {
            return try await circlesAgain(.init(circle: line.circle.id, form: form, errors: error.list), request, visitor)
        }
    }

    func dissolveCircle(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let line = try await circleLine(request, context, visitor)
        do {
            guard form["version"] == line.circle.version else { throw StaleVersion() }
            return done(try await visitor.network.dissolve(line.circle, at: visitor.now).batch, to: "/circles")
        } catch is StaleVersion {
            return try await circlesAgain(.init(circle: line.circle.id, form: form, isStale: true), request, visitor)
        }
    }

    private func circleLine(_ request: Request, _ context: WebContext, _ visitor: Visitor) async throws -> CircleLine {
        let id = try request.id("id", context, Circle.self)
        guard let line = try await visitor.network.circles(at: visitor.now).first(where: { $0.circle.id == id }) else {
            throw HTTPError(.notFound)
        }
        return line
    }

    private func circlesAgain(_ returned: CirclesPage.Returned, _ request: Request, _ visitor: Visitor) async throws -> Response {
        let page = try await circlesPage(visitor, returned)
        return try await respond(page.page, to: request, visitor, status: returned.isStale ? .conflict : .unprocessableContent)
    }
}
