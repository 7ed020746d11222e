/// Why somebody could help with an opportunity.
package enum HelpReason: Sendable, Hashable {
    /// At that organization.
    case worksThere(String, title: String)
    case workedThere(String, title: String)
    /// They know somebody who works there.
    case knows(String, Acquaintance)
    /// They bear a tag that is one of its words.
    case tag(String)
    /// Their title has one of its words.
    case does(String)

    /// What the reason counts: 0 to 1.
    package var weight: Double {
        switch self {
        case .worksThere: 1
        case .knows(_, let how): 0.7 * how.strength
        case .workedThere: 0.6
        case .tag: 0.35
        case .does: 0.25
        }
    }

    /// In words, behind the name: "works at Acme: Analyst".
    package var words: String {
        switch self {
        case .worksThere(let place, let title): title.isEmpty ? "works at \(place)" : "works at \(place): \(title)"
        case .workedThere(let place, let title): title.isEmpty ? "worked at \(place)" : "worked at \(place): \(title)"
        case .knows(let name, let how): how.words(name) + ", who works there"
        case .tag(let tag): "bears the tag #\(tag)"
        case .does(let title): "is \(title)"
        }
    }
}

/// Somebody who could help, and why.
package struct Help: Sendable {
    package let person: ID<Person>
    /// The weightiest first, never empty.
    package let reasons: [HelpReason]
    package let warmth: Warmth?

    package init(person: ID<Person>, reasons: [HelpReason], warmth: Warmth?) {
        self.person = person
        self.warmth = warmth
        var seen: Set<HelpReason> = []
        self.reasons = reasons.filter { seen.insert($0).inserted }.enumerated()
            .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
    }

    /// How much is to be hoped for: the reasons, each further one counting half of the one before, by how warm the tie is.
    package var score: Double {
        var share = 1.0
        let sum = reasons.reduce(0.0) { sum, reason in
            defer { share /= 2 }
            return sum + share * reason.weight
        }
        return sum * Warmth.readiness(warmth)
    }

    /// The best first; of equals in the order of their ids.
    package static func best(_ all: [Help], _ limit: Int) -> [Help] {
        Array(all.filter { !$0.reasons.isEmpty }.sorted { ($1.score, $0.person) < ($0.score, $1.person) }.prefix(limit))
    }
}
