internal import CSQLite
internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Synchronization
internal import WellmetModel

/// The embedded engine: one file in WAL mode, through GRDB's pool of connections.
final class SQLiteEngine: Engine {
    private let pool: DatabasePool
    let path: String
    /// Pages of 4 kB in the log at which a write folds it into the file.
    private static let logPages = 4000
    /// Pages that `writeSoon` has left in the log. It folds four times as many at once: the same ones come again and again.
    private let unfolded = Mutex(0)
    let dialect = Dialect.sqlite
    /// Once in a process, before the first connection; where something else was first, nothing is lost but some speed.
    private static let isPrepared = csqlite_count_no_memory()
    static func prepareProcess() { _ = isPrepared }

    /// Opens the file, making it when there is none.
    init(path: String) throws(StoreError) {
        self.path = path
        var configuration = Configuration()
        configuration.busyMode = .timeout(20)
        configuration.maximumReaderCount = 4
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { db in
            // FULL: a committed promise survives a power cut, not only a killed process. The log is folded in at 16 MB: in
            // a long import the same pages come again and again, and a new row goes to a random place of many indexes: the
            // writer keeps what a large network's indexes take, until the server has nothing to do. Readers ask for few pages and
            // keep few: four of them rest in the memory of a small server.
            let pages = db.configuration.readonly ? -3000 : -64000
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL; PRAGMA cache_size = \(pages); PRAGMA temp_store = MEMORY;
                    PRAGMA wal_autocheckpoint = \(Self.logPages); PRAGMA journal_size_limit = \(Self.logPages * 4 * 4096)
                    """)
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Value) async throws -> Value {
        do {
            return try await pool.read { db in try body(SQLiteTransaction(db)) }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    func snapshot() async throws -> any Snapshot {
        do {
            return SQLiteSnapshot(snapshot: try pool.makeSnapshot(), path: path)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Value) async throws -> Value {
        do {
            return try await pool.write { db in try body(SQLiteTransaction(db)) }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    @discardableResult
    func writeSoon<Value: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Value
    ) async throws -> (value: Value, held: Duration) {
        do {
            let written = try await pool.writeWithoutTransaction { db in
                let (clock, start) = (ContinuousClock(), ContinuousClock.now)
                // Nor does the folding of the log hold others up: it is done below, or by the next write.
                try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0")
                // Setting them cannot fail outside of a transaction.
                defer { try? db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = \(Self.logPages)") }
                // What others wrote before was theirs to fold.
                _ = Self.pagesWritten(by: db)
                var value: Value?
                try db.inTransaction(.immediate) {
                    value = try body(SQLiteTransaction(db))
                    return .commit
                }
                guard let value else { throw StoreError.database("a transaction ended without its result") }
                return (value: value, pages: Self.pagesWritten(by: db), held: clock.now - start)
            }
            let isLong = unfolded.withLock { pages in
                pages += written.pages
                return pages > Self.logPages * 4
            }
            if isLong { await foldLog() }
            return (written.value, written.held)
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    /// Pages that the connection has written since this was asked last.
    private static func pagesWritten(by db: Database) -> Int {
        var (pages, highest): (Int32, Int32) = (0, 0)
        sqlite3_db_status(db.sqliteConnection, SQLITE_DBSTATUS_CACHE_WRITE, &pages, &highest, 1)
        return Int(pages)
    }

    /// Folds the log into the file by a connection of its own, so that neither reader nor writer waits for the disk.
    ///
    /// What is in the log is written: where another process folds just now, or the disk is full, it stays there for the next time.
    private func foldLog() async {
        do {
            let queue = try DatabaseQueue(path: path)
            _ = try await queue.writeWithoutTransaction { db in try db.checkpoint(.passive) }
            try queue.close()
            unfolded.withLock { $0 = 0 }
        } catch {
            return
        }
    }

    func lockImports() throws -> (any ImportLock)? {
        let file = open(path + ".importing", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StoreError.cannotOpen(path: path + ".importing", reason: String(cString: strerror(errno))) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            Glibc.close(file)
            return nil
        }
        return FileLock(file)
    }

    func copy(to target: String) async throws {
        do {
            let queue = try DatabaseQueue(path: target)
            try pool.backup(to: queue, pagesPerStep: 2000)
            // A single file, so that it can be carried anywhere: no -wal beside it.
            try await queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
            try queue.close()
        } catch let error as DatabaseError {
            throw StoreError(error, path: target)
        }
    }

    func damage() async throws -> [String] {
        try await read { transaction in
            var found: [String] = []
            for row in try transaction.rows("PRAGMA integrity_check(20)") where row[0].text != "ok" { found.append(row[0].text) }
            for row in try transaction.rows("PRAGMA foreign_key_check") {
                found.append("a row of \(row[0].text) points at a row of \(row[2].text) that is not there")
            }
            return found
        }
    }

    func tune(again: Bool) async throws {
        do {
            try await pool.write { db in
                guard try again || !SQLiteStatistics.areTold(db) else { return }
                try SQLiteChecks.respell(db)
                try SQLiteStatistics.tell(db)
            }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    func scrub() async throws {
        do {
            pool.invalidateReadOnlyConnections()
            try await pool.writeWithoutTransaction { db in
                // Words of deleted texts stay in the index until its parts are merged. What is rewritten is written to a file for
                // a while: all of it would not have to fit into memory.
                try db.execute(
                    sql: """
                        INSERT INTO text_index (text_index) VALUES ('optimize');
                        PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY
                        """)
                try db.checkpoint(.truncate)
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    func releaseMemory() async throws {
        pool.releaseMemoryEventually()
        // Behind the writer's own turn.
        try await pool.writeWithoutTransaction { _ in }
    }

    func close() throws {
        do {
            // The readers first: the last connection folds the log, and a reader may not. Then one file holds all, and may be carried.
            pool.invalidateReadOnlyConnections()
            try pool.close()
        } catch {
            throw StoreError(error, path: path)
        }
    }
}

/// A read transaction on a connection of its own, open until nobody needs it.
private struct SQLiteSnapshot: Snapshot {
    let snapshot: DatabaseSnapshot
    let path: String

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Value) async throws -> Value {
        do {
            return try await snapshot.read { db in try body(SQLiteTransaction(db)) }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }
}

/// A lock on a file that the system lets go of when the process ends.
private final class FileLock: ImportLock {
    private let file: Int32

    init(_ file: Int32) {
        self.file = file
    }

    func release() {
        flock(file, LOCK_UN)
    }

    deinit {
        Glibc.close(file)
    }
}

extension StoreError {
    /// What an error of SQLite means to somebody who can act on it.
    init(_ error: any Error, path: String) {
        guard let error = error as? DatabaseError else {
            self = .cannotOpen(path: path, reason: "\(error)")
            return
        }
        self.init(code: error.resultCode.rawValue, message: error.message ?? "no message", path: path)
    }

    init(code: Int32, message: String, path: String) {
        switch code & 0xFF {
        case SQLITE_FULL: self = .diskFull(path: path)
        // By now errno tells of something else: SQLite has closed its files since.
        case SQLITE_IOERR where message.contains("full") || StoreError.hasNoRoom(path): self = .diskFull(path: path)
        case SQLITE_READONLY: self = .readOnly(path: path)
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(path: path, detail: message)
        case SQLITE_CONSTRAINT: self = .constraint(message)
        case SQLITE_CANTOPEN:
            self =
                access((path as NSString).deletingLastPathComponent, W_OK) == 0
                ? .cannotOpen(path: path, reason: message) : .readOnly(path: path)
        default: self = .database(message)
        }
    }

    /// Whether the disk has less left than the 32 kB that SQLite needs beside a database (its `-shm` file), and a page of its log.
    private static func hasNoRoom(_ path: String) -> Bool {
        var space = statvfs()
        guard statvfs((path as NSString).deletingLastPathComponent, &space) == 0 else { return false }
        return UInt64(space.f_bavail) * UInt64(space.f_frsize) < 128 * 1024
    }
}
