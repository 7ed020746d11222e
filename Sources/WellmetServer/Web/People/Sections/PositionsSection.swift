internal import WellmetModel
internal import WellmetStore

/// What somebody does and did: a change of jobs is history, never an overwrite.
extension PersonView {
    var positionsSection: HTML {
        let fields = fields(.positions)
        return section(
            .positions, "Work", swap: "main",
            fields: """
                <div class="pair">\(fields.text("title", "Title"))\(fields.text("organization", "Organization"))</div>
                <div class="field pair">\(fields.text("from", "From", hint: "March 2021, or empty."))\
                \(fields.text("to", "Until", hint: "Empty while it lasts."))</div>
                """,
            rows: details.positions.isEmpty ? .empty : "<ul class=\"field\">\(details.positions.html(row))</ul>", view: positionsView)
    }

    /// A position with what can be done to it.
    private func row(_ position: Position) -> HTML {
        let item = position.id.description
        let fields = fields(.positions, item)
        let end: HTML =
            !position.current
            ? .empty
            : """
            <form method="post" action="\(path)/positions/\(item)/end#positions" data-swap="#main" class="pair">\(Form.token(visitor))\
            \(fields.text("ended", "It ended", style: "short", attributes: " placeholder=\"March 2024\""))\
            <button class="button plain">Ended<span class="visually-hidden">: \(position.line)</span></button></form>
            """
        return """
            <li>\(isReturned(.positions, item) ? fields.problem : .empty)<p>\(position.line)</p><div class="pair">\(end)\
            \(button("Remove", .positions, "\(item)/remove", style: "link-button bad", about: position.line))</div></li>
            """
    }

    private var positionsView: HTML {
        guard !details.positions.isEmpty else { return "<p class=\"quiet\">Not known yet.</p>" }
        return "<dl class=\"facts\">\(details.positions.html { "<dt>\($0.span)</dt><dd>\($0.line)</dd>" })</dl>"
    }
}

extension Position {
    /// "Since March 2021", "2019 to 2021", "Now", "Before".
    var span: String {
        switch (from?.words, to?.words) {
        case (let from?, let to?): "\(from) to \(to)"
        case (let from?, nil): current ? "Since \(from)" : "From \(from)"
        case (nil, let to?): "Until \(to)"
        case (nil, nil): current ? "Now" : "Before"
        }
    }
}
