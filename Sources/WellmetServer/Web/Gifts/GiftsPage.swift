internal import WellmetModel
internal import WellmetStore

/// The gifts of one kind: those in which something may still happen, and the rest folded.
struct GiftsPage<View: GiftView> {
    /// Both lists, with what stands around them.
    let lists: HTML
    /// Whose alone, when the address asks for somebody's.
    var person: (id: ID<Person>, name: String)?
    let visitor: Visitor
    var returned: GiftReturned?

    private var noun: (one: String, many: String) { View.Given.noun }

    var page: Page {
        Page(title: (returned == nil ? "" : "Error: ") + noun.many.capitalizedFirst, place: .opportunities, content: content)
    }

    private var content: HTML {
        let gift = GiftFields(returned)
        let form = GiftForm<View>(gift: gift, line: nil, from: person?.name ?? "", visitor: visitor)
        return """
            \(gift.problem())
            <header class="page-head"><h1>\(noun.many.capitalizedFirst)</h1><p>\(opening)</p></header>
            \(tabs)
            \(lists)
            <section class="group" aria-labelledby="new"><h2 id="new">A new \(noun.one)</h2>
            \(form.html("/\(noun.many)", button: "Note it down"))
            </section>
            """
    }

    private var opening: HTML {
        guard let person else { return View.opening }
        return "\(View.preposition) \(GiftFrame.person(person.id, person.name)). <a href=\"/\(noun.many)\">All \(noun.many)</a>"
    }

    /// The three lists, beside each other.
    private var tabs: HTML {
        let links = [Opportunity.noun.many, Insight.noun.many, Introduction.noun.many].html { many in
            let isHere: HTML = many == noun.many ? " aria-current=\"page\"" : .empty
            return "<li><a class=\"chip\" href=\"/\(many)\"\(isHere)>\(many.capitalizedFirst)</a></li>"
        }
        return "<nav aria-label=\"What the network gives\"><ul class=\"chips tabs\">\(links)</ul></nav>"
    }

    static func html(_ lists: GiftLists<View.Given>, _ visitor: Visitor) -> HTML {
        func rows(_ lines: [GiftLine<View.Given>]) -> HTML { lines.html { row(View(line: $0, visitor: visitor)) } }
        let running: HTML = lists.running.isEmpty ? View.empty : "<ul data-list>\(rows(lists.running))</ul>"
        guard !lists.over.isEmpty else { return running + "\n" }
        return """
            \(running)
            <details class="fold"><summary>\(Count.of(lists.over.count, "more", "more")) \(View.over)</summary>\
            <ul data-list>\(rows(lists.over))</ul></details>
            """
    }

    /// A name that leads on, and lines below it.
    private static func row(_ view: View) -> HTML {
        """
        <li class="gift" data-item><a class="name" href="\(view.line.path)" data-open>\(view.line.words)</a>\
        \(view.row.filter { !$0.isEmpty }.html { "<p class=\"about\">\($0)</p>" })</li>
        """
    }
}
