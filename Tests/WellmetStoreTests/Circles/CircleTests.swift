import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct CircleTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    /// The cadence that holds for a person, as the tie's row keeps it.
    private func cadence(_ person: ID<Person>) async throws -> Int? {
        try await test.rows("SELECT cadence_days FROM tie WHERE person = \(person)").first?[0].int
    }

    @Test func `The shortest cadence of several circles holds, unless the person has one or the circle rests`() async throws {
        let ada = try await test.add("Ada", [.joinCircle("clients"), .joinCircle("peers")])
        #expect(try await cadence(ada) == nil)
        _ = try await test.network.setCircle("clients", cadenceDays: 30, at: test.now)
        _ = try await test.network.setCircle("peers", cadenceDays: 90, at: test.now)
        #expect(try await cadence(ada) == 30)
        _ = try await test.network.setCircle("clients", cadenceDays: 30, pausedUntil: .on("2026-04-01"), at: test.now)
        #expect(try await cadence(ada) == 90)
        try await test.edit(ada, .cadence(7))
        #expect(try await cadence(ada) == 7)
        #expect(try await test.differences() == [])
    }

    @Test func `A circle's pause ends by itself on its day`() async throws {
        let ada = try await test.add("Ada", [.joinCircle("clients")])
        try await test.contact([ada], daysAgo: 60)
        _ = try await test.network.setCircle("clients", cadenceDays: 30, pausedUntil: .on("2026-03-16"), at: test.now)
        #expect(try await test.network.today(at: test.now).picks.isEmpty)
        #expect(try await test.network.today(at: test.now.adding(days: 1)).picks.isEmpty)
        #expect(try await test.network.today(at: test.now.adding(days: 2)).picks.map(\.person.id) == [ada])
        #expect(try await cadence(ada) == 30)
    }

    @Test func `Every change of a circle reaches its people, and undo takes it back`() async throws {
        let ada = try await test.add("Ada", [.joinCircle("clients")])
        let before = try await test.contents()
        let set = try await test.network.setCircle("clients", cadenceDays: 30, renamed: "Customers", at: test.now).batch
        #expect(try await cadence(ada) == 30)
        #expect(try await test.network.circle(named: "customers")?.name == "Customers")
        _ = try await test.network.undo(try #require(set), at: test.now)
        #expect(try await cadence(ada) == nil)
        #expect(try await test.contents() == before)
        _ = try await test.network.setCircle("clients", cadenceDays: 14, at: test.now)
        let dissolved = try await test.network.dissolve(test.circle("Clients"), at: test.now).batch
        #expect(try await cadence(ada) == nil)
        #expect(try await test.network.circles(at: test.now).isEmpty)
        _ = try await test.network.undo(try #require(dissolved), at: test.now)
        #expect(try await cadence(ada) == 14)
        #expect(try await test.details(ada).circles.map(\.name) == ["clients"])
        #expect(try await test.differences() == [])
    }

    @Test func `A circle can be dissolved after its rhythm was reckoned, and come back`() async throws {
        let ada = try await test.add("Ada", [.joinCircle("clients")])
        try await test.network.prepareDay(at: test.now)
        let dissolved = try await test.network.dissolve(test.circle("clients"), at: test.now).batch
        _ = try await test.network.undo(try #require(dissolved), at: test.now)
        #expect(try await test.details(ada).circles.count == 1)
        let tomorrow = test.now.adding(days: 1)
        try await test.network.prepareDay(at: tomorrow)
        #expect(try await test.count("circle_rhythm") == 1)
        #expect(try await test.differences(at: tomorrow) == [])
    }

    @Test func `Two circles cannot bear one name, and a circle needs one`() async throws {
        _ = try await test.network.setCircle("clients", cadenceDays: nil, at: test.now)
        _ = try await test.network.setCircle("peers", cadenceDays: nil, at: test.now)
        await #expect(throws: StoreError.self) {
            try await test.network.setCircle("peers", cadenceDays: nil, renamed: "Clients", at: test.now)
        }
        await #expect(throws: StoreError.self) { try await test.network.setCircle(" ", cadenceDays: nil, at: test.now) }
        await #expect(throws: StoreError.self) { try await test.network.setCircle("peers", cadenceDays: 0, at: test.now) }
        // Only the spelling changes.
        _ = try await test.network.setCircle("peers", cadenceDays: nil, renamed: "Peers", at: test.now)
        #expect(try await test.network.circles(at: test.now).map(\.circle.name) == ["clients", "Peers"])
    }

    @Test func `What a cadence would do is told before it is set`() async throws {
        for (name, days) in [("Ada", 40.0), ("Bob", 25), ("Cem", 3)] {
            try await test.contact([try await test.add(name, [.joinCircle("clients")])], daysAgo: days)
        }
        try await test.add("Dan Never", [.joinCircle("clients")])
        let circle = try #require(try await test.network.circle(named: "clients"))
        let effect = try await test.network.effect(ofCadence: 30, on: circle.id, at: test.now)
        #expect(effect.members == 4)
        #expect(effect.overdueNow == 1)
        #expect(effect.overdueThisWeek == 1)
        #expect(try await cadence(try #require(try await test.network.find("Ada").first?.id)) == nil)
        _ = try await test.network.setCircle("clients", cadenceDays: 30, at: test.now)
        let line = try #require(try await test.network.circles(at: test.now).first)
        #expect(line.members == 4)
        #expect(line.overdue == 1)
    }

    @Test func `What a circle's cadence would do reckons with own cadences, other circles and pauses`() async throws {
        let edits: [(String, [PersonEdit])] = [
            ("Plain", []), ("Own", [.cadence(365)]), ("Paused", [.pause(until: .on("2026-04-01"))]), ("Muted", [.neverSuggest(true)]),
            ("Other", [.joinCircle("close")]),
        ]
        for (name, edits) in edits {
            try await test.contact([try await test.add(name, [.joinCircle("clients")] + edits)], daysAgo: 40)
        }
        _ = try await test.network.setCircle("close", cadenceDays: 7, at: test.now)
        let circle = try #require(try await test.network.circle(named: "clients"))
        let month = try await test.network.effect(ofCadence: 30, on: circle.id, at: test.now)
        #expect([month.overdueNow, month.overdueThisWeek, month.members] == [2, 0, 4])
        #expect(try await test.network.effect(ofCadence: 60, on: circle.id, at: test.now).overdueNow == 1)
        let rests = try await test.network.effect(ofCadence: 30, pausedUntil: .on("2026-05-01"), on: circle.id, at: test.now)
        #expect(rests.overdueNow == 1)
        _ = try await test.network.setCircle("clients", cadenceDays: 30, at: test.now)
        #expect(try await test.network.circles(at: test.now).map(\.overdue) == [2, 1])
        let people = try await test.network.people(PeopleFilter()).people.map(\.id)
        #expect(CadenceEffect(try await test.network.effects(on: people), at: test.now).overdueNow == 2)
    }

    @Test func `Somebody newly in a circle borrows its rhythm the next day at the latest`() async throws {
        let ada = try await test.add("Ada", [.joinCircle("clients")])
        for day in 1...8 { try await test.contact([ada], daysAgo: Double(day) * 3) }
        try await test.network.prepareDay(at: test.now)
        let bob = try await test.add("Bob", [.joinCircle("clients")])
        let mean = { (person: ID<Person>) in try await test.rows("SELECT log_mean FROM tie WHERE person = \(person)")[0][0].double ?? 0 }
        #expect(try await mean(bob) < CircleRhythm().logMean)
        #expect(try await mean(bob) == mean(ada))
        #expect(try await test.differences() == [])
    }

    @Test func `A circle that is another by now is neither changed nor dissolved, and none appears in its place`() async throws {
        _ = try await test.network.setCircle("clients", cadenceDays: 30, at: test.now)
        let seen = try await test.circle("clients")
        let renamed = try await test.network.edit(seen, name: "customers", cadenceDays: 30, pausedUntil: nil, at: test.now).batch
        await #expect(throws: StaleVersion.self) {
            try await test.network.edit(seen, name: "clients", cadenceDays: 7, pausedUntil: nil, at: test.now)
        }
        await #expect(throws: StaleVersion.self) { try await test.network.dissolve(seen, at: test.now) }
        #expect(try await test.network.circles(at: test.now).map(\.circle.name) == ["customers"])
        _ = try await test.network.undo(try #require(renamed), at: test.now)
        _ = try await test.network.dissolve(seen, at: test.now)
        await #expect(throws: StaleVersion.self) {
            try await test.network.edit(seen, name: "clients", cadenceDays: 7, pausedUntil: nil, at: test.now)
        }
        #expect(try await test.network.circles(at: test.now).isEmpty)
    }
}
