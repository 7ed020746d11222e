internal import Foundation
package import WellmetModel

/// A network that is coming in, part by part, in the one transaction in which all of it stands or falls.
package final class IncomingNetwork {
    private let account: AccountID
    private let tx: any Transaction
    private var part: NetworkPart?
    private var table: IncomingTable?
    private var bytes: [UInt8] = []
    private var seen: Set<NetworkPart> = []

    init(account: AccountID, tx: any Transaction) {
        (self.account, self.tx) = (account, tx)
    }

    /// Begins a part.
    ///
    /// - Throws: `StoreError.invalid` when it has been there, or is a table that this program does not know.
    package func begin(_ part: NetworkPart) throws {
        guard seen.insert(part).inserted else { throw StoreError.invalid("it is there twice") }
        self.part = part
        bytes = []
        if case .rows(let name) = part {
            guard let exported = ExportedTable.named(name) else { throw StoreError.invalid("“\(name)” is no table of this version") }
            table = try IncomingTable(exported, account: account, tx: tx)
        }
    }

    package func append(_ piece: UnsafeBufferPointer<UInt8>) throws {
        if table != nil { try table?.append(piece) } else { bytes.append(contentsOf: piece) }
    }

    /// Ends the part.
    ///
    /// - Returns: how many rows it had.
    package func end() throws -> Int {
        defer { (part, table) = (nil, nil) }
        switch part {
        case .settings: return try takeSettings()
        case .rows: return try table?.finish() ?? 0
        case .picture(let person, let kind):
            let changed = try tx.run(
                "UPDATE face SET content = \(.bytes(bytes)) WHERE account = \(account) AND person = \(person) AND kind = \(kind)")
            guard changed == 1 else { throw StoreError.invalid("it is the picture of nobody in the network") }
            return 1
        case nil: return 0
        }
    }

    private func takeSettings() throws -> Int {
        let settings: Settings
        do {
            settings = try JSONDecoder().decode(Settings.self, from: Data(bytes)).checked()
        } catch {
            throw StoreError.invalid("the settings cannot be read")
        }
        try tx.run("UPDATE account SET settings = \(try Settings.encoded(settings)) WHERE number = \(account)")
        return 1
    }

    /// What would leave the network in pieces.
    func checkIsWhole() throws {
        if let missing = NetworkPart.always.first(where: { !seen.contains($0) }) {
            let name = if case .rows(let table) = missing { table } else { "settings" }
            throw StoreError.invalid("“\(name)” is missing")
        }
        let row = try tx.row(
            "SELECT count(*) AS n FROM face WHERE account = \(account) AND kind <> 'none' AND length(content) = 0")
        if let n = row?["n"].int, n > 0 { throw StoreError.invalid(n == 1 ? "1 picture is missing" : "\(n) pictures are missing") }
    }
}

/// Rows on their way into a table, some hundred at a time.
private struct IncomingTable {
    private let table: ExportedTable
    private let account: SQLValue
    private let tx: any Transaction
    private let known: Set<String>
    private var lines = LineSplitter()
    private var reader: RowTextReader
    private var waiting: [[SQLValue]] = []
    private var statement = ""

    init(_ table: ExportedTable, account: AccountID, tx: any Transaction) throws {
        (self.table, self.tx) = (table, tx)
        self.account = SQLValue(account)
        known = Set(try table.columns(tx))
        reader = RowTextReader(table)
    }

    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) throws {
        var lines = lines
        try lines.append(piece) { try take($0, number: $1) }
        self.lines = lines
    }

    mutating func finish() throws -> Int {
        var lines = lines
        try lines.finish { try take($0, number: $1) }
        try write()
        return lines.count
    }

    private mutating func take(_ line: UnsafeBufferPointer<UInt8>, number: Int) throws {
        let values: [SQLValue]
        do throws(RowTextError) {
            values = try reader.values(of: line)
        } catch {
            throw StoreError.invalid("line \(number): \(error.reason)")
        }
        if statement.isEmpty { try prepare() }
        waiting.append([account] + values + fileValues(values))
        if waiting.count >= 500 { try write() }
    }

    private mutating func prepare() throws {
        if let unknown = reader.columns.first(where: { !known.contains($0) }) {
            throw StoreError.invalid("line 1: “\(unknown)” is no field of this version")
        }
        let names = ["account"] + reader.columns + table.fileColumns.sorted()
        let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
        statement = "INSERT INTO \(table.name) (\(names.joined(separator: ", "))) VALUES (\(marks))"
    }

    /// Room for a picture that comes as a file of its own.
    private func fileValues(_ values: [SQLValue]) -> [SQLValue] {
        table.fileColumns.map { _ in
            let kind = reader.columns.firstIndex(of: "kind").map { values[$0].text }
            return kind == "none" ? .null : .bytes([])
        }
    }

    private mutating func write() throws {
        guard !waiting.isEmpty else { return }
        defer { waiting.removeAll(keepingCapacity: true) }
        try tx.run(statement, forEach: waiting)
    }
}

extension Network {
    /// Whether nothing is in the network yet but settings, so that another one can be taken in.
    package func isEmpty() async throws -> Bool {
        let account = account
        return try await read { tx in try Network.isEmpty(account: account, tx: tx) }
    }

    private static func isEmpty(account: AccountID, tx: any Transaction) throws -> Bool {
        for table in ExportedTable.parentsFirst where !["batch", "ledger", "day_list"].contains(table.name) {
            guard try tx.row("SELECT 1 AS found FROM \(SQL(text: table.name)) WHERE account = \(account) LIMIT 1") == nil else {
                return false
            }
        }
        // What Wellmet did by itself, and changes of the settings, say nothing of anybody.
        let batch = try tx.row(
            """
            SELECT 1 AS found FROM batch WHERE account = \(account) AND kind <> 'rule' AND NOT EXISTS (
              SELECT 1 FROM ledger WHERE ledger.account = batch.account AND ledger.batch = batch.number
              AND tbl = \(Change.settingsName)) LIMIT 1
            """)
        return batch == nil
    }

    /// Takes in a whole network that left with `export`, as it was: its ids, its history, its settings. All of it or nothing.
    ///
    /// `visit` gives its parts; what it throws undoes everything.
    ///
    /// - Throws: `StoreError.refused` when something is in the network already; `.invalid` for what cannot be read, `.constraint`
    ///   when rows break a rule of the schema.
    package func takeIn(at now: Instant, _ visit: @escaping @Sendable (IncomingNetwork) throws -> Void) async throws {
        let account = account
        guard let lock = try engine.lockImports() else { throw StoreError.importRunning }
        defer { lock.release() }
        try await engine.write { tx in
            guard try Network.isEmpty(account: account, tx: tx) else {
                throw StoreError.refused(
                    "There is something in this network already, and a whole network comes only into an empty one. Make another account for it: wellmet account add NAME."
                )
            }
            try tx.deferReferences()
            for table in ["ledger", "day_list", "batch"] { try tx.run("DELETE FROM \(SQL(text: table)) WHERE account = \(account)") }
            let incoming = IncomingNetwork(account: account, tx: tx)
            try visit(incoming)
            try incoming.checkIsWhole()
            try Network.derive(account: account, at: now, tx: tx)
        }
    }

    /// Makes everything that is derived of rows that came as they are.
    private static func derive(account: AccountID, at now: Instant, tx: any Transaction) throws {
        try OrganizationWords.mend(account: account, tx: tx)
        try tx.indexAllTexts(account: account)
        let entry = BatchEntry(.rule, "Took in a network", by: .rule)
        let people = Change(tx, account: account, entry: entry, at: now)
        let ids: [ID<Person>] = try tx.rows("SELECT id FROM person WHERE account = \(account) ORDER BY id").map { try $0[0].required() }
        people.peopleToReplay = Set(ids)
        people.peopleToIndex = Set(ids)
        try people.finish()
        let zone = try Settings.read(account: account, tx: tx).timeZone
        let day = Change(tx, account: account, entry: entry, at: now)
        try Upkeep.prepare(Day(now, in: zone), in: zone, day)
        try ContactDays.recount(account: account, zone: zone, at: now, tx: tx)
        try day.finish()
    }
}
