import Testing
import WellmetModel

@testable import WellmetStore

/// From an archive with a new connection to a line of today, to thanks, and to silence.
@Suite struct ThanksTests {
    let test: TestNetwork

    init() async throws {
        test = try await TestNetwork()
        var first = Archives.linkedIn("2026-03-11")
        first.connect("Bob Example", "bob")
        try await test.take(first)
    }

    private func today(_ daysOn: Double = 0) async throws -> Today { try await test.network.today(at: test.now.adding(days: daysOn)) }

    /// The archive of two days later, in which I am connected with Ada.
    private func archive(_ more: (inout Archive) -> Void = { _ in }) -> Archive {
        var second = Archives.linkedIn("2026-03-13")
        second.connect("Bob Example", "bob")
        second.connect("Ada Lovelace", "ada-lovelace", mail: "ada@example.org", on: "2026-03-12")
        more(&second)
        return second
    }

    @Test func `A new connection is thanked where we connected, and is waited for no more`() async throws {
        try await test.take(archive())
        let line = try #require(try await today().picks.first)
        #expect(line.nudge.reasons.map(\.sentence) == ["You connected on 12 March and have not written yet."])
        #expect(line.nudge.suggestion.sentence == "Say thank you on LinkedIn.")
        _ = try await test.network.answer(.done, for: line.person.id, at: test.now)
        let thanks = try #require(try await test.details(line.person.id).timeline.first?.interaction)
        #expect(thanks.channel == .linkedin && thanks.kind == .message && !thanks.wantsAnswer)
        for days in 0..<60 { #expect(try await today(Double(days)).picks.isEmpty) }
        #expect(try await test.differences(at: test.now.adding(days: 60)) == [])
    }

    @Test func `A message in a newer archive is thanks, one from before the connection is not`() async throws {
        try await test.take(archive { $0.message("Ada Lovelace", "ada-lovelace", .out, daysAgo: 8, text: "shall we connect?") })
        #expect(try await today().picks.map(\.person.name.full) == ["Ada Lovelace"])
        #expect(try await test.network.followUps(at: test.now).count == 1)
        var third = archive { $0.message("Ada Lovelace", "ada-lovelace", .out, daysAgo: 1, text: "good to be in touch") }
        third.asOf = .on("2026-03-14")
        let report = try await test.take(third)
        #expect(report.interactions == 1)
        #expect(try await test.network.followUps(at: test.now).isEmpty)
        let closed = try await test.rows("SELECT state, closed_by FROM follow_up")
        #expect(closed.map { $0[0].text } == ["kept"] && closed.allSatisfy { !$0[1].isNull })
        _ = try await test.network.undo(report.batch, at: test.now)
        #expect(try await test.network.followUps(at: test.now).count == 1)
        #expect(try await test.differences() == [])
    }

    @Test func `Thanks that nobody gave are let go after their week, and their import can still be undone`() async throws {
        let report = try await test.take(archive())
        let ada = try #require(try await today().picks.first?.person.id)
        let later = test.now.adding(days: 6)
        _ = try await today(6)
        #expect(try await test.network.followUps(at: later).isEmpty)
        #expect(try await test.details(ada, at: later).followUps.isEmpty)
        #expect(try await test.network.undo(report.batch, at: later).kept == [])
        #expect(try await test.network.people(PeopleFilter()).total == 1)
    }

    @Test(arguments: [
        ("thanked Ada Lovelace", false), ("wished Ada Lovelace a happy birthday", false), ("emailed Ada Lovelace", true),
        ("replied to Ada Lovelace", false), ("emailed Ada Lovelace, thank her again on friday", true),
    ])
    func `After thanks, wishes and answers of mine nobody is waited for`(line: String, waits: Bool) async throws {
        let ada = try await test.add("Ada Lovelace")
        try await test.contact([ada], daysAgo: 60)
        try await test.log(line)
        let tie = try await test.details(ada).tie
        #expect(tie.lastOut == test.now)
        #expect((tie.askedSince == test.now) == waits)
        #expect(try await test.differences() == [])
    }
}
