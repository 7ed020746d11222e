internal import Foundation
internal import Hummingbird
internal import WellmetModel
internal import WellmetStore

/// What one keeps in mind about somebody: notes, follow-ups, days, people around them, anything else.
extension WebApp {
    func addNote(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.notes, title: "Added a note on", request, context) { sent in
            guard let text = sent.form["text"].nonEmpty else { throw FormErrors("text", "Write a few words") }
            return [.addNote(text, at: nil)]
        }
    }

    func editNote(_ request: Request, _ context: WebContext) async throws -> Response {
        let name = context.parameters.get("item") ?? ""
        return try await change(.notes, item: name, replaces: true, title: "Changed a note on", request, context) { sent in
            let id = try item(sent.details.notes.map(\.id), request, context)
            guard let text = sent.form["text"].nonEmpty else { throw FormErrors("text", "Write a few words, or remove the note") }
            return [.editNote(id, text)]
        }
    }

    func removeNote(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.notes, item: context.parameters.get("item") ?? "", replaces: true, title: "Removed a note on", request, context) {
            sent in
            [.removeNote(try item(sent.details.notes.map(\.id), request, context))]
        }
    }

    func addFollowUp(_ request: Request, _ context: WebContext) async throws -> Response {
        try await send(.followUps, replaces: false, request, context) { sent, _ in
            guard let text = sent.form["text"].nonEmpty else { throw FormErrors("text", "Write what is to be done") }
            return try await sent.visitor.network.promise(
                text, to: sent.details.person.id, due: try sent.form.day("due"), owner: try sent.form.choice("owner"), at: sent.visitor.now
            ).batch
        }
    }

    func editFollowUp(_ request: Request, _ context: WebContext) async throws -> Response {
        try await send(.followUps, item: context.parameters.get("item") ?? "", replaces: true, request, context) { sent, seen in
            let id = try item(sent.details.followUps.map(\.id), request, context)
            guard let text = sent.form["text"].nonEmpty else { throw FormErrors("text", "Write what is to be done") }
            return try await sent.visitor.network.edit(
                id, text: text, due: try sent.form.day("due"), owner: try sent.form.choice("owner"), as: seen, at: sent.visitor.now
            ).batch
        }
    }

    func addDate(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.dates, request, context) { sent in
            let (label, date) = try date(sent.form)
            return [.addDate(label: label, date)]
        }
    }

    func editDate(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.dates, item: context.parameters.get("item") ?? "", replaces: true, request, context) { sent in
            let (label, date) = try date(sent.form)
            return [.editDate(try item(sent.details.dates.map(\.id), request, context), label: label, date)]
        }
    }

    private func date(_ form: FormBody) throws -> (label: String, date: PartialDate) {
        guard let label = form["label"].nonEmpty else { throw FormErrors("label", "Say what the day is, such as birthday") }
        guard let date = try form.partialDate("date") else { throw FormErrors("date", "Enter a date, such as 10 December") }
        return (label, date)
    }

    func removeDate(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.dates, item: context.parameters.get("item") ?? "", replaces: true, request, context) { sent in
            [.removeDate(try item(sent.details.dates.map(\.id), request, context))]
        }
    }

    /// Links to somebody in the book where the name is theirs; else keeps the name.
    func addLink(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.links, request, context) { sent in
            let (other, name) = try await other(sent)
            return [.addLink(label: sent.form["label"], to: other, name: name)]
        }
    }

    func editLink(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.links, item: context.parameters.get("item") ?? "", replaces: true, request, context) { sent in
            let id = try item(sent.details.links.map(\.id), request, context)
            let old = sent.details.links.first { $0.id == id }
            // Who is meant is known already, be there others of that name.
            if let old, old.name == sent.form["name"] {
                return [.editLink(id, label: sent.form["label"], to: old.other, name: old.other == nil ? old.name : "")]
            }
            let (other, name) = try await other(sent)
            return [.editLink(id, label: sent.form["label"], to: other, name: name)]
        }
    }

    private func other(_ sent: SentForm) async throws -> (id: ID<Person>?, name: String) {
        guard let name = sent.form["name"].nonEmpty else { throw FormErrors("name", "Enter a name") }
        let isKnown = try await sent.visitor.network.find(name).contains { $0.id != sent.details.person.id }
        guard isKnown else { return (nil, name) }
        return (try await person(named: name, field: "name", choice: "other", sent).id, "")
    }

    func removeLink(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.links, item: context.parameters.get("item") ?? "", replaces: true, request, context) { sent in
            [.removeLink(try item(sent.details.links.map(\.id), request, context))]
        }
    }

    /// Replaces the values of all fields, removes those left empty, and adds one.
    func changeFields(_ request: Request, _ context: WebContext) async throws -> Response {
        try await change(.fields, replaces: true, request, context) { sent in
            let form = sent.form
            var edits: [PersonEdit] = try sent.details.fields.compactMap { field in
                guard form.has("value-\(field.id)") else { return nil }
                let value = form["value-\(field.id)"]
                let label = form.has("label-\(field.id)") ? form["label-\(field.id)"] : field.label
                if value.isEmpty { return .removeField(field.id) }
                if label.isEmpty { throw FormErrors("label-\(field.id)", "Say what “\(value)” is, or empty the value to remove it") }
                return label == field.label && value == field.value ? nil : .editField(field.id, label: label, value: value)
            }
            if let label = form["label"].nonEmpty {
                guard let value = form["value"].nonEmpty else { throw FormErrors("value", "Enter a value for \(label)") }
                edits.append(.setField(label: label, value: value))
            } else if !form["value"].isEmpty {
                throw FormErrors("label", "Say what “\(form["value"])” is")
            }
            return edits
        }
    }
}
