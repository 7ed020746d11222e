internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "A month or a year of your network, said as a letter.",
        discussion: """
            With whom you were in touch, who is new, who came closer and who fell silent, what was given both ways, and how your \
            circles fared. Without a span it is the last month that is over.

            Examples:
              wellmet review
              wellmet review 2026
              wellmet review October
            """)

    @Argument(help: "A month or a year: 2026-10, October, 2026, “this month”, “last year”.") var span: [String] = []
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() async throws {
        let open = try await storeOptions.open()
        var asked = ReviewSpan(before: open.today)
        if !span.isEmpty {
            let text = span.joined(separator: " ")
            guard let read = ReviewSpan(words: text, today: open.today) else {
                throw CommandFailure.usage("“\(text)” is no month or year that has begun: write 2026-10, October, 2026 or “last year”.")
            }
            asked = read
        }
        let review = try await open.network.review(asked, at: open.now)
        if outputOptions.json { return Output.json(JSON(review)) }
        let letter = Letter(review)
        guard !letter.paragraphs.isEmpty else {
            return Output.line("Nothing is known of \(asked.name) yet. Log what happens, and this letter writes itself.")
        }
        Output.line(([Output.bold("Your \(asked.name)")] + letter.paragraphs.map(Letter.text)).joined(separator: "\n\n"))
    }
}

extension JSON {
    fileprivate init(_ review: Review) {
        self = .object([
            ("span", JSON(review.span.code)), ("is_over", JSON(review.isOver)), ("people", JSON(review.people)),
            ("new_count", JSON(review.newCount)), ("new", .list(review.new.map { .who($0.id, $0.name) })),
            (
                "closer",
                .list(
                    review.closer.map {
                        .object([
                            ("person", .who($0.person.id, $0.person.name)), ("from", JSON($0.from.word)), ("to", JSON($0.to.word)),
                        ])
                    })
            ), ("faded", .list(review.faded.map { .who($0.id, $0.name) })), ("opportunities", JSON(review.opportunities)),
            (
                "opportunities_for_others",
                .list(review.opportunitiesForOthers.map { .object([("title", JSON($0.title)), ("for", JSON($0.name))]) })
            ),
            ("insights", JSON(review.insights)), ("tried", JSON(review.tried)), ("introduced_by_me", JSON(review.introducedByMe)),
            ("introduced_to_me", JSON(review.introducedToMe)), ("promises_kept", JSON(review.promisesKept)),
            ("promises_kept_to_me", JSON(review.promisesKeptToMe)), ("thanked", JSON(review.thanked)),
            (
                "givers",
                .list(
                    review.givers.map {
                        .object([
                            ("person", .who($0.person.id, $0.person.name)), ("opportunities", JSON($0.opportunities)),
                            ("insights", JSON($0.insights)), ("introductions", JSON($0.introductions)), ("promises", JSON($0.promises)),
                            ("in_touch_since", JSON($0.isThanked)),
                        ])
                    })
            ),
            (
                "circles",
                .list(
                    review.circles.map {
                        .object([("name", JSON($0.name)), ("in_touch", JSON($0.inTouch)), ("people", JSON($0.members))])
                    })
            ), ("letter", JSON(Letter(review).paragraphs.map(Letter.text))),
        ])
    }
}
