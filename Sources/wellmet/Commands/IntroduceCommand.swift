internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct IntroduceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "introduce",
        abstract: "List introductions, both ways, or find who can introduce you to somebody.",
        discussion: """
            You introduce two people to each other, or somebody introduces you: asked, offered, made, and what came of it. With \
            --path it tells who can bring you to a person, or to somebody at an organization, the best way first. A word of the \
            organization's name is enough; of several that fit all are meant, and named.

            An introduction is named by its id, or by words of its names, where only one fits.

            Examples:
              wellmet introduce
              wellmet introduce --path Acme
              wellmet introduce add Ada "Grace Hopper" --about compilers --due friday
              wellmet introduce add Ada "Bob Example" --to-me --state offered
              wellmet introduce mark made grace --outcome "They wrote a book"
            """,
        subcommands: [List.self, Add.self, ShowGift<Introduction>.self, Edit.self, Mark.self, RemoveGift<Introduction>.self],
        defaultSubcommand: List.self
    )
}

extension IntroduceCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List introductions in which something is still to be done, or the ways to somebody.",
            discussion: """
                Examples:
                  wellmet introduce list --all
                  wellmet introduce list --path "Grace Hopper"
                """)

        @Option(
            name: .long, help: ArgumentHelp("Who can introduce you there: a person, or an organization.", valueName: "whom"),
            completion: .people)
        var path: String?
        @Option(
            name: .customLong("with"), help: ArgumentHelp("Only those in which that person is.", valueName: "person"), completion: .people)
        var person: String?
        @Flag(name: .long, help: "Those too that were made or let go.") var all = false
        @OptionGroup var most: MostGifts
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func validate() throws {
            if path != nil, person != nil || all || most.limit != nil { throw ValidationError("--path stands alone.") }
        }

        func run() async throws {
            let open = try await storeOptions.open()
            if let path { return try await tellPaths(to: path, in: open) }
            try await open.list(Introduction.self, all: all, of: person, most: most, json: outputOptions.json)
        }

        private func tellPaths(to text: String, in open: OpenNetwork) async throws {
            let paths = try await open.paths(to: text)
            if outputOptions.json { return Output.json(JSON(paths, in: open)) }
            if let remark = paths.remark { Output.note(remark) }
            guard !paths.lines.isEmpty else {
                return Output.line("Nobody in your book is known to know \(paths.isPlace ? "somebody at " : "")\(paths.name).")
            }
            Output.line(
                paths.isPlace
                    ? "\(Output.bold(paths.name)): who is there, and who knows somebody there" : "Who knows \(Output.bold(paths.name))")
            for line in paths.lines { Output.line("  " + line.sentence(at: open.now)) }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Note an introduction down.",
            discussion: """
                Examples:
                  wellmet introduce add Ada "Grace Hopper" --about compilers --due friday
                  wellmet introduce add Ada "Bob Example" --to-me --state made
                """)

        @Argument(help: "Whom you introduce; with --to-me, who introduces you.", completion: .people) var person: String
        @Argument(help: "To whom: somebody of the network, or a name.", completion: .people) var other: String
        @Flag(name: .long, help: "The first introduces you to the other.") var toMe = false
        @Option(name: .long, help: "How it stands.") var state = Introduction.State.offered
        @Option(name: .long, help: ArgumentHelp("What for.", valueName: "text")) var about: String?
        @Option(name: .long, help: ArgumentHelp("Until when it is promised.", valueName: "day")) var due: String?
        @Option(name: .long, help: ArgumentHelp("What came of it.", valueName: "text")) var outcome: String?
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            let person = try await open.person(person)
            let other = try await open.anybody(other)
            let content = Introduction.Content(
                way: toMe ? .theirs : .mine, person: person.id, other: other.id, otherName: other.name, about: about ?? "",
                outcome: outcome ?? "", due: try due.map { try open.dayAhead($0) })
            let written: Written<ID<Introduction>>
            do {
                written = try await open.network.add(content, state: state, at: open.now)
            } catch StoreError.introductionUnderWay(let id, let words) {
                throw CommandFailure.failed(
                    "\(words): that is under way already, with the id \(id). Nothing was changed. Go on with it: "
                        + "“wellmet introduce mark made \(id)” (or let-go), “wellmet introduce edit \(id)” changes what it says.")
            }
            let unknown = other.id == nil ? "\(other.name) is not in your network: the name is kept." : nil
            try await open.tell(written.value, written.batch, json: outputOptions.json, remark: unknown)
        }
    }

    struct Edit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change what an introduction says; “-” takes a value away.",
            discussion: "Example: wellmet introduce edit grace --due \"next friday\"")

        @Argument(help: "Which: its id, or words that only one fits.") var introduction: [String]
        @Option(name: .customLong("to"), help: ArgumentHelp("To whom.", valueName: "person"), completion: .people) var other: String?
        @Option(name: .long, help: ArgumentHelp("What for.", valueName: "text")) var about: String?
        @Option(name: .long, help: ArgumentHelp("Until when it is promised.", valueName: "day")) var due: String?
        @Option(name: .long, help: ArgumentHelp("What came of it.", valueName: "text")) var outcome: String?
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func validate() throws {
            if other == nil, about == nil, due == nil, outcome == nil {
                throw ValidationError("Say what to change: --to, --about, --due or --outcome.")
            }
        }

        func run() async throws {
            let open = try await storeOptions.open()
            try await open.change(introduction, json: outputOptions.json) { (line: IntroductionLine) in
                var content = line.content
                if let other { (content.other, content.otherName) = try await open.anybody(other) }
                if let about { content.about = about.trimmed == "-" ? "" : about }
                if let outcome { content.outcome = outcome.trimmed == "-" ? "" : outcome }
                if let due { content.due = try due.trimmed == "-" ? nil : open.dayAhead(due) }
                return try await open.network.edit(line.introduction, content, at: open.now)
            }
        }
    }

    struct Mark: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say how an introduction stands (asked, offered, made, let go), and what came of it.",
            discussion: "Example: wellmet introduce mark made grace --outcome \"They wrote a book\"")

        @Argument(help: "How it stands.") var state: Introduction.State
        @Argument(help: "Which: its id, or words that only one fits.") var introduction: [String]
        @Option(name: .long, help: ArgumentHelp("What came of it.", valueName: "text")) var outcome: String?
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var outputOptions: OutputOptions

        func run() async throws {
            let open = try await storeOptions.open()
            try await open.change(introduction, json: outputOptions.json) { (line: IntroductionLine) in
                try await open.network.mark(line.introduction, as: state, outcome: outcome, at: open.now)
            }
        }
    }
}

extension OpenNetwork {
    /// The ways to whomever `text` names: the only person of that name, else an organization.
    ///
    /// - Throws: `CommandFailure.notFound` when it is neither, `.ambiguous` when several people fit and no organization does.
    fileprivate func paths(to text: String) async throws -> Paths {
        let found = try await network.find(text)
        if found.count != 1, let paths = try await network.paths(toPlace: text, at: now) { return paths }
        guard let person = found.first else {
            throw CommandFailure.notFound(
                "Neither a person nor an organization in your network is called “\(text)”. Look with “wellmet people \(text)”.")
        }
        guard found.count == 1 else { throw CommandFailure.several(text, found) }
        return try await network.paths(to: person.id, at: now)
    }
}

extension Introduction: ToldGift {
    static let command = "introduce"
    static let example = "grace"
    static let header = ["STATE", "WHAT", "ABOUT", "DUE"]
    static let nothing = "No introduction is under way. Note one down: wellmet introduce add Ada \"Grace Hopper\""

    static func detail(_ line: IntroductionLine) -> String { line.content.about }

    static func findable(_ line: IntroductionLine) -> String { "\(line.fromName) \(line.content.otherName) \(line.content.about)" }

    static func cells(_ line: IntroductionLine, on today: Day) -> [String] {
        let due = line.content.due.map { ($0 < today ? "was due " : "") + $0.words(relativeTo: today) } ?? ""
        return [line.introduction.state.word, line.words, line.content.about, due]
    }

    static func brief(_ line: IntroductionLine, on today: Day) -> [String] {
        let (introduction, content) = (line.introduction, line.content)
        let about = content.about.isEmpty ? "." : ": \(content.about)."
        let ended = introduction.ended.map { ", \(introduction.state.word) \($0.words(relativeTo: today))" } ?? ""
        let due = content.due.map { ["Promised: \($0 < today ? "was due " : "due ")\($0.words(relativeTo: today))."] } ?? []
        return [line.words + about, "Noted down \(introduction.since.words(relativeTo: today))\(ended)."] + due
            + (content.outcome.isEmpty ? [] : ["What came of it: \(content.outcome)"])
    }

    static func json(_ line: IntroductionLine) -> JSON {
        let (introduction, content) = (line.introduction, line.content)
        return .object([
            ("id", JSON(introduction.id)), ("way", JSON(content.way.rawValue)), ("state", JSON(introduction.state.rawValue)),
            ("person", JSON.who(content.person, line.fromName)),
            ("other", .object([("id", JSON(content.other)), ("name", JSON(content.otherName))])), ("about", JSON(content.about)),
            ("outcome", JSON(content.outcome)), ("due", JSON(content.due)), ("since", JSON(introduction.since)),
            ("ended", JSON(introduction.ended)),
        ])
    }
}

extension PathLine {
    /// "Ada Lovelace, a steady tie: knows Bob Example from 3 meetings".
    fileprivate func sentence(at now: Instant) -> String {
        let tie = Warmth.word(of: person.tie, at: now).map { ", a \($0) tie" } ?? ", never in touch"
        return "\(person.name.full)\(tie): \(words)"
    }
}

extension JSON {
    fileprivate init(_ paths: Paths, in open: OpenNetwork) {
        self = .object([
            ("to", JSON(paths.name)), ("is_organization", JSON(paths.isPlace)), ("organizations", JSON(paths.places)),
            ("other_organizations", JSON(paths.otherPlaces)),
            (
                "paths",
                .list(
                    paths.lines.map { line in
                        .object([
                            ("person", JSON.who(line.person.id, line.person.name.full)),
                            ("target", JSON.who(line.target.id, line.target.name.full)),
                            ("warmth", JSON(Warmth.word(of: line.person.tie, at: open.now))), ("reason", JSON(line.words)),
                        ])
                    })
            ),
        ])
    }
}
