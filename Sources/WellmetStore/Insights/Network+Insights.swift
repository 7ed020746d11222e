package import WellmetModel

package typealias InsightLine = GiftLine<Insight>

extension InsightLine {
    package var insight: Insight { gift }
}

extension Network {
    /// Notes an insight down. A day until which I promised to tell what came of it makes a follow-up with who gave it.
    package func add(_ content: Insight.Content, at now: Instant) async throws -> Written<ID<Insight>> {
        let entry = BatchEntry(.edit, "\(content.kind.word.capitalizedFirst): \(content.short)")
        return try await write(entry, at: now) { change in try change.add(content, state: .untried) }
    }

    /// Says whether an insight was tried and what came of it; `outcome` nil leaves what stands there. `reported` closes the promise to
    /// tell of it, as does letting it go.
    ///
    /// - Throws: `StaleVersion` when it is another by now or gone; then nothing is written.
    package func mark(
        _ seen: Insight, as state: Insight.State, outcome: String? = nil, reported: Bool = false, at now: Instant
    ) async throws -> Written<Void> {
        let entry = BatchEntry(.edit, "\(state.word.capitalizedFirst): \(seen.content.short)")
        return try await write(entry, at: now) { change in
            try change.mark(seen, as: state, outcome: outcome, promise: reported ? .kept : state == .letGo ? .dropped : nil)
        }
    }
}

extension Insight: StoredGift {
    package static let table = GiftTable<Insight>(
        ledgered: .insight, people: ["person"], keepsEnd: false,
        select: """
            SELECT insight.*, person.full_name AS from_name, follow_up.due AS report_due, follow_up.state AS report_state
            FROM insight
            LEFT JOIN person ON person.account = insight.account AND person.id = insight.person
            LEFT JOIN follow_up ON follow_up.account = insight.account AND follow_up.id = insight.follow_up
            """,
        order: "state DESC, report_due NULLS LAST, id DESC", read: read, columns: columns)

    private static func read(_ row: Row) throws -> Insight {
        let report = row["report_state"].text
        let content = Content(
            kind: try row["kind"].choice(), text: row["text"].text, from: row["person"].id(), about: row["about"].text,
            heard: row["heard"].text, outcome: row["outcome"].text,
            reportOn: report == FollowUp.State.open.rawValue ? row["report_due"].day : nil)
        return Insight(
            id: try row["id"].required(), content: content, state: try row["state"].choice(),
            since: row["since_day"].day ?? Day(number: 0), isReported: report == FollowUp.State.kept.rawValue)
    }

    private static func columns(_ content: Content, _: State, _ old: ID<FollowUp>?, _ change: Change) throws -> Columns {
        if let from = content.from { try change.named(from) }
        let report = try change.remind(
            by: old, of: content.reportOn == nil ? "" : content.promise, due: content.reportOn, with: content.from)
        return [
            "kind": SQLValue(content.kind), "text": .text(content.text), "person": SQLValue(content.from), "about": .text(content.about),
            "heard": .text(content.heard), "outcome": .text(content.outcome),
            // A promise that is kept was kept to whoever gave the advice before.
            "follow_up": SQLValue(content.from == nil ? nil : report),
        ]
    }
}
