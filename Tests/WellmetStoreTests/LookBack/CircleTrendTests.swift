import Foundation
import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct CircleTrendTests {
    let test: TestNetwork

    init() async throws { test = try await TestNetwork() }

    /// What a replay of the whole history tells of the beginning of each month, and of now.
    private func heights(_ daysAgo: [Double], at now: Instant) -> [Double] {
        let instants = YearAgo(now, in: TimeZone(identifier: "Europe/Berlin") ?? .gmt).months + [now]
        return instants.map { instant in
            var tie = Tie()
            for day in daysAgo.sorted(by: >) where test.now.adding(days: -day) < instant {
                tie.add(TieEvent(at: test.now.adding(days: -day), weight: 1, direction: .both, leavesTheTurn: false))
            }
            return tie.height(at: instant)
        }
    }

    private func isNear(_ trend: WarmthTrend?, _ wanted: [Double]) -> Bool {
        guard let points = trend?.points, points.count == wanted.count else { return false }
        return zip(points, wanted).allSatisfy { abs(($0.height ?? -9) - $1) <= 0.051 }
    }

    @Test func `a circle is told month by month as its whole history has it, whichever way that came`() async throws {
        let days: [Double] = [800, 500, 400, 390, 371, 340, 330, 250, 120, 118, 90, 40, 12, 3]
        let (inOrder, mixed) = (try await test.add("In Order", [.joinCircle("a")]), try await test.add("Mixed Up", [.joinCircle("b")]))
        for day in days { try await test.contact([inOrder], daysAgo: day) }
        for day in days.shuffled() { try await test.contact([mixed], daysAgo: day) }
        let trends = try await test.network.circleTrends(at: test.now)
        for name in ["a", "b"] {
            let trend = trends[try await test.circle(name).id]
            #expect(isNear(trend, heights(days, at: test.now)), "\(name)")
            #expect(trend?.points.count == 14 && trend?.points.first?.day == Day("2025-03-01") && trend?.points.last?.day == test.day)
        }
        #expect(try await test.differences() == [])
    }

    @Test func `who was silent since and who is new are told by the tie itself`() async throws {
        for (name, days) in [("silent", [800.0, 790, 500]), ("new", [5.0]), ("summer", [300.0, 200])] {
            let person = try await test.add(name, [.joinCircle(name)])
            for day in days { try await test.contact([person], daysAgo: day) }
            #expect(isNear(try await test.network.circleTrends(at: test.now)[try await test.circle(name).id], heights(days, at: test.now)))
        }
    }

    @Test func `the average is of whoever was in touch; others are a number`() async throws {
        let ada = try await test.add("Ada", [.joinCircle("clients")])
        let bob = try await test.add("Bob", [.joinCircle("clients"), .neverSuggest(true)])
        let gone = try await test.add("Gone", [.joinCircle("clients")])
        try await test.add("Never", [.joinCircle("clients")])
        try await test.add("Seen", [.joinCircle("strangers")], standing: .discovered)
        for week in 0..<20 { try await test.contact([ada], daysAgo: Double(week * 7) + 1) }
        try await test.contact([bob], daysAgo: 30)
        try await test.contact([gone], daysAgo: 1)
        try await test.edit(gone, .archived(true))
        let trends = try await test.network.circleTrends(at: test.now)
        let clients = try #require(trends[try await test.circle("clients").id])
        #expect(trends.count == 1 && clients.mix.ties == 2 && clients.mix.never == 1)
        let now = [try await test.details(ada).tie.height(at: test.now), try await test.details(bob).tie.height(at: test.now)]
        #expect(clients.points.last?.height == (now[0] + now[1]) / 2)
        #expect(clients.points.first?.height == 0 && clients.direction == .warmer)
    }

    @Test func `in a new month what was reckoned still holds, until it is reckoned anew`() async throws {
        let days: [Double] = [700, 390, 380, 300, 200, 100, 5]
        let ada = try await test.add("Ada", [.joinCircle("clients")])
        for day in days { try await test.contact([ada], daysAgo: day) }
        let (circle, later) = (try await test.circle("clients").id, test.now.adding(days: 45))
        let wanted = heights(days, at: later)
        #expect(isNear(try await test.network.circleTrends(at: later)[circle], wanted))
        try await test.network.renewYearAgo(at: later)
        #expect(isNear(try await test.network.circleTrends(at: later)[circle], wanted))
        #expect(try await test.differences(at: later).filter { $0.contains("year") } == [])
        // As a migration leaves them: the months before the last contact are not known.
        try await test.run("UPDATE tie SET past_month = 0, past_strength = NULL, past_heights = ''")
        let unknown = try #require(try await test.network.circleTrends(at: later)[circle])
        #expect(unknown.points.first?.height == nil && unknown.points.last?.height == wanted.last)
        try await test.network.renewYearAgo(at: later)
        #expect(isNear(try await test.network.circleTrends(at: later)[circle], wanted))
    }
}
