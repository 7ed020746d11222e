internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct UndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back the last change, or any other.",
        discussion: """
            What somebody touched after the change stays as it is, and is listed. An undo can be undone, but for that of an \
            import: import the archive again instead.

            Example: wellmet undo 12
            """
    )

    @Argument(help: "The number of the change; without it the last one.") var batch: String?
    @Flag(name: .long, help: "List the newest changes.") var list = false
    @Option(name: .long, parsing: .number, help: ArgumentHelp("How many to list.", valueName: "number")) var limit = 20
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if list, batch != nil { throw ValidationError("--list takes no number.") }
        if let batch, BatchNumber(batch) == nil {
            throw ValidationError(
                "“\(batch)” is no number of a change: nothing was taken back. “wellmet undo --list” shows the changes with their numbers.")
        }
        if limit < 1 { throw ValidationError("--limit is a number of changes: \(limit) is not.") }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        if list { return try await list(in: open) }
        var number = batch.flatMap { BatchNumber($0) }
        if number == nil { number = try await open.network.lastUndoable()?.number }
        guard let number else { throw CommandFailure.notFound("There is nothing to undo.") }
        guard try await open.network.batch(number) != nil else {
            throw CommandFailure.notFound("There is no change with the number \(number). “wellmet undo --list” shows the newest ones.")
        }
        let report = try await open.network.undo(number, at: open.now)
        if outputOptions.json {
            return Output.json(
                .object([
                    ("message", JSON(report.batch.undoTitle)), ("batch", JSON(report.batch.number)),
                    ("reverted", JSON(report.reverted)),
                    ("kept", JSON(report.kept)),
                ]))
        }
        Output.line(report.batch.undoTitle)
        guard !report.kept.isEmpty else { return }
        Output.line("This stays, because it was touched later:")
        for kept in report.kept { Output.line("  " + kept) }
    }

    private func list(in open: OpenNetwork) async throws {
        let batches = try await open.network.batches(limit: limit)
        if outputOptions.json { return Output.json(.list(batches.map { JSON($0, in: open.zone) })) }
        guard !batches.isEmpty else { return Output.line("Nothing was changed yet.") }
        Output.line(Table(batches, in: open).lines(width: Output.width).joined(separator: "\n"))
    }
}
