internal import WellmetModel
internal import WellmetStore

/// What is said of somebody who was just added and may have been there already. It only suggests, and stands in nobody's way.
struct LikeHint {
    private let person: ID<Person>
    private let name: String
    private let open: OpenNetwork
    /// The likeliest first, at most three.
    private let found: [Duplicate]
    /// Whether nobody was compared, as thousands would have been first.
    private let isLate: Bool

    private static let most = 3
    /// So many who wait for their keys are not waited for here.
    private static let patience = 2000

    /// Looks whom somebody who was just added may be the same as.
    static func look(for person: ID<Person>, named name: String, in open: OpenNetwork) async -> LikeHint {
        do {
            let isLate = try await !open.network.fewAreDue(most: patience)
            let found = isLate ? [] : try await open.network.duplicates(of: person, limit: most).found
            return LikeHint(person: person, name: name, open: open, found: found, isLate: isLate)
        } catch {
            // They are added, whatever became of the hint.
            return LikeHint(person: person, name: name, open: open, found: [], isLate: true)
        }
    }

    private func other(_ pair: Duplicate) -> PersonLine { pair.one.id == person ? pair.other : pair.one }

    func names(_ other: ID<Person>) -> Bool { found.contains { self.other($0).id == other } }

    /// Empty when nobody is like them.
    var lines: [String] {
        if isLate { return ["Whether they were here already: wellmet duplicates \(LikeHint.quoted(name))\(account)"] }
        guard let first = found.first else { return [] }
        let told = found.map { pair in
            let word = pair.likeness.band == .likely ? "likely" : "perhaps"
            return "  \(word) \(other(pair).described): \(pair.likeness.reasons.prefix(3).joined(separator: "; "))"
        }
        // Where both are called the same, only ids tell them apart.
        let differ = folded(other(first).name.full) != folded(name)
        let (keep, new) =
            differ
            ? (LikeHint.quoted(other(first).name.full), LikeHint.quoted(name)) : (other(first).id.description, person.description)
        return ["There is already somebody who may be the same:"] + told + [
            "  One person: wellmet merge \(keep) \(new)\(account)",
            "  Two people: wellmet duplicates --not-same \(keep) \(new)\(account)",
        ]
    }

    /// The same for scripts.
    var json: JSON {
        .list(
            found.map { pair in
                .object([
                    ("person", JSON(other(pair), in: open)), ("likeness", .decimal((pair.likeness.score * 1000).rounded() / 1000)),
                    ("likely", JSON(pair.likeness.band == .likely)), ("reasons", JSON(pair.likeness.reasons)),
                    ("objections", JSON(pair.likeness.objections)),
                ])
            })
    }

    private var account: String { open.account.name == StoreOptions.defaultAccount ? "" : " --account \(open.account.name)" }

    /// As a shell takes it for one word.
    private static func quoted(_ text: String) -> String {
        text.contains { "\"$`\\!".contains($0) } ? "'" + text.replacing("'", with: "'\\''") + "'" : "\"\(text)\""
    }
}

/// What is said of the people whom an import brought.
enum NewcomersHint {
    /// More are not compared one by one.
    private static let most = 200

    /// How many of the people whom an import brought may be the same as somebody; nil when nobody was compared.
    static func look(for batch: BatchNumber, in open: OpenNetwork) async -> LikeNewcomers? {
        // They came in, whatever becomes of the hint.
        try? await open.network.likeNewcomers(of: batch, most: most)
    }

    /// Nil when nobody came. `alike` tells how many may be the same as somebody; nil when nobody was compared.
    static func line(_ report: ImportReport, alike: LikeNewcomers?) -> String? {
        let came = report.newPeople + report.discoveredPeople
        guard came > 0 else { return nil }
        guard let alike else { return "Whether some of them were here already: wellmet duplicates" }
        guard alike.alike > 0 else { return nil }
        let who = alike.alike == 1 ? "One of the new people" : "\(alike.alike) of the new people"
        return "\(who) may be the same as somebody: wellmet duplicates"
    }
}
