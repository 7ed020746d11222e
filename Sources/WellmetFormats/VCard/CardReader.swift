internal import Glibc
internal import WellmetModel

/// The cards of a file, one after the other, in memory for one of them.
package final class CardReader {
    /// A card, or what stands in a card's place.
    package enum Item: Sendable {
        /// The card, and the line of the file on which it begins, from 1. `isCut` when its end is missing.
        case card(VCard, line: Int, isCut: Bool)
        /// What is no card, and why, in words for the person who imports.
        case fault(line: Int, reason: String)
    }

    /// How the file's letters are written.
    package let encoding: TextEncoding

    private let stream: ByteStream
    private let limit: Int
    private var capacity: Int
    private var buffer: UnsafeMutablePointer<UInt8>
    /// Where the next card begins in the buffer, and where its bytes end.
    private var start = 0
    private var end = 0
    private var atEnd = false
    /// The line of `start`.
    private var line = 1
    /// What ends a line: LF, or CR in files of old programs.
    private let lineEnd: UInt8

    /// `limit` is how many bytes a card may have, `pieceSize` how many are read at once.
    package init(_ stream: ByteStream, limit: Int = 64 << 20, pieceSize: Int = 1 << 18) throws(ArchiveError) {
        let head = try stream.prefix(1 << 12)
        let (encoding, mark) = TextEncoding.detected(in: head)
        self.encoding = encoding
        let rest = stream.preceded(by: Array(head.dropFirst(mark)))
        self.stream =
            switch encoding {
            case .utf16LittleEndian: rest.utf8(fromUTF16: true)
            case .utf16BigEndian: rest.utf8(fromUTF16: false)
            case .utf8, .windows1252: rest
            }
        self.limit = limit
        capacity = pieceSize
        buffer = .allocate(capacity: pieceSize)
        lineEnd = !head.contains(0x0A) && head.contains(0x0D) ? 0x0D : 0x0A
    }

    deinit { buffer.deallocate() }

    /// The next card or fault; nil at the end.
    package func next() throws(ArchiveError) -> Item? {
        if let fault = try skipToBegin() { return fault }
        var (depth, place, lines) = (0, 0, 0)
        var agentIsNext = false
        while let range = try nextLine(from: place) {
            switch frame(range) {
            case .begin:
                // A card may hold another where the line before says so; else the first one has lost its end.
                if depth == 1, !agentIsNext { return card(upTo: place, lines, isCut: true) }
                depth += 1
            case .end:
                depth -= 1
                if depth == 0 { return card(upTo: range.upperBound, lines + 1, isCut: false) }
            case nil:
                if !isBlank(range) { agentIsNext = matches("AGENT", range.lowerBound, range.upperBound) != nil }
            }
            place = range.upperBound
            lines += 1
            if place > limit { return try tooLarge() }
        }
        return place > 0 ? card(upTo: place, lines, isCut: true) : nil
    }

    /// Goes to the next BEGIN; what is not blank on the way is one fault.
    private func skipToBegin() throws(ArchiveError) -> Item? {
        var fault: Item?
        while let range = try nextLine(from: 0), frame(range) != .begin {
            if fault == nil, !isBlank(range) {
                fault = .fault(line: line, reason: "no card: what stands here does not begin with BEGIN:VCARD")
            }
            take(range)
        }
        return fault
    }

    private func card(upTo stop: Int, _ lines: Int, isCut: Bool) -> Item {
        let first = line
        let card = VCard(Array(UnsafeBufferPointer(start: buffer + start, count: stop)))
        start += stop
        line += lines
        return .card(card, line: first, isCut: isCut)
    }

    /// Goes on after the next END at the beginning of a line.
    private func tooLarge() throws(ArchiveError) -> Item {
        let fault = Item.fault(line: line, reason: "a card of more than \(limit >> 20) MB")
        while let range = try nextLine(from: 0) {
            let isEnd = frame(range) == .end
            take(range)
            if isEnd { break }
        }
        return fault
    }

    /// Goes on behind the line, which may be a part of one that is longer than a card may be.
    private func take(_ range: Range<Int>) {
        start += range.upperBound
        if buffer[start - 1] == lineEnd { line += 1 }
    }

    // MARK: Lines, by their distance from `start`

    private enum Frame { case begin, end }

    /// Whether the line is `BEGIN:VCARD` or `END:VCARD`, in any case.
    private func frame(_ range: Range<Int>) -> Frame? {
        guard range.count < 200 else { return nil }
        let isBegin = buffer[start + range.lowerBound] & 0xDF == 0x42
        guard var at = matches(isBegin ? "BEGIN:" : "END:", range.lowerBound, range.upperBound) else { return nil }
        while at < range.upperBound, buffer[start + at] == 0x20 { at += 1 }
        return matches("VCARD", at, range.upperBound) == nil ? nil : isBegin ? .begin : .end
    }

    /// Where the word ends that stands at `place`, in any case; nil when another does.
    private func matches(_ word: StaticString, _ place: Int, _ stop: Int) -> Int? {
        guard UnsafeBufferPointer(start: buffer + start, count: stop).holds(word, at: place) else { return nil }
        return place + word.utf8CodeUnitCount
    }

    private func isBlank(_ range: Range<Int>) -> Bool { range.allSatisfy { buffer[start + $0] <= 0x20 } }

    /// The line that begins at `place`, its end included; nil at the end of the file. A part of one that is longer than a card may be.
    private func nextLine(from place: Int) throws(ArchiveError) -> Range<Int>? {
        var searched = place
        while true {
            let all = UnsafeBufferPointer(start: buffer + start, count: end - start)
            if let found = CardLexer.find(lineEnd, in: all, from: searched) { return place..<(found + 1) }
            searched = end - start
            guard !atEnd, searched <= limit else { return searched > place ? place..<searched : nil }
            try refill()
        }
    }

    /// Reads more, behind what is there; moves it to the front where that makes room.
    private func refill() throws(ArchiveError) {
        if start > 0 {
            memmove(buffer, buffer + start, end - start)
            (start, end) = (0, end - start)
        }
        if end > capacity / 2 {
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
            memcpy(larger, buffer, end)
            buffer.deallocate()
            (buffer, capacity) = (larger, capacity * 2)
        }
        let got = try stream.read(UnsafeMutableRawBufferPointer(start: buffer + end, count: capacity - end))
        end += got
        atEnd = got == 0
    }
}
