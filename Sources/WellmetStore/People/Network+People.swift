internal import Foundation
package import WellmetModel

extension Network {
    /// The people that the filter asks for: `limit` of them from `offset` on.
    package func people(_ filter: PeopleFilter, offset: Int = 0, limit: Int = 50) async throws -> PeoplePage {
        let account = account
        return try await read { tx in
            let found = try PeopleList(filter, account: account, tx: tx).page(offset: max(0, offset), limit: limit)
            // Who is on the page is found in an index; only their rows are read.
            let people = try PeopleQueries.lines(of: found.ids, account: account, tx: tx)
            return PeoplePage(people: people, total: found.total, offset: offset)
        }
    }

    /// Those of the people who are there, as lists show them; for a few at a time.
    package func lines(of people: [ID<Person>]) async throws -> [ID<Person>: PersonLine] {
        let account = account
        return try await read { tx in
            let lines = try PeopleQueries.lines(of: people, account: account, tx: tx)
            return Dictionary(lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The people whom `text` can mean: an id, an identity, a whole name, else every word of it a word of the name, else
    /// the beginning of one. Discovered and archived people too, those in the book first. At most 20.
    package func find(_ text: String) async throws -> [PersonLine] {
        let account = account
        return try await read { tx in try PersonLookup.find(text, account: account, tx: tx) }
    }

    /// Whether somebody in the book bears that name, in whole or by a word of it.
    package func knows(name text: String) async throws -> Bool {
        try await !find(text).isEmpty
    }

    /// Adds a person; what `edits` say comes with the first breath. Somebody met within the last week gets thanks to be sent.
    package func add(
        _ name: PersonName, edits: [PersonEdit] = [], standing: Person.Standing = .book, at now: Instant
    ) async throws -> Written<ID<Person>> {
        let zone = try await settings().timeZone
        return try await write(BatchEntry(.edit, "Added \(name.full)"), at: now) { change in
            let person = try change.addPerson(name, standing: standing, edits: edits)
            if standing == .book, let day = PersonEdit.dayMet(in: edits) {
                _ = try change.addThanks(.meeting, to: person, metOn: day, zone: zone)
            }
            return person
        }
    }

    /// Changes what is known of a person, as one batch: called `title`, else by what the edits are about.
    ///
    /// - Throws: `StaleVersion` when `seen` is given and the person has changed since; then nothing is written.
    @discardableResult
    package func edit(
        _ person: ID<Person>, _ edits: [PersonEdit], title: String? = nil, as seen: PersonVersion? = nil, at now: Instant
    ) async throws -> Written<Void> {
        let name = try await name(of: person)
        var subjects: [String] = []
        for edit in edits where !subjects.contains(edit.subject) { subjects.append(edit.subject) }
        let title = title ?? "Edited \(name): \(subjects.joined(separator: ", "))"
        return try await write(BatchEntry(.edit, title), at: now) { change in
            try change.check(seen)
            let person = try Redirect.standing(person, account: change.account, tx: change.tx)
            for edit in edits { try change.apply(edit, to: person) }
        }
    }

    /// The person's whole name.
    ///
    /// - Throws: `StoreError.notFound` when there is no such person.
    package func name(of person: ID<Person>) async throws -> String {
        let account = account
        return try await read { tx in
            let person = try Redirect.standing(person, account: account, tx: tx)
            guard let row = try tx.row("SELECT full_name FROM person WHERE account = \(account) AND id = \(person)") else {
                throw StoreError.notFound("That person")
            }
            return row["full_name"].text
        }
    }

    /// Whose identity it is; nil when nobody has it.
    package func owner(of identity: Identity) async throws -> (id: ID<Person>, name: String)? {
        let account = account
        return try await read { tx in
            try tx.row(
                """
                SELECT person.id AS id, person.full_name AS full_name FROM identity
                JOIN person ON person.account = identity.account AND person.id = identity.person
                WHERE identity.account = \(account) AND identity.kind = \(identity.kind) AND identity.value = \(identity.value)
                """
            ).map { (try $0["id"].required(), $0["full_name"].text) }
        }
    }
}

/// Who is meant by a text.
enum PersonLookup {
    static func find(_ text: String, account: AccountID, tx: any Transaction) throws -> [PersonLine] {
        let text = text.trimmed
        guard !text.isEmpty else { return [] }
        let conditions: [SQL?] = [
            ID<Person>(text).map { " AND person.id = \($0)" },
            ID<Person>(text).map { " AND person.id IN (SELECT person FROM redirect WHERE account = \(account) AND id = \($0))" },
            identities(text, account: account),
            " AND person.sort_key = \(PersonName(written: text).sortKey)",
            words(text, account: account, prefixes: false),
            spelledOut(text).flatMap { words($0, account: account, prefixes: false) },
            handles(text, account: account),
            words(text, account: account, prefixes: true),
            spelledOut(text).flatMap { words($0, account: account, prefixes: true) },
        ]
        for case let condition? in conditions {
            let ids: [ID<Person>] = try tx.rows(
                "SELECT person.id FROM person WHERE person.account = \(account)" + condition
                    + " ORDER BY person.archived, person.standing, person.sort_key, person.id LIMIT 20"
            ).map { try $0[0].required() }
            if !ids.isEmpty { return preferred(try PeopleQueries.lines(of: ids, account: account, tx: tx)) }
        }
        return []
    }

    /// Those in the book, when there are any; the others only when nobody else is meant.
    private static func preferred(_ lines: [PersonLine]) -> [PersonLine] {
        let book = lines.filter { $0.standing == .book && !$0.archived }
        return book.isEmpty ? lines : book
    }

    private static func identities(_ text: String, account: AccountID) -> SQL? {
        let found = Identity.Kind.allCases.compactMap { Identity($0, text) }
        guard text.contains("@") || text.contains("/") || text.hasPrefix("+"), !found.isEmpty else { return nil }
        let conditions = found.map { "(kind = \($0.kind) AND value = \($0.value))" as SQL }
        let either = conditions.dropFirst().reduce(conditions[0]) { $0 + " OR " + $1 }
        return " AND person.id IN (SELECT person FROM identity WHERE account = \(account) AND (\(either)))"
    }

    /// A handle without its `@`, on whichever platform.
    private static func handles(_ text: String, account: AccountID) -> SQL? {
        guard !text.contains(where: { $0.isWhitespace || $0 == "@" || $0 == "/" }) else { return nil }
        let kinds = Identity.Kind.allCases.filter { ![.mail, .phone, .website].contains($0) }
        let values = Set(kinds.compactMap { Identity($0, text)?.value }).sorted()
        guard !values.isEmpty else { return nil }
        return """
             AND person.id IN (SELECT person FROM identity
            WHERE account = \(account) AND kind IN (\(list: kinds)) AND value IN (\(list: values)))
            """
    }

    private static func words(_ text: String, account: AccountID, prefixes: Bool) -> SQL? {
        let words = foldedWords(text)
        // No name has so many words.
        guard !words.isEmpty, words.count <= 40 else { return nil }
        return words.reduce("") { sql, word in
            let match: SQL = prefixes ? "word >= \(word) AND word < \(word + "\u{10FFFF}")" : "word = \(word)"
            return sql + " AND person.id IN (SELECT person FROM name_word WHERE account = \(account) AND part = 'name' AND \(match))"
        }
    }
}

extension PersonEdit {
    /// The day of the meeting that the edits tell of, when it is known to the day.
    fileprivate static func dayMet(in edits: [PersonEdit]) -> Day? {
        for case .met(let met) in edits { return met.on?.exact }
        return nil
    }
}
