internal import Foundation
package import WellmetModel

/// One thing that `wellmet doctor` looked at.
package struct DoctorFinding: Sendable, Codable {
    package enum State: String, Sendable, Codable { case good, warning, bad }

    package let topic: String
    package let state: State
    /// What is so, and for a bad one what to do.
    package let detail: String

    package init(_ topic: String, _ state: State, _ detail: String) {
        self.topic = topic
        self.state = state
        self.detail = detail
    }
}

extension Store {
    /// Looks at the database's pages, schema, derived values, files and clock.
    package func examine(at now: Instant) async throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        let damage: [String]
        do {
            damage = try await engine.damage()
        } catch {
            damage = ["\(error)"]
        }
        findings.append(
            damage.isEmpty
                ? DoctorFinding("database", .good, "every page, index and reference is whole")
                : DoctorFinding(
                    "database", .bad, damage.prefix(3).joined(separator: "; ") + ". Bring back a backup with “wellmet restore”."))
        do {
            findings += try await contentFindings(at: now)
        } catch {
            guard !damage.isEmpty else { throw error }
            findings.append(DoctorFinding("contents", .bad, "they cannot be read to the end, for the damage"))
        }
        return findings
    }

    /// What the tables say, where they can be read.
    private func contentFindings(at now: Instant) async throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        let schema = try await Store.schema(of: engine)
        findings.append(DoctorFinding("schema", schema == Migration.newest ? .good : .bad, "version \(schema) of \(Migration.newest)"))
        for account in try await accounts() {
            let differences = try await network(of: account.id).differences(at: now)
            findings.append(
                differences.isEmpty
                    ? DoctorFinding("derived values of \(account.name)", .good, "equal to a rebuild")
                    : DoctorFinding(
                        "derived values of \(account.name)", .bad,
                        "\(differences.count) differ from a rebuild (\(differences.prefix(3).joined(separator: "; "))). Run “wellmet doctor --rebuild”."
                    ))
        }
        let unfinished = try await engine.read { tx in try tx.rows("SELECT number FROM batch WHERE state = 'applying'").count }
        findings.append(
            unfinished == 0
                ? DoctorFinding("imports", .good, "none is half done")
                : DoctorFinding("imports", .warning, "\(unfinished) being applied at this moment, or taken back at the next start"))
        findings += fileFindings()
        let newest = try await engine.read { tx in try tx.row("SELECT max(made_at) AS at FROM batch")?["at"].instant }
        if let newest, newest > now.adding(days: 1) {
            findings.append(
                DoctorFinding(
                    "clock", .bad,
                    "the newest change is dated \(Day(newest, in: .gmt)), after today: the clock is or was wrong. Set it right."))
        } else {
            findings.append(DoctorFinding("clock", .good, "\(Day(now, in: .gmt)), after every change"))
        }
        return findings
    }

    private func fileFindings() -> [DoctorFinding] {
        guard let path else { return [] }
        var findings: [DoctorFinding] = []
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)  // the file is open: missing means only odd
        if let mode = attributes?[.posixPermissions] as? Int, mode & 0o077 != 0 {
            findings.append(DoctorFinding("permissions", .warning, "others on this machine can read \(path). Run “chmod 600 \(path)”."))
        } else {
            findings.append(DoctorFinding("permissions", .good, "only you can read the database"))
        }
        let folder = (path as NSString).deletingLastPathComponent
        let system = try? FileManager.default.attributesOfFileSystem(forPath: folder)  // not every file system tells
        if let free = (system?[.systemFreeSize] as? NSNumber)?.int64Value, let size = (attributes?[.size] as? NSNumber)?.int64Value {
            let enough = free > max(200_000_000, size * 2)
            findings.append(
                DoctorFinding(
                    "disk", enough ? .good : .warning,
                    "\(free / 1_000_000) MB free beside a database of \(size / 1_000_000) MB"
                        + (enough ? "" : ": a backup may not fit. Free some space.")))
        }
        return findings
    }
}

extension Network {
    /// Where what is derived differs from what a rebuild would give, in words. Reads everything.
    package func differences(at now: Instant) async throws -> [String] {
        let account = account
        return try await read { tx in
            var found: [String] = []
            let zone = try Settings.read(account: account, tx: tx).timeZone
            let today = Day(now, in: zone)
            let yearAgo = YearAgo(now, in: zone)
            // Before the day's upkeep the pauses of circles may have ended unseen.
            let unsure: Set<ID<Person>> =
                try Upkeep.isReady(account: account, today: today, tx: tx)
                ? [] : Derived.peopleOfPausedCircles(account: account, tx: tx)
            for row in try tx.rows("SELECT id, full_name FROM person WHERE account = \(account)") {
                let id: ID<Person> = try row["id"].required()
                try Derived.compare(
                    id, name: row["full_name"].text, account: account, today: today, ignoresCadence: unsure.contains(id), zone: zone,
                    yearAgo: yearAgo, tx: tx, into: &found)
            }
            for organization in try OrganizationWords.astray(account: account, tx: tx) {
                found.append("the words that find \(organization.name)")
            }
            let astray = try tx.row(
                """
                SELECT count(*) AS n FROM participant
                JOIN interaction ON interaction.account = participant.account AND interaction.id = participant.interaction
                WHERE participant.account = \(account)
                  AND (participant.at <> interaction.at OR participant.direction <> interaction.direction)
                """)
            if let n = astray?["n"].int, n > 0 {
                found.append(
                    n == 1 ? "1 participant does not agree with the interaction" : "\(n) participants do not agree with their interaction")
            }
            let merged = try tx.row(
                """
                SELECT count(*) AS n FROM redirect JOIN person ON person.account = redirect.account AND person.id = redirect.id
                WHERE redirect.account = \(account)
                """)
            if let n = merged?["n"].int, n > 0 {
                found.append(n == 1 ? "1 person who was merged is there" : "\(n) people who were merged are there")
            }
            found += try LikenessTable(account: account, tx: tx).differences()
            let texts = try tx.textsAstray(account: account)
            if texts > 0 { found.append("the index of \(texts == 1 ? "1 text" : "\(texts) texts")") }
            for day in try ContactDays.astray(account: account, zone: zone, at: now, tx: tx) { found.append("the contacts of \(day)") }
            return found + (try Upkeep.differences(account: account, today: today, zone: zone, tx: tx))
        }
    }

    /// Makes everything that is derived again. Holds the database for a moment for every few hundred people.
    package func rebuild(at now: Instant) async throws {
        let account = account
        let ids: [ID<Person>] = try await read { tx in
            try tx.rows("SELECT id FROM person WHERE account = \(account) ORDER BY id").map { try $0[0].required() }
        }
        try await engine.write { tx in
            try OrganizationWords.mend(account: account, tx: tx)
            try tx.renewTexts()
            try LikenessTable(account: account, tx: tx).clear()
        }
        for start in stride(from: 0, to: ids.count, by: 200) {
            let part = ids[start..<min(ids.count, start + 200)]
            _ = try await write(BatchEntry(.rule, "Rebuilt derived values", by: .rule), at: now) { change in
                try Derived.mendParticipants(part, change)
                change.peopleToReplay.formUnion(part)
                change.peopleToIndex.formUnion(part)
            }
        }
        let zone = try await settings().timeZone
        _ = try await write(BatchEntry(.rule, "Rebuilt the circles' rhythms", by: .rule), at: now) { change in
            try Upkeep.prepare(Day(now, in: zone), in: zone, change)
            try ContactDays.recount(account: account, zone: zone, at: now, tx: change.tx)
        }
        try await settleLikeness()
    }
}

/// What is kept beside the truth, held against it.
enum Derived {
    static func compare(
        _ id: ID<Person>, name: String, account: AccountID, today: Day, ignoresCadence: Bool, zone: TimeZone, yearAgo: YearAgo,
        tx: any Transaction, into found: inout [String]
    ) throws {
        guard let row = try tx.row("SELECT * FROM tie WHERE account = \(account) AND person = \(id)") else {
            return found.append("\(name) has no tie")
        }
        let kept = try TieRow(row: row)
        let replayed = try TieRow.replayed(id, rules: kept.rules, yearAgo, account: account, tx: tx)
        if !kept.tie.isNear(replayed.tie) { found.append("the tie with \(name)") }
        // What was reckoned in another month waits for its turn.
        if kept.pastMonth == replayed.pastMonth, replayed.pastMonth > 0, !SQLValue(kept.past).isNear(SQLValue(replayed.past)) {
            found.append("what the tie with \(name) was a year ago")
        }
        if kept.pastMonth == replayed.pastMonth, let heights = replayed.pastHeights, kept.pastHeights?.isNear(heights) != true {
            found.append("what the tie with \(name) was in the months of the last year")
        }
        var rules = try TieRules.read(id, account: account, today: today, zone: zone, tx: tx)
        if ignoresCadence { rules.cadenceDays = kept.rules.cadenceDays }
        if kept.rules != rules { found.append("the rules for \(name) (\(kept.rules.difference(from: rules)))") }
        // Instants follow from the row itself: they must be those that writing it again would give. A bound holds until an
        // instant that goes by the day on which it was reckoned.
        let bound = NeedBound(worth: kept.worth, tie: kept.tie, until: row["bound_until"].instant ?? .distantFuture)
        let written = kept.values(account: account, person: id, bound: bound)
        let names = TieRow.columns.split(separator: ",").map(\.trimmed)
        for (column, value) in zip(names, written.dropFirst(2)) where !row[column].isNear(value) {
            found.append("\(column) of \(name)")
        }
        let words = try tx.rows("SELECT word, part FROM name_word WHERE account = \(account) AND person = \(id) ORDER BY word, part")
            .map { PersonWords(word: $0["word"].text, part: $0["part"].text) }
        if Set(words) != Set(try PersonWords.of(id, account: account, tx: tx)) { found.append("the words that find \(name)") }
    }

    static func peopleOfPausedCircles(account: AccountID, tx: any Transaction) throws -> Set<ID<Person>> {
        let rows = try tx.rows(
            """
            SELECT membership.person AS person FROM circle
            JOIN membership ON membership.account = circle.account AND membership.circle = circle.id
            WHERE circle.account = \(account) AND circle.paused_until IS NOT NULL
            """)
        return Set(try rows.map { try $0["person"].required() })
    }

    /// Copies time, weight and direction from the interactions to their participants again.
    static func mendParticipants(_ people: some Sequence<ID<Person>>, _ change: Change) throws {
        for person in people {
            let rows = try change.tx.rows(
                """
                SELECT interaction.*, participant.at AS kept_at FROM participant
                JOIN interaction ON interaction.account = participant.account AND interaction.id = participant.interaction
                WHERE participant.account = \(change.account) AND participant.person = \(person)
                """)
            for row in rows {
                let interaction = try Interaction(row: row)
                try change.tx.run(
                    """
                    UPDATE participant SET at = \(interaction.at), weight = \(interaction.weight), direction = \(interaction.direction),
                      personal = \(interaction.leavesTheTurn)
                    WHERE account = \(change.account) AND person = \(person) AND at = \(row["kept_at"]) AND interaction = \(interaction.id)
                    """)
            }
        }
    }
}

extension Tie {
    /// Equal but for the last digits, which depend on the order of additions.
    func isNear(_ other: Tie) -> Bool {
        func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(1, abs(a), abs(b)) }
        return near(fast.level, other.fast.level) && near(fast.spent, other.fast.spent) && near(slow.level, other.slow.level)
            && near(slow.spent, other.slow.spent) && near(bestSlow, other.bestSlow) && near(rhythm.total, other.rhythm.total)
            && near(rhythm.count, other.rhythm.count) && pauses == other.pauses && contacts == other.contacts
            && unanswered == other.unanswered && near(inCount, other.inCount) && near(outCount, other.outCount)
            && lastIn == other.lastIn && lastOut == other.lastOut && lastContact == other.lastContact
            && lastPersonalIn == other.lastPersonalIn && lastPersonalOut == other.lastPersonalOut
    }
}

extension TieRules {
    /// What differs from `other`, in a few words.
    func difference(from other: TieRules) -> String {
        [
            cadenceDays == other.cadenceDays ? nil : "cadence", circleLogMean == other.circleLogMean ? nil : "circles' rhythm",
            restsUntil == other.restsUntil ? nil : "pause", importance == other.importance ? nil : "importance",
            suggestible == other.suggestible && isListed == other.isListed ? nil : "standing",
            suggestedOn == other.suggestedOn ? nil : "last suggestion",
            isInCircle == other.isInCircle ? nil : "circles",
        ].compactMap { $0 }.joined(separator: ", ")
    }
}

extension SQLValue {
    /// Equal, numbers but for their last digits.
    func isNear(_ other: SQLValue) -> Bool {
        if let a = double, let b = other.double { return abs(a - b) <= 1e-9 * max(1, abs(a), abs(b)) }
        return self == other
    }
}
