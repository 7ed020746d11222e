import Foundation
import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct LookBackTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    private var contacts: [Day: Int] {
        get async throws { try await test.network.lookBack(at: test.now).year.contacts }
    }

    private func day(_ daysAgo: Double) -> Day {
        Day(test.now.adding(days: -daysAgo), in: TimeZone(identifier: "Europe/Berlin") ?? .gmt)
    }

    @Test func `a day counts what is logged, moved, deleted and taken back`() async throws {
        let ada = try await test.add("Ada Lovelace")
        let bob = try await test.add("Bob Example")
        let call = try await test.contact([ada, bob], daysAgo: 10)
        try await test.contact([ada], daysAgo: 10.1)
        try await test.contact([ada], daysAgo: 10, kind: .note)
        #expect(try await contacts == [day(10): 2])
        // To another day, and back.
        var (moved, _) = try await test.network.interaction(try #require(call.interaction))
        moved.at = test.now.adding(days: -3)
        let edit = try await test.network.edit(moved, people: [ada, bob], at: test.now)
        #expect(try await contacts == [day(10): 1, day(3): 1])
        _ = try await test.network.undo(try #require(edit.batch), at: test.now)
        #expect(try await contacts == [day(10): 2])
        // Deleted, and brought back.
        let deleted = try await test.network.delete(moved.id, at: test.now)
        #expect(try await contacts == [day(10): 1])
        _ = try await test.network.undo(try #require(deleted.batch), at: test.now)
        #expect(try await contacts == [day(10): 2])
        #expect(try await test.network.differences(at: test.now) == [])
    }

    @Test func `a calendar year has its own days, however long ago, and none to come`() async throws {
        let ada = try await test.add("Ada Lovelace")
        for days in [3.0, 3.1, 80, 500, 900] { try await test.contact([ada], daysAgo: days) }
        try await test.contact([ada], daysAgo: 500, kind: .note)
        func contacts(_ year: Int) async throws -> [Day: Int] { try await test.network.contactYear(year, at: test.now).contacts }
        #expect(try await contacts(2026) == [day(3): 2])
        #expect(try await contacts(2025) == [day(80): 1])
        // The kept days may be those of another zone so long ago: they are counted.
        try await test.store.engine.write { tx in try tx.script("DELETE FROM contact_day WHERE day < '2025-02-01'") }
        #expect(try await contacts(2024) == [day(500): 1])
        #expect(try await contacts(2023) == [day(900): 1])
        #expect(try await contacts(2022).isEmpty)
    }

    @Test func `a clock that was years ahead and is set right finds its year`() async throws {
        let ada = try await test.add("Ada Lovelace")
        try await test.contact([ada], daysAgo: 200)
        let ahead = test.now.adding(days: 900)
        var settings = try await test.network.settings()
        settings.zone = "UTC"
        try await test.network.set(settings, at: ahead)
        let call = try await test.contact([ada], daysAgo: 100)
        let (edited, _) = try await test.network.interaction(try #require(call.interaction))
        _ = try await test.network.edit(edited, people: [ada], at: ahead)
        #expect(try await test.differences() == [])
        #expect(try await test.network.lookBack(at: test.now).year.contacts.count == 2)
    }

    @Test func `what a tie was a year ago is the same in every zone`() async throws {
        let ada = try await test.add("Ada Lovelace")
        for day in [390.0, 400, 410, 3] { try await test.contact([ada], daysAgo: day) }
        var settings = try await test.network.settings()
        settings.zone = "Asia/Kathmandu"
        try await test.network.set(settings, at: test.now)
        #expect(try await test.differences() == [])
    }

    @Test func `days are those of the account's zone, also after it moved`() async throws {
        let ada = try await test.add("Ada Lovelace")
        // 08:30 UTC: half an hour after midnight in Los Angeles.
        try await test.contact([ada], daysAgo: 5)
        #expect(try await contacts == [day(5): 1])
        var settings = try await test.network.settings()
        settings.zone = "Pacific/Honolulu"
        try await test.network.set(settings, at: test.now)
        #expect(try await contacts == [day(6): 1])
        #expect(try await test.network.differences(at: test.now) == [])
    }

    @Test func `a tie is kept as it was a year ago, whichever way its history came`() async throws {
        let zone = TimeZone(identifier: "Europe/Berlin") ?? .gmt
        let yearAgo = YearAgo(test.now, in: zone)
        #expect(Day(yearAgo.at, in: zone) == Day("2025-03-01"))
        func strength(_ days: [Double]) -> Double {
            var tie = Tie()
            for day in days.sorted(by: >) where test.now.adding(days: -day) <= yearAgo.at {
                tie.add(TieEvent(at: test.now.adding(days: -day), weight: 1, direction: .both, leavesTheTurn: false))
            }
            return tie.strength(at: yearAgo.at)
        }
        let days: [Double] = [800, 700, 600, 500, 400, 390, 380, 300, 200, 100, 5]
        let inOrder = try await test.add("In Order")
        let mixed = try await test.add("Mixed Up")
        let quiet = try await test.add("Long Ago")
        let fresh = try await test.add("New Here")
        for day in days { try await test.contact([inOrder], daysAgo: day) }
        for day in days.shuffled() { try await test.contact([mixed], daysAgo: day) }
        for day in [800.0, 790, 500] { try await test.contact([quiet], daysAgo: day) }
        try await test.contact([fresh], daysAgo: 5)
        func kept(_ person: ID<Person>, _ days: [Double]) async throws -> Bool {
            let account = test.network.account
            let row = try await test.store.engine.read { tx in
                try TieRow(row: try #require(try tx.row("SELECT * FROM tie WHERE account = \(account) AND person = \(person)")))
            }
            let warmth = yearAgo.warmth(row.tie, past: row.past, pastMonth: row.pastMonth)
            let wanted = strength(days)
            return warmth == (wanted > 0 ? Warmth(strength: wanted) : nil)
        }
        #expect(try await kept(inOrder, days))
        #expect(try await kept(mixed, days))
        #expect(try await kept(quiet, [800, 790, 500]))
        #expect(try await kept(fresh, []))
        #expect(try await test.network.differences(at: test.now) == [])
        // Months later the moment is another: until it is reckoned anew, what was kept stands.
        let later = test.now.adding(days: 100)
        try await test.network.renewYearAgo(at: later)
        #expect(try await test.network.differences(at: later).filter { $0.contains("a year ago") } == [])
    }

    @Test func `circles tell how warm their people are and were`() async throws {
        let ada = try await test.add("Ada Lovelace", [.joinCircle("clients")])
        let bob = try await test.add("Bob Example", [.joinCircle("clients")])
        let eve = try await test.add("Eve Alone")
        for week in 0..<10 { try await test.contact([ada], daysAgo: Double(week * 7) + 1) }
        for week in 55..<72 { try await test.contact([bob], daysAgo: Double(week * 7)) }
        try await test.contact([eve], daysAgo: 3)
        let look = try await test.network.lookBack(at: test.now)
        let clients = try #require(look.circles.first)
        #expect(look.circles.count == 1 && clients.circle.name == "clients")
        let (weekly, before) = (try await test.details(ada).tie, try await test.details(bob).tie)
        #expect(clients.now[try #require(Warmth.of(weekly, at: test.now))] == 1 && clients.now.ties == 2)
        let march = try #require(Day("2025-03-01")).start(in: try #require(TimeZone(identifier: "Europe/Berlin")))
        #expect(clients.before[try #require(Warmth.of(before, at: march))] == 1 && clients.before.never == 1)
        #expect(clients.now != clients.before)
        #expect(look.others.now.ties == 1 && look.others.before.never == 1)
        #expect(look.before == Day("2025-03-01"))
        // Who is in the archive is not looked at.
        try await test.edit(eve, .archived(true))
        #expect(try await test.network.lookBack(at: test.now).others.now.ties == 0)
    }

    @Test func `everybody in the book is looked at, in each of their circles, also who is never suggested`() async throws {
        for (name, edits) in [
            ("In Two", [.joinCircle("clients"), .joinCircle("peers")]),
            ("Muted Client", [.joinCircle("clients"), .neverSuggest(true)]),
            ("Muted Alone", [.neverSuggest(true)]),
            ("Paused Alone", [.pause(until: .on("2026-06-01"))]),
            ("Archived Client", [.joinCircle("clients"), .neverSuggest(true), .archived(true)]),
        ] as [(String, [PersonEdit])] {
            try await test.contact([try await test.add(name, edits)], daysAgo: 3)
        }
        try await test.add("Only Seen", [.joinCircle("peers")], standing: .discovered)
        let look = try await test.network.lookBack(at: test.now)
        #expect(look.circles.map(\.circle.name) == ["clients", "peers"])
        func words(_ now: WarmthMix, _ before: WarmthMix) -> String { "\(now.ties) and \(now.never), \(before.ties) and \(before.never)" }
        #expect(look.circles.map { words($0.now, $0.before) } == ["2 and 0, 0 and 2", "1 and 0, 0 and 1"])
        #expect(words(look.others.now, look.others.before) == "2 and 0, 0 and 2")
    }

    @Test(arguments: [
        "DELETE FROM contact_day", "UPDATE contact_day SET contacts = contacts + 1",
        "INSERT INTO contact_day (account, day, contacts) VALUES (1, '2026-01-02', 3)",
        "UPDATE tie SET past_strength = past_strength + 3", "UPDATE tie SET past_heights = '424242424242424242424242'",
        "UPDATE tie SET past_heights = ''",
    ])
    func `what is kept wrong is found, and a rebuild mends it`(damage: String) async throws {
        let ada = try await test.add("Ada Lovelace")
        for day in [500.0, 450, 20] { try await test.contact([ada], daysAgo: day) }
        #expect(try await test.network.differences(at: test.now) == [])
        try await test.store.engine.write { tx in try tx.script(damage) }
        #expect(try await test.network.differences(at: test.now) != [])
        try await test.network.rebuild(at: test.now)
        #expect(try await test.network.differences(at: test.now) == [])
    }
}
