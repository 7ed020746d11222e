internal import WellmetModel

/// A row that refers to one that is not there.
struct DanglingReference {
    let table: ExportedTable
    let columns: [String]
    let values: [SQLValue]
    let parent: String

    /// The first of an account's network; nil when every row to which one refers is there.
    static func first(account: AccountID, tx: any Transaction) throws -> DanglingReference? {
        for table in ExportedTable.parentsFirst {
            for reference in try tx.references(of: table.name) {
                let columns = reference.columns.map(\.own).filter { $0 != "account" }
                guard !columns.isEmpty else { continue }
                let isSaid = columns.map { "child.\($0) IS NOT NULL" }.joined(separator: " AND ")
                let isThere = reference.columns.map { "parent.\($0.parent) = child.\($0.own)" }.joined(separator: " AND ")
                let shown = columns.map { "child.\($0)" }.joined(separator: ", ")
                let found = try tx.row(
                    SQL(
                        text: """
                            SELECT \(shown) FROM \(table.name) AS child WHERE child.account = ? AND \(isSaid)
                            AND NOT EXISTS (SELECT 1 FROM \(reference.parent) AS parent WHERE \(isThere)) LIMIT 1
                            """, values: [SQLValue(account)]))
                if let found {
                    return DanglingReference(table: table, columns: columns, values: found.values, parent: reference.parent)
                }
            }
        }
        return nil
    }

    /// What is wrong, in words.
    var reason: String {
        let said = zip(columns, values).map { "“\($0)” \($1.shown)" }.joined(separator: " and ")
        return "it names \(said), and no row of “\(parent)” is that"
    }
}

/// The line of a table's file that holds certain values, looked for when something is wrong with it.
struct SoughtLine {
    private let dangling: DanglingReference
    private var reader: RowTextReader
    private var lines = LineSplitter(limit: IncomingTable.longestLine)
    private(set) var number: Int?

    init(_ dangling: DanglingReference) {
        self.dangling = dangling
        reader = RowTextReader(dangling.table)
    }

    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) throws {
        var lines = lines
        self.lines = LineSplitter()
        try lines.append(piece) { try look($0, $1) }
        self.lines = lines
    }

    mutating func finish() throws {
        var lines = lines
        try lines.finish { try look($0, $1) }
    }

    private mutating func look(_ line: UnsafeBufferPointer<UInt8>, _ number: Int) throws {
        guard self.number == nil else { return }
        let values = try reader.values(of: line)
        let said = dangling.columns.map { column in reader.columns.firstIndex(of: column).map { values[$0] } ?? .null }
        if said == dangling.values { self.number = number }
    }
}
