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
            rows: rows(.links, details.links.map { ($0.id.description, $0.label.isEmpty ? $0.name : "\($0.label): \($0.name)") }),
            view: linksView)
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
            rows: rows(.dates, details.dates.map { ($0.id.description, "\($0.label.capitalizedFirst): \($0.date.words)") }),
            view: datesView)
    }

    private var datesView: HTML {
        guard !details.dates.isEmpty else { return "<p class=\"quiet\">No birthday or other day yet.</p>" }
        let lines = details.dates.html { date in
            let next = date.date.next(onOrAfter: visitor.today)
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
                \(details.fields.html { fields.text("value-\($0.id)", $0.label, $0.value) })
                <div class="field pair">\(fields.text("label", "New: what", attributes: " placeholder=\"Coffee\""))\
                \(fields.text("value", "Value", attributes: " placeholder=\"Flat white\""))</div>
                """,
            view: fieldsView)
    }

    var fieldsView: HTML {
        details.fields.isEmpty
            ? "<p class=\"quiet\">Nothing else yet.</p>" : facts(details.fields.map { ($0.label, $0.value) })
    }

    /// Rows of which each can be removed.
    func rows(_ section: PersonSection, _ rows: [(id: String, words: String)]) -> HTML {
        guard !rows.isEmpty else { return .empty }
        let lines = rows.html { row in
            let remove = button(
                "Remove", section, "\(row.id)/remove", style: "link-button bad", about: row.words, swap: "#\(section.rawValue)")
            return "<li class=\"pair\"><span>\(row.words)</span>\(remove)</li>"
        }
        return "<ul class=\"field\">\(lines)</ul>"
    }
}
