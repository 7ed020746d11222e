package import WellmetModel

/// Somebody who could help with an opportunity, as lists show them.
package struct HelpLine: Sendable {
    package let help: Help
    package let person: PersonLine
    /// The reasons in words, the weightiest first: "works at Acme: Analyst".
    package let reasons: [String]
}

extension Network {
    /// Who could help with an opportunity, the best first: who works where it is, knows somebody there or worked there, and who has
    /// to do with what its words say. Neither whom it comes from nor whom it is for.
    package func helpers(for opportunity: Opportunity, limit: Int = 6, at now: Instant) async throws -> [HelpLine] {
        let (account, content) = (account, opportunity.content)
        return try await read { tx in
            let queries = AcquaintanceQueries(account: account, tx: tx)
            var reasons: [ID<Person>: [HelpReason]] = [:]
            if !content.organization.isEmpty {
                // “Acme” is Acme GmbH, too, but not Acmeville.
                for place in try queries.organizations(named: content.organization, wholeWords: true).found {
                    try queries.addPlace(place.id, place.name, to: &reasons)
                }
            }
            try queries.addWords(content.telling.flatMap(WordForms.all), to: &reasons)
            for person in [content.from, content.forPerson].compactMap(\.self) { reasons[person] = nil }
            let people = try queries.lines(Set(reasons.keys))
            let helps = reasons.compactMap { id, reasons in
                people[id].map { Help(person: id, reasons: reasons, warmth: Warmth.of($0.tie, at: now)) }
            }
            return Help.best(helps, limit).compactMap { help in
                people[help.person].map { person in
                    HelpLine(help: help, person: person, reasons: help.reasons.map(\.words))
                }
            }
        }
    }
}

extension AcquaintanceQueries {
    fileprivate func addPlace(_ place: ID<Organization>, _ name: String, to reasons: inout [ID<Person>: [HelpReason]]) throws {
        let workers = try people(at: place)
        for worker in workers {
            reasons[worker.person, default: []].append(
                worker.isCurrent ? .worksThere(name, title: worker.title) : .workedThere(name, title: worker.title))
        }
        let there = workers.filter(\.isCurrent).map(\.person)
        let names = try lines(Set(there))
        for known in try acquainted(with: there) where !there.contains(known.person) {
            guard let name = names[known.target]?.name.full else { continue }
            reasons[known.person, default: []].append(.knows(name, known.how))
        }
    }

    /// People of the book with a tag or a word of their title among `words`, those with whom I was last in touch first.
    fileprivate func addWords(_ words: [String], to reasons: inout [ID<Person>: [HelpReason]]) throws {
        guard !words.isEmpty else { return }
        let tagged = try tx.rows(
            """
            SELECT tagging.person AS person, tagging.tag AS tag FROM tagging
            JOIN person ON person.account = tagging.account AND person.id = tagging.person
            JOIN tie ON tie.account = tagging.account AND tie.person = tagging.person
            WHERE tagging.account = \(account) AND tagging.tag IN (\(list: words)) AND person.standing = 'book' AND person.archived = 0
            ORDER BY tie.last_contact DESC NULLS LAST, tagging.person, tagging.tag LIMIT \(Self.mostOfPlace)
            """)
        for row in tagged { reasons[try row["person"].required(), default: []].append(.tag(row["tag"].text)) }
        let titled = try tx.rows(
            """
            SELECT DISTINCT position.person AS person, position.title AS title, tie.last_contact AS last_contact FROM name_word
            JOIN person ON person.account = name_word.account AND person.id = name_word.person
            JOIN tie ON tie.account = name_word.account AND tie.person = name_word.person
            JOIN position ON position.account = name_word.account AND position.person = name_word.person AND position.current = 1
            WHERE name_word.account = \(account) AND name_word.word IN (\(list: words)) AND name_word.part = 'work'
              AND person.standing = 'book' AND person.archived = 0
            ORDER BY last_contact DESC NULLS LAST, position.person, position.title LIMIT \(Self.mostOfPlace)
            """)
        for row in titled where !Set(foldedWords(row["title"].text)).isDisjoint(with: words) {
            reasons[try row["person"].required(), default: []].append(.does(row["title"].text))
        }
    }
}
