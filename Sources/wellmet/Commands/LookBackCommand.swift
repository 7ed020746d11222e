internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct LookBackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "look-back",
        abstract: "The last year: contact by month, circles then and now, or a tie's warmth.",
        discussion: """
            Without a name it tells how often you were in touch in each month, and how warm the people of each circle are, now and a \
            year ago. With one, how warm that tie was in each month of two years, and what moved it most.

            Examples:
              wellmet look-back
              wellmet look-back Ada
            """)

    @Argument(help: "Whose tie: a name or a part of it, an address, or an id.", completion: .people) var person: String?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let open = try await storeOptions.open()
        if let person { return try await tell(try await open.person(person), in: open) }
        try await open.network.renewYearAgo(at: open.now)
        let look = try await open.network.lookBack(at: open.now)
        if outputOptions.json { return Output.json(JSON(look)) }
        guard !look.year.contacts.isEmpty || !look.circles.isEmpty else { return Output.line("Nothing to look back on yet.") }
        let months = Table(
            header: ["MONTH", "DAYS", "CONTACTS"],
            rows: look.year.months.reversed().map { [$0.first.monthWords, "\($0.days)", "\($0.contacts)"] })
        let bands = Warmth.allCases.reversed()
        let circles = Table(
            header: ["CIRCLE", "WHEN"] + bands.map { $0.word.uppercased() } + ["NEVER"],
            rows: look.groups.flatMap { group in
                [("now", group.now), (look.before.monthWords, group.before)].map { when, mix in
                    [group.name, when] + bands.map { "\(mix[$0])" } + ["\(mix.never)"]
                }
            })
        Output.line(months.lines(width: Output.width).joined(separator: "\n"))
        guard !look.circles.isEmpty else { return }
        Output.line("\n" + circles.lines(width: Output.width).joined(separator: "\n"))
    }

    private func tell(_ found: PersonLine, in open: OpenNetwork) async throws {
        let story = try await open.network.warmthStory(of: found.id, at: open.now)
        let months = story.history.months
        if outputOptions.json {
            return Output.json(
                .object([
                    ("person", .who(found.id, found.name.full)), ("months", .list(months.map { JSON($0) })),
                ]))
        }
        guard !months.isEmpty else { return Output.line("You and \(found.name.full) have not been in touch in two years.") }
        let table = Table(
            header: ["MONTH", "WARMTH", "CONTACTS", "WHAT MOVED IT MOST"],
            rows: months.reversed().map { month in
                let what = month.most.flatMap { move in
                    story.interactions[move.interaction].map { "\($0.words(with: [found.name.full])), \(PartialDate(move.day).words)" }
                }
                return [month.first.monthWords, month.warmth?.word ?? "", "\(month.contacts)", what ?? ""]
            })
        Output.line(table.lines(width: Output.width).joined(separator: "\n"))
    }
}

extension LookBack {
    /// The circles, and behind them whoever is in none.
    fileprivate var groups: [(name: String, now: WarmthMix, before: WarmthMix)] {
        circles.map { ($0.circle.name, $0.now, $0.before) }
            + (others.now.ties + others.now.never > 0 ? [("in no circle", others.now, others.before)] : [])
    }
}

extension Day {
    /// "November 2026"
    fileprivate var monthWords: String { PartialDate(year: year, month: month, day: nil)?.words ?? description }
}

extension JSON {
    fileprivate init(_ look: LookBack) {
        self = .object([
            (
                "months",
                .list(
                    look.year.months.map {
                        .object([("from", JSON($0.first)), ("days", JSON($0.days)), ("contacts", JSON($0.contacts))])
                    })
            ),
            ("before", JSON(look.before)),
            (
                "circles",
                .list(look.groups.map { .object([("name", JSON($0.name)), ("now", JSON($0.now)), ("before", JSON($0.before))]) })
            ),
        ])
    }

    fileprivate init(_ mix: WarmthMix) {
        self = .object(Warmth.allCases.reversed().map { ($0.word, JSON(mix[$0])) } + [("never", JSON(mix.never))])
    }

    fileprivate init(_ month: WarmthHistory.Month) {
        self = .object([
            ("from", JSON(month.first)), ("warmth", JSON(month.warmth?.word)), ("contacts", JSON(month.contacts)),
            ("moved_most_by", month.most.map { JSON($0.interaction) } ?? .null),
        ])
    }
}
