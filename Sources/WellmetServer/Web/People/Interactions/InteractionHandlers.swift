internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showInteraction(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let page = try await interactionPage(try request.id("id", context), request.query, visitor)
        return try await respond(page.page, to: request, visitor)
    }

    func changeInteraction(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        var page = try await interactionPage(try request.id("id", context), form, visitor)
        page.fields.typed = form
        do {
            guard form["version"] == String(page.version) else { throw StaleVersion() }
            let changed = try InteractionForm.interaction(form, from: page.interaction, visitor)
            let people = try await participants(form, page, visitor)
            let written = try await visitor.network.edit(changed, people: people, ifVersion: page.version, at: visitor.now)
            return done(written.batch, to: page.back)
        } catch let error as FormErrors {
            page.fields.errors = error.list
            page.candidates = error.candidates
            return try await respond(page.page, to: request, visitor, status: .unprocessableContent)
        } catch is StaleVersion {
            var now = try await interactionPage(page.interaction.id, form, visitor)
            now.fields.typed = form
            now.isStale = true
            return try await respond(now.page, to: request, visitor, status: .conflict)
        }
    }

    func deleteInteraction(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        var page = try await interactionPage(try request.id("id", context), form, visitor)
        let written: Written<Void>
        do {
            guard form["version"] == String(page.version) else { throw StaleVersion() }
            written = try await visitor.network.delete(page.interaction.id, ifVersion: page.version, at: visitor.now)
        } catch is StaleVersion {
            page = try await interactionPage(page.interaction.id, form, visitor)
            page.fields.typed = form
            page.isStale = true
            return try await respond(page.page, to: request, visitor, status: .conflict)
        }
        let path = String(page.back.prefix { $0 != "#" })
        return done(written.batch, to: path.hasPrefix("/people/") ? path + "#timeline" : path)
    }

    private func interactionPage(_ id: ID<Interaction>, _ form: FormBody, _ visitor: Visitor) async throws -> InteractionPage {
        let version = try await visitor.network.version(of: id)
        let (interaction, people) = try await visitor.network.interaction(id)
        let asked = ID<Person>(form["person"])
        let person = people.first { $0.id == asked } ?? people.first
        let usual = person.map { "/people/\($0.id)#interaction-\(id)" } ?? "/log"
        return InteractionPage(
            interaction: interaction, people: people, version: version, visitor: visitor, back: Form.path(form["back"], or: usual))
    }

    /// Those who stay ticked, and whoever was added by name.
    private func participants(_ form: FormBody, _ page: InteractionPage, _ visitor: Visitor) async throws -> [ID<Person>] {
        let kept = Set(form.all("person"))
        var people = page.people.map(\.id).filter { kept.contains($0.description) }
        if let text = form["also"].nonEmpty {
            let found = try await visitor.network.find(text)
            let picked = found.first { $0.id.description == form["also-id"] } ?? (found.count == 1 ? found.first : nil)
            guard let picked else {
                var errors = FormErrors("also", PersonChoice.problem(text, found))
                errors.candidates = Array(found.prefix(8))
                throw errors
            }
            if !people.contains(picked.id) { people.append(picked.id) }
        }
        guard !people.isEmpty else { throw FormErrors("people", "Keep at least one person, or delete the interaction") }
        return people
    }
}
