internal import Foundation
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

    /// What the import of that number did, with its title.
    ///
    /// - Throws: `StoreError.notFound` when there is no such import.
    package func importReport(_ number: BatchNumber) async throws -> (batch: Batch, report: ImportReport) {
        let account = account
        return try await read { tx in
            let row = try tx.row(
                """
                SELECT * FROM batch WHERE account = \(account) AND number = \(number) AND kind = \(BatchEntry.Kind.import)
                  AND state <> 'applying'
                """)
            guard let row else { throw StoreError.notFound("An import with the number \(number)") }
            do {
                return (try Batch(row: row), try JSONDecoder().decode(ImportReport.self, from: Data(row["report"].text.utf8)))
            } catch is DecodingError {
                throw StoreError.unreadable("the report of the import \(number) cannot be read")
            }
        }
    }
}
