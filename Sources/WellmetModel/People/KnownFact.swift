/// Something that is known of a person, where it is from, and how old it is.
package struct KnownFact: Sendable, Equatable {
    package enum Origin: Sendable, Equatable {
        /// Written by hand.
        case you
        /// The title of what told it: "LinkedIn".
        case source(String)
    }

    package let key: FactKey
    /// What it is: "Work", "mail address", "birthday".
    package let label: String
    package let text: String
    package let origin: Origin
    /// The last day of which we know that its origin said so.
    package let said: Day
    /// When somebody last said that it still holds; nil when nobody did.
    package let confirmed: Day?

    package init(key: FactKey, label: String, text: String, origin: Origin, said: Day, confirmed: Day?) {
        self.key = key
        self.label = label
        self.text = text
        self.origin = origin
        self.said = said
        self.confirmed = confirmed
    }
}

extension KnownFact {
    /// Days after which what changes in a life is asked about again.
    static let shelfLife = 365
    /// Days in which nobody asks again.
    static let fresh = 30

    private var newest: Day { max(said, confirmed ?? said) }

    /// Whether it is of a kind that changes, and nobody has said it for a year.
    package func isStale(on today: Day) -> Bool { key.subject.changes && today.number - newest.number > KnownFact.shelfLife }

    /// Whether it is long enough ago that somebody may want to say that it still holds.
    package func isSettled(on today: Day) -> Bool { today.number - newest.number <= KnownFact.fresh }

    /// "from LinkedIn, 14 months ago", "by you, 3 days ago; you confirmed it yesterday".
    package func provenance(on today: Day) -> String {
        let teller =
            switch origin {
            case .you: "by you"
            case .source(let title): "from \(title)"
            }
        let told = "\(teller), \(KnownFact.ago(said, today))"
        guard let confirmed, confirmed >= said else { return told }
        return told + "; you confirmed it " + KnownFact.ago(confirmed, today)
    }

    /// "Confirmed what is known of Ada Lovelace: work (Analyst at Engines) and place (London)": what saying that they still hold is called.
    package static func confirmed(_ facts: [KnownFact], of name: String) -> String {
        let count = Letter.named(of: facts.count, most: most)
        let told = facts.prefix(count).map { fact in
            let text = fact.text.count > 80 ? fact.text.prefix(79) + "…" : fact.text[...]
            return "\(fact.key.subject.changes ? fact.label.lowercased() : fact.label) (\(text))"
        }
        let rest = facts.count > count ? ["\(facts.count - count) more"] : []
        return "Confirmed what is known of \(name)" + (told.isEmpty ? "" : ": \(Letter.joined(told + rest))")
    }

    /// So many are named in a title.
    private static let most = 3

    static func ago(_ day: Day, _ today: Day) -> String {
        switch today.number - day.number {
        case ...0: "today"
        case 1: "yesterday"
        case let days: DayWords.span(days: Double(days)) + " ago"
        }
    }
}

/// Which fact of a person is meant: "position:0198…", "place".
package struct FactKey: Hashable, Sendable, CustomStringConvertible {
    package enum Subject: String, Sendable, CaseIterable {
        case position, place, zone, identity, date, link, field

        /// Whether it changes in the course of a life, so that an old one may be wrong.
        package var changes: Bool { self == .position || self == .place || self == .zone }
        /// Whether a person has several, each with an id.
        var hasItems: Bool { self != .place && self != .zone }
    }

    package let subject: Subject
    /// The id of the row; empty for what a person has one of.
    package let item: String

    package init(_ subject: Subject, _ item: String = "") {
        self.subject = subject
        self.item = item
    }

    /// Nil for what names no fact.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let subject = parts.first.flatMap({ Subject(rawValue: String($0)) }), subject.hasItems == (parts.count == 2) else {
            return nil
        }
        self.init(subject, parts.count == 2 ? parts[1].lowercased() : "")
        guard subject.hasItems == !item.isEmpty else { return nil }
    }

    package var description: String { item.isEmpty ? subject.rawValue : "\(subject.rawValue):\(item)" }
}
