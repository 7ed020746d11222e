internal import ArgumentParser
internal import Foundation
internal import WellmetModel
internal import WellmetServer
internal import WellmetStore

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make a sample network of made-up people, and serve it with --serve.",
        discussion: """
            A few hundred people with two years of history, in a folder of its own beside yours. Made once: a second call finds it \
            there. With --json it prints one object: what was made, or with --serve where it listens.

            Example: wellmet demo --serve
            """)

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var listening: ListeningOptions
    @OptionGroup var outputOptions: OutputOptions

    @Option(
        name: .long, parsing: .number,
        help: ArgumentHelp("How many people to make, from 40 to 20000; one in a hundred is there twice.", valueName: "n"))
    var people = 300

    @Flag(name: .long, help: "Serve the web app with it, and print a link that signs in.")
    var serve = false

    func validate() throws {
        guard (40...20_000).contains(people) else {
            throw ValidationError("A sample network has 40 to 20000 people; \(people) is not possible.")
        }
    }

    func run() async throws {
        let folder = storeOptions.data == nil ? storeOptions.folder + "-demo" : storeOptions.folder
        var options = storeOptions
        options.data = folder
        let open = try await options.open()
        let made = try await fill(open, folder: folder)
        guard serve else {
            if outputOptions.json { Output.json(.object(made)) }
            return
        }
        // A password that nobody knows: the link that is printed signs in without asking for one.
        if !open.account.hasPassword { try await open.store.setPassword(hash: try Password.unknown(), of: open.account.id) }
        if !outputOptions.json { Output.line("For another sign-in link while it runs: wellmet account link --data \(folder)") }
        try await listening.serve(open, folder: folder, alwaysOffersLink: true, json: outputOptions.json ? made : nil)
    }

    /// Makes the network unless it is there, says so, and returns the same as members of a JSON object.
    private func fill(_ open: OpenNetwork, folder: String) async throws -> [(String, JSON)] {
        func members(_ made: Bool, _ people: Int, _ interactions: Int?) -> [(String, JSON)] {
            [("folder", JSON(folder)), ("made", JSON(made)), ("people", JSON(people)), ("interactions", JSON(interactions))]
        }
        let known = try await open.network.people(PeopleFilter(), limit: 1).total
        guard known == 0 else {
            guard try await open.network.isSample() else {
                throw CommandFailure.failed(
                    "\(folder) holds a network of your own, with \(counted(known, "person", "people")). A sample needs another folder: --data DIR."
                )
            }
            if !outputOptions.json {
                Output.line("The sample network is in \(folder) already, with \(counted(known, "person", "people")) in the book.")
            }
            return members(false, known, nil)
        }
        // A few are there twice, as in any book that came from two places.
        let network = DemoNetwork.make(count: people, at: open.now, in: open.zone).withDoubles(oneIn: 100)
        var settings = open.settings
        settings.name = "Mara"
        try await open.network.set(settings, at: open.now)
        let made = try await open.network.fill(with: network, at: open.now)
        if !outputOptions.json {
            Output.line("Made a sample network in \(folder): \(made.people) people, \(made.interactions) interactions.")
        }
        return members(true, made.people, made.interactions)
    }
}
