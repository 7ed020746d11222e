internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of the database.",
        discussion: """
            The file is checked first: a damaged one is refused and nothing changes. The replaced database is kept beside the \
            new one. Stop “wellmet serve” before.

            Example: wellmet restore /media/usb/wellmet.db
            """
    )

    @Argument(help: "The backup.", completion: .file()) var path: String
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let now = try Clock.now()
        let counts = try await verified()
        let kept: String?
        do {
            kept = try await Store.restore(from: path, folder: storeOptions.folder, at: now)
        } catch StoreError.busy {
            throw CommandFailure.failed("Another wellmet has the database open. Stop it first, “wellmet serve” for example, and try again.")
        }
        if outputOptions.json {
            return Output.json(
                .object([("people", JSON(counts.people)), ("interactions", JSON(counts.interactions)), ("replaced_database", JSON(kept))]))
        }
        Output.line("Restored \(counted(counts.people, "person", "people")) and \(counted(counts.interactions, "interaction")).")
        if let kept { Output.line("The database that was here is kept: \(kept)\n\(Output.dim("Undo: wellmet restore \(kept)"))") }
    }

    /// What the backup holds.
    private func verified() async throws -> (people: Int, interactions: Int) {
        do {
            return try await Store.verify(path)
        } catch StoreError.damaged(_, let detail) {
            throw CommandFailure.failed(
                "\(path) is damaged, or is no backup of Wellmet (\(detail)). Nothing was changed: take another backup.")
        } catch StoreError.cannotOpen(_, let reason) {
            throw CommandFailure.failed("\(path) cannot be restored: \(reason). Nothing was changed.")
        }
    }
}
