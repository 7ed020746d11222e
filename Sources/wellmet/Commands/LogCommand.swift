internal import ArgumentParser
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Log in one line what happened, with whom, when, and what was promised.",
        discussion: """
            Understood are the kind (coffee, call, mail, …), people, day and time, duration, what it was about, circles (+clients), \
            tags (#hiring), and promises with their day. When it happened counts, not when it was typed.

            Open promises that it seems to keep are asked about; --keeps closes them without asking.

            When a name fits several people, or nobody, it asks; where nobody can be asked it ends with exit code 4 or 3, \
            unless --new adds whoever is unknown.

            With --edit the line takes the place of an interaction; its time and duration stay unless the line says others. \
            “wellmet person Ada --ids” shows the ids.

            Example: wellmet log "coffee with Ada Lovelace yesterday 30m about hiring, send her the deck by friday"
            """
    )

    @Argument(help: "What happened.") var line: [String] = []
    @Flag(name: .long, help: "Add people who are not in your network yet.") var new = false
    @Flag(name: .long, help: "Close the promises that it seems to keep, without asking.") var keeps = false
    @Flag(name: .long, help: "Only show what was understood.") var dryRun = false
    @Option(name: .long, help: ArgumentHelp("Replace the interaction with that id by the line.", valueName: "id")) var edit: String?
    @Option(name: .long, help: ArgumentHelp("Delete the interaction with that id.", valueName: "id")) var delete: String?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if edit != nil, delete != nil { throw ValidationError("--edit and --delete exclude each other.") }
        if edit != nil, new {
            throw ValidationError("--edit and --new exclude each other: add whoever is new with “wellmet add” first, then edit.")
        }
        if edit != nil, keeps {
            throw ValidationError("--keeps is for something new: close a promise with “wellmet follow-up keep”.")
        }
        if delete != nil, !line.isEmpty || dryRun || new || keeps { throw ValidationError("--delete takes an id and nothing else.") }
        if delete == nil, line.isEmpty {
            throw ValidationError("Write what happened: wellmet log \"coffee with Ada Lovelace yesterday\".")
        }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        if let delete { return try await self.delete(try LogCommand.id(delete), in: open) }
        let understood = try await open.network.understand(
            line.joined(separator: " "), normalised: PhoneNumbers.normalised, at: open.now)
        let asks = Question.isPossible && !outputOptions.json && !dryRun
        var people: [Meant] = []
        for match in understood.mentions {
            guard let meant = try meant(by: match, asks: asks) else {
                return Output.line("Nothing was logged.")
            }
            // Two names can mean one person.
            if case .known(let id) = meant.person, people.contains(where: { $0.isKnown(id) }) { continue }
            people.append(meant)
        }
        if let edit { return try await replace(try LogCommand.id(edit), by: understood.line, people, in: open) }
        let known = people.compactMap { meant in if case .known(let id) = meant.person { id } else { nil } }
        let promises = try await open.network.promisesKept(by: understood.line, with: known, at: open.now)
        let kept = promises.filter { promise in
            keeps
                || asks && Question.confirm("Does that keep “\(promise.text)”, which \(promise.owner == .mine ? "you" : "they") promised?")
        }
        let report = LogReport(
            line: understood.line, people: people, kept: kept,
            mayKeep: asks ? [] : promises.filter { promise in !kept.contains { $0.id == promise.id } },
            open: open)
        if dryRun {
            return outputOptions.json
                ? Output.json(report.json(nil))
                : Output.line((report.lines + strangers(people) + ["Nothing was logged."]).joined(separator: "\n"))
        }
        let written = try await open.network.log(
            understood.line, people: people.map(\.person), keeping: kept.map(\.id), at: open.now)
        if outputOptions.json { return Output.json(report.json(written)) }
        Output.line((report.lines + report.takenIn(written.value)).joined(separator: "\n"))
        if let batch = written.batch { Output.undoHint(batch, in: open) }
        for (id, meant) in zip(written.value.people, people) where meant.isNew {
            let hint = await LikeHint.look(for: id, named: meant.name, in: open)
            for line in hint.lines { Output.line(line) }
        }
    }

    /// That the line itself would be refused.
    private func strangers(_ people: [Meant]) -> [String] {
        let names = people.filter(\.isNew).map { "“\($0.name)”" }
        guard !names.isEmpty, !new else { return [] }
        return ["Not in your network: \(names.joined(separator: ", ")). Without --new the line asks, or is refused."]
    }

    private static func id(_ text: String) throws -> ID<Interaction> {
        guard let id = ID<Interaction>(text.trimmed) else {
            throw CommandFailure.usage("“\(text)” is no id of an interaction. “wellmet person NAME --ids” shows them.")
        }
        return id
    }

    // MARK: Who is meant

    /// Whom a name means: the one who fits, or whoever the person at the terminal chooses; nil when they leave it.
    private func meant(by match: MentionMatch, asks: Bool) throws -> Meant? {
        let text = match.mention.text
        switch match.candidates.count {
        case 1: return Meant(name: match.candidates[0].name.full, isNew: false, person: .known(match.candidates[0].id))
        case 0:
            guard !match.mention.isID else {
                throw CommandFailure.notFound(
                    "Nobody in your network has the id \(text), so nothing was logged. “wellmet people --json” shows ids.")
            }
            let name = match.mention.name
            let someone = Meant(name: name.full, isNew: true, person: .new(name, match.mention.identity))
            if new || dryRun { return someone }
            guard asks else {
                throw CommandFailure.notFound(
                    "Nobody in your network fits “\(text)”, so nothing was logged. Check the name, or add them on the way with --new.")
            }
            return Question.confirm("“\(text)” is not in your network yet. Add them?") ? someone : nil
        default:
            guard asks else { throw CommandFailure.several(text, match.candidates) }
            return choose(text, among: match.candidates)
        }
    }

    private func choose(_ text: String, among candidates: [PersonLine]) -> Meant? {
        Output.note("“\(text)” fits \(candidates.count) people:")
        for (place, person) in candidates.enumerated() { Output.note("  \(place + 1)  \(person.described)") }
        let answer = Question.choose("Who is it? q for none", among: candidates.indices.map { "\($0 + 1)" } + ["q"])
        guard let place = answer.flatMap({ Int($0) }), candidates.indices.contains(place - 1) else { return nil }
        let person = candidates[place - 1]
        return Meant(name: person.name.full, isNew: false, person: .known(person.id))
    }

    // MARK: Editing and deleting

    private func replace(_ id: ID<Interaction>, by line: LogLine, _ people: [Meant], in open: OpenNetwork) async throws {
        let (old, _) = try await open.network.interaction(id)
        guard line.happened else {
            throw CommandFailure.usage("The line says nothing that happened. To change a promise, use “wellmet follow-up edit”.")
        }
        guard line.followUps.isEmpty, line.circles.isEmpty, line.tags.isEmpty else {
            throw CommandFailure.usage(
                "--edit changes what happened. Promises, circles and tags have commands of their own: follow-up, circle, tag.")
        }
        var known: [ID<Person>] = []
        for meant in people {
            guard case .known(let person) = meant.person else {
                throw CommandFailure.notFound("“\(meant.name)” is not in your network: add them first with “wellmet add”.")
            }
            known.append(person)
        }
        var interaction = Interaction(
            id: id, kind: line.kind, channel: line.channel, direction: line.direction, at: old.at, precision: old.precision,
            minutes: line.minutes ?? old.minutes, summary: line.summary, audience: max(1, known.count))
        if line.spans.contains(where: { $0.meaning == .when }) { (interaction.at, interaction.precision) = (line.at, line.precision) }
        let sentence = "Now: \(interaction.words(with: people.map(\.name))), \(open.words(interaction.at))"
        let json = ("interaction", JSON.object(JSON.members(of: interaction, in: open.zone)))
        if dryRun {
            return outputOptions.json
                ? Output.json(.object([("message", JSON("Nothing was changed.")), ("batch", .null), json]))
                : Output.line("\(sentence).\nNothing was changed.")
        }
        let written = try await open.network.edit(interaction, people: known, at: open.now)
        Output.changed(sentence + ".", written.batch, in: open, json: outputOptions.json, more: [json])
    }

    private func delete(_ id: ID<Interaction>, in open: OpenNetwork) async throws {
        let (old, people) = try await open.network.interaction(id)
        let promises = try await open.network.promises(madeBy: id, at: open.now)
        let written = try await open.network.delete(id, at: open.now)
        Output.changed(
            "Deleted: \(old.words(with: people.map(\.name.full))), \(open.words(old.at)).", written.batch, in: open,
            json: outputOptions.json,
            more: [("interaction", .object(JSON.members(of: old, in: open.zone)))],
            remark: promises.isEmpty
                ? nil
                : "What was promised then stays: \(promises.map { "“\($0.text)”" }.joined(separator: ", ")). “wellmet follow-up drop” drops it."
        )
    }
}

/// Whom a name in a line means.
struct Meant: Sendable {
    let name: String
    let isNew: Bool
    let person: LogPerson

    func isKnown(_ id: ID<Person>) -> Bool {
        if case .known(let known) = person { known == id } else { false }
    }
}

/// What was understood of a line, in words and in JSON.
struct LogReport {
    let line: LogLine
    let people: [Meant]
    /// Promises that it keeps, and open ones that it may keep without anybody having said so.
    let kept: [FollowUp]
    let mayKeep: [FollowUp]
    let open: OpenNetwork

    /// As it is shown; the store gives it its id.
    private var interaction: Interaction {
        var generator = SystemRandomNumberGenerator()
        return Interaction(
            id: ID(at: open.now, using: &generator), kind: line.kind, channel: line.channel, direction: line.direction, at: line.at,
            precision: line.precision, minutes: line.minutes, summary: line.summary)
    }

    var lines: [String] {
        let names = people.map { $0.name + ($0.isNew ? " (new)" : "") }
        var lines: [String] = []
        if line.kindIsGuessed, line.kind != .note { lines.append("No word says what it was: the kind is a guess.") }
        if line.cameToNothing { lines.append("It came to nothing: kept as a note, not as contact.") }
        if line.happened {
            let time = line.precision == .day ? "" : " at \(line.at.clock(in: open.zone))"
            lines.append("\(Output.bold(interaction.words(with: names).capitalizedFirst)), \(open.words(line.at))\(time)")
            if !line.summary.isEmpty { lines.append("  about: \(line.summary)") }
        } else {
            lines.append("For \(names.joined(separator: ", ")):")
        }
        lines += line.followUps.map { promise in
            let due = promise.due.map { ", due \($0.words(relativeTo: open.today))" } ?? ""
            // Without a name in it a promise is of everybody in the line, one for each.
            let each = promise.person == nil && people.count > 1 ? " (\(names.joined(separator: ", ")): one each)" : ""
            return "  \(promise.owner == .mine ? "you promised" : "they promised"): \(promise.text)\(due)\(each)"
        }
        lines += kept.map { "  kept: \($0.text)" }
        lines += mayKeep.map { "  may keep “\($0.text)”, which stays open: wellmet follow-up keep \($0.id)" }
        if !line.circles.isEmpty { lines.append("  circles: \(line.circles.joined(separator: ", "))") }
        if !line.tags.isEmpty { lines.append("  tags: \(line.tags.map { "#" + $0 }.joined(separator: " "))") }
        return lines
    }

    /// Who came into the book with the line.
    func takenIn(_ logged: Logged) -> [String] {
        let names = zip(logged.people, people.map(\.name)).filter { logged.takenIn.contains($0.0) }.map(\.1)
        guard !names.isEmpty else { return [] }
        return ["\(names.joined(separator: ", ")) \(names.count == 1 ? "is" : "are") in your book now."]
    }

    /// `written` is nil for a line that was only understood.
    func json(_ written: Written<Logged>?) -> JSON {
        let logged = written?.value
        var members = JSON.members(of: interaction, in: open.zone)
        if let id = logged?.interaction { members[0].1 = JSON(id) } else { members.removeFirst() }
        return .object([
            ("batch", JSON(written?.batch)),
            ("interaction", line.happened ? .object(members) : .null),
            ("came_to_nothing", JSON(line.cameToNothing)), ("kind_is_guessed", JSON(line.kindIsGuessed)),
            (
                "people",
                .list(
                    people.enumerated().map { place, meant in
                        let ids = logged?.people ?? []
                        var id: ID<Person>?
                        if case .known(let known) = meant.person { id = known } else if ids.indices.contains(place) { id = ids[place] }
                        return .object([("id", JSON(id)), ("name", JSON(meant.name)), ("new", JSON(meant.isNew))])
                    })
            ),
            (
                "follow_ups",
                .list(
                    line.followUps.map {
                        .object([
                            ("text", JSON($0.text)), ("due", JSON($0.due)), ("owner", JSON($0.owner.rawValue)), ("person", JSON($0.person)),
                        ])
                    })
            ),
            ("follow_up_ids", .list((logged?.followUps ?? []).map { JSON($0) })),
            ("kept", .list(kept.map { .object([("id", JSON($0.id)), ("text", JSON($0.text))]) })),
            ("may_keep", .list(mayKeep.map { .object([("id", JSON($0.id)), ("text", JSON($0.text))]) })),
            ("circles", JSON(line.circles)),
            ("tags", JSON(line.tags)),
        ])
    }
}
