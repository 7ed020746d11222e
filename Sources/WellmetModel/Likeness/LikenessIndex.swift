/// Many people by their keys, so that of a hundred thousand only those are compared who have something in common.
package struct LikenessIndex: Sendable {
    package let ids: [ID<Person>]
    /// How common each key is among them.
    package let counts: ValueCounts
    private let keys: [String]
    private let numbers: [String: Int32]
    /// The people of each key, by the key's number, and the keys of each person.
    private let people: [[Int32]]
    private let keysOfPeople: [[Int32]]

    package init(_ traits: [PersonTraits]) {
        var keys: [String] = []
        var numbers: [String: Int32] = [:]
        var people: [[Int32]] = []
        var keysOfPeople: [[Int32]] = []
        keysOfPeople.reserveCapacity(traits.count)
        let none = ValueCounts(people: 0, counts: [:])
        for (person, traits) in traits.enumerated() {
            keysOfPeople.append(
                LikenessKeys.keys(of: traits, in: none).map { key in
                    let number = numbers[key] ?? Int32(keys.count)
                    if number == keys.count {
                        numbers[key] = number
                        keys.append(key)
                        people.append([])
                    }
                    people[Int(number)].append(Int32(person))
                    return number
                })
        }
        ids = traits.map(\.id)
        counts = ValueCounts(people: traits.count, counts: numbers.mapValues { people[Int($0)].count })
        (self.keys, self.numbers, self.people, self.keysOfPeople) = (keys, numbers, people, keysOfPeople)
    }

    /// The places in `ids` of those worth comparing with somebody of those keys; of whoever shares only what is common, some.
    package func candidates(_ keys: [String]) -> [Int] {
        var found: Set<Int32> = []
        for lookup in LikenessKeys.lookups(keys, count: counts.count) {
            let lists = lookup.compactMap { numbers[$0].map { people[Int($0)] } }
            if lists.count == 1 { found.formUnion(lists[0]) }
            if lists.count == 2 { found.formUnion(LikenessIndex.common(lists[0], lists[1]).prefix(LikenessKeys.common)) }
        }
        return found.map(Int.init).sorted()
    }

    /// What two ascending lists share.
    private static func common(_ one: [Int32], _ other: [Int32]) -> [Int32] {
        var (result, i, j): ([Int32], Int, Int) = ([], 0, 0)
        while i < one.count, j < other.count {
            if one[i] == other[j] { result.append(one[i]) }
            (i, j) = (one[i] <= other[j] ? i + 1 : i, other[j] <= one[i] ? j + 1 : j)
        }
        return result
    }
}

extension LikenessIndex {
    /// All pairs worth comparing, each once and in order, by their places in `ids`. Within a block of thousands who share even two
    /// common keys, each is compared with a few neighbours in the order of all their keys (Hernández and Stolfo 1995, the sorted
    /// neighbourhood).
    func pairs() -> [(one: Int, other: Int)] {
        var pairs = Pairs()
        for block in people where block.count <= LikenessKeys.common { pairs.add(block, reach: block.count) }
        let members = commonMembers()
        var start = 0
        while start < members.count {
            let end = members[start...].firstIndex { $0.keys != members[start].keys } ?? members.count
            var block = members[start..<end].map(\.person)
            if block.count <= LikenessKeys.common {
                pairs.add(block, reach: block.count)
            } else {
                block.sort { keysOfPeople[Int($0)].lexicographicallyPrecedes(keysOfPeople[Int($1)]) }
                pairs.add(block, reach: LikenessKeys.common / 4)
            }
            start = end
        }
        return pairs.unique()
    }

    /// Each person under every two common keys of theirs that tell something together, in the order of the keys.
    private func commonMembers() -> [(keys: UInt64, person: Int32)] {
        let areOfNames = keys.map(LikenessKeys.isOfName)
        var members: [(keys: UInt64, person: Int32)] = []
        for (person, keys) in keysOfPeople.enumerated() {
            let commons = keys.filter { people[Int($0)].count > LikenessKeys.common }
            for (place, one) in commons.enumerated() {
                for other in commons[(place + 1)...] where areOfNames[Int(one)] || areOfNames[Int(other)] {
                    members.append((UInt64(min(one, other)) << 32 | UInt64(max(one, other)), Int32(person)))
                }
            }
        }
        members.sort { $0.keys < $1.keys }
        return members
    }

    /// Pairs as they are found, some of them more than once.
    private struct Pairs {
        private var all: [UInt64] = []

        /// Adds each of `block` with those behind it, as far as `reach`.
        mutating func add(_ block: [Int32], reach: Int) {
            for (place, one) in block.enumerated() {
                for other in block[(place + 1)..<min(block.count, place + 1 + reach)] {
                    all.append(UInt64(min(one, other)) << 32 | UInt64(max(one, other)))
                }
            }
        }

        consuming func unique() -> [(one: Int, other: Int)] {
            all.sort()
            var last: UInt64?
            return all.compactMap { pair in
                defer { last = pair }
                return pair == last ? nil : (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
            }
        }
    }
}
