internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showFacts(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        let details = try await visitor.network.details(of: person, at: visitor.now, limit: 0)
        return try await respond(FactsPage(details: details, visitor: visitor).page, to: request, visitor)
    }

    /// Notes that facts still hold, and goes back to where that was said.
    func confirmFacts(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        let form = try await FormBody.read(request)
        let keys = form.all("fact").compactMap { FactKey($0) }
        guard !keys.isEmpty else { throw HTTPError(.unprocessableContent, message: "Say which fact still holds.") }
        let title = "Confirmed what is known of \(try await visitor.network.name(of: person))"
        let written = try await visitor.network.edit(person, keys.map(PersonEdit.confirm), title: title, at: visitor.now)
        return done(written.batch, to: Form.path(form["back"], or: "/people/\(person)/facts"))
    }
}
