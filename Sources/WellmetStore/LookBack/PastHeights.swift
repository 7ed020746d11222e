internal import WellmetModel

/// How high a tie stood among the bands at the beginning of each of twelve months, to the tenth of a band: 24 digits in its row.
struct PastHeights: Equatable {
    private var tenths: [Int]

    static let months = 12

    /// The tie was never in contact in any of them.
    init() { tenths = Array(repeating: 0, count: PastHeights.months) }

    /// From the 24 digits of a row; nil where it has none.
    init?(text: String) {
        let digits = text.utf8.map { Int($0) - 48 }
        guard digits.count == PastHeights.months * 2, digits.allSatisfy((0...9).contains) else { return nil }
        tenths = stride(from: 0, to: digits.count, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
    }

    var text: String { tenths.map { ($0 < 10 ? "0" : "") + String($0) }.joined() }

    /// Whether no month differs by more than the rounding.
    func isNear(_ other: PastHeights) -> Bool { zip(tenths, other.tenths).allSatisfy { abs($0 - $1) <= 1 } }

    /// From 0 to 5 (`Warmth.height`), in the month at that place.
    subscript(month: Int) -> Double {
        get { Double(tenths[month]) / 10 }
        set { tenths[month] = max(0, min(50, Int((newValue * 10).rounded()))) }
    }
}
