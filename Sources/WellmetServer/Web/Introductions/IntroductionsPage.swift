internal import WellmetModel
internal import WellmetStore

/// Introductions both ways, and who can introduce me to somebody.
struct IntroductionsPage {
    /// What was asked for, and what was found; nil where nothing was asked.
    struct Search {
        let text: String
        let paths: Paths?
        /// Who fits a name that several bear.
        let candidates: [PersonLine]
    }

    let running: [IntroductionLine]
    let over: [IntroductionLine]
    /// Whose alone, when the address asks for somebody's.
    var person: (id: ID<Person>, name: String)?
    var search: Search?
    let visitor: Visitor
    var returned: GiftReturned?

    var page: Page {
        Page(title: (returned == nil ? "" : "Error: ") + "Introductions", place: .opportunities, content: content)
    }

    private var content: HTML {
        let gift = GiftFields(returned)
        return """
            \(gift.problem())
            <header class="page-head"><h1>Introductions</h1><p>\(opening)</p></header>
            \(GiftFrame.tabs(.introductions))
            \(finder)
            <section class="group" aria-labelledby="under-way"><h2 id="under-way">Under way</h2>
            \(running.isEmpty ? empty : "<ul data-list>\(running.map { $0.row(visitor) })</ul>")
            \(GiftFrame.over("\(Count.of(over.count, "more", "more")) made or let go", over.map { $0.row(visitor) }))</section>
            <section class="group" aria-labelledby="new"><h2 id="new">A new introduction</h2>
            \(IntroductionForm(gift: gift, line: nil, first: person?.name ?? "", visitor: visitor).html("/introductions", button: "Note it down"))
            </section>
            """
    }

    private var opening: HTML {
        guard let person else {
            return "You introduce people to each other, and others introduce you. <a href=\"/map\">Who knows whom, as a map</a>"
        }
        return "With \(GiftFrame.person(person.id, person.name)). <a href=\"/introductions\">All introductions</a>"
    }

    private var empty: HTML {
        """
        <p class="quiet">None. When you offer to bring two people together, or somebody offers to introduce you, note it down below: \
        with a day it becomes a promise that today reminds you of.</p>
        """
    }

    // MARK: Who can introduce me

    private var finder: HTML {
        let field = FormFields(prefix: "find-").text(
            "to", "Who can introduce you to …", search?.text ?? "", hint: "A person, or an organization.", type: "search",
            attributes: " autocomplete=\"off\" data-action=\"Who can introduce me\"")
        return """
            <form class="filter" action="/introductions" data-swap="#paths">\(field)<button class="button plain">Look</button></form>
            <div id="paths" data-announce="\(search.map(summary) ?? "")">\(search.map(found) ?? .empty)</div>
            """
    }

    private func summary(_ search: Search) -> String {
        guard let paths = search.paths else {
            return search.candidates.isEmpty ? "Nobody is called that." : "Several people are called that."
        }
        return paths.lines.isEmpty
            ? "Nobody is known to know \(paths.name)." : "\(Count.of(paths.lines.count, "way", "ways")) to \(paths.name)."
    }

    private func found(_ search: Search) -> HTML {
        guard let paths = search.paths else {
            guard !search.candidates.isEmpty else {
                return "<div class=\"remark\"><p>Neither a person nor an organization in your book is called “\(search.text)”.</p></div>"
            }
            let choices = search.candidates.html { person in
                "<li><a href=\"/introductions?to=\(person.id)\">\(person.name.full)</a> <span class=\"quiet\">\(PersonMarks.about(person))</span></li>"
            }
            return "<div class=\"remark\"><p>Several people are called “\(search.text)”. Who is meant?</p><ul>\(choices)</ul></div>"
        }
        guard !paths.lines.isEmpty else {
            return """
                <div class="remark"><p>Nobody in your book is known to know \(paths.isPlace ? "somebody at " : "")\(paths.name). Wellmet learns it \
                from links on people’s pages, from introductions, and from what people did together.</p></div>
                """
        }
        return "<ul data-list>\(paths.lines.map(row))</ul>"
    }

    private func row(_ line: PathLine) -> HTML {
        """
        <li class="row" data-item>\(PersonMarks.avatar(line.person))<div><a class="name" href="/people/\(line.person.id)" \
        data-open>\(line.person.name.full)</a><p class="about">\(line.words.capitalizedFirst)</p></div>\
        <div class="row-when">\(PersonMarks.warmth(line.person.tie, at: visitor.now))</div></li>
        """
    }
}

extension IntroductionLine {
    var path: String { "/introductions/\(introduction.id)" }

    func row(_ visitor: Visitor) -> HTML {
        GiftFrame.row(path, words, [about(visitor), content.outcome.isEmpty ? .empty : "What came of it: \(content.outcome)"])
    }

    func about(_ visitor: Visitor) -> HTML {
        let due: HTML = content.due == nil ? .empty : "promised \(GiftFrame.due(content.due, visitor.today))"
        return GiftFrame.line([
            HTML(content.about), GiftFrame.person(content.person, name), GiftFrame.person(content.other, content.otherName), due,
        ])
    }

    /// What its form showed when it was made.
    var version: String { FormVersion.of([String(describing: introduction)]) }
}

/// The form of an introduction: a new one when there is no line.
struct IntroductionForm {
    let gift: GiftFields
    let line: IntroductionLine?
    /// Who is in a new one, when that is known.
    var first = ""
    let visitor: Visitor

    func html(_ path: String, button: String) -> HTML {
        let (fields, content) = (gift.fields, line?.content)
        let ways = [
            (Introduction.Way.mine.rawValue, "I introduce the first to the second"),
            (Introduction.Way.theirs.rawValue, "The first introduces me to the second"),
        ]
        let states = Introduction.State.allCases.map { ($0.rawValue, $0.word.capitalizedFirst) }
        return """
            <form method="post" action="\(path)" data-swap="#main">\(Form.token(visitor))\(line.map { FormVersion.field($0.version) } ?? .empty)
            \(fields.radios("way", "Who introduces whom", ways, content?.way.rawValue ?? Introduction.Way.mine.rawValue))
            <div class="field pair">\(gift.person("person", "The first", line?.name ?? first))\
            \(gift.person("other", "The second", content?.otherName ?? ""))</div>
            <div class="field pair">\(fields.text("about", "What for", content?.about ?? "", attributes: " autocomplete=\"off\""))\
            \(line == nil ? fields.select("state", "So far", states, Introduction.State.offered.rawValue) : .empty)\
            \(gift.day("due", "Promised by", content?.due))</div>
            \(line == nil ? .empty : fields.area("outcome", "What came of it", content?.outcome ?? "", rows: 2))
            <div class="actions"><button class="button">\(button)</button>\
            \(line == nil ? .empty : "<a class=\"button ghost\" href=\"\(path)\">Cancel</a>" as HTML)</div></form>
            """
    }
}

/// One introduction: how it stands, what came of it, and the form that changes it.
struct IntroductionPage {
    let line: IntroductionLine
    let visitor: Visitor
    var returned: GiftReturned?

    var page: Page {
        Page(title: (returned == nil ? "" : "Error: ") + line.words, place: .opportunities, content: content)
    }

    private var content: HTML {
        let gift = GiftFields(returned)
        return """
            \(gift.problem(now: "<p>\(line.words)</p>"))
            <header class="page-head"><h1>\(line.words)</h1></header>
            <p>\(line.about(visitor))</p>
            \(line.content.outcome.isEmpty ? .empty : "<p><b>What came of it:</b> \(line.content.outcome)</p>" as HTML)
            \(GiftFrame.marks(line.path, states, version: line.version, fields: outcome, visitor))
            <section class="section" id="change" aria-labelledby="change-heading"><h2 id="change-heading">All of it</h2>
            <details class="edit"\(returned == nil ? "" : " open" as HTML)><summary data-action="Change the introduction">Change\
            <span class="visually-hidden">: \(line.words)</span></summary>
            \(IntroductionForm(gift: gift, line: line, visitor: visitor).html(line.path, button: "Save"))</details>
            <div class="view"><p class="quiet">Noted down on \(Time.full(line.introduction.since))\(ended). \
            <a href="/introductions">All introductions</a></p>
            \(GiftFrame.remove(line.path, "Remove the introduction", version: line.version, visitor))</div></section>
            """
    }

    private var ended: String {
        line.introduction.ended.map { ", \(line.introduction.state.word) on \(Time.full($0))" } ?? ""
    }

    private var outcome: HTML {
        FormFields(prefix: "mark-").area("outcome", "What came of it", line.content.outcome, rows: 2)
    }

    private var states: [(value: String, words: String)] {
        let all: [(Introduction.State, String)] = [
            (.made, "It is made"), (.offered, "Only offered"), (.asked, "Only asked for"), (.letGo, "Let it go"),
        ]
        let current = line.introduction.state
        return all.filter { $0.0 != current || current.isOver }
            .map { ($0.0.rawValue, $0.0 == current ? "Save what came of it" : $0.1) }
    }
}
