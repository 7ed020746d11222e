/// A link between two people: I introduce one to another, or somebody introduces me.
package struct Introduction: Gift {
    package enum Way: String, Worded {
        /// I introduce two people to each other.
        case mine
        /// Somebody introduces me to somebody.
        case theirs

        package var word: String { self == .mine ? "by me" : "to me" }
        package static let synonyms: [String: Way] = ["i": .mine, "me": .theirs, "for me": .theirs]
    }

    package enum State: String, GiftState {
        /// Somebody asked for it: I, where it is to me; else one of the two.
        case asked
        /// Whoever introduces offered it.
        case offered
        case made
        case letGo = "let-go"

        package var word: String { self == .letGo ? "let go" : rawValue }
        package static let synonyms: [String: State] = [
            "ask": .asked, "offer": .offered, "make": .made, "done": .made, "introduced": .made, "drop": .letGo, "dropped": .letGo,
            "declined": .letGo,
        ]

        package var isOver: Bool { self == .made || self == .letGo }
    }

    package static let noun = (one: "introduction", many: "introductions")

    package let id: ID<Introduction>
    package let content: Content
    package let state: State
    package let since: Day
    /// The day on which it was made or let go.
    package let ended: Day?

    package init(id: ID<Introduction>, content: Content, state: State, since: Day, ended: Day?) {
        self.id = id
        self.content = content
        self.state = state
        self.since = since
        self.ended = ended
    }
}

extension Introduction {
    /// What people write of an introduction.
    package struct Content: GiftContent {
        package typealias Given = Introduction

        package var way: Way
        /// Whom I introduce, or who introduces me.
        package var person: ID<Person>
        /// To whom, when that is somebody of the network.
        package var other: ID<Person>?
        /// The name of that one, never empty once it is checked.
        package var otherName: String
        /// What for.
        package var about: String
        /// What came of it.
        package var outcome: String
        /// The day until which it is promised; nil when no day is.
        package var due: Day?

        package init(
            way: Way, person: ID<Person>, other: ID<Person>? = nil, otherName: String, about: String = "", outcome: String = "",
            due: Day? = nil
        ) {
            self.way = way
            self.person = person
            self.other = other
            self.otherName = otherName
            self.about = about
            self.outcome = outcome
            self.due = due
        }

        /// Whether both are between the same people: in either order where I introduce them. Who is known by a name alone is who bears it.
        package func isBetweenSame(as other: Content) -> Bool {
            guard way == other.way else { return false }
            if way == .mine, let one = self.other, let second = other.other, person == second, one == other.person { return true }
            guard person == other.person else { return false }
            if let one = self.other, let second = other.other { return one == second }
            return folded(otherName) == folded(other.otherName)
        }

        package var mention: String { "the introduction to \(otherName.trimmed)" }

        package func checked() throws(FieldProblem) -> Content {
            var content = self
            content.otherName = try UsualLength.line(otherName, "other")
            guard !content.otherName.isEmpty else { throw FieldProblem("other", "Say to whom") }
            guard other != person else { throw FieldProblem("other", "An introduction is between two people: name another one") }
            content.about = try UsualLength.line(about, "about")
            content.outcome = try UsualLength.text(outcome, "outcome")
            return content
        }

        /// What whoever introduces promises.
        package var promise: String { way == .mine ? "introduce them to \(otherName)" : "introduce me to \(otherName)" }

        /// "You offered to introduce Ada to Bob", "Ada introduced you to Bob".
        package func words(_ name: String, _ state: State) -> String {
            switch (way, state) {
            case (.mine, .asked): "\(name) asked you for an introduction to \(otherName)"
            case (.mine, .offered): "You offered to introduce \(name) to \(otherName)"
            case (.mine, .made): "You introduced \(name) to \(otherName)"
            case (.mine, .letGo): "You let an introduction of \(name) to \(otherName) go"
            case (.theirs, .asked): "You asked \(name) for an introduction to \(otherName)"
            case (.theirs, .offered): "\(name) offered to introduce you to \(otherName)"
            case (.theirs, .made): "\(name) introduced you to \(otherName)"
            case (.theirs, .letGo): "An introduction to \(otherName) by \(name) came to nothing"
            }
        }
    }
}
