/// Writes rows as RFC 4180 has them, with LF between them.
package struct CSVWriter {
    /// What has been written so far, in UTF-8.
    package private(set) var bytes: [UInt8] = []
    private let separator: UInt8
    private let quotesAll: Bool

    package init(separator: UInt8 = UInt8(ascii: ","), quotesAll: Bool = false) {
        self.separator = separator
        self.quotesAll = quotesAll
    }

    /// Appends one row, quoting what needs quotes.
    package mutating func row(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(separator) }
            append(cell, alone: cells.count == 1)
        }
        bytes.append(0x0A)
    }

    private mutating func append(_ cell: String, alone: Bool) {
        // A lone empty cell in quotes, because an empty line is no row.
        let needed = cell.utf8.contains { $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        guard quotesAll || needed || alone && cell.isEmpty else {
            bytes.append(contentsOf: cell.utf8)
            return
        }
        bytes.append(0x22)
        for byte in cell.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    /// Gives the bytes away and goes on with none.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }
}
