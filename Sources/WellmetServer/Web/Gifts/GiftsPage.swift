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

    /// How many of each list a page shows.
    static var pageSize: Int { 50 }

    static func html(_ lists: GiftLists<View.Given>, of person: ID<Person>?, _ visitor: Visitor) -> HTML {
        func rows(_ part: GiftLists<View.Given>.Part) -> HTML { part.lines.html { row(View(line: $0, visitor: visitor)) } }
        let links = GiftPages<View.Given>(person: person, running: lists.running.offset, over: lists.over.offset)
        let running: HTML =
            lists.running.lines.isEmpty
            ? View.empty : "<ul data-list>\(rows(lists.running))</ul>\(links.ofRunning(lists.running, pageSize))"
        guard !lists.over.lines.isEmpty else { return running + "\n" }
        let open: HTML = lists.over.offset > 0 ? " open" : .empty
        return """
            \(running)
            <details class="fold"\(open)><summary>\(Count.of(lists.over.total, "more", "more")) \(View.over)</summary>\
            <ul data-list>\(rows(lists.over))</ul>\(links.ofRest(lists.over, pageSize))</details>
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

/// The ways to the other pages of the two lists.
private struct GiftPages<Given: StoredGift> {
    let person: ID<Person>?
    let running: Int
    let over: Int

    func ofRunning(_ part: GiftLists<Given>.Part, _ size: Int) -> HTML {
        html(part, size, label: "Pages of the list") { path(running: $0, over: over) }
    }

    func ofRest(_ part: GiftLists<Given>.Part, _ size: Int) -> HTML {
        html(part, size, label: "Pages of the rest") { path(running: running, over: $0) }
    }

    private func html(_ part: GiftLists<Given>.Part, _ size: Int, label: String, path: (Int) -> String) -> HTML {
        guard part.total > size else { return .empty }
        func link(_ words: String, _ offset: Int, _ rel: String) -> HTML {
            "<li><a class=\"button plain\" rel=\"\(rel)\" href=\"\(path(offset))\">\(words)</a></li>"
        }
        let last = part.offset + part.lines.count
        return """
            <nav class="pages" aria-label="\(label)"><p>\(part.offset + 1) to \(last) of \(part.total)</p><ul>\
            \(part.offset > 0 ? link("Previous", max(0, part.offset - size), "prev") : .empty)\
            \(last < part.total ? link("Next", part.offset + size, "next") : .empty)</ul></nav>
            """
    }

    private func path(running: Int, over: Int) -> String {
        let pairs = [
            ("person", person.map(\.description) ?? ""), ("from", running > 0 ? String(running) : ""),
            ("over", over > 0 ? String(over) : ""),
        ]
        let query = pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        return "/\(Given.noun.many)" + (query.isEmpty ? "" : "?" + query)
    }
}
