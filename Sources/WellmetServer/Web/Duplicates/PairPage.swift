internal import WellmetModel
internal import WellmetStore

/// Two people side by side: what is known of either, and what is kept when they become one.
struct PairPage {
    let preview: MergePreview
    let visitor: Visitor
    private var keep: PersonLine { preview.keep }
    private var drop: PersonLine { preview.drop }
    private var way: String { "/duplicates/\(keep.id)/\(drop.id)" }

    init(preview: MergePreview, visitor: Visitor) {
        self.preview = preview
        self.visitor = visitor
    }

    var page: Page { Page(title: "Are these one person?", place: .people, content: content) }

    private var content: HTML {
        """
        <header class="page-head"><h1>Are these one person?</h1>
        <p>\(DuplicatesPage.outcome(preview)) It can be taken back, even after later changes.</p></header>
        <form method="post" action="\(way)/merge" data-swap="#main">\(Form.token(visitor))
        <table class="compare"><thead><tr><td></td><th scope="col">\(head(keep, "stays"))</th><th scope="col">\(head(drop, "becomes one with the first"))</th></tr></thead>
        <tbody>\(preview.plan.lines.html(row))\(counts)</tbody></table>
        <p class="quiet small">A value that is not kept stands in a field of its own afterwards, but for a picture and how often you want \
        to be in touch. Addresses, positions, notes, circles and all that happened are kept of both.</p>
        <div class="actions"><button class="button" data-key="m" data-action="Merge" aria-keyshortcuts="m">Merge</button>\
        <a class="button ghost" href="/duplicates/\(drop.id)/\(keep.id)">Keep \(drop.name.full) instead</a></div></form>
        <form method="post" action="\(way)/not-same" data-swap="#main">\(Form.token(visitor))<p class="page-foot">\
        <button class="link-button" data-key="n" data-action="Not the same" aria-keyshortcuts="n">They are two people</button></p></form>
        """
    }

    private func head(_ person: PersonLine, _ fate: String) -> HTML {
        "\(PersonMarks.link(person.id, person.name.full))<p class=\"about\">\(DuplicatesPage.about(person))</p><p class=\"about\">\(fate)</p>"
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
