internal import ArgumentParser
internal import Foundation
internal import WellmetModel
internal import WellmetServer
internal import WellmetStore

struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "List accounts, add one, set its password and settings, sign in and out.",
        discussion: """
            An account is one person's private network. The account “me” is made at first use; --account chooses another.

            Examples:
              wellmet account add grace --zone Europe/Lisbon --region PT
              wellmet account settings --capacity 5
            """,
        subcommands: [List.self, Add.self, SetPassword.self, Link.self, Sessions.self, SetSettings.self],
        defaultSubcommand: List.self
    )
}

/// The settings of an account, as options.
struct SettingsOptions: ParsableArguments {
    @Option(name: .long, help: "Your time zone, such as Europe/Lisbon.") var zone: String?
    @Option(name: .long, help: "Your country, two letters: phone numbers without a country code are read in it.") var region: String?
    @Option(name: .long, parsing: .number, help: ArgumentHelp("How many people today suggests at most.", valueName: "number"))
    var capacity: Int?
    @Option(name: .long, parsing: .number, help: ArgumentHelp("The hour your working day begins, 0 to 23.", valueName: "hour"))
    var dayStarts: Int?
    @Option(name: .long, parsing: .number, help: ArgumentHelp("The hour your working day ends, 1 to 24.", valueName: "hour"))
    var dayEnds: Int?
    @Option(name: .customLong("my-name"), help: ArgumentHelp("What you are called in messages.", valueName: "name")) var name: String?

    func applied(to settings: Settings) throws -> Settings {
        var settings = settings
        if let zone { settings.zone = zone }
        if let region { settings.region = region }
        if let capacity { settings.capacity = capacity }
        if let dayStarts { settings.dayStarts = dayStarts }
        if let dayEnds { settings.dayEnds = dayEnds }
        if let name { settings.name = name }
        return try settings.checked()
    }
}

extension AccountCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the accounts.", discussion: "Example: wellmet account list --json")
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let store = try await storeOptions.openStore(at: try Clock.now())
            let accounts = try await store.accounts()
            if outputOptions.json {
                return Output.json(
                    .list(accounts.map { .object([("name", JSON($0.name)), ("has_password", JSON($0.hasPassword))]) }))
            }
            guard !accounts.isEmpty else { return Output.line("There are no accounts yet: “me” is made at first use.") }
            for account in accounts { Output.line(account.name + (account.hasPassword ? "" : Output.dim("  no password yet"))) }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an account.", discussion: "Example: wellmet account add grace --zone Europe/Lisbon --region PT")
        @Argument(help: "Its name, one word.") var name: String
        @OptionGroup(title: "Settings") var settings: SettingsOptions
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let now = try Clock.now()
            let settings = try settings.applied(to: StoreOptions.firstSettings)
            let store = try await storeOptions.openStore(at: now)
            let account = try await store.addAccount(name, settings: settings, at: now)
            if outputOptions.json { return Output.json(.object([("name", JSON(account.name)), ("has_password", JSON(false))])) }
            Output.line("Added the account \(account.name). Work in it with --account \(account.name).")
        }
    }

    struct SetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "password",
            abstract: "Set the password of an account, and sign out everywhere.",
            discussion: """
                It is asked for twice. Where nobody can be asked, the first line of the standard input is taken.

                Example: wellmet account password --account grace
                """)
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            let password = Question.secret("New password for \(open.account.name):") ?? ""
            guard password.count >= Password.shortest else {
                throw CommandFailure.usage("A password has at least \(Password.shortest) characters. Nothing was changed.")
            }
            if Question.isPossible, Question.secret("The same again:") != password {
                throw CommandFailure.failed("The two are not the same. Nothing was changed.")
            }
            try await open.store.setPassword(hash: Password.hash(password), of: open.account.id)
            let sentence = "The password of \(open.account.name) is set; every browser has to sign in again."
            outputOptions.json ? Output.json(.object([("message", JSON(sentence))])) : Output.line(sentence)
        }
    }

    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a link that signs one browser in, once.",
            discussion: "Example: wellmet account link --public-url https://wellmet.example.org")
        @Option(
            name: .long, help: ArgumentHelp("The address of “wellmet serve”; that of the running one when none is given.", valueName: "url")
        )
        var publicURL: String?
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            var base = publicURL ?? ServedAddress(folder: storeOptions.folder).known ?? "http://127.0.0.1:\(ServerOptions().port)"
            while base.hasSuffix("/") { base.removeLast() }
            let link = base + (try await open.store.signInPath(for: open.account.id, at: open.now))
            outputOptions.json ? Output.json(.object([("link", JSON(link))])) : Output.line(link)
        }
    }

    struct Sessions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the browsers that are signed in, or sign them out.",
            discussion: "Example: wellmet account sessions --end 3fa9c1d2")
        @Option(name: .long, help: ArgumentHelp("Sign out the session that begins so.", valueName: "id")) var end: String?
        @Flag(name: .long, help: "Sign out all of them.") var endAll = false
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func validate() throws {
            if end != nil, endAll { throw ValidationError("--end and --end-all exclude each other.") }
        }

        func run() async throws {
            let open = try await storeOptions.open()
            let sessions = try await open.store.sessions(of: open.account.id, at: open.now)
            if endAll {
                try await open.store.endSessions(of: open.account.id)
                return said("Signed out \(counted(sessions.count, "browser")).")
            }
            if let end {
                let found = sessions.filter { $0.name.hasPrefix(end.lowercased()) || end.lowercased().hasPrefix($0.name) }
                guard let session = found.first else { throw CommandFailure.notFound("No session begins with “\(end)”.") }
                guard found.count == 1 else {
                    throw CommandFailure.ambiguous(
                        "“\(end)” fits \(found.count) sessions:",
                        found.map { .init(id: $0.name, name: $0.agent, detail: open.words($0.seenAt)) })
                }
                try await open.store.endSessions(of: open.account.id, token: session.token)
                return said("Signed out \(session.agent.isEmpty ? session.name : session.agent).")
            }
            list(sessions, in: open)
        }

        private func said(_ sentence: String) {
            outputOptions.json ? Output.json(.object([("message", JSON(sentence))])) : Output.line(sentence)
        }

        private func list(_ sessions: [Session], in open: OpenNetwork) {
            if outputOptions.json {
                return Output.json(
                    .list(
                        sessions.map {
                            .object([
                                ("id", JSON($0.name)), ("browser", JSON($0.agent)), ("signed_in_at", JSON($0.madeAt, in: open.zone)),
                                ("seen_at", JSON($0.seenAt, in: open.zone)), ("expires_at", JSON($0.expiresAt, in: open.zone)),
                            ])
                        }))
            }
            guard !sessions.isEmpty else { return Output.line("No browser is signed in.") }
            let table = Table(
                header: ["ID", "BROWSER", "SEEN", "ENDS"],
                rows: sessions.map { [$0.name, $0.agent, open.words($0.seenAt), open.words($0.expiresAt)] })
            Output.line(table.lines(width: Output.width).joined(separator: "\n"))
        }
    }

    struct SetSettings: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "settings",
            abstract: "Show the settings of an account, or change some.",
            discussion: "Example: wellmet account settings --zone Europe/Lisbon --capacity 5")
        @OptionGroup(title: "Settings") var settings: SettingsOptions
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            let changed = try settings.applied(to: open.settings)
            let batch = try await open.network.change(to: changed, at: open.now).batch
            if outputOptions.json {
                return Output.json(
                    .object([
                        ("zone", JSON(changed.zone)), ("region", JSON(changed.region)), ("capacity", JSON(changed.capacity)),
                        ("day_starts", JSON(changed.dayStarts)), ("day_ends", JSON(changed.dayEnds)), ("my_name", JSON(changed.name)),
                    ]))
            }
            let rows = [
                ("zone", changed.zone), ("region", changed.region), ("capacity", "\(changed.capacity)"),
                ("day-starts", "\(changed.dayStarts)"),
                ("day-ends", "\(changed.dayEnds)"), ("my-name", changed.name.isEmpty ? "(not said)" : changed.name),
            ]
            for (name, value) in rows { Output.line(name + String(repeating: " ", count: 12 - name.count) + value) }
            if let batch { Output.undoHint(batch, in: open) }
        }
    }
}

extension Session {
    /// The beginning of the token's hash, which tells sessions apart and opens none.
    var name: String {
        token.prefix(4).reduce(into: "") { $0 += ($1 < 16 ? "0" : "") + String($1, radix: 16) }
    }
}
