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

    /// Notes that facts still hold, or whose word counts where a source says otherwise, and goes back to where that was said.
    func confirmFacts(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        let form = try await FormBody.read(request)
        if !form["choice"].isEmpty { return try await decide(form, person, visitor) }
        let keys = form.all("fact").compactMap { FactKey($0) }
        guard !keys.isEmpty else { throw HTTPError(.unprocessableContent, message: "Say which fact still holds.") }
        let written = try await visitor.network.confirm(keys, of: person, at: visitor.now)
        return done(written.batch, to: Form.path(form["back"], or: "/people/\(person)/facts"))
    }

    private func decide(_ form: FormBody, _ person: ID<Person>, _ visitor: Visitor) async throws -> Response {
        let (source, says) = (form["source"], form["says"])
        guard let part = Disagreement.Part(rawValue: form["part"]), !source.isEmpty, !says.isEmpty else {
            throw HTTPError(.unprocessableContent, message: "Say of which fact, and who says what.")
        }
        let other = Disagreement(part, source: source, text: says, held: "", said: visitor.today)
        let edit: PersonEdit
        switch form["choice"] {
        case "take": edit = .take(other)
        case "keep": edit = .keep(other)
        default: throw HTTPError(.unprocessableContent, message: "Either take what \(source) says or keep yours.")
        }
        let written = try await visitor.network.edit(person, [edit], at: visitor.now)
        return done(written.batch, to: Form.path(form["back"], or: "/people/\(person)/facts"))
    }
}
