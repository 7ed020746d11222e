@testable import WellmetFormats

enum CSVChecks {
    /// Rows do not depend on the pieces in which the bytes come, and what is written is read again.
    static func check(_ bytes: [UInt8]) throws(BrokenInvariant) {
        guard let whole = rows(bytes), let pieces = rows(bytes, pieceSize: 7) else { return }
        try hold(whole == pieces, "pieces of 7 bytes give other rows")
        for separator in CSVSeparator.candidates { _ = rows(bytes, separator: separator, cellLimit: 40) }
        let text = whole.rows.first?.first ?? ""
        guard !whole.rows.isEmpty, !text.hasPrefix("sep="), text.unicodeScalars.first != "\u{FEFF}" else { return }
        for quotesAll in [false, true] {
            var writer = CSVWriter(quotesAll: quotesAll)
            for row in whole.rows { writer.row(row) }
            let again = rows(writer.bytes, separator: UInt8(ascii: ","))
            try hold(again?.rows == whole.rows, "written and read again gives other rows")
            try hold(again?.problems == 0, "what is written has problems")
        }
    }

    private struct Rows: Equatable {
        var rows: [[String]] = []
        var lines: [Int] = []
        var problems = 0
        var separator: UInt8 = 0
        var encoding = TextEncoding.utf8
    }

    private static func rows(_ bytes: [UInt8], separator: UInt8? = nil, cellLimit: Int = 1 << 20, pieceSize: Int = .max) -> Rows? {
        do throws(ArchiveError) {
            var result = Rows()
            let stream = ByteStream(bytes: bytes)
            let reader = try CSVReader(stream, separator: separator, cellLimit: cellLimit, pieceSize: pieceSize)
            while try reader.next() {
                result.rows.append((0..<reader.count).map { reader[$0] })
                result.lines.append(reader.line)
                for index in -1...reader.count { _ = (reader.isEmpty(index), reader.text(index)) }
            }
            result.problems = reader.takeProblems().count
            (result.separator, result.encoding) = (reader.separator, reader.encoding)
            return result
        } catch {
            return nil
        }
    }
}
