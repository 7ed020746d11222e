/// How far words are apart as they are written.
package enum Spelling {
    /// Letters to add, leave out, change, or exchange with their neighbour, to make one word of the other (the optimal string
    /// alignment distance). In time of the product of the lengths; `most` and more is told as soon as it is known.
    package static func distance(_ a: some StringProtocol, _ b: some StringProtocol, most: Int = .max) -> Int {
        let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
        if abs(a.count - b.count) >= most { return most }
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var before = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...b.count {
                let change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                row[j] = min(last[j] + 1, row[j - 1] + 1, change)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
            }
            if let least = row.min(), least >= most { return most }
            (before, last) = (last, row)
        }
        return min(most, last[b.count])
    }
}
