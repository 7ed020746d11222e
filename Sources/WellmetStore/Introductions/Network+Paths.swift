package import WellmetModel

/// A way to somebody with the people on it.
package struct PathLine: Sendable {
    package let path: IntroductionPath
    package let person: PersonLine
    package let target: PersonLine
    /// Where the target works, when a place was asked for.
    package let place: String

    /// Why this way: "works there", "knows Bob from 3 meetings".
    package var words: String {
        guard let how = path.how else { return target.work.isEmpty ? "is at \(place)" : target.work }
        return how.words(target.name.full)
    }
}

/// The ways to whomever was asked for.
package struct Paths: Sendable {
    /// The name of the person, or of the organizations: "Acme GmbH and Acme Labs".
    package let name: String
    /// The organizations that were looked at; empty where a person was asked for.
    package let places: [String]
    /// How many more bear such a name, and were not looked at.
    package let otherPlaces: Int
    /// The best first.
    package let lines: [PathLine]

    package var isPlace: Bool { !places.isEmpty }

    /// That more than were looked at bear such a name; nil where all were.
    package var remark: String? {
        guard otherPlaces > 0 else { return nil }
        let others = otherPlaces == 1 ? "1 more organization bears" : "\(otherPlaces) more organizations bear"
        return "\(others) such a name. Write more of it to ask for them."
    }
}

extension Network {
    /// Who can introduce me to somebody, the best first.
    ///
    /// - Throws: `StoreError.notFound` when there is no such person.
    package func paths(to person: ID<Person>, limit: Int = 12, at now: Instant) async throws -> Paths {
        let account = account
        return try await read { tx in
            let queries = AcquaintanceQueries(account: account, tx: tx)
            guard let target = try PeopleQueries.lines(of: [person], account: account, tx: tx).first else {
                throw StoreError.notFound("That person")
            }
            let known = try queries.acquainted(with: [person]) + queries.colleagues(of: person)
            let lines = try queries.ways(known, targets: [person: target], place: "", limit: limit, at: now)
            return Paths(name: target.name.full, places: [], otherPlaces: 0, lines: lines)
        }
    }

    /// Who is at an organization of that name, and who can introduce me to somebody there, the best first; nil when the book knows none.
    /// The name is found by its words, each of which may be unfinished, as the filter `company:` finds it.
    package func paths(toPlace name: String, limit: Int = 12, at now: Instant) async throws -> Paths? {
        let account = account
        return try await read { tx in
            let queries = AcquaintanceQueries(account: account, tx: tx)
            let (places, total) = try queries.organizations(named: name)
            guard !places.isEmpty else { return nil }
            let names = places.map(\.name)
            var inside: Set<ID<Person>> = []
            var there: [ID<Person>] = []
            for place in places {
                there += try queries.people(at: place.id).filter(\.isCurrent).map(\.person).filter { inside.insert($0).inserted }
            }
            let straight = there.map { Acquainted(person: $0, target: $0, how: .has("")) }
            let targets = try queries.lines(inside)
            // Who is there themselves is asked themselves.
            let known = try queries.acquainted(with: there).filter { !inside.contains($0.person) }
            let lines = try queries.ways(straight + known, targets: targets, place: names.listed, limit: limit, at: now)
            return Paths(name: names.listed, places: names, otherPlaces: total - places.count, lines: lines)
        }
    }
}

extension AcquaintanceQueries {
    fileprivate func ways(
        _ known: [Acquainted], targets: [ID<Person>: PersonLine], place: String, limit: Int, at now: Instant
    ) throws -> [PathLine] {
        let people = try lines(Set(known.map(\.person)))
        let paths = known.compactMap { way -> IntroductionPath? in
            guard let person = people[way.person], targets[way.target] != nil else { return nil }
            return IntroductionPath(
                person: way.person, target: way.target, how: way.person == way.target ? nil : way.how,
                warmth: Warmth.of(person.tie, at: now))
        }
        return IntroductionPath.best(paths, limit).compactMap { path in
            guard let person = people[path.person], let target = targets[path.target] else { return nil }
            return PathLine(path: path, person: person, target: target, place: place)
        }
    }
}
