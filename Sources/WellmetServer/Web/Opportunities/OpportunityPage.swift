internal import WellmetModel
internal import WellmetStore

/// One opportunity: how it stands, what is next, who could help, and the form that changes it.
struct OpportunityPage {
    let line: OpportunityLine
    let helpers: [HelpLine]
    let visitor: Visitor
    var returned: GiftReturned?

    var page: Page {
        Page(title: (returned == nil ? "" : "Error: ") + line.content.title, place: .opportunities, content: content)
    }

    private var content: HTML {
        let gift = GiftFields(returned)
        return """
            \(gift.problem(now: "<p>\(line.content.title): \(line.about)</p>"))
            <header class="page-head"><h1>\(line.content.title)</h1><p>\(line.about)</p></header>
            \(line.next(visitor).isEmpty ? .empty : "<p>\(line.next(visitor))</p>" as HTML)
            \(GiftFrame.marks(line.path, states, version: line.version, visitor))
            \(line.content.notes.isEmpty ? .empty : "<div class=\"prose group\">\(Markdown.html(line.content.notes))</div>" as HTML)
            \(help)
            <section class="section" id="change" aria-labelledby="change-heading"><h2 id="change-heading">All of it</h2>
            <details class="edit"\(returned == nil ? "" : " open" as HTML)><summary data-action="Change the opportunity">Change\
            <span class="visually-hidden">: \(line.content.title)</span></summary>
            \(OpportunityForm(gift: gift, line: line, visitor: visitor).html(line.path, button: "Save"))</details>
            <div class="view"><p class="quiet">Noted down on \(Time.full(line.opportunity.since))\(ended). \
            <a href="/opportunities">All opportunities</a></p>
            \(GiftFrame.remove(line.path, "Remove the opportunity", version: line.version, visitor))</div></section>
            """
    }

    private var ended: String {
        line.opportunity.ended.map { ", \(line.opportunity.state.word) on \(Time.full($0))" } ?? ""
    }

    private var states: [(value: String, words: String)] {
        let all: [(Opportunity.State, String)] = [
            (.open, line.opportunity.state.isOver ? "Open again" : "Let it wait"), (.pursued, "Go after it"), (.won, "Won"),
            (.lost, "Lost"), (.letGo, "Let go"),
        ]
        let current = line.opportunity.state
        return all.filter { $0.0 != current && !($0.0 == .pursued && current.isOver) }.map { ($0.0.rawValue, $0.1) }
    }

    private var help: HTML {
        guard !line.opportunity.state.isOver else { return .empty }
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
