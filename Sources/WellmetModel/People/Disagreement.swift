/// Where a source says of a person what the book does not.
package struct Disagreement: Sendable, Equatable {
    /// Of what a person has one, so that only one of two values can be right; of work, one is shown first.
    package enum Part: String, Sendable, CaseIterable {
        case name, work, place
        case zone = "time-zone"
        case pronouns, birthday

        /// As one says it: "time zone".
        package var words: String { self == .zone ? "time zone" : rawValue }
    }

    package let part: Part
    /// "LinkedIn"
    package let source: String
    /// What it says: "Analyst at Engines".
    package let text: String
    /// What the book says; empty when it says nothing.
    package let held: String
    /// The day of which the source spoke; nil when it did not tell.
    package let said: Day?

    package init(_ part: Part, source: String, text: String, held: String, said: Day?) {
        self.part = part
        self.source = source
        self.text = text
        self.held = held
        self.said = said
    }

    /// "LinkedIn says Analyst at Engines, 14 months ago", "Google Contacts says the place is Berlin"
    package func words(on today: Day) -> String {
        let what =
            switch part {
            case .work: text
            case .pronouns: "the pronouns are \(text)"
            default: "the \(part.words) is \(text)"
            }
        return "\(source) says \(what)" + (said.map { ", \(KnownFact.ago($0, today))" } ?? "")
    }

    /// That somebody kept what the book has against that value, whoever says it: as it is remembered beside what was confirmed.
    package var keptKey: String { Disagreement.keptKey(part, text) }

    package static func keptKey(_ part: Part, _ text: String) -> String {
        "\(keptPrefix)\(part.rawValue):" + String(Mark.of(part.rawValue, folded(text)), radix: 16)
    }

    package static let keptPrefix = "kept:"

    /// The part of which a key says that the book's value was kept; nil for what is no such key.
    package static func part(kept key: String) -> Part? {
        guard key.hasPrefix(keptPrefix) else { return nil }
        return Part(rawValue: String(key.dropFirst(keptPrefix.count).prefix { $0 != ":" }))
    }
}
