internal import Foundation
package import WellmetModel

/// What is known of a person, fact by fact, with where each is from.
package struct KnownFacts: Sendable {
    /// Work first, then the place, ways to reach, and the rest.
    package let facts: [KnownFact]
    package let disagreements: [Disagreement]

    package func stale(on today: Day) -> [KnownFact] { facts.filter { $0.isStale(on: today) } }
}

extension Network {
    /// What is known of that person.
    ///
    /// - Throws: `StoreError.notFound` when there is no such person.
    package func facts(of person: ID<Person>) async throws -> KnownFacts {
        let account = account
        return try await read { tx in try FactsReader(person, account: account, tx: tx).read() }
    }

    /// Notes that those facts still hold today, under a title that names them, which is given back.
    ///
    /// - Throws: `StoreError.notFound` when there is no such person, or no such fact of theirs.
    package func confirm(_ facts: [FactKey], of person: ID<Person>, at now: Instant) async throws -> Written<String> {
        let (account, name) = (account, try await name(of: person))
        let known = try await read { tx in
            let person = try Redirect.standing(person, account: account, tx: tx)
            return try FactsReader(person, account: account, tx: tx).read().facts.filter { facts.contains($0.key) }
        }
        let title = KnownFact.confirmed(known, of: name)
        let written = try await edit(person, facts.map(PersonEdit.confirm), title: title, at: now)
        return Written(value: title, batch: written.batch)
    }
}

extension Change {
    /// Notes that a fact still holds today.
    func confirm(_ fact: FactKey, of person: ID<Person>) throws {
        let known = try FactsReader(person, account: account, tx: tx).read().facts
        guard known.contains(where: { $0.key == fact }) else { throw StoreError.notFound("That fact") }
        let key = [SQLValue(person), SQLValue.text(fact.description)]
        let today = SQLValue(Day(now, in: try settings().timeZone))
        if try current(.confirmation, key) == nil {
            try insert(.confirmation, ["person": key[0], "fact": key[1], "on_day": today])
        } else {
            try update(.confirmation, key, ["on_day": today])
        }
    }
}

extension FactKey.Subject {
    /// What it is called: "work", "time zone".
    package var word: String {
        switch self {
        case .position: "work"
        case .place: "place"
        case .zone: "time zone"
        case .identity: "way to reach"
        case .date: "date"
        case .link: "link"
        case .field: "field"
        }
    }
}
