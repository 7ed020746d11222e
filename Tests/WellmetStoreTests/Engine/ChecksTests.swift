import Foundation
import Testing
import WellmetModel
import WellmetTestSupport

@testable import WellmetStore

@Suite struct ChecksTests {
    @Test func `Lists of words become comparisons, and nothing else changes`() throws {
        let table = """
            CREATE TABLE t (a TEXT CHECK (a IN ('x', 'y')), kind TEXT NOT NULL CHECK (kind IN ('mail', 'phone',
              'a-b')), n INTEGER CHECK (n IN (0, 1)), note TEXT CHECK (note <> ''))
            """
        #expect(
            SQLiteChecks.respelled(table) == """
                CREATE TABLE t (a TEXT CHECK (a IN ('x', 'y')), kind TEXT NOT NULL CHECK ((kind = 'mail' OR kind = 'phone' OR kind = 'a-b')), \
                n INTEGER CHECK (n IN (0, 1)), note TEXT CHECK (note <> ''))
                """)
        #expect(SQLiteChecks.respelled("CREATE TABLE t (a TEXT CHECK (a IN ('x', 'y')))") == nil)
    }

    @Test func `Writing a row makes no table of words on the way`() async throws {
        let test = try await TestNetwork()
        let tables = try await test.rows("PRAGMA table_list").map { $0["name"].text }.filter { !$0.hasPrefix("sqlite_") }
        #expect(tables.count > 25)
        for table in tables where !table.hasPrefix("text_index") {
            let steps = try await stepsOfInsert(into: table, test.store.engine)
            #expect(steps.contains("Insert") || steps.contains("IdxInsert"), "\(table)")
            #expect(!steps.contains("OpenEphemeral"), "\(table)")
        }
    }

    @Test func `An older database is respelled, and all is in order in it`() async throws {
        try await TemporaryFolder.with { folder in
            let old = try await Store.open(folder: folder.path, migrations: Array(Migration.all.prefix(3)), at: TestNetwork.now)
            _ = try await old.addAccount("me", settings: Settings(), at: TestNetwork.now)
            // As a program left it that knew nothing of this.
            try await old.engine.write { tx in
                try tx.script(
                    """
                    PRAGMA writable_schema = ON;
                    UPDATE sqlite_schema SET sql = replace(sql, '(state = ''open'' OR state = ''kept'' OR state = ''dropped'')',
                      'state IN (''open'', ''kept'', ''dropped'')') WHERE name = 'follow_up';
                    PRAGMA writable_schema = RESET
                    """)
            }
            #expect(try await stepsOfInsert(into: "follow_up", old.engine).contains("OpenEphemeral"))
            try old.close()
            let store = try await Store.open(folder: folder.path, at: TestNetwork.now)
            #expect(try await !stepsOfInsert(into: "follow_up", store.engine).contains("OpenEphemeral"))
            #expect(try await store.engine.damage() == [])
            try store.close()
        }
    }

    /// What SQLite does to write one row.
    private func stepsOfInsert(into table: String, _ engine: any Engine) async throws -> [String] {
        // The writer, as EXPLAIN alone does not make a reader look at the schema again.
        try await engine.write { tx in
            let columns = try tx.rows(SQL(text: "PRAGMA table_info(\(table))")).count
            let values = Array(repeating: "1", count: columns).joined(separator: ", ")
            return try tx.rows(SQL(text: "EXPLAIN INSERT INTO \(table) VALUES (\(values))")).map { $0["opcode"].text }
        }
    }
}
