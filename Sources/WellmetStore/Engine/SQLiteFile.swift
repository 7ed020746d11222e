internal import Foundation
internal import GRDB
internal import WellmetModel

/// A database file that is only looked at: a backup that is checked.
struct SQLiteFile {
    private let queue: DatabaseQueue
    private let path: String

    init(path: String) throws(StoreError) {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(20)
        self.path = path
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    func close() {
        try? queue.close()  // nothing was written; the system closes what is left
    }

    /// The schema number of the database at `path`; 0 for one without tables.
    static func schema(of path: String) throws -> Int {
        let file = try SQLiteFile(path: path)
        defer { file.close() }
        do {
            return try file.queue.read { db in
                let tx = SQLiteTransaction(db)
                guard try tx.hasTable("schema_version") else { return 0 }
                return try tx.row("SELECT max(number) AS number FROM schema_version")?["number"].int ?? 0
            }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    /// Writes all that the database holds to `target`, what stands in its write-ahead log included.
    func copy(to target: String) throws {
        do {
            let copy = try DatabaseQueue(path: target)
            try queue.backup(to: copy)
            try copy.inDatabase { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
        } catch {
            throw StoreError(error, path: target)
        }
    }

    /// Checks all and counts people and interactions.
    func verified() throws -> (people: Int, interactions: Int) {
        do {
            return try queue.read { db in
                let tx = SQLiteTransaction(db)
                guard try tx.hasTable("schema_version") else {
                    throw StoreError.damaged(path: path, detail: "it holds no Wellmet tables")
                }
                let found = try tx.row("SELECT max(number) AS number FROM schema_version")?["number"].int ?? 0
                guard found <= Migration.newest else { throw StoreError.newerSchema(found: found, known: Migration.newest) }
                if let wrong = try tx.rows("PRAGMA integrity_check(1)").first?[0].text, wrong != "ok" {
                    throw StoreError.damaged(path: path, detail: wrong)
                }
                if let row = try tx.row("PRAGMA foreign_key_check") {
                    throw StoreError.damaged(path: path, detail: "a row of \(row[0].text) has lost what it points at")
                }
                return (
                    try tx.row("SELECT count(*) AS n FROM person")?["n"].int ?? 0,
                    try tx.row("SELECT count(*) AS n FROM interaction")?["n"].int ?? 0
                )
            }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }
}

extension Store {
    /// Folds the write-ahead log of a database into its file.
    ///
    /// - Throws: `StoreError.busy` when another process has it open.
    static func foldLog(of path: String) throws {
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(1)
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            // Leaving WAL mode needs the file for oneself alone: with a server on it, SQLite refuses.
            try queue.inDatabase { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
            try queue.close()
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
