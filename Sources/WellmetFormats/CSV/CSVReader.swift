internal import Foundation
internal import WellmetModel

/// The rows of a CSV, one at a time, in bounded memory (RFC 4180, and what people really have).
///
/// Takes LF, CRLF and CR, newlines and doubled quotes inside quotes, UTF-8 with or without a mark, UTF-16 and Windows-1252, and
/// a separator of `,`, `;` or tab. A row that cannot be read is a `problem`, and reading goes on with the next line.
/// Cells are cut out of one buffer and become text only when asked for.
package final class CSVReader {
    /// A row that was left out.
    package struct Problem: Hashable, Sendable {
        /// The line on which the row begins, from 1.
        package let line: Int
        /// In words for the person who imports.
        package let reason: String
        /// Whether a cell or row was larger than allowed.
        package let tooLarge: Bool
    }

    struct Cell {
        enum Kind { case plain, escaped, mixed }
        var start: Int
        var end: Int
        var kind: Kind
    }

    /// The line on which the current row begins, from 1.
    package private(set) var line = 1
    /// Rows that were left out since the last call of `takeProblems`.
    private var problems: [Problem] = []
    /// The byte between cells.
    package private(set) var separator: UInt8
    /// What the cells read so far were written in.
    package private(set) var encoding: TextEncoding

    private let stream: ByteStream
    private let cellLimit: Int
    private let rowLimit: Int
    private let pieceSize: Int
    private var buffer: UnsafeMutablePointer<UInt8>
    /// The size of the buffer in bytes.
    private(set) var capacity: Int
    /// Where the next row begins, and where the bytes end.
    private var start = 0
    private var end = 0
    private var atEnd = false
    /// The line of `start`.
    private var nextLine = 1
    private var cells: [Cell] = []

    /// Looks at the first bytes for encoding and separator; a given separator is taken as it is.
    package convenience init(_ stream: ByteStream, separator: UInt8? = nil, cellLimit: Int = 1 << 20) throws(ArchiveError) {
        try self.init(stream, separator: separator, cellLimit: cellLimit, pieceSize: .max)
    }

    /// `pieceSize` is how many bytes are read at once, at most.
    init(_ stream: ByteStream, separator: UInt8?, cellLimit: Int, pieceSize: Int) throws(ArchiveError) {
        self.cellLimit = cellLimit
        self.pieceSize = pieceSize
        rowLimit = min(cellLimit, 1 << 40) * 4
        capacity = 1 << 18
        buffer = .allocate(capacity: capacity)
        self.separator = separator ?? 0x2C
        let head = try stream.prefix(1 << 16)
        let (encoding, mark) = TextEncoding.detected(in: head)
        self.encoding = encoding
        let rest = stream.preceded(by: Array(head.dropFirst(mark)))
        switch encoding {
        case .utf16LittleEndian: self.stream = rest.utf8(fromUTF16: true)
        case .utf16BigEndian: self.stream = rest.utf8(fromUTF16: false)
        case .utf8, .windows1252: self.stream = rest
        }
        cells.reserveCapacity(64)
        if separator == nil {
            while end < 1 << 15, !atEnd { try refill() }
            self.separator = CSVSeparator.detected(in: UnsafeBufferPointer(start: buffer, count: end), isWhole: atEnd)
        }
        if end - start >= 5, UnsafeBufferPointer(start: buffer, count: 4).elementsEqual("sep=".utf8) {
            _ = try next()
        }
    }

    deinit { buffer.deallocate() }

    /// The problems met since the last call.
    package func takeProblems() -> [Problem] {
        defer { problems = [] }
        return problems
    }

    /// Goes to the next row that is not blank; false at the end.
    package func next() throws(ArchiveError) -> Bool {
        while true {
            line = nextLine
            switch scan() {
            case .row(let next, let newlines):
                let blank = cells.count == 1 && cells[0].kind == .plain && cells[0].start == cells[0].end && cells[0].start == start
                let atLast = start == end
                start = next
                nextLine += newlines
                if atLast { return false }
                if !blank { return true }
            case .more:
                // Two bytes more, for the line end that is not told apart from the row yet.
                if end - start > rowLimit + 2 {
                    try leaveOut(tooLargeRow, tooLarge: true)
                } else {
                    try refill()
                }
            case .bad(let reason, let tooLarge):
                try leaveOut(reason, tooLarge: tooLarge)
            }
        }
    }

    /// Whether rows were left out since the last call of `takeProblems`.
    package var hasProblems: Bool { !problems.isEmpty }

    // MARK: Cells of the current row

    /// How many cells the row has.
    package var count: Int { cells.count }

    /// The cell exactly as written, unescaped, without NUL; empty when the row has no such cell.
    package subscript(_ index: Int) -> String {
        guard cells.indices.contains(index) else { return "" }
        let cell = cells[index]
        switch cell.kind {
        case .plain: return text(UnsafeBufferPointer(start: buffer + cell.start, count: cell.end - cell.start))
        case .escaped, .mixed:
            let bytes = unescaped(cell)
            return bytes.withUnsafeBufferPointer { text($0) }
        }
    }

    /// The cell without white space at its ends; empty when the row has no such cell, or `index` is nil.
    package func text(_ index: Int?) -> String {
        guard let index, cells.indices.contains(index) else { return "" }
        let cell = cells[index]
        guard cell.kind == .plain else {
            let bytes = unescaped(cell)
            return bytes.withUnsafeBufferPointer { trimmed($0) }
        }
        return trimmed(UnsafeBufferPointer(start: buffer + cell.start, count: cell.end - cell.start))
    }

    private func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var (from, to) = (0, bytes.count)
        while from < to, bytes[from] <= 0x20 { from += 1 }
        while from < to, bytes[to - 1] <= 0x20 { to -= 1 }
        guard from < to else { return "" }
        let text = text(UnsafeBufferPointer(rebasing: bytes[from..<to]))
        return bytes[from] < 0x80 && bytes[to - 1] < 0x80 ? text : text.trimmed
    }

    /// Whether the row has nothing but white space in that cell.
    package func isEmpty(_ index: Int?) -> Bool {
        guard let index, cells.indices.contains(index) else { return true }
        let cell = cells[index]
        if cell.start == cell.end { return true }
        return buffer[cell.start] <= 0x20 || cell.kind != .plain ? text(index).isEmpty : false
    }

    private func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard !bytes.isEmpty else { return "" }
        if bytes.contains(0) {
            let clean = bytes.filter { $0 != 0 }
            return clean.withUnsafeBufferPointer { text($0) }
        }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        encoding = .windows1252
        return TextEncoding.windows1252(bytes)
    }

    private func unescaped(_ cell: Cell) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(cell.end - cell.start)
        var i = cell.start
        // A mixed cell goes on after its closing quote: `"a"b`. Its range begins with the opening quote.
        var quoted = true
        if cell.kind == .mixed { i += 1 }
        while i < cell.end {
            let byte = buffer[i]
            i += 1
            if byte == 0x22, quoted {
                if i < cell.end, buffer[i] == 0x22 {
                    i += 1
                } else if cell.kind == .mixed {
                    quoted = false
                    continue
                }
            }
            bytes.append(byte)
        }
        return bytes
    }

    // MARK: Bytes

    private enum Outcome {
        case row(next: Int, newlines: Int)
        case more
        case bad(reason: String, tooLarge: Bool)
    }

    private var tooLargeCell: Outcome {
        .bad(
            reason:
                "a cell of more than \(cellLimit >> 20 > 0 ? "\(cellLimit >> 20) MB" : "\(cellLimit) bytes"), or a quote that never closes",
            tooLarge: true)
    }

    private var tooLargeRow: String { "a row of more than \(rowLimit >> 20 > 0 ? "\(rowLimit >> 20) MB" : "\(rowLimit) bytes")" }

    private static let unclosed = Outcome.bad(reason: "a quote opens here and does not close", tooLarge: false)

    /// Cuts the row at `start` into cells. Touches nothing but `cells`, so that it can be run again with more bytes.
    private func scan() -> Outcome {
        cells.removeAll(keepingCapacity: true)
        let base = buffer
        let (end, separator, limit) = (end, separator, cellLimit)
        var i = start
        var newlines = 0
        while true {
            if i < end, base[i] == 0x22 {
                let opened = i
                var j = i + 1
                var kind = Cell.Kind.plain
                var inside = 0
                while true {
                    guard j < end else {
                        if j - opened > limit { return tooLargeCell }
                        return atEnd ? CSVReader.unclosed : .more
                    }
                    let byte = base[j]
                    if byte == 0x22 {
                        guard j + 1 < end else {
                            if atEnd { break }
                            return .more
                        }
                        if base[j + 1] != 0x22 { break }
                        kind = .escaped
                        j += 1
                    } else if byte == 0x0A {
                        inside += 1
                    } else if byte == 0x0D {
                        guard j + 1 < end || atEnd else { return .more }
                        if j + 1 >= end || base[j + 1] != 0x0A { inside += 1 }
                    }
                    j += 1
                }
                if j - opened > limit { return tooLargeCell }
                var k = j + 1
                while k < end, base[k] == 0x20 { k += 1 }
                if k >= end, !atEnd { return .more }
                if k >= end || base[k] == separator || base[k] == 0x0A || base[k] == 0x0D {
                    cells.append(Cell(start: opened + 1, end: j, kind: kind))
                } else {
                    // Something follows the closing quote. After a newline inside, the quote that opened was a stray one.
                    if inside > 0 { return CSVReader.unclosed }
                    while k < end, base[k] != separator, base[k] != 0x0A, base[k] != 0x0D { k += 1 }
                    if k - opened > limit { return tooLargeCell }
                    if k >= end, !atEnd { return .more }
                    cells.append(Cell(start: opened, end: k, kind: .mixed))
                }
                newlines += inside
                i = k
            } else {
                var k = i
                while k < end {
                    let byte = base[k]
                    if byte == separator || byte == 0x0A || byte == 0x0D { break }
                    k += 1
                }
                if k - i > limit { return tooLargeCell }
                if k >= end, !atEnd { return .more }
                cells.append(Cell(start: i, end: k, kind: .plain))
                i = k
            }
            if i - start > rowLimit { return .bad(reason: tooLargeRow, tooLarge: true) }
            if i >= end { return .row(next: end, newlines: newlines + 1) }
            if base[i] == separator {
                i += 1
                if cells.count > 4096 { return .bad(reason: "more than 4096 cells", tooLarge: true) }
                continue
            }
            if base[i] == 0x0A { return .row(next: i + 1, newlines: newlines + 1) }
            if i + 1 >= end, !atEnd { return .more }
            return .row(next: i + 1 < end && base[i + 1] == 0x0A ? i + 2 : i + 1, newlines: newlines + 1)
        }
    }

    /// Notes the row at `start` as left out and goes to the next line of the file, whatever quotes say.
    private func leaveOut(_ reason: String, tooLarge: Bool) throws(ArchiveError) {
        // A file of nothing but such rows must not fill the memory: the reader of rows takes these away as they come.
        if problems.count < 100_000 { problems.append(Problem(line: nextLine, reason: reason, tooLarge: tooLarge)) }
        nextLine += 1
        while true {
            let i = lineEnd(from: start)
            if i < end, buffer[i] == 0x0A {
                start = i + 1
                return
            }
            if i + 1 < end {
                start = buffer[i + 1] == 0x0A ? i + 2 : i + 1
                return
            }
            if atEnd {
                start = end
                return
            }
            start = i
            try refill()
        }
    }

    /// The first LF or CR at or after `from`; `end` when there is none.
    private func lineEnd(from: Int) -> Int {
        func find(_ byte: Int32, before limit: Int) -> Int {
            guard from < limit, let found = memchr(buffer + from, byte, limit - from) else { return limit }
            return from + (UnsafeRawPointer(found) - UnsafeRawPointer(buffer + from))
        }
        return find(0x0D, before: find(0x0A, before: end))
    }

    /// Moves what is left to the front and reads more behind it; makes room when there is none.
    private func refill() throws(ArchiveError) {
        if start > 0 {
            buffer.update(from: buffer + start, count: end - start)
            end -= start
            start = 0
        }
        if capacity - end < 1 << 16 {
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
            larger.update(from: buffer, count: end)
            buffer.deallocate()
            buffer = larger
            capacity *= 2
        }
        let got = try stream.read(UnsafeMutableRawBufferPointer(start: buffer + end, count: min(capacity - end, pieceSize)))
        if got > 0 { end += got } else { atEnd = true }
    }
}
