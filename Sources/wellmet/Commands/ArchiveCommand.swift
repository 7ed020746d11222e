internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct ArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Put people out of sight; their history stays.",
        discussion: """
            Archived people are neither listed nor suggested. --back takes them back.

            Example: wellmet archive "Ada Lovelace"
            """
    )

    @Argument(help: "Who: names, addresses or ids.", completion: .people) var people: [String]
    @Flag(name: .long, help: "Take them back into the book.") var back = false
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let open = try await storeOptions.open()
        let found = try await open.people(people)
        let names = found.map(\.name.full).joined(separator: ", ")
        let title = back ? "Took \(names) back from the archive" : "Archived \(names)"
        let written = try await open.network.edit(found.map(\.id), [.archived(!back)], title: title, at: open.now)
        Output.changed(
            title + ".", written.batch, in: open, json: outputOptions.json,
            more: [("people", .list(found.map { .who($0.id, $0.name.full) }))])
    }
}
