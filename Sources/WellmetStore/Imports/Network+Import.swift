internal import Foundation
package import WellmetModel

extension Network {
    /// Decides what importing `archive` would do. Writes nothing.
    package func plan(_ archive: Archive) async throws -> ImportPlan {
        let account = account
        return try await read { tx in
            let source = try ImportSource.find(archive, account: account, tx: tx)
            let index = try ImportIndex.load(account: account, source: source, tx: tx)
            let isFirst = try source.map { try !ImportSource.hasImports($0, account: account, tx: tx) } ?? true
            let plan = ImportPlan.make(archive, index: index, isFirst: isFirst)
            let people = plan.peopleWithDetails
            guard !people.isEmpty else { return plan }
            var knowing = index
            knowing.held = try HeldPeople(account: account, tx: tx).read(people)
            return plan.compared(with: knowing)
        }
    }

    /// Applies the certain rows of a plan, and the doubtful ones that `choices` decide (by their place in `plan.rows`), as
    /// one batch in chunks that hold the database for a moment each. Others read and write meanwhile.
    ///
    /// When it fails, or its process dies, what was applied is taken back: now, or at the next start.
    ///
    /// - Returns: the report; its batch is 0 when there was nothing to do.
    /// - Throws: `StoreError.importRunning` while another import is applied.
    @discardableResult
    package func apply(
        _ plan: ImportPlan, choices: [Int: ImportChoice] = [:], at now: Instant,
        progress: @Sendable (ImportProgress) async -> Void = { _ in }
    ) async throws -> ImportReport {
        guard let lock = try engine.lockImports() else { throw StoreError.importRunning }
        defer { lock.release() }
        var work = try await ImportWork(plan, choices: choices, network: self, at: now)
        if work.hasWork {
            do {
                try await work.begin()
                while let done = try await work.step() { await progress(done) }
                try await work.end()
            } catch {
                // The next start takes back what cannot be taken back now, on a full disk for example.
                _ = try? await takeBack(work.batch, at: now)
                throw error
            }
        }
        try await work.moveRecords()
        return work.report
    }

    /// Takes an unfinished batch back. Returns whether it was still unfinished.
    @discardableResult
    func takeBack(_ number: BatchNumber, at now: Instant) async throws -> Bool {
        guard let batch = try await batch(number), batch.state == .applying else { return false }
        let account = account
        _ = try await engine.write { tx in
            let change = try Change(
                tx, account: account, continuing: number, entry: BatchEntry(.undo, batch.title), at: now)
            change.copiesDeletedRows = false
            let report = try Revert(change, batch).run(finalState: .undone)
            try change.finish()
            return report.reverted
        }
        return true
    }
}

extension Store {
    /// Takes back the imports that a killed process left half applied; none while another process is applying one.
    ///
    /// - Returns: a sentence for each.
    package func rollBackUnfinished(at now: Instant) async throws -> [String] {
        let unfinished = try await engine.read { tx in
            try tx.rows("SELECT account, number, title FROM batch WHERE state = 'applying' ORDER BY account, number")
                .map { (AccountID($0["account"].int64 ?? 0), $0["number"].int64 ?? 0, $0["title"].text) }
        }
        guard !unfinished.isEmpty, let lock = try engine.lockImports() else { return [] }
        defer { lock.release() }
        var messages: [String] = []
        for (account, number, title) in unfinished {
            guard try await network(of: account).takeBack(number, at: now) else { continue }
            messages.append("“\(title)” was interrupted before it was done. It was taken back: nothing of it is left, import it again.")
        }
        return messages
    }
}

extension Change {
    /// The source row of a plan, made at its first import.
    func newSource(_ plan: ImportPlan) throws -> ID<Source> {
        let id: ID<Source> = newID()
        try tx.run(
            """
            INSERT INTO source (account, id, kind, owner, title)
            VALUES (\(account), \(id), \(plan.source), \(ImportSource.owner(plan.owner)), \(plan.owner?.name ?? ""))
            """)
        return id
    }
}

/// The source that an archive belongs to: one for each platform and owner.
enum ImportSource {
    static func owner(_ owner: Archive.Owner?) -> String { owner?.identity?.value ?? "" }

    static func find(_ archive: Archive, account: AccountID, tx: any Transaction) throws -> ID<Source>? {
        try find(archive.source, owner: archive.owner, keys: archive.firstKeys, account: account, tx: tx)
    }

    /// The source of that owner. The only one that stands also takes an archive that does not tell its owner, and one whose owner
    /// has the same name under another profile: people change theirs. Among several, an archive without an owner is of the one that
    /// knows most of `keys`, those of its rows.
    static func find(
        _ kind: Archive.Source, owner: Archive.Owner?, keys: [String], account: AccountID, tx: any Transaction
    ) throws -> ID<Source>? {
        let slug = self.owner(owner)
        let all = try tx.rows("SELECT id, owner, title FROM source WHERE account = \(account) AND kind = \(kind) ORDER BY id")
        let exact = all.first { $0["owner"].text == slug }
        if let exact, try !slug.isEmpty || stands(exact, account, tx) { return exact["id"].id() }
        let rows = try all.filter { try stands($0, account, tx) }
        guard rows.count != 1 else {
            let name = foldedWords(owner?.name ?? "")
            let isSame = slug.isEmpty || rows[0]["owner"].text.isEmpty || !name.isEmpty && name == foldedWords(rows[0]["title"].text)
            return isSame ? rows[0]["id"].id() : nil
        }
        guard slug.isEmpty, !keys.isEmpty else { return exact?["id"].id() }
        let known = try rows.map { row in
            let count = try tx.row(
                "SELECT count(*) AS n FROM record WHERE account = \(account) AND source = \(row["id"]) AND record_key IN (\(list: keys))")
            return (row: row, count: count?["n"].int ?? 0)
        }
        let best = known.max { $0.count < $1.count }
        return best.flatMap { $0.count * 2 > keys.count ? $0.row["id"].id() : nil } ?? exact?["id"].id()
    }

    private static func stands(_ row: Row, _ account: AccountID, _ tx: any Transaction) throws -> Bool {
        try hasImports(try row["id"].required(), account: account, tx: tx)
    }

    /// Forgets whose a source is when no import that stands has told so.
    static func settleOwner(afterUndoing batch: BatchNumber, account: AccountID, tx: any Transaction) throws {
        guard
            let source = try tx.row("SELECT source FROM batch WHERE account = \(account) AND number = \(batch)")?["source"].id(Source.self)
        else { return }
        let reports = try tx.rows(
            """
            SELECT report FROM batch WHERE account = \(account) AND source = \(source) AND state = 'applied' ORDER BY number DESC
            """
        ).compactMap { try? JSONDecoder().decode(ImportReport.self, from: Data($0["report"].text.utf8)) }
        // A source whose imports are all gone is not asked again; an import from before owners were noted may have told it.
        guard !reports.isEmpty, reports.allSatisfy({ $0.owner == "" }) else { return }
        try tx.run("UPDATE source SET owner = '', title = '' WHERE account = \(account) AND id = \(source)")
    }

    /// Whether anything of the source stands: an import that was taken back does not.
    static func hasImports(_ source: ID<Source>, account: AccountID, tx: any Transaction) throws -> Bool {
        try tx.row(
            """
            SELECT 1 AS found FROM batch
            WHERE account = \(account) AND source = \(source) AND kind = \(BatchEntry.Kind.import) AND state = 'applied' LIMIT 1
            """) != nil
    }
}

extension ImportIndex {
    /// Reads what an import needs to know, each table once.
    static func load(account: AccountID, source: ID<Source>?, tx: any Transaction) throws -> ImportIndex {
        var records: [String: Record] = [:]
        if let source {
            try tx.each(
                """
                SELECT record_key, person, organization, title, full_name, connected_on, as_of, digest, brought, said_on,
                  \(SQL(text: PersonWord.columns)) FROM record
                WHERE account = \(account) AND source = \(source)
                """
            ) { row in
                records[row[0].text] = Record(
                    person: try row[1].required(), organization: row[2].text, title: row[3].text, fullName: row[4].text,
                    connectedOn: row[5].day, asOf: row[6].day, digest: row[7].digest, brought: row[8].text,
                    word: PersonWord(saidIn: row), saidOn: row[9].day)
            }
        }
        var people: [ID<Person>: Known] = [:]
        var imports: Set<BatchNumber> = []
        try tx.each("SELECT number FROM batch WHERE account = \(account) AND kind = \(BatchEntry.Kind.import)") { row in
            imports.insert(row[0].int64 ?? 0)
        }
        try tx.each(
            "SELECT id, full_name, sort_key, standing, place, zone, pronouns, batch, touched FROM person WHERE account = \(account)"
        ) { row in
            let id: ID<Person> = try row[0].required()
            var known = Known(id: id, name: row[1].text, sortKey: row[2].text, standing: try row[3].choice())
            (known.word.place, known.word.zone, known.word.pronouns) = (row[4].text, row[5].text, row[6].text)
            known.isTouchedByHand = ![row[7], row[8]].allSatisfy { imports.contains($0.int64 ?? 0) }
            people[id] = known
        }
        try tx.each("SELECT person, year, month, day FROM date WHERE account = \(account) AND label = \(ImportantDate.birthday)") { row in
            people[try row[0].required()]?.word.birthday = PartialDate(year: row[1].int, month: row[2].int, day: row[3].int)
        }
        let names = CustomField.otherName
        try tx.each("SELECT person, value FROM field WHERE account = \(account) AND label = \(names)") { row in
            people[try row[0].required()]?.otherNames = ArchiveField(label: names, value: row[1].text).values
        }
        try tx.each(
            """
            SELECT position.person, organization.name, position.title FROM position
            LEFT JOIN organization ON organization.account = position.account AND organization.id = position.organization
            WHERE position.account = \(account) AND position.current = 1 ORDER BY position.person, position.id
            """
        ) { row in
            let id: ID<Person> = try row[0].required()
            people[id]?.organization = row[1].text
            people[id]?.title = row[2].text
        }
        try WorkTold(account: account, besides: source, tx: tx).note(in: &people)
        var owners: [IdentityKey: ID<Person>] = [:]
        try tx.each("SELECT kind, value, person FROM identity WHERE account = \(account)") { row in
            let kind: Identity.Kind = try row[0].choice()
            let person: ID<Person> = try row[2].required()
            owners[IdentityKey(kind: kind, value: row[1].text)] = person
            if kind == .linkedin { people[person]?.profile = row[1].text }
        }
        var leftOut: [String: UInt64] = [:]
        if let source {
            try tx.each("SELECT record_key, digest FROM undecided WHERE account = \(account) AND source = \(source) AND left_out = 1") {
                row in
                leftOut[row[0].text] = row[1].digest
            }
        }
        var faces: [ID<Person>: KnownFace] = [:]
        try tx.each("SELECT person, digest, source FROM face WHERE account = \(account)") { row in
            faces[try row[0].required()] = KnownFace(digest: row[1].digest, isOfSource: source != nil && row[2].id() == source)
        }
        var deleted: Set<UUID> = []
        if let source {
            try tx.each("SELECT source_key FROM forgotten WHERE account = \(account) AND source = \(source)") { row in
                if let key = row[0].uuid { deleted.insert(key) }
            }
        }
        var index = ImportIndex(records: records, people: people, owners: owners, leftOut: leftOut, faces: faces) { [deleted] key in
            !deleted.isEmpty && deleted.contains(StableKey.ofPerson(key))
        }
        let kept = Disagreement.keptPrefix + "%"
        try tx.each("SELECT person, fact FROM confirmation WHERE account = \(account) AND fact LIKE \(kept)") { row in
            index.kept[try row[0].required(), default: []].insert(row[1].text)
        }
        return index
    }
}

extension SQLValue {
    /// Eight bytes as a number; 0 when it is none.
    var digest: UInt64 { (bytes ?? []).count == 8 ? (bytes ?? []).reduce(0) { $0 << 8 | UInt64($1) } : 0 }

    init(digest: UInt64) {
        self = .bytes((0..<8).map { UInt8(truncatingIfNeeded: digest >> (56 - 8 * $0)) })
    }
}
