internal import WellmetModel
internal import WellmetStore

/// Advice, ideas and recommendations: what is not tried yet, and the rest folded.
struct InsightsPage {
    let untried: [InsightLine]
    let over: [InsightLine]
    /// Whose alone, when the address asks for somebody's.
    var person: (id: ID<Person>, name: String)?
    let visitor: Visitor
    var returned: GiftReturned?

    var page: Page {
        Page(title: (returned == nil ? "" : "Error: ") + "Insights", place: .opportunities, content: content)
    }

    private var content: HTML {
        let gift = GiftFields(returned)
        return """
            \(gift.problem())
            <header class="page-head"><h1>Insights</h1><p>\(opening)</p></header>
            \(GiftFrame.tabs(.insights))
            \(untried.isEmpty ? empty : "<ul data-list>\(untried.map { $0.row(visitor) })</ul>")
            \(GiftFrame.over("\(Count.of(over.count, "more", "more")) tried or let go", over.map { $0.row(visitor) }))
            <section class="group" aria-labelledby="new"><h2 id="new">A new insight</h2>
            \(InsightForm(gift: gift, line: nil, from: person?.name ?? "", visitor: visitor).html("/insights", button: "Note it down"))
            </section>
            """
    }

    private var opening: HTML {
        guard let person else { return "Advice and ideas that people gave you, and what came of them." }
        return "From \(GiftFrame.person(person.id, person.name)). <a href=\"/insights\">All insights</a>"
    }

    private var empty: HTML {
        GiftFrame.empty(
            "No advice waits to be tried",
            "Note down what somebody told you, in their words, and who it was. It stands on their page before you meet them again; and "
                + "when you promised to tell what came of it, today reminds you on that day.")
    }
}

extension InsightLine {
    var path: String { "/insights/\(insight.id)" }

    func row(_ visitor: Visitor) -> HTML {
        GiftFrame.row(
            path, content.short, [about, report(visitor), content.outcome.isEmpty ? .empty : "What came of it: \(content.outcome)"])
    }

    /// "Advice from Ada Lovelace · about pricing · heard: our call · not tried yet"
    var about: HTML {
        let from: HTML = fromName.isEmpty ? .empty : " from \(GiftFrame.person(content.from, fromName))"
        return GiftFrame.line([HTML(content.kind.word.capitalizedFirst) + from, circumstances])
    }

    /// "about pricing · heard: our call · not tried yet"
    var circumstances: HTML {
        GiftFrame.line([
            content.about.isEmpty ? .empty : "about \(content.about)",
            content.heard.isEmpty ? .empty : "heard: \(content.heard)", HTML(insight.state.word),
        ])
    }

    func report(_ visitor: Visitor) -> HTML {
        if insight.isReported { return "You told \(fromName) what came of it." }
        guard let day = content.reportOn else { return .empty }
        return "You promised to tell \(fromName) what came of it \(GiftFrame.due(day, visitor.today))"
    }

    /// What its form showed when it was made.
    var version: String { FormVersion.of([String(describing: insight)]) }
}

/// The form of an insight: a new one when there is no line.
struct InsightForm {
    let gift: GiftFields
    let line: InsightLine?
    /// Who gave a new one, when that is known.
    var from = ""
    let visitor: Visitor

    func html(_ path: String, button: String) -> HTML {
        let (fields, content) = (gift.fields, line?.content)
        let kinds = Insight.Kind.allCases.map { ($0.rawValue, $0.word.capitalizedFirst) }
        return """
            <form method="post" action="\(path)" data-swap="#main">\(Form.token(visitor))\(line.map { FormVersion.field($0.version) } ?? .empty)
            \(fields.area("text", "What they said", content?.text ?? "", rows: 2))
            <div class="field pair">\(fields.select("kind", "Kind", kinds, content?.kind.rawValue ?? Insight.Kind.advice.rawValue))\
            \(gift.person("from", "From whom", line?.fromName ?? from))</div>
            <div class="field pair">\(fields.text("about", "About", content?.about ?? "", attributes: " autocomplete=\"off\""))\
            \(fields.text("heard", "Where you heard it", content?.heard ?? "", attributes: " autocomplete=\"off\""))</div>
            \(line == nil ? .empty : fields.area("outcome", "What came of it", content?.outcome ?? "", rows: 2))
            <div class="field">\(gift.day("report-on", "If you promised to tell what came of it: by", content?.reportOn))</div>
            <div class="actions"><button class="button">\(button)</button>\
            \(line == nil ? .empty : "<a class=\"button ghost\" href=\"\(path)\">Cancel</a>" as HTML)</div></form>
            """
    }
}

/// One insight: what it says, whether it was tried and what came of it, and the form that changes it.
struct InsightPage {
    let line: InsightLine
    let visitor: Visitor
    var returned: GiftReturned?

    var page: Page {
        Page(title: (returned == nil ? "" : "Error: ") + line.content.short, place: .opportunities, content: content)
    }

    private var content: HTML {
        let gift = GiftFields(returned)
        return """
            \(gift.problem(now: "<p>\(line.content.text): \(line.about)</p>"))
            <header class="page-head"><h1>\(line.content.kind.word.capitalizedFirst)\
            \(line.fromName.isEmpty ? "" : " from \(line.fromName)")</h1><p>“\(line.content.text)”</p></header>
            <p>\(GiftFrame.line([GiftFrame.person(line.content.from, line.fromName), line.circumstances]))</p>
            \(line.content.outcome.isEmpty ? .empty : "<p><b>What came of it:</b> \(line.content.outcome)</p>" as HTML)
            \(line.report(visitor).isEmpty ? .empty : "<p>\(line.report(visitor))</p>" as HTML)
            \(GiftFrame.marks(line.path, states, version: line.version, fields: outcome, visitor))
            <section class="section" id="change" aria-labelledby="change-heading"><h2 id="change-heading">All of it</h2>
            <details class="edit"\(returned == nil ? "" : " open" as HTML)><summary data-action="Change the insight">Change\
            <span class="visually-hidden">: \(line.content.short)</span></summary>
            \(InsightForm(gift: gift, line: line, visitor: visitor).html(line.path, button: "Save"))</details>
            <div class="view"><p class="quiet">Noted down on \(Time.full(line.insight.since)). <a href="/insights">All insights</a></p>
            \(GiftFrame.remove(line.path, "Remove the insight", version: line.version, visitor))</div></section>
            """
    }

    /// What came of it, and whether that was told, beside the buttons.
    private var outcome: HTML {
        let told: HTML =
            line.content.reportOn == nil
            ? .empty
            : "<label class=\"option\"><input type=\"checkbox\" name=\"reported\" value=\"yes\"> I told \(line.fromName) what came of it</label>"
        return FormFields(prefix: "mark-").area("outcome", "What came of it", line.content.outcome, rows: 2) + told
    }

    private var states: [(value: String, words: String)] {
        let all: [(Insight.State, String)] = [(.tried, "I tried it"), (.untried, "Not tried yet"), (.letGo, "Let it go")]
        let current = line.insight.state
        return all.filter { $0.0 != current || current == .tried }
            .map { ($0.0.rawValue, $0.0 == current ? "Save what came of it" : $0.1) }
    }
}
