internal import Foundation
internal import HTTPTypes
internal import WellmetModel
internal import WellmetStore

/// What the pages of opportunities, insights and introductions share.
enum GiftFrame {
    enum Tab: String, CaseIterable { case opportunities, insights, introductions }

    /// The three lists, beside each other.
    static func tabs(_ here: Tab) -> HTML {
        let links = Tab.allCases.html { tab in
            let isHere: HTML = tab == here ? " aria-current=\"page\"" : .empty
            return "<li><a class=\"chip\" href=\"/\(tab.rawValue)\"\(isHere)>\(tab.rawValue.capitalizedFirst)</a></li>"
        }
        return "<nav aria-label=\"What the network gives\"><ul class=\"chips tabs\">\(links)</ul></nav>"
    }

    /// "· due in 3 days", late in another colour.
    static func due(_ day: Day?, _ today: Day) -> HTML {
        guard let day else { return .empty }
        let time: HTML = "<time datetime=\"\(day)\" title=\"\(Time.full(day))\">\(day.words(relativeTo: today))</time>"
        return day < today ? "<span class=\"due late\">· was due \(time)</span>" : "<span class=\"due\">· due \(time)</span>"
    }

    static func person(_ id: ID<Person>?, _ name: String) -> HTML {
        id.map { "<a href=\"/people/\($0)\">\(name)</a>" } ?? HTML(name)
    }

    /// Parts of a line, with a dot between two.
    static func line(_ parts: [HTML]) -> HTML {
        HTML(trusted: parts.filter { !$0.isEmpty }.map(\.text).joined(separator: " · "))
    }

    /// A row of a list: a name that leads on, and lines below it.
    static func row(_ path: String, _ title: String, _ lines: [HTML]) -> HTML {
        """
        <li class="gift" data-item><a class="name" href="\(path)" data-open>\(title)</a>\
        \(lines.filter { !$0.isEmpty }.html { "<p class=\"about\">\($0)</p>" })</li>
        """
    }

    /// What came to its end, folded.
    static func over(_ title: String, _ rows: [HTML]) -> HTML {
        rows.isEmpty ? .empty : "<details class=\"fold\"><summary>\(title)</summary><ul>\(rows)</ul></details>"
    }

    /// A form of buttons, each of which says how it stands.
    static func marks(
        _ path: String, _ states: [(value: String, words: String)], version: String, fields: HTML = .empty, _ visitor: Visitor
    ) -> HTML {
        """
        <form class="marks" method="post" action="\(path)/state" data-swap="#main">\(Form.token(visitor))\(FormVersion.field(version))\(fields)
        <div class="actions">\(states.html { state in
            "<button class=\"button plain\" name=\"state\" value=\"\(state.value)\" data-action>\(state.words)</button>"
        })</div></form>
        """
    }

    /// A form that removes it.
    static func remove(_ path: String, _ words: String, version: String, _ visitor: Visitor) -> HTML {
        """
        <form method="post" action="\(path)/remove" data-swap="#main">\(Form.token(visitor))\(FormVersion.field(version))\
        <p class="small"><button class="link-button bad">\(words)</button></p></form>
        """
    }

    static func empty(_ title: String, _ words: String) -> HTML {
        "<div class=\"empty\">\(Icon.cup)<h2>\(title)</h2><p>\(words)</p></div>"
    }
}

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

extension WebApp {
    /// Whom a field names: as before where the name is as it was, else the one who is picked or the only one of that name. With
    /// `allowsNames` a name that nobody bears stands for itself.
    ///
    /// - Throws: `FormErrors` when several fit, or nobody does.
    func whom(
        _ field: String, _ form: FormBody, was: (id: ID<Person>?, name: String) = (nil, ""), allowsNames: Bool = false, _ visitor: Visitor
    ) async throws -> (id: ID<Person>?, name: String) {
        guard let text = form[field].nonEmpty else { return (nil, "") }
        if text == was.name { return was }
        let found = try await visitor.network.find(text)
        if let picked = found.first(where: { $0.id.description == form["\(field)-id"] }) ?? (found.count == 1 ? found.first : nil) {
            return (picked.id, picked.name.full)
        }
        if found.isEmpty, allowsNames { return (nil, text) }
        var errors = FormErrors(field, PersonChoice.problem(text, found))
        errors.candidates = Array(found.prefix(8))
        throw errors
    }

    /// What is checked, or the error at its field.
    func checked<Content>(_ read: () throws(FieldProblem) -> Content) throws(FormErrors) -> Content {
        do { return try read() } catch { throw FormErrors(error.field, error.message) }
    }
}
