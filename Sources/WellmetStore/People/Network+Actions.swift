internal import Foundation
package import WellmetModel

/// What actions would do to a selection of people.
package struct ActionPreview: Sendable {
    /// Of one action: for whom it changes something, and for whom it is so already.
    package struct Part: Sendable {
        package let action: PeopleAction
        package let changing: Int
        package let already: Int
    }

    package let parts: [Part]
    /// Those of the selection for whom something changes, in their order.
    package let people: [(id: ID<Person>, name: String)]
    /// What goes with those who are deleted: what happened with them alone, and with others, with whom it stays. Nil when nobody is.
    package let going: (alone: Int, shared: Int)?

    /// Stands for whom it would change: of two previews that have the same, the people are the same.
    package var mark: String { StableKey.uuid(people.map(\.id.description).joined(separator: " ")).uuidString }

    /// "34 people: into the circle clients, tagged #press", as History calls it.
    package var title: String {
        let who = people.count == 1 ? people[0].name : "\(people.count) people"
        return who + ": " + parts.filter { $0.changing > 0 }.map(\.action.words).joined(separator: ", ")
    }
}

extension Network {
    /// Whom of those people the actions would change. Writes nothing; who is not there is left out.
    ///
    /// - Throws: `StoreError.invalid` for a circle or tag that cannot be.
    package func preview(_ actions: [PeopleAction], on people: [ID<Person>]) async throws -> ActionPreview {
        let account = account
        let going = actions.contains(.delete) ? try await interactionCounts(of: people) : nil
        return try await read { tx in
            let reaches = try actions.map { try ActionReach($0, account: account, tx: tx) }
            var changing = [Int](repeating: 0, count: actions.count)
            var already = changing
            var found: [(id: ID<Person>, name: String)] = []
            for start in stride(from: 0, to: people.count, by: 400) {
                let part = people[start..<min(people.count, start + 400)]
                var rows: [ID<Person>: Row] = [:]
                for row in try tx.rows("SELECT * FROM person WHERE account = \(account) AND id IN (\(list: part))") {
                    rows[try row["id"].required()] = row
                }
                for person in part {
                    guard let row = rows[person] else { continue }
                    let news = try reaches.indices.filter { try !reaches[$0].holds(of: person, row) }
                    for index in reaches.indices { if news.contains(index) { changing[index] += 1 } else { already[index] += 1 } }
                    if !news.isEmpty { found.append((person, row["full_name"].text)) }
                }
            }
            let parts = actions.indices.map { ActionPreview.Part(action: actions[$0], changing: changing[$0], already: already[$0]) }
            return ActionPreview(parts: parts, people: found, going: going)
        }
    }

    /// Does it to all of them as one batch, or to none.
    ///
    /// - Throws: `StoreError.notFound` when somebody of them is gone.
    package func act(_ preview: ActionPreview, at now: Instant) async throws -> Written<Void> {
        let people = preview.people.map(\.id)
        // Whatever else was to be done with them goes with them.
        if preview.going != nil { return try await remove(people, title: preview.title, at: now) }
        return try await edit(people, preview.parts.compactMap(\.action.edit), title: preview.title, at: now)
    }
}

/// Of whom an action holds already.
private struct ActionReach {
    private let action: PeopleAction
    private let members: Set<ID<Person>>

    init(_ action: PeopleAction, account: AccountID, tx: any Transaction) throws {
        self.action = action
        let rows: [Row]
        switch action {
        case .join(let circle), .leave(let circle):
            rows = try tx.rows(
                """
                SELECT membership.person FROM circle
                JOIN membership ON membership.account = circle.account AND membership.circle = circle.id
                WHERE circle.account = \(account) AND circle.folded = \(folded(circle.trimmed))
                """)
        case .tag(let tag): rows = try ActionReach.tagged(try Change.checked(tag: tag), account, tx)
        case .untag(let tag): rows = try ActionReach.tagged(try Change.checked(tag: tag), account, tx)
        default: rows = []
        }
        members = Set(try rows.map { try $0[0].required() })
    }

    private static func tagged(_ tag: String, _ account: AccountID, _ tx: any Transaction) throws -> [Row] {
        try tx.rows("SELECT person FROM tagging WHERE account = \(account) AND tag = \(tag)")
    }

    func holds(of person: ID<Person>, _ row: Row) throws -> Bool {
        switch action {
        case .join, .tag: members.contains(person)
        case .leave, .untag: !members.contains(person)
        case .cadence(let days): row["cadence_days"].int == days
        case .importance(let importance): row["importance"].text == importance.rawValue
        case .pause(let day): row["paused_until"].day == day
        case .resume: row["paused_until"].isNull
        case .archive: row["archived"].bool
        case .restore: !row["archived"].bool
        case .accept: row["standing"].text == Person.Standing.book.rawValue
        case .never: row["never_suggest"].bool
        case .suggest: !row["never_suggest"].bool
        case .delete: false
        }
    }
}
