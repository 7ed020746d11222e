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

/// Something that the network gave, as commands name it: by its id, or by words that only one has.
protocol Gift {
    /// "opportunity", as the command is called, and as messages call it.
    static var noun: (command: String, one: String, many: String) { get }
    var idText: String { get }
    /// What it is called where several fit.
    var title: String { get }
    /// What tells it from others: who it comes from.
    var detail: String { get }
    /// All words by which it is found.
    var findable: String { get }
    /// Those in which something may still happen come first.
    var isRunning: Bool { get }
}

extension OpportunityLine: Gift {
    static let noun = (command: "opportunity", one: "opportunity", many: "opportunities")
    var idText: String { opportunity.id.description }
    var title: String { content.title }
    var detail: String {
        [fromName.isEmpty ? "" : "from \(fromName)", opportunity.state.word].filter { !$0.isEmpty }.joined(separator: ", ")
    }
    var findable: String { "\(content.title) \(content.organization) \(fromName) \(content.forName)" }
    var isRunning: Bool { !opportunity.state.isOver }
}

extension InsightLine: Gift {
    static let noun = (command: "insight", one: "insight", many: "insights")
    var idText: String { insight.id.description }
    var title: String { content.short }
    var detail: String { [fromName.isEmpty ? "" : "from \(fromName)", insight.state.word].filter { !$0.isEmpty }.joined(separator: ", ") }
    var findable: String { "\(content.text) \(content.about) \(content.heard) \(fromName)" }
    var isRunning: Bool { insight.state == .untried }
}

extension IntroductionLine: Gift {
    static let noun = (command: "introduce", one: "introduction", many: "introductions")
    var idText: String { introduction.id.description }
    var title: String { words }
    var detail: String { content.about }
    var findable: String { "\(name) \(content.otherName) \(content.about)" }
    var isRunning: Bool { !introduction.state.isOver }
}

extension OpenNetwork {
    /// The one that `text` means: an id, or words of it that no other has. Of several, the only one that still runs.
    ///
    /// - Throws: `CommandFailure.notFound` when none fits, `.ambiguous` when several do.
    func pick<Line: Gift>(_ text: String, from lines: [Line]) throws -> Line {
        let (command, one, many) = Line.noun
        if let line = lines.first(where: { $0.idText == text.trimmed.lowercased() }) { return line }
        let words = foldedWords(text)
        let fitting = lines.filter { line in
            let known = foldedWords(line.findable)
            return !words.isEmpty && words.allSatisfy { word in known.contains { $0.hasPrefix(word) } }
        }
        let running = fitting.filter(\.isRunning)
        let found = running.isEmpty ? fitting : running
        guard let line = found.first else {
            throw CommandFailure.notFound("No \(one) fits “\(text)”. “wellmet \(command) list --all” lists them.")
        }
        guard found.count == 1 else {
            throw CommandFailure.ambiguous(
                "“\(text)” fits \(found.count) \(many):", found.prefix(20).map { .init(id: $0.idText, name: $0.title, detail: $0.detail) })
        }
        return line
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
