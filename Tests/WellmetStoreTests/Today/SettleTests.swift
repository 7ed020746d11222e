import Testing
import WellmetModel

@testable import WellmetStore

/// Today's list stays true whatever is written after it was chosen.
@Suite struct SettleTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork(capacity: 1) }

    private func names() async throws -> [String] { try await test.network.today(at: test.now).picks.map(\.person.name.full) }

    @Test func `An imported message of mine is the answer, and its undo brings the line back`() async throws {
        var first = Archives.linkedIn("2026-03-01")
        first.connect("Ada Lovelace", "ada")
        first.connect("Bob Example", "bob")
        first.message("Ada Lovelace", "ada", .both, daysAgo: 100)
        first.message("Ada Lovelace", "ada", .in, daysAgo: 4)
        first.message("Bob Example", "bob", .both, daysAgo: 100)
        first.message("Bob Example", "bob", .in, daysAgo: 2)
        try await test.take(first)
        #expect(try await names() == ["Ada Lovelace"])
        var second = first
        second.asOf = .on("2026-03-14")
        second.message("Ada Lovelace", "ada", .out, daysAgo: 1)
        let report = try await test.take(second)
        let list = try await test.network.today(at: test.now)
        #expect(list.picks.map(\.person.name.full) == ["Bob Example"] && list.answered == 1)
        #expect(try await test.differences() == [])
        _ = try await test.network.undo(report.batch, at: test.now)
        #expect(try await names() == ["Ada Lovelace"])
        #expect(try await test.differences() == [])
    }

    @Test func `The undo of an import takes the new job that it told off the list`() async throws {
        var first = Archives.linkedIn("2026-03-01")
        first.connect("Ada Lovelace", "ada", organization: "Oldco")
        first.message("Ada Lovelace", "ada", .both, daysAgo: 20)
        try await test.take(first)
        var second = first
        second.asOf = .on("2026-03-14")
        second.people[0].organization = "Newco"
        let report = try await test.take(second)
        #expect(try await test.network.today(at: test.now).picks.map { $0.nudge.reasons[0].sentence } == ["Changed jobs: now Newco."])
        _ = try await test.network.undo(report.batch, at: test.now)
        #expect(try await names() == [])
    }

    @Test func `The news of a job says what its position says, and goes with it`() async throws {
        for (day, organization) in [("2026-03-01", "Oldco"), ("2026-03-14", "Newco")] {
            var archive = Archives.linkedIn(day)
            archive.connect("Ada Lovelace", "ada", organization: organization)
            archive.message("Ada Lovelace", "ada", .both, daysAgo: 20)
            try await test.take(archive)
        }
        func sentences() async throws -> [String] {
            try await test.network.today(at: test.now).picks.map { $0.nudge.reasons[0].sentence }
        }
        #expect(try await sentences() == ["Changed jobs: now Newco."])
        let ada = try #require(try await test.network.find("Ada Lovelace").first).id
        let position = try #require(try await test.network.details(of: ada, at: test.now, limit: 0).positions.first { $0.current }).id
        let edited = try await test.edit(
            ada, .editPosition(position, organization: "Newco Ltd", title: "Head", from: nil, to: nil, current: true))
        #expect(try await sentences() == ["Changed jobs: now Head at Newco Ltd."])
        let removed = try await test.edit(ada, .removePosition(position))
        #expect(try await sentences() == [])
        for batch in [removed, edited] { _ = try await test.network.undo(try #require(batch), at: test.now) }
        #expect(try await sentences() == ["Changed jobs: now Newco."])
        #expect(try await test.differences() == [])
    }

    @Test func `A line whose reason is deleted or edited away is taken off, and comes back with undo`() async throws {
        let ada = try await test.add("Ada Lovelace")
        try await test.contact([ada], daysAgo: 50)
        let theirs = try await test.contact([ada], daysAgo: 3, kind: .message, channel: .linkedin, direction: .in)
        #expect(try await names() == ["Ada Lovelace"])
        let id = try #require(theirs.interaction)
        let gone = try await test.network.delete(id, at: test.now).batch
        #expect(try await names() == [])
        _ = try await test.network.undo(try #require(gone), at: test.now)
        #expect(try await names() == ["Ada Lovelace"])
        var mine = try await test.network.interaction(id).interaction
        mine.direction = .out
        let edited = try await test.network.edit(mine, people: [ada], at: test.now).batch
        #expect(try await names() == [])
        _ = try await test.network.undo(try #require(edited), at: test.now)
        #expect(try await names() == ["Ada Lovelace"])
        #expect(try await test.differences() == [])
    }

    @Test func `A cadence, a circle and its pause take effect on the list at once`() async throws {
        let ada = try await test.add("Ada Lovelace", [.joinCircle("clients")])
        try await test.contact([ada], daysAgo: 40)
        _ = try await test.network.setCircle("clients", cadenceDays: 30, at: test.now)
        #expect(try await names() == ["Ada Lovelace"])
        for change in [PersonEdit.cadence(90), .leaveCircle("clients")] {
            let batch = try await test.edit(ada, change)
            #expect(try await names() == [])
            _ = try await test.network.undo(try #require(batch), at: test.now)
            #expect(try await names() == ["Ada Lovelace"])
        }
        let pause = try await test.network.setCircle("clients", cadenceDays: 30, pausedUntil: test.day.adding(9), at: test.now).batch
        #expect(try await names() == [])
        _ = try await test.network.undo(try #require(pause), at: test.now)
        #expect(try await names() == ["Ada Lovelace"])
        let before = try await test.rows("SELECT circle, log_mean, members, only_tie FROM circle_rhythm").map(\.dictionary)
        let dissolved = try await test.network.dissolve(test.circle("clients"), at: test.now).batch
        #expect(try await names() == [])
        _ = try await test.network.undo(try #require(dissolved), at: test.now)
        #expect(try await names() == ["Ada Lovelace"])
        #expect(try await test.rows("SELECT circle, log_mean, members, only_tie FROM circle_rhythm").map(\.dictionary) == before)
        #expect(!before.isEmpty)
        #expect(try await test.differences() == [])
    }

    // MARK: Strangers

    @Test func `Whoever is logged with by hand comes into the book, and a promise to them is not lost`() async throws {
        let seen = try await test.add("Sam Seen", standing: .discovered)
        let away = try await test.add("Arno Archived", [.archived(true)])
        let logged = try await test.log("coffee with Sam Seen, send him the deck by today")
        #expect(logged.value.takenIn == [seen])
        #expect(try await test.details(seen).person.standing == .book)
        #expect(
            try await test.rows("SELECT title FROM batch ORDER BY number DESC LIMIT 1").map { $0[0].text } == [
                "Logged coffee with Sam Seen (now in your book: Sam Seen)"
            ])
        #expect(try await test.network.promise("call", to: away, due: test.day, owner: .mine, at: test.now).value.tookIn)
        #expect(try await test.network.today(at: test.now).promises.map(\.person.name.full).sorted() == ["Arno Archived", "Sam Seen"])
        _ = try await test.network.undo(try #require(logged.batch), at: test.now)
        #expect(try await test.details(seen).person.standing == .discovered)
    }

    @Test func `A word with somebody in the archive leaves them there`() async throws {
        let away = try await test.add("Arno Archived", [.archived(true)])
        #expect(try await test.log("coffee with Arno Archived").value.takenIn == [])
        #expect(try await test.details(away).person.archived)
    }
}
