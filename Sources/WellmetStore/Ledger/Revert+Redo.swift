internal import Foundation
internal import WellmetModel

extension Revert {
    /// Deletes again what a batch had deleted and the undo that is taken back had put in again: of that the undo kept no copy, since it
    /// stands in the entries of the batch.
    func deleteAgain(_ undone: BatchNumber) throws {
        let decoder = JSONDecoder()
        // In the order in which they were deleted: children before those whom they belong to.
        let entries = try tx.rows(
            "SELECT tbl, row_key FROM ledger WHERE account = \(account) AND batch = \(undone) AND op = 'delete' ORDER BY seq")
        for entry in entries {
            guard let table = LedgeredTable.named(entry["tbl"].text) else { continue }
            let key = try decoder.decode([SQLValue].self, from: Data(entry["row_key"].text.utf8))
            if let row = try change.current(table, key) { try deleteNew(row, of: table, staying: []) }
        }
    }
}
