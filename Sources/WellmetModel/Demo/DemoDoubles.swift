extension DemoNetwork {
    /// The same network with people of it who are there twice: one in `every`, as another address book has them, with less and a slip.
    package func withDoubles(oneIn every: Int, seed: UInt64 = 5) -> DemoNetwork {
        var random = SeededRandom(seed: seed)
        let doubles = stride(from: 0, to: people.count, by: max(1, every)).map { people[$0].again(using: &random) }
        return DemoNetwork(people: people + doubles, circles: circles, interactions: interactions, followUps: followUps, gifts: gifts)
    }
}

extension DemoPerson {
    /// The same person of another source: without addresses, the name written otherwise.
    package func again(using random: inout SeededRandom) -> DemoPerson {
        var other = DemoPerson(name: PersonName(given: name.given, family: name.family))
        switch random.below(4) {
        case 0: other.name = PersonName(given: name.family, family: name.given)
        case 1: other.name.given = String(name.given.prefix(1)) + "."
        case 2: other.name.family = folded(name.family)
        default: other.name.family += name.family.suffix(1)
        }
        other.edits = edits.filter { edit in
            switch edit {
            case .place, .addPosition, .addDate(ImportantDate.birthday, _): true
            default: false
            }
        }
        return other
    }
}
