import Foundation
import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct UnfinishedImportTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func archive(_ people: Int = 700) -> Archive {
        var archive = Archives.linkedIn()
        for i in 0..<people { archive.connect("Person Number\(i)", "p\(i)", organization: "Org \(i % 7)") }
        for i in 0..<people { archive.message("Person Number\(i)", "p\(i)", i % 2 == 0 ? .in : .out, daysAgo: Double(people - i) + 1) }
        archive.message("Some Stranger", "stranger", .in, daysAgo: 0.5)
        return archive
    }

    /// Begins the import and goes so many steps, as a process does that is killed then.
    private func interrupted(after steps: Int, _ archive: Archive) async throws -> BatchNumber {
        var work = try await ImportWork(try await test.network.plan(archive), choices: [:], network: test.network, at: test.now)
        try await work.begin()
        for _ in 0..<steps { _ = try await work.step() }
        return work.batch
    }

    @Test(arguments: [0, 1, 2, 3, 5])
    func `An import that was killed is taken back at the next start, to the byte, and said so`(steps: Int) async throws {
        let ada = try await test.add("Ada", [.addIdentity(Identity(kind: .linkedin, normalised: "p3"))])
        let before = try await test.contents()
        let batch = try await interrupted(after: steps, archive())
        #expect(try await test.network.batch(batch)?.state == .applying)
        var messages: [String] = []
        let next = try await Store.open(folder: test.folder.path, at: test.now) { messages.append($0) }
        #expect(messages.count == 1)
        #expect(messages.first?.contains("was taken back: nothing of it is left") == true)
        #expect(try await next.network(of: test.network.account).batch(batch)?.state == .undone)
        try next.close()
        #expect(try await test.contents() == before)
        #expect(try await test.details(ada).tie == Tie())
        #expect(try await test.differences() == [])
        #expect(try await test.store.engine.damage() == [])
        let report = try await test.take(archive())
        #expect(report.newPeople == 699)
        #expect(report.thanks == 0)
        #expect(try await test.differences() == [])
    }

    @Test func `What somebody did to it meanwhile stays when an unfinished import is taken back`() async throws {
        _ = try await interrupted(after: 3, archive())
        let someone = try #require(try await test.network.people(PeopleFilter()).people.first)
        try await test.edit(someone.id, .addNote("mine", at: nil))
        let next = try await test.another()
        try next.close()
        #expect(try await test.network.people(PeopleFilter()).people.map(\.id) == [someone.id])
        #expect(try await test.differences() == [])
    }

    @Test func `Two imports at once are not: the second says so, and another start leaves the first alone`() async throws {
        let lock = try #require(try test.store.engine.lockImports())
        let batch = try await interrupted(after: 1, archive())
        await #expect(throws: StoreError.importRunning) { try await test.take(archive(3)) }
        // Another process starts meanwhile.
        let other = try await test.another()
        #expect(try other.engine.lockImports() == nil)
        #expect(try await other.network(of: test.network.account).batch(batch)?.state == .applying)
        #expect(try await other.rollBackUnfinished(at: test.now) == [])
        lock.release()
        #expect(try await other.rollBackUnfinished(at: test.now).count == 1)
        try other.close()
        #expect(try await test.network.people(PeopleFilter()).total == 0)
    }

    @Test func `An import that fails in the middle is taken back at once`() async throws {
        try await test.script(
            "CREATE TRIGGER fails BEFORE INSERT ON interaction WHEN new.summary = 'bad' BEGIN SELECT RAISE(ABORT, 'no'); END")
        var archive = archive(50)
        archive.message("Person Number1", "p1", .in, daysAgo: 1, text: "bad")
        await #expect(throws: StoreError.self) { try await test.take(archive) }
        #expect(try await test.network.people(PeopleFilter()).total == 0)
        #expect(try await test.count("interaction") == 0)
        #expect(try await test.rows("SELECT state FROM batch").map { $0[0].text } == ["undone"])
        // The lock is free again.
        archive.interactions.removeLast()
        #expect(try await test.take(archive).newPeople == 50)
    }

    @Test func `Others read and write while an import is applied, and none finds the database locked`() async throws {
        let (network, now) = (test.network, test.now)
        let plan = try await network.plan(archive(2000))
        let ada = try await test.add("Ada Untouched")
        try await withThrowingTaskGroup { group in
            group.addTask { _ = try await network.apply(plan, at: now) }
            for i in 0..<10 {
                group.addTask {
                    for j in 0..<10 {
                        _ = try await network.edit(ada, [.addNote("note \(i) \(j)", at: nil)], at: now)
                        _ = try await network.people(PeopleFilter(), limit: 5)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await test.details(ada).notes.count == 100)
        #expect(try await test.network.people(PeopleFilter()).total == 2001)
        #expect(try await test.differences() == [])
    }

    @Test func `The progress of an import goes up to its end`() async throws {
        let steps = Steps()
        _ = try await test.network.apply(try await test.network.plan(archive(1500)), at: test.now) { await steps.add($0) }
        let seen = await steps.seen
        #expect(seen.count > 1)
        #expect(seen.map(\.done) == seen.map(\.done).sorted())
        #expect(seen.last?.done == 3001)
        #expect(seen.allSatisfy { $0.total == 3001 })
    }

    private actor Steps {
        private(set) var seen: [ImportProgress] = []
        func add(_ progress: ImportProgress) { seen.append(progress) }
    }
}
