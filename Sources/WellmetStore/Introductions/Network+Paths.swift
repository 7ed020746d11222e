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
    /// The name of the person or the place.
    package let name: String
    /// Whether it is a place.
    package let isPlace: Bool
    /// The best first.
    package let lines: [PathLine]
}

extension Network {
    /// Who can introduce me to somebody, the best first.
    ///
    /// - Throws: `StoreError.notFound` when there is no such person.
    package func paths(to person: ID<Person>, limit: Int = 12, at now: Instant) async throws -> Paths {
        let account = account
        return try await read { tx in
            let queries = AcquaintanceQueries(account: account, tx: tx)
            let rows = try PeopleQueries.rows(of: [person], account: account, tx: tx)
            guard let target = try PeopleQueries.lines(rows, account: account, tx: tx).first else {
                throw StoreError.notFound("That person")
            }
            let known = try queries.acquainted(with: [person]) + queries.colleagues(of: person)
            let lines = try queries.ways(known, targets: [person: target], place: "", limit: limit, at: now)
            return Paths(name: target.name.full, isPlace: false, lines: lines)
        }
    }

    /// Who is at a place, and who can introduce me to somebody there, the best first; nil when the book knows no such place.
    package func paths(toPlace name: String, limit: Int = 12, at now: Instant) async throws -> Paths? {
        let account = account
        return try await read { tx in
            let queries = AcquaintanceQueries(account: account, tx: tx)
            guard let place = try queries.organization(named: name) else { return nil }
            let there = try queries.people(at: place.id).filter(\.isCurrent).map(\.person)
            let straight = there.map { Acquainted(person: $0, target: $0, how: .has("")) }
            let targets = try queries.lines(Set(there))
            let inside = Set(there)
            // Who is there themselves is asked themselves.
            let known = try queries.acquainted(with: there).filter { !inside.contains($0.person) }
            let lines = try queries.ways(straight + known, targets: targets, place: place.name, limit: limit, at: now)
            return Paths(name: place.name, isPlace: true, lines: lines)
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
