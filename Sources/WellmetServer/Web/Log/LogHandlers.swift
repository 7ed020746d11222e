internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showLog(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await checked(request.query, request, visitor)
    }

    /// What is understood of a line that is being typed: a part of a page.
    func previewLog(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        let person = try await logPerson(form, visitor)
        do {
            let reading = try await LogReading.read(form["line"], person: person, choices: form, visitor)
            return html(LogUnderstood(reading: reading, visitor: visitor).html)
        } catch let error as LogLineError {
            // Whoever has typed a name only is not done.
            if case .nothingHappened = error { return html(.empty) }
            return html(LogUnderstood.hint(error))
        }
    }

    /// The same as a page, for browsers without script.
    func checkLog(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await checked(try await FormBody.read(request), request, visitor)
    }

    private func checked(_ form: FormBody, _ request: Request, _ visitor: Visitor) async throws -> Response {
        var page = try await logPage(form, visitor)
        if !page.line.isEmpty {
            do {
                let reading = try await LogReading.read(page.line, person: page.person, choices: form, visitor)
                page.understood = LogUnderstood(reading: reading, visitor: visitor).html
            } catch let error as LogLineError {
                page.understood = LogUnderstood.hint(error)
            }
        }
        return try await respond(page.page, to: request, visitor)
    }

    /// Logs the line. What is not clear comes back as a page with the choices, and nothing of the line is lost.
    func log(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        var page = try await logPage(form, visitor)
        do {
            let reading = try await LogReading.read(page.line, person: page.person, choices: form, visitor)
            if let people = reading.decided {
                let written = try await visitor.network.log(
                    reading.line, people: people, keeping: reading.kept(form), at: visitor.now)
                return done(written.batch, to: page.back.isEmpty ? "/log" : page.back)
            }
            page.understood = LogUnderstood(reading: reading, visitor: visitor).html
            page.problem = open(reading)
        } catch let error as LogLineError {
            page.problem = (error.description, "line")
        }
        return try await respond(page.page, to: request, visitor, status: .unprocessableContent)
    }

    private func open(_ reading: LogReading) -> (String, String)? {
        for somebody in reading.people {
            guard case .open = somebody.meaning else { continue }
            if ID<Person>(somebody.text) != nil { return ("Nobody in your book has the id \(somebody.text): write a name", "line") }
            return somebody.candidates.isEmpty
                ? ("Nobody called \(somebody.text) is in your book: say that they are new, or write the name differently", somebody.field)
                : ("Choose which \(somebody.text) you mean", somebody.field)
        }
        return nil
    }

    private func logPage(_ form: FormBody, _ visitor: Visitor) async throws -> LogPage {
        var page = LogPage(visitor: visitor, recent: try await visitor.network.recentlyLogged())
        page.line = form["line"].split(whereSeparator: \.isNewline).joined(separator: " ")
        page.person = try await logPerson(form, visitor)
        page.back = Form.path(form["back"], or: "")
        return page
    }

    /// Whom the line is about when it names nobody.
    ///
    /// - Throws: 404 when there is nobody of that id.
    private func logPerson(_ form: FormBody, _ visitor: Visitor) async throws -> PersonLine? {
        guard let text = form["person"].nonEmpty else { return nil }
        guard let id = ID<Person>(text), let person = try await visitor.network.find(id.description).first else {
            throw HTTPError(.notFound)
        }
        return person
    }
}
