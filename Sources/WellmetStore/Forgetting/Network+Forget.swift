internal import Foundation
package import WellmetModel

/// What forgetting somebody would do.
package struct ForgetPreview: Sendable {
    package let person: ID<Person>
    package let name: String
    package let counts: ForgetCounts
}

/// What forgetting somebody did, and the proof.
package struct ForgetReport: Sendable {
    package let name: String
    package let counts: ForgetCounts
    /// Every file of the data folder that was looked through.
    package let files: [File]
    /// Rows of this account that still tell of them, by kind and whose they are: "1 note (Bob Stone)".
    package let left: [String]
    /// What can still be read in the database's file, although no row says it.
    package let readable: [String]
    /// Whether rows of other accounts say the same. That is theirs, and is no business of this account: only who may read the file is told.
    package let isKnownElsewhere: Bool

    package struct File: Sendable {
        package let path: String
        package let bytes: Int
        /// How often something of them stands in it.
        package let traces: Int
        /// How often an id of theirs does: nobody but this account has one.
        package let ids: Int
        /// Whether it is the database itself, or its log.
        package let isDatabase: Bool
    }

    /// Whether nothing of what was promised to go is left in the database.
    package var isProven: Bool { left.isEmpty && readable.isEmpty }
}

extension Store {
    /// What forgetting somebody would do. Writes nothing; reads every text.
    package func previewForgetting(_ person: ID<Person>, in account: AccountID) async throws -> ForgetPreview {
        try await engine.read { tx in
            let forgotten = try ForgottenPerson(person, account: account, tx: tx)
            let plan = try ForgetPlan(forgotten, account: account, tx: tx)
            return ForgetPreview(person: person, name: forgotten.name, counts: plan.counts)
        }
    }

    /// Takes somebody out of everything, the history included, for good; then rewrites the database, so that nothing that was deleted can be
    /// read in its file, asks every row for what is left, and looks through all files of the data folder.
    ///
    /// Needs room for a second database for a moment.
    ///
    /// - Throws: `StoreError.notFound`; `.busy` when another process holds the database: then they are forgotten, and what was
    ///   deleted may still be read in the file until it is rewritten.
    package func forget(_ person: ID<Person>, in account: AccountID, at now: Instant) async throws -> ForgetReport {
        let entry = BatchEntry(.rule, "Forgot \(Traces.stopgap) for good", by: .user)
        let (forgotten, counts, spellings) = try await network(of: account).write(entry, at: now) { change in
            let forgotten = try ForgottenPerson(person, account: account, tx: change.tx)
            let plan = try ForgetPlan(forgotten, account: account, tx: change.tx)
            try change.forget(plan)
            try change.fillToday()
            return (forgotten, plan.counts, plan.spellings)
        }.value
        try await engine.scrub()
        return try await proof(forgotten, counts, spellings, in: account)
    }

    /// Rewrites the database, so that nothing that was deleted can be read in its file.
    package func scrub() async throws { try await engine.scrub() }

    // MARK: The proof

    private func proof(
        _ forgotten: ForgottenPerson, _ counts: ForgetCounts, _ spellings: Set<String>, in account: AccountID
    ) async throws -> ForgetReport {
        let left = try await engine.read { tx in
            try ForgetPlan(forgotten, account: account, tx: tx).left + forgotten.rowsWithID(account: account, tx: tx)
        }
        let ids = forgotten.idBytes
        let words = Set(forgotten.traces.spellings(with: spellings).flatMap { [$0, $0.inJSON] }.map { Array($0.utf8) })
            .sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
        var scan = TraceScan(ids + words.map { Array($0.utf8) })
        let paths = try filePaths()
        var found: [String: (counts: [Int], bytes: Int)] = [:]
        for path in paths { found[path] = try scan.count(in: path) }
        // What was found may be a part of what others are called: the rows tell.
        let met = words.indices.filter { place in found.values.contains { $0.counts[ids.count + place] > 0 } }
        var areElsewhere = false
        if !met.isEmpty {
            let longer = try await engine.read { tx in
                try LongerTraces(met.map { (place: ids.count + $0, word: words[$0]) }, of: forgotten, account: account, tx: tx)
            }
            scan.longer = longer.longer
            areElsewhere = longer.areElsewhere
            for (path, file) in found where file.counts.contains(where: { $0 > 0 }) { found[path] = try scan.count(in: path) }
        }
        var readable: Set<String> = []
        let files = paths.map { path in
            let (counts, bytes) = found[path] ?? ([], 0)
            let isDatabase = isDatabase(path)
            if isDatabase {
                for (place, count) in counts.enumerated() where count > 0 {
                    readable.insert(place < ids.count ? "an id" : "“\(words[place - ids.count])”")
                }
            }
            return ForgetReport.File(
                path: path, bytes: bytes, traces: counts.reduce(0, +), ids: counts.prefix(ids.count).reduce(0, +), isDatabase: isDatabase)
        }
        return ForgetReport(
            name: forgotten.name, counts: counts, files: files, left: left, readable: readable.sorted(), isKnownElsewhere: areElsewhere)
    }

    private func isDatabase(_ file: String) -> Bool { path.map { [$0, $0 + "-wal", $0 + "-shm"].contains(file) } ?? false }

    /// Every file of the data folder.
    private func filePaths() throws -> [String] {
        guard let path else { return [] }
        let folder = (path as NSString).deletingLastPathComponent
        guard let all = FileManager.default.enumerator(atPath: folder) else { return [] }
        var files: [String] = []
        for case let name as String in all {
            let file = (folder as NSString).appendingPathComponent(name)
            guard (try FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType) == .typeRegular else { continue }
            files.append(file)
        }
        return files.sorted()
    }
}
