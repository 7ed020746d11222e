internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "Show the brief on a person: who, when last, what was said and promised, what changed.",
        discussion: "Example: wellmet person Ada --last 20"
    )

    @Argument(help: "Who: a name or a part of it, an address, or an id.", completion: .people) var person: [String]
    @Option(name: .long, parsing: .number, help: ArgumentHelp("How many interactions to show.", valueName: "number")) var last = 10
    @Flag(name: .long, help: "Show the ids by which things can be changed or removed.") var ids = false
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if last < 0 { throw ValidationError("--last is a number of interactions: \(last) is not.") }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        let found = try await open.person(person.joined(separator: " "))
        let details = try await open.network.details(of: found.id, at: open.now, limit: last)
        if outputOptions.json { return Output.json(JSON(details, in: open)) }
        Output.line(PersonBrief(details: details, open: open, showsIDs: ids).lines.joined(separator: "\n"))
    }
}
