internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import WellmetModel

/// A transaction on one of GRDB's connections. Statements come from GRDB's cache and are bound and stepped here, without
/// the boxes that a general value type would cost in the paths that write a million rows.
struct SQLiteTransaction: Transaction {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    func rows(_ sql: SQL) throws -> [Row] {
        let (statement, columns) = try begun(sql)
        return try rows(of: statement, columns)
    }

    /// The same for a statement that only this engine knows: it is not noted among those that all engines share.
    func unshared(_ text: String, _ values: [SQLValue]) throws -> [Row] {
        let (statement, columns) = try begun(SQL(text: text, values: values), try db.cachedStatement(sql: text).sqliteStatement)
        return try rows(of: statement, columns)
    }

    private func rows(of statement: OpaquePointer, _ columns: ColumnNames) throws -> [Row] {
        defer { sqlite3_reset(statement) }
        var rows: [Row] = []
        while try steps(statement) {
            rows.append(Row(columns: columns, values: columns.names.indices.map { value(statement, Int32($0)) }))
        }
        return rows
    }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try each(try begun(sql), body)
    }

    func eachUnshared(_ text: String, _ values: [SQLValue], _ body: (Row) throws -> Void) throws {
        try each(try begun(SQL(text: text, values: values), try db.cachedStatement(sql: text).sqliteStatement), body)
    }

    private func each(_ begun: (statement: OpaquePointer, columns: ColumnNames), _ body: (Row) throws -> Void) throws {
        let (statement, columns) = begun
        defer { sqlite3_reset(statement) }
        // The values of a row take the place of those before: where many are read, making room for each would cost the most.
        var row = Row(columns: columns, values: columns.names.map { _ in .null })
        while try steps(statement) {
            for i in row.values.indices { row.values[i] = value(statement, Int32(i)) }
            try body(row)
        }
    }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        let statement = try prepared(sql.text)
        try step(statement, sql.values)
        return Int(sqlite3_changes(db.sqliteConnection))
    }

    func runIfAllowed(_ sql: SQL) throws -> Bool {
        do {
            try run(sql)
            return true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            return false
        }
    }

    func run(_ text: String, forEach values: some Sequence<[SQLValue]>) throws {
        let statement = try prepared(text)
        for values in values { try step(statement, values) }
    }

    func runUnshared(_ text: String, forEach values: some Sequence<[SQLValue]>) throws {
        let statement = try db.cachedStatement(sql: text).sqliteStatement
        for values in values { try step(statement, values) }
    }

    func hasTable(_ name: String) throws -> Bool {
        try db.tableExists(name)
    }

    func tables() throws -> [String] {
        try unshared(
            """
            SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'text!_%' ESCAPE '!'
            ORDER BY name
            """, []
        ).map { $0[0].text }
    }

    func columns(of table: String) throws -> [String] {
        try db.columns(in: table).map(\.name)
    }

    func textColumns(of table: String) throws -> [String] {
        try db.columns(in: table).filter { $0.type.uppercased() == "TEXT" }.map(\.name)
    }

    func deferReferences() throws {
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
    }

    func areReferencesMet() throws -> Bool {
        var (unmet, highest): (Int32, Int32) = (0, 0)
        sqlite3_db_status(db.sqliteConnection, SQLITE_DBSTATUS_DEFERRED_FKS, &unmet, &highest, 0)
        return unmet == 0
    }

    func references(of table: String) throws -> [Reference] {
        try db.foreignKeys(on: table).map { key in
            Reference(parent: key.destinationTable, columns: key.mapping.map { (own: $0.origin, parent: $0.destination) })
        }
    }

    func script(_ text: String) throws {
        try db.execute(sql: text)
    }

    /// Runs a statement to its end.
    private func step(_ statement: OpaquePointer, _ values: [SQLValue]) throws {
        defer { sqlite3_reset(statement) }
        try bind(values, to: statement)
        while try steps(statement) {}
    }

    /// A statement before its first row, with the names of its columns.
    private func begun(_ sql: SQL, _ known: OpaquePointer? = nil) throws -> (statement: OpaquePointer, columns: ColumnNames) {
        let statement = try known ?? prepared(sql.text)
        try bind(sql.values, to: statement)
        let names = (0..<sqlite3_column_count(statement)).map { String(cString: sqlite3_column_name(statement, $0)) }
        return (statement, ColumnNames(names))
    }

    /// Goes to the next row; false behind the last.
    private func steps(_ statement: OpaquePointer) throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure()
        }
    }

    private func prepared(_ text: String) throws -> OpaquePointer {
        StatementLog.shared?.note(text)
        return try db.cachedStatement(sql: text).sqliteStatement
    }

    private func bind(_ values: [SQLValue], to statement: OpaquePointer) throws {
        guard sqlite3_bind_parameter_count(statement) == Int32(values.count) else {
            throw StoreError.database("a statement was given \(values.count) values and takes another number")
        }
        for (i, value) in values.enumerated() {
            let at = Int32(i + 1)
            let code: Int32
            switch value {
            case .null: code = sqlite3_bind_null(statement, at)
            case .integer(let n): code = sqlite3_bind_int64(statement, at, n)
            case .real(let x): code = sqlite3_bind_double(statement, at, x)
            case .text(var text):
                // An empty buffer has no address, and none means null.
                code = text.withUTF8 { bytes in
                    bytes.isEmpty
                        ? sqlite3_bind_text(statement, at, "", 0, Self.transient)
                        : bytes.withMemoryRebound(to: CChar.self) {
                            sqlite3_bind_text(statement, at, $0.baseAddress, Int32(clamping: $0.count), Self.transient)
                        }
                }
            case .uuid(let u):
                code = withUnsafeBytes(of: u.uuid) { sqlite3_bind_blob(statement, at, $0.baseAddress, 16, Self.transient) }
            case .bytes(let b):
                code =
                    b.isEmpty
                    ? sqlite3_bind_zeroblob(statement, at, 0)
                    : sqlite3_bind_blob(statement, at, b, Int32(clamping: b.count), Self.transient)
            }
            guard code == SQLITE_OK else { throw failure() }
        }
    }

    private func value(_ statement: OpaquePointer, _ i: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, i) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, i))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, i))
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(statement, i) else { return .null }
            let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, i)))
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let count = Int(sqlite3_column_bytes(statement, i))
            guard count > 0, let start = sqlite3_column_blob(statement, i) else { return .bytes([]) }
            if count == 16 {
                return .uuid(UUID(uuid: start.loadUnaligned(as: uuid_t.self)))
            }
            return .bytes(Array(UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }

    private func failure() -> DatabaseError {
        let connection = db.sqliteConnection
        let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? "no message"
        return DatabaseError(resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)), message: message)
    }

    /// SQLite copies the bytes before the call returns.
    private static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
