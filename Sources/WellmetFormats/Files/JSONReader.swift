/// Walks through a JSON document of any size (RFC 8259), in memory for one value of it.
///
/// It goes down by `members` and `elements`. What the body of either does not take is passed over, and looked at no closer than
/// brackets and quotation marks ask for.
final class JSONReader {
    /// A value as it stands in the document.
    struct Part {
        /// On which line of the document it begins, from 1.
        let line: Int
        /// Nil when they are more than the limit.
        let bytes: [UInt8]?
    }

    private let stream: ByteStream
    private let path: String
    private let limit: Int
    private var buffer: [UInt8]
    private var place = 0
    private var end = 0
    private var line = 1
    /// How many values were taken or passed over.
    private var done = 0

    /// `limit` is how many bytes a value may have that is asked for, `pieceSize` how many are read at once.
    init(_ stream: ByteStream, path: String, limit: Int, pieceSize: Int = 1 << 18) {
        self.stream = stream
        self.path = path
        self.limit = limit
        buffer = [UInt8](repeating: 0, count: pieceSize)
    }

    /// Calls `body` before the value of each member of the object that comes next; passes over what is none.
    func members(_ body: (String) throws(ArchiveError) -> Void) throws(ArchiveError) {
        try list(from: "{", to: "}") { () throws(ArchiveError) in
            let key = try part().bytes ?? []
            guard key.count > 1, key[0] == UInt8(ascii: "\"") else { throw damaged("a name is missing") }
            guard try next() == UInt8(ascii: ":") else { throw damaged("a colon is missing") }
            place += 1
            try one { () throws(ArchiveError) in try body(String(decoding: key.dropFirst().dropLast(), as: UTF8.self)) }
        }
    }

    /// Calls `body` before each element of the array that comes next; passes over what is none.
    func elements(_ body: () throws(ArchiveError) -> Void) throws(ArchiveError) {
        try list(from: "[", to: "]") { () throws(ArchiveError) in try one(body) }
    }

    /// The value that comes next.
    func part() throws(ArchiveError) -> Part {
        _ = try next()
        let start = line
        var bytes: [UInt8]? = []
        try pass { [limit] piece in
            bytes?.append(contentsOf: piece)
            if bytes.map({ $0.count > limit }) ?? false { bytes = nil }
        }
        return Part(line: start, bytes: bytes)
    }

    /// Throws unless nothing but white space follows.
    func finish() throws(ArchiveError) {
        while try fill() {
            guard JSONReader.isSpace(buffer[place]) else { throw damaged("something stands behind its end") }
            place += 1
        }
    }

    private func list(
        from start: Unicode.Scalar, to stop: Unicode.Scalar, _ body: () throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        let stop = UInt8(ascii: stop)
        guard try next() == UInt8(ascii: start) else { return try pass { _ in } }
        place += 1
        var isFirst = true
        while try next() != stop || !isFirst {
            try body()
            isFirst = false
            let mark = try next()
            if mark == stop { break }
            guard mark == UInt8(ascii: ",") else { throw damaged("a comma is missing") }
            place += 1
        }
        place += 1
        done += 1
    }

    /// Passes over the value that `body` was called for unless it took it.
    private func one(_ body: () throws(ArchiveError) -> Void) throws(ArchiveError) {
        let before = done
        try body()
        if done == before { try pass { _ in } }
    }

    /// Goes behind the value that comes next, with its bytes piece by piece.
    private func pass(_ keep: (ArraySlice<UInt8>) -> Void) throws(ArchiveError) {
        let first = try next()
        guard !JSONReader.isMark(first) else { throw damaged("a value is missing") }
        var scan = ValueScan(first: first)
        while !scan.isOver {
            guard try fill() else { throw cut }
            var i = place
            while i < end, scan.takes(buffer[i]) {
                if buffer[i] == 0x0A { line += 1 }
                i += 1
            }
            keep(buffer[place..<i])
            place = i
        }
        done += 1
    }

    /// The next byte that is no white space.
    private func next() throws(ArchiveError) -> UInt8 {
        while try fill() {
            let byte = buffer[place]
            guard JSONReader.isSpace(byte) else { return byte }
            if byte == 0x0A { line += 1 }
            place += 1
        }
        throw cut
    }

    /// Reads on where all that was read is passed; false at the end.
    private func fill() throws(ArchiveError) -> Bool {
        guard place == end else { return true }
        place = 0
        end = try buffer.withUnsafeMutableBufferPointer { bytes throws(ArchiveError) in
            try stream.read(UnsafeMutableRawBufferPointer(bytes))
        }
        return end > 0
    }

    private var cut: ArchiveError { damaged("its end is missing") }
    private func damaged(_ what: String) -> ArchiveError { .damaged(path: path, part: "", reason: "line \(line): \(what)") }

    fileprivate static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// Whether the byte ends a value rather than begins one.
    fileprivate static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"): true
        default: false
        }
    }
}

/// Finds the end of a value byte by byte.
private struct ValueScan {
    private(set) var isOver = false
    /// A number or a word: it ends where another thing begins.
    private let isPlain: Bool
    private var depth = 0
    private var inText = false
    private var isEscaped = false

    init(first: UInt8) {
        isPlain = first != UInt8(ascii: "{") && first != UInt8(ascii: "[") && first != UInt8(ascii: "\"")
    }

    /// Whether the byte, which follows those before, is still of the value.
    mutating func takes(_ byte: UInt8) -> Bool {
        if isOver { return false }
        if isPlain {
            isOver = JSONReader.isMark(byte) || JSONReader.isSpace(byte)
            return !isOver
        }
        if isEscaped {
            isEscaped = false
        } else if inText {
            isEscaped = byte == UInt8(ascii: "\\")
            inText = byte != UInt8(ascii: "\"")
            isOver = !inText && depth == 0
        } else {
            switch byte {
            case UInt8(ascii: "\""): inText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                isOver = depth == 0
            default: break
            }
        }
        return true
    }
}
