/// Cuts pieces of any size into lines.
struct LineSplitter {
    /// A line that is longer than allowed.
    struct TooLong: Error {
        let line: Int
    }

    /// Most bytes that a line may have: no more of one is kept.
    private let limit: Int
    /// What has come of a line whose end has not.
    private var begun: [UInt8] = []
    /// Lines so far.
    private(set) var count = 0

    init(limit: Int = .max) { self.limit = limit }

    mutating func append(
        _ piece: UnsafeBufferPointer<UInt8>, _ body: (_ line: UnsafeBufferPointer<UInt8>, _ number: Int) throws -> Void
    ) throws {
        var rest = piece[...]
        while let end = rest.firstIndex(of: 0x0A) {
            let line = rest[rest.startIndex..<end]
            rest = rest[(end + 1)...]
            count += 1
            guard begun.count + line.count <= limit else { throw TooLong(line: count) }
            if begun.isEmpty {
                try body(UnsafeBufferPointer(rebasing: line), count)
            } else {
                begun.append(contentsOf: line)
                try begun.withUnsafeBufferPointer { try body($0, count) }
                begun.removeAll(keepingCapacity: begun.count < 1 << 20)
            }
        }
        guard begun.count + rest.count <= limit else { throw TooLong(line: count + 1) }
        begun.append(contentsOf: rest)
    }

    /// The last line, where no line end follows it.
    mutating func finish(_ body: (_ line: UnsafeBufferPointer<UInt8>, _ number: Int) throws -> Void) rethrows {
        guard !begun.isEmpty else { return }
        count += 1
        try begun.withUnsafeBufferPointer { try body($0, count) }
        begun = []
    }
}
