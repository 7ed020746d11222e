internal import Foundation
internal import Glibc
package import WellmetModel

/// What forgetting somebody would do.
package struct ForgetPreview: Sendable {
    package let person: ID<Person>
    package let name: String
    /// What happened with them alone, which goes, and with others, too, which stays theirs.
    package let interactions: (alone: Int, shared: Int)
    /// Entries of the history that go; those of others stay without them.
    package let history: Int
    /// Where else they are told of, by a whole name or an address: "2 notes".
    package let mentions: [String]
    /// Whether somebody else has the same name: then texts that say it stay, since nobody can tell whom they mean.
    package let hasNamesake: Bool
}

/// What forgetting somebody did, and the proof.
package struct ForgetReport: Sendable {
    package let name: String
    /// What happened with them alone, which went, and with others, too, which stayed theirs: as a preview counts it.
    package let interactions: (alone: Int, shared: Int)
    /// Entries of the history that went.
    package let history: Int
    /// Where else they were told of: "2 notes". “somebody” stands there now.
    package let mentions: [String]
    /// Every file of the data folder that was looked through, with how often something of them stands in it.
    package let files: [File]
    /// Whether another account of this store knows them, too.
    package let isKnownElsewhere: Bool

    package struct File: Sendable {
        package let path: String
        package let bytes: Int
        package let traces: Int
        /// Whether it is the database itself, or its log.
        package let isDatabase: Bool
    }

    /// Whether nothing is left in the database.
    package var isProven: Bool { files.allSatisfy { !$0.isDatabase || $0.traces == 0 } }
}

extension Store {
    /// What forgetting somebody would do. Writes nothing; reads every text.
    package func previewForgetting(_ person: ID<Person>, in account: AccountID) async throws -> ForgetPreview {
        let network = network(of: account)
        let counts = try await network.interactionCounts(of: [person])
        return try await engine.read { tx in
            let forgotten = try ForgottenPerson(person, account: account, tx: tx)
            let alone = try ForgottenPerson.interactionsAlone(with: person, account: account, tx: tx)
            let mentions = try ForgottenMentions(before: forgotten, person, alone, account: account, tx: tx)
            let history = try LeftTexts.entries(forgotten, alone, account: account, tx: tx)
                .count { try LedgerEntry($0, account: account).without(forgotten, alone) == nil }
            let namesake = try tx.rows("SELECT full_name FROM person WHERE account = \(account) AND id <> \(person)")
            return ForgetPreview(
                person: person, name: forgotten.name, interactions: counts,
                history: history, mentions: mentions.words,
                hasNamesake: namesake.contains { folded($0[0].text) == folded(forgotten.name) })
        }
    }

    /// Takes somebody out of everything, the history included, for good; then rewrites the database, so that nothing that was deleted can be
    /// read in its file, and looks through all files of the data folder for what is left.
    ///
    /// Needs room for a second database for a moment.
    ///
    /// - Throws: `StoreError.notFound`; `.busy` when another process holds the database: then they are forgotten, and what was
    ///   deleted may still be read in the file until it is rewritten.
    package func forget(_ person: ID<Person>, in account: AccountID, at now: Instant) async throws -> ForgetReport {
        let forgotten = try await engine.read { tx in try ForgottenPerson(person, account: account, tx: tx) }
        let counts = try await network(of: account).interactionCounts(of: [person])
        let done = try await network(of: account).write(BatchEntry(.rule, "Forgot somebody for good", by: .user), at: now) { change in
            let done = try change.forget(person)
            try change.fillToday()
            return done
        }.value
        try await engine.scrub()
        let elsewhere = try await engine.read { tx in
            try tx.row(
                """
                SELECT 1 AS found FROM person WHERE account <> \(account) AND full_name = \(forgotten.name)
                UNION ALL SELECT 1 FROM identity WHERE account <> \(account) AND value IN (\(list: forgotten.traces.words)) LIMIT 1
                """) != nil
        }
        return ForgetReport(
            name: forgotten.name, interactions: counts, history: done.history, mentions: done.mentions.words,
            files: try files(with: forgotten.bytes),
            isKnownElsewhere: elsewhere)
    }

    /// Rewrites the database, so that nothing that was deleted can be read in its file.
    package func scrub() async throws { try await engine.scrub() }

    /// Looks through every file of the data folder.
    private func files(with traces: [[UInt8]]) throws -> [ForgetReport.File] {
        guard let path else { return [] }
        let folder = (path as NSString).deletingLastPathComponent
        guard let all = FileManager.default.enumerator(atPath: folder) else { return [] }
        var files: [ForgetReport.File] = []
        for case let name as String in all {
            let file = (folder as NSString).appendingPathComponent(name)
            guard (try FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType) == .typeRegular else { continue }
            let found = try TraceScan.count(traces, in: file)
            files.append(
                ForgetReport.File(
                    path: file, bytes: found.bytes, traces: found.count,
                    isDatabase: [path, path + "-wal", path + "-shm"].contains(file)))
        }
        return files.sorted { $0.path < $1.path }
    }
}

/// Looks for bytes in a file, a piece at a time.
enum TraceScan {
    static func count(_ traces: [[UInt8]], in path: String) throws -> (count: Int, bytes: Int) {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }  // it was only read
        let needles = traces.filter { !$0.isEmpty }
        let overlap = (needles.map(\.count).max() ?? 1) - 1
        var (count, bytes) = (0, 0)
        var window: [UInt8] = []
        while let piece = try handle.read(upToCount: 1 << 22), !piece.isEmpty {
            let tail = window.suffix(overlap)
            window = Array(tail) + piece
            bytes += piece.count
            for needle in needles { count += TraceScan.count(needle, in: window, behind: tail.count) }
        }
        return (count, bytes)
    }

    /// How often bytes stand in others; what ends in the first `known` of these was counted before.
    private static func count(_ needle: [UInt8], in window: [UInt8], behind known: Int) -> Int {
        window.withUnsafeBytes { window in
            guard let start = window.baseAddress, window.count >= needle.count else { return 0 }
            var (count, from) = (0, 0)
            let end = window.count - needle.count + 1
            while from < end, let found = memchr(start + from, Int32(needle[0]), end - from) {
                let at = UnsafeRawPointer(found) - start
                if memcmp(found, needle, needle.count) == 0, at + needle.count > known { count += 1 }
                from = at + 1
            }
            return count
        }
    }
}
