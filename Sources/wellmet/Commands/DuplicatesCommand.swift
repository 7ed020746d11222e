internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct DuplicatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "List people who may be in your book twice, and why; say who is not.",
        discussion: """
            Looks at names, with nicknames, initials and other spellings, at work, addresses, numbers, places, birthdays and common circles; \
            the likeliest pair comes first. It only tells: nobody is merged by it, but by “wellmet merge”. Two of whom you say that they are \
            not the same are not suggested again. With --json it prints an array of pairs.

            Examples:
              wellmet duplicates --limit 5
              wellmet duplicates "Bob Example"
              wellmet duplicates --not-same "Bob Example" "Rob Example"
            """
    )

    @Argument(help: "Only pairs with that person; with --not-same or --same the two who are meant.", completion: .people) var people:
        [String] = []
    @Flag(name: .long, help: "Note that the two are not the same person.") var notSame = false
    @Flag(name: .long, help: "Take that back: they may be the same after all.") var same = false
    @Option(name: .long, parsing: .number, help: ArgumentHelp("At most so many.", valueName: "number")) var limit = 20
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if notSame, same { throw ValidationError("--not-same and --same exclude each other.") }
        if notSame || same, people.count != 2 {
            let named = people.isEmpty ? "nobody is named" : people.count == 1 ? "1 is named" : "\(people.count) are named"
            throw ValidationError("Name the two people whom you mean: \(named).")
        }
        if !notSame, !same, people.count > 1 { throw ValidationError("Name one person, or none. --not-same takes two.") }
        if limit < 0 { throw ValidationError("--limit is a number of pairs: \(limit) is not.") }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        if notSame || same { return try await settle(in: open) }
        var person: PersonLine?
        if let text = people.first { person = try await open.person(text) }
        let (found, total) =
            if let person {
                try await open.network.duplicates(of: person.id, limit: limit)
            } else {
                try await open.network.duplicates(limit: limit)
            }
        if outputOptions.json {
            let pairs = found.map { pair in
                JSON.object([
                    ("likeness", .decimal((pair.likeness.score * 1000).rounded() / 1000)),
                    ("people", .list([JSON(pair.one, in: open), JSON(pair.other, in: open)])),
                    ("reasons", JSON(pair.likeness.reasons)),
                    ("objections", JSON(pair.likeness.objections)),
                ])
            }
            return Output.json(.list(pairs))
        }
        guard total > 0 else {
            return Output.line(
                person.map { "Nobody in your book is much like \($0.name.full)." } ?? "Nobody seems to be in your book twice.")
        }
        for pair in found {
            let word = pair.likeness.band == .likely ? "Likely" : "Perhaps"
            Output.line(
                "\(Output.bold("\(word) one person")): \(DuplicatesCommand.named(pair.one)) and \(DuplicatesCommand.named(pair.other))")
            Output.line("  " + pair.likeness.reasons.prefix(4).joined(separator: "; ").capitalizedFirst + ".")
            if !pair.likeness.objections.isEmpty { Output.line("  But: " + pair.likeness.objections.joined(separator: "; ") + ".") }
        }
        Output.line(Output.dim(found.count < total ? "\(found.count) of \(total) pairs" : counted(total, "pair")))
    }

    /// Keeps what was said of two people.
    private func settle(in open: OpenNetwork) async throws {
        let (one, other) = (try await open.person(people[0]), try await open.person(people[1]))
        guard one.id != other.id else {
            throw CommandFailure.usage("Both are one person: \(one.described). Name two people, by id where names are the same.")
        }
        let network = open.network
        let batch =
            notSame
            ? try await network.markNotSame(one.id, other.id, at: open.now).batch
            : try await network.unmarkNotSame(one.id, other.id, at: open.now).batch
        let names = "\(one.described) and \(other.described)"
        Output.changed(
            notSame ? "\(names) are two people, and not suggested again." : "\(names) may be suggested again.", batch, in: open,
            json: outputOptions.json, more: [("people", .list([.who(one.id, one.name.full), .who(other.id, other.name.full)]))])
    }

    /// "Bob Example, CEO at Beta AG".
    private static func named(_ person: PersonLine) -> String {
        [person.name.full, person.work, person.standing == .discovered ? "only seen so far" : ""].filter { !$0.isEmpty }
            .joined(separator: ", ")
    }
}
