internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showInsights(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await respond(try await insightsPage(request.query, visitor).page, to: request, visitor)
    }

    func makeInsight(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        do {
            let written = try await visitor.network.add(try await insight(form, nil, visitor), at: visitor.now)
            return done(written.batch, to: "/insights/\(written.value)")
        } catch let error as FormErrors {
            var page = try await insightsPage(request.query, visitor)
            page.returned = GiftReturned(form, error)
            return try await respond(page.page, to: request, visitor, status: .unprocessableContent)
        }
    }

    func showInsight(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await respond(try await insightPage(request, context, visitor).page, to: request, visitor)
    }

    func changeInsight(_ request: Request, _ context: WebContext) async throws -> Response {
        try await changeInsight(request, context) { form, line, visitor in
            let content = try await insight(form, line, visitor)
            return try await visitor.network.edit(line.insight, content, at: visitor.now).batch
        }
    }

    func markInsight(_ request: Request, _ context: WebContext) async throws -> Response {
        try await changeInsight(request, context) { form, line, visitor in
            try form.requireUsualLengths()
            return try await visitor.network.mark(
                line.insight, as: try form.choice("state"), outcome: form.has("outcome") ? form["outcome"] : nil,
                reported: form["reported"] == "yes", at: visitor.now
            ).batch
        }
    }

    func removeInsight(_ request: Request, _ context: WebContext) async throws -> Response {
        try await changeInsight(request, context, to: "/insights") { _, line, visitor in
            try await visitor.network.remove(line.insight, at: visitor.now).batch
        }
    }

    /// Writes what a form asks for, while the insight is as the form showed it.
    private func changeInsight(
        _ request: Request, _ context: WebContext, to path: String? = nil,
        _ write: (FormBody, InsightLine, Visitor) async throws -> BatchNumber?
    ) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        var page = try await insightPage(request, context, visitor)
        do {
            guard form["version"] == page.line.version else { throw StaleVersion() }
            return done(try await write(form, page.line, visitor), to: path ?? page.line.path)
        } catch is StaleVersion {
            page = try await insightPage(request, context, visitor)
            page.returned = GiftReturned(form, stale: true)
        } catch let error as FormErrors {
            page.returned = GiftReturned(form, error)
        }
        return try await respond(page.page, to: request, visitor, status: page.returned?.status ?? .ok)
    }

    private func insight(_ form: FormBody, _ old: InsightLine?, _ visitor: Visitor) async throws -> Insight.Content {
        try form.requireUsualLengths()
        let from = try await whom("from", form, was: (old?.content.from, old?.fromName ?? ""), visitor)
        let content = Insight.Content(
            kind: try form.choice("kind"), text: form["text"], from: from.id, about: form["about"], heard: form["heard"],
            outcome: form.has("outcome") ? form["outcome"] : old?.content.outcome ?? "", reportOn: try form.day("report-on"))
        return try checked(content.checked)
    }

    private func insightsPage(_ query: FormBody, _ visitor: Visitor) async throws -> InsightsPage {
        let person = ID<Person>(query["person"])
        let untried = try await visitor.network.insights(.untried, of: person)
        let tried = try await visitor.network.insights(.tried, of: person)
        let letGo = try await visitor.network.insights(.letGo, of: person)
        var page = InsightsPage(untried: untried, over: tried + letGo, visitor: visitor)
        if let person { page.person = (person, try await visitor.network.name(of: person)) }
        return page
    }

    private func insightPage(_ request: Request, _ context: WebContext, _ visitor: Visitor) async throws -> InsightPage {
        let id = try request.id("id", context, Insight.self)
        guard let line = try await visitor.network.insight(id) else { throw HTTPError(.notFound) }
        return InsightPage(line: line, visitor: visitor)
    }
}
