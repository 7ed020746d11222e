internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

/// Who is answered for, in every answer alike.
struct AnswerOptions: ParsableArguments {
    @Argument(help: "Who: a name, or the number in today's list.", completion: .people) var person: [String]
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    /// Gives the answer that `choose` makes of the person's line, if there is one, and says what it did.
    func answer(_ choose: (OpenNetwork, Today.Line?, PersonLine) throws -> (Answer, String)) async throws {
        let open = try await storeOptions.open()
        let text = person.joined(separator: " ")
        let today = try await open.network.today(at: open.now)
        let lines = today.promises + today.picks
        let found: PersonLine
        if let number = Int(text) {
            guard number >= 1, number <= lines.count else {
                throw CommandFailure.notFound("Today's list has no number \(number): it has \(counted(lines.count, "line")).")
            }
            found = lines[number - 1].person
        } else {
            found = try await self.found(text, lines, in: open)
        }
        let (answer, sentence) = try choose(open, lines.first { $0.person.id == found.id }, found)
        let written = try await open.network.answer(answer, for: found.id, at: open.now)
        Output.changed(
            "\(found.name.full): \(sentence)", written.batch, in: open, json: outputOptions.json,
            more: [("person", .who(found.id, found.name.full))])
    }

    /// Among several who fit, the only one who is on the list is meant.
    private func found(_ text: String, _ lines: [Today.Line], in open: OpenNetwork) async throws -> PersonLine {
        let candidates = try await open.network.find(text)
        let listed = candidates.filter { candidate in lines.contains { $0.person.id == candidate.id } }
        if listed.count == 1 { return listed[0] }
        return try await open.person(text)
    }
}

extension TodayCommand {
    struct Done: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "You have reached out: logs a contact from you, by the suggested way, and keeps your promise.",
            discussion: "To say more about it, use “wellmet log”.\n\nExample: wellmet today done Ada")
        @OptionGroup var options: AnswerOptions

        func run() async throws {
            try await options.answer { _, line, person in
                guard let line else {
                    throw CommandFailure.notFound(
                        "\(person.name.full) is not on today's list. Log it: wellmet log \"call with \(person.name.full)\".")
                }
                let promise = line.nudge.reasons.first?.kind == .followUpMine ? ", your promise is kept" : ""
                return (.done, "done and logged\(promise).")
            }
        }
    }

    struct Later: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Not today: they come again on a later day.", discussion: "Example: wellmet today later Ada --until monday")
        @Option(name: .long, help: ArgumentHelp("The day.", valueName: "day")) var until = "tomorrow"
        @OptionGroup var options: AnswerOptions

        func run() async throws {
            try await options.answer { open, _, _ in
                let day = try open.dayToCome(until)
                return (.later(until: day), "comes again \(day.words(relativeTo: open.today)) at the earliest.")
            }
        }
    }

    struct NotThis: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "not-this",
            abstract: "Not for this reason: it rests for one cadence.", discussion: "Example: wellmet today not-this Ada")
        @Option(name: .long, help: "Which of the reasons; else the first.") var reason: Reason.Kind?
        @OptionGroup var options: AnswerOptions

        func run() async throws {
            try await options.answer { open, line, person in
                guard let line else {
                    throw CommandFailure.notFound("\(person.name.full) is not on today's list, so there is no reason to set aside.")
                }
                guard let found = reason == nil ? line.nudge.reasons.first : line.nudge.reasons.first(where: { $0.kind == reason }) else {
                    throw CommandFailure.notFound("That is none of the reasons for \(line.person.name.full).")
                }
                guard !found.kind.isPromise else {
                    throw CommandFailure.usage(
                        "A promise is no reason to set aside: put it off with “wellmet today later”, or let it go with “wellmet follow-up drop”."
                    )
                }
                let days = max(1, line.nudge.restDays)
                return (.notForThisReason(found.kind), "not for this reason for \(counted(days, "day")) (\(found.sentence))")
            }
        }
    }

    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "They rest: no suggestion before that day.", discussion: "Example: wellmet today pause Ada --until \"in 3 months\"")
        @Option(name: .long, help: ArgumentHelp("The day.", valueName: "day")) var until = "in 3 months"
        @OptionGroup var options: AnswerOptions

        func run() async throws {
            try await options.answer { open, _, _ in
                let day = try open.dayToCome(until)
                return (.pause(until: day), "rests until \(day.named(relativeTo: open.today)).")
            }
        }
    }

    struct Never: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Never suggest them again; “wellmet edit NAME --suggest” does.", discussion: "Example: wellmet today never Ada")
        @OptionGroup var options: AnswerOptions

        func run() async throws {
            try await options.answer { _, _, _ in (.never, "will not be suggested any more.") }
        }
    }
}
