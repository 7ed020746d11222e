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
    /// - Throws: `StoreError.notFound` when there is no such batch, `.refused` when it is undone already.
    package func undo(_ number: BatchNumber, at now: Instant) async throws -> UndoReport {
        guard let batch = try await batch(number) else { throw StoreError.notFound("Batch \(number)") }
        try batch.checkUndoable()
        let target = try await target(ofUndoing: batch)
        let entry = BatchEntry(.undo, "Took back: \(target.title)")
        let account = account
        let settings = try await settings()
        let report = try await write(entry, at: now) { change in
            // Somebody may have clicked twice: what was so a moment ago need not be so any more.
            for known in Set([number, target.number]) {
                let row = try change.tx.row("SELECT * FROM batch WHERE account = \(account) AND number = \(known)")
                guard let now = try row.map(Batch.init(row:)), now.number == number || now.state == target.state else {
                    throw StoreError.refused("“\(target.title)” was changed at this moment. Look again.")
                }
                if known == number { try now.checkUndoable() }
            }
            let revert = Revert(change, target)
            _ = try change.begin(state: .applied, undoes: target.number)
            change.copiesDeletedRows = !target.copiesNothing
            if target.number != number {
                try change.tx.run("UPDATE batch SET state = 'undone', undone_at = \(now) WHERE account = \(account) AND number = \(number)")
            }
            let report = try revert.run(finalState: .undone)
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
            throw StoreError.refused("“\(batch.title)” was done by Wellmet itself and is not taken back.")
        }
        guard let number = batch.undoes, let undone = try await self.batch(number) else { return batch }
        if undone.copiesNothing {
            throw StoreError.refused("“\(undone.title)” cannot come back by undoing its undo. Read it in again instead.")
        }
        guard let first = undone.undoes, let original = try await self.batch(first) else { return batch }
        return original
    }
}

extension Batch {
    /// - Throws: `StoreError.refused` when it is undone already, or not applied yet.
    fileprivate func checkUndoable() throws {
        guard state != .applied else { return }
        throw StoreError.refused("“\(title)” is \(state == .undone ? "undone already" : "being applied at this moment").")
    }

    /// Whether what an undo of it deletes is not copied to the ledger: the archive can be read again.
    var copiesNothing: Bool { kind == BatchEntry.Kind.import.rawValue || kind == BatchEntry.Kind.demo.rawValue }
}
