import Foundation
import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct TodayTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private func today(_ daysOn: Double = 0) async throws -> Today { try await test.network.today(at: test.now.adding(days: daysOn)) }

    private func names(_ lines: [Today.Line]) -> [String] { lines.map(\.person.name.full) }

    /// Somebody whose chosen cadence is overdue.
    @discardableResult
    private func overdue(_ name: String, days: Double = 60, _ edits: [PersonEdit] = []) async throws -> ID<Person> {
        let person = try await test.add(name, [.cadence(30)] + edits)
        try await test.contact([person], daysAgo: days)
        return person
    }

    @Test func `The first request of a day stores its list, and every later one reads the same`() async throws {
        for name in ["Ada", "Bob", "Cem", "Dan", "Eva"] { try await overdue(name) }
        let first = try await today()
        #expect(first.day == test.day)
        #expect(first.picks.count == 3)
        #expect(!first.isBookEmpty && first.hasTies)
        #expect(try await test.network.bookSize() == 5)
        let batches = try await test.count("batch")
        // Somebody more urgent comes in meanwhile: the day's list stays as it is.
        try await overdue("Zoe", days: 300, [.importance(.high)])
        let again = try await today(0.3)
        #expect(again.picks.map(\.nudge) == first.picks.map(\.nudge))
        #expect(try await test.count("batch") == batches + 2)
        #expect(try await today(1).picks.map(\.nudge) != first.picks.map(\.nudge))
        #expect(try await test.differences(at: test.now.adding(days: 1)) == [])
    }

    @Test func `Two first requests at once make one list`() async throws {
        for name in ["Ada", "Bob", "Cem", "Dan", "Eva"] { try await overdue(name) }
        let (network, now) = (test.network, test.now)
        let lists = try await withThrowingTaskGroup { group in
            for _ in 0..<8 { group.addTask { try await network.today(at: now).picks.map(\.person.id) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(lists.count == 1)
        #expect(try await test.count("nudge") == 3)
    }

    @Test func `The day is mine, not UTC's`() async throws {
        let late = TestNetwork.day.at(hour: 23, minute: 30, in: .gmt)  // half past midnight in Berlin
        #expect(try await test.network.today(at: late).day == test.day.adding(1))
    }

    @Test func `An empty network has an empty day`() async throws {
        let list = try await today()
        #expect(list.picks.isEmpty && list.promises.isEmpty)
        #expect(list.isBookEmpty && !list.hasTies)
        #expect(try await test.network.bookSize() == 0)
        #expect(list.answered == 0)
    }

    @Test func `People never in contact, discovered, archived, paused or set aside for ever are not suggested`() async throws {
        try await test.add("Never In Contact", [.cadence(7)])
        try await overdue("Archived", [.archived(true)])
        try await overdue("Paused", [.pause(until: .on("2026-03-20"))])
        try await overdue("Set Aside", [.neverSuggest(true)])
        let stranger = try await test.add(
            "Stranger", [.cadence(7), .addIdentity(Identity(kind: .linkedin, normalised: "s"))], standing: .discovered)
        var archive = Archives.linkedIn("2026-03-13")
        archive.message("Stranger", "s", .both, daysAgo: 60)
        try await test.take(archive)
        #expect(try await test.details(stranger).tie.lastContact != nil)
        #expect(names(try await today().picks) == [])
        #expect(names(try await today(6).picks) == ["Paused"])
    }

    @Test func `Capacity bounds the picks, and promises with a date stand apart`() async throws {
        for name in ["Ada", "Bob", "Cem", "Dan", "Eva"] { try await overdue(name) }
        for name in ["P1", "P2", "P3", "P4"] {
            let person = try await test.add(name)
            _ = try await test.network.promise("send it", to: person, due: test.day, owner: .mine, at: test.now)
        }
        let early = try await test.add("P0")
        _ = try await test.network.promise("theirs", to: early, due: test.day.adding(-3), owner: .theirs, at: test.now)
        let tomorrow = try await test.add("P5")
        _ = try await test.network.promise("later", to: tomorrow, due: test.day.adding(1), owner: .mine, at: test.now)
        let list = try await today()
        #expect(list.picks.count == 3)
        #expect(names(list.promises).first == "P0")
        #expect(Set(names(list.promises)) == ["P0", "P1", "P2", "P3", "P4"])
        // A promise made a minute ago is there at once.
        let now = try await test.add("P6")
        _ = try await test.network.promise("at once", to: now, due: test.day, owner: .mine, at: test.now)
        #expect(try await today().promises.count == 6)
        var settings = try await test.network.settings()
        settings.capacity = 0
        try await test.network.set(settings, at: test.now)
        #expect(try await today(2).picks.isEmpty)
    }

    @Test func `Each kind of reason brings its person`() async throws {
        var settings = try await test.network.settings()
        settings.capacity = 20
        try await test.network.set(settings, at: test.now)
        try await overdue("Cadence")
        let rhythm = try await test.add("Rhythm")
        for week in 0..<8 { try await test.contact([rhythm], daysAgo: 25 + 7 * Double(week)) }
        let fading = try await test.add("Fading")
        for week in 0..<30 { try await test.contact([fading], daysAgo: 100 + 3.5 * Double(week)) }
        let dormant = try await test.add("Dormant")
        for week in 0..<40 { try await test.contact([dormant], daysAgo: 400 + 7 * Double(week)) }
        let reply = try await test.add("Reply")
        try await test.contact([reply], daysAgo: 20, kind: .message, channel: .linkedin, direction: .out)
        try await test.contact([reply], daysAgo: 4, kind: .message, channel: .linkedin, direction: .in)
        let ask = try await test.add("Ask")
        try await test.contact([ask], daysAgo: 80, kind: .mail, channel: .mail, direction: .in)
        try await test.contact([ask], daysAgo: 5, kind: .mail, channel: .mail, direction: .out)
        let birthday = try await test.add(
            "Birthday", [.addDate(label: "birthday", try #require(PartialDate(year: 1980, month: 3, day: 13)))])
        try await test.contact([birthday], daysAgo: 90)
        let line = try await test.network.understand("met Thank You yesterday", at: test.now)
        _ = try await test.network.log(line.line, people: [.new(PersonName(written: "Thank Person"), nil)], at: test.now)
        let list = try await today()
        let kinds = Dictionary(list.picks.map { ($0.person.name.full, Set($0.nudge.reasons.map(\.kind))) }, uniquingKeysWith: { a, _ in a })
        #expect(kinds["Cadence"]?.contains(.cadence) == true)
        #expect(kinds["Rhythm"]?.contains(.rhythm) == true)
        #expect(kinds["Fading"]?.contains(.fading) == true)
        #expect(kinds["Dormant"]?.contains(.dormant) == true)
        #expect(kinds["Reply"]?.contains(.reply) == true)
        #expect(kinds["Ask"]?.contains(.ask) == true)
        #expect(kinds["Birthday"]?.contains(.birthday) == true)
        #expect(kinds["Thank Person"]?.contains(.thank) == true)
        #expect(list.picks.allSatisfy { !$0.nudge.draft.text.isEmpty && !$0.nudge.suggestion.sentence.isEmpty })
    }

    @Test func `A birthday of 29 February and an anniversary at work are spoken of for three days, in common years too`() async throws {
        let leapling = try await test.add(
            "Leapling", [.addDate(label: "birthday", try #require(PartialDate(year: 1992, month: 2, day: 29)))])
        let start = PartialDate(.on("2023-02-28"))
        let worker = try await test.add("Worker", [.addPosition(organization: "Acme", title: "", from: start, to: nil)])
        for person in [leapling, worker] { try await test.contact([person], daysAgo: 40) }
        func kinds(_ day: String) async throws -> [String: Reason.Kind] {
            let list = try await test.network.today(at: Day.on(day).at(hour: 9, in: .gmt))
            return Dictionary(list.picks.map { ($0.person.name.full, $0.nudge.reasons[0].kind) }, uniquingKeysWith: { a, _ in a })
        }
        #expect(try await kinds("2026-02-28") == ["Worker": .workAnniversary])
        #expect(try await kinds("2026-03-02") == ["Leapling": .birthday, "Worker": .workAnniversary])
        #expect(try await kinds("2026-03-03") == ["Leapling": .birthday])
        #expect(try await kinds("2026-03-04") == [:])
    }

    @Test func `A small circle that waits is served when its only reason is a birthday or thanks`() async throws {
        for i in 0..<8 { try await overdue("Busy \(i)", days: 200, [.importance(.high)]) }
        let birthday = try await test.add(
            "Birthday", [.joinCircle("small"), .addDate(label: "birthday", try #require(PartialDate(year: 1980, month: 3, day: 13)))])
        try await test.contact([birthday], daysAgo: 90)
        let new = try await test.add("New", [.joinCircle("newcomers")])
        try await test.run(
            """
            INSERT INTO follow_up (account, id, person, text, due, since_day, owner, origin, state, batch, touched)
            VALUES (\(test.network.account), \(test.id(FollowUp.self)), \(new), 'Thank New', \(test.day), \(test.day), 'mine', 'rule', 'open', 1, 1)
            """)
        #expect(Set(names(try await today().picks)).isSuperset(of: ["Birthday", "New"]))
    }

    @Test func `Dormant ties that are paused do not stand in the way of the others`() async throws {
        for i in 0..<14 {
            let edits: [PersonEdit] = i < 13 ? [.pause(until: .on("2026-06-01")), .importance(.high)] : []
            let sleeper = try await test.add("Sleeper \(i)", edits)
            for week in 0..<40 { try await test.contact([sleeper], daysAgo: 400 + 7 * Double(week)) }
        }
        #expect(names(try await today().picks) == ["Sleeper 13"])
    }

    // MARK: Free places

    @Test func `A day that began empty is filled when people come, and a reload writes nothing`() async throws {
        #expect(try await today().picks.isEmpty)
        for name in ["Ada", "Bob"] { try await overdue(name) }
        let first = try await today(0.1)
        #expect(Set(names(first.picks)) == ["Ada", "Bob"])
        #expect(try await test.differences(at: test.now.adding(days: 0.1)) == [])
        let size = try FileManager.default.attributesOfItem(atPath: test.path + "-wal")[.size] as? Int
        #expect(try await today(0.2).picks.map(\.nudge) == first.picks.map(\.nudge))
        #expect(try FileManager.default.attributesOfItem(atPath: test.path + "-wal")[.size] as? Int == size)
        // Who stands there stays, whoever comes.
        for name in ["Yan", "Zoe"] { try await overdue(name, days: 300, [.importance(.high)]) }
        let last = try await today(0.3)
        #expect(last.picks.prefix(2).map(\.nudge) == first.picks.map(\.nudge))
        #expect(last.picks.count == 3)
    }

    @Test func `Free places wait for an import that is being applied`() async throws {
        #expect(try await today().picks.isEmpty)
        try await overdue("Ada")
        try await test.run("UPDATE batch SET state = 'applying' WHERE number = (SELECT max(number) FROM batch)")
        #expect(try await today(0.1).picks.isEmpty)
        try await test.run("UPDATE batch SET state = 'applied'")
        #expect(names(try await today(0.1).picks) == ["Ada"])
        try await overdue("Bob")
        try await test.run("UPDATE batch SET state = 'applying' WHERE number = (SELECT max(number) FROM batch)")
        _ = try await today(1)
        try await overdue("Cem")
        try await test.run("UPDATE batch SET state = 'applied'")
        #expect(Set(names(try await today(1).picks)) == ["Ada", "Bob", "Cem"])
    }

    // MARK: Pauses and promises

    @Test func `A pause and never hide suggestions but no promise; later and the archive hide both`() async throws {
        var people: [String: ID<Person>] = [:]
        for name in ["Paused", "Muted", "Later", "Archived"] {
            let person = try await overdue(name)
            people[name] = person
            _ = try await test.network.promise("send it", to: person, due: test.day, owner: .mine, at: test.now)
        }
        try await test.edit(try #require(people["Paused"]), .pause(until: .on("2026-06-01")))
        try await test.edit(try #require(people["Muted"]), .neverSuggest(true))
        try await test.edit(try #require(people["Archived"]), .archived(true))
        _ = try await test.network.answer(.later(until: test.day.adding(7)), for: try #require(people["Later"]), at: test.now)
        let list = try await today()
        #expect(Set(names(list.promises)) == ["Paused", "Muted"])
        #expect(list.picks.isEmpty)
        #expect(list.promises.allSatisfy { $0.nudge.reasons.map(\.kind) == [.followUpMine] })
        #expect(try await today(1).picks.isEmpty)
    }

    @Test func `A showing that contact followed was not ignored`() async throws {
        let ada = try await overdue("Ada")
        let bob = try await overdue("Bob")
        #expect(try await today().picks.count == 2)
        let later = test.now.adding(days: 0.5)
        _ = try await test.network.record([(Interaction.sample(test.id(), at: later), [ada])], title: "x", at: later)
        let (account, next) = (test.network.account, test.now.adding(days: 2))
        let ignored = try await test.store.engine.read { tx in
            let loader = try CandidateLoader(account: account, now: next, zone: .gmt, tx: tx)
            let lean = try loader.lean("SELECT person FROM tie WHERE account = \(account)", inCircles: false)
            return try [loader.candidates([ada, bob]), lean].map { found in
                [ada, bob].map { person in found.first { $0.id == person }?.ignoredShowings }
            }
        }
        #expect(ignored == [[[], [2]], [[], [2]]])
    }

    @Test func `Muting somebody changes nobody else's numbers, nor the circles'`() async throws {
        var people: [ID<Person>] = []
        for i in 0..<12 { people.append(try await overdue("Person \(i)", days: 40 + Double(i), [.joinCircle("circle\(i % 3)")])) }
        let only = try await overdue("Only", [.joinCircle("alone")])
        func numbers(_ day: Double) async throws -> [String] {
            let (account, now, rest) = (test.network.account, test.now.adding(days: day), people)
            try await test.network.prepareDay(at: now)
            return try await test.store.engine.write { tx in
                let change = Change(tx, account: account, entry: BatchEntry(.rule, "compare"), at: now)
                let loader = try CandidateLoader(account: account, now: now, zone: .gmt, tx: tx)
                let standings = try TodayList(change, day: Day(now, in: .gmt), zone: .gmt).standings()
                return try loader.candidates(rest).map { "\($0)" } + standings.map { "\($0)" }
            }
        }
        let before = try await numbers(0)
        try await test.edit(only, .neverSuggest(true))
        #expect(try await numbers(1) == before)
    }

    @Test func `The stored list is the one that looking at everybody would give`() async throws {
        var generator = SeededGenerator(seed: 5)
        for i in 0..<120 {
            var edits: [PersonEdit] = []
            if i % 3 == 0 { edits.append(.cadence(5 + generator.below(60))) }
            if i % 4 == 0 { edits.append(.joinCircle("circle\(i % 5)")) }
            if i % 7 == 0 { edits.append(.importance(.high)) }
            if i % 11 == 0 { edits.append(.joinCircle("small\(i % 6)")) }
            if i % 9 == 0 {
                let day = test.day.adding(generator.below(12))
                edits.append(.addDate(label: "birthday", try #require(PartialDate(month: day.month, day: day.day))))
            }
            if i % 10 == 0 { edits.append(.met(.init(on: PartialDate(test.day.adding(-generator.below(6)))))) }
            let person = try await test.add("Person \(i)", edits)
            for _ in 0..<generator.below(8) { try await test.contact([person], daysAgo: Double(generator.below(500)) + 0.5) }
            // Some are in touch all the time, so that the bound of their need is far below their worth.
            if i % 6 == 1 { for k in 0..<30 { try await test.contact([person], daysAgo: Double(30 + k * 4) + 0.5) } }
        }
        for day in Array(0..<10) + [14, 31, 32, 90, 400] {
            let (account, now, zone) = (
                test.network.account, test.now.adding(days: Double(day)), try await test.network.settings().timeZone
            )
            try await test.network.prepareDay(at: now)
            let all = try await test.store.engine.write { tx in
                let change = Change(tx, account: account, entry: BatchEntry(.rule, "compare"), at: now)
                let loader = try CandidateLoader(account: account, now: now, zone: zone, tx: tx)
                let candidates = try loader.candidates(try tx.rows("SELECT id FROM person").map { try $0[0].required() })
                var source = ListedCandidates(candidates)
                let list = TodayList(change, day: Day(now, in: zone), zone: zone)
                var request = DayRequest(now: now, zone: zone, capacity: 3)
                request.circles = try list.standings()
                request.lastDormant = try list.lastDormant()
                return DayList.pick(promises: [], dormant: candidates, from: &source, for: request).picks.map(\.person)
            }
            let list = try await today(Double(day))
            #expect(list.picks.map(\.person.id) == all, "day \(day)")
            for line in list.picks.prefix(day % 3) { _ = try await test.network.answer(.done, for: line.person.id, at: now) }
        }
    }
}

extension Interaction {
    /// A call.
    fileprivate static func sample(_ id: ID<Interaction>, at: Instant) -> Interaction {
        Interaction(id: id, kind: .call, channel: .phone, direction: .both, at: at, precision: .minute, summary: "")
    }
}
