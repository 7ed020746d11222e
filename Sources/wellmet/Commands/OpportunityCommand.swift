internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct OpportunityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "opportunity",
        abstract: "List opportunities: leads and chances that people gave you, for you or for somebody you know.",
        discussion: """
            An opportunity is named by its id, or by words of its title, its organization or its people, where only one fits. \
            Its next step is a follow-up with whom it comes from, so that today reminds you.

            Examples:
              wellmet opportunity
              wellmet opportunity add "Design system" --kind client --from Ada --org Acme --next "send the proposal" --due friday
              wellmet opportunity show design
              wellmet opportunity mark won design
            """,
        subcommands: [List.self, Add.self, Show.self, Edit.self, Mark.self, RemoveGift<Opportunity>.self],
        defaultSubcommand: List.self
    )
}

/// What `add` and `edit` can say of an opportunity; “-” takes a value away.
struct OpportunityFacts: ParsableArguments {
    @Option(name: .long, help: "What kind of chance it is.") var kind: Opportunity.Kind?
    @Option(name: .long, help: ArgumentHelp("From whom you have it.", valueName: "person"), completion: .people) var from: String?
    @Option(name: .customLong("for"), help: ArgumentHelp("For whom it is, when not for you.", valueName: "person"), completion: .people)
    var beneficiary: String?
    @Option(name: .long, help: ArgumentHelp("Where it is.", valueName: "name")) var org: String?
    @Option(name: .long, help: ArgumentHelp("What is to be done next.", valueName: "text")) var next: String?
    @Option(name: .long, help: ArgumentHelp("Until when: “friday”, “in 2 weeks”, 2026-03-14.", valueName: "day")) var due: String?
    @Option(name: .long, help: ArgumentHelp("What else is to be known, in Markdown.", valueName: "text")) var notes: String?

    var isEmpty: Bool {
        kind == nil && from == nil && beneficiary == nil && org == nil && next == nil && due == nil && notes == nil
    }

    /// `content` with what the options say.
    func applied(to content: Opportunity.Content, in open: OpenNetwork) async throws -> Opportunity.Content {
        var content = content
        func text(_ text: String) -> String { text.trimmed == "-" ? "" : text }
        if let kind { content.kind = kind }
        if let from { content.from = try await open.person(option: from)?.id }
        if let beneficiary { (content.forPerson, content.forName) = try await open.anybody(beneficiary) }
        if let org { content.organization = text(org) }
        if let next {
            content.next = text(next)
            if content.next.isEmpty { content.nextOn = nil }
        }
        if let due { content.nextOn = try due.trimmed == "-" ? nil : open.dayAhead(due) }
        if let notes { content.notes = text(notes) }
        return content
    }
}

extension OpportunityCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List opportunities in which something may still happen, the next step due first.",
            discussion: "Example: wellmet opportunity list --from Ada --all")

        @Option(name: .long, help: ArgumentHelp("Only those from that person or for them.", valueName: "person"), completion: .people)
        var from: String?
        @Flag(name: .long, help: "Those too that came to their end.") var all = false
        @OptionGroup var most: MostGifts
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            try await storeOptions.open().list(Opportunity.self, all: all, of: from, most: most, json: outputOptions.json)
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Note an opportunity down.",
            discussion: """
                Examples:
                  wellmet opportunity add "Design system" --kind client --from Ada --org Acme
                  wellmet opportunity add Staff engineer --kind job --from Grace --for Bob --next "tell him" --due monday
                """)

        @Argument(help: "What it is, in a few words.") var title: [String]
        @OptionGroup var facts: OpportunityFacts
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            let content = try await facts.applied(to: Opportunity.Content(title: title.joined(separator: " ")), in: open)
            let written = try await open.network.add(content, at: open.now)
            try await open.tell(written.value, written.batch, json: outputOptions.json)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show an opportunity, and who could help with it.", discussion: "Example: wellmet opportunity show design")

        @Argument(help: "Which: its id, or words that only one fits.") var opportunity: [String]
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            let line = try await open.gift(opportunity, Opportunity.self)
            let helpers = try await open.network.helpers(for: line.opportunity, at: open.now)
            if outputOptions.json {
                return Output.json(Opportunity.json(line, more: [("could_help", .list(helpers.map { JSON($0, in: open) }))]))
            }
            Output.line(Opportunity.brief(line, on: open.today).joined(separator: "\n"))
            if !line.content.notes.isEmpty { Output.line("\n" + line.content.notes) }
            guard !helpers.isEmpty, !line.opportunity.state.isOver else { return }
            Output.line("\nWho could help:")
            for helper in helpers { Output.line("  " + helper.sentence(at: open.now)) }
        }
    }

    struct Edit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change what an opportunity says; “-” takes a value away.",
            discussion: "Example: wellmet opportunity edit design --next \"call about the offer\" --due \"next monday\"")

        @Argument(help: "Which: its id, or words that only one fits.") var opportunity: [String]
        @Option(name: .long, help: "What it is, in a few words.") var title: String?
        @OptionGroup var facts: OpportunityFacts
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func validate() throws {
            if title == nil, facts.isEmpty { throw ValidationError("Say what to change, such as --title or --next.") }
        }

        func run() async throws {
            let open = try await storeOptions.open()
            try await open.change(opportunity, json: outputOptions.json) { (line: OpportunityLine) in
                var content = try await facts.applied(to: line.content, in: open)
                if let title { content.title = title }
                return try await open.network.edit(line.opportunity, content, at: open.now)
            }
        }
    }

    struct Mark: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say how an opportunity stands: open, pursued, won, lost or let go.",
            discussion: "Example: wellmet opportunity mark pursued design")

        @Argument(help: "How it stands.") var state: Opportunity.State
        @Argument(help: "Which: its id, or words that only one fits.") var opportunity: [String]
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            try await open.change(opportunity, json: outputOptions.json) { (line: OpportunityLine) in
                try await open.network.mark(line.opportunity, as: state, at: open.now)
            }
        }
    }
}

extension Opportunity: ToldGift {
    static let command = "opportunity"
    static let example = "design"
    static let header = ["STATE", "WHAT", "KIND", "AT", "FROM", "FOR", "NEXT"]
    static let nothing = "Nothing is open. Note one down: wellmet opportunity add \"Design system\" --kind client --from Ada"

    static func detail(_ line: OpportunityLine) -> String {
        [line.fromName.isEmpty ? "" : "from \(line.fromName)", line.opportunity.state.word].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    static func findable(_ line: OpportunityLine) -> String {
        "\(line.content.title) \(line.content.organization) \(line.fromName) \(line.content.forName)"
    }

    static func cells(_ line: OpportunityLine, on today: Day) -> [String] {
        let content = line.content
        return [
            line.opportunity.state.word, content.title, content.kind.word, content.organization, line.fromName, content.forName,
            step(line, on: today),
        ]
    }

    /// "send the proposal, by Friday"; what was done last where nothing is to be done.
    private static func step(_ line: OpportunityLine, on today: Day) -> String {
        let (content, done) = (line.content, line.opportunity.stepDone)
        guard !line.opportunity.state.isOver else { return "" }
        guard !content.next.isEmpty else { return done.isEmpty ? "" : "\(done): done" }
        guard let day = content.nextOn else { return content.next }
        return "\(content.next), \(day < today ? "was due" : "due") \(day.words(relativeTo: today))"
    }

    /// Lines that tell all of it but the notes.
    static func brief(_ line: OpportunityLine, on today: Day) -> [String] {
        let (opportunity, content) = (line.opportunity, line.content)
        var facts = [content.kind == .other ? "" : content.kind.word, content.organization.isEmpty ? "" : "at \(content.organization)"]
        facts += [line.fromName.isEmpty ? "" : "from \(line.fromName)", content.forName.isEmpty ? "" : "for \(content.forName)"]
        let state = opportunity.ended.map { "\(opportunity.state.word) \($0.words(relativeTo: today))" } ?? opportunity.state.word
        facts.append("\(state), noted down \(opportunity.since.words(relativeTo: today))")
        let step = step(line, on: today)
        return [Output.bold(content.title), facts.filter { !$0.isEmpty }.joined(separator: ", ").capitalizedFirst + "."]
            + (step.isEmpty ? [] : ["Next: \(step)."])
    }

    static func json(_ line: OpportunityLine) -> JSON { json(line, more: []) }

    fileprivate static func json(_ line: OpportunityLine, more: [(String, JSON)]) -> JSON {
        let (opportunity, content) = (line.opportunity, line.content)
        let from = content.from.map { JSON.who($0, line.fromName) } ?? .null
        let forWhom: JSON =
            content.forName.isEmpty ? .null : .object([("id", JSON(content.forPerson)), ("name", JSON(content.forName))])
        return .object(
            [
                ("id", JSON(opportunity.id)), ("kind", JSON(content.kind.rawValue)), ("title", JSON(content.title)),
                ("state", JSON(opportunity.state.rawValue)), ("from", from), ("for", forWhom), ("organization", JSON(content.organization)),
                ("next", JSON(content.next)), ("next_on", JSON(content.nextOn)), ("notes", JSON(content.notes)),
                ("since", JSON(opportunity.since)), ("ended", JSON(opportunity.ended)),
            ] + more)
    }
}

extension HelpLine {
    /// "Ada Lovelace, a steady tie: works at Acme: Analyst; bears the tag #swift".
    fileprivate func sentence(at now: Instant) -> String {
        let tie = Warmth.word(of: person.tie, at: now).map { ", a \($0) tie" } ?? ", never in touch"
        return "\(person.name.full)\(tie): \(reasons.joined(separator: "; "))"
    }
}

extension JSON {
    fileprivate init(_ line: HelpLine, in open: OpenNetwork) {
        self = .object([
            ("id", JSON(line.person.id)), ("name", JSON(line.person.name.full)), ("work", JSON(line.person.work)),
            ("warmth", JSON(Warmth.word(of: line.person.tie, at: open.now))), ("reasons", JSON(line.reasons)),
        ])
    }
}
