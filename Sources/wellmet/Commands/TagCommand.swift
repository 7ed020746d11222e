internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct TagCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: "List tags, or put one on people and take it off.",
        discussion: """
            Examples:
              wellmet tag
              wellmet tag rust add Ada "Grace Hopper"
              wellmet tag rust remove Ada
              wellmet people --tag rust
            """
    )

    enum Action: String, ExpressibleByArgument, CaseIterable { case add, remove }

    @Argument(help: "The tag, one word; without it all tags are listed.", completion: .tags) var tag: String?
    @Argument(help: "What to do with it.") var action: Action?
    @Argument(help: "On whom.", completion: .people) var people: [String] = []
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if action != nil, people.isEmpty { throw ValidationError("Say on whom.") }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        let tags = try await open.network.tags()
        guard let tag, action != nil || tag != "list" else { return list(tags) }
        let word = folded(tag.trimmed.drop { $0 == "#" })
        let isKnown = tags.contains { $0.tag == word }
        guard isKnown || action == .add else {
            throw try await open.noTag(word)
        }
        guard let action else { return try await show(word, in: open) }
        let found = try await open.people(people)
        let names = found.map(\.name.full).joined(separator: ", ")
        let title = action == .add ? "Tagged \(names) #\(word)" : "Took #\(word) off \(names)"
        let written = try await open.network.edit(
            found.map(\.id), [action == .add ? .tag(word) : .untag(word)], title: title, at: open.now)
        Output.changed(title + ".", written.batch, in: open, json: outputOptions.json)
    }

    private func list(_ tags: [TagLine]) {
        if outputOptions.json {
            return Output.json(.list(tags.map { .object([("tag", JSON($0.tag)), ("people", JSON($0.people))]) }))
        }
        guard !tags.isEmpty else { return Output.line("There are no tags yet. Put one on somebody: wellmet tag rust add Ada") }
        let table = Table(header: ["TAG", "PEOPLE"], rows: tags.map { ["#" + $0.tag, "\($0.people)"] })
        Output.line(table.lines(width: Output.width).joined(separator: "\n"))
    }

    private func show(_ tag: String, in open: OpenNetwork) async throws {
        let filter = PeopleFilter(.text(.tag, [tag]))
        let people = try await open.network.people(filter, limit: .max).people
        if outputOptions.json { return Output.json(.list(people.map { JSON($0, in: open) })) }
        let table = Table(header: ["NAME", "WORK"], rows: people.map { [$0.name.full, $0.work] })
        Output.line(table.lines(width: Output.width).joined(separator: "\n"))
    }
}
