/// Somebody made ready once to be held beside many others: names in Latin letters, how rare each value is. A class, as it is
/// passed around and never changes.
package final class ComparedPerson: Sendable {
    package let id: ID<Person>
    let names: [ComparedName]
    let work: ComparedWork
    let reach: ComparedReach
    let place: ComparedPlace
    let birthday: PartialDate?
    /// Of the birthday.
    let surprise: Double
    let circles: Set<ID<Circle>>
    let acquaintances: Set<ID<Person>>
    let sources: Set<String>

    /// `counts` tells how common their values are in the book.
    package init(_ traits: PersonTraits, in counts: ValueCounts) {
        id = traits.id
        names = ComparedName.all(of: traits, in: counts)
        work = ComparedWork(traits.work, domains: Array(Set(traits.identities.compactMap(ComparedReach.domain))).sorted(), in: counts)
        reach = ComparedReach(
            traits.identities, names: names.flatMap { [$0.given?.letters, $0.family?.letters] }.compactMap(\.self), in: counts)
        place = ComparedPlace(traits.places, in: counts)
        birthday = traits.birthday
        surprise = traits.birthday.map { counts.surprise(LikenessKeys.birthday($0), outOf: BirthdayLikeness.days) } ?? 0
        circles = traits.circles
        acquaintances = traits.acquaintances
        sources = traits.sources
    }
}
