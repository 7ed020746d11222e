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

        package init(name: String, inTouch: Int, members: Int) {
            self.name = name
            self.inTouch = inTouch
            self.members = members
        }
    }

    package let span: ReviewSpan
    package let isOver: Bool
    /// With how many one was in touch.
    package var people = 0
    /// Those of them with whom it was for the first time: the first of them by name, and how many there are.
    package var new: [Named] = []
    package var newCount = 0
    package var closer: [Closer] = []
    /// Ties that were alive and are hardly so at the end: without contact since the beginning, or of a year for its last months.
    package var faded: [Named] = []
    /// Titles of what was noted down.
    package var opportunities: [String] = []
    package var insights = 0
    /// Of the insights noted down, how many were tried by now.
    package var tried = 0
    /// Introductions that were made.
    package var introducedByMe = 0
    package var introducedToMe = 0
    package var promisesKept = 0
    package var promisesKeptToMe = 0
    /// People who were new and got a word of thanks.
    package var thanked = 0
    package var circles: [CircleShare] = []

    package init(span: ReviewSpan, isOver: Bool) {
        self.span = span
        self.isOver = isOver
    }

    package var isEmpty: Bool {
        people == 0 && faded.isEmpty && opportunities.isEmpty && insights == 0 && introducedByMe + introducedToMe == 0
            && promisesKept + promisesKeptToMe == 0
    }
}
