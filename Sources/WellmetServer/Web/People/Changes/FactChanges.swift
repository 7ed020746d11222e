internal import Foundation
internal import Hummingbird
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// Who somebody is: names, how we met, ways to reach them, work.
extension WebApp {
    func changeName(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.name, replaces: true, request, context) { sent in
            let form = sent.form
            var name = PersonName(
                given: form["given"], family: form["family"], additional: form["additional"], prefix: form["prefix"],
                suffix: form["suffix"])
            name.nickname = form["nickname"]
            name.phoneticGiven = form["phonetic-given"]
            name.phoneticFamily = form["phonetic-family"]
            guard !name.isEmpty else { throw FormErrors("given", "Enter a given name, a family name or a nickname") }
            let zone = try ZoneNames.identifier(form["zone"])
            let languages = form["languages"].split(separator: ",").compactMap(\.nonEmpty)
            let now = sent.details.person
            var edits: [PersonEdit] = []
            if name != now.name { edits.append(.name(name)) }
            if form["pronouns"] != now.pronouns { edits.append(.pronouns(form["pronouns"])) }
            if languages != now.languages { edits.append(.languages(languages)) }
            if form["place"] != now.place { edits.append(.place(form["place"])) }
            if zone != now.zone { edits.append(.zone(zone)) }
            return edits
        }
    }

    func changeMet(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.met, replaces: true, request, context) { sent in
            let form = sent.form
            var met = Person.Meeting(on: try form.partialDate("on"), place: form["place"], story: form["story"])
            if let on = met.on, on.year == nil { throw FormErrors("on", "Add the year: \(on.words) of which one?") }
            if let on = met.on, on.earliest > sent.visitor.today { throw FormErrors("on", "\(on.words.capitalizedFirst) is still to come") }
            if let known = sent.details.metThrough, form["through"] == known.name {
                met.through = known.id
            } else if let text = form["through"].nonEmpty {
                met.through = try await person(named: text, field: "through", choice: "through-id", sent).id
            }
            return met == sent.details.person.met ? [] : [.met(met)]
        }
    }

    func addIdentity(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.identities, request, context) { sent in
            let kind: Identity.Kind = try sent.form.choice("kind")
            let identity = try IdentityField.read(
                kind, sent.form["value"], label: sent.form["label"], field: "value", region: sent.visitor.settings.region)
            try await requireFree(identity, for: sent.details.person.id, field: "value", sent.visitor)
            return [.addIdentity(identity)]
        }
    }

    func editIdentity(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.identities, item: context.parameters.get("item") ?? "", replaces: true, request, context) { sent in
            let id = try item(sent.details.identities.map(\.id), request, context)
            guard let old = sent.details.identities.first(where: { $0.id == id })?.value else { return [] }
            let typed = sent.form["value"]
            // What is only shown otherwise than it is kept was not changed.
            let identity =
                typed == old.shown
                ? Identity(kind: old.kind, normalised: old.value, display: old.display, label: sent.form["label"].trimmed)
                : try IdentityField.read(
                    old.kind, typed, label: sent.form["label"], field: "value", region: sent.visitor.settings.region)
            try await requireFree(identity, for: sent.details.person.id, field: "value", sent.visitor)
            return [.editIdentity(id, identity)]
        }
    }

    func removeIdentity(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.identities, item: context.parameters.get("item") ?? "", replaces: true, request, context) { sent in
            [.removeIdentity(try item(sent.details.identities.map(\.id), request, context))]
        }
    }

    /// - Throws: `FormErrors` with a link to whoever has the identity.
    func requireFree(_ identity: Identity, for person: ID<Person>?, field: String, _ visitor: Visitor) async throws {
        guard let owner = try await visitor.network.owner(of: identity), owner.id != person else { return }
        throw FormErrors(
            field, "\(identity.shown) belongs to \(owner.name) already", more: PersonMarks.link(owner.id, "Open \(owner.name)"))
    }

    func addPosition(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.positions, request, context) { sent in
            let (from, to) = try PositionField.span(sent.form)
            return [.addPosition(organization: sent.form["organization"], title: sent.form["title"], from: from, to: to)]
        }
    }

    func editPosition(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.positions, item: context.parameters.get("item") ?? "", replaces: true, request, context) { sent in
            let id = try item(sent.details.positions.map(\.id), request, context)
            let (from, to) = try PositionField.span(sent.form)
            // Who says until when says that it ended.
            let current = sent.form["current"] == "yes" && to == nil
            return [
                .editPosition(
                    id, organization: sent.form["organization"], title: sent.form["title"], from: from, to: to, current: current)
            ]
        }
    }

    func removePosition(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.positions, item: context.parameters.get("item") ?? "", replaces: true, request, context) { sent in
            [.removePosition(try item(sent.details.positions.map(\.id), request, context))]
        }
    }
}

/// Reads from when until when somebody held a position.
enum PositionField {
    static func span(_ form: FormBody) throws(FormErrors) -> (from: PartialDate?, to: PartialDate?) {
        guard !form["title"].isEmpty || !form["organization"].isEmpty else {
            throw FormErrors("title", "Enter a title or an organization")
        }
        let (from, to) = (try form.partialDate("from"), try form.partialDate("to"))
        if let from, from.year == nil { throw FormErrors("from", "Add the year") }
        if let to, to.year == nil { throw FormErrors("to", "Add the year") }
        if let from, let to, to.earliest < from.earliest {
            throw FormErrors("to", "It cannot end in \(to.words), before it began in \(from.words)")
        }
        return (from, to)
    }
}

/// Reads an identity as people type it.
enum IdentityField {
    static func read(_ kind: Identity.Kind, _ text: String, label: String, field: String, region: String) throws(FormErrors) -> Identity {
        let identity = kind == .phone ? PhoneNumbers.identity(text, region: region, label: label) : Identity(kind, text, label: label)
        let hasDomain = kind != .mail || identity?.value.split(separator: "@").last?.contains(".") == true
        guard let identity, hasDomain else { throw FormErrors(field, "Enter \(kind.example)") }
        return identity
    }
}
