internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct EditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change what is known of a person.",
        discussion: """
            Whatever there can be several of is added to what there is, by repeating its option. Addresses and handles can have a \
            label behind them: --mail "ada@example.com (work)". A new --org or --title is a job change: the current position ends and a new one \
            begins. With both --since and --left it is a job of the past, and the current one stays. With --position, they correct that \
            position instead. --change writes anew what is there already, in the words of the option that adds it.

            Examples:
              wellmet edit Ada --org "Difference Inc" --title CTO --remove mail:ada@engines.example --cadence 30
              wellmet edit Ada --position Engines --title "Chief Analyst" --since 2021-03 --until 2024
              wellmet edit Ada --change "mail:ada@old.example=ada@new.example (home)" --change "date:birthday=10 December 1815"
            """
    )

    @Argument(help: "Who: a name or a part of it, an address, or an id.", completion: .people) var person: String
    @Option(name: .long, help: "The whole name, written anew.") var name: String?
    @OptionGroup(title: "What is known") var facts: PersonFacts
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Take something away: mail:ada@example.com, circle:clients, tag:rust, date:birthday, link:Grace, field:size, position:Engines, or any id.",
            valueName: "kind:value"))
    var remove: [String] = []
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Write anew what --remove would take away: “mail:old=new (label)”, “date:old=label=date”, “link:old=label=person”, “field:old=label=value”; without a new label the old one stays.",
            valueName: "kind:value=new"))
    var change: [String] = []
    @Option(name: .long, help: ArgumentHelp("Correct that position by --org, --title, --since and --until.", valueName: "text"))
    var position: String?
    @Option(name: .long, help: ArgumentHelp("With --position: until when; “-” while it lasts.", valueName: "date")) var until: String?
    @Option(name: .long, help: ArgumentHelp("They have left their job, on that date; “-” when it is not known.", valueName: "date"))
    var left: String?
    @Flag(name: .long, help: "With --org or --title: a second job, the current one goes on.") var alsoThere = false
    @Flag(name: .long, help: "No cadence of their own: that of their circles holds.") var noCadence = false
    @Flag(name: .long, help: "End the pause.") var resume = false
    @Flag(name: .long, help: "Suggest them again after --never.") var suggest = false
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if noCadence, facts.cadence != nil { throw ValidationError("--cadence and --no-cadence exclude each other.") }
        if resume, facts.pauseUntil != nil { throw ValidationError("--pause-until and --resume exclude each other.") }
        if until != nil, position == nil {
            throw ValidationError("--until needs --position: which one ended? --left ends the current one.")
        }
        if position != nil, left != nil || alsoThere { throw ValidationError("--position excludes --left and --also-there.") }
        if suggest, facts.never { throw ValidationError("--never and --suggest exclude each other.") }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        let found = try await open.person(person)
        let details = try await open.network.details(of: found.id, at: open.now, limit: 1)
        var edits: [PersonEdit] = []
        if let name = facts.name(name, from: details.person.name), name != details.person.name { edits.append(.name(name)) }
        for text in remove { edits.append(try PersonRow(text, of: details, option: "--remove", region: open.settings.region).removal) }
        for text in change { edits.append(try await rewritten(text, details, in: open)) }
        edits += try await facts.edits(for: details, in: open)
        edits += try position.map { [try corrected($0, details, in: open)] } ?? jobChange(details, in: open)
        if noCadence { edits.append(.cadence(nil)) }
        if resume { edits.append(.pause(until: nil)) }
        if suggest { edits.append(.neverSuggest(false)) }
        guard !edits.isEmpty || name != nil else {
            throw CommandFailure.usage("Say what to change of \(found.name.full): “wellmet edit --help” lists what can be.")
        }
        let written = try await open.network.edit(found.id, edits, at: open.now)
        let now = try await open.network.name(of: found.id)
        let effect = edits.contains(where: \.isRule) ? try await open.network.effects(on: [found.id]).first : nil
        Output.changed(
            "Changed \(now).", written.batch, in: open, json: outputOptions.json,
            more: [("person", .who(found.id, now)), ("effect", JSON(effect, in: open.zone))], remark: effect?.sentence(now, in: open))
    }

    /// The current position ends where the new one begins. A title alone is a new one at the same place.
    private func jobChange(_ details: PersonDetails, in open: OpenNetwork) throws -> [PersonEdit] {
        let current = details.positions.filter(\.current)
        let since = try facts.since.map { try open.partialDate($0) }
        let isNew = facts.org != nil || facts.title != nil
        if isNew, let since, let left, left != "-" {
            // Both ends are said: a job that is over, beside what they do now.
            return [.addPosition(organization: facts.org ?? "", title: facts.title ?? "", from: since, to: try open.partialDate(left))]
        }
        if left != nil || isNew, current.isEmpty, left != nil {
            throw CommandFailure.notFound("\(details.person.name.full) has no current position to leave.")
        }
        var edits: [PersonEdit] = []
        if left != nil || isNew && !alsoThere {
            let to = try left.flatMap { $0 == "-" ? nil : try open.partialDate($0) } ?? since
            edits += current.map { .endPosition($0.id, to: to) }
        }
        if isNew {
            let place = facts.org ?? (left == nil && !alsoThere ? current.first?.organization : nil) ?? ""
            edits.append(.addPosition(organization: place, title: facts.title ?? "", from: since, to: nil))
        }
        return edits
    }

    private func rewritten(_ text: String, _ details: PersonDetails, in open: OpenNetwork) async throws -> PersonEdit {
        guard let mark = text.firstIndex(of: "="), let new = text[text.index(after: mark)...].nonEmpty else {
            throw CommandFailure.usage("--change “\(text)” does not say what it becomes: write it as mail:ada@old.example=ada@new.example.")
        }
        let row = try PersonRow(text[..<mark].trimmed, of: details, option: "--change", region: open.settings.region)
        return try await row.changed(to: new, in: open)
    }

    /// The position that `text` means, with what the options say of it; what they leave out stays.
    private func corrected(_ text: String, _ details: PersonDetails, in open: OpenNetwork) throws -> PersonEdit {
        let key = folded(text.trimmed)
        let found = details.positions.filter { $0.id.description == key || folded($0.line).contains(key) }
        guard let position = found.first, !key.isEmpty else {
            throw CommandFailure.notFound("\(details.person.name.full) has no position “\(text)”.")
        }
        guard found.count == 1 else {
            throw CommandFailure.ambiguous(
                "“\(text)” fits \(found.count) positions:", found.map { .init(id: $0.id.description, name: $0.line, detail: "") })
        }
        guard facts.org != nil || facts.title != nil || facts.since != nil || until != nil else {
            throw CommandFailure.usage("Say what to correct of “\(position.line)”: --org, --title, --since or --until.")
        }
        let to = try until.map { $0 == "-" ? nil : try open.partialDate($0) } ?? position.to
        return .editPosition(
            position.id, organization: facts.org ?? position.organization, title: facts.title ?? position.title,
            from: try facts.since.map { try open.partialDate($0) } ?? position.from, to: to,
            current: until == "-" || until == nil && position.current)
    }
}
