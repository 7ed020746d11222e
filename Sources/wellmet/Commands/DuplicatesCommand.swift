internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct DuplicatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "List people who may be in your book twice, and why.",
        discussion: """
            Looks at names, with nicknames, initials and other spellings, at work, addresses, numbers, places, birthdays and common circles; \\
            the likeliest pair comes first. It only tells: nobody is merged. With --json it prints an array of pairs.

            Example: wellmet duplicates --limit 5
            """
    )

    @Option(name: .long, parsing: .number, help: ArgumentHelp("At most so many.", valueName: "number")) var limit = 20
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit is a number of pairs: \(limit) is not.") }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        let (found, total) = try await open.network.duplicates(limit: limit)
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
        guard total > 0 else { return Output.line("Nobody seems to be in your book twice.") }
        for pair in found {
            let word = pair.likeness.band == .likely ? "Likely" : "Perhaps"
            Output.line(
                "\(Output.bold("\(word) one person")): \(DuplicatesCommand.named(pair.one)) and \(DuplicatesCommand.named(pair.other))")
            Output.line("  " + pair.likeness.reasons.prefix(4).joined(separator: "; ").capitalizedFirst + ".")
            if !pair.likeness.objections.isEmpty { Output.line("  But: " + pair.likeness.objections.joined(separator: "; ") + ".") }
        }
        Output.line(Output.dim(found.count < total ? "\(found.count) of \(total) pairs" : counted(total, "pair")))
    }

    /// "Bob Example, CEO at Beta AG".
    private static func named(_ person: PersonLine) -> String {
        [person.name.full, person.work, person.standing == .discovered ? "only seen so far" : ""].filter { !$0.isEmpty }
            .joined(separator: ", ")
    }
}
