internal import WellmetStore

/// What is wrong with one field of a form.
struct FieldError: Sendable {
    let field: String
    let message: String
    /// What stands behind the message at the field, such as a link to whom a value belongs.
    var more: HTML = .empty
}

/// A form that cannot be taken as it is: it comes back with what was typed.
struct FormErrors: Error {
    let list: [FieldError]
    /// Who fits a name that was typed, when several do.
    var candidates: [PersonLine] = []
    /// What was understood so far, with what is to be chosen.
    var understood: HTML?

    init(_ list: [FieldError]) {
        self.list = list
    }

    init(_ field: String, _ message: String, more: HTML = .empty) {
        list = [FieldError(field: field, message: message, more: more)]
    }
}

/// The fields of one form, filled with what was typed when it came back, else with what is stored.
struct FormFields: Sendable {
    /// Stands before each field's id, so that no id is twice on a page.
    var prefix = ""
    var typed: FormBody?
    var errors: [FieldError] = []

    /// The box above the form that repeats each error and leads to its field.
    var problem: HTML {
        guard !errors.isEmpty else { return .empty }
        return """
            <div class="problem" id="problem" role="alert" tabindex="-1"><h2>There is a problem</h2>\
            <ul>\(errors.html { "<li><a href=\"#\(prefix)\($0.field)\">\($0.message)</a></li>" })</ul></div>
            """
    }

    func value(_ name: String, _ stored: String = "") -> String {
        guard let typed, typed.has(name) else { return stored }
        return typed[name]
    }

    func text(
        _ name: String, _ label: String, _ stored: String = "", hint: String = "", type: String = "text", style: String = "",
        attributes: HTML = .empty
    ) -> HTML {
        field(
            name, label, hint,
            """
            <input id="\(prefix)\(name)" name="\(name)" type="\(type)" value="\(value(name, stored))"\
            \(style.isEmpty ? .empty : " class=\"\(style)\"" as HTML)\(described(name, hint))\(attributes)>
            """)
    }

    func area(_ name: String, _ label: String, _ stored: String = "", hint: String = "", rows: Int = 3) -> HTML {
        // A newline right behind the tag is not part of the text, so that one at its beginning would be lost without it.
        field(
            name, label, hint,
            """
            <textarea id="\(prefix)\(name)" name="\(name)" rows="\(rows)"\(described(name, hint))>
            \(value(name, stored))</textarea>
            """)
    }

    /// A menu of (value, words).
    func select(
        _ name: String, _ label: String, _ options: [(value: String, words: String)], _ stored: String = "", hint: String = ""
    ) -> HTML {
        let chosen = value(name, stored)
        return field(
            name, label, hint,
            """
            <select id="\(prefix)\(name)" name="\(name)"\(described(name, hint))>\(options.html { option in
                "<option value=\"\(option.value)\"\(option.value == chosen ? " selected" as HTML : "")>\(option.words)</option>"
            })</select>
            """)
    }

    /// A choice of few, all in sight.
    func radios(_ name: String, _ legend: String, _ options: [(value: String, words: String)], _ stored: String) -> HTML {
        let chosen = value(name, stored)
        return """
            <fieldset class="field" id="\(prefix)\(name)"><legend>\(legend)</legend>\(message(name))\(options.html { option in
                """
                <label class="option"><input type="radio" name="\(name)" value="\(option.value)"\
                \(option.value == chosen ? " checked" as HTML : "")> \(option.words)</label>
                """
            })</fieldset>
            """
    }

    /// Chips to pick from; several may be.
    func chips(_ name: String, _ all: [String], picked: [String]) -> HTML {
        let picked = Set(typed.map { $0.all(name) } ?? picked)
        return """
            <div class="chips">\(all.html { value in
                """
                <label class="chip pick"><input type="checkbox" name="\(name)" value="\(value)"\
                \(picked.contains(value) ? " checked" as HTML : "")> \(value)</label>
                """
            })</div>
            """
    }

    private func field(_ name: String, _ label: String, _ hint: String, _ control: HTML) -> HTML {
        """
        <div class="field\(isWrong(name) ? " is-wrong" : "")"><label for="\(prefix)\(name)">\(label)</label>\
        \(hint.isEmpty ? .empty : "<p class=\"hint\" id=\"\(prefix)\(name)-hint\">\(hint)</p>" as HTML)\(message(name))\(control)</div>
        """
    }

    private func message(_ name: String) -> HTML {
        guard let error = errors.first(where: { $0.field == name }) else { return .empty }
        return """
            <p class="error" id="\(prefix)\(name)-error"><span class="visually-hidden">Error: </span>\(error.message)\
            \(error.more.isEmpty ? .empty : " " + error.more)</p>
            """
    }

    private func described(_ name: String, _ hint: String) -> HTML {
        let ids = [hint.isEmpty ? nil : "\(prefix)\(name)-hint", isWrong(name) ? "\(prefix)\(name)-error" : nil].compactMap(\.self)
        let described: HTML = ids.isEmpty ? .empty : " aria-describedby=\"\(ids.joined(separator: " "))\""
        return isWrong(name) ? described + " aria-invalid=\"true\"" : described
    }

    private func isWrong(_ name: String) -> Bool { errors.contains { $0.field == name } }
}
