internal import Foundation
internal import Glibc
package import WellmetModel

/// What a backup holds, as it was read back after writing.
package struct BackupReport: Sendable {
    package let path: String
    package let bytes: Int
    package let people: Int
    package let interactions: Int
}

extension Store {
    /// Writes a consistent copy of the database to `path` while others go on working, reads it back and checks it.
    ///
    /// The copy appears under its name only when it is whole: a killed or failed backup leaves at most a `.partial` file,
    /// which the next one replaces.
    ///
    /// - Throws: `StoreError.refused` when `path` exists, `.diskFull`, `.readOnly`, `.damaged` when the check fails.
    @discardableResult
    package func backUp(to path: String) async throws -> BackupReport {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw StoreError.refused("\(path) exists already. Choose another name: a backup never replaces a file.")
        }
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
            throw StoreError.cannotOpen(path: path, reason: "there is no folder \(folder)")
        }
        let partial = path + ".partial"
        Store.remove(partial)
        do {
            Store.makePrivate(partial)
            try await engine.copy(to: partial)
            let counts = try await Store.verify(partial)
            guard rename(partial, path) == 0 else {
                throw StoreError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
            }
            let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0  // only for the report
            return BackupReport(path: path, bytes: size, people: counts.people, interactions: counts.interactions)
        } catch {
            Store.remove(partial)
            // A copy is as damaged as what it is of.
            if case StoreError.damaged(partial, let detail) = error, let own = self.path {
                throw StoreError.damaged(path: own, detail: detail)
            }
            throw error
        }
    }

    /// Makes an empty file that only its owner may read, before anything is written into it. SQLite gives its journal the same mode.
    static func makePrivate(_ path: String) {
        let file = Glibc.open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
        if file >= 0 { Glibc.close(file) }  // what hinders it hinders SQLite too, which says so
    }

    /// Removes a database that was not finished, with what SQLite keeps beside it.
    private static func remove(_ path: String) {
        for ending in ["", "-journal", "-wal", "-shm"] { unlink(path + ending) }
    }

    /// Opens a database file, checks every page, index and foreign key, and counts what it holds.
    ///
    /// - Throws: `StoreError.damaged`, `.newerSchema`, or `.cannotOpen`.
    package static func verify(_ path: String) async throws -> (people: Int, interactions: Int) {
        guard FileManager.default.fileExists(atPath: path) else { throw StoreError.cannotOpen(path: path, reason: "there is no such file") }
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw StoreError.cannotOpen(path: path, reason: "it cannot be read, or is a folder")
        }
        let engine = try SQLiteFile(path: path)
        defer { engine.close() }
        return try engine.verified()
    }

    /// Puts a verified copy of the backup at `path` in the place of the database in `folder`, in one step: whoever looks, or is
    /// killed, finds the old one or the new one. What was there is kept beside it under a name that says when it was replaced.
    ///
    /// - Returns: where the replaced database is kept, or nil when there was none.
    /// - Throws: `StoreError.damaged` when the backup is; the database in `folder` is then untouched.
    package static func restore(from path: String, folder: String, at now: Instant) async throws -> String? {
        _ = try await verify(path)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let target = (folder as NSString).appendingPathComponent(fileName)
        let incoming = target + ".incoming"
        remove(incoming)
        defer { remove(incoming) }
        let backup = try SQLiteFile(path: path)
        defer { backup.close() }
        makePrivate(incoming)
        try backup.copy(to: incoming)
        _ = try await verify(incoming)
        let kept = FileManager.default.fileExists(atPath: target) ? try putAside(target, at: now) : nil
        guard rename(incoming, target) == 0 else { throw StoreError.cannotOpen(path: target, reason: String(cString: strerror(errno))) }
        return kept
    }

    /// Keeps the database at `target` under a second name beside it, a damaged one with its log as it is. The first name stays.
    ///
    /// - Throws: `StoreError.busy` while another process has it open.
    private static func putAside(_ target: String, at now: Instant) throws -> String {
        let place = unusedPath("\(target).replaced-\(stamp(now))", at: now)
        do {
            // Folds the -wal into the file, so that one file is the whole database. Refuses while a server writes to it.
            try foldLog(of: target)
        } catch StoreError.damaged {
            let logs = ["-wal", "-shm"].filter { FileManager.default.fileExists(atPath: target + $0) }
            try link(target, as: place)
            for ending in logs { try link(target + ending, as: place + ending) }
            // The new database must not find the old one's log.
            for ending in logs { unlink(target + ending) }
            return place
        }
        try link(target, as: place)
        return place
    }

    /// Gives the file at `path` a second name; a copy where the file system knows no second names.
    private static func link(_ path: String, as place: String) throws {
        if Foundation.link(path, place) == 0 { return }
        do {
            try FileManager.default.copyItem(atPath: path, toPath: place)
        } catch {
            throw StoreError.cannotOpen(path: place, reason: error.localizedDescription)
        }
    }

    /// Makes today's backup in `folder` unless it is there, and removes all but the newest `keep` of those that this made.
    ///
    /// - Returns: the report of the backup made now, or nil when today's was there already.
    package func backUpDaily(in folder: String, day: Day, keep: Int = 7) async throws -> BackupReport? {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = (folder as NSString).appendingPathComponent("wellmet-\(day).db")
        guard !FileManager.default.fileExists(atPath: path) else { return nil }
        let report = try await backUp(to: path)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasPrefix("wellmet-") && $0.hasSuffix(".db") && $0.count == "wellmet-2026-01-01.db".count }.sorted()
        for name in names.dropLast(keep) { unlink((folder as NSString).appendingPathComponent(name)) }
        return report
    }

    /// `20260314-092653`, in UTC.
    static func stamp(_ now: Instant) -> String {
        let day = Day(now, in: .gmt)
        let second = Int(now.seconds - day.start(in: .gmt).seconds)
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        return "\(day)".replacingOccurrences(of: "-", with: "") + "-" + two(second / 3600) + two(second / 60 % 60) + two(second % 60)
    }
}
