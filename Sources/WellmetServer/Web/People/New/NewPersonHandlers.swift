internal import Foundation
internal import Hummingbird
internal import Logging
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    func showNewPerson(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        var page = try await newPersonPage(visitor)
        page.fields.typed = request.query
        return try await respond(page.page, to: request, visitor)
    }

    /// Adds somebody, unless they may be known already: then asks first.
    func addPerson(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        let form = try await FormBody.read(request)
        var page = try await newPersonPage(visitor)
        page.fields.typed = form
        do {
            let new = try NewPersonForm(form, settings: visitor.settings, today: visitor.today)
            try await requireFree(new, visitor)
            let through = try await throughWhom(new, form, visitor)
            let confirmed = Set(form["confirmed"].split(separator: " ").map(String.init))
            page.lookalikes = try await visitor.network.find(new.name.full).filter { new.name.mayBe($0.name) }
            if page.lookalikes.allSatisfy({ confirmed.contains($0.id.description) }) {
                let written = try await visitor.network.add(new.name, edits: new.edits(through: through), at: visitor.now)
                let isAlike = await isAlike(written.value, visitor)
                return done(written.batch, to: "/people/\(written.value)\(isAlike ? "?like=1" : "")")
            }
        } catch let error as FormErrors {
            page.fields.errors = error.list
            page.candidates = error.candidates
        } catch let StoreError.invalid(message) {
            page.fields.errors = [FieldError(field: "name", message: message)]
        }
        return try await respond(page.page, to: request, visitor, status: .unprocessableContent)
    }

    /// Whether somebody who was just added may be the same as somebody. Nobody waits for it while thousands are to be compared first.
    private func isAlike(_ person: ID<Person>, _ visitor: Visitor) async -> Bool {
        do {
            guard try await visitor.network.fewAreDue(most: 1000) else { return false }
            return try await visitor.network.duplicates(of: person, limit: 0).total > 0
        } catch {
            // They are added, whatever became of the hint.
            logger.warning("Nobody was compared with somebody new.", metadata: ["error": .string("\(error)")])
            return false
        }
    }

    private func newPersonPage(_ visitor: Visitor) async throws -> NewPersonPage {
        let known = try await visitor.network.circleNames()
        let region = Locale(identifier: "en").localizedString(forRegionCode: visitor.settings.region) ?? visitor.settings.region
        return NewPersonPage(circles: known, region: region, visitor: visitor)
    }

    /// - Throws: `FormErrors` for each identity that somebody has, with a link to whom.
    private func requireFree(_ new: NewPersonForm, _ visitor: Visitor) async throws {
        var taken: [FieldError] = []
        for (field, identity) in new.identities {
            do {
                try await requireFree(identity, for: nil, field: field, visitor)
            } catch let error as FormErrors {
                taken += error.list
            }
        }
        if !taken.isEmpty { throw FormErrors(taken) }
    }

    private func throughWhom(_ new: NewPersonForm, _ form: FormBody, _ visitor: Visitor) async throws -> ID<Person>? {
        guard let text = new.through.nonEmpty else { return nil }
        let found = try await visitor.network.find(text)
        if let picked = found.first(where: { $0.id.description == form["through-id"] }) ?? (found.count == 1 ? found.first : nil) {
            return picked.id
        }
        var errors = FormErrors("through", PersonChoice.problem(text, found))
        errors.candidates = Array(found.prefix(8))
        throw errors
    }
}
