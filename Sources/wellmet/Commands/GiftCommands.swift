internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

/// Shows one gift, of those that have no more to show than themselves.
struct ShowGift<Given: ToldGift>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show", abstract: "Show an \(Given.noun.one) whole.",
            discussion: "Example: wellmet \(Given.command) show \(Given.example)")
    }

    @Argument(help: .which(Given.self)) var which: [String]
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let open = try await storeOptions.open()
        let line = try await open.gift(which, Given.self)
        if outputOptions.json { return Output.json(Given.json(line)) }
        Output.line(Given.brief(line, on: open.today).joined(separator: "\n"))
    }
}

/// Removes one gift.
struct RemoveGift<Given: ToldGift>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "remove", abstract: "Remove an \(Given.noun.one) that should not be there.",
            discussion: "Example: wellmet \(Given.command) remove \(Given.example)")
    }

    @Argument(help: .which(Given.self)) var which: [String]
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let open = try await storeOptions.open()
        let line = try await open.gift(which, Given.self)
        let written = try await open.asSeen { try await open.network.remove(line.gift, at: open.now) }
        Output.changed("Removed: \(line.words)\(Given.stop)", written.batch, in: open, json: outputOptions.json)
    }
}

extension ArgumentHelp {
    /// Of the argument that says which gift is meant.
    static func which<Given: ToldGift>(_: Given.Type) -> ArgumentHelp {
        ArgumentHelp("Which: its id, or words that only one fits.", valueName: Given.noun.one)
    }
}
