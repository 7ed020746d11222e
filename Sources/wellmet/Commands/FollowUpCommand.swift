internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct FollowUpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow-up",
        abstract: "List open follow-ups: what you promised, and what was promised to you.",
        discussion: """
            A follow-up is named by its id, or by words of its text or the name of its person, where only one fits.

            Examples:
              wellmet follow-up
              wellmet follow-up add Ada "send her the deck" --due friday
              wellmet follow-up keep deck
            """,
        subcommands: [List.self, Add.self, Edit.self, Keep.self, Drop.self],
        defaultSubcommand: List.self
    )
}

extension FollowUpCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List open follow-ups, the earliest due first.", discussion: "Example: wellmet follow-up list --with Ada --theirs")

        @Option(name: .long, help: ArgumentHelp("Only those with that person.", valueName: "person"), completion: .people) var with: String?
        @Flag(name: .long, help: "Only what others promised.") var theirs = false
        @Flag(name: .long, help: "Only what you promised.") var mine = false
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            var lines = try await open.network.followUps(at: open.now)
            if let with {
                let person = try await open.person(with)
                lines = lines.filter { $0.followUp.person == person.id }
            }
            if theirs != mine { lines = lines.filter { $0.followUp.owner == (theirs ? .theirs : .mine) } }
            if outputOptions.json { return Output.json(.list(lines.map { JSON($0.followUp, of: $0.name) })) }
            guard !lines.isEmpty else { return Output.line("Nothing is promised at the moment.") }
            let table = Table(
                header: ["WHO", "WITH", "WHAT", "DUE", "ID"],
                rows: lines.map { line in
                    let followUp = line.followUp
                    let due = followUp.due.map { ($0 < open.today ? "was due " : "") + $0.words(relativeTo: open.today) } ?? ""
                    return [followUp.owner == .mine ? "you" : "they", line.name, followUp.text, due, followUp.id.description]
                })
            // The ids are there to be copied: they are never cut.
            Output.line(table.lines(width: Output.width.map { max($0, 100) }).joined(separator: "\n"))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Note down a promise.",
            discussion: """
                Examples:
                  wellmet follow-up add Ada "send her the deck" --due friday
                  wellmet follow-up add Grace "send me the numbers" --theirs --due "in 2 weeks"
                """)

        @Argument(help: "With whom: a name or a part of it, an address, or an id.", completion: .people) var person: String
        @Argument(help: "What is promised.") var text: [String]
        @Option(name: .long, help: ArgumentHelp("When it is due: “friday”, “in 2 weeks”, 2026-03-14.", valueName: "day")) var due: String?
        @Flag(name: .long, help: "They promised it to you.") var theirs = false
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            let due = try due.map { try open.dayAhead($0) }
            let found = try await open.person(person)
            let said = text.joined(separator: " ")
            let written = try await open.network.promise(said, to: found.id, due: due, owner: theirs ? .theirs : .mine, at: open.now)
            let who = theirs ? "\(found.name.full) promised" : "You promised \(found.name.full)"
            let when = due.map { ", due \($0.words(relativeTo: open.today))" } ?? ""
            Output.changed(
                "\(who): \(said.trimmed)\(when).", written.batch, in: open, json: outputOptions.json,
                more: [("id", JSON(written.value.id))],
                remark: written.value.tookIn ? "\(found.name.full) is in your book now." : nil)
        }
    }

    struct Edit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change what is promised, until when, or by whom.",
            discussion: "Example: wellmet follow-up edit deck --due \"next friday\"")

        @Argument(help: "Which: its id, or words that only one fits.") var followUp: [String]
        @Option(name: .long, help: "What is promised.") var text: String?
        @Option(name: .long, help: ArgumentHelp("When it is due.", valueName: "day")) var due: String?
        @Flag(name: .long, help: "It is due on no day.") var noDue = false
        @Flag(name: .long, help: "You promised it.") var mine = false
        @Flag(name: .long, help: "They promised it to you.") var theirs = false
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func validate() throws {
            if due != nil, noDue { throw ValidationError("--due and --no-due exclude each other.") }
            if mine, theirs { throw ValidationError("--mine and --theirs exclude each other.") }
            if text == nil, due == nil, !noDue, !mine, !theirs {
                throw ValidationError("Say what to change: --text, --due, --no-due, --mine or --theirs.")
            }
        }

        func run() async throws {
            let open = try await storeOptions.open()
            let line = try await open.followUp(followUp.joined(separator: " "))
            let day = noDue ? nil : try due.map { try open.dayAhead($0) } ?? line.followUp.due
            let said = text ?? line.followUp.text
            let owner: FollowUp.Owner? = mine ? .mine : theirs ? .theirs : nil
            let written = try await open.network.edit(line.followUp.id, text: said, due: day, owner: owner, at: open.now)
            let when = day.map { "due \($0.words(relativeTo: open.today))" } ?? "due on no day"
            Output.changed(
                "With \(line.name): \(said.trimmed), \(when).", written.batch, in: open, json: outputOptions.json,
                more: [("id", JSON(line.followUp.id))])
        }
    }

    struct Keep: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close follow-ups that were kept.", discussion: "Example: wellmet follow-up keep deck")

        @Argument(help: "Which: its id, or words that only one fits.") var followUp: [String]
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            try await storeOptions.open().close(followUp, as: .kept, json: outputOptions.json)
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close follow-ups that nobody will keep.", discussion: "Example: wellmet follow-up drop deck")

        @Argument(help: "Which: its id, or words that only one fits.") var followUp: [String]
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            try await storeOptions.open().close(followUp, as: .dropped, json: outputOptions.json)
        }
    }
}

extension OpenNetwork {
    /// The open follow-up that `text` means: an id, the name of its person, or words of its text.
    func followUp(_ text: String) async throws -> FollowUpLine {
        let all = try await network.followUps(at: now)
        if let id = ID<FollowUp>(text.trimmed) {
            guard let line = all.first(where: { $0.followUp.id == id }) else {
                throw CommandFailure.notFound("There is no open follow-up with the id \(id).")
            }
            return line
        }
        let people = Set(try await network.find(text).map(\.id))
        let words = foldedWords(text)
        let found = all.filter { line in
            people.contains(line.followUp.person)
                || !words.isEmpty && words.allSatisfy { foldedWords("\(line.followUp.text) \(line.name)").contains($0) }
        }
        guard let line = found.first else {
            throw CommandFailure.notFound("No open follow-up fits “\(text)”. “wellmet follow-up” lists them.")
        }
        guard found.count == 1 else {
            throw CommandFailure.ambiguous(
                "“\(text)” fits \(found.count) follow-ups:",
                found.map { .init(id: $0.followUp.id.description, name: $0.name, detail: $0.followUp.words(on: today)) })
        }
        return line
    }

    fileprivate func close(_ words: [String], as state: FollowUp.State, json: Bool) async throws {
        let line = try await followUp(words.joined(separator: " "))
        let written = try await network.close(line.followUp, as: state, at: now)
        Output.changed(
            "\(state == .kept ? "Kept" : "Dropped"): \(line.followUp.text), with \(line.name).", written.batch, in: self, json: json,
            more: [("id", JSON(line.followUp.id))])
    }
}
