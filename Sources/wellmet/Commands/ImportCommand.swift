internal import ArgumentParser
internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetServer
internal import WellmetStore

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring in people and history from a LinkedIn archive, Monica, contact cards or a CSV of contacts.",
        discussion: """
            A whole network that “wellmet export” wrote comes into an empty network as it was. A LinkedIn archive can be the ZIP, its folder, or any of its CSV files; Monica is its export as JSON; contacts can come as cards \
            (vCard), from Google, Outlook, or any other CSV with a column for names or addresses. It shows first what it would do, and \
            asks; a row that only you can decide is asked about by itself, and waits when you do not decide it. Importing the same file twice changes nothing.

            Examples:
              wellmet import Basic_LinkedInDataExport_06-07-2026.zip
              wellmet import contacts.csv --map "Firm=organization,Handy=phone:work" --dry-run
              wellmet import monica.json
              wellmet import --undecided
            """
    )

    @Argument(help: "ZIPs, folders, CSV files, contact cards or an export of Monica.", completion: .file()) var paths: [String] = []
    @Flag(name: .long, help: "Decide about the rows of earlier imports that wait for it, instead of reading files.") var undecided = false
    @Option(
        name: .long, parsing: .number,
        help: ArgumentHelp("Tell again what the import of that number did and which rows it skipped.", valueName: "number"))
    var report: Int64?
    @Flag(name: .long, help: "Only show what would be done.") var dryRun = false
    @Flag(name: .long, help: "Apply what is certain without asking; doubtful rows are left for later.") var yes = false
    @Option(
        name: .long,
        help: ArgumentHelp(
            "What the columns of a CSV hold, where the guess is wrong; “*=day-first” for dates.", valueName: "column=field,…"))
    var map: String?
    @Option(name: .long, help: ArgumentHelp("The day on which the file was made, when it does not tell.", valueName: "day")) var asOf:
        String?
    @Flag(name: .long, help: "Read the address book that you once uploaded to LinkedIn, too.") var addressBook = false
    @Option(name: .long, help: "The country of phone numbers without a country code; else that of the account.") var region: String?
    @Option(name: .long, help: ArgumentHelp("Your own LinkedIn profile or name, when the archive does not tell.", valueName: "name"))
    var owner: String?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    private var asks: Bool { Question.isPossible && !outputOptions.json && !yes }

    func validate() throws {
        if report != nil {
            guard paths.isEmpty, !undecided, !dryRun, !yes else {
                throw ValidationError("--report reads no files: leave out everything else.")
            }
            return
        }
        if undecided, !paths.isEmpty { throw ValidationError("--undecided reads no files: leave out the paths.") }
        if !undecided, paths.isEmpty { throw ValidationError("Say which ZIP, folder or CSV to import.") }
        if dryRun, yes { throw ValidationError("--dry-run and --yes exclude each other.") }
        if let path = paths.first(where: { !FileManager.default.fileExists(atPath: $0) }) { throw ArchiveError.missing(path: path) }
        if !dryRun, !yes, !asks, !undecided {
            throw ValidationError("Nobody can be asked here. Use --dry-run to see what would be done, or --yes to apply what is certain.")
        }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        if let report { return try await tell(report, in: open) }
        if let archive = try wholeNetwork() { return try await takeIn(archive, open) }
        let options = try readOptions(in: open)
        var archives: [Archive]
        var files: [ArchiveInput] = []
        var refused: [(input: ArchiveInput, reason: ArchiveError)] = []
        if undecided {
            archives = try await open.network.undecided()
        } else {
            (archives, files, refused) = try Archive.readGood(paths.map { ArchiveInput(path: $0) }, options: options)
        }
        let guesses = try guesses(files, options)
        if let column = options.mapping?.firstMissing(in: guesses.map(\.guess)) {
            let names = guesses.flatMap { $0.guess.columns.map(\.name) }
            throw ArchiveError.unknownColumn(name: column.name.nonEmpty ?? "#\(column.number ?? 0)", columns: names)
        }
        if undecided, archives.isEmpty, !outputOptions.json { return Output.line("Nothing waits for your decision.") }
        if undecided, !dryRun, !yes, !asks {
            throw CommandFailure.usage("Nobody can be asked here: decide at a terminal, or on the page Import. --dry-run shows what waits.")
        }
        if let asOf {
            let day = try DatePhrase.day(asOf, relativeTo: open.today, tendency: .past)
            guard day <= open.today else { throw CommandFailure.usage("--as-of \(day) is still to come: no file is made then.") }
            for place in archives.indices { archives[place].asOf = day }
        }
        guard undecided || !archives.isEmpty else {
            throw CommandFailure.failed("There is nothing in it that Wellmet understands. \(ArchiveError.understood)")
        }
        if !outputOptions.json {
            for file in refused { Output.note("\(file.reason)") }
            showMappings(guesses.filter { $0.guess.source == .csv })
        }
        var done: [JSON] = []
        for archive in archives {
            // Each is planned when the one before it is in: what that brought is known then.
            done.append(try await bring(archive, open: open))
        }
        if outputOptions.json {
            Output.json(
                .object([
                    ("dry_run", JSON(dryRun)), ("archives", .list(done)),
                    ("mappings", .list(guesses.filter { $0.guess.source == .csv }.map(mapping))),
                    ("refused", .list(refused.map { .object([("path", JSON($0.input.path)), ("reason", JSON("\($0.reason)"))]) })),
                ]))
        }
        // What could be read came in; a script must still hear of what could not.
        if !refused.isEmpty { throw ExitCode(1) }
    }

    /// The whole network that the path holds, when it is one.
    private func wholeNetwork() throws -> NetworkArchive? {
        let archives = try paths.compactMap { try NetworkArchive(path: $0) }
        guard archives.isEmpty || paths.count == 1 else {
            throw CommandFailure.usage("\(archives[0].path) is a whole network: import it alone.")
        }
        return archives.first
    }

    private func takeIn(_ archive: NetworkArchive, _ open: OpenNetwork) async throws {
        let manifest = archive.manifest
        let size = "\(counted(manifest.people, "person", "people")) and \(counted(manifest.interactions, "interaction"))"
        if !outputOptions.json {
            Output.line(
                "\(archive.path) is a whole network: \(size), the account “\(manifest.account)” as of \(manifest.madeAt.prefix(10)).")
        }
        if dryRun || asks {
            Output.progress("Checking every file…")
            try archive.verify()
            Output.progress("")
        }
        let vacancy = try await open.network.vacancy()
        if let refusal = vacancy.refusal, !dryRun {
            throw CommandFailure.failed(
                """
                \(refusal) Make another account for it:
                  wellmet account add NAME
                  wellmet import \(archive.path) --account NAME
                """)
        }
        if case .empty(let takenBack) = vacancy, takenBack > 0, !outputOptions.json {
            Output.line(
                "Its history takes the place of what is here: \(counted(takenBack, "change")) that you took back cannot be done again then."
            )
        }
        if dryRun {
            if !outputOptions.json {
                Output.line("Every file is as it was written. Nothing was changed: this was only a look.")
                if let refusal = vacancy.refusal { Output.line("It could not come in here: \(refusal)") }
            }
        } else {
            guard !asks || Question.confirm("Take it in?") else { return Output.line("Nothing was changed.") }
            Output.progress("Taking it in…")
            try await archive.takeIn(open.network, at: open.now)
            Output.progress("")
            if !outputOptions.json { Output.line("Took in \(size), with their history. Look at your day: wellmet today") }
        }
        guard outputOptions.json else { return }
        Output.json(
            .object([
                ("dry_run", JSON(dryRun)),
                (
                    "network",
                    .object([
                        ("account", JSON(manifest.account)), ("made_at", JSON(manifest.madeAt)), ("schema", JSON(manifest.schema)),
                        ("people", JSON(manifest.people)), ("interactions", JSON(manifest.interactions)),
                    ])
                ),
            ]))
    }

    /// What an import of the past did.
    private func tell(_ number: BatchNumber, in open: OpenNetwork) async throws {
        let (batch, report) = try await open.network.importReport(number)
        let isUndone = batch.state == .undone
        let skipped = report.skipped ?? []
        if outputOptions.json {
            return Output.json(
                .object([
                    ("title", JSON(batch.title)), ("undone", JSON(isUndone)), ("report", JSON(report)),
                    ("skipped", .list(skipped.map(JSON.init))),
                ]))
        }
        Output.line("\(batch.title)\(isUndone ? ", taken back" : ""), \(open.words(batch.at))")
        Output.line(report.lines(remarks: []).joined(separator: "\n"))
        for row in skipped { Output.line("  \(row.place): \(row.reason)") }
        if report.skippedRows > skipped.count { Output.line("  and \(report.skippedRows - skipped.count) more") }
    }

    private func readOptions(in open: OpenNetwork) throws -> ReadOptions {
        var options = ReadOptions(zone: open.zone)
        var settings = open.settings
        settings.region = region ?? settings.region
        options.homeRegion = try settings.checked().region
        options.today = open.today
        options.mapping = try map.map { text throws(ArchiveError) in try CSVMapping(text) }
        options.addressBook = addressBook
        options.owner = owner ?? ""
        return options
    }

    // MARK: One archive

    /// Shows what the archive would change, asks, applies.
    private func bring(_ archive: Archive, open: OpenNetwork) async throws -> JSON {
        let plan = try await open.network.plan(archive)
        let preview = ImportPreview(plan: plan, doubtful: try await doubtful(plan, in: open), open: open)
        if !outputOptions.json { Output.line(preview.lines.joined(separator: "\n")) }
        guard !dryRun else {
            if !outputOptions.json { Output.line("\nNothing was changed: this was only a look.") }
            return preview.json(nil, alike: nil)
        }
        var choices: [Int: ImportChoice] = [:]
        if asks {
            choices = choose(preview.doubtful)
            guard !preview.hasNews || Question.confirm("\nImport this?") else {
                Output.line("Nothing was changed.")
                return preview.json(nil, alike: nil)
            }
        }
        let report = try await open.network.apply(plan, choices: choices, at: open.now) { progress in
            Output.progress("Importing \(progress.done) of \(progress.total)…")
        }
        Output.progress("")
        let alike = report.batch > 0 ? await NewcomersHint.look(for: report.batch, in: open) : nil
        if !outputOptions.json {
            Output.line(report.lines(remarks: plan.remarks).joined(separator: "\n"))
            if let line = NewcomersHint.line(report, alike: alike) { Output.line(line) }
            if report.batch > 0 { Output.undoHint(report.batch, in: open) }
        }
        return preview.json(report, alike: alike)
    }

    /// The rows that only a person can decide, with whom they can mean.
    private func doubtful(_ plan: ImportPlan, in open: OpenNetwork) async throws -> [DoubtfulRow] {
        var rows: [DoubtfulRow] = []
        for (place, row) in plan.rows.enumerated() {
            guard case .doubtful(let ids, let reason) = row.match else { continue }
            var candidates: [PersonLine] = []
            for id in ids { candidates += try await open.network.find(id.description) }
            rows.append(DoubtfulRow(place: place, row: row.row, candidates: candidates, reason: reason))
        }
        return rows
    }

    private func choose(_ rows: [DoubtfulRow]) -> [Int: ImportChoice] {
        var choices: [Int: ImportChoice] = [:]
        for (count, doubtful) in rows.enumerated() {
            Output.note("\nDoubtful row \(count + 1) of \(rows.count): \(doubtful.described), \(doubtful.reason)")
            for (place, person) in doubtful.candidates.enumerated() { Output.note("  \(place + 1)  the same as \(person.described)") }
            Output.note("  n  somebody new\n  s  decide later\n  x  leave out, and do not ask again\n  q  decide all that are left later")
            let numbers = doubtful.candidates.indices.map { "\($0 + 1)" }
            switch Question.choose("Which?", among: numbers + ["n", "s", "x", "q"]) {
            case "n": choices[doubtful.place] = .new
            case "s": continue
            case "x": choices[doubtful.place] = .skip
            case "q", nil: return choices
            case let number?:
                if let place = Int(number), doubtful.candidates.indices.contains(place - 1) {
                    choices[doubtful.place] = .same(doubtful.candidates[place - 1].id)
                }
            }
        }
        return choices
    }

    // MARK: Columns of a CSV

    private func guesses(_ files: [ArchiveInput], _ options: ReadOptions) throws -> [(path: String, guess: CSVGuess)] {
        try files.compactMap { file in try Archive.guess(file, options: options).map { (file.path, $0) } }
    }

    private func showMappings(_ guesses: [(path: String, guess: CSVGuess)]) {
        for (path, guess) in guesses {
            Output.line("\(path): this is what its columns seem to hold.")
            let table = Table(
                header: ["COLUMN", "TAKEN FOR", "FOR EXAMPLE"],
                rows: guess.columns.map { column in
                    let label = column.label.isEmpty ? "" : " (\(column.label))"
                    return [column.name, column.field.rawValue + label, column.samples.joined(separator: " · ")]
                })
            Output.line(table.lines(width: Output.width).map { "  " + $0 }.joined(separator: "\n"))
            if let wrong = guess.columns.first {
                Output.line(
                    "  If one is wrong: --map \"\(wrong.name)=FIELD\", where FIELD is one of \(CSVField.allCases.map(\.rawValue).joined(separator: ", ")).\n"
                )
            }
        }
    }

    private func mapping(_ path: String, _ guess: CSVGuess) -> JSON {
        .object([
            ("path", JSON(path)), ("map", JSON(guess.mapping.text)),
            (
                "columns",
                .list(
                    guess.columns.map {
                        .object([
                            ("number", JSON($0.number)), ("name", JSON($0.name)), ("field", JSON($0.field.rawValue)),
                            ("label", JSON($0.label)),
                            ("samples", JSON($0.samples)),
                        ])
                    })
            ),
        ])
    }
}

/// A row that only a person can decide.
struct DoubtfulRow {
    /// Its place among the plan's rows.
    let place: Int
    let row: ArchivePerson
    let candidates: [PersonLine]
    let reason: String

    /// "Ada Lovelace, Analyst at Engines (Connections.csv, line 17)".
    var described: String { row.described }
}

extension ArchivePerson {
    var described: String {
        let work = title.isEmpty ? organization : organization.isEmpty ? title : "\(title) at \(organization)"
        let who = name.full.nonEmpty ?? stopgapName
        return (work.isEmpty ? who : "\(who), \(work)") + " (\(place))"
    }
}
