internal import Foundation
internal import Glibc

/// Looks for bytes in a file, a piece at a time.
struct TraceScan {
    /// Longer bytes of others, of which a find is a part and no trace.
    struct Longer: Hashable {
        let bytes: [UInt8]
        /// Where in them the find would stand.
        let offset: Int
    }

    let needles: [[UInt8]]
    /// For each of these, by its place.
    var longer: [Int: Set<Longer>] = [:]

    /// How much is read at once.
    private static let piece = 1 << 22

    init(_ needles: [[UInt8]]) {
        self.needles = needles.filter { !$0.isEmpty }
    }

    /// How often each stands in a file, and how long the file is.
    func count(in path: String) throws -> (counts: [Int], bytes: Int) {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }  // it was only read
        // A find is looked at when all that stands around it is there.
        let around = longer.values.joined().map(\.bytes.count).max() ?? 0
        let room = (needles.map(\.count).max() ?? 1) + around
        var counts = Array(repeating: 0, count: needles.count)
        var window: [UInt8] = []
        var (from, bytes) = (0, 0)
        var isAtEnd = false
        while !isAtEnd {
            let piece = try handle.read(upToCount: TraceScan.piece) ?? Data()
            isAtEnd = piece.isEmpty
            bytes += piece.count
            window += piece
            let end = isAtEnd ? window.count : max(from, window.count - room)
            for (place, needle) in needles.enumerated() {
                counts[place] += TraceScan.count(needle, in: window, from: from, to: end, but: longer[place] ?? [])
            }
            let done = max(0, end - around)
            window.removeFirst(done)
            from = end - done
        }
        return (counts, bytes)
    }

    /// How often bytes begin in a part of others.
    private static func count(_ needle: [UInt8], in window: [UInt8], from first: Int, to end: Int, but longer: Set<Longer>) -> Int {
        places(of: needle, in: window, from: first, to: end).count { at in
            !longer.contains { one in
                let begin = at - one.offset
                return begin >= 0 && begin + one.bytes.count <= window.count
                    && window[begin..<(begin + one.bytes.count)].elementsEqual(one.bytes)
            }
        }
    }

    /// Where bytes begin in others, or in a part of these.
    static func places(
        of needle: [UInt8], in bytes: [UInt8], from first: Int = 0, to end: Int = .max, atMost limit: Int = .max
    ) -> [Int] {
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, let letter = needle.first else { return [] }
            let end = min(end, bytes.count - needle.count + 1)
            var found: [Int] = []
            var from = first
            while from < end, found.count < limit, let next = memchr(start + from, Int32(letter), end - from) {
                let at = UnsafeRawPointer(next) - start
                if memcmp(next, needle, needle.count) == 0 { found.append(at) }
                from = at + 1
            }
            return found
        }
    }
}
