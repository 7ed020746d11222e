internal import Foundation
internal import HTTPTypes
internal import WellmetModel
internal import WellmetStore

/// A form of what the network gives, as it came back.
struct GiftReturned: Sendable {
    var form: FormBody
    var errors: [FieldError] = []
    /// Who fits a name that was typed, when several do.
    var candidates: [PersonLine] = []
    /// Whether what it changes has changed since the form was made.
    var isStale = false

    init(_ form: FormBody, stale: Bool = false) {
        self.form = form
        isStale = stale
    }

    init(_ form: FormBody, _ error: FormErrors) {
        self.form = form
        errors = error.list
        candidates = error.candidates
    }

    var status: HTTPResponse.Status { isStale ? .conflict : .unprocessableContent }
}

/// The fields of such a form, with the choice of who is meant where a name fits several.
struct GiftFields {
    let fields: FormFields
    let returned: GiftReturned?

    init(_ returned: GiftReturned?) {
        self.returned = returned
        fields = FormFields(prefix: "gift-", typed: returned?.form, errors: returned?.errors ?? [])
    }

    /// Above everything: what is wrong.
    func problem(now: HTML = .empty) -> HTML { returned?.isStale == true ? FormVersion.stale(now: now) : fields.problem }

    func person(_ name: String, _ label: String, _ stored: String, hint: String = "") -> HTML {
        let isAsked = returned?.errors.first?.field == name && returned?.candidates.isEmpty == false
        return fields.text(name, label, stored, hint: hint, attributes: " autocomplete=\"off\"")
            + (isAsked ? PersonChoice.html("\(name)-id", returned?.candidates ?? [], legend: "Who is meant?") : .empty)
    }

    func day(_ name: String, _ label: String, _ stored: Day?) -> HTML {
        fields.text(name, label, stored?.description ?? "", type: "date", style: "short")
    }
}

extension Visitor {
    /// Whom a field names: as before where the name is as it was, else the one who is picked or the only one of that name. With
    /// `allowsNames` a name that nobody bears stands for itself.
    ///
    /// - Throws: `FormErrors` when several fit, or nobody does.
    func whom(
        _ field: String, _ form: FormBody, was: (id: ID<Person>?, name: String) = (nil, ""), allowsNames: Bool = false
    ) async throws -> (id: ID<Person>?, name: String) {
        guard let text = form[field].nonEmpty else { return (nil, "") }
        if text == was.name { return was }
        let found = try await network.find(text)
        if let picked = found.first(where: { $0.id.description == form["\(field)-id"] }) ?? (found.count == 1 ? found.first : nil) {
            return (picked.id, picked.name.full)
        }
        if found.isEmpty, allowsNames { return (nil, text) }
        var errors = FormErrors(field, PersonChoice.problem(text, found))
        errors.candidates = Array(found.prefix(8))
        throw errors
    }
}
