import Foundation
import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct SQLiteEngineTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private struct Stop: Error {}

    @Test func `A write that throws leaves nothing`() async throws {
        let before = try await test.contents()
        await #expect(throws: Stop.self) {
            try await test.network.write(BatchEntry(.edit, "Half"), at: test.now) { change in
                _ = try change.addPerson(PersonName(written: "Half Done"), standing: .book)
                throw Stop()
            }
        }
        #expect(try await test.contents() == before)
        #expect(try await test.count("batch") == 0)
    }

    @Test func `Every value comes back as it went in`() async throws {
        let values: [SQLValue] = [
            .null, .integer(.max), .integer(.min), .real(0.1), .real(-1e300), .text(""), .text("Ünï\u{1F600}\u{0}end"), .bytes([]),
            .bytes([0, 255, 3]),
            .uuid(UUID()),
        ]
        for value in values {
            let back = try await test.rows(SQL(text: "SELECT ? AS value", values: [value])).first?["value"]
            #expect(back == value)
            let json = try JSONEncoder().encode([value])
            let decoded = try JSONDecoder().decode([SQLValue].self, from: json)
            #expect(decoded.first == value || decoded.first?.bytes == value.bytes)
        }
    }

    @Test func `A wrong number of values is an error and no guess`() async throws {
        await #expect(throws: StoreError.self) { try await test.rows(SQL(text: "SELECT ? AS a, ? AS b", values: [.null])) }
        await #expect(throws: StoreError.self) { try await test.script("SELECT nonsense FROM nowhere") }
    }

    @Test func `What is interpolated is bound, never text`() {
        let evil = "'; DROP TABLE person; --"
        let list = [1, 2]
        let sql: SQL = "SELECT 1 WHERE a = \(evil) AND b IN (\(list: list)) AND c IN (\(list: [Int]())) AND d = \(Int?.none)"
        #expect(sql.text == "SELECT 1 WHERE a = ? AND b IN (?, ?) AND c IN (NULL) AND d = ?")
        #expect(sql.values == [.text(evil), .integer(1), .integer(2), .null])
    }

    @Test func `Lists of nearly the same length are one statement, and find the same`() async throws {
        let list: SQL = "SELECT 1 WHERE a IN (\(list: [1, 2, 3]))"
        #expect(list.text == "SELECT 1 WHERE a IN (?, ?, ?, ?)")
        #expect(list.values == [.integer(1), .integer(2), .integer(3), .integer(3)])
        let long: SQL = "IN (\(list: 1...600))"
        #expect(long.values == ((1...600) + Array(repeating: 600, count: 424)).map { SQLValue($0) })
        #expect(try await test.rows("SELECT 7 AS n WHERE 3 IN (\(list: [1, 2, 3])) AND 4 NOT IN (\(list: [1, 2, 3]))").count == 1)
    }

    @Test func `A row that is kept stays as it was read`() async throws {
        let kept = try await test.store.engine.read { tx in
            var kept: [Row] = []
            try tx.each("SELECT 1 AS n, 'a' AS word UNION ALL SELECT 2, 'b' UNION ALL SELECT 3, NULL") { kept.append($0) }
            return kept.map(\.values)
        }
        #expect(kept == [[.integer(1), .text("a")], [.integer(2), .text("b")], [.integer(3), .null]])
    }

    @Test func `Names and notes with every kind of character come back as they were`() async throws {
        for name in ["Robert'); DROP TABLE person;--", "مريم", "Zoë 🦊", "a\u{301}", "'\"%_\\", "ʻOkina"] {
            let id = try await test.add(name, [.addNote(name, at: nil), .setField(label: name, value: name)])
            let found = try await test.details(id)
            #expect(found.person.name.full == PersonName(written: name).full)
            #expect(found.notes.first?.text == name)
            #expect(found.fields.first?.label == name)
            #expect(try await test.network.find(name).contains { $0.id == id })
        }
        #expect(try await test.differences() == [])
    }

    @Test func `A second process sees what the first wrote, and writes too`() async throws {
        let ada = try await test.add("Ada")
        let other = try await test.another()
        let network = other.network(of: test.network.account)
        #expect(try await network.name(of: ada) == "Ada")
        _ = try await network.edit(ada, [.place("Elsewhere")], at: test.now)
        #expect(try await test.details(ada).person.place == "Elsewhere")
        try other.close()
    }

    @Test func `However long a batch is, the log beside the file stays short`() async throws {
        let ada = try await test.add("Ada")
        let account = test.network.account
        for number in 0..<60 {
            let text = String(repeating: "word \(number) ", count: 300_000)
            try await test.store.engine.writeSoon { tx in
                try tx.run("UPDATE person SET met_story = \(text) WHERE account = \(account) AND id = \(ada)")
            }
        }
        let log = try FileManager.default.attributesOfItem(atPath: test.path + "-wal")[.size] as? Int ?? 0
        #expect((1_000_000..<80_000_000).contains(log), "\(log) bytes")
    }

    @Test func `A store that is closed is one file`() async throws {
        let test = try await TestNetwork()
        let ada = try await test.add("Ada")
        _ = try await test.details(ada)
        #expect(FileManager.default.fileExists(atPath: test.path + "-wal"))
        try test.store.close()
        #expect(!FileManager.default.fileExists(atPath: test.path + "-wal"))
        #expect(!FileManager.default.fileExists(atPath: test.path + "-shm"))
    }
}
