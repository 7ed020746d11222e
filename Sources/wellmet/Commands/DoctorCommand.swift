internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the database, its derived values, the disk and the clock.",
        discussion: """
            Ends with exit code 1 when something is bad.

            Example: wellmet doctor --rebuild
            """
    )

    @Flag(name: .long, help: "Make everything that is derived again, for all accounts, before looking.") var rebuild = false
    @Flag(name: .long, help: "Rewrite the database first, so that nothing deleted can be read in its file.") var scrub = false
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let now = try Clock.now()
        let store = try await storeOptions.openStore(at: now)
        if scrub { try await store.scrub() }
        if rebuild {
            for account in try await store.accounts() { try await store.network(of: account.id).rebuild(at: now) }
        }
        let findings = try await store.examine(at: now)
        if outputOptions.json {
            Output.json(
                .list(
                    findings.map {
                        .object([("topic", JSON($0.topic)), ("state", JSON($0.state.rawValue)), ("detail", JSON($0.detail))])
                    }))
        } else {
            let width = findings.map { $0.topic.columns }.max() ?? 0
            for finding in findings {
                let state =
                    switch finding.state {
                    case .good: "good   "
                    case .warning: Output.bold("warning")
                    case .bad: Output.bold("bad    ")
                    }
                Output.line("\(state)  \(finding.topic)\(String(repeating: " ", count: width - finding.topic.columns))  \(finding.detail)")
            }
        }
        if findings.contains(where: { $0.state == .bad }) { throw ExitCode(1) }
    }
}
