internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct FactsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facts",
        abstract: "Show what is known of a person, where each fact is from and how old it is.",
        discussion: """
            Work, place and time zone are old when nobody has said them for a year. --confirm says that a fact still holds: by its \
            label (work, place), by its text, or “old” for all old ones.

            Where a source says otherwise than you of a name, work, place, time-zone, pronouns or birthday, yours stays and the other \
            is told. --take puts the other in its place; --keep keeps yours and does not tell of that value again. Of several sources \
            --from names the one.

            Examples:
              wellmet facts Ada
              wellmet facts Ada --confirm work
              wellmet facts Ada --take place --from LinkedIn
            """)

    @Argument(help: "Who: a name or a part of it, an address, or an id.", completion: .people) var person: String
    @Option(name: .long, help: ArgumentHelp("Say that this fact still holds; may be given several times.", valueName: "fact"))
    var confirm: [String] = []
    @Option(name: .long, help: ArgumentHelp("Take what a source says of this; may be given several times.", valueName: "part"))
    var take: [Disagreement.Part] = []
    @Option(name: .long, help: ArgumentHelp("Keep what you have of this; may be given several times.", valueName: "part"))
    var keep: [Disagreement.Part] = []
    @Option(name: .long, help: ArgumentHelp("The source that --take and --keep mean, such as LinkedIn.", valueName: "source"))
    var from: String?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let open = try await storeOptions.open()
        let found = try await open.person(person)
        let (name, today) = (found.name.full, open.today)
        let facts = try await open.network.facts(of: found.id)
        if !take.isEmpty || !keep.isEmpty {
            let edits = try choices(facts, of: name)
            let written = try await open.network.edit(found.id, edits, at: open.now)
            let said = edits.map(\.subject).joined(separator: ", ").capitalizedFirst
            return Output.changed(
                "\(name): \(said).", written.batch, in: open, json: outputOptions.json, more: [("person", .who(found.id, name))])
        }
        guard confirm.isEmpty else {
            let keys = try confirm.flatMap { try confirmed($0, in: facts, of: name, today: today) }
            guard !keys.isEmpty else {
                let sentence = "Nothing that is known of \(name) is old: there is nothing to confirm."
                guard outputOptions.json else { return Output.line(sentence) }
                return Output.json(.object([("message", JSON(sentence)), ("batch", .null), ("person", .who(found.id, name))]))
            }
            let written = try await open.network.confirm(keys, of: found.id, at: open.now)
            return Output.changed(
                "\(written.value).", written.batch, in: open, json: outputOptions.json, more: [("person", .who(found.id, name))])
        }
        if outputOptions.json { return Output.json(JSON(facts, today: today, person: .who(found.id, name))) }
        Output.line(name)
        for fact in facts.facts {
            let old = fact.isStale(on: today) ? " (old)" : ""
            Output.line("  \(fact.label): \(fact.text) " + Output.dim("· \(fact.provenance(on: today))\(old)"))
        }
        if facts.facts.isEmpty { Output.line("  Nothing but the name is known.") }
        for other in facts.disagreements { Output.line("  \(other.words(on: today)).") }
        if let other = facts.disagreements.first {
            Output.line(
                Output.dim("Who is right? wellmet facts \"\(name)\" --take \(other.part.rawValue), or --keep \(other.part.rawValue)"))
        }
        if !facts.stale(on: today).isEmpty {
            Output.line(Output.dim("Still so? wellmet facts \"\(name)\" --confirm old"))
        }
    }

    func validate() throws {
        guard confirm.isEmpty || take.isEmpty && keep.isEmpty else {
            throw ValidationError("Say either what still holds (--confirm) or who is right (--take, --keep).")
        }
        if let both = take.first(where: keep.contains) {
            throw ValidationError("Either take the other \(both.words) or keep yours: not both.")
        }
        if from != nil, take.isEmpty, keep.isEmpty { throw ValidationError("--from goes with --take or --keep.") }
    }

    /// What --take and --keep ask for. To keep means against everybody who says otherwise, unless one source is named.
    private func choices(_ facts: KnownFacts, of name: String) throws -> [PersonEdit] {
        func others(_ part: Disagreement.Part) throws -> [Disagreement] {
            let all = facts.disagreements.filter { $0.part == part }
            let found = all.filter { other in from.map { folded($0) == folded(other.source) } ?? true }
            guard !found.isEmpty else {
                let sources = all.map(\.source).joined(separator: ", ")
                throw CommandFailure.notFound(
                    all.isEmpty
                        ? "Nobody says otherwise of the \(part.words) of \(name)."
                        : "“\(from ?? "")” says nothing else of the \(part.words) of \(name); \(sources) does.")
            }
            return found
        }
        let taken = try take.map { part in
            let found = try others(part)
            guard let first = found.first, found.allSatisfy({ $0.text == first.text }) else {
                let sources = found.map { "\($0.source) (\($0.text))" }.joined(separator: ", ")
                throw CommandFailure.failed("Several say otherwise of the \(part.words): \(sources). Name one with --from.")
            }
            return PersonEdit.take(first)
        }
        return try taken
            + keep.flatMap { part in
                var texts: Set<String> = []
                return try others(part).filter { texts.insert($0.keptKey).inserted }.map(PersonEdit.keep)
            }
    }

    private func confirmed(_ text: String, in facts: KnownFacts, of name: String, today: Day) throws -> [FactKey] {
        if text == "old" {
            return facts.stale(on: today).map(\.key)
        }
        let word = folded(text)
        let found = facts.facts.filter {
            $0.key.description == text || folded($0.label) == word || folded($0.text) == word || $0.key.subject.word == word
        }
        guard !found.isEmpty else {
            throw CommandFailure.notFound("“\(text)” is no fact of \(name). “wellmet facts \(name)” shows them.")
        }
        return found.map(\.key)
    }
}

extension JSON {
    fileprivate init(_ known: KnownFacts, today: Day, person: JSON) {
        let facts = known.facts.map { JSON($0, today: today) }
        let disagreements = known.disagreements.map { other in
            JSON.object([
                ("part", JSON(other.part.rawValue)), ("source", JSON(other.source)), ("text", JSON(other.text)),
                ("yours", JSON(other.held)), ("said", JSON(other.said)),
            ])
        }
        self = .object([("person", person), ("facts", .list(facts)), ("disagreements", .list(disagreements))])
    }

    private init(_ fact: KnownFact, today: Day) {
        var source = JSON.null
        if case .source(let title) = fact.origin { source = JSON(title) }
        self = .object([
            ("fact", JSON(fact.key.description)), ("label", JSON(fact.label)), ("text", JSON(fact.text)), ("from", source),
            ("said", JSON(fact.said)), ("confirmed", JSON(fact.confirmed)), ("old", JSON(fact.isStale(on: today))),
        ])
    }
}

extension Disagreement.Part: ExpressibleByArgument {}
