internal import WellmetModel

/// What happened, in words: "Coffee over video, 30 minutes", "Ada wrote on LinkedIn", "You wrote a mail".
struct InteractionWords {
    private let interaction: Interaction
    private let name: String
    private let others: [(id: ID<Person>, name: String)]

    init(_ interaction: Interaction, with name: String, others: [(id: ID<Person>, name: String)] = []) {
        self.interaction = interaction
        self.name = name
        self.others = others
    }

    /// With its first words in bold.
    var html: HTML { "<b>\(head.capitalizedFirst)</b>\(rest { PersonMarks.link($0.id, $0.name) })" }

    /// For the middle of a sentence, without links, so that it can stand in one: "coffee over video, 30 minutes".
    var plain: HTML { "\(head)\(rest { HTML($0.name) })" }

    /// What kind of thing it was, and over what: "coffee", "Ada wrote on LinkedIn".
    var kind: String { head + (interaction.channel.manner(of: interaction.kind).map { " " + $0 } ?? "") }

    private func rest(_ named: ((id: ID<Person>, name: String)) -> HTML) -> HTML {
        var text = HTML(interaction.channel.manner(of: interaction.kind).map { " " + $0 } ?? "")
        if let minutes = interaction.minutes, minutes > 0 { text = text + ", \(DayWords.duration(minutes: minutes))" }
        guard !others.isEmpty else { return text }
        let shown = others.prefix(3).map { named($0).text }.joined(separator: ", ")
        return text + ", with \(HTML(trusted: shown))" + (others.count > 3 ? " and \(others.count - 3) more" as HTML : " too")
    }

    private var head: String { interaction.words(with: name) }
}
