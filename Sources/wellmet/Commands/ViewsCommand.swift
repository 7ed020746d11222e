internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct ViewsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "views",
        abstract: "List saved views of your people, or save, rename, move and delete one.",
        discussion: """
            A view is a name and a filter. It is asked for with wellmet people @NAME, and stands on the web under People.

            Examples:
              wellmet views
              wellmet views save "quiet clients" circle:clients "last:>90d"
              wellmet people "@quiet clients" city:lisbon
            """,
        subcommands: [List.self, Save.self, Rename.self, Move.self, Delete.self],
        defaultSubcommand: List.self
    )
}

extension ViewsCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the views, each with how many people it asks for.", discussion: "Example: wellmet views list")

        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            let lines = try await open.network.viewLines(at: open.now)
            if outputOptions.json { return Output.json(.list(lines.map { JSON($0.view, people: $0.people) })) }
            guard !lines.isEmpty else {
                return Output.line("There are no views yet. Save one: wellmet views save quiet \"last:>90d\"")
            }
            let table = Table(
                header: ["VIEW", "PEOPLE", "FILTER"],
                rows: lines.map { [$0.view.name, $0.people.map(String.init) ?? "cannot be read", $0.view.filter] })
            Output.line(table.lines(width: Output.width).joined(separator: "\n"))
        }
    }

    struct Save: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Save a filter under a name; a view of that name gets the new filter.",
            discussion: """
                Examples:
                  wellmet views save quiet "last:>90d"
                  wellmet views save "quiet clients" circle:clients "last:>90d" -tag:press
                """)

        @Argument(help: "What it is called.", completion: .views) var name: String
        @Argument(parsing: .allUnrecognized, help: "Whom it asks for, as with wellmet people.") var filter: [String] = []
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func validate() throws {
            if filter.isEmpty { throw ValidationError("Say whom it asks for, such as circle:clients \"last:>90d\".") }
            if let option = filter.first(where: { $0.hasPrefix("--") }) { throw ValidationError("There is no option \(option).") }
        }

        func run() async throws {
            let open = try await storeOptions.open()
            let written = try await open.network.save(view: name, filter.joined(separator: " "), at: open.now)
            let (view, replaced) = (written.value.view, written.value.replaced)
            let filter = try Filter(view.filter)
            let people = try await open.network.people(PeopleFilter(filter, at: open.now), limit: 0).total
            let remarks = try await open.network.remarks(on: filter.terms, in: [view.filter])
            let fit = people == 0 ? "Nobody fits now." : "\(counted(people, "person fits", "people fit")) now."
            let sentence =
                replaced.map { "\(view.name) asks for \(view.filter) now, and no longer for \($0)." } ?? "Saved the view \(view.name)."
            Output.changed(
                sentence, written.batch, in: open, json: outputOptions.json,
                more: [("view", JSON(view, people: people)), ("replaced", replaced.map { JSON($0) } ?? .null)],
                remark: ([fit] + remarks.map(\.told)).joined(separator: "\n"))
        }
    }

    struct Rename: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a view another name.", discussion: "Example: wellmet views rename quiet \"not in touch\"")

        @Argument(help: "Which.", completion: .views) var name: String
        @Argument(help: "What it is to be called.") var newName: String
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            let view = try await open.view(name)
            let written = try await open.asSeen {
                try await open.network.edit(view, name: newName, filter: view.filter, at: open.now)
            }
            Output.changed(
                "The view \(view.name) is called \(written.value.name).", written.batch, in: open, json: outputOptions.json,
                more: [("view", JSON(written.value))])
        }
    }

    struct Move: AsyncParsableCommand {
        enum Direction: String, ExpressibleByArgument, CaseIterable { case up, down }

        static let configuration = CommandConfiguration(
            abstract: "Move a view up or down by one; the first eight stand on every page.",
            discussion: "Example: wellmet views move quiet up")

        @Argument(help: "Which.", completion: .views) var name: String
        @Argument(help: "Where to.") var direction: Direction
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            let view = try await open.view(name)
            let written = try await open.asSeen { try await open.network.move(view, by: direction == .up ? -1 : 1, at: open.now) }
            Output.changed(
                "Moved the view \(view.name) \(direction.rawValue).", written.batch, in: open, json: outputOptions.json,
                more: [("view", JSON(view))])
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete a view; its people stay as they are.", discussion: "Example: wellmet views delete quiet")

        @Argument(help: "Which.", completion: .views) var name: String
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            let view = try await open.view(name)
            let written = try await open.asSeen { try await open.network.delete(view, at: open.now) }
            Output.changed(
                "Deleted the view \(view.name); its people stay as they are.", written.batch, in: open, json: outputOptions.json,
                more: [("view", JSON(view))])
        }
    }
}

extension OpenNetwork {
    /// The view of that name.
    ///
    /// - Throws: `CommandFailure.notFound`, with what is spelled nearly so.
    func view(_ name: String) async throws -> SavedView {
        if let view = try await network.view(named: name) { return view }
        let told = UnknownName.view(String(name.drop { $0 == "@" }), among: try await network.views())?.description
        throw CommandFailure.notFound((told ?? "There is no view “\(name)”.") + " “wellmet views” lists them.")
    }
}

extension JSON {
    fileprivate init(_ view: SavedView) {
        self = .object([("id", JSON(view.id)), ("name", JSON(view.name)), ("filter", JSON(view.filter))])
    }

    /// `people` is null where the filter cannot be read.
    fileprivate init(_ view: SavedView, people: Int?) {
        self = .object([("id", JSON(view.id)), ("name", JSON(view.name)), ("filter", JSON(view.filter)), ("people", JSON(people))])
    }
}
