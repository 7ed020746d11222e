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
        var rows: [Row] = []
        try each(sql) { rows.append($0) }
        return rows
    }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let statement = try prepared(sql.text)
        defer { sqlite3_reset(statement) }
        try bind(sql.values, to: statement)
        let count = sqlite3_column_count(statement)
        let columns = ColumnNames((0..<count).map { String(cString: sqlite3_column_name(statement, $0)) })
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try body(Row(columns: columns, values: (0..<count).map { value(statement, $0) }))
            case SQLITE_DONE: return
            default: throw failure()
            }
        }
    }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        let statement = try prepared(sql.text)
        try step(statement, sql.values)
        return Int(sqlite3_changes(db.sqliteConnection))
    }

    func run(_ text: String, forEach values: some Sequence<[SQLValue]>) throws {
        let statement = try prepared(text)
        for values in values { try step(statement, values) }
    }

    func hasTable(_ name: String) throws -> Bool {
        try db.tableExists(name)
    }

    func script(_ text: String) throws {
        try db.execute(sql: text)
    }

    private func step(_ statement: OpaquePointer, _ values: [SQLValue]) throws {
        defer { sqlite3_reset(statement) }
        try bind(values, to: statement)
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: continue
            case SQLITE_DONE: return
            default: throw failure()
            }
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
