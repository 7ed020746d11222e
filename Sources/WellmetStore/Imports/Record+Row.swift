internal import WellmetModel

extension ImportIndex.Record {
    init(row: Row) throws {
        self.init(
            person: try row["person"].required(), organization: row["organization"].text, title: row["title"].text,
            fullName: row["full_name"].text, connectedOn: row["connected_on"].day, asOf: row["as_of"].day, digest: row["digest"].digest,
            brought: row["brought"].text)
    }
}

extension Change {
    /// Moves records on without touching them: what is said again is no change of theirs, and stands in no undo's way. In a batch
    /// the ledger keeps what they said, so that an undo moves them back.
    func move(_ records: some Sequence<(key: String, record: ImportIndex.Record)>, of source: ID<Source>?) throws {
        for (key, record) in records {
            let rowKey = [SQLValue(source), SQLValue.text(key)]
            guard let old = try current(.record, rowKey) else { continue }
            if batchIfAny != nil { try keep(old, of: .record, key: rowKey, op: "update") }
            try tx.run(
                """
                UPDATE record SET digest = \(SQLValue(digest: record.digest)), organization = \(record.organization),
                  title = \(record.title), full_name = \(record.fullName), connected_on = \(record.connectedOn),
                  as_of = \(record.asOf), brought = \(record.brought)
                WHERE account = \(account) AND source = \(source) AND record_key = \(key)
                """)
        }
    }
}
