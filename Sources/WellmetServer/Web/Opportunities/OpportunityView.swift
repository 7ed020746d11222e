internal import WellmetModel
internal import WellmetStore

/// Leads and chances: where each is, from whom and for whom, what is next, and who could help.
struct OpportunityView: GiftView {
    static let opening: HTML = "Leads and chances that people gave you: for you, or for somebody you know."
    static let preposition = "Of"
    static let over = "won, lost or let go"
    static let empty = GiftFrame.empty(
        "Nothing is open",
        "When somebody says “you should talk to them”, note it down here: who said it, where it is, and what is to be done next. "
            + "Wellmet then tells you who could help, and today reminds you of the next step.")

    let line: OpportunityLine
    let visitor: Visitor

    private var content: Opportunity.Content { line.content }
    private var state: Opportunity.State { line.opportunity.state }

    var row: [HTML] { [about, next] }
    var now: HTML { "<p>\(content.title): \(about)</p>" }

    var head: HTML {
        """
        <header class="page-head"><h1>\(content.title)</h1><p>\(about)</p></header>
        \(next.isEmpty ? .empty : "<p>\(next)</p>" as HTML)
        """
    }

    /// "Client at Acme · from Ada Lovelace · for Bob · pursued"
    private var about: HTML {
        let place = content.organization.isEmpty ? "" : " at \(content.organization)"
        return GiftFrame.line([
            HTML(content.kind.word.capitalizedFirst + place),
            line.fromName.isEmpty ? .empty : "from \(GiftFrame.person(content.from, line.fromName))",
            content.forName.isEmpty ? .empty : "for \(GiftFrame.person(content.forPerson, content.forName))", HTML(state.word),
        ])
    }

    private var next: HTML {
        guard !state.isOver else { return .empty }
        let done = line.opportunity.stepDone
        if content.next.isEmpty { return done.isEmpty ? .empty : "Done: \(done). What is next?" }
        return "Next: \(content.next) \(GiftFrame.due(content.nextOn, visitor.today))"
    }

    var marks: [(state: Opportunity.State, words: String)] {
        let all: [(state: Opportunity.State, words: String)] = [
            (.open, state.isOver ? "Open again" : "Let it wait"), (.pursued, "Go after it"), (.won, "Won"), (.lost, "Lost"),
            (.letGo, "Let go"),
        ]
        return all.filter { $0.state != state && !($0.state == .pursued && state.isOver) }
    }

    func mark(_ form: FormBody) async throws -> Written<Void> {
        try await visitor.network.mark(line.opportunity, as: try form.choice("state"), at: visitor.now)
    }

    func more() async throws -> HTML {
        let notes: HTML = content.notes.isEmpty ? .empty : "<div class=\"prose group\">\(Markdown.html(content.notes))</div>"
        let help = try await help()
        return "\(notes)\n\(help)"
    }

    private func help() async throws -> HTML {
        // What has come to its end needs no help.
        guard !state.isOver else { return .empty }
        let helpers = try await visitor.network.helpers(for: line.opportunity, at: visitor.now)
        guard !helpers.isEmpty else {
            return """
                <section class="group" aria-labelledby="help"><h2 id="help">Who could help</h2><p class="quiet">Nobody yet, as far as \
                Wellmet knows. Say where it is, or tag people with what they know.</p></section>
                """
        }
        let rows = helpers.html { helper in
            """
            <li class="row" data-item>\(PersonMarks.avatar(helper.person))<div><a class="name" href="/people/\(helper.person.id)" \
            data-open>\(helper.person.name.full)</a><p class="about">\(helper.reasons.prefix(3).joined(separator: "; ").capitalizedFirst)</p></div>\
            <div class="row-when">\(PersonMarks.warmth(helper.person.tie, at: visitor.now))</div></li>
            """
        }
        return """
            <section class="group" aria-labelledby="help"><h2 id="help">Who could help</h2><ul data-list>\(rows)</ul></section>
            """
    }
}

// MARK: The form

extension OpportunityView {
    static func fields(_ gift: GiftFields, _ line: OpportunityLine?, from: String) -> HTML {
        let (fields, content) = (gift.fields, line?.content)
        let kinds = Opportunity.Kind.allCases.map { ($0.rawValue, $0.word.capitalizedFirst) }
        return """
            \(fields.text("title", "What", content?.title ?? "", style: "wide", attributes: " autocomplete=\"off\" data-action=\"New opportunity\""))
            <div class="field pair">\(fields.select("kind", "Kind", kinds, content?.kind.rawValue ?? Opportunity.Kind.client.rawValue))\
            \(fields.text("organization", "Where", content?.organization ?? "", attributes: " autocomplete=\"off\""))</div>
            <div class="field pair">\(gift.person("from", "From whom", line?.fromName ?? from))\
            \(gift.person("for", "For whom, if not for you", content?.forName ?? ""))</div>
            <div class="field pair">\(fields.text("next", "Next step", content?.next ?? "", attributes: " autocomplete=\"off\""))\
            \(gift.day("next-on", "By", content?.nextOn))</div>
            \(fields.area("notes", "Notes", content?.notes ?? "", rows: line == nil ? 2 : 4))
            """
    }

    static func content(_ form: FormBody, _ old: OpportunityLine?, _ visitor: Visitor) async throws -> Opportunity.Content {
        let from = try await visitor.whom("from", form, was: (old?.content.from, old?.fromName ?? ""))
        let beneficiary = try await visitor.whom(
            "for", form, was: (old?.content.forPerson, old?.content.forName ?? ""), allowsNames: true)
        return Opportunity.Content(
            kind: try form.choice("kind"), title: form["title"], from: from.id, forPerson: beneficiary.id, forName: beneficiary.name,
            organization: form["organization"], next: form["next"], nextOn: try form.day("next-on"), notes: form["notes"])
    }

    static func add(_ content: Opportunity.Content, _: FormBody, _ visitor: Visitor) async throws -> Written<ID<Opportunity>> {
        try await visitor.network.add(content, at: visitor.now)
    }
}
