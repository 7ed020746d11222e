package import WellmetModel

/// A tag with how many people in the book bear it.
package struct TagLine: Sendable {
    package let tag: String
    package let people: Int
}

extension Network {
    /// All tags in alphabetical order.
    package func tags() async throws -> [TagLine] {
        let account = account
        return try await read { tx in
            try tx.rows(
                """
                SELECT tagging.tag AS tag, sum(CASE WHEN person.standing = 'book' AND person.archived = 0 THEN 1 ELSE 0 END) AS people
                FROM tagging JOIN person ON person.account = tagging.account AND person.id = tagging.person
                WHERE tagging.account = \(account) GROUP BY tagging.tag ORDER BY tagging.tag
                """
            ).map { TagLine(tag: $0["tag"].text, people: $0["people"].int ?? 0) }
        }
    }

    /// Changes several people alike, as one batch called `title`.
    package func edit(_ people: [ID<Person>], _ edits: [PersonEdit], title: String, at now: Instant) async throws -> Written<Void> {
        try await write(BatchEntry(.edit, title), at: now) { change in
            for person in people {
                guard try change.current(.person, [SQLValue(person)]) != nil else { throw StoreError.notFound("That person") }
                for edit in edits { try change.apply(edit, to: person) }
            }
        }
    }
}
