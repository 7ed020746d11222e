internal import Foundation
internal import WellmetModel

/// How a merge is taken back, and how it is done again.
extension Revert {
    /// Refuses when the batch merged somebody into a person who was merged into another since: then that comes first.
    ///
    /// - Throws: `StoreError.refused`, which names the change that stands in the way.
    func checkMergesStand() throws {
        // An import that united people is taken back as far as it can be.
        guard !batch.copiesNothing else { return }
        for parts in try MovedParts.of(batch.number, account: account, tx: tx) {
            if let way = try whatStandsInTheWay(of: parts) { throw StoreError.refused(way) }
        }
    }

    /// Why a merge cannot be taken back now, in words; nil when it can.
    func whatStandsInTheWay(of parts: MovedParts) throws -> String? {
        guard let redirect = try change.current(.redirect, [SQLValue(parts.from)]) else { return nil }
        let made = redirect["batch"].int64 ?? 0
        let touched = redirect["touched"].int64 ?? 0
        let name = redirect["name"].text
        if made > batch.number {
            return "“\(name)” was merged again later (change \(made)). Take that back first: wellmet undo \(made)."
        }
        guard touched > batch.number, redirect["person"].id(Person.self) != parts.to else { return nil }
        let later = try tx.row("SELECT title FROM batch WHERE account = \(account) AND number = \(touched)")?["title"].text ?? ""
        return "“\(batch.title)” cannot be taken back yet: “\(later)” came later (change \(touched)). Take that back first."
    }

    /// Whether whoever a batch removed by a merge has to stay away: they were merged on since.
    func isMergedOn(_ person: [String: SQLValue]) throws -> Bool {
        guard let id = person["id"]?.id(Person.self), let redirect = try change.current(.redirect, [SQLValue(id)]) else { return false }
        guard (redirect["touched"].int64 ?? 0) > batch.number, let now = redirect["person"].id(Person.self) else { return false }
        block(redirect["touched"].int64)
        kept.append("“\(redirect["name"].text)”: was merged into \(try change.fullName(of: now)) later")
        return true
    }

    /// Gives back what a merge moved, as far as nobody touched it since.
    func giveBack(_ parts: MovedParts) throws {
        // Without the redirect it was given back before.
        guard try change.current(.person, [SQLValue(parts.from)]) != nil, try change.current(.redirect, [SQLValue(parts.from)]) != nil
        else { return }
        let stay = try change.giveBack(parts)
        let name = try change.fullName(of: parts.to)
        if stay > 0 {
            kept.append(
                "\(StoryWords.counted(.interaction, stay)) without \(name) by now: \(stay == 1 ? "stays" : "stay") as \(stay == 1 ? "it is" : "they are")"
            )
        }
        reverted += parts.interactions.count - stay
        // An import is about many: nobody asks what each of them got since.
        guard !batch.copiesNothing else { return }
        staysWith += try cameLater(to: parts.to).map { ("\($0) with", parts.to) }
    }

    // MARK: What imports brought meanwhile

    /// Gives somebody who is back what imports brought of them while they were merged.
    func bringHome(_ person: [String: SQLValue]) throws {
        guard let id = person["id"]?.id(Person.self), !batch.copiesNothing else { return }
        for parts in try MovedParts.of(batch.number, account: account, tx: tx) where parts.from == id {
            let homecoming = try Homecoming(parts, merge: batch.number, change)
            homecomings[id] = homecoming
            reverted += try homecoming.giveBackRows()
        }
    }

    /// Gives a row that the merge moved back as imports of theirs left it. Returns whether it was such a row; whose row of a source it is
    /// is known whatever it says by now.
    func goesHome(_ old: [String: SQLValue], in table: LedgeredTable, _ key: [SQLValue]) throws -> Bool {
        guard table != .person, !table.key.contains("person"), let owner = old["person"]?.id(Person.self), let home = homecomings[owner],
            let now = try change.current(table, key), (now["touched"].int64 ?? 0) > batch.number, now["person"].id(Person.self) == home.to,
            try home.hasMoved(table, key), table == .record || home.isOnlyTheirs(now)
        else { return false }
        try home.giveBack(now, of: table)
        reverted += 1
        return true
    }

    /// Whether a row belongs to somebody else by now because it went home with them: then it stays theirs.
    func wentHome(_ now: Row, _ old: [String: SQLValue], in table: LedgeredTable, _ key: [SQLValue]) throws -> Bool {
        guard table != .person, !table.key.contains("person"), let owner = now["person"].id(Person.self),
            let before = old["person"]?.id(Person.self), owner != before
        else { return false }
        let text = try Homecoming.text(key)
        let later = try tx.rows(
            """
            SELECT * FROM ledger WHERE account = \(account) AND tbl = \(table.name) AND row_key = \(text) AND batch > \(batch.number)
            """)
        return try later.contains { try LedgerEntry($0, account: account).old["person"]?.id(Person.self) == before }
    }

    /// What a person was given after the batch, which stays theirs: "2 notes that came later stay".
    private func cameLater(to person: ID<Person>) throws -> [String] {
        let end = change.batchIfAny ?? .max
        func words(_ table: LedgeredTable, _ count: Int) -> String? {
            count == 0 ? nil : "\(StoryWords.counted(table, count)) that came later: \(count == 1 ? "stays" : "stay")"
        }
        func count(_ sql: SQL) throws -> Int { try tx.row(sql)?["n"].int ?? 0 }
        let silent: [LedgeredTable] = [.redirect, .notSame]
        var found = try LedgeredTable.ofPerson.filter { !StoryWords.isSilent($0) && !silent.contains($0) }.compactMap { table in
            words(
                table,
                try count(
                    """
                    SELECT count(*) AS n FROM \(SQL(text: table.name))
                    WHERE account = \(account) AND person = \(person) AND batch > \(batch.number) AND batch < \(end)
                    """))
        }
        let interactions = try count(
            """
            SELECT count(*) AS n FROM participant
            JOIN interaction ON interaction.account = participant.account AND interaction.id = participant.interaction
            WHERE participant.account = \(account) AND participant.person = \(person)
              AND interaction.batch > \(batch.number) AND interaction.batch < \(end)
            """)
        if let words = words(.interaction, interactions) { found.append(words) }
        return found
    }

    /// Merges again, when the batch is an undo of a merge. Returns whether it is one.
    ///
    /// - Throws: `StoreError.refused` when one of the two is not there any more.
    func mergesAgain() throws -> Bool {
        guard batch.kind == BatchEntry.Kind.undo.rawValue, let undone = batch.undoes else { return false }
        let merges = try MovedParts.of(undone, account: account, tx: tx)
        for parts in merges {
            for id in [parts.from, parts.to] where try change.current(.person, [SQLValue(id)]) == nil {
                throw StoreError.refused("The two cannot be merged again as they were: one of them is not there by that name any more.")
            }
            try change.merge(parts.from, into: parts.to, taking: parts.taking)
            reverted += 1
        }
        return !merges.isEmpty
    }

    /// Whoever has the place of somebody who was merged; nil when that person is there, or is gone for good.
    func survivor(of person: SQLValue) throws -> SQLValue? {
        guard let id = person.id(Person.self), try change.current(.person, [person]) == nil else { return nil }
        return try change.redirected(id).map { SQLValue($0) }
    }
}

extension MovedParts {
    /// The merges of a batch, in their order; most have none.
    static func of(_ batch: BatchNumber, account: AccountID, tx: any Transaction) throws -> [MovedParts] {
        try tx.rows(
            "SELECT * FROM ledger WHERE account = \(account) AND tbl = \(name) AND batch = \(batch) ORDER BY seq"
        ).map { row in
            let entry = try LedgerEntry(row, account: account)
            return try MovedParts(key: entry.key, old: entry.old)
        }
    }

    /// Whether a batch merged people.
    static func areIn(_ batch: BatchNumber, account: AccountID, tx: any Transaction) throws -> Bool {
        try tx.row("SELECT 1 AS found FROM ledger WHERE account = \(account) AND tbl = \(name) AND batch = \(batch) LIMIT 1") != nil
    }
}

extension Change {
    /// Gives back what a merge moved: whatever who stayed still takes part in. Returns in how many interactions neither does any more.
    func giveBack(_ parts: MovedParts) throws -> Int {
        let wanted = Set(parts.interactions)
        let held = Set(
            try tx.rows("SELECT interaction FROM participant WHERE account = \(account) AND person = \(parts.from)").map { $0[0].uuid })
        var free: [UUID] = []
        try tx.each(
            """
            SELECT interaction FROM participant WHERE account = \(account) AND person = \(parts.to)
            """
        ) { row in
            if let id = row[0].uuid, wanted.contains(id), !held.contains(id) { free.append(id) }
        }
        let others = try current(.person, [SQLValue(parts.to)]) == nil ? [] : wanted.subtracting(held.compactMap(\.self)).subtracting(free)
        let stay = try others.count { try current(.interaction, [.uuid($0)]) != nil }
        let (account, from, to) = (SQLValue(account), SQLValue(parts.from), SQLValue(parts.to))
        try tx.run(
            "UPDATE participant SET person = ? WHERE account = ? AND interaction = ? AND person = ?",
            forEach: free.map { [from, account, .uuid($0), to] })
        try giveBackSightings(parts)
        peopleToReplay.formUnion([parts.from, parts.to])
        peopleToIndex.formUnion([parts.from, parts.to])
        return stay
    }

    private func giveBackSightings(_ parts: MovedParts) throws {
        for number in parts.sightings {
            // One that was undone meanwhile speaks of nobody.
            let standing = try tx.row(
                "SELECT 1 AS found FROM sighting WHERE account = \(account) AND person = \(parts.to) AND batch = \(number)")
            guard standing != nil else { continue }
            try tx.run(
                "INSERT INTO sighting (account, person, batch) VALUES (\(account), \(parts.from), \(number)) ON CONFLICT DO NOTHING")
            guard !parts.shared.contains(number) else { continue }
            try tx.run("DELETE FROM sighting WHERE account = \(account) AND person = \(parts.to) AND batch = \(number)")
        }
    }
}
