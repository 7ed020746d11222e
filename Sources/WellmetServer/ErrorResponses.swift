internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// Turns errors into pages, the only place where an error becomes a status.
struct ErrorResponses: RouterMiddleware {
    let app: WebApp

    @concurrent func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError {
            if error.status == .notFound, let moved = await moved(request, context) { return moved }
            if error.status == .notFound, request.method == .get, let page = formPage(request.uri.path) { return app.redirect(to: page) }
            // Whoever is signed in keeps the way to the other pages, be the address none of ours; where that
            // cannot be looked up, the page for strangers does.
            var context = context
            if context.visitor == nil, error.status == .notFound { context.visitor = try? await app.visitor(of: request, context) }
            return await page(error.status, problem(error.status), context)
        } catch let error as StoreError {
            if case .notFound = error, let moved = await moved(request, context) { return moved }
            return await answer(to: error, request, context)
        } catch let error as ArchiveError {
            let (status, title) = ErrorResponses.told(error)
            // What a visitor brought is their trouble, and they are told.
            if status.code >= 500 {
                context.logger.error(
                    "A file failed.", metadata: ["path": .string(request.uri.path), "error": .string(error.description)])
            }
            return await page(status, (title, error.description), context)
        } catch is StaleVersion {
            return await page(.conflict, problem(.conflict), context)
        } catch is NIOTooManyBytesError {
            return await page(.contentTooLarge, problem(.contentTooLarge), context)
        } catch {
            context.logger.error(
                "A request failed.", metadata: ["path": .string(request.uri.path), "error": .string(String(reflecting: error))])
            return await page(.internalServerError, nil, context)
        }
    }

    /// To the same page of whoever somebody was merged into; nil when the address names nobody who was. Not for ever: a merge can be
    /// taken back.
    private func moved(_ request: Request, _ context: WebContext) async -> Response? {
        let parts = request.uri.path.split(separator: "/")
        guard parts.count > 1, parts[0] == "people" || parts[0] == "today", let id = ID<Person>(parts[1]),
            let person = try? await context.visitor?.network.redirect(of: id)  // then the page says that nobody is there
        else { return nil }
        return app.moved(request, from: id, to: person)
    }

    /// The page on which a form stands: a browser asks for the form's address when a page with its errors is loaded again.
    private func formPage(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        return switch parts.first {
        case "people" where parts.count > 2 && parts[2] != "card": "/people/\(parts[1])"
        case "opportunities" where parts.count > 2, "insights" where parts.count > 2, "introductions" where parts.count > 2:
            "/\(parts[0])/\(parts[1])"
        case "views" where parts.count > 2: "/views"
        case "duplicates" where parts.count > 3: "/duplicates/\(parts[1])/\(parts[2])"
        case "circles" where parts.count > 1, "settings" where parts.count > 1, "log" where parts.count > 1: "/\(parts[0])"
        case "follow-ups", "today", "undo": "/"
        default: nil
        }
    }

    private func answer(to error: StoreError, _ request: Request, _ context: WebContext) async -> Response {
        switch error {
        case .notFound: return await page(.notFound, ("This is not here", error.description), context)
        case .invalid, .refused, .identityTaken, .constraint, .introductionUnderWay:
            return await page(.unprocessableContent, ("That cannot be", error.description), context)
        case .busy, .importRunning: return await page(.serviceUnavailable, ("One moment", error.description), context)
        case .diskFull:
            return await page(.init(code: 507, reasonPhrase: "Insufficient Storage"), ("The disk is full", error.description), context)
        case .readOnly:
            return await page(
                .init(code: 507, reasonPhrase: "Insufficient Storage"), ("The database cannot be written", error.description), context)
        case .cannotOpen, .damaged, .newerSchema, .unreadable, .database:
            context.logger.error(
                "The store failed.", metadata: ["path": .string(request.uri.path), "error": .string(error.description)])
            return await page(.internalServerError, nil, context)
        }
    }

    /// What kind of trouble a file is; the sentence is its own.
    static func told(_ error: ArchiveError) -> (status: HTTPResponse.Status, title: String) {
        let noRoom = HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
        return switch error {
        case .diskFull: (noRoom, "The disk is full")
        case .unwritable: (.internalServerError, "The file cannot be written")
        case .missing, .unreadable, .notAFile: (.internalServerError, "A file cannot be read")
        default: (.unprocessableContent, "That file cannot be taken")
        }
    }

    private func problem(_ status: HTTPResponse.Status) -> (String, String) {
        switch status {
        case .notFound: ("This page is not here", "The address may be mistyped, or what it led to was removed.")
        case .forbidden: ("This form is too old", "It was made for another visit. Go back, load the page again and send it once more.")
        case .conflict:
            ("This was changed in the meantime", "Nothing was done. Go back, load the page again and see what it says now.")
        case .contentTooLarge:
            (
                "That is too long",
                "More was written than a page takes, \(FormBody.limit / 1024) kB at once, so nothing was saved. Shorten it, or send it in parts."
            )
        case .misdirectedRequest:
            ("This is another address", "Wellmet answers under its own name only. Start it with --public-url to give it another.")
        case .tooManyRequests: ("One moment", "Too many tries. Wait a little and try again.")
        default: ("That did not work", "Go back and try again.")
        }
    }

    private func page(_ status: HTTPResponse.Status, _ problem: (title: String, cure: String)?, _ context: WebContext) async -> Response {
        let body: HTML =
            if let problem {
                """
                <div class="empty"><h1>\(problem.title)</h1><p>\(problem.cure)</p>
                \(status == .forbidden ? again(context) : .empty)\
                <div class="actions"><a class="button" href="/">Go to today</a></div></div>
                """
            } else {
                """
                <div class="empty"><h1>Something broke on our side</h1><p>What you did was not saved, and nothing else has changed. \
                Try again; if it stays like this, run this where Wellmet runs:</p>
                <pre class="terminal"><code>wellmet doctor</code></pre>
                <p class="quiet small">Request \(context.id). The log has the details under this number.</p>
                <div class="actions"><a class="button" href="">Try again</a><a class="button plain" href="/">Go to today</a></div></div>
                """
            }
        let title = problem?.title ?? "Something broke"
        guard let visitor = context.visitor else { return app.html(app.layout.letter(title, body, isProblem: true), status: status) }
        let page = Page(title: title, place: .none, content: body, isProblem: true)
        // What went wrong is told without the views rather than not at all.
        let views = (try? await visitor.network.views(limit: Layout.viewsInRail + 1)) ?? []
        return app.html(app.layout.html(page.dressed(for: visitor.settings), views: views), status: status)
    }

    /// What the script needs to send a form of an earlier session again, in the words that it shows.
    private func again(_ context: WebContext) -> HTML {
        guard let visitor = context.visitor else { return .empty }
        return """
            \(Form.token(visitor))<p id="again" hidden>It came before you signed in again, as “\(visitor.account.name)”. \
            What you typed is still here: send it once more.</p>
            """
    }
}
