internal import WellmetModel
internal import WellmetStore

/// Days of somebody's year, people around them, and whatever has no place of its own.
extension PersonView {
    var linksSection: HTML {
        let fields = fields(.links)
        return section(
            .links, "People around \(pronouns.object)", verb: details.links.isEmpty ? "Add" : "Edit",
            fields: """
                <div class="pair">\(fields.text("name", "Who", hint: "By name.", attributes: " autocomplete=\"off\""))\
                \(fields.text("label", "What they are", hint: "Manager, spouse, works with."))</div>
                \(choices(fields, "other"))
                """,
            rows: rows(details.links.map(link)), view: linksView)
    }

    private func link(_ link: PersonLink) -> HTML {
        let item = link.id.description
        let fields = fields(.links, item)
        return row(
            .links, item, link.words,
            fields: """
                <div class="pair">\(fields.text("name", "Who", link.name, attributes: " autocomplete=\"off\""))\
                \(fields.text("label", "What they are", link.label))</div>
                \(choices(fields, "other"))
                """)
    }

    private var linksView: HTML {
        guard !details.links.isEmpty else { return "<p class=\"quiet\">Nobody written down yet.</p>" }
        let lines = details.links.html { link in
            let name: HTML = link.other.map { PersonMarks.link($0, link.name) } ?? HTML(link.name)
            return "<li>\(link.label.isEmpty ? "Knows" : link.label.capitalizedFirst): \(name)</li>"
        }
        return "<ul>\(lines)</ul>"
    }

    var datesSection: HTML {
        let fields = fields(.dates)
        return section(
            .dates, "Dates", verb: details.dates.isEmpty ? "Add" : "Edit",
            fields: """
                <div class="pair">\(fields.text("label", "What", "birthday"))\
                \(fields.text("date", "When", hint: "10 December, or with the year."))</div>
                """,
            rows: rows(details.dates.map(date)), view: datesView)
    }

    private func date(_ date: ImportantDate) -> HTML {
        let item = date.id.description
        let fields = fields(.dates, item)
        return row(
            .dates, item, date.words,
            fields: """
                <div class="pair">\(fields.text("label", "What", date.label))\(fields.text("date", "When", date.date.words))</div>
                """)
    }

    private var datesView: HTML {
        guard !details.dates.isEmpty else { return "<p class=\"quiet\">No birthday or other day yet.</p>" }
        let lines = details.dates.html { date in
            let next = date.date.soon(on: visitor.today)
            let soon: HTML = next.map { " <span class=\"due\">· \($0.words(relativeTo: visitor.today))</span>" } ?? .empty
            return "<dt>\(date.label.capitalizedFirst)</dt><dd>\(date.date.words)\(soon)</dd>"
        }
        return "<dl class=\"facts\">\(lines)</dl>"
    }

    var fieldsSection: HTML {
        let fields = fields(.fields)
        return section(
            .fields, "Anything else", verb: details.fields.isEmpty ? "Add" : "Edit", version: details.version(.fields),
            fields: """
                \(details.fields.html { field in
                    """
                    <div class="field pair">\(fields.text("label-\(field.id)", "What", field.label))\
                    \(fields.text("value-\(field.id)", "Value", field.value))</div>
                    """
                })
                <div class="field pair">\(fields.text("label", "New: what", attributes: " placeholder=\"Coffee\""))\
                \(fields.text("value", "Value", attributes: " placeholder=\"Flat white\""))</div>
                """,
            view: fieldsView)
    }

    var fieldsView: HTML {
        details.fields.isEmpty
            ? "<p class=\"quiet\">Nothing else yet.</p>" : facts(details.fields.map { ($0.label, $0.value) })
    }
}

extension PersonLink {
    /// "Manager: Grace Hopper"
    var words: String { label.isEmpty ? name : "\(label.capitalizedFirst): \(name)" }
}

extension ImportantDate {
    /// "Birthday: 10 December"
    var words: String { "\(label.capitalizedFirst): \(date.words)" }
}
