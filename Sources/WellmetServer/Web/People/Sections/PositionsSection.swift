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
            rows: rows(details.positions.map(position)), view: positionsView)
    }

    private func position(_ position: Position) -> HTML {
        let item = position.id.description
        let fields = fields(.positions, item)
        return row(
            .positions, item, position.line, swap: "main",
            fields: """
                <div class="pair">\(fields.text("title", "Title", position.title))\
                \(fields.text("organization", "Organization", position.organization))</div>
                <div class="field pair">\(fields.text("from", "From", position.from?.words ?? ""))\
                \(fields.text("to", "Until", position.to?.words ?? ""))</div>
                \(fields.radios("current", "Now", [("yes", "Still there"), ("no", "Ended")], position.current ? "yes" : "no"))
                """)
    }

    private var positionsView: HTML {
        guard !details.positions.isEmpty else { return "<p class=\"quiet\">Not known yet.</p>" }
        return "<dl class=\"facts\">\(details.positions.html { "<dt>\($0.span)</dt><dd>\($0.line)\(seen($0))</dd>" })</dl>"
    }

    /// When imports told of it, for one without dates.
    private func seen(_ position: Position) -> HTML {
        guard position.from == nil, position.to == nil, let words = position.seenWords(visitor.today) else { return .empty }
        return " <span class=\"due\">· \(words)</span>"
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
