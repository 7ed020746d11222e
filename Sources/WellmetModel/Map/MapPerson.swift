/// Somebody as the map shows them.
package struct MapPerson: Sendable {
    package let id: ID<Person>
    package let name: PersonName
    package let circles: Set<ID<Circle>>
    /// Nil for somebody never in contact, or new.
    package let warmth: Warmth?
    /// Whether the tie has had no time to get warm.
    package let isNew: Bool
    /// "steady", "new", "never in touch".
    package let word: String

    package init(id: ID<Person>, name: PersonName, circles: Set<ID<Circle>>, tie: Tie, at now: Instant) {
        self.id = id
        self.name = name
        self.circles = circles
        isNew = tie.isNew(at: now)
        warmth = isNew ? nil : Warmth.of(tie, at: now)
        word = isNew ? "new" : warmth?.word ?? "never in touch"
    }
}

/// Somebody who may come on the map, before it is known who does.
package struct MapCandidate: Sendable {
    package let id: ID<Person>
    /// Of the tie, by now.
    package let strength: Double
    package let isInCircle: Bool

    package init(id: ID<Person>, strength: Double, isInCircle: Bool) {
        self.id = id
        self.strength = strength
        self.isInCircle = isInCircle
    }

    /// The warmest first, at most so many; of those never in touch whoever is in a circle, then by their ids.
    package static func warmest(_ all: [MapCandidate], _ limit: Int = NetworkMap.mostPeople) -> [ID<Person>] {
        let sorted = all.sorted { a, b in
            if a.strength != b.strength { return a.strength > b.strength }
            return a.isInCircle != b.isInCircle ? a.isInCircle : a.id < b.id
        }
        return sorted.prefix(limit).map(\.id)
    }
}
