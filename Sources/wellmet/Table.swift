internal import WellmetModel

/// Rows in columns: aligned by the cells that a terminal gives each character, cut where the terminal is too narrow.
struct Table {
    var header: [String]
    var rows: [[String]]

    private static let gap = 2
    /// No column is cut shorter.
    private static let narrowest = 8

    /// The table's lines. `width` is that of the terminal; nil never cuts.
    func lines(width: Int?) -> [String] {
        // A column in which nothing stands says nothing.
        let used = header.indices.filter { place in rows.contains { place < $0.count && !$0[place].isEmpty } }
        let titles = used.map { header[$0] }
        let cells = rows.map { row in used.map { $0 < row.count ? row[$0].singleLine : "" } }
        var widths = titles.map(\.columns)
        for row in cells {
            for (place, cell) in row.enumerated() where place < widths.count { widths[place] = max(widths[place], cell.columns) }
        }
        if let width { fit(&widths, into: width) }
        return [Output.dim(line(titles, widths))] + cells.map { line($0, widths) }
    }

    /// Takes from the widest column until all fit, or none can give more.
    private func fit(_ widths: inout [Int], into width: Int) {
        var excess = widths.reduce(0, +) + Table.gap * max(0, widths.count - 1) - width
        while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > Table.narrowest {
            widths[widest] -= 1
            excess -= 1
        }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var text = ""
        for (place, cell) in cells.enumerated() where place < widths.count {
            let cell = cell.cut(to: widths[place])
            text += cell
            let isLast = cells[(place + 1)...].allSatisfy(\.isEmpty)
            if isLast { break }
            text += String(repeating: " ", count: widths[place] - cell.columns + Table.gap)
        }
        return text
    }
}

extension String {
    /// How many cells of a terminal the text takes: two for wide characters and pictures, none for marks.
    var columns: Int {
        if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
        return reduce(0) { $0 + $1.columns }
    }

    /// The text, or its beginning and an ellipsis, in at most `width` cells.
    func cut(to width: Int) -> String {
        guard columns > width else { return self }
        var result = ""
        var used = 1
        for character in self {
            used += character.columns
            if used > width { break }
            result.append(character)
        }
        return result + "…"
    }

    /// With every run of white space made one space.
    var singleLine: String {
        contains(where: \.isNewline) || contains("\t") ? split(whereSeparator: \.isWhitespace).joined(separator: " ") : self
    }
}

extension Character {
    fileprivate var columns: Int {
        unicodeScalars.contains { $0.value == 0xFE0F } ? 2 : unicodeScalars.map(\.columns).max() ?? 0
    }
}

extension Unicode.Scalar {
    /// As `wcwidth` counts, by the ranges of Unicode's East Asian Width (UAX 11) that are wide.
    fileprivate var columns: Int {
        if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xAD ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if properties.isEmojiPresentation { return 2 }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            return 2
        case 0x1160...0x11FF: return 0
        default: return 1
        }
    }
}
