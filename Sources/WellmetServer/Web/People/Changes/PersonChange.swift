internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

/// A form of a person's page on its way into the store.
struct SentForm: Sendable {
    let visitor: Visitor
    let details: PersonDetails
    let form: FormBody
}

extension WebApp {
    /// Takes a form of a person's page: `make` turns it into edits, which are written as one batch.
    ///
    /// A form with errors comes back with what was typed (422). So does one that `replaces` values which have changed since
    /// the form was made (409), with what stands there now.
    func change(
        _ section: PersonSection, item: String = "", replaces: Bool = false, title: String? = nil, _ request: Request,
        _ context: WebContext, _ make: (SentForm) async throws -> [PersonEdit]
    ) async throws -> Response {
        try await send(section, item: item, replaces: replaces, request, context) { sent, seen in
            let edits = try await make(sent)
            guard !edits.isEmpty else { return nil }
            let title = title.map { "\($0) \(sent.details.person.name.full)" }
            return try await sent.visitor.network.edit(sent.details.person.id, edits, title: title, as: seen, at: sent.visitor.now).batch
        }
    }

    /// The same for any write; `write` gets the version that it must find, when the form replaces values.
    func send(
        _ section: PersonSection, item: String = "", replaces: Bool, _ request: Request, _ context: WebContext,
        _ write: (SentForm, PersonVersion?) async throws -> BatchNumber?
    ) async throws -> Response {
        let visitor = try context.signedIn()
        let person: ID<Person> = try request.id("person", context)
        let form = try await FormBody.read(request)
        // Somebody else may write between our look and our write; what they wrote may be elsewhere on the page, so look again.
        for _ in 0..<4 {
            let details = try await visitor.network.details(of: person, at: visitor.now, limit: PersonView.timelinePage)
            let version = details.version(section, item)
            guard version != nil || !replaces else { throw HTTPError(.notFound) }
            if replaces, form["version"] != version {
                return try await giveBack(
                    ReturnedForm(section: section, item: item, form: form, errors: [], isStale: true), details, request, visitor)
            }
            do {
                try form.requireUsualLengths()
                let batch = try await write(SentForm(visitor: visitor, details: details, form: form), replaces ? details.seen : nil)
                return done(batch, to: Form.path(form["back"], or: "/people/\(person)#\(section.rawValue)"))
            } catch is StaleVersion {
                continue
            } catch let error as FormErrors {
                let returned = ReturnedForm(
                    section: section, item: item, form: form, errors: error.list, candidates: error.candidates, effect: error.understood)
                return try await giveBack(returned, details, request, visitor)
            } catch let StoreError.invalid(message) {
                let returned = ReturnedForm(
                    section: section, item: item, form: form, errors: [FieldError(field: section.firstField, message: message)])
                return try await giveBack(returned, details, request, visitor)
            }
        }
        throw StoreError.busy
    }

    /// The page with the form as it was typed.
    private func giveBack(
        _ returned: ReturnedForm, _ details: PersonDetails, _ request: Request, _ visitor: Visitor
    ) async throws -> Response {
        let view = try await view(of: details, visitor, returned: returned)
        return try await respond(
            PersonPage(view: view).page, to: request, visitor, status: returned.isStale ? .conflict : .unprocessableContent)
    }

    /// All that a person's page needs.
    func view(
        of details: PersonDetails, _ visitor: Visitor, offset: Int = 0, returned: ReturnedForm? = nil
    ) async throws -> PersonView {
        let circles = try await visitor.network.circleNames()
        return PersonView(details: details, visitor: visitor, circles: circles, offset: offset, returned: returned)
    }

    /// The row of a section that the address names.
    ///
    /// - Throws: 404 when the person has none such.
    func item<Entity>(_ ids: some Sequence<ID<Entity>>, _ request: Request, _ context: WebContext) throws -> ID<Entity> {
        let id: ID<Entity> = try request.id("item", context)
        guard ids.contains(id) else { throw HTTPError(.notFound) }
        return id
    }

    /// The one person in the network whom a text names.
    ///
    /// - Throws: `FormErrors` at `field` when nobody fits, or several do and none of them was picked in `choice`.
    func person(named text: String, field: String, choice: String, _ sent: SentForm) async throws -> PersonLine {
        let found = try await sent.visitor.network.find(text).filter { $0.id != sent.details.person.id }
        if let picked = found.first(where: { $0.id.description == sent.form[choice] }) { return picked }
        guard let only = found.first, found.count == 1 else {
            var errors = FormErrors(field, PersonChoice.problem(text, found))
            errors.candidates = Array(found.prefix(8))
            throw errors
        }
        return only
    }
}

extension PersonSection {
    /// The field at which stands what the store says against a form.
    var firstField: String {
        switch self {
        case .log: "line"
        case .face: "file"
        case .followUps, .notes: "text"
        case .identities: "value"
        case .positions: "title"
        case .met: "on"
        case .dates: "label"
        case .links: "name"
        case .name: "given"
        case .fields: "label"
        case .circles: "new"
        case .tags: "tags"
        case .rhythm: "days"
        case .quiet: "until"
        }
    }
}
