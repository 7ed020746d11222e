/// A lead or chance that the network gave: a job, a client, a talk; for me or for somebody I know.
package struct Opportunity: Gift {
    package enum Kind: String, Worded {
        case job, client, talk, collaboration, other

        package var word: String { rawValue }
        package static let synonyms: [String: Kind] = [
            "position": .job, "role": .job, "employment": .job, "contract": .client, "gig": .client, "project": .client, "lead": .client,
            "customer": .client, "speaking": .talk, "workshop": .talk, "panel": .talk, "podcast": .talk, "partnership": .collaboration,
            "collab": .collaboration, "something else": .other,
        ]
    }

    package enum State: String, GiftState {
        case open, pursued, won, lost
        /// Nobody goes after it any more, as somebody chose.
        case letGo = "let-go"

        package var word: String { self == .letGo ? "let go" : rawValue }
        package static let synonyms: [String: State] = [
            "new": .open, "reopen": .open, "pursue": .pursued, "pursuing": .pursued, "in progress": .pursued, "win": .won, "lose": .lost,
            "dropped": .letGo, "drop": .letGo, "declined": .letGo, "passed": .letGo,
        ]

        package var isOver: Bool { self != .open && self != .pursued }
    }

    package static let noun = (one: "opportunity", many: "opportunities")

    package let id: ID<Opportunity>
    package let content: Content
    package let state: State
    package let since: Day
    package let ended: Day?
    /// The last step that was done; empty when none was or another one is to come.
    package let stepDone: String

    package init(id: ID<Opportunity>, content: Content, state: State, since: Day, ended: Day?, stepDone: String = "") {
        self.id = id
        self.content = content
        self.state = state
        self.since = since
        self.ended = ended
        self.stepDone = stepDone
    }
}

extension Opportunity {
    /// What people write of an opportunity.
    package struct Content: GiftContent {
        package typealias Given = Opportunity

        package var kind: Kind
        /// In a line, never empty once it is checked.
        package var title: String
        /// From whom I have it.
        package var from: ID<Person>?
        /// For whom it is, when that is somebody of the network.
        package var forPerson: ID<Person>?
        /// The name of whom it is for; empty when it is for me.
        package var forName: String
        package var organization: String
        /// What is to be done next; empty when nothing is.
        package var next: String
        package var nextOn: Day?
        package var notes: String

        package init(
            kind: Kind = .other, title: String, from: ID<Person>? = nil, forPerson: ID<Person>? = nil, forName: String = "",
            organization: String = "", next: String = "", nextOn: Day? = nil, notes: String = ""
        ) {
            self.kind = kind
            self.title = title
            self.from = from
            self.forPerson = forPerson
            self.forName = forName
            self.organization = organization
            self.next = next
            self.nextOn = nextOn
            self.notes = notes
        }

        package var mention: String { "the opportunity \(title.trimmed)" }

        package func words(_: String, _: State) -> String { title }

        package func checked() throws(FieldProblem) -> Content {
            var content = self
            content.title = try UsualLength.line(title, "title")
            guard !content.title.isEmpty else { throw FieldProblem("title", "Say in a few words what the opportunity is") }
            content.forName = try UsualLength.line(forName, "for")
            content.organization = try UsualLength.line(organization, "organization")
            content.next = try UsualLength.line(next, "next")
            content.notes = try UsualLength.text(notes, "notes")
            if let from, from == forPerson {
                throw FieldProblem("for", "Whom it comes from and whom it is for are two people; leave one of them empty")
            }
            if content.next.isEmpty, nextOn != nil { throw FieldProblem("next", "Say what is to be done on that day") }
            return content
        }

        /// The words by which people who could help are looked for: folded, each once, in their order, at most twelve.
        package var telling: [String] {
            var seen: Set<String> = []
            let words = foldedWords("\(title) \(kind == .other ? "" : kind.word)").filter {
                $0.count > 2 && !Content.empty.contains($0) && seen.insert($0).inserted
            }
            return Array(words.prefix(12))
        }

        /// Words that tell nothing of what it is about.
        private static let empty: Set<String> = [
            "the", "and", "for", "with", "from", "about", "their", "them", "our", "your", "his", "her", "job", "talk", "client", "project",
            "new", "next", "work", "somebody", "collaboration", "contract", "position", "looking", "looks", "needs", "need", "wants",
            "want",
            "at", "into", "who", "that", "this", "some", "any", "lead", "role",
        ]
    }
}
