internal import Foundation
internal import WellmetModel

extension Migration {
    /// Whose row an entry of the ledger is, and the entries of one row in their order: what a history is read by.
    static let history = Migration(number: 6) { d in
        """
        ALTER TABLE ledger ADD COLUMN person \(d.id);
        CREATE INDEX ledger_by_person ON ledger (account, person, batch) WHERE person IS NOT NULL;
        CREATE INDEX ledger_by_row ON ledger (account, tbl, row_key, batch, seq);
        """
    } then: { tx, _ in
        let decoder = JSONDecoder()
        // Read whole before the first is written: a statement must not walk over rows that it changes.
        let owned = try tx.rows("SELECT account, batch, seq, tbl, old FROM ledger").compactMap { row -> [SQLValue]? in
            let old = try decoder.decode([String: SQLValue].self, from: Data(row["old"].text.utf8))
            guard let table = LedgeredTable.named(row["tbl"].text), let person = table.owner(of: old) else { return nil }
            return [person, row["account"], row["batch"], row["seq"]]
        }
        try tx.run("UPDATE ledger SET person = ? WHERE account = ? AND batch = ? AND seq = ?", forEach: owned)
    }
}
