internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct AcceptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Take discovered people into your book.",
        discussion: """
            Discovered people were seen in messages or an export, and are not listed or suggested until you accept them. \
            “wellmet people --discovered” shows them.

            Example: wellmet accept "Ada Lovelace"
            """
    )

    @Argument(help: "Who: names, addresses or ids.", completion: .people) var people: [String]
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let open = try await storeOptions.open()
        let found = try await open.people(people)
        let names = found.map(\.name.full).joined(separator: ", ")
        let title = "Accepted \(names)"
        let written = try await open.network.edit(found.map(\.id), [.accepted], title: title, at: open.now)
        Output.changed(
            title + ".", written.batch, in: open, json: outputOptions.json,
            more: [("people", .list(found.map { .who($0.id, $0.name.full) }))])
    }
}
