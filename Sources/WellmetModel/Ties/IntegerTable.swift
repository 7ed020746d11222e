/// Reads some columns of whole numbers out of a CSV table, row by row, straight from its bytes.
///
/// Lines end in LF, CR LF or CR; cells may be quoted; empty lines and a byte order mark are passed over.
struct IntegerTable {
    /// The numbers of the row read last, in the order of the columns asked for.
    private(set) var cells: [Int64]
    /// The line of the row read last, from 1.
    private(set) var line = 0

    private let bytes: [UInt8]
    private let file: String
    private let columns: [String]
    /// For every column of the file, the index of the wanted column that it is, or -1.
    private var wanted: [Int] = []
    private var position = 0

    init(_ bytes: [UInt8], file: String, columns: [String]) throws(TieScoresError) {
        self.bytes = bytes
        self.file = file
        self.columns = columns
        cells = Array(repeating: 0, count: columns.count)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        line = 1
        repeat {
            let cell = nextCell()
            let name = String(decoding: bytes[cell], as: UTF8.self).trimmed
            wanted.append(columns.firstIndex(of: name) ?? -1)
        } while nextIsCell()
        for (index, column) in columns.enumerated() where !wanted.contains(index) {
            throw .missingColumn(column, file: file)
        }
    }

    /// Reads the next row that is not empty into `cells`; false at the end of the table.
    mutating func advance() throws(TieScoresError) -> Bool {
        repeat {
            guard position < bytes.count else { return false }
            line += 1
        } while skipLineEnd()
        var column = 0
        var found = 0
        repeat {
            let target = column < wanted.count ? wanted[column] : -1
            if target < 0 {
                _ = nextCell()
            } else {
                cells[target] = try number(nextCell(), column: columns[target])
                found += 1
            }
            column += 1
        } while nextIsCell()
        if found < columns.count {
            let missing = wanted[min(column, wanted.count)...].first { $0 >= 0 } ?? 0
            throw .missingCell(column: columns[missing], file: file, line: line)
        }
        return true
    }

    /// The number in `column`, which is a time in seconds.
    func time(_ column: Int) throws(TieScoresError) -> Int64 {
        let seconds = cells[column]
        guard seconds >= Instant.distantPast.seconds, seconds <= Instant.distantFuture.seconds else {
            throw .outOfRange(column: columns[column], file: file, line: line)
        }
        return seconds
    }

    /// Steps over one cell, to the separator or line end behind it; the range of what stands in it.
    private mutating func nextCell() -> Range<Int> {
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            let start = position + 1
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += 1 }
            position = min(bytes.count, end + 1)
            while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
            return start..<end
        }
        let start = position
        while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
        return start..<position
    }

    /// Steps over what ends a cell; whether another cell of the row follows.
    private mutating func nextIsCell() -> Bool {
        guard position < bytes.count else { return false }
        if bytes[position] == UInt8(ascii: ",") {
            position += 1
            return true
        }
        _ = skipLineEnd()
        return false
    }

    private mutating func skipLineEnd() -> Bool {
        guard position < bytes.count else { return false }
        switch bytes[position] {
        case UInt8(ascii: "\n"):
            position += 1
        case UInt8(ascii: "\r"):
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        default:
            return false
        }
        return true
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private func number(_ range: Range<Int>, column: String) throws(TieScoresError) -> Int64 {
        var index = range.lowerBound
        let isNegative = index < range.upperBound && bytes[index] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        guard index < range.upperBound, range.upperBound - index <= 18 else {
            throw .notANumber(column: column, file: file, line: line)
        }
        var value: Int64 = 0
        while index < range.upperBound {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { throw .notANumber(column: column, file: file, line: line) }
            value = value &* 10 &+ Int64(digit)
            index += 1
        }
        return isNegative ? -value : value
    }
}
