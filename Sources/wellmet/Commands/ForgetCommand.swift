internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct ForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Remove one person everywhere for good, the history included, and prove it.",
        discussion: """
            Their rows, pictures, cards and history go, and where others' notes and texts say a whole name, a number or an address of \
            theirs, “somebody” stands instead. A name of one word is too little to look for there: what says it stays, and is counted. Then the \
            database is rewritten, and its rows and every file of the data folder are looked through for what is left: backups keep what \
            they hold, and are named. This cannot be taken back. To be able to, use “wellmet delete”.

            It ends with 1 when something of them is still in the database, and says where.

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
        if !report.isProven { throw ExitCode(1) }
    }
}

extension ForgetCounts {
    fileprivate var going: String { "\(counted(alone, "interaction")) and \(counted(history, "entry", "entries")) of the history" }
}

extension ForgetPreview {
    fileprivate var lines: [String] {
        ["Forgetting \(name) would remove them with \(counts.going)."] + counts.sentences(isDone: false).map { "  \($0)" }
    }
}

extension ForgetReport {
    fileprivate var lines: [String] {
        let size = files.filter(\.isDatabase).reduce(0) { $0 + $1.bytes }
        var lines = ["Forgot \(name) with \(counts.going)."] + counts.sentences(isDone: true).map { "  \($0)" }
        if isProven {
            let names = counts.kept.isEmpty ? "name" : "whole name"
            let elsewhere = isKnownElsewhere ? ", but for what another account of this machine says: that is its own, and stays" : ""
            lines.append(
                "Looked through the database, \(max(1, size / 1000)) kB, row by row and byte for byte: no \(names), number, address or id of theirs is left in it in any spelling that is looked for\(elsewhere)."
            )
        }
        if !left.isEmpty {
            lines.append(
                "Something of them is still in the database: \(left.listed). Change or delete that, add “\(name)” once more and forget them again, so that the history of it goes, too."
            )
        }
        if left.isEmpty, !readable.isEmpty {
            lines.append(
                "No row says it, but \(readable.prefix(5).listed) can still be read in the database’s file. If Wellmet runs elsewhere, stop it; then run “wellmet doctor --scrub”."
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
        let counts = report?.counts ?? preview.counts
        func list(_ words: [String]) -> JSON { .list(words.map { JSON($0) }) }
        var members: [(String, JSON)] = [
            ("person", .who(preview.person, preview.name)), ("forgotten", JSON(report != nil)),
            ("interactions", .object([("deleted", JSON(counts.alone)), ("kept", JSON(counts.shared))])),
            ("history", JSON(counts.history)), ("mentions", list(counts.mentions)), ("gone", list(counts.alsoGone)),
            (
                "too_little",
                .list(
                    counts.kept.map {
                        .object([("word", JSON($0.word)), ("rows", list($0.rows)), ("people", list($0.people)), ("more", JSON($0.more))])
                    })
            ),
            ("namesake", JSON(counts.hasNamesake)), ("shared_names", list(counts.sharedNames)),
        ]
        if let report {
            members += [
                ("proven", JSON(report.isProven)), ("left", list(report.left)), ("readable", list(report.readable)),
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
