internal import WellmetModel
internal import WellmetStore

/// The circles with their people and rhythms, each changed in its place.
struct CirclesPage {
    /// The form that comes back open: of a circle, or that of a new one when there is no id.
    struct Returned {
        let circle: ID<Circle>?
        let form: FormBody
        var errors: [FieldError] = []
        var effect: HTML = .empty
        /// Whether the circle has changed since the form was made.
        var isStale = false
    }

    let circles: [CircleLine]
    let trends: [ID<Circle>: WarmthTrend]
    let visitor: Visitor
    var returned: Returned?

    init(circles: [CircleLine], trends: [ID<Circle>: WarmthTrend], visitor: Visitor, returned: Returned? = nil) {
        self.circles = circles
        self.trends = trends
        self.visitor = visitor
        self.returned = returned
    }

    var page: Page {
        let isWrong = returned.map { !$0.errors.isEmpty || $0.isStale } ?? false
        return Page(title: (isWrong ? "Error: " : "") + "Circles", place: .circles, content: content)
    }

    private var content: HTML {
        """
        \(returned.map { fields(of: $0.circle).problem } ?? .empty)
        <header class="page-head"><h1>Circles</h1><p>A circle is a group of people with a cadence: how often you want to be in touch. \
        Without one, nobody is suggested for it. <a href="/look-back#circles-glance">How warm they are, now and a year ago</a> · <a href="/map">The map</a></p></header>
        <div data-list>\(circles.html(section))</div>
        \(CircleGlanceTable(circles: circles.compactMap { line in trends[line.circle.id].map { (name: line.circle.name, trend: $0) } }).html)
        \(newCircle)
        """
    }

    private func fields(of circle: ID<Circle>?) -> FormFields {
        let prefix = circle.map { "circle-\($0)-" } ?? "new-"
        guard let returned, returned.circle == circle else { return FormFields(prefix: prefix) }
        return FormFields(prefix: prefix, typed: returned.form, errors: returned.errors)
    }

    // MARK: A circle

    private func section(_ line: CircleLine) -> HTML {
        let circle = line.circle
        let (id, path) = ("circle-\(circle.id)", "/circles/\(circle.id)")
        let isOpen = returned?.circle == circle.id
        let fields = fields(of: circle.id)
        return """
            <section class="section" id="\(id)" aria-labelledby="\(id)-title" data-item>
              <h2 id="\(id)-title"><a class="name" href="/people?circle=\(SignInPage.escaped(circle.name))">\(circle.name)</a></h2>
              <details class="edit"\(isOpen ? " open" as HTML : "")><summary data-action>Change<span class="visually-hidden"> \(circle.name)</span>\
            </summary>
              <form method="post" action="\(path)" data-swap="#main" data-preview="\(path)/preview" \
            data-preview-into="#\(id)-effect">\(Form.token(visitor))\(FormVersion.field(circle.version))
              \(isOpen && returned?.isStale == true ? FormVersion.stale(now: now(line)) : .empty)
              <div class="pair">\(fields.text("name", "Name", circle.name, attributes: " autocomplete=\"off\""))\
            \(rhythm(circle, fields))\(pause(circle, fields))</div>
              <div id="\(id)-effect" aria-live="polite">\(isOpen ? returned?.effect : nil)</div>
              <div class="actions"><button class="button">Save</button>\
            <button class="button plain" formaction="\(path)/check" data-auto-hide>Check first</button>\
            <a class="button ghost" href="/circles">Cancel</a></div>
              <p class="small"><button class="link-button bad" formaction="\(path)/delete">Dissolve the circle</button>\
            <span class="quiet">: \(CircleEffect.ofDissolving(line))</span></p></form></details>
              <div class="view"><p>\(Count.of(line.members, "person", "people")) <span class="quiet">· \(rhythm(line))</span></p>\
            \(trends[circle.id].map { CircleGlance(name: circle.name, trend: $0, visitor: visitor).html })</div>
            </section>
            """
    }

    /// What a circle is by now, for whoever sent a stale form.
    private func now(_ line: CircleLine) -> HTML { "<p>\(line.circle.name), \(rhythm(line))</p>" }

    private func rhythm(_ circle: Circle, _ fields: FormFields) -> HTML {
        fields.select(
            "days", "In touch", CadenceWords.options(current: circle.cadenceDays), circle.cadenceDays.map(String.init) ?? "")
            + fields.text("every", "Or every so many days", style: "short", attributes: " inputmode=\"numeric\"")
    }

    private func pause(_ circle: Circle, _ fields: FormFields) -> HTML {
        fields.text(
            "until", "Pause until", pause(circle)?.description ?? "", type: "date",
            attributes: " min=\"\(visitor.today.adding(1))\"")
    }

    /// The pause that still lasts.
    private func pause(_ circle: Circle) -> Day? { circle.pausedUntil.flatMap { $0 > visitor.today ? $0 : nil } }

    private func rhythm(_ line: CircleLine) -> String {
        guard let days = line.circle.cadenceDays else {
            let usual = CadenceWords.usual(for: line.circle.name).map { "; \(CadenceWords.words($0)) is usual" } ?? ""
            return "no cadence yet" + usual
        }
        if let until = pause(line.circle) { return "\(CadenceWords.words(days)), paused until \(Time.full(until))" }
        let waiting = line.overdue == 0 ? "nobody is overdue" : Count.of(line.overdue, "is overdue", "are overdue")
        return "\(CadenceWords.words(days)), \(waiting)"
    }

    // MARK: A new one

    private var newCircle: HTML {
        let fields = fields(of: nil)
        let known = Set(circles.map { folded($0.circle.name) })
        let usual = Circle.suggested.filter { !known.contains(folded($0.name)) }
            .map { "\($0.name) \(CadenceWords.words($0.days))" }.joined(separator: ", ")
        return """
            <section class="group" aria-labelledby="add"><h2 id="add">A new circle</h2>\
            \(usual.isEmpty ? .empty : "<p class=\"quiet\">Usual: \(usual).</p>" as HTML)
            <form method="post" action="/circles" data-swap="#main">\(Form.token(visitor))
            <div class="field"><div class="pair">\(fields.text("name", "Name", attributes: " autocomplete=\"off\" data-action=\"New circle\""))\
            \(fields.select("days", "In touch", CadenceWords.options(current: nil)))</div></div>
            <div class="actions"><button class="button plain">Add circle</button></div></form></section>
            """
    }
}
