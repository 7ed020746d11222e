internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct AddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a person to your book.",
        discussion: """
            Whatever there can be several of is said by repeating its option. Addresses and handles can have a label behind them: \
            --mail "ada@example.com (work)".

            When somebody is in your network already who may be the same, it says who and why; they are added all the same.

            Example: wellmet add "Ada Lovelace" --mail ada@example.com --org "Engines Ltd" --title Analyst --circle clients \
            --met-at "RustConf" --met-on 2026-05
            """
    )

    @Argument(help: "The name, as one writes it.") var name: String
    @OptionGroup(title: "What is known") var facts: PersonFacts
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let open = try await storeOptions.open()
        guard let name = facts.name(name), !name.isEmpty else { throw CommandFailure.usage("A person needs a name: give at least one.") }
        let namesakes = try await open.network.find(name.full).filter { $0.name.sortKey == name.sortKey }
        var edits = try await facts.edits(for: nil, in: open)
        if facts.org != nil || facts.title != nil {
            let since = try facts.since.map { try open.partialDate($0) }
            edits.append(.addPosition(organization: facts.org ?? "", title: facts.title ?? "", from: since, to: nil))
        }
        let written = try await open.network.add(name, edits: edits, at: open.now)
        let hint = await LikeHint.look(for: written.value, named: name.full, in: open)
        if let other = namesakes.first, !hint.names(other.id), !outputOptions.json {
            Output.note("There is another \(other.described): if it is the same person, undo this and use “wellmet edit”.")
        }
        Output.changed(
            "Added \(name.full).", written.batch, in: open, json: outputOptions.json,
            more: [("person", .who(written.value, name.full)), ("may_be", hint.json)])
        if !outputOptions.json { for line in hint.lines { Output.line(line) } }
    }
}
