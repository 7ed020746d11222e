internal import ArgumentParser
internal import Foundation
internal import WellmetModel
internal import WellmetStore

struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find people, organizations and what was written.",
        discussion: """
            Every word must be found; it may be unfinished. People are found by name, address, telephone number, work, place and where you \
            met; where nobody is spelled so, by names that are spelled nearly so. The best fit comes first, and of those who fit alike \
            the warmer tie. Notes and what happened are found by their words. For conditions such as city:lisbon or last:>90d see \
            “wellmet people”. With --json it prints an object of people, organizations and texts.

            Example: wellmet search ada
            Example: wellmet search pricing workshop --json
            """
    )

    @Argument(help: "What to look for.") var words: [String]
    @Option(name: .long, parsing: .number, help: ArgumentHelp("At most so many of each kind.", valueName: "number")) var limit = 10
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        if !(1...1000).contains(limit) { throw ValidationError("--limit is a number from 1 to 1000: \(limit) is not.") }
        if SearchText(words.joined(separator: " ")).isEmpty { throw ValidationError("There is no letter and no digit to look for.") }
    }

    func run() async throws {
        let open = try await storeOptions.open()
        let text = SearchText(words.joined(separator: " "))
        let names = try await open.network.search(text, limit: limit, organizations: limit, at: open.now)
        let texts = try await open.network.searchTexts(text, limit: limit)
        if outputOptions.json { return Output.json(json(names, texts, in: open)) }
        let parts = [people(names, in: open), organizations(names), self.texts(texts, in: open)].filter { !$0.isEmpty }
        if parts.isEmpty { return Output.line("Nothing was found. \(advice)") }
        Output.line(parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n"))
    }

    /// What to do when nothing is found.
    private var advice: String {
        do throws(FilterError) {
            let filter = try Filter(words.joined(separator: " "))
            return filter.hasFields
                ? "For conditions ask “wellmet people \(words.joined(separator: " "))”." : "Fewer words, or fewer letters, find more."
        } catch {
            return error.description
        }
    }

    private func people(_ names: FoundNames, in open: OpenNetwork) -> [String] {
        guard !names.people.isEmpty else { return [] }
        let rows = names.people.map { found in
            let tie = Warmth.word(of: found.line.tie, at: open.now) ?? ""
            return [found.line.name.full, found.line.work, found.line.place, tie, found.because ?? ""]
        }
        let note = names.isNear ? [Output.dim("Nobody is spelled so; these are spelled nearly so.")] : []
        return note + Table(header: ["NAME", "WORK", "PLACE", "TIE", "FOUND BY"], rows: rows).lines(width: Output.width)
    }

    private func organizations(_ names: FoundNames) -> [String] {
        names.organizations.isEmpty ? [] : names.organizations.map { "\(Output.bold($0.name)): \($0.words)" }
    }

    private func texts(_ found: FoundTexts, in open: OpenNetwork) -> [String] {
        let note = found.isNear ? [Output.dim("Nothing is spelled so; these are spelled nearly so.")] : []
        return note
            + found.texts.flatMap { text in
                let who = text.people.map(\.name).joined(separator: ", ")
                let excerpt = Excerpt(text.text, words: found.words, around: 100)
                return [
                    Output.dim("\(open.words(text.at)), \(text.what) \(who)"),
                    "  " + excerpt.pieces.map { $0.isFound ? Output.bold($0.text) : $0.text }.joined(),
                ]
            }
    }

    private func json(_ names: FoundNames, _ texts: FoundTexts, in open: OpenNetwork) -> JSON {
        .object([
            ("people", .list(names.people.map { JSON($0.line, in: open) })),
            ("near", JSON(names.isNear)), ("texts_near", JSON(texts.isNear)),
            (
                "organizations",
                .list(
                    names.organizations.map {
                        .object([("id", JSON($0.id)), ("name", JSON($0.name)), ("now", JSON($0.now)), ("before", JSON($0.before))])
                    })
            ),
            (
                "texts",
                .list(
                    texts.texts.map { text in
                        .object([
                            ("kind", JSON(text.word)), ("id", text.id), ("interaction", JSON(text.interaction)),
                            ("at", JSON(text.at, in: open.zone)), ("people", .list(text.people.map { .who($0.id, $0.name) })),
                            ("text", JSON(text.text)),
                        ])
                    })
            ),
        ])
    }
}

extension FoundText {
    fileprivate var id: JSON {
        switch kind {
        case .note(let id): JSON(id)
        case .interaction(let id): JSON(id)
        case .opportunity(let id): JSON(id)
        case .insight(let id): JSON(id)
        }
    }
}
