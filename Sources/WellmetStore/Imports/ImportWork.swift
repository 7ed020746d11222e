internal import Foundation
internal import WellmetModel

/// An import while it is applied: what is left to do, and what the chunks before have learnt.
struct ImportWork: Sendable {
    let plan: ImportPlan
    let network: Network
    let now: Instant
    private(set) var batch: BatchNumber = 0
    private(set) var report = ImportReport()
    private var rows: [(row: ImportPlan.PersonRow, person: ID<Person>?)] = []
    private var interactions: [ArchiveInteraction]
    private var aside: [AsideStep] = []
    /// The UIDs of rows that wait for a decision.
    private var undecided: Set<String> = []
    /// People of the book of whom the archive speaks, whether or not it says anything new.
    private var seen: [ID<Person>] = []
    /// Records that move on although nothing else changes, by their key.
    private var moved: [(key: String, record: ImportIndex.Record)] = []
    /// Words on other people of whom it is known now who they are.
    private var links: [LinkStep] = []
    /// Whether they were looked for again since the last row came in.
    private var hasLinked = false
    private var nextLink = 0
    private var done = 0
    private var nextInteraction = 0
    private var nextAside = 0
    /// How many rows the next chunk takes; follows the clock, so that a chunk holds the writer for well under 100 ms.
    private var chunk = 200
    private var memory: ImportMemory
    private var entry: BatchEntry

    init(_ plan: ImportPlan, choices: [Int: ImportChoice], network: Network, at now: Instant) async throws {
        self.plan = plan
        self.network = network
        self.now = now
        interactions = []
        entry = BatchEntry(.import, "Imported from \(plan.source.title)", by: .importer)
        let account = network.account
        let source = plan.source
        let (owner, keys) = (plan.owner, plan.firstKeys)
        let (found, index, newest) = try await network.read { tx in
            let found = try ImportSource.find(source, owner: owner, keys: keys, account: account, tx: tx)
            let newest = try tx.row("SELECT max(number) AS number FROM batch WHERE account = \(account)")?["number"].int64 ?? 0
            return (found, try ImportIndex.load(account: account, source: found, tx: tx), newest)
        }
        memory = try await network.read { tx in try ImportMemory(account: account, source: found, index: index, tx: tx) }
        memory.newestBatch = newest
        memory.zone = try await network.settings().timeZone
        let waiting = try await network.read { tx in try WaitingRows(account: account, source: found, tx: tx) }
        for (i, row) in plan.rows.enumerated() {
            if let step = waiting.step(row, choices[i], asOf: plan.asOf) { aside.append(step) }
            switch (row.match, choices[i]) {
            case (.new, nil), (.new, .new): rows.append((row, nil))
            case (.doubtful, .new):
                let decided = plan.assignedToNobody(row, index: index)
                if case .same(let person, _) = decided.match { rows.append((decided, person)) } else { rows.append((decided, nil)) }
            case (.same(let person, _), nil): add(row, person)
            case (.doubtful, .same(let person)), (.new, .same(let person)), (.same, .same(let person)):
                rows.append((plan.assigned(row, to: person, index: index), person))
            case (.same(let person, _), .new): add(row, person)
            case (.doubtful, nil):
                report.undecided += 1
                if !row.row.uid.isEmpty { undecided.insert(row.row.uid) }
            case (_, .skip): report.skippedRows += 1
            }
        }
        let groups = try await network.newGroups(plan.groups, of: found)
        aside += groups.map(AsideStep.group)
        report.groups = groups.isEmpty ? nil : groups.count
        seen += rows.compactMap(\.person)
        report.skippedRows += plan.skipped.count
        interactions = plan.interactions
        try await forgetKnownInteractions()
        forgetUnattachedInteractions()
        if rows.isEmpty { try await findLinks() }
        entry = BatchEntry(.import, title, by: .importer)
    }

    /// Leaves out interactions with nobody whom more than a name tells, unless one person of the source alone bears that name; and those
    /// of somebody who waits for a decision, until it is made: an interaction that is here already does not come in again.
    private mutating func forgetUnattachedInteractions() {
        // Somebody new has no id yet: any stands for them here.
        var bearers = memory
        var generator = SeededRandom(seed: 0)
        for (row, person) in rows { bearers.remember(row, person ?? ID(at: now, using: &generator)) }
        interactions.removeAll { item in
            guard !item.people.contains(where: { undecided.contains($0.uid) }) else {
                report.waitingInteractions = (report.waitingInteractions ?? 0) + 1
                return true
            }
            let isAttached = item.people.contains { $0.identity != nil || bearers.bearer(of: $0) != nil }
            if !isAttached { report.unattachedInteractions += 1 }
            return !isAttached
        }
    }

    private mutating func findLinks() async throws {
        let (plan, memory, account) = (plan, memory, network.account)
        links = try await network.read { tx in try ImportLinks(plan: plan, memory: memory, account: account, tx: tx).steps() }
        hasLinked = true
    }

    /// A row that changes nothing makes no entry in the ledger: its record moves on by itself.
    private mutating func add(_ row: ImportPlan.PersonRow, _ person: ID<Person>) {
        guard row.changes.isEmpty, row.formerKey == nil, let record = memory.records[row.recordKey], record.person == person else {
            rows.append((row, person))
            return
        }
        report.unchangedPeople += 1
        seen.append(person)
        guard record.digest != row.digest || record.asOf != plan.asOf || record.saidOn != plan.asOf else { return }
        let news = record.updated(by: row, asOf: plan.asOf, brought: memory.marks(of: row.row, person))
        if news != record { moved.append((row.recordKey, news)) }
    }

    /// What came in, in the numbers of the preview.
    private var title: String {
        let people = rows.count { $0.person == nil }
        let changed = rows.count { $0.person != nil && !$0.row.changes.isEmpty }
        let parts = [
            people > 0 ? "\(people) new \(people == 1 ? "person" : "people")" : nil,
            changed > 0 ? "\(changed) changed" : nil,
            interactions.isEmpty ? nil : "\(interactions.count) \(interactions.count == 1 ? "interaction" : "interactions")",
            report.groups.map { "\($0) \($0 == 1 ? "group" : "groups")" },
            rows.isEmpty && !links.isEmpty ? "\(links.count) \(links.count == 1 ? "link" : "links")" : nil,
            rows.isEmpty && interactions.isEmpty && report.undecided > 0 ? "\(report.undecided) to decide" : nil,
        ].compactMap { $0 }
        return "Imported \(origin): " + (parts.isEmpty ? "nothing new" : parts.joined(separator: ", "))
    }

    /// "contacts.csv and more.csv"; "from LinkedIn" where the source is known by its own name.
    private var origin: String {
        let files = plan.files.filter { $0.understoodAs != nil }.map { ImportWork.shortened($0.name) }
        guard plan.source.isNamedByFile, let first = files.first else { return "from \(plan.source.title)" }
        switch files.count {
        case 1: return first
        case 2: return "\(first) and \(files[1])"
        default: return "\(first) and \(files.count - 1) more files"
        }
    }

    /// The file's own name, as much of it as a line has room for.
    private static func shortened(_ name: String) -> String {
        let name = name.split(separator: "/").last.map(String.init) ?? name
        return name.count > 60 ? "\(name.prefix(40))…\(name.suffix(15))" : name
    }

    var hasWork: Bool { total > 0 }
    private var total: Int { rows.count + links.count + interactions.count + aside.count }
    private var finished: Int { done + nextLink + nextInteraction + nextAside }

    /// Leaves out what an earlier import of the source brought, asking in lists rather than one by one.
    private mutating func forgetKnownInteractions() async throws {
        guard !interactions.isEmpty else { return }
        let account = network.account
        let (keys, source) = (interactions.map { StableKey.uuid($0.key) }, memory.source)
        var known = try await network.read { tx in
            var known: Set<UUID> = []
            guard let source else { return known }
            for start in stride(from: 0, to: keys.count, by: 400) {
                let part = keys[start..<min(keys.count, start + 400)]
                try tx.each(
                    """
                    SELECT source_key FROM interaction
                    WHERE account = \(account) AND source = \(source) AND source_key IN (\(list: part))
                    UNION ALL SELECT source_key FROM forgotten
                    WHERE account = \(account) AND source = \(source) AND source_key IN (\(list: part))
                    """
                ) { row in
                    if let key = row[0].uuid { known.insert(key) }
                }
            }
            return known
        }
        report.knownInteractions = keys.count { known.contains($0) }
        // One that stands in the archive twice is one.
        interactions = zip(interactions, keys).filter { known.insert($0.1).inserted }.map(\.0)
    }

    // MARK: Steps

    /// Makes the batch, in the state *applying*.
    mutating func begin() async throws {
        let (plan, account, now, entry) = (plan, network.account, now, entry)
        let known = memory.source
        let (number, source) = try await network.engine.write { tx in
            let change = Change(tx, account: account, entry: entry, at: now)
            let source = try known ?? change.newSource(plan)
            if let owner = plan.owner, !ImportSource.owner(owner).isEmpty {
                // An archive before this one may not have told whose it is. An undo of this one forgets it again.
                try tx.run(
                    """
                    UPDATE source SET owner = \(ImportSource.owner(owner)), title = \(owner.name)
                    WHERE account = \(account) AND id = \(source) AND owner = ''
                    """)
            }
            let number = try change.begin(state: .applying, source: source)
            return (number, source)
        }
        batch = number
        report.batch = number
        memory.source = source
    }

    /// Applies the next chunk; nil when nothing is left.
    mutating func step() async throws -> ImportProgress? {
        if done == rows.count, !hasLinked { try await findLinks() }
        guard finished < total else { return nil }
        let held: Duration
        if done < rows.count {
            let part = Array(rows[done..<min(rows.count, done + chunk)])
            held = try await apply { applier in try applier.apply(part) }
            done += part.count
        } else if nextLink < links.count {
            let part = Array(links[nextLink..<min(links.count, nextLink + chunk)])
            let source = memory.source
            held = try await apply { applier in
                for step in part { try applier.change.take(step, source: source) }
                try applier.change.finish()
            }
            nextLink += part.count
        } else if nextInteraction < interactions.count {
            let part = Array(interactions[nextInteraction..<min(interactions.count, nextInteraction + chunk * 4)])
            held = try await apply { applier in try applier.apply(part) }
            nextInteraction += part.count
        } else {
            let part = Array(aside[nextAside..<min(aside.count, nextAside + chunk * 4)])
            let source = memory.source
            held = try await apply { applier in for step in part { try applier.change.take(step, source: source) } }
            nextAside += part.count
        }
        // Towards 50 ms, by steps that a slow moment cannot carry over the limit.
        chunk = Int(min(2000, max(25, Double(chunk) * min(1.5, max(0.4, .milliseconds(50) / held)))))
        return ImportProgress(done: finished, total: total, held: held)
    }

    /// Writes a chunk and keeps what is learnt from it. Returns how long it held the writer.
    private mutating func apply(_ body: @escaping @Sendable (inout ImportApplier) throws -> Void) async throws -> Duration {
        let (account, number, entry, now, plan) = (network.account, batch, entry, now, plan)
        let (memory, report) = (memory, report)
        let held: Duration
        ((self.memory, self.report), held) = try await network.engine.writeSoon { tx in
            let change = try Change(tx, account: account, continuing: number, entry: entry, at: now)
            var applier = ImportApplier(change: change, plan: plan, memory: memory, report: report)
            try body(&applier)
            return (applier.memory, applier.report)
        }
        return held
    }

    /// Declares the batch applied.
    mutating func end() async throws {
        let (account, number) = (network.account, batch)
        try await noteSightings()
        // Those that a message of the same archive kept at once are nobody's to write.
        report.thanks = try await network.read { tx in
            try tx.row(
                """
                SELECT count(*) AS n FROM follow_up
                WHERE account = \(account) AND batch = \(number) AND origin = 'rule' AND state = 'open'
                """)?["n"].int ?? 0
        }
        report.owner = ImportSource.owner(plan.owner)
        report.skipped = Array(plan.skipped.prefix(ImportReport.keptRows))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(report), as: UTF8.self)
        try await network.engine.write { tx in
            try tx.run("UPDATE batch SET state = 'applied', report = \(text) WHERE account = \(account) AND number = \(number)")
        }
    }

    /// Notes of whom the archive speaks: they stay when the import that brought them is taken back and this one is not.
    private func noteSightings() async throws {
        let people = Set(seen).sorted()
        let (account, number) = (network.account, batch)
        for start in stride(from: 0, to: people.count, by: 400) {
            let part = people[start..<min(people.count, start + 400)]
            try await network.engine.writeSoon { tx in
                // Somebody may be gone: a row may have told who they really are.
                let here = try tx.rows("SELECT id FROM person WHERE account = \(account) AND id IN (\(list: part))")
                try tx.run(
                    "INSERT INTO sighting (account, person, batch) VALUES (?, ?, ?)",
                    forEach: here.map { [SQLValue(account), $0[0], SQLValue(number)] })
            }
        }
    }

    /// Notes of which day the source spoke last of everybody of whom it said nothing new: the base of the next comparison. When
    /// nothing else is written there is no batch for it, and nobody sees it.
    func moveRecords() async throws {
        let source = memory.source
        for start in stride(from: 0, to: moved.count, by: 1000) {
            let part = moved[start..<min(moved.count, start + 1000)]
            let (account, entry, now, number) = (network.account, entry, now, batch)
            try await network.engine.writeSoon { tx in
                let change =
                    number > 0
                    ? try Change(tx, account: account, continuing: number, entry: entry, at: now)
                    : Change(tx, account: account, entry: entry, at: now)
                try change.move(part, of: source)
            }
        }
    }
}
