internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct ForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Remove one person everywhere for good, the history included, and prove it.",
        discussion: """
            Their rows, pictures, cards and history go, and where others' notes and texts say their whole name or an address of theirs, \
            “somebody” stands instead. Then the database is rewritten and every file of the data folder is looked through for what is \
            left: backups keep what they hold, and are named. This cannot be taken back. To be able to, use “wellmet delete”.

            It ends with 1 when something of them is still in the database.

            Examples:
              wellmet forget "Ada Lovelace" --dry-run
              wellmet forget ada@example.com
            """
    )

    @Argument(help: "Who: a name, an address or an id.", completion: .people) var person: String
    @Flag(name: .long, help: "Only show what would go.") var dryRun = false
    @Flag(name: .long, help: "Do it without asking.") var yes = false
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if dryRun, yes { throw ValidationError("--dry-run and --yes exclude each other.") }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        let found = try await open.person(person)
        let preview = try await open.store.previewForgetting(found.id, in: open.account.id)
        if !outputOptions.json { Output.line(preview.lines.joined(separator: "\n")) }
        guard !dryRun else {
            if outputOptions.json { Output.json(JSON(preview, nil)) }
            return
        }
        guard yes || Question.isPossible && !outputOptions.json else {
            throw CommandFailure.usage("Nothing was changed. Say --yes to do it, or --dry-run to only look.")
        }
        guard yes || Question.confirm("This cannot be taken back. Forget \(preview.name)?") else {
            return Output.line("Nothing was changed.")
        }
        let report = try await open.store.forget(found.id, in: open.account.id, at: open.now)
        if outputOptions.json { Output.json(JSON(preview, report)) } else { Output.line(report.lines.joined(separator: "\n")) }
        if !report.isProven, !report.isKnownElsewhere { throw ExitCode(1) }
    }
}

extension ForgetPreview {
    fileprivate var lines: [String] {
        var lines = [
            "Forgetting \(name) would remove them with \(counted(interactions.alone, "interaction")) and \(counted(history, "entry", "entries")) of the history."
        ]
        if interactions.shared > 0 {
            lines.append("  \(counted(interactions.shared, "interaction")) with others, too, stay theirs, without them.")
        }
        if !mentions.isEmpty {
            lines.append("  “\(Traces.stopgap)” will stand in their place in \(mentions.joined(separator: ", ")) of others.")
        }
        if hasNamesake {
            lines.append("  Somebody else is called \(name), too: texts that say the name stay, as nobody can tell whom they mean.")
        }
        return lines
    }
}

extension ForgetReport {
    fileprivate var lines: [String] {
        let size = files.filter(\.isDatabase).reduce(0) { $0 + $1.bytes }
        var lines = [
            "Forgot \(name): \(counted(interactions.alone, "interaction")) and \(counted(history, "entry", "entries")) of the history went with them."
        ]
        if !mentions.isEmpty { lines.append("“\(Traces.stopgap)” stands in their place in \(mentions.joined(separator: ", ")) of others.") }
        if isProven {
            lines.append(
                "Looked through the database, \(max(1, size / 1000)) kB, byte for byte: no name, address or id of theirs is left in it.")
        } else if isKnownElsewhere {
            lines.append("In the database they stand only in another account of this machine, which knows them, too.")
        } else {
            lines.append(
                "Something of them is still in the database (\(files.filter { $0.isDatabase && $0.traces > 0 }.map(\.path).joined(separator: ", "))). If Wellmet runs elsewhere, stop it, and run “wellmet doctor --scrub”."
            )
        }
        let others = files.filter { !$0.isDatabase && $0.traces > 0 }
        if !others.isEmpty {
            lines.append("These files still hold something of them. Delete them when you need them no more:")
            lines += others.map { "  \($0.path)" }
        }
        return lines
    }
}

extension JSON {
    fileprivate init(_ preview: ForgetPreview, _ report: ForgetReport?) {
        var members: [(String, JSON)] = [
            ("person", .who(preview.person, preview.name)), ("forgotten", JSON(report != nil)),
            ("interactions", .object([("deleted", JSON(preview.interactions.alone)), ("kept", JSON(preview.interactions.shared))])),
            ("history", JSON(report?.history ?? preview.history)), ("mentions", .list(preview.mentions.map { JSON($0) })),
            ("namesake", JSON(preview.hasNamesake)),
        ]
        if let report {
            members += [
                ("proven", JSON(report.isProven)),
                (
                    "files",
                    .list(
                        report.files.map {
                            .object([("path", JSON($0.path)), ("bytes", JSON($0.bytes)), ("traces", JSON($0.traces))])
                        })
                ),
            ]
        }
        self = .object(members)
    }
}
