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

            Examples:
              wellmet facts Ada
              wellmet facts Ada --confirm work
            """)

    @Argument(help: "Who: a name or a part of it, an address, or an id.", completion: .people) var person: String
    @Option(name: .long, help: ArgumentHelp("Say that this fact still holds; may be given several times.", valueName: "fact"))
    var confirm: [String] = []
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let open = try await storeOptions.open()
        let found = try await open.person(person)
        let (name, today) = (found.name.full, open.today)
        let facts = try await open.network.facts(of: found.id)
        guard confirm.isEmpty else {
            let keys = try confirm.flatMap { try confirmed($0, in: facts, of: name, today: today) }
            guard !keys.isEmpty else {
                let sentence = "Nothing that is known of \(name) is old: there is nothing to confirm."
                guard outputOptions.json else { return Output.line(sentence) }
                return Output.json(.object([("message", JSON(sentence)), ("batch", .null), ("person", .who(found.id, name))]))
            }
            let written = try await open.network.edit(found.id, keys.map(PersonEdit.confirm), at: open.now)
            return Output.changed(
                "Confirmed what is known of \(name).", written.batch, in: open, json: outputOptions.json,
                more: [("person", .who(found.id, name))])
        }
        if outputOptions.json { return Output.json(JSON(facts, today: today, person: .who(found.id, name))) }
        Output.line(name)
        for fact in facts.facts {
            let old = fact.isStale(on: today) ? " (old)" : ""
            Output.line("  \(fact.label): \(fact.text) " + Output.dim("· \(fact.provenance(on: today))\(old)"))
        }
        if facts.facts.isEmpty { Output.line("  Nothing but the name is known.") }
        for other in facts.disagreements { Output.line("  \(other.words(on: today)).") }
        if !facts.stale(on: today).isEmpty {
            Output.line(Output.dim("Still so? wellmet facts \"\(name)\" --confirm old"))
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
            JSON.object([("source", JSON(other.source)), ("text", JSON(other.text)), ("said", JSON(other.said))])
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
