internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showIntroductions(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await respond(try await introductionsPage(request.query, visitor).page, to: request, visitor)
    }

    func makeIntroduction(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        do {
            let content = try await introduction(form, nil, visitor)
            let written = try await visitor.network.add(content, state: try form.choice("state"), at: visitor.now)
            return done(written.batch, to: "/introductions/\(written.value)")
        } catch let error as FormErrors {
            var page = try await introductionsPage(request.query, visitor)
            page.returned = GiftReturned(form, error)
            return try await respond(page.page, to: request, visitor, status: .unprocessableContent)
        }
    }

    func showIntroduction(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await respond(try await introductionPage(request, context, visitor).page, to: request, visitor)
    }

    func changeIntroduction(_ request: Request, _ context: WebContext) async throws -> Response {
        try await changeIntroduction(request, context) { form, line, visitor in
            let content = try await introduction(form, line, visitor)
            return try await visitor.network.edit(line.introduction, content, at: visitor.now).batch
        }
    }

    func markIntroduction(_ request: Request, _ context: WebContext) async throws -> Response {
        try await changeIntroduction(request, context) { form, line, visitor in
            try form.requireUsualLengths()
            return try await visitor.network.mark(
                line.introduction, as: try form.choice("state"), outcome: form.has("outcome") ? form["outcome"] : nil, at: visitor.now
            ).batch
        }
    }

    func removeIntroduction(_ request: Request, _ context: WebContext) async throws -> Response {
        try await changeIntroduction(request, context, to: "/introductions") { _, line, visitor in
            try await visitor.network.remove(line.introduction, at: visitor.now).batch
        }
    }

    /// Writes what a form asks for, while the introduction is as the form showed it.
    private func changeIntroduction(
        _ request: Request, _ context: WebContext, to path: String? = nil,
        _ write: (FormBody, IntroductionLine, Visitor) async throws -> BatchNumber?
    ) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        var page = try await introductionPage(request, context, visitor)
        do {
            guard form["version"] == page.line.version else { throw StaleVersion() }
            return done(try await write(form, page.line, visitor), to: path ?? page.line.path)
        } catch is StaleVersion {
            page = try await introductionPage(request, context, visitor)
            page.returned = GiftReturned(form, stale: true)
        } catch let error as FormErrors {
            page.returned = GiftReturned(form, error)
        }
        return try await respond(page.page, to: request, visitor, status: page.returned?.status ?? .ok)
    }

    private func introduction(_ form: FormBody, _ old: IntroductionLine?, _ visitor: Visitor) async throws -> Introduction.Content {
        try form.requireUsualLengths()
        let person = try await whom("person", form, was: (old?.content.person, old?.name ?? ""), visitor)
        guard let first = person.id else { throw FormErrors("person", "Say who it is, by name") }
        let other = try await whom("other", form, was: (old?.content.other, old?.content.otherName ?? ""), allowsNames: true, visitor)
        let content = Introduction.Content(
            way: try form.choice("way"), person: first, other: other.id, otherName: other.name, about: form["about"],
            outcome: form.has("outcome") ? form["outcome"] : old?.content.outcome ?? "", due: try form.day("due"))
        return try checked(content.checked)
    }

    private func introductionsPage(_ query: FormBody, _ visitor: Visitor) async throws -> IntroductionsPage {
        let person = ID<Person>(query["person"])
        let running = try await visitor.network.introductions(.running, of: person)
        let over = try await visitor.network.introductions(.over, of: person)
        var page = IntroductionsPage(running: running, over: over, visitor: visitor)
        if let person { page.person = (person, try await visitor.network.name(of: person)) }
        if let text = String(query["to"].prefix(200)).nonEmpty { page.search = try await search(text, visitor) }
        return page
    }

    /// The ways to the only person of that name, else to the organization of that name.
    private func search(_ text: String, _ visitor: Visitor) async throws -> IntroductionsPage.Search {
        let found = try await visitor.network.find(text)
        if found.count != 1, let paths = try await visitor.network.paths(toPlace: text, at: visitor.now) {
            return .init(text: text, paths: paths, candidates: [])
        }
        guard let only = found.first, found.count == 1 else { return .init(text: text, paths: nil, candidates: Array(found.prefix(8))) }
        // An id in the address is told by its name.
        return .init(text: only.name.full, paths: try await visitor.network.paths(to: only.id, at: visitor.now), candidates: [])
    }

    private func introductionPage(_ request: Request, _ context: WebContext, _ visitor: Visitor) async throws -> IntroductionPage {
        let id = try request.id("id", context, Introduction.self)
        guard let line = try await visitor.network.introduction(id) else { throw HTTPError(.notFound) }
        return IntroductionPage(line: line, visitor: visitor)
    }
}
