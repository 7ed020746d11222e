import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct AnswerTests {
    let test: TestNetwork

    init() async throws {
        test = try await TestNetwork(capacity: 1)
        for (name, days) in [("Ada", 300.0), ("Bob", 200), ("Cem", 100)] {
            let person = try await test.add(name, [.cadence(30)])
            try await test.contact([person], daysAgo: days)
        }
    }

    private func today(_ daysOn: Double = 0) async throws -> Today { try await test.network.today(at: test.now.adding(days: daysOn)) }

    private func first(_ daysOn: Double = 0) async throws -> Today.Line { try #require(try await today(daysOn).picks.first) }

    /// Answers the first line, and expects that the place is filled and that undo brings everything back.
    private func answer(_ answer: (Today.Line) -> Answer, _ body: (Today.Line) async throws -> Void) async throws {
        let line = try await first()
        let before = try await test.contents()
        let batch = try await test.network.answer(answer(line), for: line.person.id, at: test.now).batch
        let list = try await today()
        #expect(list.answered == 1)
        #expect(list.picks.count == 1)
        #expect(list.picks.first?.person.id != line.person.id)
        #expect(try await test.differences() == [])
        try await body(line)
        let report = try await test.network.undo(try #require(batch), at: test.now)
        #expect(report.kept == [])
        #expect(try await test.contents() == before)
        let back = try await today()
        #expect(back.answered == 0)
        #expect(back.picks.map(\.nudge) == [line.nudge])
        #expect(try await test.differences() == [])
    }

    @Test func `Done logs a word of mine, refills the place and can be undone`() async throws {
        try await answer({ _ in .done }) { (line: Today.Line) async throws in
            let found = try await test.details(line.person.id)
            #expect(found.timeline.first?.interaction.direction == .out)
            #expect(found.tie.lastOut == test.now)
        }
    }

    @Test func `Later hides the person until that day`() async throws {
        try await answer({ _ in .later(until: test.day.adding(3)) }) { (line: Today.Line) async throws in
            #expect(try await !today(2).picks.map(\.person.id).contains(line.person.id))
            #expect(try await test.rows("SELECT rests_until FROM tie WHERE person = \(line.person.id)")[0][0].isNull == false)
        }
    }

    @Test func `Not for this reason rests that reason for one cadence`() async throws {
        try await answer({ .notForThisReason($0.nudge.reasons[0].kind) }) { (line: Today.Line) async throws in
            let rests = try await test.rows("SELECT until_day FROM rest WHERE person = \(line.person.id)").map { $0[0].text }
            #expect(rests.allSatisfy { $0 == test.day.adding(30).description })
            #expect(!rests.isEmpty)
        }
    }

    @Test func `A pause rests the person`() async throws {
        try await answer({ _ in .pause(until: test.day.adding(10)) }) { (line: Today.Line) async throws in
            #expect(try await test.details(line.person.id).person.pausedUntil == test.day.adding(10))
        }
    }

    @Test func `Never takes the person off for good`() async throws {
        try await answer({ _ in .never }) { (line: Today.Line) async throws in
            #expect(try await test.details(line.person.id).person.neverSuggest)
            #expect(try await !today(40).picks.map(\.person.id).contains(line.person.id))
        }
    }

    @Test func `A promise that is done is kept by what was logged, and comes back with undo`() async throws {
        let dan = try await test.add("Dan")
        _ = try await test.network.promise("send the deck", to: dan, due: test.day, owner: .mine, at: test.now)
        let before = try await test.contents()
        let batch = try await test.network.answer(.done, for: dan, at: test.now).batch
        #expect(try await today().promises.isEmpty)
        #expect(try await today().answered == 1)
        #expect(
            try await test.rows("SELECT state, closed_by FROM follow_up").map { [$0[0].text, $0[1].isNull ? "" : "by"] } == [
                ["kept", "by"]
            ])
        _ = try await test.network.undo(try #require(batch), at: test.now)
        #expect(try await test.contents() == before)
        #expect(try await today().promises.count == 1)
        #expect(try await test.differences() == [])
    }

    @Test func `Their promise that I asked after stays open and rests for a week`() async throws {
        let dan = try await test.add("Dan")
        _ = try await test.network.promise("send the deck", to: dan, due: test.day, owner: .theirs, at: test.now)
        _ = try await test.network.answer(.done, for: dan, at: test.now)
        #expect(try await test.network.followUps(at: test.now).count == 1)
        #expect(try await today(3).promises.isEmpty)
        #expect(try await today(7).promises.count == 1)
    }

    @Test func `Somebody not on the list can be put off, paused or set aside, but not done`() async throws {
        let dan = try await test.add("Dan")
        await #expect(throws: StoreError.notFound("Dan on today's list")) { try await test.network.answer(.done, for: dan, at: test.now) }
        _ = try await test.network.answer(.pause(until: test.day.adding(-5)), for: dan, at: test.now)
        #expect(try await test.details(dan).person.pausedUntil == test.day.adding(1))
        _ = try await test.network.answer(.later(until: test.day.adding(9)), for: dan, at: test.now)
        _ = try await test.network.answer(.never, for: dan, at: test.now)
        #expect(try await test.details(dan).person.neverSuggest)
        #expect(try await test.differences() == [])
    }

    @Test func `When all are answered the day is empty, and says how many were`() async throws {
        for _ in 0..<3 {
            _ = try await test.network.answer(.later(until: test.day.adding(2)), for: try await first().person.id, at: test.now)
        }
        let list = try await today()
        #expect(list.picks.isEmpty)
        #expect(list.answered == 3)
    }

    @Test func `Done without logging again is for what the caller logged`() async throws {
        let line = try await first()
        _ = try await test.network.answer(.done, for: line.person.id, logs: false, at: test.now)
        #expect(try await test.details(line.person.id).timeline.count == 1)
        #expect(try await today().answered == 1)
    }

    // MARK: What is written elsewhere

    /// Writes something of whoever stands first, and expects that the line is answered, the place filled, and all back with undo.
    private func settles(_ write: (ID<Person>) async throws -> BatchNumber?) async throws {
        let line = try await first()
        let before = try await test.contents()
        let batch = try await write(line.person.id)
        let list = try await today()
        #expect(list.answered == 1)
        #expect(list.picks.count == 1)
        #expect(list.picks.first?.person.id != line.person.id)
        #expect(try await test.network.answers(on: test.day).map(\.batch) == [batch])
        #expect(try await test.differences() == [])
        let report = try await test.network.undo(try #require(batch), at: test.now)
        #expect(report.kept == [])
        #expect(try await test.contents() == before)
        #expect(try await today().picks.map(\.nudge) == [line.nudge])
        #expect(try await test.differences() == [])
    }

    @Test func `Contact of mine that is logged answers the line`() async throws {
        try await settles { person in
            let name = try await test.network.name(of: person)
            return try await test.log("called \(name) today").batch
        }
    }

    @Test(arguments: [0, 1, 2])
    func `A pause, never and the archive answer the line wherever they are said`(which: Int) async throws {
        let edits: [PersonEdit] = [.pause(until: test.day.adding(20)), .neverSuggest(true), .archived(true)]
        try await settles { person in try await test.edit(person, edits[which]) }
    }

    @Test func `What was before all that the line says answers nothing; what came from them ends the silence`() async throws {
        let line = try await first()
        try await test.contact([line.person.id], daysAgo: 400)
        try await test.edit(line.person.id, .pause(until: test.day.adding(-1)))
        #expect(try await first().nudge == line.nudge)
        let call = try await test.network.log(
            try await test.network.understand("\(line.person.name.full) called", at: test.now).line, people: [.known(line.person.id)],
            at: test.now)
        #expect(try await today().picks.first?.person.id != line.person.id)
        #expect(try await today().answered == 0)
        _ = try await test.network.undo(try #require(call.batch), at: test.now)
        #expect(try await first().nudge == line.nudge)
    }

    @Test func `Of two promises one is done and the other stays; a second click finds nothing`() async throws {
        let dan = try await test.add("Dan")
        let one = try await test.network.promise("send the deck", to: dan, due: test.day.adding(-1), owner: .mine, at: test.now).value.id
        let two = try await test.network.promise("send the plan", to: dan, due: test.day, owner: .mine, at: test.now).value.id
        _ = try await test.network.answer(.done, for: dan, about: two, at: test.now)
        #expect(try await today().promises.first?.nudge.reasons.map(\.followUp) == [one])
        await #expect(throws: StoreError.notFound("Dan on today's list")) {
            try await test.network.answer(.done, for: dan, about: two, at: test.now)
        }
        #expect(try await test.rows("SELECT state FROM follow_up ORDER BY due").map { $0[0].text } == ["open", "kept"])
        #expect(try await test.details(dan).timeline.count == 1)
    }

    @Test func `Undo says nothing of lines that were answered since`() async throws {
        let one = try await first()
        let logged = try await test.log("called \(one.person.name.full) today").batch
        let two = try await first()
        let done = try await test.network.answer(.done, for: two.person.id, at: test.now).batch
        #expect(try await test.network.undo(try #require(logged), at: test.now).kept == [])
        #expect(try await today().picks.contains { $0.nudge == one.nudge })
        #expect(try await test.network.undo(try #require(done), at: test.now).kept == [])
        #expect(try await test.differences() == [])
    }

    @Test func `A line that undo brings back takes its place again from whoever came since`() async throws {
        for _ in 0..<2 { _ = try await test.network.answer(.never, for: try await first().person.id, at: test.now) }
        let last = try await first()
        let done = try await test.network.answer(.done, for: last.person.id, at: test.now).batch
        #expect(try await today().picks.isEmpty)
        let zoe = try await test.add("Zoe", [.cadence(30)])
        try await test.contact([zoe], daysAgo: 90)
        #expect(try await first().person.id == zoe)
        _ = try await test.network.undo(try #require(done), at: test.now)
        #expect(try await today().picks.map(\.nudge) == [last.nudge])
        #expect(try await test.differences() == [])
    }

    @Test func `A double click logs once`() async throws {
        let (network, now, person) = (test.network, test.now, try await first().person.id)
        let done = await withTaskGroup { group in
            for _ in 0..<6 { group.addTask { (try? await network.answer(.done, for: person, at: now)) != nil } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(done == 1)
        #expect(try await test.details(person).timeline.count == 2)
    }
}
