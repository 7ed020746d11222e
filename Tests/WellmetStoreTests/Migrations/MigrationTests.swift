import Foundation
import Testing
import WellmetModel
import WellmetTestSupport

@testable import WellmetStore

@Suite struct MigrationTests {
    private let next = Migration(number: Migration.newest + 1) { dialect in
        "CREATE TABLE extra (account \(dialect.integer) NOT NULL, PRIMARY KEY (account)) \(dialect.clustered)"
    }

    @Test func `An older schema is brought up to date after a backup, which opens`() async throws {
        let test = try await TestNetwork()
        let ada = try await test.add("Ada Lovelace")
        var messages: [String] = []
        let newer = try await Store.open(folder: test.folder.path, migrations: Migration.all + [next], at: test.now) { messages.append($0) }
        #expect(try await newer.engine.read { try $0.hasTable("extra") })
        #expect(try await newer.network(of: test.network.account).name(of: ada) == "Ada Lovelace")
        try newer.close()
        let backup = test.path + ".before-schema-\(Migration.newest + 1)"
        #expect(messages == ["Made a backup before bringing the database up to date: \(backup)"])
        #expect(try await Store.verify(backup).people == 1)
        // And is done once.
        messages = []
        try await Store.open(folder: test.folder.path, migrations: Migration.all + [next], at: test.now) { messages.append($0) }.close()
        #expect(messages == [])
    }

    @Test func `Ties of an older schema learn when they fall out of each band, and who is listed`() async throws {
        let test = try await TestNetwork()
        for (place, ago) in [1.0, 12, 40, 200, 900].enumerated() {
            let person = try await test.add("Person \(place)", place == 3 ? [.archived(true)] : [])
            for contact in 0..<8 { try await test.contact([person], daysAgo: ago + Double(contact * 3)) }
        }
        try await test.add("Seen", standing: .discovered)
        let li = try await test.network.add(PersonName(given: "伟", family: "李"), at: test.now).value
        let other = test.store.network(of: try await test.store.addAccount("other", settings: Settings(), at: test.now).id)
        _ = try await other.add(PersonName(given: "Theirs"), at: test.now)
        let columns = ["listed", "close_until", "steady_until", "loose_until", "faint_until"]
        let before = try await test.rows("SELECT * FROM tie ORDER BY account, person").map { row in columns.map { row[$0] } }
        #expect(Set(before.flatMap(\.self)).count > 12)
        // As schema 26 had it.
        try await test.script(
            "DROP INDEX tie_by_contact; CREATE INDEX tie_by_contact ON tie (account, last_contact, person);"
                + columns.map { "ALTER TABLE tie DROP COLUMN \($0);" }.joined()
                + "UPDATE person SET full_name = '伟 李' WHERE family = '李'; DELETE FROM name_word WHERE word = '李伟';"
                + "DELETE FROM schema_version WHERE number > 26;")
        let newer = try await Store.open(folder: test.folder.path, at: test.now)
        let after = try await newer.engine.read { tx in try tx.rows("SELECT * FROM tie ORDER BY account, person") }
        #expect(after.map { row in columns.map { row[$0] } } == before)
        let network = newer.network(of: test.network.account)
        #expect(try await network.differences(at: test.now) == [])
        #expect(try await network.find("李伟").map(\.name.full) == ["李伟"])
        #expect(try await network.name(of: li) == "李伟")
        try newer.close()
    }

    @Test func `A migration that fails changes nothing, and a second try makes a second backup`() async throws {
        let test = try await TestNetwork()
        try await test.add("Ada Lovelace")
        let broken = Migration(number: Migration.newest + 1) { _ in "CREATE TABLE half (a INTEGER); CREATE TABLE half (a INTEGER)" }
        for _ in 0..<2 {
            await #expect(throws: StoreError.self) {
                try await Store.open(folder: test.folder.path, migrations: Migration.all + [broken], at: test.now)
            }
        }
        #expect(try await !test.store.engine.read { try $0.hasTable("half") })
        #expect(try await test.network.find("ada").count == 1)
        let backups = try FileManager.default.contentsOfDirectory(atPath: test.folder.path).filter { $0.contains("before-schema") }
        #expect(backups.count == 2)
    }

    @Test func `A newer schema is refused and its file not touched`() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.appending(path: Store.fileName).path
            let made = folder.appending(path: "made.db").path
            let engine = try SQLiteEngine(path: made)
            try await engine.write { tx in
                try tx.script("CREATE TABLE schema_version (number INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL)")
                try tx.script("INSERT INTO schema_version VALUES (1, 0), (99, 0)")
            }
            try await engine.copy(to: path)
            try engine.close()
            for ending in ["", "-wal", "-shm"] { unlink(made + ending) }
            let before = try Data(contentsOf: URL(filePath: path))
            await #expect(throws: StoreError.newerSchema(found: 99, known: Migration.newest)) {
                try await Store.open(folder: folder.path, at: TestNetwork.now)
            }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [Store.fileName])
        }
    }

    @Test func `Two processes that open a new folder at once make one schema`() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.path
            try await withThrowingTaskGroup { group in
                for _ in 0..<4 { group.addTask { try await Store.open(folder: path, at: TestNetwork.now).close() } }
                try await group.waitForAll()
            }
            let store = try await Store.open(folder: path, at: TestNetwork.now)
            #expect(try await Store.schema(of: store.engine) == Migration.newest)
            try store.close()
        }
    }

    @Test func `The folder and file are mine alone, and a file in the folder's place is told`() async throws {
        try await TemporaryFolder.with { folder in
            let data = folder.appending(path: "deep/data").path
            try await Store.open(folder: data, at: TestNetwork.now).close()
            let modes = try [data, data + "/" + Store.fileName].map {
                try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int
            }
            #expect(modes == [0o700, 0o600])
            let file = folder.appending(path: "file").path
            #expect(FileManager.default.createFile(atPath: file, contents: Data()))
            await #expect(throws: StoreError.cannotOpen(path: file, reason: "it is a file, not a folder")) {
                try await Store.open(folder: file, at: TestNetwork.now)
            }
        }
    }

    @Test func `A file that is no database is refused and stays as it is`() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.appending(path: Store.fileName)
            let bytes = Data(String(repeating: "This is a letter, not a database. ", count: 200).utf8)
            try bytes.write(to: path)
            await #expect {
                try await Store.open(folder: folder.path, at: TestNetwork.now)
            } throws: { error in
                if case StoreError.damaged = error { true } else { false }
            }
            #expect(try Data(contentsOf: path) == bytes)
        }
    }
}
