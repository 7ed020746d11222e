import Foundation
import WellmetModel

extension Instant {
    /// So many days after 1 January 2026, 00:00 UTC.
    static func onDay(_ days: Double) -> Instant { Instant(seconds: 1_767_225_600).adding(days: days) }
}

extension TieEvent {
    /// A contact so many days after 1 January 2026.
    static func contact(
        on day: Double, weight: Double = 1, _ direction: Interaction.Direction = .both, message: Bool = false
    ) -> TieEvent {
        TieEvent(at: .onDay(day), weight: weight, direction: direction, leavesTheTurn: message)
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func one<Value>(of values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &self)] }
    mutating func happens(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }
}

extension TieEvent {
    /// A believable history of `count` events that ends before `day`.
    static func history(count: Int, before day: Double, using numbers: inout SeededNumbers) -> [TieEvent] {
        var events: [TieEvent] = []
        let usual = numbers.one(of: [1.0, 5, 20, 60])
        var at = day
        for _ in 0..<count {
            at -= usual * -log(Double.random(in: 0.001...1, using: &numbers))
            let direction = numbers.one(of: Interaction.Direction.allCases)
            let weight = numbers.one(of: [1, 1, 1, 0.5, 0.1, 0])
            let isMessage = weight == 1 && direction != .both && numbers.happens(0.5)
            events.append(.contact(on: at, weight: weight, direction, message: isMessage))
        }
        return events.reversed()
    }
}
