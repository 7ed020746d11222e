internal import ArgumentParser
internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// Where the data lies and whose it is: the same options for every command.
struct StoreOptions: ParsableArguments {
    static let defaultAccount = "me"

    @Option(
        name: .long,
        help: ArgumentHelp("The data folder; else $WELLMET_DATA, else $XDG_DATA_HOME/wellmet.", valueName: "dir"),
        completion: .directory)
    var data: String?

    @Option(name: .long, help: ArgumentHelp("The account to work in.", valueName: "name"), completion: .accounts)
    var account = StoreOptions.defaultAccount

    /// The data folder that the options and the environment name.
    var folder: String {
        let environment = ProcessInfo.processInfo.environment
        if let data = data?.nonEmpty ?? environment["WELLMET_DATA"]?.nonEmpty { return data }
        // The specification has relative paths ignored (XDG Base Directory, "Environment variables").
        if let base = environment["XDG_DATA_HOME"], base.hasPrefix("/") { return base + "/wellmet" }
        let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectory()
        return home + "/.local/share/wellmet"
    }

    /// Opens the store, making it at first use. What it has to say about migrations and repairs goes to the standard error.
    func openStore(at now: Instant) async throws -> Store {
        try await Store.open(folder: folder, at: now) { Output.note($0) }
    }

    /// Opens the account's network. The account `me` is made at first use.
    func open() async throws -> OpenNetwork {
        let now = try Clock.now()
        let store = try await openStore(at: now)
        let account = try await found(in: store, at: now)
        let network = store.network(of: account.id)
        return OpenNetwork(store: store, network: network, account: account, settings: try await network.settings(), now: now)
    }

    private func found(in store: Store, at now: Instant) async throws -> Account {
        if let account = try await store.account(named: account) { return account }
        guard account == StoreOptions.defaultAccount else {
            throw CommandFailure.notFound("There is no account “\(account)”. Make it with “wellmet account add \(account)”.")
        }
        do {
            return try await store.addAccount(account, settings: StoreOptions.firstSettings, at: now)
        } catch StoreError.refused(let reason) {
            // Another wellmet may have made it in this moment.
            if let account = try await store.account(named: account) { return account }
            throw StoreError.refused(reason)
        }
    }

    /// What the machine tells about a new user: its time zone, and the country of its language.
    static var firstSettings: Settings {
        var settings = Settings()
        let zone = TimeZone.current.identifier
        if TimeZone(identifier: zone) != nil { settings.zone = zone == "GMT" ? "UTC" : zone }
        let environment = ProcessInfo.processInfo.environment
        let language = environment["LC_ALL"]?.nonEmpty ?? environment["LANG"]?.nonEmpty ?? ""
        let parts = language.prefix { $0 != "." && $0 != "@" }.split(separator: "_")
        if parts.count == 2, parts[1].count == 2, parts[1].allSatisfy({ $0.isASCII && $0.isLetter }) {
            settings.region = parts[1].uppercased()
        }
        return settings
    }
}
