internal import Foundation
package import WellmetModel

/// Two people of the network who may be one, and why.
package struct Duplicate: Sendable {
    package let one: PersonLine
    package let other: PersonLine
    package let likeness: PersonLikeness
}

extension Network {
    /// People who may be in the network twice, the likeliest first: `limit` of them, and how many there are in all. Who was only seen so
    /// far counts, who is in the archive does not, nor pairs of whom somebody said that they are two.
    ///
    /// Looks at everybody, in time of the people and not of their pairs: a second for ten thousand. Nothing is written.
    package func duplicates(limit: Int) async throws -> (found: [Duplicate], total: Int) {
        try await duplicates(among: Network.pairs(of: try await traits()), limit: limit)
    }

    /// What tells people apart, of everybody who is not in the archive.
    package func traits() async throws -> [PersonTraits] {
        let account = account
        return try await read { tx in try TraitsReader(account: account, tx: tx).all() }
    }

    /// The pairs worth a look, the likeliest first. Takes the processor for as long as `duplicates` says.
    package static func pairs(of traits: [PersonTraits]) -> [PersonLikeness] {
        Duplicates.pairs(of: traits).worthALook(among: traits)
    }

    /// Those of `pairs`, which were found a while ago, that still are a question: nobody of them was merged since, and nobody said that
    /// they are two.
    package func duplicates(
        among pairs: [PersonLikeness], offset: Int = 0, limit: Int
    ) async throws -> (found: [Duplicate], total: Int) {
        let account = account
        return try await read { tx in
            var settled: Set<Set<ID<Person>>> = []
            try tx.each("SELECT person, other FROM not_same WHERE account = \(account)") { row in
                settled.insert([try row[0].required(), try row[1].required()])
            }
            let merged = Set(try tx.rows("SELECT id FROM redirect WHERE account = \(account)").compactMap { $0[0].id(Person.self) })
            let open = pairs.filter { pair in
                !settled.contains([pair.one, pair.other]) && !merged.contains(pair.one) && !merged.contains(pair.other)
            }
            return (try Network.found(Array(open.dropFirst(offset).prefix(limit)), account: account, tx: tx), open.count)
        }
    }

    /// Pairs of whom somebody said that they are two, the last said first.
    package func notSame(limit: Int) async throws -> [(one: PersonLine, other: PersonLine)] {
        let account = account
        return try await read { tx in
            let pairs: [(ID<Person>, ID<Person>)] = try tx.rows(
                "SELECT person, other FROM not_same WHERE account = \(account) ORDER BY batch DESC, person LIMIT \(limit)"
            ).map { (try $0[0].required(), try $0[1].required()) }
            let ids = Set(pairs.flatMap { [$0.0, $0.1] }).sorted()
            let lines = try PeopleQueries.lines(of: ids, account: account, tx: tx)
            let people = Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0) })
            return pairs.compactMap { pair in people[pair.0].flatMap { one in people[pair.1].map { (one, $0) } } }
        }
    }
}

extension Duplicate {
    /// Who would stay: whoever is in the book, then whom I was in touch with more, then who was there first.
    package var sides: (keep: PersonLine, drop: PersonLine) {
        func rank(_ person: PersonLine) -> (Int, Int, Int) {
            (person.standing == .book ? 1 : 0, person.archived ? 0 : 1, person.tie.contacts)
        }
        if rank(one) != rank(other) { return rank(one) > rank(other) ? (one, other) : (other, one) }
        return one.id < other.id ? (one, other) : (other, one)
    }
}
