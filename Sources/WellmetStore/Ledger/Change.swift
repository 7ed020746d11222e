internal import Foundation
internal import WellmetModel

/// One write in progress: the transaction, the account, and the batch that everything written belongs to.
///
/// Rows of people's tables are written through it, so that none escapes the ledger. Lives as long as its transaction.
final class Change {
    let tx: any Transaction
    let account: AccountID
    let now: Instant
    private let entry: BatchEntry
    private(set) var batchIfAny: BatchNumber?
    private var sequence: Int64
    /// Seeded by the system once: asking it for each id would cost a call to the kernel.
    private var generator = SeededRandom(seed: UInt64.random(in: .min ... .max))
    private var lastID: UUID?
    /// Whether deleted rows are copied to the ledger. An undo of an import does without: the archive can be read again.
    var copiesDeletedRows = true
    /// Whether nothing at all is copied to the ledger: whoever is forgotten does not stay there.
    var keepsNothing = false
    /// People whose ties are to be reckoned again before the transaction ends.
    var peopleToReplay: Set<ID<Person>> = []
    /// People of whom only the rules changed: circles, cadences, pauses.
    var peopleToRefresh: Set<ID<Person>> = []
    /// People who were in contact, with whose ties it is in order already.
    var peopleTouched: Set<ID<Person>> = []
    /// Whether this write chose people for today's list.
    var hasChosen = false
    /// Whether of anybody somebody said that they are two: else nobody who goes is asked after. Nil until it was looked up.
    private var saidToBeTwo: Bool?
    /// Whether a place on today's list became free because whoever stood there is gone.
    var leavesAPlace = false
    /// People who may be suggested again from now on: their line of today, if that was answered by it, comes back.
    var peopleReturning: Set<ID<Person>> = []
    /// People of whom something was written that answers their line of today, with the answer as it is stored.
    var answersToday: [ID<Person>: AnswerToday] = [:]
    /// The days of contact that this write adds to and takes from; nil until there is one.
    private var contactDays: ContactDays?
    /// The moment a year ago at which ties are kept.
    private var yearAgoIfAny: YearAgo?
    /// Texts that came, changed or went.
    private var texts: [TextChange] = []
    /// Where each of them stands, by its row: one that changes twice is another once.
    private var placeOfText: [UUID: Int] = [:]
    /// People whose searchable words changed.
    var peopleToIndex: Set<ID<Person>> = []
    /// People who may be like others than before.
    var peopleToCompare: Set<ID<Person>> = []

    init(_ tx: any Transaction, account: AccountID, entry: BatchEntry, at now: Instant) {
        self.tx = tx
        self.account = account
        self.entry = entry
        self.now = now
        sequence = 0
    }

    /// Goes on with a batch that was begun before, as the chunks of an import do.
    init(_ tx: any Transaction, account: AccountID, continuing batch: BatchNumber, entry: BatchEntry, at now: Instant) throws {
        self.tx = tx
        self.account = account
        self.entry = entry
        self.now = now
        batchIfAny = batch
        sequence = try tx.row("SELECT max(seq) AS seq FROM ledger WHERE account = \(account) AND batch = \(batch)")?["seq"].int64 ?? 0
    }

    /// The number of this write's batch, made at the first change.
    func batch() throws -> BatchNumber {
        if let batchIfAny { return batchIfAny }
        let number = try begin(state: .applied)
        return number
    }

    /// Makes the batch row.
    func begin(state: Batch.State, source: ID<Source>? = nil, undoes: BatchNumber? = nil) throws -> BatchNumber {
        let last = try tx.row("SELECT max(number) AS number FROM batch WHERE account = \(account)")?["number"].int64 ?? 0
        let number = last + 1
        try tx.run(
            """
            INSERT INTO batch (account, number, kind, actor, title, source, state, undoes, made_at)
            VALUES (\(account), \(number), \(entry.kind), \(entry.actor), \(entry.title), \(source), \(state), \(undoes), \(now))
            """)
        batchIfAny = number
        return number
    }

    /// A new id, behind all that this write made before: rows come in the order in which they were written.
    func newID<Entity>(_: Entity.Type = Entity.self) -> ID<Entity> {
        var bytes = lastID.map { ID<Entity>($0) }?.uuid.uuid ?? ID<Entity>(at: now, using: &generator).uuid.uuid
        if lastID != nil {
            withUnsafeMutableBytes(of: &bytes) { bytes in
                // RFC 9562, section 6.2, method 2: the last 56 bits count up by a random step.
                var carry = 1 + generator.next() >> 40
                for i in (9..<16).reversed() {
                    carry += UInt64(bytes[i])
                    bytes[i] = UInt8(truncatingIfNeeded: carry)
                    carry >>= 8
                }
            }
        } else {
            // Room to count up.
            bytes.9 &= 0x7F
        }
        lastID = UUID(uuid: bytes)
        return ID(UUID(uuid: bytes))
    }

    func insert(_ table: LedgeredTable, _ columns: Columns) throws {
        let batch = try batch()
        let names = ["account"] + columns.names + ["batch", "touched"]
        let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
        try tx.run(
            SQL(
                text: "INSERT INTO \(table.name) (\(names.joined(separator: ", "))) VALUES (\(marks))",
                values: [SQLValue(account)] + columns.values + [SQLValue(batch), SQLValue(batch)]))
        if let texts = TextColumns.of(table), let id = columns["id"] {
            try note(TextChange(table: table.name, id: id, new: texts.text { columns[$0] }))
        }
        noteLikeness(table, columns[table == .person ? "id" : "person"])
    }

    /// Takes note of whose likeness to others a row tells.
    func noteLikeness(_ table: LedgeredTable, _ owner: SQLValue?) {
        if LikenessTable.isMade(of: table), let person = owner?.id(Person.self) { peopleToCompare.insert(person) }
    }

    /// Takes note of a text for the index, which takes in some thousands at once.
    func note(_ text: TextChange) throws {
        guard let id = text.id.uuid, text.old != text.new else { return }
        if let place = placeOfText[id] {
            texts[place].new = text.new
        } else {
            if texts.count >= Change.mostTexts { try indexTexts() }
            placeOfText[id] = texts.count
            texts.append(text)
        }
    }

    /// Texts that wait for the index at the most.
    private static let mostTexts = 10_000

    private func indexTexts() throws {
        try tx.index(texts.filter { $0.old != $0.new }, account: account)
        (texts, placeOfText) = ([], [:])
    }

    /// The same for rows as they were and as they are; nil for one that is not there.
    func noteText(of table: LedgeredTable, _ old: [String: SQLValue]?, _ new: [String: SQLValue]?) throws {
        guard let texts = TextColumns.of(table), let id = old?["id"] ?? new?["id"] else { return }
        func text(_ row: [String: SQLValue]?) -> String { row.map { row in texts.text { row[$0] } } ?? "" }
        try note(TextChange(table: table.name, id: id, old: text(old), new: text(new)))
    }

    /// Writes the columns that differ, after copying the row to the ledger. Returns whether anything differed.
    ///
    /// `extra` is kept beside the row, and makes an entry even when no column differs.
    ///
    /// - Throws: `StoreError.notFound` when there is no such row.
    @discardableResult
    func update(_ table: LedgeredTable, _ key: [SQLValue], _ columns: Columns, with extra: [String: SQLValue] = [:]) throws -> Bool {
        guard let old = try current(table, key) else { throw StoreError.notFound("That \(table.name)") }
        let changed = columns.filter { name, value in old[name] != value }
        guard !changed.isEmpty || !extra.isEmpty else { return false }
        let batch = try batch()
        try keep(old, of: table, key: key, op: "update", with: extra)
        // What leaves no entry is no change that a later undo would have to respect.
        let touched = keepsNothing ? old["touched"].int64 ?? batch : max(batch, old["touched"].int64 ?? 0)
        let assignments = (changed.names.map { "\($0) = ?" } + ["touched = ?"]).joined(separator: ", ")
        try tx.run(
            SQL(
                text: "UPDATE \(table.name) SET \(assignments) WHERE \(table.keyCondition)",
                values: changed.values + [SQLValue(touched), SQLValue(account)] + key))
        if let texts = TextColumns.of(table) {
            let new = texts.text { changed[$0] ?? old[$0] }
            try note(TextChange(table: table.name, id: old["id"], old: texts.text { old[$0] }, new: new))
        }
        if table != .person || changed.names.contains(where: LikenessTable.isMade) {
            noteLikeness(table, table.owner(of: old.dictionary))
            noteLikeness(table, changed["person"])
        }
        return true
    }

    /// Deletes the row after copying it to the ledger. Returns whether it was there.
    ///
    /// `extra` is kept beside the row: what hangs on it and is no row of its own.
    @discardableResult
    func delete(_ table: LedgeredTable, _ key: [SQLValue], with extra: [String: SQLValue] = [:]) throws -> Bool {
        guard let old = try current(table, key) else { return false }
        _ = try batch()
        if copiesDeletedRows { try keep(old, of: table, key: key, op: "delete", with: extra) }
        if table == .person, let person = old["id"].id(Person.self) {
            try LikenessTable(account: account, tx: tx).remove(person)
        } else {
            noteLikeness(table, old["person"])
        }
        try tx.run(SQL(text: "DELETE FROM \(table.name) WHERE \(table.keyCondition)", values: [SQLValue(account)] + key))
        try noteText(of: table, old.dictionary, nil)
        return true
    }

    func current(_ table: LedgeredTable, _ key: [SQLValue]) throws -> Row? {
        try tx.row(SQL(text: "SELECT * FROM \(table.name) WHERE \(table.keyCondition)", values: [SQLValue(account)] + key))
    }

    /// Copies a row to the ledger as it stands before this change.
    func keep(_ row: Row, of table: LedgeredTable, key: [SQLValue], op: String, with extra: [String: SQLValue] = [:]) throws {
        try keep(row, named: table.name, key: key, op: op, with: extra, owner: table.owner(of: row.dictionary) ?? .null)
    }

    func keep(
        _ row: Row, named name: String, key: [SQLValue], op: String, with extra: [String: SQLValue] = [:], owner: SQLValue = .null
    ) throws {
        guard !keepsNothing else { return }
        sequence += 1
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let keyText = try Change.text(of: key)
        let rowText = String(decoding: try encoder.encode(row.dictionary.merging(extra) { row, _ in row }), as: UTF8.self)
        try tx.run(
            """
            INSERT INTO ledger (account, batch, seq, tbl, op, row_key, old, person)
            VALUES (\(account), \(try batch()), \(sequence), \(name), \(op), \(keyText), \(rowText), \(owner))
            """)
    }

    /// A row's key as the ledger has it.
    static func text(of key: [SQLValue]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(key), as: UTF8.self)
    }

    /// Brings what is derived up to date with what was written. Called once, at the end of the transaction.
    func finish() throws {
        try settleToday()
        peopleToCompare.formUnion(peopleToIndex)
        try indexWords()
        try LikenessTable(account: account, tx: tx).note(peopleToCompare)
        peopleToCompare = []
        try indexTexts()
        try reckonTies()
        try contactDays?.write(tx)
        contactDays = nil
    }

    func isAnyoneSaidToBeTwo() throws -> Bool {
        if let saidToBeTwo { return saidToBeTwo }
        let found = try tx.row("SELECT 1 AS found FROM not_same WHERE account = \(account) LIMIT 1") != nil
        saidToBeTwo = found
        return found
    }

    func yearAgo() throws -> YearAgo {
        if let yearAgoIfAny { return yearAgoIfAny }
        let yearAgo = YearAgo(now, in: try settings().timeZone)
        yearAgoIfAny = yearAgo
        return yearAgo
    }

    /// Notes on which days contact came in, or is another than before.
    func count(_ note: (inout ContactDays) -> Void) throws {
        var days = try contactDays ?? ContactDays(account: account, zone: try settings().timeZone, at: now)
        note(&days)
        contactDays = days
    }
}

/// Where data enters.
package enum Source {}
