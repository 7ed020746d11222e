internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct InsightCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "insight",
        abstract: "List insights: advice, ideas and recommendations that people gave you, tried or not.",
        discussion: """
            An insight is named by its id, or by words of it or of who gave it, where only one fits. Where you promised to tell \
            what came of it, a follow-up reminds you; the person’s page shows what is not tried yet.

            Examples:
              wellmet insight
              wellmet insight add "Charge by the week" --from Ada --about pricing --report "in a month"
              wellmet insight mark tried charge --outcome "Two clients agreed"
            """,
        subcommands: [List.self, Add.self, ShowGift<Insight>.self, Edit.self, Mark.self, RemoveGift<Insight>.self],
        defaultSubcommand: List.self
    )
}

/// What `add` and `edit` can say of an insight; “-” takes a value away.
struct InsightFacts: ParsableArguments {
    @Option(name: .long, help: "What kind of word it is.") var kind: Insight.Kind?
    @Option(name: .long, help: ArgumentHelp("Who gave it.", valueName: "person"), completion: .people) var from: String?
    @Option(name: .long, help: ArgumentHelp("What it is about, in a word or few.", valueName: "text")) var about: String?
    @Option(name: .long, help: ArgumentHelp("Where you heard or read it.", valueName: "text")) var heard: String?
    @Option(name: .long, help: ArgumentHelp("What came of it.", valueName: "text")) var outcome: String?
    @Option(name: .long, help: ArgumentHelp("Until when you promised to tell what came of it.", valueName: "day")) var report: String?

    var isEmpty: Bool { kind == nil && from == nil && about == nil && heard == nil && outcome == nil && report == nil }

    /// `content` with what the options say.
    func applied(to content: Insight.Content, in open: OpenNetwork) async throws -> Insight.Content {
        var content = content
        func text(_ text: String) -> String { text.trimmed == "-" ? "" : text }
        if let kind { content.kind = kind }
        if let from { content.from = try await open.person(option: from)?.id }
        if let about { content.about = text(about) }
        if let heard { content.heard = text(heard) }
        if let outcome { content.outcome = text(outcome) }
        if let report { content.reportOn = try report.trimmed == "-" ? nil : open.dayAhead(report) }
        return content
    }
}

extension InsightCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what is not tried yet, what you promised to tell of first.",
            discussion: "Example: wellmet insight list --from Ada --all")

        @Option(name: .long, help: ArgumentHelp("Only what that person gave.", valueName: "person"), completion: .people) var from: String?
        @Flag(name: .long, help: "Those too that were tried or let go.") var all = false
        @OptionGroup var most: MostGifts
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            try await storeOptions.open().list(Insight.self, all: all, of: from, most: most, json: outputOptions.json)
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Note an insight down.",
            discussion: """
                Examples:
                  wellmet insight add "Charge by the week" --from Ada --heard "our call"
                  wellmet insight add "The Timeless Way of Building" --kind recommendation --about books
                """)

        @Argument(help: "The advice or idea.") var text: [String]
        @OptionGroup var facts: InsightFacts
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            let content = try await facts.applied(to: Insight.Content(text: text.joined(separator: " ")), in: open)
            let written = try await open.network.add(content, at: open.now)
            try await open.tell(written.value, written.batch, json: outputOptions.json)
        }
    }

    struct Edit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change what an insight says; “-” takes a value away.",
            discussion: "Example: wellmet insight edit charge --report \"next friday\"")

        @Argument(help: "Which: its id, or words that only one fits.") var insight: [String]
        @Option(name: .long, help: "The advice or idea.") var text: String?
        @OptionGroup var facts: InsightFacts
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func validate() throws {
            if text == nil, facts.isEmpty { throw ValidationError("Say what to change, such as --text or --outcome.") }
        }

        func run() async throws {
            let open = try await storeOptions.open()
            try await open.change(insight, json: outputOptions.json) { (line: InsightLine) in
                var content = try await facts.applied(to: line.content, in: open)
                if let text { content.text = text }
                return try await open.network.edit(line.insight, content, at: open.now)
            }
        }
    }

    struct Mark: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether an insight was tried (tried, untried, let go), and what came of it.",
            discussion: "Example: wellmet insight mark tried charge --outcome \"Two clients agreed\" --reported")

        @Argument(help: "How it stands.") var state: Insight.State
        @Argument(help: "Which: its id, or words that only one fits.") var insight: [String]
        @Option(name: .long, help: ArgumentHelp("What came of it.", valueName: "text")) var outcome: String?
        @Flag(name: .long, help: "You told whoever gave it.") var reported = false
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            try await open.change(insight, json: outputOptions.json) { (line: InsightLine) in
                try await open.network.mark(line.insight, as: state, outcome: outcome, reported: reported, at: open.now)
            }
        }
    }
}

extension Insight: ToldGift {
    static let command = "insight"
    static let example = "charge"
    static let header = ["STATE", "WHAT", "KIND", "ABOUT", "FROM", "REPORT"]
    static let nothing = "No advice waits to be tried. Note some down: wellmet insight add \"Charge by the week\" --from Ada"
    /// Advice often is a sentence, with its own.
    static let stop = ""

    static func detail(_ line: InsightLine) -> String {
        [line.fromName.isEmpty ? "" : "from \(line.fromName)", line.insight.state.word].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    static func findable(_ line: InsightLine) -> String {
        "\(line.content.text) \(line.content.about) \(line.content.heard) \(line.fromName)"
    }

    static func cells(_ line: InsightLine, on today: Day) -> [String] {
        let content = line.content
        return [line.insight.state.word, content.short, content.kind.word, content.about, line.fromName, report(line, on: today)]
    }

    /// "due on Friday", "done"; empty where nothing is promised.
    private static func report(_ line: InsightLine, on today: Day) -> String {
        if line.insight.isReported { return "done" }
        return line.content.reportOn.map { "\($0 < today ? "was due" : "due") \($0.words(relativeTo: today))" } ?? ""
    }

    static func brief(_ line: InsightLine, on today: Day) -> [String] {
        let (insight, content) = (line.insight, line.content)
        var facts = [content.kind.word, line.fromName.isEmpty ? "" : "from \(line.fromName)"]
        facts += [content.about.isEmpty ? "" : "about \(content.about)", content.heard.isEmpty ? "" : "heard: \(content.heard)"]
        facts.append("\(insight.state.word), noted down \(insight.since.words(relativeTo: today))")
        let report = report(line, on: today)
        return [content.text, facts.filter { !$0.isEmpty }.joined(separator: ", ").capitalizedFirst + "."]
            + (content.outcome.isEmpty ? [] : ["What came of it: \(content.outcome)"])
            + (report.isEmpty ? [] : ["Telling \(line.fromName) of it: \(report)."])
    }

    static func json(_ line: InsightLine) -> JSON {
        let (insight, content) = (line.insight, line.content)
        return .object([
            ("id", JSON(insight.id)), ("kind", JSON(content.kind.rawValue)), ("text", JSON(content.text)),
            ("state", JSON(insight.state.rawValue)), ("from", content.from.map { JSON.who($0, line.fromName) } ?? .null),
            ("about", JSON(content.about)), ("heard", JSON(content.heard)), ("outcome", JSON(content.outcome)),
            ("report_on", JSON(content.reportOn)), ("reported", JSON(insight.isReported)), ("since", JSON(insight.since)),
        ])
    }
}
