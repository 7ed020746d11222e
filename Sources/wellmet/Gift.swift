internal import ArgumentParser
internal import WellmetModel
internal import WellmetStore

extension Opportunity.Kind: ExpressibleByArgument {}
extension Opportunity.State: ExpressibleByArgument {}
extension Insight.Kind: ExpressibleByArgument {}
extension Insight.State: ExpressibleByArgument {}
extension Introduction.State: ExpressibleByArgument {}

extension Worded where Self: ExpressibleByArgument {
    /// By its word or another one that means it.
    init?(argument: String) { self.init(words: argument) }
}

/// A gift as commands name it, find it by words, and tell of it.
protocol ToldGift: StoredGift {
    /// As its command is called.
    static var command: String { get }
    /// A word that finds one, for examples.
    static var example: String { get }

    /// What tells it from others of its name.
    static func detail(_ line: GiftLine<Self>) -> String
    /// All words by which it is found.
    static func findable(_ line: GiftLine<Self>) -> String
    /// Lines that tell of it.
    static func brief(_ line: GiftLine<Self>, on today: Day) -> [String]
    static func json(_ line: GiftLine<Self>) -> JSON

    /// The columns of a list, but for the last, which is its id.
    static var header: [String] { get }
    static func cells(_ line: GiftLine<Self>, on today: Day) -> [String]
    /// What an empty list of those says in which something may still happen.
    static var nothing: String { get }
    /// What stands behind the name of one that is removed.
    static var stop: String { get }
}

/// How many a list shows.
struct MostGifts: ParsableArguments {
    @Option(name: .long, parsing: .number, help: ArgumentHelp("At most so many.", valueName: "number")) var limit: Int?

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit counts what is listed: \(limit) is not possible.") }
    }
}

extension ToldGift {
    static var stop: String { "." }
}

extension OpenNetwork {
    /// The one that the words mean: an id, or words of it that no other has. Of several, the only one that still runs.
    ///
    /// - Throws: `CommandFailure.notFound` when none fits, `.ambiguous` when several do.
    func gift<Given: ToldGift>(_ words: [String], _: Given.Type = Given.self) async throws -> GiftLine<Given> {
        let text = words.joined(separator: " ")
        let lines: [GiftLine<Given>] = try await network.gifts()
        if let line = lines.first(where: { $0.gift.id.description == text.trimmed.lowercased() }) { return line }
        let asked = foldedWords(text)
        let fitting = asked.isEmpty ? [] : Self.closest(lines, to: asked)
        let running = fitting.filter { !$0.gift.state.isOver }
        let found = running.isEmpty ? fitting : running
        guard let line = found.first else {
            throw CommandFailure.notFound("No \(Given.noun.one) fits “\(text)”. “wellmet \(Given.command) list --all” lists them.")
        }
        guard found.count == 1 else {
            throw CommandFailure.ambiguous(
                "“\(text)” fits \(found.count) \(Given.noun.many):",
                found.prefix(20).map { .init(id: $0.gift.id.description, name: $0.words, detail: Given.detail($0)) })
        }
        return line
    }

    /// Those that are called just so, else those that have all words whole, else those that have words which begin so.
    private static func closest<Given: ToldGift>(_ lines: [GiftLine<Given>], to asked: [String]) -> [GiftLine<Given>] {
        let called = lines.filter { foldedWords($0.words) == asked }
        if !called.isEmpty { return called }
        let known = lines.map { (line: $0, words: foldedWords(Given.findable($0))) }
        let whole = known.filter { line in asked.allSatisfy(line.words.contains) }
        let fitting =
            whole.isEmpty ? known.filter { line in asked.allSatisfy { word in line.words.contains { $0.hasPrefix(word) } } } : whole
        return fitting.map(\.line)
    }

    /// Prints gifts: those in which something may still happen, or all; of one person, when `person` names one.
    func list<Given: ToldGift>(_: Given.Type, all: Bool, of person: String?, most: MostGifts, json: Bool) async throws {
        var who: ID<Person>?
        if let person { who = try await self.person(person).id }
        let found: [GiftLine<Given>] = try await network.gifts(all ? nil : Given.State.those(.running), of: who)
        let lines = found.prefix(most.limit ?? .max)
        if json { return Output.json(.list(lines.map(Given.json))) }
        guard !found.isEmpty else { return Output.line(all || person != nil ? "No \(Given.noun.one) fits." : Given.nothing) }
        let table = Table(
            header: Given.header + ["ID"], rows: lines.map { Given.cells($0, on: today) + [$0.gift.id.description] })
        guard !lines.isEmpty else {
            return Output.line("\(counted(found.count, Given.noun.one, Given.noun.many)) fit; --limit 0 shows none.")
        }
        let count = lines.count < found.count ? ["\(lines.count) of \(found.count) \(Given.noun.many)"] : []
        Output.line((table.lines(width: Output.width.map { max($0, 120) }) + count.map(Output.dim)).joined(separator: "\n"))
    }

    /// Changes the gift that the words mean, as it was seen a moment ago, and says how it stands.
    func change<Given: ToldGift>(
        _ words: [String], json: Bool, _ write: (GiftLine<Given>) async throws -> Written<Void>
    ) async throws {
        let line: GiftLine<Given> = try await gift(words)
        try await tell(line.gift.id, try await asSeen { try await write(line) }.batch, json: json)
    }

    /// Says how a gift stands after a change.
    func tell<Given: ToldGift>(_ id: ID<Given>, _ batch: BatchNumber?, json: Bool, remark: String? = nil) async throws {
        guard let line = try await network.gift(id) else { throw StoreError.notFound("That \(Given.noun.one)") }
        Output.changed(
            Given.brief(line, on: today).joined(separator: "\n"), batch, in: self, json: json,
            more: [(Given.noun.one, Given.json(line))], remark: remark)
    }

    /// The person whom an option names; “-” is nobody.
    func person(option text: String) async throws -> PersonLine? {
        if text.trimmed == "-" { return nil }
        return try await person(text)
    }

    /// Whom a text names: somebody of the network, or a name alone where nobody there bears it; “-” is nobody.
    func anybody(_ text: String) async throws -> (id: ID<Person>?, name: String) {
        if text.trimmed == "-" { return (nil, "") }
        do {
            let person = try await person(text)
            return (person.id, person.name.full)
        } catch CommandFailure.notFound {
            return (nil, text.trimmed)
        }
    }

    /// Runs what is written as it was seen a moment ago.
    ///
    /// - Throws: `CommandFailure.failed` when somebody changed it in between.
    func asSeen<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch is StaleVersion {
            throw CommandFailure.failed("It was changed at this moment. Look again.")
        }
    }
}
