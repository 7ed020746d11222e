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
            begins. With both --since and --left it is a job of the past, and the current one stays.

            Example: wellmet edit Ada --org "Difference Inc" --title CTO --remove mail:ada@engines.example --cadence 30
            """
    )

    @Argument(help: "Who: a name or a part of it, an address, or an id.") var person: String
    @Option(name: .long, help: "The whole name, written anew.") var name: String?
    @OptionGroup(title: "What is known") var facts: PersonFacts
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Take something away: mail:ada@example.com, circle:clients, tag:rust, date:birthday, link:Grace, field:size, position:Engines, or any id.",
            valueName: "kind:value"))
    var remove: [String] = []
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
        if suggest, facts.never { throw ValidationError("--never and --suggest exclude each other.") }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        let found = try await open.person(person)
        let details = try await open.network.details(of: found.id, at: open.now, limit: 1)
        var edits: [PersonEdit] = []
        if let name = facts.name(name, from: details.person.name), name != details.person.name { edits.append(.name(name)) }
        for text in remove { edits.append(try Removal(text, from: details, region: open.settings.region).edit) }
        edits += try await facts.edits(for: details, in: open)
        edits += try jobChange(details, in: open)
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
}

/// What `--remove` names, found among what a person has.
struct Removal {
    let edit: PersonEdit

    init(_ text: String, from details: PersonDetails, region: String) throws {
        if let edit = Removal.identified(text, in: details) {
            self.edit = edit
            return
        }
        guard let mark = text.firstIndex(of: ":") else {
            throw CommandFailure.usage(
                "--remove “\(text)” does not say what kind of thing that is: write it as mail:\(text) or tag:\(text).")
        }
        let kind = text[..<mark].trimmed.lowercased()
        let value = text[text.index(after: mark)...].trimmed
        let key = folded(value)
        let found: PersonEdit? =
            switch kind {
            case "circle": details.circles.first { folded($0.name) == key }.map { .leaveCircle($0.name) }
            case "tag": details.tags.first { $0 == folded(value.drop { $0 == "#" }) }.map { .untag($0) }
            case "date": details.dates.first { folded($0.label) == key }.map { .removeDate($0.id) }
            case "link": details.links.first { folded($0.name).contains(key) || folded($0.label) == key }.map { .removeLink($0.id) }
            case "field": details.fields.first { folded($0.label) == key }.map { .removeField($0.id) }
            case "note": details.notes.first { folded($0.text).contains(key) }.map { .removeNote($0.id) }
            case "position": details.positions.first { folded($0.line).contains(key) }.map { .removePosition($0.id) }
            default: try Removal.identity(kind, value, in: details, region: region)
            }
        guard let found, !value.isEmpty else { throw CommandFailure.notFound("\(details.person.name.full) has no \(kind) “\(value)”.") }
        edit = found
    }

    private static func identified(_ text: String, in details: PersonDetails) -> PersonEdit? {
        let id = text.trimmed.lowercased()
        return details.identities.first { $0.id.description == id }.map { .removeIdentity($0.id) }
            ?? details.positions.first { $0.id.description == id }.map { .removePosition($0.id) }
            ?? details.notes.first { $0.id.description == id }.map { .removeNote($0.id) }
            ?? details.dates.first { $0.id.description == id }.map { .removeDate($0.id) }
            ?? details.links.first { $0.id.description == id }.map { .removeLink($0.id) }
            ?? details.fields.first { $0.id.description == id }.map { .removeField($0.id) }
    }

    private static func identity(_ kind: String, _ value: String, in details: PersonDetails, region: String) throws -> PersonEdit? {
        guard let kind = Identity.Kind(rawValue: kind) else {
            let kinds = Identity.Kind.allCases.map(\.rawValue) + ["circle", "tag", "date", "link", "field", "note", "position"]
            throw CommandFailure.usage("--remove knows no “\(kind)”. The kinds are: \(kinds.joined(separator: ", ")).")
        }
        let meant = try Identity.read(kind, value, region: region)
        return details.identities.first { $0.value.kind == kind && $0.value.value == meant.value }.map { .removeIdentity($0.id) }
    }
}
