internal import WellmetModel
internal import WellmetStore

/// Two people side by side: what is known of either, and what is kept when they become one.
struct PairPage {
    private let preview: MergePreview
    /// What speaks for it and against it; nil when nothing does.
    private let likeness: PersonLikeness?
    private let sides: (keep: PairSide, drop: PairSide)
    private let visitor: Visitor
    private var keep: PersonLine { preview.keep }
    private var drop: PersonLine { preview.drop }
    private var way: String { "/duplicates/\(keep.id)/\(drop.id)" }

    init(preview: MergePreview, likeness: PersonLikeness?, keep: PairSide, drop: PairSide, visitor: Visitor) {
        self.preview = preview
        self.likeness = likeness
        sides = (keep, drop)
        self.visitor = visitor
    }

    var page: Page { Page(title: "Are these one person?", place: .people, content: content) }

    private var content: HTML {
        """
        <header class="page-head"><h1>Are these one person?</h1>
        <p>\(DuplicatesPage.outcome(keep, preview.moves)) It can be taken back, even after later changes.</p></header>
        \(said)\(reasons)
        <form method="post" action="\(way)/merge" data-swap="#main">\(Form.token(visitor))
        <table class="compare"><thead><tr><td></td><th scope="col">\(head(keep, "stays"))</th><th scope="col">\(head(drop, "becomes one with the first"))</th></tr></thead>
        <tbody>\(preview.plan.lines.html(row))\(PairSide.Part.allCases.html(row))\(counts)</tbody></table>
        <p class="quiet small">A value that is not kept stands in a field of its own afterwards, but for a picture and how often you want \
        to be in touch. Addresses, positions, notes, circles and all that happened are kept of both.</p>
        <div class="actions"><button class="button" data-key="m" data-action="Merge" aria-keyshortcuts="m">Merge</button>\
        <a class="button ghost" href="/duplicates/\(drop.id)/\(keep.id)">Keep \(drop.name.full) instead</a></div></form>\(preview.said == nil ? notSame : .empty)
        """
    }

    private var notSame: HTML {
        """

        <form method="post" action="\(way)/not-same" data-swap="#main">\(Form.token(visitor))<p class="page-foot">\
        <button class="link-button" data-key="n" data-action="Not the same" aria-keyshortcuts="n">They are two people</button></p></form>
        """
    }

    private var said: HTML {
        guard let said = preview.said else { return .empty }
        return """
            <div class="remark"><p><b>\(said.words(today: visitor.today))</b> Merge them only if you know better now. \
            <a href="/duplicates">Leave them two people</a></p></div>

            """
    }

    private var reasons: HTML {
        guard let likeness else { return .empty }
        return """
            <p class="small quiet">\(likeness.band == .likely ? "Likely one person" : "Perhaps one person")</p>\(DuplicatesPage.reasons(likeness))
            """
    }

    /// What both keep of either, side by side: no choice, but what tells whether they are one.
    private func row(_ part: PairSide.Part) -> HTML {
        guard !sides.keep.lines(part).isEmpty || !sides.drop.lines(part).isEmpty else { return .empty }
        return """
            <tr><th scope="row">\(part.rawValue)</th><td>\(sides.keep.cell(part))</td><td>\(sides.drop.cell(part))</td></tr>
            """
    }

    private func head(_ person: PersonLine, _ fate: String) -> HTML {
        "<span class=\"who\">\(PersonMarks.avatar(person, size: .small))\(PersonMarks.link(person.id, person.name.full))</span><p class=\"about\">\(DuplicatesPage.about(person))</p><p class=\"about\">\(fate)</p>"
    }

    private func row(_ line: MergePlan.Line) -> HTML {
        let label = line.part.words.capitalizedFirst
        guard line.isDisagreement else {
            let value = { (text: String, isKept: Bool) -> HTML in
                text.isEmpty ? "<span class=\"quiet\">–</span>" : isKept ? "<b>\(text)</b>" : "\(text)"
            }
            return """
                <tr><th scope="row">\(label)</th><td>\(value(line.kept, !line.takesOther))</td><td>\(value(line.other, line.takesOther))</td></tr>
                """
        }
        return """
            <tr><th scope="row">\(label)</th><td>\(line.takesOther ? "\(line.kept)" as HTML : "<b>\(line.kept)</b>")</td><td>\
            <label class="option"><input type="checkbox" name="take" value="\(line.part.rawValue)"\(line.takesOther ? " checked" as HTML : "")> \
            <span>\(line.other)<span class="quiet"> – keep this \(line.part.words)</span></span></label></td></tr>
            """
    }

    private var counts: HTML {
        let (one, other) = preview.interactions
        return "<tr><th scope=\"row\">Interactions</th><td>\(one)</td><td>\(other)</td></tr>"
    }
}
