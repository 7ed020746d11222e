internal import WellmetModel
internal import WellmetStore

/// Advice, ideas and recommendations: in whose words, whether it was tried, what came of it and whether that was told.
struct InsightView: GiftView {
    static let opening: HTML = "Advice and ideas that people gave you, and what came of them."
    static let preposition = "From"
    static let over = "tried or let go"
    static let empty = GiftFrame.empty(
        "No advice waits to be tried",
        "Note down what somebody told you, in their words, and who it was. It stands on their page before you meet them again; and "
            + "when you promised to tell what came of it, today reminds you on that day.")

    let line: InsightLine
    let visitor: Visitor

    private var content: Insight.Content { line.content }
    private var kind: String { content.kind.word.capitalizedFirst }

    var row: [HTML] { [about, report, content.outcome.isEmpty ? .empty : "What came of it: \(content.outcome)"] }
    var now: HTML { "<p>\(content.text): \(about)</p>" }

    var head: HTML {
        """
        <header class="page-head"><h1>\(kind)\(line.fromName.isEmpty ? "" : " from \(line.fromName)")</h1><p>“\(content.text)”</p></header>
        <p>\(GiftFrame.line([GiftFrame.person(content.from, line.fromName), circumstances]))</p>
        \(content.outcome.isEmpty ? .empty : "<p><b>What came of it:</b> \(content.outcome)</p>" as HTML)
        \(report.isEmpty ? .empty : "<p>\(report)</p>" as HTML)
        """
    }

    /// "Advice from Ada Lovelace · about pricing · heard: our call · not tried yet"
    private var about: HTML {
        let from: HTML = line.fromName.isEmpty ? .empty : " from \(GiftFrame.person(content.from, line.fromName))"
        return GiftFrame.line([HTML(kind) + from, circumstances])
    }

    /// "about pricing · heard: our call · not tried yet"
    private var circumstances: HTML {
        GiftFrame.line([
            content.about.isEmpty ? .empty : "about \(content.about)", content.heard.isEmpty ? .empty : "heard: \(content.heard)",
            HTML(line.insight.state.word),
        ])
    }

    private var report: HTML {
        if line.insight.isReported { return "You told \(line.fromName) what came of it." }
        guard let day = content.reportOn else { return .empty }
        return "You promised to tell \(line.fromName) what came of it \(GiftFrame.due(day, visitor.today))"
    }

    var marks: [(state: Insight.State, words: String)] {
        let all: [(state: Insight.State, words: String)] = [(.tried, "I tried it"), (.untried, "Not tried yet"), (.letGo, "Let it go")]
        let current = line.insight.state
        return all.filter { $0.state != current || current == .tried }
            .map { ($0.state, $0.state == current ? "Save what came of it" : $0.words) }
    }

    /// What came of it, and whether that was told.
    var markFields: HTML {
        let told: HTML =
            content.reportOn == nil
            ? .empty
            : "<label class=\"option\"><input type=\"checkbox\" name=\"reported\" value=\"yes\"> I told \(line.fromName) what came of it</label>"
        return FormFields(prefix: "mark-").area("outcome", "What came of it", content.outcome, rows: 2) + told
    }

    func mark(_ form: FormBody) async throws -> Written<Void> {
        try await visitor.network.mark(
            line.insight, as: try form.choice("state"), outcome: form.has("outcome") ? form["outcome"] : nil,
            reported: form["reported"] == "yes", at: visitor.now)
    }
}

// MARK: The form

extension InsightView {
    static func fields(_ gift: GiftFields, _ line: InsightLine?, from: String) -> HTML {
        let (fields, content) = (gift.fields, line?.content)
        let kinds = Insight.Kind.allCases.map { ($0.rawValue, $0.word.capitalizedFirst) }
        return """
            \(fields.area("text", "What they said", content?.text ?? "", rows: 2))
            <div class="field pair">\(fields.select("kind", "Kind", kinds, content?.kind.rawValue ?? Insight.Kind.advice.rawValue))\
            \(gift.person("from", "From whom", line?.fromName ?? from))</div>
            <div class="field pair">\(fields.text("about", "About", content?.about ?? "", attributes: " autocomplete=\"off\""))\
            \(fields.text("heard", "Where you heard it", content?.heard ?? "", attributes: " autocomplete=\"off\""))</div>
            \(line == nil ? .empty : fields.area("outcome", "What came of it", content?.outcome ?? "", rows: 2))
            <div class="field">\(gift.day("report-on", "If you promised to tell what came of it: by", content?.reportOn))</div>
            """
    }

    static func content(_ form: FormBody, _ old: InsightLine?, _ visitor: Visitor) async throws -> Insight.Content {
        let from = try await visitor.whom("from", form, was: (old?.content.from, old?.fromName ?? ""))
        return Insight.Content(
            kind: try form.choice("kind"), text: form["text"], from: from.id, about: form["about"], heard: form["heard"],
            outcome: form.has("outcome") ? form["outcome"] : old?.content.outcome ?? "", reportOn: try form.day("report-on"))
    }

    static func add(_ content: Insight.Content, _: FormBody, _ visitor: Visitor) async throws -> Written<ID<Insight>> {
        try await visitor.network.add(content, at: visitor.now)
    }
}
