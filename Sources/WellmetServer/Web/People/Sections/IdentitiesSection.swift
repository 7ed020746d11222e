internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// Where to reach somebody.
extension PersonView {
    var identitiesSection: HTML {
        let fields = fields(.identities)
        return section(
            .identities, "Where to reach \(pronouns.object)",
            fields: """
                <div class="pair">\(fields.select("kind", "Add", Identity.Kind.allCases.map { ($0.rawValue, $0.word) }, "mail"))\
                \(fields.text("value", "Address, number or handle"))\
                \(fields.text("label", "Label", style: "short", attributes: " placeholder=\"work\""))</div>
                """,
            rows: rows(inOrder.map(identity)), view: identitiesView)
    }

    private func identity(_ listed: Listed<Identity>) -> HTML {
        let (item, identity) = (listed.id.description, listed.value)
        let fields = fields(.identities, item)
        return row(
            .identities, item, identity.words,
            fields: """
                <div class="pair">\(fields.text("value", identity.kind.word, identity.shown))\
                \(fields.text("label", "Label", identity.label, style: "short"))</div>
                """)
    }

    /// Mail and phone first.
    private var inOrder: [Listed<Identity>] {
        Identity.Kind.allCases.flatMap { kind in details.identities.filter { $0.value.kind == kind } }
    }

    private var identitiesView: HTML {
        guard !details.identities.isEmpty else { return "<p class=\"quiet\">No address or number yet.</p>" }
        return """
            <dl class="facts">\(inOrder.html { listed in
                let identity = listed.value
                let shown: HTML =
                    if let url = identity.url {
                        "<a href=\"\(url)\"\(url.hasPrefix("https:") ? " rel=\"noreferrer\"" as HTML : "")>\(identity.shown)</a>"
                    } else { HTML(identity.shown) }
                let label: HTML = identity.label.isEmpty ? .empty : " <span class=\"quiet small\">\(identity.label)</span>"
                return "<dt>\(identity.kind.word)</dt><dd>\(shown)\(label)</dd>"
            })</dl>
            """
    }
}

extension Identity {
    /// As people read it: numbers grouped.
    var shown: String { kind == .phone ? PhoneNumbers.display(value) : display }
    /// "E-mail: ada@example.org (work)"
    var words: String { "\(kind.word): \(shown)" + (label.isEmpty ? "" : " (\(label))") }
}

extension Identity.Kind {
    var word: String {
        switch self {
        case .mail: "E-mail"
        case .phone: "Phone"
        case .linkedin: "LinkedIn"
        case .x: "X"
        case .instagram: "Instagram"
        case .facebook: "Facebook"
        case .mastodon: "Mastodon"
        case .bluesky: "Bluesky"
        case .github: "GitHub"
        case .slack: "Slack"
        case .matrix: "Matrix"
        case .website: "Website"
        }
    }
}
