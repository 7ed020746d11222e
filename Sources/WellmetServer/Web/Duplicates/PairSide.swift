internal import WellmetModel
internal import WellmetStore

/// What is known of one of two people besides single facts: what tells whether they are one, in a few lines each.
struct PairSide {
    private let details: PersonDetails
    private let visitor: Visitor

    /// So many of the last things that happened are shown.
    static let happenings = 3
    private static let most = 8

    init(_ details: PersonDetails, _ visitor: Visitor) {
        self.details = details
        self.visitor = visitor
    }

    enum Part: String, CaseIterable {
        case identities = "Reached by"
        case past = "Earlier work"
        case circles = "Circles"
        case tags = "Tags"
        case links = "Knows"
        case dates = "Dates"
        case fields = "Fields"
        case notes = "Notes"
        case happened = "Last"
    }

    /// What is known of that part, each in a line; empty when nothing is.
    func lines(_ part: Part) -> [HTML] {
        switch part {
        case .identities: details.identities.map { "\($0.value.words)" }
        case .past: details.positions.filter { !$0.current }.map { "\($0.line), \($0.span.lowercased())" }
        case .circles: details.circles.map { "\($0.name)" }
        case .tags: details.tags.map { "#\($0)" }
        case .links: details.links.map { "\($0.words)" }
        case .dates: details.dates.filter { $0.label != ImportantDate.birthday }.map { "\($0.words)" }
        case .fields: details.fields.map { "\($0.label): \(PairSide.short($0.value))" }
        case .notes:
            details.notes.map { note in
                "\(Time.ago(note.at, visitor, isOfMany: true).capitalizedFirst): \(PairSide.short(note.text))"
            }
        case .happened:
            details.timeline.map { entry in
                let interaction = entry.interaction
                let words = InteractionWords(interaction, with: details.person.name.familiar, others: entry.others)
                let summary: HTML = interaction.summary.isEmpty ? .empty : ": \(PairSide.short(interaction.summary))"
                let when = Time.ago(interaction.at, visitor, precision: interaction.precision, isOfMany: true)
                return "\(when.capitalizedFirst), \(words.plain)\(summary)"
            }
        }
    }

    /// The lines of a cell: the first ones, and how many more there are.
    func cell(_ part: Part) -> HTML {
        let lines = lines(part)
        guard !lines.isEmpty else { return "<span class=\"quiet\">–</span>" }
        let shown = part == .notes ? 2 : PairSide.most
        let more = (part == .happened ? details.timelineTotal : lines.count) - min(lines.count, shown)
        return """
            <ul>\(lines.prefix(shown).html { "<li>\($0)</li>" })\(more > 0 ? "<li class=\"quiet\">and \(more) more</li>" as HTML : .empty)</ul>
            """
    }

    /// The beginning of a text, as one line.
    private static func short(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 160 ? line.prefix(159).trimmed + "…" : line
    }
}
