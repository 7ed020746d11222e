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
            there.

              wellmet demo --serve
            """)

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var listening: ListeningOptions

    @Option(name: .long, help: ArgumentHelp("How many people to make, from 40 to 20000.", valueName: "n"))
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
        try await fill(open, folder: folder)
        guard serve else { return }
        // A password that nobody knows: the link that is printed signs in without asking for one.
        if !open.account.hasPassword { try await open.store.setPassword(hash: try Password.unknown(), of: open.account.id) }
        try await listening.serve(open, folder: folder, alwaysOffersLink: true)
    }

    private func fill(_ open: OpenNetwork, folder: String) async throws {
        let known = try await open.network.people(PeopleFilter(), limit: 1).total
        guard known == 0 else {
            return Output.line("The sample network is in \(folder) already, with \(known) people in the book.")
        }
        let network = DemoNetwork.make(count: people, at: open.now, in: open.zone)
        var settings = open.settings
        settings.name = "Mara"
        try await open.network.set(settings, at: open.now)
        let made = try await open.network.fill(with: network, at: open.now)
        Output.line("Made a sample network in \(folder): \(made.people) people, \(made.interactions) interactions.")
    }
}
