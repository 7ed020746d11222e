internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct DeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete people with what happened with them; it can be taken back.",
        discussion: """
            What happened with others, too, stays theirs, and so do opportunities and insights. An import of the same source does not \
            bring deleted people back. “wellmet undo” does, since history keeps what was deleted: to have somebody gone from there, too, \
            use “wellmet forget”. Whom you only want out of sight, archive.

            Example: wellmet delete "Ada Lovelace"
            """
    )

    @Argument(help: "Who: names, addresses or ids.", completion: .people) var people: [String]
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let open = try await storeOptions.open()
        let found = try await open.people(people)
        let going = try await open.network.interactionCounts(of: found.map(\.id))
        let title = "Deleted \(found.map(\.name.full).joined(separator: ", "))"
        let written = try await open.network.remove(found.map(\.id), title: title, at: open.now)
        let with = going.alone > 0 ? ", with \(counted(going.alone, "interaction"))" : ""
        Output.changed(
            title + with + ".", written.batch, in: open, json: outputOptions.json,
            more: [
                ("people", .list(found.map { .who($0.id, $0.name.full) })),
                ("interactions", .object([("deleted", JSON(going.alone)), ("kept", JSON(going.shared))])),
            ])
    }
}
