internal import WellmetModel

extension Migration {
    /// A cadence comes up on its day, however late the hour of the last contact: what follows from that is reckoned anew.
    static let daysOfCadences = Migration(number: 8) { _ in
        ""
    } then: { tx, now in
        let rows = try tx.rows("SELECT * FROM tie WHERE cadence_days IS NOT NULL")
        try tx.run(
            TieRow.upsert,
            forEach: try rows.map { row in
                try TieRow(row: row).values(account: AccountID(row["account"].int64 ?? 0), person: try row["person"].required(), at: now)
            })
    }
}
