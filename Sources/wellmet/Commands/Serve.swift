internal import ArgumentParser
internal import CMalloc
internal import Foundation
internal import Logging
internal import Synchronization
internal import WellmetModel
internal import WellmetServer
internal import WellmetStore

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the web app, with a verified backup every day.",
        discussion: """
            Listens on this machine only unless --host says otherwise. The first visit with the link that is printed sets the \
            password. End it with Ctrl-C. With --json it prints one object when it listens: address, and sign_in_link or null.

            Examples:
              wellmet serve
              wellmet serve --public-url https://wellmet.example.org --trusted-proxy 127.0.0.1
            """)

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var listening: ListeningOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let open = try await storeOptions.open()
        try await listening.serve(open, folder: storeOptions.folder, alwaysOffersLink: false, json: outputOptions.json ? [] : nil)
    }
}

/// Where and how the web app listens: for `serve`, and for `demo --serve`.
struct ListeningOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var host = ServerOptions().host

    @Option(name: .long, help: ArgumentHelp("The port to listen on; 0 takes any that is free.", valueName: "n"))
    var port = ServerOptions().port

    @Option(name: .long, help: ArgumentHelp("The address that people type, when a proxy stands before this.", valueName: "url"))
    var publicURL: String?

    @Option(
        name: .long, help: ArgumentHelp("A PEM file with the certificate chain, for https without a proxy.", valueName: "file"),
        completion: .file())
    var tlsCert: String?

    @Option(name: .long, help: ArgumentHelp("A PEM file with the key of --tls-cert.", valueName: "file"), completion: .file())
    var tlsKey: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A proxy's address, or a range as 10.0.0.0/8, whose word on visitors is believed; may be given again.", valueName: "address"))
    var trustedProxy: [String] = []

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535; \(port) is not.") }
        if let wrong = trustedProxy.first(where: { AddressRange($0) == nil }) {
            throw ValidationError(
                "“\(wrong)” is no address of a proxy. Write it as 127.0.0.1, ::1, or 10.0.0.0/8 for all that begin alike.")
        }
        guard (tlsCert == nil) == (tlsKey == nil) else { throw ValidationError("--tls-cert and --tls-key go together: give both.") }
    }

    private var options: ServerOptions {
        var options = ServerOptions()
        options.host = host
        options.port = port
        options.publicURL = publicURL
        options.certificate = tlsCert
        options.privateKey = tlsKey
        options.trustedProxies = trustedProxy.compactMap(AddressRange.init)
        options.whenQuiet = { malloc_trim(0) }
        return options
    }

    /// Serves until the process is told to end.
    ///
    /// A sign-in link is printed while the account has no password, or always when `alwaysOffersLink` says so. In words, or as
    /// JSON behind the members of `json` when these are given.
    func serve(_ open: OpenNetwork, folder: String, alwaysOffersLink: Bool, json: [(String, JSON)]? = nil) async throws {
        var logger = Logger(label: "wellmet", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = ProcessInfo.processInfo.environment["WELLMET_LOG"].flatMap(Logger.Level.init(rawValue:)) ?? .notice
        let server = try Server(store: open.store, folder: folder, options: options, logger: logger, clock: try Clock.running())
        let offersLink = alwaysOffersLink || !open.account.hasPassword
        let link = offersLink ? try await open.store.signInPath(for: open.account.id, at: open.now) : nil
        let (host, publicURL, isSafe) = (host, publicURL, tlsCert != nil)
        let served = ServedAddress(folder: folder)
        let shown = Mutex<String?>(nil)
        defer { served.forget(shown.withLock { $0 }) }
        try await server.run { port in
            let name = host == "0.0.0.0" || host == "::" ? "localhost" : host.contains(":") ? "[\(host)]" : host
            var base = publicURL ?? "\(isSafe ? "https" : "http")://\(name):\(port)"
            while base.hasSuffix("/") { base.removeLast() }
            served.keep(base)
            shown.withLock { $0 = base }
            if let json {
                return Output.json(.object(json + [("address", JSON(base + "/")), ("sign_in_link", JSON(link.map { base + $0 }))]))
            }
            Output.line("Wellmet is at \(base)/")
            if let link {
                Output.line("Sign in with this link, which opens once: \(base)\(link)")
            } else {
                Output.line("Sign in with your password, or make a link with “wellmet account link”.")
            }
            Output.line("End it with Ctrl-C.")
        }
    }
}
