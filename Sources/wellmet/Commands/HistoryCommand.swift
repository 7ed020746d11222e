internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "What was changed, by whom, and what an undo would do.",
        discussion: """
            Without a name it lists every change, newest first; with one, those that touched that person; with a number, \
            that change in full.

            Examples:
              wellmet history
              wellmet history Ada
              wellmet history 12
            """)

    @Argument(help: "Whose: a name or a part of it, an address, or an id.", completion: .people) var person: String?
    @Option(name: .long, parsing: .number, help: ArgumentHelp("Tell what that change did and what its undo would do.", valueName: "number"))
    var change: Int64?
    @Option(name: .long, parsing: .number, help: ArgumentHelp("Only changes before that one.", valueName: "number")) var before: Int64?
    @Option(name: .long, parsing: .number, help: ArgumentHelp("How many to list.", valueName: "number")) var limit = 20
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if change != nil, person != nil || before != nil { throw ValidationError("--change tells one change: leave out the rest.") }
        if limit < 1 { throw ValidationError("--limit is a number of changes: \(limit) is not.") }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        if let change { return try await tell(change, in: open) }
        // A number is one of the list above it, not somebody's name.
        if let number = person.flatMap({ BatchNumber($0) }) { return try await tell(number, in: open) }
        let someone = try await person.asyncMap { try await open.person($0) }
        let batches = try await open.network.history(of: someone?.id, before: before, limit: limit)
        if outputOptions.json { return Output.json(.list(batches.map { JSON($0, in: open.zone) })) }
        guard !batches.isEmpty else { return Output.line(before == nil ? "Nothing was changed yet." : "Nothing is older.") }
        Output.line(Table(batches, in: open).lines(width: Output.width).joined(separator: "\n"))
        if batches.count == limit, let last = batches.last {
            Output.line(Output.dim("Older: wellmet history \(person.map { "\"\($0)\" " } ?? "")--before \(last.number)"))
        }
    }

    private func tell(_ number: BatchNumber, in open: OpenNetwork) async throws {
        let story = try await open.network.story(of: number, limit: outputOptions.json ? 1000 : 40)
        if outputOptions.json {
            return Output.json(
                .object([
                    ("change", JSON(story.batch, in: open.zone)), ("changes", JSON(story.changes)), ("more", JSON(story.more)),
                    ("undo_takes_back", JSON(story.takesBack)), ("undo_leaves", JSON(story.stays)),
                ]))
        }
        let state = story.batch.state == .undone ? ", taken back" : ""
        Output.line("\(Output.bold(story.batch.title)), \(open.words(story.batch.at))\(state)")
        for change in story.changes { Output.line("  \(change)") }
        if story.more > 0 { Output.line("  and \(story.more) more") }
        guard !story.takesBack.isEmpty || !story.stays.isEmpty else { return }
        Output.line(
            story.takesBack.isEmpty
                ? "An undo takes nothing of it back as it stands:"
                : "An undo takes back \(story.takesBack), as far as nobody touched them since: wellmet undo \(number)")
        for kept in story.stays.prefix(20) { Output.line("  stays: \(kept)") }
        let more = story.stays.count - 20
        if more > 0 { Output.line("  and \(more) more \(more == 1 ? "stays" : "stay")") }
    }
}

extension Optional {
    fileprivate func asyncMap<Result>(_ body: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let self else { return nil }
        return try await body(self)
    }
}

extension Table {
    /// Changes by number, time and title.
    init(_ batches: [Batch], in open: OpenNetwork) {
        self.init(
            header: ["NO.", "WHEN", "CHANGE", ""],
            rows: batches.map { batch in
                [
                    "\(batch.number)", "\(Day(batch.at, in: open.zone)) \(batch.at.clock(in: open.zone))", batch.title,
                    batch.state == .applied ? "" : batch.state == .undone ? "undone" : "being applied",
                ]
            })
    }
}
