internal import Foundation
package import WellmetModel

/// The whole database: its accounts, its file, its health. One account's network is a `Network`.
package struct Store: Sendable {
    let engine: any Engine
    /// Where the database file lies; nil for one that lives in memory only.
    package let path: String?

    /// The name of the database file in the data folder.
    package static let fileName = "wellmet.db"

    /// Opens the database in `folder`, making both at first use.
    ///
    /// An older schema is brought up to date after a backup beside the file; a newer one is refused and not touched. An
    /// import that a killed process left half applied is rolled back: `report` is told in a sentence what was done.
    ///
    /// - Throws: `StoreError` when the folder or the file cannot be made, read or written, or the schema is newer.
    package static func open(folder: String, at now: Instant, report: (String) -> Void = { _ in }) async throws -> Store {
        try await open(folder: folder, migrations: Migration.all, at: now, report: report)
    }

    static func open(
        folder: String, migrations: [Migration], at now: Instant, report: (String) -> Void = { _ in }
    ) async throws -> Store {
        try makeFolder(folder)
        let path = (folder as NSString).appendingPathComponent(fileName)
        let newest = migrations.last?.number ?? 0
        SQLiteEngine.prepareProcess()
        let isNew = !FileManager.default.fileExists(atPath: path)
        // Looked at read-only first: opening for writing would already change the file of a newer program.
        let found = isNew ? 0 : try SQLiteFile.schema(of: path)
        guard found <= newest else { throw StoreError.newerSchema(found: found, known: newest) }
        if isNew { makePrivate(path) }
        let engine = try SQLiteEngine(path: path)
        let store = Store(engine: engine, path: path)
        if found < newest {
            if found > 0 {
                let backup = unusedPath("\(path).before-schema-\(newest)", at: now)
                try await store.backUp(to: backup)
                report("Made a backup before bringing the database up to date: \(backup)")
            }
            try await migrate(engine, with: migrations, at: now)
        }
        try await engine.tune(again: found < newest)
        for message in try await store.rollBackUnfinished(at: now) { report(message) }
        return store
    }

    /// `path`, or one with the time behind it when that is taken.
    static func unusedPath(_ path: String, at now: Instant) -> String {
        var candidate = path
        var number = 1
        while FileManager.default.fileExists(atPath: candidate) {
            candidate = "\(path)-\(stamp(now))" + (number == 1 ? "" : "-\(number)")
            number += 1
        }
        return candidate
    }

    /// Gives back memory that only makes what comes next faster, as when nobody is there.
    package func releaseMemory() async throws { try await engine.releaseMemory() }

    /// Closes the file; later calls throw.
    package func close() throws {
        try engine.close()
    }

    private static func makeFolder(_ folder: String) throws(StoreError) {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) {
            guard isFolder.boolValue else { throw .cannotOpen(path: folder, reason: "it is a file, not a folder") }
            return
        }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .cannotOpen(path: folder, reason: "it cannot be made (\(String(cString: strerror(errno))))")
        }
    }
}
