@testable import WellmetModel

/// People made up for the tests of likeness, in a book of a thousand where nobody else is known.
enum LikenessSamples {
    static func person(_ name: String, _ edit: (inout PersonTraits) -> Void = { _ in }) -> PersonTraits {
        var random = SeededRandom(seed: UInt64(truncatingIfNeeded: name.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
        var traits = PersonTraits(id: ID(at: Instant(milliseconds: 1), using: &random), name: PersonName(written: name))
        edit(&traits)
        return traits
    }

    static func likeness(_ one: PersonTraits, _ other: PersonTraits, people: Int = 1000) -> PersonLikeness {
        let counts = ValueCounts(people: people, counts: [:])
        return PersonLikeness(ComparedPerson(one, in: counts), ComparedPerson(other, in: counts), in: counts)
    }
}

extension PersonTraits {
    mutating func add(_ kind: Identity.Kind, _ value: String) {
        identities.append(Identity(kind: kind, normalised: value))
    }
}
