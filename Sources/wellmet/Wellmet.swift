internal import ArgumentParser
internal import CMalloc
internal import Foundation

@main
struct Wellmet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wellmet",
        abstract: "Keeps your professional relationships alive.",
        discussion: """
            Bring in the people whom you know, log what happens in one line, and ask every day whom to reach out to, and why.

              wellmet import Basic_LinkedInDataExport.zip
              wellmet log "coffee with Ada Lovelace yesterday 30m about hiring, send her the deck by friday"
              wellmet today

            People are named by a name or a part of it, an address, a handle, a phone number with its country code, or an id. \
            Every change prints how to undo it.

            Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found, 4 several fit.
            """,
        version: "wellmet 0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Everyday",
                subcommands: [
                    TodayCommand.self, LogCommand.self, PersonCommand.self, PeopleCommand.self, ViewsCommand.self, FollowUpCommand.self,
                    NoteCommand.self,
                    DuplicatesCommand.self, LookBackCommand.self, MapCommand.self, ReviewCommand.self, SearchCommand.self,
                ]),
            CommandGroup(
                name: "Book",
                subcommands: [
                    AddCommand.self, EditCommand.self, FaceCommand.self, FactsCommand.self, ArchiveCommand.self, AcceptCommand.self,
                    DeleteCommand.self, ForgetCommand.self,
                    CircleCommand.self,
                    TagCommand.self, MergeCommand.self, UnmergeCommand.self,
                ]),
            CommandGroup(
                name: "What the network gives", subcommands: [OpportunityCommand.self, InsightCommand.self, IntroduceCommand.self]),
            CommandGroup(
                name: "Data",
                subcommands: [
                    ImportCommand.self, ExportCommand.self, UndoCommand.self, HistoryCommand.self, BackupCommand.self, RestoreCommand.self,
                    DoctorCommand.self,
                    AccountCommand.self,
                ]),
            CommandGroup(name: "Other", subcommands: [Serve.self, Demo.self, ScoresCommand.self]),
        ]
    )

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        throw CleanExit.helpRequest(Wellmet.self)
    }

    static func main() async {
        // Two arenas instead of eight for each core: what threads free is used again by others, and a server stays small.
        mallopt(M_ARENA_MAX, 2)
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            if let failure = CommandFailure.noCommand(in: arguments) { throw failure }
            let command = try await asyncParseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                var command = command
                try command.run()
            }
        } catch {
            Foundation.exit(await CommandFailure.report(error, in: arguments, asJSON: arguments.contains("--json")))
        }
    }
}
