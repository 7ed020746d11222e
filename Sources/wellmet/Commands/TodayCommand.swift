internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

extension Reason.Kind: ExpressibleByArgument {}

struct TodayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "today",
        abstract: "Show whom to reach out to today, and why; answer a line.",
        discussion: """
            The list is chosen once a day and stays until you answer; a free place is filled when somebody comes for it. People are \
            named as everywhere, or by their number in the list.

            Examples:
              wellmet today --drafts
              wellmet today done Ada
              wellmet today later 2 --until monday
              wellmet today pause Ada --until "in 3 months"
            """,
        subcommands: [Done.self, Later.self, NotThis.self, Pause.self, Never.self]
    )

    @Flag(name: .long, help: "Show a message to copy for each line.") var drafts = false
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let open = try await storeOptions.open()
        let today = try await open.network.today(at: open.now)
        if outputOptions.json { return Output.json(JSON(today, people: try await open.network.bookSize(), in: open)) }
        Output.line(TodayWords(today: today, open: open, showsDrafts: drafts).lines.joined(separator: "\n"))
    }
}

extension JSON {
    init(_ today: Today, people: Int, in open: OpenNetwork) {
        let first = today.promises.count + 1
        self = .object([
            ("day", JSON(today.day)),
            ("promises", .list(today.promises.enumerated().map { JSON($1, number: $0 + 1, in: open) })),
            ("suggestions", .list(today.picks.enumerated().map { JSON($1, number: $0 + first, in: open) })),
            (
                "other_days",
                .list(today.otherDays.map { .object([("person", .who($0.person, $0.name)), ("label", JSON($0.label))]) })
            ),
            ("answered", JSON(today.answered)),
            ("people", JSON(people)),
            ("has_ties", JSON(today.hasTies)),
        ])
    }
}

/// The day's list in words.
struct TodayWords {
    let today: Today
    let open: OpenNetwork
    let showsDrafts: Bool

    var lines: [String] {
        var lines = [Output.bold(today.day.heading)]
        guard !today.promises.isEmpty || !today.picks.isEmpty else { return lines + ["", empty] + otherDays }
        if !today.promises.isEmpty { lines += ["", Output.dim("Promised")] + group(today.promises, from: 1) }
        if !today.picks.isEmpty {
            if !today.promises.isEmpty { lines += ["", Output.dim("To reach out to")] } else { lines.append("") }
            lines += group(today.picks, from: today.promises.count + 1)
        }
        return lines + otherDays + ["", Output.dim("Answer: wellmet today done|later|not-this|pause NAME")]
    }

    private var otherDays: [String] {
        today.otherDays.isEmpty ? [] : ["", "Also today: \(today.otherDays.map(\.words).joined(separator: ", "))."]
    }

    private var empty: String {
        if today.isBookEmpty { return "Your book is empty. Bring people in with “wellmet import” or “wellmet add”." }
        if today.answered > 0 { return "All done for today. Enjoy the rest of it." }
        guard today.hasTies else {
            return """
                Nobody yet: Wellmet knows of no word from you to anybody. Log what happens (wellmet log "coffee with Ada yesterday"),
                bring in your messages (wellmet import), or say how often you want to be in touch (wellmet circle NAME --cadence 30).
                """
        }
        if open.settings.capacity == 0 {
            return "You asked for no suggestions: today holds promises only. “wellmet account settings --capacity 3” brings them back."
        }
        return "Nobody is waiting for a word from you today. Enjoy the day."
    }

    private func group(_ items: [Today.Line], from first: Int) -> [String] {
        items.enumerated().flatMap { place, item -> [String] in
            let number = "\(first + place)"
            let indent = String(repeating: " ", count: 4)
            let detail = item.person.detail.isEmpty ? "" : " · \(item.person.detail)"
            var lines = [
                String(repeating: " ", count: max(0, 2 - number.count)) + number + "  " + Output.bold(item.person.name.full) + detail
            ]
            lines += item.nudge.reasons.map { indent + $0.sentence }
            lines.append(indent + Output.dim("→ ") + item.nudge.suggestion.sentence)
            if showsDrafts { lines += draft(item.nudge).map { $0.isEmpty ? "" : indent + "  " + $0 } }
            return place == 0 ? lines : [""] + lines
        }
    }

    private func draft(_ nudge: Nudge) -> [String] {
        let (draft, channel) = (nudge.draft, nudge.suggestion.channel)
        let subject = draft.subject.isEmpty || channel != nil && channel != .mail ? [] : ["Subject: \(draft.subject)"]
        return [""] + subject + draft.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

extension Day {
    /// "Monday, 23 November 2026".
    var heading: String {
        let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return "\(days[(weekday - 1) % 7]), \(PartialDate(self).words)"
    }
}
