import Foundation
import Testing

@testable import WellmetModel

@Suite struct WarmthHistoryTests {
    private let zone = TimeZone(identifier: "Europe/Berlin") ?? .gmt
    private let now = Instant(seconds: 1_773_477_000)  // 2026-03-14 08:30 UTC

    private func history(_ daysAgo: [Double], weight: Double = 1) -> WarmthHistory {
        var random = SeededRandom(seed: 7)
        let events = daysAgo.sorted(by: >).map { days in
            (
                interaction: ID<Interaction>(at: now, using: &random),
                event: TieEvent(at: now.adding(days: -days), weight: weight, direction: .both, leavesTheTurn: false)
            )
        }
        return WarmthHistory(events, at: now, in: zone)
    }

    @Test func `a line has a point for each week of two years and ends now`() {
        let history = history([400, 300, 3])
        #expect(history.points.count == 105)
        #expect(history.points.last?.day == Day(now, in: zone))
        #expect(zip(history.points, history.points.dropFirst()).allSatisfy { $1.day.number - $0.day.number == 7 })
        // Nothing before the first contact, something ever after.
        let first = history.points.firstIndex { $0.wait != nil } ?? -1
        #expect(history.points[first].day >= Day(now.adding(days: -400), in: zone))
        #expect(history.points[first...].allSatisfy { $0.wait != nil })
    }

    @Test func `each point is what a replay up to it gives`() throws {
        let days = (0..<60).map { Double($0) * 11.3 + 2 }
        let history = history(days)
        for point in history.points {
            let moment = point.day == Day(now, in: zone) ? now : point.day.at(hour: 12, in: zone)
            var tie = Tie()
            for days in days.sorted(by: >) where now.adding(days: -days) <= moment {
                tie.add(TieEvent(at: now.adding(days: -days), weight: 1, direction: .both, leavesTheTurn: false))
            }
            #expect(point.wait == (tie.lastContact == nil ? nil : tie.wait(at: moment)), "\(point.day)")
        }
    }

    @Test func `months tell how warm it was at their end, how often, and what did most`() throws {
        let history = history([40, 39.9, 20, 400])
        #expect(history.months.last?.first == Day("2026-03-01"))
        let february = try #require(history.months.first { $0.first == Day("2026-02-01") })
        #expect(february.contacts == 3)
        // The second of a day counts little, and the tie had gone cold before the first.
        #expect(february.most?.day == Day(now.adding(days: -40), in: zone))
        #expect(history.months.allSatisfy { $0.warmth != nil })
        #expect(history.months.map(\.contacts).reduce(0, +) == 4)
        #expect(zip(history.months, history.months.dropFirst()).allSatisfy { $0.first.adding(months: 1) == $1.first })
        #expect(history.moves.count == 2 && history.moves[0].gain >= history.moves[1].gain)
    }

    @Test func `without contact there is nothing to show`() {
        #expect(history([]).isEmpty && history([]).months.isEmpty)
        #expect(history([5], weight: 0).isEmpty)
        #expect(!history([20]).isEmpty)
    }

    @Test func `older history counts, and is not shown`() {
        let long = history([2000, 1990, 1980, 900])
        #expect(long.points.allSatisfy { $0.wait != nil })
        #expect(long.months.allSatisfy { $0.contacts == 0 })
    }

    @Test func `a height falls with the wait, and each band is one high`() {
        #expect(Warmth.height(wait: 0.1) == 5 && Warmth.height(wait: 1e9) == 0)
        for (wait, height) in [(1.5, 4.0), (6, 3), (50, 2), (270, 1)] {
            #expect(abs(Warmth.height(wait: wait) - height) < 1e-9)
            #expect(Warmth.height(wait: wait * 1.01) < height && Warmth.height(wait: wait * 0.99) > height)
        }
        for wait in stride(from: 0.3, to: 400, by: 0.7) {
            let band = Warmth(wait: wait).rawValue
            #expect((Double(band - 1)...Double(band)).contains(Warmth.height(wait: wait)))
        }
    }
}
