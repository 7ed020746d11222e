package import WellmetModel

package typealias IntroductionLine = GiftLine<Introduction>

extension IntroductionLine {
    package var introduction: Introduction { gift }
}

extension Network {
    /// Notes an introduction down. A day until which it is promised makes a follow-up of whoever makes it.
    ///
    /// - Throws: `StoreError.introductionUnderWay` when the same two have one that is neither made nor let go.
    package func add(
        _ content: Introduction.Content, state: Introduction.State, at now: Instant
    ) async throws -> Written<ID<Introduction>> {
        let name = try await name(of: content.person)
        return try await write(BatchEntry(.edit, content.words(name, state)), at: now) { change in
            if let open = try change.introductionUnderWay(like: try content.checked()) {
                throw StoreError.introductionUnderWay(open.introduction.id, words: open.words)
            }
            return try change.add(content, state: state)
        }
    }

    /// Says how an introduction stands; `outcome` nil leaves what stands there. One that is made keeps its promise, one that is let go
    /// drops it.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func mark(
        _ seen: Introduction, as state: Introduction.State, outcome: String? = nil, at now: Instant
    ) async throws -> Written<Void> {
        let name = try await name(of: seen.content.person)
        return try await write(BatchEntry(.edit, seen.content.words(name, state)), at: now) { change in
            try change.mark(seen, as: state, outcome: outcome, promise: state.isOver ? (state == .made ? .kept : .dropped) : nil)
        }
    }
}

extension Introduction: StoredGift {
    package static let table = GiftTable<Introduction>(
        ledgered: .introduction, people: ["person", "other"], keepsEnd: true,
        select: """
            SELECT introduction.*, person.full_name AS from_name, other.full_name AS other_name, follow_up.due AS promise_due,
              follow_up.state AS promise_state
            FROM introduction
            JOIN person ON person.account = introduction.account AND person.id = introduction.person
            LEFT JOIN person AS other ON other.account = introduction.account AND other.id = introduction.other
            LEFT JOIN follow_up ON follow_up.account = introduction.account AND follow_up.id = introduction.follow_up
            """,
        order: "ended_day DESC NULLS FIRST, promise_due NULLS LAST, id DESC", read: read, columns: columns)

    private static func read(_ row: Row) throws -> Introduction {
        let content = Content(
            way: try row["way"].choice(), person: try row["person"].required(), other: row["other"].id(),
            otherName: row["other_name"].string ?? row["name"].text, about: row["about"].text, outcome: row["outcome"].text,
            due: row["promise_state"].text == FollowUp.State.open.rawValue ? row["promise_due"].day : nil)
        return Introduction(
            id: try row["id"].required(), content: content, state: try row["state"].choice(),
            since: row["since_day"].day ?? Day(number: 0), ended: row["ended_day"].day)
    }

    private static func columns(_ written: Content, _ state: State, _ old: ID<FollowUp>?, _ change: Change) throws -> Columns {
        var content = written
        try change.named(content.person)
        if let other = content.other { content.otherName = try change.named(other) }
        let isPromised = content.due != nil && !state.isOver
        let promise = try change.remind(
            by: old, of: isPromised ? content.promise : "", due: content.due, with: content.person,
            owner: content.way == .mine ? .mine : .theirs)
        return [
            "way": SQLValue(content.way), "person": SQLValue(content.person), "other": SQLValue(content.other),
            "name": .text(content.otherName), "about": .text(content.about), "outcome": .text(content.outcome),
            "follow_up": SQLValue(promise),
        ]
    }
}

extension Change {
    /// One between the same people in which something may still happen, the first of several; nil when there is none.
    fileprivate func introductionUnderWay(like content: Introduction.Content) throws -> IntroductionLine? {
        let people = [content.person] + (content.other.map { [$0] } ?? [])
        let open: SQL = """
             AND introduction.state IN (\(list: Introduction.State.those(.running).map(\.rawValue)))
            AND (introduction.person IN (\(list: people)) OR introduction.other IN (\(list: people))) ORDER BY introduction.id
            """
        return try tx.rows(IntroductionLine.select(account) + open).map(IntroductionLine.init(row:))
            .first { $0.content.isBetweenSame(as: content) }
    }

    /// A promise to introduce somebody that is kept has made the introduction.
    func settleIntroduction(keptBy followUp: ID<FollowUp>) throws {
        let row = try tx.row(
            """
            SELECT * FROM introduction WHERE account = \(account) AND follow_up = \(followUp) AND state IN ('asked', 'offered')
            """)
        if let row { try set(.made, of: row, in: Introduction.table) }
    }
}
