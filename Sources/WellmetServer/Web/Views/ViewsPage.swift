internal import WellmetModel
internal import WellmetStore

/// The saved views, each renamed, moved and deleted in its place.
struct ViewsPage {
    /// The form that comes back open: of a view, or that of a new one when there is no id.
    struct Returned {
        let view: ID<SavedView>?
        let form: FormBody
        var errors: [FieldError] = []
        /// Whether the view has changed since the form was made.
        var isStale = false
    }

    let views: [ViewLine]
    let visitor: Visitor
    var returned: Returned?

    init(views: [ViewLine], visitor: Visitor, returned: Returned? = nil) {
        self.views = views
        self.visitor = visitor
        self.returned = returned
    }

    var page: Page {
        let isWrong = returned.map { !$0.errors.isEmpty || $0.isStale } ?? false
        return Page(title: (isWrong ? "Error: " : "") + "Views", place: .people, content: content)
    }

    private var content: HTML {
        """
        \(returned.map { fields(of: $0.view).problem } ?? .empty)
        <header class="page-head"><h1>Views</h1><p>A view is a list of <a href="/people">people</a> that you keep: a name and a filter. \
        The first eight stand beside every page.</p></header>
        <div data-list>\(views.enumerated().html { section($0.element, at: $0.offset) })</div>
        \(newView)
        """
    }

    private func fields(of view: ID<SavedView>?) -> FormFields {
        let prefix = view.map { "view-\($0)-" } ?? "new-"
        guard let returned, returned.view == view else { return FormFields(prefix: prefix) }
        return FormFields(prefix: prefix, typed: returned.form, errors: returned.errors)
    }

    // MARK: A view

    private func section(_ line: ViewLine, at place: Int) -> HTML {
        let view = line.view
        let (id, path) = ("view-\(view.id)", "/views/\(view.id)")
        let isOpen = returned?.view == view.id
        let fields = fields(of: view.id)
        return """
            <section class="section" id="\(id)" aria-labelledby="\(id)-title" data-item>
              <h2 id="\(id)-title"><a class="name" href="\(path)">\(view.name)</a></h2>
              <details class="edit"\(isOpen ? " open" as HTML : "")><summary data-action>Change<span class="visually-hidden"> \(view.name)</span>\
            </summary>
              <form method="post" action="\(path)" data-swap="#main">\(Form.token(visitor))\(FormVersion.field(view.version))
              \(isOpen && returned?.isStale == true ? FormVersion.stale(now: now(view)) : .empty)
              \(fields.text("name", "Name", view.name, attributes: " autocomplete=\"off\""))\
            \(fields.text("filter", "Filter", view.filter, attributes: " autocomplete=\"off\" spellcheck=\"false\" data-offers=\"/filter.json\""))
              <div class="actions"><button class="button">Save</button><a class="button ghost" href="/views">Cancel</a></div>
              <p class="small">\(move(place, path))<button class="link-button bad" formaction="\(path)/delete">Delete the view</button>\
            <span class="quiet">: its people stay as they are.</span></p></form></details>
              <div class="view"><p>\(people(line)) <span class="quiet">· <code>\(view.filter)</code></span></p></div>
            </section>
            """
    }

    private func move(_ place: Int, _ path: String) -> HTML {
        func button(_ to: String) -> HTML {
            "<button class=\"link-button\" formaction=\"\(path)/move\" name=\"to\" value=\"\(to)\">Move \(to)</button> "
        }
        return "\(place > 0 ? button("up") : .empty)\(place < views.count - 1 ? button("down") : .empty)"
    }

    /// What a view is by now, for whoever sent a stale form.
    private func now(_ view: SavedView) -> HTML { "<p>\(view.name): <code>\(view.filter)</code></p>" }

    private func people(_ line: ViewLine) -> HTML {
        line.people.map { HTML(Count.of($0, "person", "people")) } ?? "<span class=\"bad\">This filter cannot be read: change it.</span>"
    }

    // MARK: A new one

    private var newView: HTML {
        let fields = fields(of: nil)
        return """
            <section class="group" aria-labelledby="add"><h2 id="add">A new view</h2>\
            <p class="quiet">Or filter the <a href="/people">people</a> as you like, and save that. A name that is there gets the new filter.</p>
            <form method="post" action="/views" data-swap="#main">\(Form.token(visitor))
            \(fields.text("name", "Name", attributes: " autocomplete=\"off\" data-action=\"New view\""))\
            \(fields.text("filter", "Filter", hint: "Such as circle:clients last:>90d", attributes: " autocomplete=\"off\" spellcheck=\"false\" data-offers=\"/filter.json\""))
            <div class="actions"><button class="button plain">Save view</button></div></form></section>
            """
    }
}

extension SavedView {
    /// The page of its people.
    var path: String { "/views/\(id)" }

    /// What its form showed when it was made.
    var version: String { FormVersion.of([name, filter]) }
}

extension FilterMark {
    /// The filter with the word marked that is wrong.
    var html: HTML {
        let letters = Array(self.text)
        let place = place.clamped(to: 0..<letters.count)
        func text(_ range: Range<Int>) -> String { String(letters[range]) }
        return
            "<code>\(text(0..<place.lowerBound))<mark>\(text(place))</mark>\(text(place.upperBound..<letters.count))</code>"
    }
}
