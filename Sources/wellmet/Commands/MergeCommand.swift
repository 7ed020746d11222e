internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

extension MergePart: ExpressibleByArgument {}

struct MergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Make one of two people who are the same.",
        discussion: """
            The first one stays, with everything that hangs on both: addresses, notes, circles, promises, all that happened. What only \
            the other knows is taken over; where both say something, the first one's word is kept and the other's goes into a field, or \
            the other way round with --take. The other's id leads to the first one from then on. It can be taken back with \
            “wellmet unmerge”, even after later changes.

            Examples:
              wellmet merge "Robert Example" "Bob Example" --dry-run
              wellmet merge "Robert Example" "Bob Example" --take name --yes
            """
    )

    @Argument(help: "Who stays: a name, an address or an id.", completion: .people) var keep: String
    @Argument(help: "Who becomes one with them.", completion: .people) var drop: String
    @Option(name: .long, help: ArgumentHelp("A fact of which the other's word is kept.", valueName: "fact")) var take: [MergePart] = []
    @Flag(name: .long, help: "Only tell what would be kept.") var dryRun = false
    @Flag(name: .long, help: "Merge without asking.") var yes = false
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    private var asks: Bool { Question.isPossible && !outputOptions.json && !yes }

    func validate() throws {
        if dryRun, yes { throw ValidationError("--dry-run and --yes exclude each other.") }
        if !dryRun, !yes, !asks {
            throw ValidationError("Nobody can be asked here. Use --dry-run to see what would be kept, or --yes to merge.")
        }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        let (one, other) = (try await open.person(keep), try await open.person(drop))
        guard one.id != other.id else {
            let who = keep == drop ? "“\(keep)” is one person" : "“\(keep)” and “\(drop)” are one person already: \(one.described)"
            throw CommandFailure.usage("\(who). Name two people, by id where names are the same.")
        }
        let preview = try await open.network.mergePreview(one.id, other.id, taking: Set(take))
        if dryRun || asks {
            if outputOptions.json { return Output.json(JSON(preview, in: open)) }
            for line in preview.told(on: open.today) { Output.line(line) }
            if dryRun { return Output.line("Nothing was changed.") }
            guard Question.confirm("Merge them?") else { return Output.line("Nothing was changed.") }
        } else if let said = preview.said, !outputOptions.json {
            Output.note(said.words(today: open.today))
        }
        let written = try await open.network.merge(one.id, other.id, taking: Set(take), at: open.now)
        Output.changed(
            one.described == other.described
                ? "Merged two entries of \(one.described)." : "Merged \(other.described) into \(one.described).", written.batch, in: open,
            json: outputOptions.json,
            more: [
                ("person", .who(one.id, preview.plan.person.name.full)), ("merged", .who(other.id, other.name.full)),
                ("said_not_same", .said(preview.said)),
            ])
    }
}

struct UnmergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmerge",
        abstract: "Take a merge back: one person becomes two again.",
        discussion: """
            Takes back the last merge into that person; to take back an older one, give the id that the merged person had, which \
            --list tells. What was changed or added since stays with the one who stayed, and is listed.

            Example: wellmet unmerge "Robert Example"
            """
    )

    @Argument(help: "Who was merged: a name, an address or an id.", completion: .people) var person: String
    @Flag(name: .long, help: "List who was merged into them.") var list = false
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let open = try await storeOptions.open()
        let found = try await open.person(person)
        if list { return try await list(found, in: open) }
        // The id of somebody who was merged says which merge is meant.
        let report = try await open.network.unmerge(ID<Person>(person) ?? found.id, at: open.now)
        if outputOptions.json {
            return Output.json(
                .object([
                    ("message", JSON(report.batch.undoTitle)), ("batch", JSON(report.batch.number)),
                    ("reverted", JSON(report.reverted)), ("kept", JSON(report.kept)),
                ]))
        }
        Output.line(report.batch.undoTitle)
        guard !report.kept.isEmpty else { return }
        Output.line("This stays as it is:")
        for kept in report.kept { Output.line("  " + kept) }
    }

    private func list(_ person: PersonLine, in open: OpenNetwork) async throws {
        let merged = try await open.network.merged(into: person.id)
        if outputOptions.json {
            return Output.json(
                .list(merged.map { .object([("id", JSON($0.id)), ("name", JSON($0.name)), ("batch", JSON($0.batch))]) }))
        }
        guard !merged.isEmpty else { return Output.line("Nobody was merged into \(person.name.full).") }
        let table = Table(header: ["NAME", "ID", "CHANGE"], rows: merged.map { [$0.name, $0.id.description, "\($0.batch)"] })
        Output.line(table.lines(width: Output.width).joined(separator: "\n"))
    }
}

extension MergePreview {
    /// What is kept, line by line.
    fileprivate func told(on today: Day) -> [String] {
        // Of two who are described alike the ids tell which is which.
        func named(_ person: PersonLine) -> String {
            keep.described == drop.described ? "\(person.described), \(person.id)," : person.described
        }
        var told = ["\(Output.bold(named(keep))) stays; \(named(drop)) becomes one with them."]
        for line in plan.lines where !line.isSame {
            let besides =
                switch line.part {
                case _ where line.besides.isEmpty: ""
                case .work: "; “\(line.besides)” stays as work of before"
                default: line.part.label == nil ? ", not “\(line.besides)”" : "; “\(line.besides)” stays in a field"
                }
            told.append("  \(line.part.words): \(line.outcome)\(besides)")
        }
        if !moves.isEmpty { told.append("  from the other: \(moves.listed)") }
        if told.count == 1 { told.append("  The other knows nothing besides.") }
        if let said { told.append(Output.bold(said.words(today: today))) }
        return told
    }
}

extension JSON {
    fileprivate init(_ preview: MergePreview, in open: OpenNetwork) {
        self = .object([
            ("keep", JSON(preview.keep, in: open)), ("drop", JSON(preview.drop, in: open)),
            (
                "facts",
                .list(
                    preview.plan.lines.map { line in
                        .object([
                            ("fact", JSON(line.part.rawValue)), ("keep", JSON(line.kept)), ("drop", JSON(line.other)),
                            ("kept", JSON(line.outcome)), ("besides", JSON(line.besides)),
                        ])
                    })
            ),
            ("moves", JSON(preview.moves)),
            ("said_not_same", .said(preview.said)),
        ])
    }
}

extension JSON {
    /// That the two were said not to be the same, and when; null where nobody said it.
    fileprivate static func said(_ said: SaidNotSame?) -> JSON { said.map { .object([("on", JSON($0.on))]) } ?? .null }
}
