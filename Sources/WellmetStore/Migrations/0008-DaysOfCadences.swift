internal import WellmetModel

extension Migration {
    /// A cadence comes up on its day, however late the hour of the last contact: what follows from that is reckoned anew.
    static let daysOfCadences = Migration(number: 8) { _ in
        ""
    } then: { tx, now in
        let rows = try tx.rows("SELECT * FROM tie WHERE cadence_days IS NOT NULL")
        let places = TieRow.columns.split(separator: ",").map(\.trimmed).enumerated().filter {
            ["attention_from", "attention_until", "need_bound", "bound_until"].contains($0.element)
        }
        try tx.run(
            "UPDATE tie SET \(places.map { "\($0.element) = ?" }.joined(separator: ", ")) WHERE account = ? AND person = ?",
            forEach: try rows.map { row in
                let account = AccountID(row["account"].int64 ?? 0)
                let values = try TieRow(row: row).values(account: account, person: try row["person"].required(), at: now).dropFirst(2)
                return places.map { values[values.startIndex + $0.offset] } + [SQLValue(account), row["person"]]
            })
    }
}
