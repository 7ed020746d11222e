internal import WellmetModel
internal import WellmetStore

/// The people of the book, a page of them, with a simple filter.
struct PeopleListPage {
    let query: PeopleQuery
    let people: PeoplePage
    let circles: [String]
    let tags: [String]
    /// What is to be said of the people whom the filter names.
    let remarks: [FilterRemark]
    /// How many were seen and not yet accepted.
    let discovered: Int
    let views: [SavedView]
    let visitor: Visitor
    private var filter: PeopleFilter { query.filter }

    init(
        query: PeopleQuery, people: PeoplePage, circles: [String], tags: [String], remarks: [FilterRemark], discovered: Int,
        views: [SavedView],
        visitor: Visitor
    ) {
        self.query = query
        self.people = people
        self.circles = circles
        self.tags = tags
        self.remarks = remarks
        self.discovered = discovered
        self.views = views
        self.visitor = visitor
    }

    var page: Page { Page(title: view?.name ?? title, place: .people, content: content, view: view?.id) }

    /// The view that asks for the same.
    private var view: SavedView? {
        guard query.problem == nil, !filter.terms.isEmpty else { return nil }
        let asked = Filter(filter.terms)
        return views.first { (try? Filter($0.filter))?.asksTheSame(as: asked) == true }  // what another version wrote is none
    }

    private var title: String {
        filter.standing == .discovered ? "Seen, not yet in your book" : filter.archived ? "Archived people" : "People"
    }

    private var content: HTML {
        """
        <header class="page-head page-head-row"><h1>\(view?.name ?? title)</h1>\
        <a class="button plain" href="/people/new" data-action>New person</a></header>
        \(form)
        <div id="people" data-announce="\(query.problem?.description ?? count)">
        \(query.problem.map(unreadable) ?? unknown + keep + (people.people.isEmpty ? empty : list))
        </div>
        """
    }

    // MARK: The filter

    private var form: HTML {
        let fields = FormFields()
        return """
            <form class="filter" action="/people" role="search" data-swap="#people" data-auto>
              \(fields.text("q", "Name, work or a filter", query.text, type: "search", attributes: " autocomplete=\"off\" data-search data-offers=\"/filter.json\""))
              \(circles.isEmpty ? .empty : fields.select("circle", "Circle", [("", "All")] + circles.map { ($0, $0) }, query.circle))
              \(tags.isEmpty ? .empty : fields.select("tag", "Tag", [("", "All")] + tags.map { ($0, "#" + $0) }, folded(query.tag)))
              \(fields.select("touch", "Last in touch", PeopleQuery.Touch.allCases.map { ($0.rawValue, $0.words) }, query.touch.rawValue))
              \(fields.select("order", "Order", [("name", "Name"), ("contact", "Last contact"), ("added", "Added")], filter.order.rawValue))
              \(filter.standing == .discovered ? "<input type=\"hidden\" name=\"standing\" value=\"discovered\">" : .empty)\
            \(filter.archived ? "<input type=\"hidden\" name=\"archived\" value=\"1\">" : .empty)\
            <button class="button plain" data-auto-hide>Show</button>
            </form>
            \(help)
            """
    }

    /// What can be typed into the field, for who wants to know.
    private var help: HTML {
        let rows = PeopleListPage.examples.html { example in
            """
            <dt><a href="/people?q=\(Query.encoded(example.text))"><code>\(example.text)</code></a></dt><dd>\(example.words)</dd>
            """
        }
        return """
            <details class="fold small"><summary>What can be typed here</summary>
            <p>Words find by name, work, place or address. Fields find by the rest; a minus before one asks for the others, and commas \
            stand between values of which one must fit.</p>
            <dl class="examples">\(rows)</dl></details>
            """
    }

    private static let examples: [(text: String, words: String)] = [
        ("city:lisbon", "who lives there"), ("company:acme", "who works there now; worked: also who did"),
        ("about:rust", "who has to do with it: tags, titles, notes and talk"), ("knows:ada", "who knows her"),
        ("circle:clients,mentors", "in one of these circles; tag: for tags"),
        ("met:2025", "when we met; met:fosdem for where, through: for by whom"),
        ("last:>90d", "not in touch for 90 days; last:never, last:<2w"),
        ("warmth:<=2", "faint or dormant ties; warmth:close"), ("has:follow-up", "with an open follow-up; mail, phone, note, picture …"),
        ("birthday:march", "born in March"), ("source:linkedin", "where they came from"),
        ("archived:yes", "in the archive; is:discovered for who was only seen"),
    ]

    /// Keeps the filter as a view, or leads to the view that it is.
    private var keep: HTML {
        if let view { return "<p class=\"small quiet\"><a href=\"/views#view-\(view.id)\">Change this view</a></p>" }
        guard let filter = query.written else { return .empty }
        return """
            <details class="fold small"><summary data-action>Save this view</summary>\
            <form method="post" action="/views" data-swap="#main">\(Form.token(visitor))<input type="hidden" name="filter" value="\(filter)">\
            \(FormFields(prefix: "view-").text("name", "Name", hint: "It stands under People then.", attributes: " autocomplete=\"off\""))\
            <div class="actions"><button class="button plain">Save view</button></div></form></details>
            """
    }

    // MARK: The list

    private var count: String {
        let order =
            switch filter.order {
            case .name: "by name"
            case .contact: "the last spoken to first"
            case .added: "the newest first"
            }
        return "\(people.total == 1 ? "1 person" : "\(people.total) people"), \(order)."
    }

    private var list: HTML {
        """
        <p class="quiet small" role="status">\(count) \(others)</p>
        <form action="/people/several">\(SeveralForm.fold(query, total: people.total))
        <ul data-list>
        \(people.people.html { PersonMarks.row($0, visitor, box: SeveralForm.box($0)) })
        </ul></form>
        \(pages)
        <p class="small quiet"><a href="\(query.path(file: ".vcf"))" download>Save \(people.total == 1 ? "this person" : "these \(people.total) people") \
        as contact cards</a> · <a href="/duplicates">Who is here twice?</a></p>
        """
    }

    /// The way to those who are not in this list.
    private var others: HTML {
        if filter.standing == .discovered {
            return "They were seen in imports and messages; open one to accept. <a href=\"/people\">The book</a>"
        }
        if filter.archived { return "<a href=\"/people\">The book</a>" }
        let seen: HTML =
            discovered == 0
            ? .empty
            : """
            <a href="/people?standing=discovered">\(discovered) more</a> \(discovered == 1 ? "was" : "were") seen in imports and not \
            yet accepted. 
            """
        guard !query.isNarrowed else { return .empty }
        let kept: HTML = views.isEmpty ? .empty : " · <a href=\"/views\">Views</a>"
        return seen + "<a href=\"/people?archived=1\">The archive</a> · <a href=\"/opportunities\">What they gave you</a>" + kept
    }

    private var pages: HTML {
        let (first, last) = (people.offset + 1, people.offset + people.people.count)
        guard people.total > PeopleQuery.pageSize || people.offset > 0 else { return .empty }
        func link(_ words: String, _ offset: Int, _ rel: String) -> HTML {
            "<li><a class=\"button plain\" rel=\"\(rel)\" href=\"\(query.path(offset: offset))\" data-swap=\"#people\">\(words)</a></li>"
        }
        return """
            <nav class="pages" aria-label="Pages of the list"><p>\(first) to \(last) of \(people.total)</p><ul>\
            \(people.offset > 0 ? link("Previous", max(0, people.offset - PeopleQuery.pageSize), "prev") : .empty)\
            \(last < people.total ? link("Next", people.offset + PeopleQuery.pageSize, "next") : .empty)</ul></nav>
            """
    }

    // MARK: Nobody

    /// Circles, tags and people that are not there, names that several bear, and what else a filter most likely was not meant to ask.
    private var unknown: HTML {
        let all = FilterRemark.all(on: filter.terms, in: [query.text], circles: circles, tags: tags, views: views) + remarks
        return all.html { remark in
            let mark: HTML = remark.mark.map { "<p>\($0.html)</p>" } ?? .empty
            return "<div class=\"remark unreadable\">\(mark)<p>\(remark.description)</p></div>"
        }
    }

    /// What cannot be read, with the word marked.
    private func unreadable(_ error: FilterError) -> HTML {
        "<div class=\"remark bad unreadable\"><p>\(error.mark.html)</p><p>\(error.description)</p></div>"
    }

    private var empty: HTML {
        if people.offset > 0, people.total > 0 {
            return empty("The list ends before that", "", "<a class=\"button\" href=\"\(query.path())\">Go to its beginning</a>")
        }
        if query.isNarrowed { return nobodyFits }
        if filter.standing == .discovered {
            return empty(
                "Nobody else was seen", "Strangers from imports and messages wait here until you accept them.",
                "<a class=\"button plain\" href=\"/people\">Go to the book</a>")
        }
        if filter.archived {
            return empty(
                "The archive is empty", "Whom you archive is kept here, with everything, and no longer listed or suggested.",
                "<a class=\"button plain\" href=\"/people\">Go to the book</a>")
        }
        return empty(
            "Your book is empty yet", "Bring the people you know: your LinkedIn archive, your contacts, or one person by hand.",
            "<a class=\"button\" href=\"/import\">Import people</a><a class=\"button plain\" href=\"/people/new\">Add one by hand</a>")
    }

    private var nobodyFits: HTML {
        let text = query.isName ? query.text : ""
        let archive: HTML =
            filter.archived || filter.standing == .discovered
            ? .empty
            : " Archived people are not listed; <a href=\"\(query.path(archived: true))\">look among them</a>."
        let add: HTML =
            text.isEmpty
            ? .empty : "<a class=\"button\" href=\"/people/new?name=\(Query.encoded(text))\">Add “\(text)”</a>"
        return """
            <div class="empty"><h2>\(text.isEmpty ? "Nobody fits" : "Nobody called “\(text)” here")</h2>\
            <p>\(text.isEmpty ? "Choose less." : "Try fewer letters, or another spelling.")\(archive)</p>
            <div class="actions">\(add)<a class="button ghost" href="/people">Show everyone</a></div></div>
            """
    }

    private func empty(_ title: String, _ words: String, _ actions: HTML) -> HTML {
        """
        <div class="empty">\(Icon.cup)<h2>\(title)</h2><p>\(words)</p><div class="actions">\(actions)</div></div>
        """
    }
}
