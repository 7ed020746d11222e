internal import WellmetModel
internal import WellmetStore

/// The frame of a section: its title, what it says, and the form that edits it in place.
extension PersonView {
    /// - Parameters:
    ///   - verb: "Edit" or "Add".
    ///   - swap: the part of the page that changes with it.
    ///   - rows: the rows of the section, each with a form of its own; the section's form adds one.
    func section(
        _ section: PersonSection, _ title: String, verb: String = "Edit", swap: String? = nil, version: String? = nil, fields: HTML,
        rows: HTML = .empty, view: HTML
    ) -> HTML {
        let id = section.rawValue
        let isOpen = isReturned(section) || !rows.isEmpty && returned?.section == section
        return """
            <section class="section" id="\(id)" aria-labelledby="\(id)-heading">
              <h2 id="\(id)-heading">\(title)</h2>
              <details class="edit"\(isOpen ? " open" as HTML : "")><summary data-action="\(verb): \(title)">\(verb)\
            <span class="visually-hidden">: \(title)</span></summary>
                \(rows)\(form(
                    section, swap: swap, version: version, fields: fields, cancel: true, button: rows.isEmpty ? "Save" : "Add"))</details>
              <div class="view">\(view)</div>
            </section>
            """
    }

    /// The form of a section, or of a row of it.
    func form(
        _ section: PersonSection, item: String = "", swap: String? = nil, version: String? = nil, preview: HTML = .empty, fields: HTML,
        cancel: Bool = false, button: String = "Save", buttons: HTML = .empty, plain: Bool = false
    ) -> HTML {
        let id = section.rawValue
        return """
            <form method="post" action="\(path)/\(id)\(item.isEmpty ? "" : "/\(item)")#\(id)" data-swap="#\(swap ?? id)"\(preview)>\
            \(Form.token(visitor))\(version.map(FormVersion.field) ?? .empty)
            \(isReturned(section, item) ? returnedNote(section, item) : .empty)\(fields)
            <div class="actions"><button class="button\(plain ? " plain" : "")">\(button)</button>\(buttons)\
            \(cancel ? "<a class=\"button ghost\" href=\"\(path)#\(id)\">Cancel</a>" as HTML : .empty)</div></form>
            """
    }

    /// A row of a section, folded: its form, and a button that removes it.
    func row(
        _ section: PersonSection, _ item: String, _ words: String, swap: String? = nil, fields: HTML, then: HTML = .empty
    ) -> HTML {
        let id = section.rawValue
        return """
            <li><details class="fold"\(isReturned(section, item) ? " open" as HTML : "")><summary>\(words)</summary>
            \(form(
                section, item: item, swap: swap, version: details.version(section, item), fields: fields,
                buttons: """
                    <button class="link-button bad" formaction="\(path)/\(id)/\(item)/remove#\(id)">Remove\
                    <span class="visually-hidden">: \(words)</span></button>
                    """))
            \(then)</details></li>
            """
    }

    /// The rows of a section above the form that adds one.
    func rows(_ rows: [HTML]) -> HTML {
        rows.isEmpty ? .empty : "<ul class=\"rows\">\(rows)</ul>"
    }

    /// A form of a single button. `hidden` says to screen readers what it is about.
    func button(
        _ words: String, _ section: PersonSection, _ action: String, style: String = "link-button", about hidden: String = "",
        fields: HTML = .empty, swap: String = "#main"
    ) -> HTML {
        """
        <form method="post" action="\(path)/\(section.rawValue)/\(action)#\(section.rawValue)" data-swap="\(swap)">\(Form.token(visitor))\
        \(fields)<button class="\(style)"\(section == .quiet ? " data-action" as HTML : .empty)>\(words)\
        \(hidden.isEmpty ? .empty : "<span class=\"visually-hidden\">: \(hidden)</span>" as HTML)</button></form>
        """
    }

    /// What is wrong, or what others made of it in the meantime.
    private func returnedNote(_ section: PersonSection, _ item: String) -> HTML {
        guard let returned else { return .empty }
        guard returned.isStale else { return fields(section, item).problem }
        let now = current(section, item)
        return FormVersion.stale(now: now)
    }
}
