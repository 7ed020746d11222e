import Foundation
import Testing

@testable import WellmetStore

@Suite struct PortableSQLTests {
    /// Writes the schema in PostgreSQL's words beside the statements that all tests note down, for `script/postgres-check`.
    @Test func `The schema can be written in PostgreSQL's words`() throws {
        let schema = Migration.all.map { $0.statements(.postgres) }.joined(separator: ";\n")
        #expect(!schema.contains("WITHOUT ROWID"))
        #expect(!schema.contains("BLOB"))
        #expect(schema.contains("COLLATE \"C\""))
        if let path = ProcessInfo.processInfo.environment["WELLMET_STATEMENTS"] {
            try schema.write(toFile: path + ".schema.sql", atomically: true, encoding: .utf8)
        }
    }

    @Test func `Migrations are numbered from one without a gap`() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.newest))
    }
}
