/// An advice, an idea or a recommendation that somebody gave.
package struct Insight: Gift {
    package enum Kind: String, Worded {
        case advice, idea, recommendation, warning

        package var word: String { rawValue }
        package static let synonyms: [String: Kind] = [
            "tip": .advice, "lesson": .advice, "hint": .advice, "insight": .idea, "thought": .idea, "suggestion": .idea,
            "book": .recommendation,
            "tool": .recommendation, "recommended": .recommendation, "caution": .warning, "beware": .warning,
        ]
    }

    package enum State: String, GiftState {
        /// Not tried yet.
        case untried
        case tried
        /// Not for me, or not any more.
        case letGo = "let-go"

        package var word: String {
            switch self {
            case .untried: "not tried yet"
            case .tried: "tried"
            case .letGo: "let go"
            }
        }
        package static let synonyms: [String: State] = [
            "not tried": .untried, "to try": .untried, "open": .untried, "try": .tried, "done": .tried, "used": .tried, "dropped": .letGo,
            "drop": .letGo, "no": .letGo,
        ]

        package var isOver: Bool { self != .untried }
    }

    package static let noun = (one: "insight", many: "insights")

    package let id: ID<Insight>
    package let content: Content
    package let state: State
    package let since: Day
    /// Whether I told whoever gave it what came of it, as I had promised.
    package let isReported: Bool

    package init(id: ID<Insight>, content: Content, state: State, since: Day, isReported: Bool = false) {
        self.id = id
        self.content = content
        self.state = state
        self.since = since
        self.isReported = isReported
    }
}

extension Insight {
    /// What people write of an insight.
    package struct Content: GiftContent {
        package typealias Given = Insight

        package var kind: Kind
        /// The advice itself, in as many lines as it takes, never empty once it is checked.
        package var text: String
        /// Who gave it.
        package var from: ID<Person>?
        /// What it is about, in a word or few.
        package var about: String
        /// Where it was heard or read.
        package var heard: String
        /// What came of it.
        package var outcome: String
        /// The day until which I promised to tell what came of it; nil when I promised nothing.
        package var reportOn: Day?

        package init(
            kind: Kind = .advice, text: String, from: ID<Person>? = nil, about: String = "", heard: String = "", outcome: String = "",
            reportOn: Day? = nil
        ) {
            self.kind = kind
            self.text = text
            self.from = from
            self.about = about
            self.heard = heard
            self.outcome = outcome
            self.reportOn = reportOn
        }

        package var mention: String { "the \(kind.word) \(short)" }

        package func words(_: String, _: State) -> String { short }

        package func checked() throws(FieldProblem) -> Content {
            var content = self
            content.text = try UsualLength.text(text, "text")
            guard !content.text.isEmpty else { throw FieldProblem("text", "Write the advice or idea in a few words") }
            content.about = try UsualLength.line(about, "about")
            content.heard = try UsualLength.line(heard, "heard")
            content.outcome = try UsualLength.text(outcome, "outcome")
            if reportOn != nil, from == nil {
                throw FieldProblem("from", "Say who gave it: that is whom you promise to tell what came of it")
            }
            return content
        }

        /// Its first line, at most 60 letters of it.
        package var short: String {
            let line = text.split(whereSeparator: \.isNewline).first.map { $0.trimmed } ?? ""
            return line.count > 60 ? line.prefix(59).trimmed + "…" : line
        }

        /// What is promised to whoever gave it.
        package var promise: String { "tell them what came of “\(short)”" }
    }
}
