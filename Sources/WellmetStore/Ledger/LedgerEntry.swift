internal import Foundation
internal import WellmetModel

/// What a row was before a batch wrote or deleted it, read back.
struct LedgerEntry {
    let table: String
    /// The values of the row's key behind the account.
    let key: [SQLValue]
    /// Column by column, with what was kept beside the row.
    let old: [String: SQLValue]
    let isDeletion: Bool

    /// From a row with `tbl`, `op`, `row_key` and `old`.
    ///
    /// The ledger may have come with a network from elsewhere: the account is whose ledger it is, and a name that can be no column's is
    /// never taken for one.
    ///
    /// - Throws: `StoreError.unreadable`.
    init(_ row: Row, account: AccountID) throws {
        table = row["tbl"].text
        isDeletion = row["op"].text == "delete"
        let decoder = JSONDecoder()
        do {
            key = try decoder.decode([SQLValue].self, from: Data(row["row_key"].text.utf8))
            var old = try decoder.decode([String: SQLValue].self, from: Data(row["old"].text.utf8))
            if old["account"] != nil { old["account"] = SQLValue(account) }
            self.old = old
        } catch {
            throw StoreError.unreadable("an entry of the ledger is no JSON")
        }
        guard old.keys.allSatisfy({ $0.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F } }) else {
            throw StoreError.unreadable("an entry of the ledger has columns that no table has")
        }
    }
}
