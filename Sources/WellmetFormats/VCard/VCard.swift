internal import WellmetModel

/// A contact card as it came: its bytes, which are never rewritten, and where its lines are in them.
///
/// vCard 2.1, 3.0 (RFC 2425 and 2426) and 4.0 (RFC 6350). Reading it costs one pass; what a line says is decoded when it is asked for.
package struct VCard: Sendable {
    package enum Version: String, Sendable, Comparable {
        case v21 = "2.1"
        case v30 = "3.0"
        case v40 = "4.0"

        package static func < (one: Version, other: Version) -> Bool { one.rawValue < other.rawValue }
    }

    package let bytes: [UInt8]
    /// Without those of a card within the card (AGENT, vCard 2.1 section 2.4.4): they belong to its line.
    package let lines: [CardLine]
    /// 3.0 where the card does not tell.
    package let version: Version

    /// Most bytes that one card may have: offsets of its lines are 32 bits wide.
    package static let largest = 256 << 20

    /// Reads where the lines are. Of more than `largest` bytes, the first.
    package init(_ bytes: [UInt8]) {
        let bytes = bytes.count > VCard.largest ? Array(bytes.prefix(VCard.largest)) : bytes
        var lines: [CardLine] = []
        lines.reserveCapacity(bytes.count / 40 + 4)
        var version = Version.v30
        bytes.withUnsafeBufferPointer { bytes in
            var lexer = CardLexer(bytes)
            var depth = 0
            while let line = lexer.next() {
                switch line.property {
                case .begin:
                    depth += 1
                    if depth > 1, let last = lines.last { lines[lines.count - 1] = last.reaching(line) }
                case .end where depth > 1:
                    depth -= 1
                    if let last = lines.last { lines[lines.count - 1] = last.reaching(line) }
                    continue
                case .version where depth <= 1:
                    version = Version(rawValue: CardText(bytes, line).text.trimmed) ?? version
                default: break
                }
                if depth > 1 {
                    if let last = lines.last { lines[lines.count - 1] = last.reaching(line) }
                } else {
                    lines.append(line)
                }
            }
        }
        self.bytes = bytes
        self.lines = lines
        self.version = version
    }
}

extension VCard {
    /// How many lines of the file stand before that one of the card, from 0.
    func linesBefore(_ index: Int) -> Int {
        let before = bytes[..<Int(lines[index].start)]
        let count = before.count { $0 == 0x0A }
        return count > 0 ? count : before.count { $0 == 0x0D }
    }
}

extension CardLine {
    /// The line with all until the end of `other`.
    fileprivate func reaching(_ other: CardLine) -> CardLine {
        CardLine(
            start: start, name: name, parameters: parameters, value: value, valueEnd: other.valueEnd, end: other.end, property: property,
            isFolded: true)
    }
}
