internal import WellmetModel

/// What an undo would leave, before it is made.
extension Network {
    /// Rows up to which an undo is tried out, and undone with its transaction.
    private static let tried = 3000

    /// What an undo of the batch would leave because somebody touched it since, in words.
    ///
    /// Asks the undo itself, of which nothing is written; of an import of thousands, only what was touched later.
    func foresee(undoOf batch: Batch) async throws -> Foreseen {
        let account = account
        let kept: [String]? = try await read { tx in
            let change = Change(tx, account: account, entry: BatchEntry(.undo, ""), at: batch.at)
            let revert = Revert(change, batch)
            return try revert.isSmall(Network.tried) ? nil : try revert.whatStays()
        }
        if let kept { return Foreseen(kept: kept, takesNothing: false) }
        do {
            return try await engine.write { tx -> Foreseen in
                let change = Change(tx, account: account, entry: BatchEntry(.undo, ""), at: batch.at)
                _ = try change.begin(state: .applied, undoes: batch.number)
                change.copiesDeletedRows = !batch.copiesNothing
                throw try Revert(change, batch).tried()
            }
        } catch let foreseen as Foreseen {
            return foreseen
        }
    }
}

/// What came of an undo that was only tried, whose transaction it ends.
struct Foreseen: Error {
    let kept: [String]
    /// Whether all of it would stay.
    let takesNothing: Bool
}

extension Revert {
    fileprivate func tried() throws -> Foreseen {
        do {
            let report = try run(finalState: .undone)
            return Foreseen(kept: report.kept, takesNothing: report.reverted == 0)
        } catch StoreError.refused(let way) {
            return Foreseen(kept: [way], takesNothing: true)
        }
    }

    fileprivate func isSmall(_ most: Int) throws -> Bool {
        var left = most
        for table in ["ledger"] + LedgeredTable.childrenFirst.map(\.name) {
            left -= try tx.rows(
                "SELECT 1 FROM \(SQL(text: table)) WHERE account = \(account) AND batch = \(batch.number) LIMIT \(left + 1)"
            ).count
            if left < 0 { return false }
        }
        return true
    }

    /// What would stay, as far as it can be asked without writing: who was given something, what was written again, what was made and
    /// changed.
    fileprivate func whatStays() throws -> [String] {
        for parts in try MovedParts.of(batch.number, account: account, tx: tx) {
            if let way = try whatStandsInTheWay(of: parts) { kept.append(way) }
        }
        try RowEntries(batch.number, account: account, tx: tx).each { row, place in
            guard place.isFirst, place.isLater else { return }
            let entry = try LedgerEntry(row, account: account)
            guard !entry.isDeletion, let table = LedgeredTable.named(entry.table) else { return }
            try foresee(entry, of: table)
        }
        let staying = try peopleThatStay(isRestored: false)
        for table in LedgeredTable.childrenFirst where table != .nudge && table != .redirect {
            let rows = try tx.rows(
                """
                SELECT * FROM \(SQL(text: table.name)) WHERE account = \(account) AND batch = \(batch.number) AND touched > \(batch.number)
                """)
            for row in rows {
                if let owner = table.owner(of: row.dictionary)?.id(Person.self), staying.contains(owner) { continue }
                kept.append(try name(of: table, row.dictionary) + ": it was changed later")
            }
        }
        return kept
    }
}
