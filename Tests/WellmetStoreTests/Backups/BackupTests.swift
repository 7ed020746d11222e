import Foundation
import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct BackupTests {
    let test: TestNetwork
    private var backup: String { test.folder.appending(path: "copy.db").path }

    init() async throws {
        test = try await TestNetwork()
        for i in 0..<40 { try await test.contact([try await test.add("Person Number\(i)")], daysAgo: Double(i) + 1) }
    }

    private func isDamaged(_ path: String) async -> Bool {
        do {
            _ = try await Store.verify(path)
            return false
        } catch StoreError.damaged {
            return true
        } catch {
            return false
        }
    }

    @Test func `A backup is one whole file, mine alone, that was read back`() async throws {
        let report = try await test.store.backUp(to: backup)
        #expect(report.people == 40)
        #expect(report.interactions == 40)
        #expect(report.bytes > 10_000)
        #expect(try FileManager.default.attributesOfItem(atPath: backup)[.posixPermissions] as? Int == 0o600)
        let names = try FileManager.default.contentsOfDirectory(atPath: test.folder.path).filter { $0.hasPrefix("copy") }
        #expect(names == ["copy.db"])
        await #expect(throws: StoreError.self) { try await test.store.backUp(to: backup) }
        await #expect(throws: StoreError.self) { try await test.store.backUp(to: "/nowhere/at/all.db") }
    }

    @Test func `A backup is one moment, although others go on writing`() async throws {
        let (store, network, now, path) = (test.store, test.network, test.now, backup)
        try await withThrowingTaskGroup { group in
            group.addTask {
                for i in 0..<60 { _ = try await network.add(PersonName(written: "Later \(i)"), edits: [.tag("x")], at: now) }
            }
            group.addTask { _ = try await store.backUp(to: path) }
            try await group.waitForAll()
        }
        #expect(try await Store.verify(path).people >= 40)
    }

    @Test func `A backup that lost or changed a piece is refused, and so is no backup at all`() async throws {
        try await test.store.backUp(to: backup)
        let whole = try Data(contentsOf: URL(filePath: backup))
        func write(_ data: Data) throws -> String {
            let path = test.folder.appending(path: "broken-\(UUID().uuidString).db").path
            try data.write(to: URL(filePath: path))
            return path
        }
        var scribbled = whole
        scribbled.replaceSubrange(8192..<(8192 + 3000), with: Data(repeating: 0xA5, count: 3000))
        for data in [whole.prefix(whole.count / 2), whole.prefix(5000), whole.prefix(50), Data(), Data("hello".utf8), scribbled] {
            let path = try write(Data(data))
            #expect(await isDamaged(path), "\(data.count) bytes")
            await #expect(throws: StoreError.self) { try await Store.restore(from: path, folder: test.folder.path, at: test.now) }
        }
        await #expect(throws: StoreError.self) { try await Store.verify("/nowhere.db") }
        await #expect(throws: StoreError.self) { try await Store.verify(test.folder.path) }
        // What stands is untouched.
        #expect(try await test.network.people(PeopleFilter()).total == 40)
        let left = try FileManager.default.contentsOfDirectory(atPath: test.folder.path).filter {
            $0.contains("incoming") || $0.contains("replaced")
        }
        #expect(left == [])
    }

    @Test func `A restore brings everything back and keeps what it replaced`() async throws {
        try await test.store.backUp(to: backup)
        let before = try await test.contents()
        try await test.add("Made Later")
        try test.store.close()
        let kept = try #require(try await Store.restore(from: backup, folder: test.folder.path, at: test.now))
        let restored = try await Store.open(folder: test.folder.path, at: test.now)
        let rows = try await restored.network(of: test.network.account).people(PeopleFilter()).total
        #expect(rows == 40)
        #expect(try await Store.verify(kept).people == 41)
        try restored.close()
        #expect(before.count > 40)
        // A second one in the same second keeps both.
        let again = try #require(try await Store.restore(from: backup, folder: test.folder.path, at: test.now))
        #expect(again != kept)
        #expect(try await Store.verify(again).people == 40)
    }

    @Test func `A restore into an empty folder makes it`() async throws {
        try await test.store.backUp(to: backup)
        let folder = test.folder.appending(path: "new/place").path
        #expect(try await Store.restore(from: backup, folder: folder, at: test.now) == nil)
        let restored = try await Store.open(folder: folder, at: test.now)
        #expect(try await restored.network(of: test.network.account).people(PeopleFilter()).total == 40)
        try restored.close()
    }

    @Test func `A database that somebody has open is not replaced`() async throws {
        try await test.store.backUp(to: backup)
        _ = try await test.network.people(PeopleFilter())
        await #expect(throws: StoreError.busy) { try await Store.restore(from: backup, folder: test.folder.path, at: test.now) }
        #expect(try await test.network.people(PeopleFilter()).total == 40)
        #expect(try await test.add("Still Works").description.isEmpty == false)
    }

    @Test func `A damaged database is replaced too, and kept as it was`() async throws {
        try await test.store.backUp(to: backup)
        try test.store.close()
        let broken = Data(repeating: 0x41, count: 20_000)
        for ending in ["-wal", "-shm"] { unlink(test.path + ending) }
        try broken.write(to: URL(filePath: test.path))
        let kept = try #require(try await Store.restore(from: backup, folder: test.folder.path, at: test.now))
        #expect(try Data(contentsOf: URL(filePath: kept)) == broken)
        let restored = try await Store.open(folder: test.folder.path, at: test.now)
        #expect(try await restored.network(of: test.network.account).people(PeopleFilter()).total == 40)
        try restored.close()
    }

    @Test func `What stands in the log beside a copied database comes along`() async throws {
        let folder = test.folder.appending(path: "copied")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for ending in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: test.path + ending, toPath: folder.appending(path: "wellmet.db" + ending).path)
        }
        let target = test.folder.appending(path: "target").path
        _ = try await Store.restore(from: folder.appending(path: "wellmet.db").path, folder: target, at: test.now)
        #expect(try await Store.verify(target + "/wellmet.db").people == 40)
    }

    @Test func `The daily backup is made once a day, and seven are kept`() async throws {
        let folder = test.folder.appending(path: "backups").path
        for offset in 0..<10 {
            #expect(try await test.store.backUpDaily(in: folder, day: test.day.adding(offset)) != nil)
            #expect(try await test.store.backUpDaily(in: folder, day: test.day.adding(offset)) == nil)
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names == (3..<10).map { "wellmet-\(test.day.adding($0)).db" })
        try Data().write(to: URL(filePath: folder + "/wellmet-mine-own.db"))
        #expect(try await test.store.backUpDaily(in: folder, day: test.day.adding(20)) != nil)
        #expect(FileManager.default.fileExists(atPath: folder + "/wellmet-mine-own.db"))
    }

    @Test func `The database is in its place at every moment of a restore`() async throws {
        try await test.store.backUp(to: backup)
        try test.store.close()
        let (target, folder) = (test.path, test.folder.path)
        let watcher = Task.detached {
            var gaps = 0
            while !Task.isCancelled { gaps += access(target, F_OK) == 0 ? 0 : 1 }
            return gaps
        }
        for i in 0..<30 { _ = try await Store.restore(from: backup, folder: folder, at: test.now.adding(seconds: Double(i))) }
        watcher.cancel()
        #expect(await watcher.value == 0)
    }
}
