/// Finds people who are in the book twice. It only ever suggests; those who share an identity are one already.
package enum Duplicates {
    /// The pairs among `people` of at least that score, the likeliest first. In time of the people and of what they have in common, not
    /// of all their pairs.
    package static func pairs(of people: [PersonTraits], least: Double = PersonLikeness.least) -> [PersonLikeness] {
        let index = LikenessIndex(people)
        let compared = people.map { ComparedPerson($0, in: index.counts) }
        let found = index.pairs().compactMap { pair in
            likeness(compared[pair.one], compared[pair.other], in: index.counts, least: least)
        }
        return ranked(found)
    }

    /// Those of `others` who are likely or possibly `one`, the likeliest first. A store hands over whom it found by
    /// `LikenessKeys.lookups`, and how common their values are.
    ///
    /// Each pair has the lower id first, as `pairs` has it of people in the order of their ids. They are the same pairs, but where more than
    /// `LikenessKeys.common` people share two common keys, and a pair nothing rarer: of such a crowd each looks at some, here at the first
    /// ones, there at neighbours.
    package static func matches(of one: PersonTraits, among others: [PersonTraits], in counts: ValueCounts) -> [PersonLikeness] {
        let compared = ComparedPerson(one, in: counts)
        return ranked(
            others.compactMap { other in
                guard other.id != one.id else { return nil }
                let other = ComparedPerson(other, in: counts)
                return one.id < other.id
                    ? likeness(compared, other, in: counts, least: PersonLikeness.least)
                    : likeness(other, compared, in: counts, least: PersonLikeness.least)
            })
    }

    private static func likeness(
        _ one: ComparedPerson, _ other: ComparedPerson, in counts: ValueCounts, least: Double
    ) -> PersonLikeness? {
        guard PersonLikeness.score(one, other, in: counts) >= least else { return nil }
        return PersonLikeness(one, other, in: counts)
    }

    private static func ranked(_ found: [PersonLikeness]) -> [PersonLikeness] {
        found.sorted { $0.score != $1.score ? $0.score > $1.score : ($0.one, $0.other) < ($1.one, $1.other) }
    }
}
