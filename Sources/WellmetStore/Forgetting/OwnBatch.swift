internal import Foundation
internal import WellmetModel

/// A change that was made to somebody who is to be forgotten.
struct OwnBatch {
    let number: BatchNumber
    let title: String
    private let kind: String
    /// Whether nobody else was changed by it.
    let isTheirsAlone: Bool

    /// An entry of the ledger that is of them, or of them and others.
    struct Entry: Hashable {
        let batch: BatchNumber
        let sequence: Int64
        let isTheirs: Bool
    }

    /// A title that tells nothing of whom it was about; nil where there is none better.
    var plainTitle: String? {
        switch BatchEntry.Kind(rawValue: kind) {
        case .log: "Logged something with \(Traces.stopgap)"
        case .answer: "Answered for \(Traces.stopgap)"
        case .undo: "Took back a change of \(Traces.stopgap)"
        case .edit: title.hasPrefix("Added ") ? "Added \(Traces.stopgap)" : "Changed \(Traces.stopgap)"
        default: nil
        }
    }

    private init(_ row: Row, isTheirsAlone: Bool) {
        number = row["number"].int64 ?? 0
        title = row["title"].text
        kind = row["kind"].text
        self.isTheirsAlone = isTheirsAlone
    }

    /// What people did to them. What programs do to many at once has titles that name nobody.
    static func find(
        _ forgotten: ForgottenPerson, _ entries: [Entry], account: AccountID, tx: any Transaction
    ) throws -> [OwnBatch] {
        let (person, ids) = (forgotten.person, forgotten.ids.sorted { $0.uuidString < $1.uuidString })
        var numbers: SQL = """
            SELECT batch FROM person WHERE account = \(account) AND id = \(person)
            UNION SELECT batch FROM ledger WHERE account = \(account) AND person IN (\(list: ids))
            UNION SELECT made_by FROM redirect WHERE account = \(account) AND person = \(person)
            UNION SELECT batch FROM not_same WHERE account = \(account) AND other = \(person)
            UNION SELECT interaction.batch FROM participant
            JOIN interaction ON interaction.account = participant.account AND interaction.id = participant.interaction
            WHERE participant.account = \(account) AND participant.person = \(person)
            """
        let tables = LedgeredTable.ofPerson.filter { ![.nudge, .opportunity, .insight].contains($0) }
        for table in tables {
            numbers = numbers + " UNION SELECT batch FROM \(SQL(text: table.name)) WHERE account = \(account) AND person = \(person)"
        }
        let all = Set(try tx.rows(numbers).compactMap { $0[0].int64 } + entries.map(\.batch)).sorted()
        let theirs = Set(entries.filter(\.isTheirs).map { [$0.batch, $0.sequence] })
        var found: [OwnBatch] = []
        for start in stride(from: 0, to: all.count, by: 400) {
            let part = Array(all[start..<min(all.count, start + 400)])
            let batches = try tx.rows(
                """
                SELECT number, title, kind, undoes FROM batch WHERE account = \(account) AND number IN (\(list: part))
                  AND kind IN ('edit', 'log', 'answer', 'undo')
                """)
            let listed = batches.compactMap { $0["number"].int64 }
            var ofOthers = Set(entries.filter { !$0.isTheirs }.map(\.batch))
            // A company is nobody.
            for row in try tx.rows(
                """
                SELECT batch, seq FROM ledger WHERE account = \(account) AND batch IN (\(list: listed)) AND tbl <> 'organization'
                  AND (person IS NULL OR person NOT IN (\(list: ids)))
                """)
            where !theirs.contains([row[0].int64 ?? 0, row[1].int64 ?? 0]) { ofOthers.insert(row[0].int64 ?? 0) }
            var others: SQL = """
                SELECT batch FROM person WHERE account = \(account) AND batch IN (\(list: listed)) AND id <> \(person)
                UNION SELECT interaction.batch FROM interaction
                JOIN participant ON participant.account = interaction.account AND participant.interaction = interaction.id
                WHERE interaction.account = \(account) AND interaction.batch IN (\(list: listed)) AND participant.person <> \(person)
                """
            for table in LedgeredTable.ofPerson where table != .nudge {
                others =
                    others
                    + " UNION SELECT batch FROM \(SQL(text: table.name)) WHERE account = \(account) AND batch IN (\(list: listed)) AND person <> \(person)"
            }
            for row in try tx.rows(others) { ofOthers.insert(row[0].int64 ?? 0) }
            for row in batches {
                let number = row["number"].int64 ?? 0
                found.append(OwnBatch(row, isTheirsAlone: !ofOthers.contains(number)))
                // What was taken back has no rows any more, and is as much theirs as the undo of it.
                guard let undone = row["undoes"].int64, !all.contains(undone),
                    let row = try tx.row("SELECT number, title, kind FROM batch WHERE account = \(account) AND number = \(undone)")
                else { continue }
                found.append(OwnBatch(row, isTheirsAlone: !ofOthers.contains(number)))
            }
        }
        return found
    }
}
