import WellmetModel

@testable import WellmetFormats

enum CardChecks {
    /// Cards do not depend on the pieces in which the bytes come, their lines lie within them one behind the other, and all is decoded.
    static func check(_ bytes: [UInt8]) throws(BrokenInvariant) {
        guard let whole = items(bytes), let pieces = items(bytes, pieceSize: 7) else { return }
        try hold(whole.count == pieces.count, "pieces of 7 bytes give \(pieces.count) cards, not \(whole.count)")
        for (one, other) in zip(whole, pieces) { try hold(word(one) == word(other), "pieces of 7 bytes give other cards") }
        _ = items(bytes, limit: 64, pieceSize: 16)
        for case .card(let card, let line, _) in whole {
            try hold(line >= 1, "a card on line \(line)")
            try check(card)
        }
        try check(VCard(bytes))
    }

    private static func check(_ card: VCard) throws(BrokenInvariant) {
        var last: Int32 = 0
        for line in card.lines {
            let places = [last, line.start, line.name, line.parameters, line.value, line.valueEnd, line.end, Int32(card.bytes.count)]
            try hold(places == places.sorted(), "the parts of a line are out of order: \(places)")
            last = line.end
        }
        let content = CardContent(card)
        if case .inline(let line) = content.photo { try hold(card.lines.indices.contains(line), "a picture in no line") }
        guard let person = content.person(at: RowPlace(file: "cards.vcf", line: 1), region: "DE") else { return }
        try ArchiveChecks.check(person)
    }

    private static func items(_ bytes: [UInt8], limit: Int = 1 << 20, pieceSize: Int = 1 << 16) -> [CardReader.Item]? {
        do throws(ArchiveError) {
            let reader = try CardReader(ByteStream(bytes: bytes), limit: limit, pieceSize: pieceSize)
            var items: [CardReader.Item] = []
            while let item = try reader.next() { items.append(item) }
            return items
        } catch {
            return nil
        }
    }

    private static func word(_ item: CardReader.Item) -> String {
        switch item {
        case .card(let card, let line, let isCut): "\(line) \(isCut) \(card.bytes)"
        case .fault(let line, let reason): "\(line) \(reason)"
        }
    }
}
