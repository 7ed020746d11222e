internal import Foundation

/// Random numbers that are the same for the same seed, on every machine (SplitMix64: Steele, Lea and Flood 2014).
package struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// From 0 up to, not including, `bound`; 0 when there is nothing to choose from.
    package mutating func below(_ bound: Int) -> Int {
        bound > 1 ? Int(truncatingIfNeeded: next() >> 11) % bound : 0
    }

    /// From 0 up to, not including, 1.
    package mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    package mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    /// One of `items`; nil when there are none.
    package mutating func one<Item>(of items: [Item]) -> Item? {
        items.isEmpty ? nil : items[below(items.count)]
    }

    mutating func word(of items: [String]) -> String { one(of: items) ?? "" }

    /// A gap around `typical` that is sometimes many times as long: pauses between people are (ties.md 2.3).
    mutating func gap(around typical: Double) -> Double {
        let u = min(0.98, max(0.05, unit()))
        return typical * (u / (1 - u)).squareRoot()
    }
}
