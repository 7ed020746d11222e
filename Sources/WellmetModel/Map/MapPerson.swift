/// Somebody as the map shows them.
package struct MapPerson: Sendable {
    package let id: ID<Person>
    package let name: PersonName
    /// Their work and place, where somebody else on the map has the same name; else empty.
    package let about: String
    package let circles: Set<ID<Circle>>
    /// Nil for somebody never in contact, or new.
    package let warmth: Warmth?
    /// Whether the tie has had no time to get warm.
    package let isNew: Bool
    /// "steady", "new", "never in touch".
    package let word: String

    package init(id: ID<Person>, name: PersonName, about: String = "", circles: Set<ID<Circle>>, tie: Tie, at now: Instant) {
        self.id = id
        self.name = name
        self.about = about
        self.circles = circles
        isNew = tie.isNew(at: now)
        warmth = isNew ? nil : Warmth.of(tie, at: now)
        word = isNew ? "new" : warmth?.word ?? "never in touch"
    }
}

extension MapPerson {
    /// The places of those whose name, compared folded, another of them has, too.
    package static func namesakes(_ people: [MapPerson]) -> [Int] {
        Dictionary(grouping: people.indices) { foldedWords(people[$0].name.full) }.values.filter { $0.count > 1 }.flatMap(\.self)
    }

    package func told(_ about: String) -> MapPerson { MapPerson(self, about: about) }

    private init(_ other: MapPerson, about: String) {
        (id, name, circles, warmth, isNew, word) = (other.id, other.name, other.circles, other.warmth, other.isNew, other.word)
        self.about = about
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
