internal import WellmetModel
internal import WellmetStore

/// People who may be in the book twice, each pair answered in its place.
struct DuplicatesPage {
    let visitor: Visitor
    var pairs: [Duplicate] = []
    /// What would come from each of those who do not stay.
    var moves: [ID<Person>: [String]] = [:]
    var total = 0
    var offset = 0
    /// Whether the first look at everybody is still under way.
    var isLooking = false
    /// Whose pairs these are; nil for everybody's.
    var person: PersonLine?
    /// Who was looked for to be merged with the person, and who fits.
    var text = ""
    var candidates: [PersonLine] = []
    /// Pairs of whom somebody said that they are two.
    var settled: [(one: PersonLine, other: PersonLine)] = []
    /// Who was seen and is not yet accepted; nil on the page of one person.
    var seen: SeenPage?

    init(visitor: Visitor) { self.visitor = visitor }

    static let pageSize = 15

    var page: Page { Page(title: title, place: .people, content: content) }

    private var title: String { person.map { "Who is \($0.name.full), too?" } ?? "Duplicates" }
    private var path: String { person.map { "/duplicates?person=\($0.id)" } ?? "/duplicates" }

    private var content: HTML {
        """
        <header class="page-head"><h1>\(title)</h1><p>\(lead)</p></header>
        \(search)\(seen.map { DuplicatesPage.tabs(pairs: isLooking ? nil : total, seen: $0.seen.total, isOfSeen: false) })
        <div id="pairs">\(isLooking ? looking : pairs.isEmpty ? empty : list)</div>
        \(more)\(settledPart)\(seen?.part)
        """
    }

    /// The two lists, beside each other, with how many are in each.
    static func tabs(pairs: Int?, seen: Int, isOfSeen: Bool) -> HTML {
        func tab(_ words: String, _ count: Int?, _ path: String, _ isHere: Bool) -> HTML {
            """
            <li><a class="chip" href="\(path)"\(isHere ? " aria-current=\"page\"" as HTML : .empty)>\(words)\
            \(count.map { " <span class=\"quiet\">\(Count.text($0))</span>" as HTML })</a></li>
            """
        }
        return """
            <nav aria-label="Who is who"><ul class="chips tabs">\(tab("Perhaps twice", pairs, "/duplicates", !isOfSeen))\
            \(tab("Only seen so far", seen, "/duplicates?show=seen", isOfSeen))</ul></nav>
            """
    }

    private var lead: HTML {
        if let person {
            return
                "Whoever turns out to be the same person becomes one with \(PersonMarks.link(person.id, person.name.full)). It can be taken back."
        }
        return """
            People who may be in your book twice, and why. Nobody is merged unless you say so, and every merge can be taken back.
            """
    }

    // MARK: Somebody of one's own choice

    private var search: HTML {
        guard let person else { return .empty }
        let fields = FormFields()
        return """
            <form class="filter" action="/duplicates" role="search"><input type="hidden" name="person" value="\(person.id)">\
            \(fields.text("with", "Merge with", text, type: "search", attributes: " autocomplete=\"off\""))\
            <button class="button plain">Look</button></form>\(choices(person))
            """
    }

    private func choices(_ person: PersonLine) -> HTML {
        guard !text.isEmpty else { return .empty }
        guard !candidates.isEmpty else { return "<p role=\"status\">Nobody else fits “\(text)”.</p>" }
        return """
            <ul data-list>\(candidates.html { other in
                """
                <li class="row" data-item tabindex="-1">\(PersonMarks.avatar(other))<div><a class="name" href="/duplicates/\(person.id)/\(other.id)" \
                data-open>\(other.name.full)</a><p class="about">\(DuplicatesPage.about(other))</p></div></li>
                """
            })</ul>
            """
    }

    // MARK: Pairs

    private var list: HTML {
        let count = total == 1 ? "1 pair" : "\(total) pairs"
        return """
            <p class="quiet small" role="status">\(count), the likeliest first.</p>
            <ul data-list>\(pairs.html(row))</ul>
            """
    }

    private func row(_ pair: Duplicate) -> HTML {
        let ((keep, drop), likeness) = (pair.sides, pair.likeness)
        let way = "/duplicates/\(keep.id)/\(drop.id)"
        return """
            <li class="gift pair-row" id="pair-\(keep.id)-\(drop.id)" data-item tabindex="-1">
            <p class="small quiet">\(likeness.band == .likely ? "Likely one person" : "Perhaps one person")</p>
            <div class="two">\(side(keep))\(side(drop))</div>
            \(DuplicatesPage.reasons(likeness))
            <p class="small">\(DuplicatesPage.outcome(keep, moves[drop.id] ?? []))</p>
            <div class="answers" role="group" aria-label="Answer for \(keep.name.full) and \(drop.name.full)">
            <form method="post" action="\(way)/merge" data-swap="#main">\(Form.token(visitor))\(Form.back(path))\
            <button class="button plain" data-key="m" aria-keyshortcuts="m">Merge<span class="visually-hidden"> \(drop.name.full) into \
            \(keep.name.full)</span> <kbd>m</kbd></button></form>
            <form method="post" action="\(way)/not-same" data-swap="#main">\(Form.token(visitor))\(Form.back(path))\
            <button class="button ghost" data-key="n" aria-keyshortcuts="n">Not the same<span class="visually-hidden">: \(keep.name.full) and \
            \(drop.name.full)</span> <kbd>n</kbd></button></form>
            <a class="button ghost" href="\(way)" data-open>Compare<span class="visually-hidden"> \(keep.name.full) and \(drop.name.full)</span></a>
            </div></li>
            """
    }

    private func side(_ person: PersonLine) -> HTML {
        """
        <div><span class="who">\(PersonMarks.avatar(person, size: .small))\(PersonMarks.link(person.id, person.name.full))</span>\
        <p class="about">\(DuplicatesPage.about(person))</p></div>
        """
    }

    /// Work, place, and whether they are outside the book.
    static func about(_ person: PersonLine) -> HTML {
        let outside = person.standing == .discovered ? "only seen so far" : person.archived ? "archived" : ""
        return HTML([person.work, person.place, outside].filter { !$0.isEmpty }.joined(separator: " · "))
    }

    /// "Ada Lovelace stays; 3 interactions and 1 note come from the other."
    static func outcome(_ keep: PersonLine, _ moves: [String]) -> HTML {
        let name = keep.name.full
        guard !moves.isEmpty else { return "<b>\(name)</b> stays; the other adds nothing." }
        let comes = moves.count == 1 && moves[0].hasPrefix("1 ") ? "comes" : "come"
        return "<b>\(name)</b> stays; \(moves.listed) \(comes) from the other."
    }

    /// What speaks for their being one, and against it.
    static func reasons(_ likeness: PersonLikeness) -> HTML {
        """
        <ul class="reasons">\(likeness.reasons.prefix(4).html { "<li>\($0.capitalizedFirst)</li>" })\
        \(likeness.objections.html { "<li class=\"quiet\">But: \($0)</li>" })</ul>
        """
    }

    /// For a page behind the last one.
    static func beyond(_ path: String) -> HTML {
        """
        <div class="empty"><h2>The list ends before that</h2><div class="actions"><a class="button" href="\(path)">Go to its beginning</a>\
        </div></div>
        """
    }

    private var looking: HTML {
        """
        <div class="empty" role="status"><h2>Looking through your book</h2><p>Everybody is compared with everybody who is like them. \
        That takes a few seconds the first time.</p>
        <div class="actions"><a class="button" href="\(path)">Look again</a></div></div>
        """
    }

    private var empty: HTML {
        if offset > 0 { return DuplicatesPage.beyond("/duplicates") }
        if let person {
            return
                "<p class=\"quiet\">Nobody in your book is much like \(person.name.familiar). Look for whoever you mean by name or address.</p>"
        }
        return """
            <div class="empty">\(Icon.cup)<h2>Nobody seems to be in your book twice</h2><p>After each import it is worth another look. \
            Two people of whom you know that they are one can be merged from their pages.</p></div>
            """
    }

    private var more: HTML {
        guard person == nil, total > offset + Self.pageSize else { return .empty }
        return "<p><a class=\"button plain\" href=\"/duplicates?from=\(offset + Self.pageSize)\">More pairs</a></p>"
    }

    // MARK: What was answered

    private var settledPart: HTML {
        guard !settled.isEmpty else { return .empty }
        return """
            <details class="fold"><summary>Said to be two</summary><ul data-list>\(settled.html { pair in
                """
                <li class="gift" data-item>\(PersonMarks.link(pair.one.id, pair.one.name.full)) and \(PersonMarks.link(pair.other.id, pair.other.name.full))
                <form method="post" action="/duplicates/\(pair.one.id)/\(pair.other.id)/same" data-swap="#main">\(Form.token(visitor))\
                <button class="link-button">Ask again<span class="visually-hidden"> about \(pair.one.name.full) and \(pair.other.name.full)</span></button></form></li>
                """
            })</ul></details>
            """
    }
}
