internal import WellmetModel

extension Network {
    /// The newest imports, newest first, those taken back included.
    package func imports(limit: Int = 20) async throws -> [Batch] {
        let account = account
        return try await read { tx in
            try tx.rows(
                """
                SELECT * FROM batch WHERE account = \(account) AND kind = \(BatchEntry.Kind.import) AND state <> 'applying'
                ORDER BY number DESC LIMIT \(limit)
                """
            ).map(Batch.init(row:))
        }
    }
}
