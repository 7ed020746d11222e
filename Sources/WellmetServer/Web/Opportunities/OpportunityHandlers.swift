internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showOpportunities(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await respond(try await opportunitiesPage(request.query, visitor).page, to: request, visitor)
    }

    func makeOpportunity(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        do {
            let written = try await visitor.network.add(try await opportunity(form, nil, visitor), at: visitor.now)
            return done(written.batch, to: "/opportunities/\(written.value)")
        } catch let error as FormErrors {
            var page = try await opportunitiesPage(request.query, visitor)
            page.returned = GiftReturned(form, error)
            return try await respond(page.page, to: request, visitor, status: .unprocessableContent)
        }
    }

    func showOpportunity(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        return try await respond(try await opportunityPage(request, context, visitor).page, to: request, visitor)
    }

    func changeOpportunity(_ request: Request, _ context: WebContext) async throws -> Response {
        try await changeOpportunity(request, context) { form, line, visitor in
            let content = try await opportunity(form, line, visitor)
            return try await visitor.network.edit(line.opportunity, content, at: visitor.now).batch
        }
    }

    func markOpportunity(_ request: Request, _ context: WebContext) async throws -> Response {
        try await changeOpportunity(request, context) { form, line, visitor in
            try await visitor.network.mark(line.opportunity, as: try form.choice("state"), at: visitor.now).batch
        }
    }

    func removeOpportunity(_ request: Request, _ context: WebContext) async throws -> Response {
        try await changeOpportunity(request, context, to: "/opportunities") { _, line, visitor in
            try await visitor.network.remove(line.opportunity, at: visitor.now).batch
        }
    }

    /// Writes what a form asks for, while the opportunity is as the form showed it.
    private func changeOpportunity(
        _ request: Request, _ context: WebContext, to path: String? = nil,
        _ write: (FormBody, OpportunityLine, Visitor) async throws -> BatchNumber?
    ) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        var page = try await opportunityPage(request, context, visitor)
        do {
            guard form["version"] == page.line.version else { throw StaleVersion() }
            return done(try await write(form, page.line, visitor), to: path ?? page.line.path)
        } catch is StaleVersion {
            page = try await opportunityPage(request, context, visitor)
            page.returned = GiftReturned(form, stale: true)
        } catch let error as FormErrors {
            page.returned = GiftReturned(form, error)
        }
        return try await respond(page.page, to: request, visitor, status: page.returned?.status ?? .ok)
    }

    private func opportunity(_ form: FormBody, _ old: OpportunityLine?, _ visitor: Visitor) async throws -> Opportunity.Content {
        try form.requireUsualLengths()
        let from = try await whom("from", form, was: (old?.content.from, old?.fromName ?? ""), visitor)
        let beneficiary = try await whom(
            "for", form, was: (old?.content.forPerson, old?.content.forName ?? ""), allowsNames: true, visitor)
        let content = Opportunity.Content(
            kind: try form.choice("kind"), title: form["title"], from: from.id, forPerson: beneficiary.id, forName: beneficiary.name,
            organization: form["organization"], next: form["next"], nextOn: try form.day("next-on"), notes: form["notes"])
        return try checked(content.checked)
    }

    private func opportunitiesPage(_ query: FormBody, _ visitor: Visitor) async throws -> OpportunitiesPage {
        let person = ID<Person>(query["person"])
        let running = try await visitor.network.opportunities(.running, of: person)
        let over = try await visitor.network.opportunities(.over, of: person)
        var page = OpportunitiesPage(running: running, over: over, visitor: visitor)
        if let person { page.person = (person, try await visitor.network.name(of: person)) }
        return page
    }

    private func opportunityPage(_ request: Request, _ context: WebContext, _ visitor: Visitor) async throws -> OpportunityPage {
        let id = try request.id("id", context, Opportunity.self)
        guard let line = try await visitor.network.opportunity(id) else { throw HTTPError(.notFound) }
        // What has come to its end needs no help.
        guard !line.opportunity.state.isOver else { return OpportunityPage(line: line, helpers: [], visitor: visitor) }
        let helpers = try await visitor.network.helpers(for: line.opportunity, at: visitor.now)
        return OpportunityPage(line: line, helpers: helpers, visitor: visitor)
    }
}
