import Testing

@testable import WellmetModel

@Suite struct WarmthTrendTests {
    private let days = [0, 31, 59].map { Day(number: $0) }

    private func trend(_ heights: [[Double?]]) -> WarmthTrend { WarmthTrend(days: days, heights: heights, mix: WarmthMix()) }

    @Test func `points are averages of what is known`() {
        let trend = trend([[1, nil, 3], [2, 4, 4]])
        #expect(trend.points.map(\.height) == [1.5, 4, 3.5])
        #expect(trend.now == .steady && trend.first?.warmth == .faint && trend.direction == .warmer)
    }

    @Test func `nobody gives no line, and half a band is no change`() {
        let empty = trend([])
        #expect(empty.now == nil && empty.first == nil && empty.direction == .same)
        #expect(trend([[2.5, 1, 3]]).direction == .same && trend([[3, 3, 2.4]]).direction == .cooler)
        #expect(trend([[nil, 2, 3]]).first?.day == days[1])
    }

    @Test func `each band is one high`() {
        #expect([0, 0.9, 1, 2.5, 3, 4.2, 5, 9].map { Warmth(height: $0).rawValue } == [1, 1, 2, 3, 4, 5, 5, 5])
        for wait in [0.1, 1.4, 5, 49, 269, 1000, 1e9] { #expect(Warmth(height: Warmth.height(wait: wait)) == Warmth(wait: wait)) }
    }
}
