internal import Foundation
internal import WellmetModel

/// What goes back of a row that was written again after the batch.
extension Revert {
    /// Gives back what nothing that stands wrote since; what was changed since stays, and is named.
    ///
    /// - Parameters:
    ///   - left: the row as the batch left it.
    ///   - later: what came of it after that, the first first; not empty.
    func restore(
        _ old: [String: SQLValue], over now: Row, of table: LedgeredTable, _ entry: LedgerEntry, left: [String: SQLValue],
        later: [LaterEntry]
    ) throws {
        let units = ColumnUnits(table, old: old, left: try redirected(left, in: table), now: now, later)
        try tell(units.staying, of: table, now, later)
        let people = table == .interaction ? try peopleAgain(old, of: try now["id"].required(), later) : nil
        guard !units.back.isEmpty || people != nil else { return }
        var row = now.dictionary.merging(units.back) { $1 }
        if let people {
            let count = try change.participants(of: try now["id"].required()).count
            row["audience"] = .integer(Int64(max(1, people.count, (now["audience"].int ?? count) - count + people.count)))
        }
        row["touched"] = SQLValue(try writer(of: row, over: now, entry))
        guard try canStand(row, in: table) else {
            return kept.append(try name(of: table, old) + ": something else is in its place now")
        }
        try write(row, over: now, of: table, key: entry.key)
        if let people { try setPeople(people, of: row) }
    }

    /// Tells what of a row would stay; writes nothing.
    func foresee(_ entry: LedgerEntry, of table: LedgeredTable) throws {
        guard entry.old["batch"]?.int64 != batch.number, let now = try change.current(table, entry.key) else { return }
        let later = try LaterEntry.read(entry, after: batch.number, before: nil, account: account, tx: tx)
        guard let next = later.first, now["batch"].int64 == entry.old["batch"]?.int64 else { return }
        let units = ColumnUnits(table, old: entry.old, left: next.old, now: now, later)
        try tell(units.staying, of: table, now, later)
    }

    /// A row as the batch left it, as it would be told of those who are there now.
    private func redirected(_ row: [String: SQLValue], in table: LedgeredTable) throws -> [String: SQLValue] {
        var (row, key) = (row, [SQLValue]())
        // What it points at that is gone is told of the old row alone.
        let told = kept
        try redirect(&row, &key, in: table)
        kept = told
        return row
    }

    /// Who is to take part again: everybody who takes part by now, with those whom the batch took out, without those whom it brought in.
    /// Nil when that changes nothing.
    private func peopleAgain(
        _ old: [String: SQLValue], of interaction: ID<Interaction>, _ later: [LaterEntry]
    ) throws -> [ID<Person>]? {
        guard let before = try keptPeople(old) else { return nil }
        let now = try change.participants(of: interaction)
        // Who took part is kept beside an interaction only where that changed.
        let left = try later.lazy.compactMap { try self.keptPeople($0.old) }.first ?? now
        let again = Set(now).union(Set(before).subtracting(left)).subtracting(Set(left).subtracting(before))
        return again.isEmpty || again == Set(now) ? nil : again.sorted()
    }

    /// Names what stays: "Ada Lovelace: the cadence and the place were changed later and stay".
    private func tell(_ staying: [[String]], of table: LedgeredTable, _ now: Row, _ later: [LaterEntry]) throws {
        // A line of today that was answered since keeps its answer: nobody wrote it, so nobody misses it.
        guard table != .nudge, !staying.isEmpty else { return }
        for unit in staying { block(LaterEntry.writer(of: unit, among: later, now)) }
        let name = table == .person ? now["full_name"].text : try name(of: table, now.dictionary)
        guard !ColumnUnits.isWhole(table) else { return kept.append("\(name): it was changed again later") }
        let facts = staying.compactMap(StoryWords.fact)
        guard !facts.isEmpty else { return }
        kept.append("\(name): \(facts.listed) \(facts.count == 1 ? "was changed later and stays" : "were changed later and stay")")
    }

    /// The batch that a row counts as written by: the newest of which something stands in it; this undo where that is a later one, for the
    /// row is another by it.
    private func writer(of row: [String: SQLValue], over now: Row, _ entry: LedgerEntry) throws -> BatchNumber {
        let undo = change.batchIfAny ?? .max
        let entries = try LaterEntry.read(entry, after: 0, before: undo, account: account, tx: tx)
        let newest = LaterEntry.newest(now, row, among: entries, but: batch.number, redone: batch.undoes) ?? row["batch"]?.int64 ?? 0
        return newest > batch.number ? undo : newest
    }
}

/// What a later batch made of a row, as it found it.
struct LaterEntry {
    let number: BatchNumber
    let old: [String: SQLValue]
    /// Whether nobody took the batch back, and it is no undo, but for one that merged again.
    private let isStanding: Bool
    private let isUndo: Bool

    /// What holds of a batch that stands.
    static let stands: SQL = """
        batch.state = 'applied' AND (batch.kind <> 'undo' OR EXISTS (SELECT 1 FROM ledger AS moved
        WHERE moved.account = batch.account AND moved.batch = batch.number AND moved.tbl = \(MovedParts.name)))
        """

    /// The entries of a row after a batch, the first first.
    static func read(
        _ entry: LedgerEntry, after batch: BatchNumber, before undo: BatchNumber?, account: AccountID, tx: any Transaction
    ) throws -> [LaterEntry] {
        try tx.rows(
            """
            SELECT ledger.batch AS number, tbl, op, row_key, old, batch.kind AS kind, CASE WHEN \(stands) THEN 1 ELSE 0 END AS stands
            FROM ledger
            JOIN batch ON batch.account = ledger.account AND batch.number = ledger.batch
            WHERE ledger.account = \(account) AND tbl = \(entry.table) AND row_key = \(try Change.text(of: entry.key))
              AND ledger.batch > \(batch) AND ledger.batch < \(undo ?? .max) ORDER BY ledger.batch, ledger.seq
            """
        ).map { row in
            LaterEntry(
                number: row["number"].int64 ?? 0, old: try LedgerEntry(row, account: account).old, isStanding: row["stands"].bool,
                isUndo: row["kind"].text == BatchEntry.Kind.undo.rawValue)
        }
    }

    /// Whether one of them that stands changed one of those columns.
    static func isWritten(_ columns: [String], by later: [LaterEntry], _ now: Row) -> Bool {
        writers(of: columns, among: later, now).contains(where: \.isStanding)
    }

    /// The batch because of which those columns stay: the last that stands and changed them, else one that was taken back without them.
    static func writer(of columns: [String], among later: [LaterEntry], _ now: Row) -> BatchNumber? {
        let writers = writers(of: columns, among: later, now)
        return (writers.last(where: \.isStanding) ?? writers.last { !$0.isUndo })?.number
    }

    /// The newest that stands, or was taken back without all that it wrote into the row, but for `batch` itself; nil when there is none.
    static func newest(
        _ now: Row, _ row: [String: SQLValue], among entries: [LaterEntry], but batch: BatchNumber, redone: BatchNumber?
    ) -> BatchNumber? {
        var next = now.dictionary
        // Columns that nothing wrote after the entry that is looked at, not even this undo.
        var untouched = Set(next.filter { $0.key != "touched" && $0.value.isSame(as: row[$0.key]) }.keys)
        for entry in entries.reversed() {
            let written = untouched.filter { !next[$0].isSame(as: entry.old[$0]) }
            let stands = entry.isStanding || entry.number == redone || !entry.isUndo && !written.isEmpty
            if stands, entry.number != batch { return entry.number }
            untouched.subtract(written)
            next = entry.old
        }
        return nil
    }

    private static func writers(of columns: [String], among later: [LaterEntry], _ now: Row) -> [LaterEntry] {
        let after = later.dropFirst().map(\.old) + [now.dictionary]
        return zip(later, after).filter { entry, next in columns.contains { !entry.old[$0].isSame(as: next[$0]) } }.map(\.0)
    }
}

/// The entries of a batch, the last first, each with its place among those of its row: a thousand in memory at once, as a batch may have
/// deleted everything.
struct RowEntries {
    struct Place {
        /// Whether it is the first of those updates of the row that follow on one another: it holds what the row was before them all.
        let isFirst: Bool
        /// Whether the batch had written into the row before it.
        let followsUpdate: Bool
        /// Whether a later batch wrote the row, too.
        let isLater: Bool
    }

    private let batch: BatchNumber
    private let account: AccountID
    private let tx: any Transaction
    private static let page = 1000

    init(_ batch: BatchNumber, account: AccountID, tx: any Transaction) {
        self.batch = batch
        self.account = account
        self.tx = tx
    }

    static func key(_ row: Row) -> String { row["tbl"].text + row["row_key"].text }

    func each(_ body: (Row, Place) throws -> Void) throws {
        var last = Int64.max
        while true {
            let rows = try tx.rows(
                """
                SELECT entry.*, CASE WHEN EXISTS (SELECT 1 FROM ledger AS later WHERE later.account = entry.account AND later.tbl = entry.tbl
                    AND later.row_key = entry.row_key AND later.batch > entry.batch) THEN 1 ELSE 0 END AS is_later,
                  (SELECT before.op FROM ledger AS before WHERE before.account = entry.account AND before.tbl = entry.tbl
                    AND before.row_key = entry.row_key AND before.batch = entry.batch AND before.seq < entry.seq
                    ORDER BY before.seq DESC LIMIT 1) AS op_before
                FROM ledger AS entry WHERE entry.account = \(account) AND entry.batch = \(batch) AND entry.seq < \(last)
                ORDER BY entry.seq DESC LIMIT \(Self.page)
                """)
            for row in rows {
                let followsUpdate = row["op_before"].text == "update"
                let isFirst = row["op"].text != "update" || !followsUpdate
                try body(row, Place(isFirst: isFirst, followsUpdate: followsUpdate, isLater: row["is_later"].bool))
            }
            guard rows.count == Self.page, let next = rows.last?["seq"].int64 else { return }
            last = next
        }
    }
}
