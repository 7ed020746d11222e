/// A way to somebody: straight, or by one who knows them.
package struct IntroductionPath: Sendable {
    /// Whom to write to.
    package let person: ID<Person>
    /// Whom one comes to; the same as `person` where they are there themselves.
    package let target: ID<Person>
    /// How the two know each other; nil where they are one.
    package let how: Acquaintance?
    /// Of my tie to `person`.
    package let warmth: Warmth?

    package init(person: ID<Person>, target: ID<Person>, how: Acquaintance?, warmth: Warmth?) {
        self.person = person
        self.target = target
        self.how = how
        self.warmth = warmth
    }

    /// How much is to be hoped for, 0 to 1: how warm the tie is, by how surely the two know each other.
    package var score: Double { Warmth.readiness(warmth) * (how?.strength ?? 1) }

    /// The best first, each person once, with the best of their ways; of equals in the order of their ids.
    package static func best(_ all: [IntroductionPath], _ limit: Int) -> [IntroductionPath] {
        var seen: Set<ID<Person>> = []
        let sorted = all.sorted { a, b in
            a.score != b.score ? a.score > b.score : (a.person, a.target) < (b.person, b.target)
        }
        return Array(sorted.filter { seen.insert($0.person).inserted }.prefix(limit))
    }
}
