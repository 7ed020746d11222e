/// Which byte stands between the cells of a file, judged by its first lines.
enum CSVSeparator {
    static let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

    /// The candidate that cuts the most rows into the same number of cells; a comma when none cuts anything.
    static func detected(in head: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> UInt8 {
        // Excel's own first line, "sep=;".
        if head.count >= 5, head.prefix(4).elementsEqual("sep=".utf8), candidates.contains(head[4]) { return head[4] }
        var best = (separator: candidates[0], score: 0.0)
        for candidate in candidates {
            let widths = widths(of: head, separator: candidate, isWhole: isWhole)
            guard !widths.isEmpty else { continue }
            var counts: [Int: Int] = [:]
            for width in widths where width > 1 { counts[width, default: 0] += 1 }
            for (width, count) in counts {
                let share = Double(count) / Double(widths.count)
                let score = share * (1 + Double(min(width, 64)) / 64)
                if score > best.score { best = (candidate, score) }
            }
        }
        return best.separator
    }

    /// The number of cells of each of the first rows. A last row that is cut off is left out.
    private static func widths(of head: UnsafeBufferPointer<UInt8>, separator: UInt8, isWhole: Bool) -> [Int] {
        var widths: [Int] = []
        var width = 1
        var quoted = false
        var cellStart = true
        var blank = true
        // A quote right after a closing one is a quote inside the cell.
        var reopens = false
        for byte in head {
            if quoted {
                if byte == 0x22 { (quoted, reopens) = (false, true) }
                continue
            }
            defer { reopens = false }
            switch byte {
            case 0x22 where cellStart || reopens:
                quoted = true
                (cellStart, blank) = (false, false)
            case separator:
                width += 1
                (cellStart, blank) = (true, false)
            case 0x0A, 0x0D:
                if !blank { widths.append(width) }
                if widths.count == 64 { return widths }
                (width, cellStart, blank) = (1, true, true)
            default:
                (cellStart, blank) = (false, false)
            }
        }
        if isWhole || widths.isEmpty, !blank { widths.append(width) }
        return widths
    }
}
