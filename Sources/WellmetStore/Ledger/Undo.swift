internal import Foundation
package import WellmetModel

/// What an undo did.
package struct UndoReport: Sendable {
    package let batch: Batch
    /// Rows taken back.
    package let reverted: Int
    /// What stays because somebody touched it later, in words: "Ada Lovelace: a note was added later".
    package let kept: [String]
}

extension Network {
    /// Takes back a batch: rows that it wrote and nobody touched since. What somebody touched later stays and is listed.
    ///
    /// An undo is a batch itself and can be undone, but for the undo of an import: read the archive again instead.
    ///
    /// - Throws: `StoreError.notFound` when there is no such batch, `.refused` when nothing of it can be taken back: it is undone
    ///   already, or all of it was touched later.
    package func undo(_ number: BatchNumber, at now: Instant) async throws -> UndoReport {
        guard let batch = try await batch(number) else { throw StoreError.notFound("Batch \(number)") }
        try batch.checkUndoable()
        let target = try await target(ofUndoing: batch)
        let entry = BatchEntry(.undo, target.undoTitle)
        let account = account
        let settings = try await settings()
        let report = try await write(entry, at: now) { change in
            // Somebody may have clicked twice: what was so a moment ago need not be so any more.
            var isFresh = true
            for known in Set([number, target.number]) {
                let row = try change.tx.row("SELECT * FROM batch WHERE account = \(account) AND number = \(known)")
                guard let now = try row.map(Batch.init(row:)), now.number == number || now.state == target.state else {
                    throw StoreError.refused("“\(target.title)” was changed at this moment. Look again.")
                }
                if known == number { try now.checkUndoable() }
                if known == target.number { isFresh = now.state == .applied }
            }
            let revert = Revert(change, target)
            _ = try change.begin(state: .applied, undoes: target.number)
            change.copiesDeletedRows = !target.copiesNothing
            if target.number != number {
                try change.tx.run("UPDATE batch SET state = 'undone', undone_at = \(now) WHERE account = \(account) AND number = \(number)")
            }
            let report = try revert.run(finalState: .undone)
            // An import that is taken back stays so: whom only a newer one holds goes with that.
            guard report.reverted > 0 || isFresh && (report.kept.isEmpty || target.copiesNothing) else {
                throw report.kept.isEmpty ? target.isUndone : target.cannotBeUndone(report.kept, first: try revert.whatComesFirst())
            }
            let zone = try change.settings().timeZone
            try TodayList(change, day: Day(now, in: zone), zone: zone).trim(filledAfter: number)
            return report
        }.value
        if try await self.settings().zone != settings.zone { try await refreshRules(at: now) }
        return report
    }

    /// What undoing `batch` takes back: itself; of an undo that had brought a batch back, that batch.
    ///
    /// - Throws: `StoreError.refused` for what the program did by itself, and for an undo of something that was not copied to
    ///   the ledger.
    private func target(ofUndoing batch: Batch) async throws -> Batch {
        if batch.kind == BatchEntry.Kind.rule.rawValue {
            throw StoreError.refused(
                batch.actor == Actor.user.rawValue
                    ? "“\(batch.title)” cannot be taken back: nothing of them was kept."
                    : "“\(batch.title)” was done by Wellmet itself and is not taken back.")
        }
        guard let number = batch.undoes, let undone = try await self.batch(number) else { return batch }
        if undone.copiesNothing {
            throw StoreError.refused("“\(undone.title)” cannot come back by undoing its undo. Read it in again instead.")
        }
        // A merge is not put back row by row, but done again: by a batch that can be undone itself.
        let account = account
        let isMerge = try await read { tx in
            try MovedParts.areIn(batch.number, account: account, tx: tx) || MovedParts.areIn(number, account: account, tx: tx)
        }
        guard !isMerge, let first = undone.undoes, let original = try await self.batch(first) else { return batch }
        return original
    }
}

extension Batch {
    /// What taking it back is called: “Took back: Edited Ada”; of something that was taken back before, “Did again: Edited Ada”.
    package var undoTitle: String {
        let (back, again) = ("Took back: ", "Did again: ")
        guard kind == BatchEntry.Kind.undo.rawValue else { return back + title }
        // Titles of before were nested.
        var (bare, isBack) = (title[...], true)
        while let prefix = [back, again].first(where: bare.hasPrefix) {
            bare = bare.dropFirst(prefix.count)
            isBack = prefix == back ? !isBack : true
        }
        return (isBack ? back : again) + bare
    }

    /// One that is undone may be asked again: what somebody had touched may be free by now.
    ///
    /// - Throws: `StoreError.refused` when it is not applied yet, or an undo that was taken back.
    fileprivate func checkUndoable() throws {
        switch state {
        case .applied: return
        case .undone: if kind == BatchEntry.Kind.undo.rawValue { throw isUndone }
        case .applying: throw StoreError.refused("“\(title)” is being applied at this moment.")
        }
    }

    fileprivate var isUndone: StoreError { .refused("“\(title)” is undone already.") }

    fileprivate func cannotBeUndone(_ kept: [String], first: String) -> StoreError {
        let list = kept.prefix(5).joined(separator: "; ") + (kept.count > 5 ? "; and \(kept.count - 5) more" : "")
        return .refused("Nothing of “\(title)” was taken back, since all of it was touched later (\(list)). Take back \(first) first.")
    }

    /// Whether what an undo of it deletes is not copied to the ledger: the archive can be read again.
    var copiesNothing: Bool { kind == BatchEntry.Kind.import.rawValue || kind == BatchEntry.Kind.demo.rawValue }
}

extension Revert {
    /// What has to be taken back before this, the last first: "change 14 “Edited Ada: place” and change 12 “…”".
    fileprivate func whatComesFirst() throws -> String {
        let select: SQL = """
            SELECT number, title FROM batch
            WHERE account = \(account) AND number < \(change.batchIfAny ?? .max) AND kind <> \(BatchEntry.Kind.rule) AND number IN (
            """
        let numbers = inTheWay.sorted()
        var rows = try tx.rows(
            select + "\(list: numbers)) AND (kind <> \(BatchEntry.Kind.undo) OR \(LaterEntry.stands)) ORDER BY number DESC")
        if rows.isEmpty {
            // Where an undo that left something wrote last, what it left that for is in the way.
            rows = try tx.rows(
                select
                    + """
                    SELECT later.batch FROM ledger AS entry
                    JOIN ledger AS later ON later.account = entry.account AND later.tbl = entry.tbl AND later.row_key = entry.row_key
                    WHERE entry.account = \(account) AND entry.batch IN (\(list: numbers)) AND later.batch > \(batch.number)
                    ) AND \(LaterEntry.stands) ORDER BY number DESC
                    """)
        }
        guard !rows.isEmpty else { return "what came later" }
        let named = rows.prefix(3).map { "change \($0[0].int64 ?? 0) “\($0[1].text)”" }
        return (named + (rows.count > 3 ? ["\(rows.count - 3) more"] : [])).listed
    }
}
