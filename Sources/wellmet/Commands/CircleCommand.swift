internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct CircleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "circle",
        abstract: "List circles, or change one: its people, its cadence, its pause.",
        discussion: """
            A circle is a group of people with a cadence: how often you want to be in touch with each of them. It comes into \
            being with its first person or its cadence. Before a cadence is set, it says what it would do.

            Examples:
              wellmet circle
              wellmet circle clients add Ada "Grace Hopper"
              wellmet circle clients --cadence 30
              wellmet circle clients remove Ada
              wellmet circle clients dissolve
            """
    )

    enum Action: String, ExpressibleByArgument, CaseIterable { case add, remove, dissolve }

    @Argument(help: "The circle; without it all circles are listed.", completion: .circles) var name: String?
    @Argument(help: "What to do with its people.") var action: Action?
    @Argument(help: "Who to add or remove.", completion: .people) var people: [String] = []
    @Option(name: .long, parsing: .number, help: ArgumentHelp("Days between two contacts with each of its people.", valueName: "days"))
    var cadence: Int?
    @Flag(name: .long, help: "No cadence.") var noCadence = false
    @Option(name: .long, help: ArgumentHelp("The cadence rests until that day.", valueName: "day")) var pauseUntil: String?
    @Flag(name: .long, help: "End the pause.") var resume = false
    @Option(name: .long, help: ArgumentHelp("Another name for it.", valueName: "name")) var rename: String?
    @Flag(name: .long, help: "Only say what the cadence would do.") var dryRun = false
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    private var setsRules: Bool { cadence != nil || noCadence || pauseUntil != nil || resume || rename != nil }

    func validate() throws {
        if cadence != nil, noCadence { throw ValidationError("--cadence and --no-cadence exclude each other.") }
        if pauseUntil != nil, resume { throw ValidationError("--pause-until and --resume exclude each other.") }
        if name == nil, setsRules { throw ValidationError("Say which circle.") }
        if action == .add || action == .remove, people.isEmpty { throw ValidationError("Say who to \(action == .add ? "add" : "remove").") }
        if action == .dissolve, !people.isEmpty { throw ValidationError("A circle is dissolved as a whole: name nobody.") }
        if action != nil, setsRules { throw ValidationError("Change its people and its cadence one after the other.") }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        guard let name else { return try await list(in: open) }
        let circle = try await open.network.circle(named: name)
        switch action {
        case .add: try await add(to: circle?.name ?? name, in: open)
        case .remove: try await remove(from: try await known(circle, in: open), in: open)
        case .dissolve: try await dissolve(try await known(circle, in: open), in: open)
        case nil:
            if setsRules { return try await set(circle, in: open) }
            if circle == nil, name == "list" { return try await list(in: open) }
            try await show(try await known(circle, in: open), in: open)
        }
    }

    private func known(_ circle: Circle?, in open: OpenNetwork) async throws -> Circle {
        guard let circle else { throw try await open.noCircle(name ?? "") }
        return circle
    }

    // MARK: Looking

    private func list(in open: OpenNetwork) async throws {
        let circles = try await open.network.circles(at: open.now)
        try await open.network.renewYearAgo(at: open.now)
        let trends = try await open.network.circleTrends(at: open.now)
        if outputOptions.json {
            return Output.json(
                .list(
                    circles.map {
                        .object([
                            ("id", JSON($0.circle.id)), ("name", JSON($0.circle.name)), ("cadence_days", JSON($0.circle.cadenceDays)),
                            ("paused_until", JSON($0.circle.pausedUntil)), ("people", JSON($0.members)), ("overdue", JSON($0.overdue)),
                            ("warmth", JSON(trends[$0.circle.id]?.now?.word)),
                            ("over_time", .list(trends[$0.circle.id]?.points.map { JSON($0) } ?? [])),
                        ])
                    }))
        }
        guard !circles.isEmpty else {
            let offers = Circle.suggested.map { "\($0.name) (\(CadenceWords.every($0.days)))" }.joined(separator: ", ")
            return Output.line("There are no circles yet. Common ones: \(offers).\nMake one: wellmet circle clients --cadence 30")
        }
        let table = Table(
            header: ["CIRCLE", "PEOPLE", "CADENCE", "OVERDUE", "WARMTH"],
            rows: circles.map { line in
                [
                    line.circle.name, "\(line.members)", line.circle.rules(on: open.today),
                    line.circle.cadenceDays == nil ? "" : "\(line.overdue)", trends[line.circle.id]?.words ?? "",
                ]
            })
        Output.line(table.lines(width: Output.width).joined(separator: "\n"))
    }

    private func show(_ circle: Circle, in open: OpenNetwork) async throws {
        let filter = PeopleFilter(.text(.circle, [circle.name]), order: .contact)
        let people = try await open.network.people(filter, limit: .max).people
        if outputOptions.json {
            return Output.json(
                .object([
                    ("id", JSON(circle.id)), ("name", JSON(circle.name)), ("cadence_days", JSON(circle.cadenceDays)),
                    ("paused_until", JSON(circle.pausedUntil)), ("people", .list(people.map { JSON($0, in: open) })),
                ]))
        }
        Output.line("\(Output.bold(circle.name)): \(circle.rules(on: open.today))")
        guard !people.isEmpty else { return Output.line("Nobody is in it yet.") }
        let table = Table(
            header: ["NAME", "WORK", "LAST CONTACT", "TIE"],
            rows: people.map { person in
                [
                    person.name.full, person.work, person.tie.lastContact.map(open.words) ?? "never",
                    Warmth.word(of: person.tie, at: open.now) ?? "",
                ]
            })
        Output.line(table.lines(width: Output.width).joined(separator: "\n"))
    }

    // MARK: Changing

    private func add(to circle: String, in open: OpenNetwork) async throws {
        let found = try await open.people(people)
        let names = found.map(\.name.full).joined(separator: ", ")
        let title = "Added \(names) to the circle \(circle)"
        let written = try await open.network.edit(found.map(\.id), [.joinCircle(circle)], title: title, at: open.now)
        try await tell(title, written.batch, of: found, in: open)
    }

    private func remove(from circle: Circle, in open: OpenNetwork) async throws {
        let found = try await open.people(people)
        let names = found.map(\.name.full).joined(separator: ", ")
        let title = "Removed \(names) from the circle \(circle.name)"
        let written = try await open.network.edit(found.map(\.id), [.leaveCircle(circle.name)], title: title, at: open.now)
        try await tell(title, written.batch, of: found, in: open)
    }

    /// What was changed, and what that does to today's list.
    private func tell(_ title: String, _ batch: BatchNumber?, of people: [PersonLine], in open: OpenNetwork) async throws {
        let effects = try await open.network.effects(on: people.map(\.id))
        let all = CadenceEffect(effects, at: open.now)
        let remark = people.count == 1 ? effects.first?.sentence(people[0].name.full, in: open) : all.done
        Output.changed(title + ".", batch, in: open, json: outputOptions.json, more: [("effect", JSON(all))], remark: remark)
    }

    private func dissolve(_ circle: Circle, in open: OpenNetwork) async throws {
        // Without it they are due as they would be if it had no cadence.
        let effect = try await open.network.effect(ofCadence: nil, on: circle.id, at: open.now)
        let written = try await open.network.dissolve(circle, at: open.now)
        Output.changed(
            "Dissolved the circle \(circle.name); its people stay in your book.", written.batch, in: open, json: outputOptions.json,
            more: [("effect", JSON(effect))], remark: effect.members > 0 ? effect.done : nil)
    }

    private func set(_ circle: Circle?, in open: OpenNetwork) async throws {
        let name = circle?.name ?? self.name ?? ""
        if circle == nil, cadence == nil { throw try await open.noCircle(name) }
        if let cadence, !(1...Cadence.longest).contains(cadence) {
            throw CommandFailure.usage("A cadence is between 1 day and 10 years; \(cadence) days is not.")
        }
        let days = noCadence ? nil : cadence ?? circle?.cadenceDays
        let pause = resume ? nil : try pauseUntil.map { try open.dayToCome($0) } ?? circle?.pausedUntil
        var effect: CadenceEffect?
        if let circle, days != circle.cadenceDays || pause != circle.pausedUntil || dryRun {
            effect = try await open.network.effect(ofCadence: days, pausedUntil: pause, on: circle.id, at: open.now)
        }
        let rules = Circle.rules(cadenceDays: days, pausedUntil: pause, on: open.today)
        let more: [(String, JSON)] = [
            ("circle", JSON(rename ?? name)), ("cadence_days", JSON(days)), ("paused_until", JSON(pause)), ("effect", JSON(effect)),
        ]
        if dryRun {
            if outputOptions.json { return Output.json(.object([("message", JSON("Nothing was changed.")), ("batch", .null)] + more)) }
            return Output.line([effect?.sentence, "Nothing was changed."].compactMap(\.self).joined(separator: "\n"))
        }
        let written = try await open.network.setCircle(name, cadenceDays: days, pausedUntil: pause, renamed: rename, at: open.now)
        if !outputOptions.json, let effect, written.batch != nil { Output.line(effect.sentence) }
        Output.changed("\(rename ?? name): \(rules).", written.batch, in: open, json: outputOptions.json, more: more)
    }
}

extension WarmthTrend {
    /// "steady, warmer than a year ago": of the average.
    fileprivate var words: String {
        guard let now else { return "" }
        return now.word + (direction == .same ? "" : ", \(direction.rawValue) than a year ago")
    }
}

extension JSON {
    fileprivate init(_ point: WarmthTrend.Point) {
        self = .object([
            ("day", JSON(point.day)), ("warmth", JSON(point.warmth?.word)),
            ("height", point.height.map { JSON.decimal(($0 * 100).rounded() / 100) } ?? .null),
        ])
    }
}

extension Circle {
    /// "every month, rests until 3 May".
    func rules(on day: Day) -> String { Circle.rules(cadenceDays: cadenceDays, pausedUntil: pausedUntil, on: day) }

    static func rules(cadenceDays: Int?, pausedUntil: Day?, on day: Day) -> String {
        let rests = pausedUntil.flatMap { $0 > day ? ", rests until \($0.named(relativeTo: day))" : nil } ?? ""
        return (cadenceDays.map(CadenceWords.every) ?? "no cadence") + rests
    }
}

extension OpenNetwork {
    /// That there is no such tag, with those that are spelled nearly so.
    func noTag(_ tag: String) async throws -> CommandFailure {
        let list = "“wellmet tag list” lists them."
        guard !tag.isEmpty, !tag.contains(where: \.isWhitespace) else { return .notFound("A tag is one word; “\(tag)” is not. \(list)") }
        let told = UnknownName.tag(tag, among: try await network.tagNames())?.description ?? "There is no tag “\(tag)”."
        return .notFound("\(told) \(list) “wellmet tag \(tag) add Ada” puts it on somebody.")
    }

    /// That there is no such circle, with those that are spelled nearly so.
    func noCircle(_ name: String) async throws -> CommandFailure {
        let list = "“wellmet circle list” lists them."
        guard !name.trimmed.isEmpty else { return .notFound("A circle has a name; “\(name)” is none. \(list)") }
        let told = UnknownName.circle(name, among: try await network.circleNames())?.description ?? "There is no circle “\(name)”."
        let written = name.contains(where: \.isWhitespace) ? "\"\(name)\"" : name
        return .notFound("\(told) \(list) To make it, add its first people, “wellmet circle \(written) add Ada”, or give it a --cadence.")
    }
}
