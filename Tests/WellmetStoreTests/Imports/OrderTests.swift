import Testing
import WellmetModel

@testable import WellmetStore

/// Several archives, one after the other, one taken back in between: what each leaves for the next.
@Suite struct OrderTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func person(_ name: String) async throws -> PersonDetails {
        try await test.details(try #require(try await test.network.find(name).first?.id))
    }

    /// The archive of that day, in which Ada works there.
    private func archive(_ day: String, _ organization: String, more: (inout Archive) -> Void = { _ in }) -> Archive {
        var archive = Archives.linkedIn(day)
        archive.connect("Ada Lovelace", "ada", organization: organization)
        more(&archive)
        return archive
    }

    @Test func `The newest job of several archives is congratulated on, and none of an old archive`() async throws {
        for (day, place) in [("2023-01-01", "Oldco"), ("2024-01-01", "Middle"), ("2026-03-01", "Newco"), ("2026-03-12", "Newest")] {
            try await test.take(archive(day, place) { $0.message("Ada Lovelace", "ada", .both, daysAgo: 500) })
        }
        let ada = try await person("Ada Lovelace")
        #expect(ada.positions.map(\.line) == ["Newest", "Newco", "Middle", "Oldco"])
        #expect(ada.occasions.map(\.detail) == ["Newest"])
        let lines = try await test.network.today(at: test.now).picks
        #expect(lines.map { $0.nudge.reasons[0].sentence } == ["Changed jobs: now Newest."])
        let other = try await TestNetwork()
        for (day, place) in [("2023-01-01", "Oldco"), ("2024-01-01", "Middle")] {
            try await other.take(archive(day, place) { $0.message("Ada Lovelace", "ada", .both, daysAgo: 500) })
        }
        #expect(try await other.count("occasion") == 0)
    }

    @Test func `An import that was taken back does not make the next one look old`() async throws {
        try await test.take(archive("2026-01-01", "Oldco"))
        let before = try await test.contents()
        let newest = try await test.take(archive("2026-03-12", "Oldco") { $0.connect("Bob Example", "bob") })
        #expect(newest.newPeople == 1)
        #expect(try await test.network.undo(newest.batch, at: test.now).kept == [])
        #expect(try await test.contents() == before)
        #expect(try await test.take(archive("2026-03-01", "Newco")).newJobs == 1)
        #expect(try await person("Ada Lovelace").positions.first?.line == "Newco")
    }

    @Test func `The undo of a first import tells of people whom a second one saw again, and nothing of their records`() async throws {
        let first = try await test.take(archive("2026-01-01", "Oldco"))
        let second = try await test.take(archive("2026-03-12", "Oldco") { $0.connect("Bob Example", "bob") })
        #expect(try await test.network.undo(first.batch, at: test.now).kept == ["Ada Lovelace: is in a newer import, too"])
        #expect(try await test.network.undo(second.batch, at: test.now).kept == [])
        #expect(try await test.count("person") == 0)
    }

    @Test func `An archive of somebody else that was taken back stands in nobody's way`() async throws {
        var theirs = Archives.linkedIn("2026-01-01", owner: "partner", name: "My Partner")
        theirs.connect("Cem Other", "cem")
        let report = try await test.take(theirs)
        _ = try await test.network.undo(report.batch, at: test.now)
        var mine = Archives.linkedIn("2026-02-01", owner: nil)
        mine.connect("Ada Lovelace", "ada")
        try await test.take(mine)
        try await test.take(archive("2026-03-01", "Newco"))
        #expect(try await test.rows("SELECT owner FROM source ORDER BY owner").map { $0[0].text } == ["me-myself", "partner"])
        #expect(try await test.count("record") == 1)
    }

    @Test func `Whose a source is, is forgotten with the import that told it`() async throws {
        var mine = Archives.linkedIn("2026-01-01", owner: nil)
        mine.connect("Ada Lovelace", "ada")
        try await test.take(mine)
        let wrong = try await test.take(Archives.linkedIn("2026-02-01", owner: "wrong").with { $0.connect("Bob Example", "bob") })
        #expect(try await test.rows("SELECT owner FROM source").map { $0[0].text } == ["wrong"])
        _ = try await test.network.undo(wrong.batch, at: test.now)
        #expect(try await test.rows("SELECT owner FROM source").map { $0[0].text } == [""])
        try await test.take(archive("2026-03-01", "Newco"))
        #expect(try await test.rows("SELECT owner FROM source").map { $0[0].text } == ["me-myself"])
    }

    @Test func `An archive that does not tell its owner is of the source that knows its people`() async throws {
        try await test.take(archive("2026-01-01", "Oldco"))
        var theirs = Archives.linkedIn("2026-01-01", owner: "partner", name: "My Partner")
        theirs.connect("Cem Other", "cem")
        try await test.take(theirs)
        var nobodys = Archives.linkedIn("2026-03-10", owner: nil)
        nobodys.connect("Ada Lovelace", "ada", organization: "Newco")
        #expect(try await test.take(nobodys).newJobs == 1)
        #expect(try await test.count("source") == 2)
        for _ in 0..<2 {
            var unknown = Archives.linkedIn("2026-03-10", owner: nil)
            unknown.connect("Dan Third", "dan")
            try await test.take(unknown)
            #expect(try await test.count("source") == 3)
        }
    }

    @Test func `A message with a name that two bear is left out, and makes no batch the second time`() async throws {
        let twice = Archives.linkedIn().with {
            $0.connect("Ada Lovelace", "ada")
            $0.connect("Ada Lovelace", "ada-2")
            $0.message("Ada Lovelace", "", .in, daysAgo: 3)
        }
        let first = try await test.take(twice)
        #expect(first.unattachedInteractions == 1 && first.interactions == 0)
        let second = try await test.take(twice)
        #expect(second.batch == 0 && second.unattachedInteractions == 1)
    }

    @Test func `Work that was entered by hand is the only one after the import before it is taken back`() async throws {
        try await test.take(archive("2026-01-01", "Oldco"))
        let second = try await test.take(archive("2026-03-12", "Newco"))
        let ada = try await person("Ada Lovelace")
        let work = try #require(ada.positions.first)
        try await test.edit(
            ada.person.id, .editPosition(work.id, organization: "Handmade", title: "Founder", from: nil, to: nil, current: true))
        let report = try await test.network.undo(second.batch, at: test.now)
        #expect(try await person("Ada Lovelace").positions.filter(\.current).map(\.line) == ["Founder at Handmade"])
        #expect(report.kept.count { $0.hasSuffix("other work was entered later and stays") } == 1)
    }
}

extension Archive {
    /// The archive, changed.
    fileprivate func with(_ change: (inout Archive) -> Void) -> Archive {
        var archive = self
        change(&archive)
        return archive
    }
}
