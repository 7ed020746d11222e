/// The letters of a name in one word, as they are compared: plain Latin where that is known, in UTF-8.
struct Letters: Hashable, Sendable {
    let bytes: [UInt8]
    /// Which bytes there are, by their last five bits: tells most words apart without a look at them.
    private let kinds: UInt32

    /// Letters behind these count no more, so that one machine word holds a mark for each.
    static let longest = 64

    init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes.prefix(Letters.longest))
        kinds = self.bytes.reduce(0) { $0 | 1 << UInt32($1 & 31) }
    }

    init(_ text: String) { self.init(text.utf8) }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var count: Int { bytes.count }
    var isEmpty: Bool { bytes.isEmpty }

    static func == (a: Letters, b: Letters) -> Bool { a.kinds == b.kinds && a.bytes == b.bytes }

    /// How alike two words are (Jaro 1989; Winkler 1990): from 0, nothing in common, to 1, the same. Words that begin alike are more
    /// alike, as people err less there. Anything below `least` may be told as 0.
    func likeness(to other: Letters, least: Double = 0) -> Double {
        if self == other { return 1 }
        let most = min(count - (kinds & ~other.kinds).nonzeroBitCount, other.count - (other.kinds & ~kinds).nonzeroBitCount)
        guard most > 0, Letters.winkler(Letters.jaro(most, count, other.count, moved: 0), beginning: 4) >= least else { return 0 }
        // Which letters match can depend on whose are asked for first: always those of the same word.
        let isFirst = count < other.count || count == other.count && bytes.lexicographicallyPrecedes(other.bytes)
        return isFirst ? Letters.likeness(bytes, other.bytes) : Letters.likeness(other.bytes, bytes)
    }

    private static func likeness(_ a: [UInt8], _ b: [UInt8]) -> Double {
        let reach = max(0, max(a.count, b.count) / 2 - 1)
        var (matchedA, matchedB): (UInt64, UInt64) = (0, 0)
        for i in a.indices {
            var j = max(0, i - reach)
            let end = min(b.count, i + reach + 1)
            while j < end {
                if a[i] == b[j], matchedB & (1 << UInt64(j)) == 0 {
                    matchedA |= 1 << UInt64(i)
                    matchedB |= 1 << UInt64(j)
                    break
                }
                j += 1
            }
        }
        let matches = matchedA.nonzeroBitCount
        guard matches > 0 else { return 0 }
        var moved = 0
        while matchedA != 0 {
            if a[matchedA.trailingZeroBitCount] != b[matchedB.trailingZeroBitCount] { moved += 1 }
            matchedA &= matchedA - 1
            matchedB &= matchedB - 1
        }
        var beginning = 0
        while beginning < min(4, a.count, b.count), a[beginning] == b[beginning] { beginning += 1 }
        return winkler(jaro(matches, a.count, b.count, moved: moved), beginning: beginning)
    }

    private static func jaro(_ matches: Int, _ lengthA: Int, _ lengthB: Int, moved: Int) -> Double {
        let matches = Double(matches)
        return (matches / Double(lengthA) + matches / Double(lengthB) + (matches - Double(moved) / 2) / matches) / 3
    }

    private static func winkler(_ jaro: Double, beginning: Int) -> Double {
        jaro > 0.7 ? jaro + Double(beginning) * 0.1 * (1 - jaro) : jaro
    }
}
