/// What happened in a month or a year of the network: facts, no grades.
package struct Review: Sendable {
    package struct Named: Equatable, Sendable {
        package let id: ID<Person>
        package let name: String

        package init(id: ID<Person>, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// Somebody with whom a tie became warmer.
    package struct Closer: Equatable, Sendable {
        package let person: Named
        package let from: Warmth
        package let to: Warmth

        package init(person: Named, from: Warmth, to: Warmth) {
            self.person = person
            self.from = from
            self.to = to
        }
    }

    /// How many of a circle's people one was in touch with.
    package struct CircleShare: Equatable, Sendable {
        package let name: String
        package let inTouch: Int
        package let members: Int
        /// Who it was, where it was one of them.
        package let only: Named?

        package init(name: String, inTouch: Int, members: Int, only: Named? = nil) {
            self.name = name
            self.inTouch = inTouch
            self.members = members
            self.only = only
        }
    }

    /// Somebody who gave something within the span, new or not.
    package struct Giver: Equatable, Sendable {
        package let person: Named
        package var opportunities = 0
        package var insights = 0
        package var introductions = 0
        /// Promises of theirs that they kept.
        package var promises = 0
        /// Whether I was in touch with them on the day of their last gift or since, and so could say thanks.
        package var isThanked = false

        package init(person: Named) { self.person = person }

        package var gifts: Int { opportunities + insights + introductions + promises }

        /// "2 opportunities and 1 insight"
        package var words: String {
            let parts = [
                (opportunities, "opportunity", "opportunities"), (insights, "insight", "insights"),
                (introductions, "introduction", "introductions"), (promises, "kept promise", "kept promises"),
            ]
            return Letter.joined(parts.filter { $0.0 > 0 }.map { Letter.counted($0.0, $0.1, $0.2) })
        }
    }

    /// An opportunity that is for somebody else.
    package struct ForOther: Equatable, Sendable {
        package let title: String
        package let name: String

        package init(title: String, name: String) {
            self.title = title
            self.name = name
        }
    }

    package let span: ReviewSpan
    package let isOver: Bool
    /// With how many one was in touch.
    package var people = 0
    /// Who that was, where it was one.
    package var only: Named?
    /// Those of them with whom it was for the first time: whom one met most often, and how many there are.
    package var new: [Named] = []
    package var newCount = 0
    package var closer: [Closer] = []
    /// Ties that were alive and are hardly so at the end: without contact since the beginning, or of a year for its last months.
    package var faded: [Named] = []
    /// Titles of what was noted down and is for me.
    package var opportunities: [String] = []
    /// Titles of what is for somebody else, with whom: "Talk" and "Ada".
    package var opportunitiesForOthers: [ForOther] = []
    /// Who gave an opportunity, an insight or an introduction or kept a promise, those who gave most first.
    package var givers: [Giver] = []
    package var insights = 0
    /// Of the insights noted down, how many were tried by now.
    package var tried = 0
    /// Introductions that were made.
    package var introducedByMe = 0
    package var introducedToMe = 0
    /// Mine. An introduction that was promised is counted as such, and an opportunity that ended is no promise of mine.
    package var promisesKept = 0
    /// To whom, each once.
    package var promisesKeptTo: [Named] = []
    package var promisesKeptToMe = 0
    /// Words of thanks to people who were new.
    package var thanked = 0
    /// To whom, each once.
    package var thankedPeople: [Named] = []
    package var circles: [CircleShare] = []
    /// The first day of which a letter can tell: that of the earliest contact, opportunity, insight or introduction.
    package var since: Day?

    package init(span: ReviewSpan, isOver: Bool) {
        self.span = span
        self.isOver = isOver
    }

    package var isEmpty: Bool {
        people == 0 && faded.isEmpty && opportunities.isEmpty && opportunitiesForOthers.isEmpty && insights == 0
            && introducedByMe + introducedToMe + promisesKept + promisesKeptToMe + thanked == 0
    }
}
