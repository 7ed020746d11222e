internal import Glibc

/// One line of a card, folded or not: where its parts stand among the card's bytes.
///
///     item1.EMAIL;TYPE=work:ada@example.com⏎
///     start  ^name      ^parameters  ^value               ^valueEnd ^end
package struct CardLine: Sendable, Equatable {
    /// Of the group, or of the name where there is none.
    let start: Int32
    let name: Int32
    /// After the name: at `;` or `:`.
    let parameters: Int32
    /// After the `:` that ends the parameters.
    let value: Int32
    /// Before the line break.
    let valueEnd: Int32
    /// After the line break.
    let end: Int32
    package let property: CardProperty
    /// Whether the value goes on over several lines of the file.
    let isFolded: Bool

    /// Whether it has a group: `item1.`
    var hasGroup: Bool { name > start }
    /// Whether it has parameters.
    var hasParameters: Bool { value - parameters > 1 }
}

/// Finds the lines of a card, in one pass over its bytes.
struct CardLexer {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    /// Only old programs end lines by a lone CR; then all of them.
    private let lineEnd: UInt8

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        lineEnd = Self.find(0x0A, in: bytes, from: 0) == nil ? 0x0D : 0x0A
    }

    /// The next line that is not empty; nil at the end. One without a colon is all value, and its property is `other`.
    mutating func next() -> CardLine? {
        while place < bytes.count {
            let start = place
            let head = head(from: start)
            var (stop, after) = lineEnds(from: head?.colon ?? start)
            var isFolded = false
            // White space goes on with the line before; so does, in quoted-printable, what follows a `=` (vCard 2.1, section 2.1.3).
            while after < bytes.count, isBlank(bytes[after]) || (head?.isQuoted == true && stop > start && bytes[stop - 1] == 0x3D) {
                isFolded = true
                (stop, after) = lineEnds(from: after)
            }
            place = after
            if stop > start { return line(start, head, stop, after, isFolded || (head?.isFolded ?? false)) }
        }
        return nil
    }

    private func line(_ start: Int, _ head: Head?, _ stop: Int, _ after: Int, _ isFolded: Bool) -> CardLine {
        guard let head else {
            return CardLine(
                start: Int32(start), name: Int32(start), parameters: Int32(start), value: Int32(start), valueEnd: Int32(stop),
                end: Int32(after), property: .other, isFolded: isFolded)
        }
        let name = UnsafeBufferPointer(rebasing: bytes[head.name..<head.parameters])
        let property = head.isFolded ? CardProperty.named(CardText.unfolded(name)) : CardProperty.named(name)
        return CardLine(
            start: Int32(start), name: Int32(head.name), parameters: Int32(head.parameters), value: Int32(head.colon + 1),
            valueEnd: Int32(stop), end: Int32(after), property: property, isFolded: isFolded)
    }

    // MARK: Before the colon

    private struct Head {
        var name: Int
        var parameters: Int
        var colon: Int
        var isFolded: Bool
        var isQuoted: Bool
    }

    /// Where the parts before the first colon outside of quotes stand; nil for a line without one.
    private func head(from start: Int) -> Head? {
        var (name, parameters) = (start, -1)
        var (inQuotes, isFolded) = (false, false)
        var firstColon = -1
        var at = start
        while at < bytes.count {
            switch bytes[at] {
            case 0x3A where !inQuotes:
                if parameters < 0 { parameters = at }
                let isQuoted = at - parameters > 3 && tellsQuotedPrintable(parameters..<at)
                return Head(name: name, parameters: parameters, colon: at, isFolded: isFolded, isQuoted: isQuoted)
            case 0x3A where firstColon < 0: firstColon = at
            case 0x3B where parameters < 0: parameters = at
            case 0x2E where parameters < 0: name = at + 1
            case 0x22 where parameters >= 0: inQuotes.toggle()
            case lineEnd:
                guard at + 1 < bytes.count, isBlank(bytes[at + 1]) else {
                    // A quote that nobody closed: then the first colon of all ends it.
                    guard firstColon >= 0 else { return nil }
                    return Head(name: name, parameters: parameters, colon: firstColon, isFolded: isFolded, isQuoted: false)
                }
                isFolded = true
            default: break
            }
            at += 1
        }
        guard firstColon >= 0 else { return nil }
        return Head(name: name, parameters: parameters, colon: firstColon, isFolded: isFolded, isQuoted: false)
    }

    /// `ENCODING=QUOTED-PRINTABLE`, or the bare word of vCard 2.1.
    private func tellsQuotedPrintable(_ range: Range<Int>) -> Bool {
        let word = StaticString("QUOTED-PRINTABLE")
        guard range.count >= word.utf8CodeUnitCount else { return false }
        for start in range.lowerBound...(range.upperBound - word.utf8CodeUnitCount) where bytes[start] & 0xDF == 0x51 {
            if bytes.holds(word, at: start) { return true }
        }
        return false
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    // MARK: Line ends

    /// Where the line's text ends and where the next one begins.
    private func lineEnds(from start: Int) -> (stop: Int, after: Int) {
        guard let at = Self.find(lineEnd, in: bytes, from: start) else { return (bytes.count, bytes.count) }
        let stop = lineEnd == 0x0A && at > start && bytes[at - 1] == 0x0D ? at - 1 : at
        return (stop, at + 1)
    }

    static func find(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), bytes.count - start) else {
            return nil
        }
        return base.distance(to: found.assumingMemoryBound(to: UInt8.self))
    }
}
