import Testing
import WellmetModel

@testable import WellmetFormats

/// Cards bent at random, the same ones each time: whatever stands there, reading ends, and what was read is what stood there.
@Suite struct CardPropertyTests {
    private static let seed = Array(
        (Cards.lines(
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=\r\n=BCrgen;;;", "FN:Dr. Ada Lovelace",
            "item1.EMAIL;type=INTERNET;type=\"pref,x\":a@b.c",
            "item1.X-ABLabel:_$!<HomePage>!$_", "ADR;TYPE=HOME:;;12\\; St,James;London;;SW1;UK", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10",
            "PHOTO;ENCODING=b:/9j/4A\r\n AQ==", "NOTE:one\\ntwo\\, three", "CATEGORIES:a,b\\,c", "TITLE;CHARSET=ISO-8859-2:=A3", "AGENT:",
            "BEGIN:VCARD", "FN:Agent", "END:VCARD", "REV:2026-01-01T00:00:00Z", version: "2.1")
            + Cards.lines("KIND:group", "FN:G", "MEMBER:urn:uuid:1", "RELATED;TYPE=friend:urn:uuid:2", version: "4.0")).utf8)
    private static let pieces: [[UInt8]] =
        [
            "\r\n", "\n", "\r", "\n ", "\r\n\t", ":", ";", ",", "\"", "\\", "=", "=\r\n", ".", "BEGIN:VCARD\r\n", "END:VCARD\r\n",
            "AGENT:\r\n", "\0", "^n",
            "QUOTED-PRINTABLE", ";ENCODING=", "item1.",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xFE, 0xFF], []]

    private static func bent(_ random: inout SeededRandom) -> [UInt8] {
        var bytes = seed
        for _ in 0...random.below(8) {
            let start = random.below(bytes.count + 1)
            let stop = min(bytes.count, start + random.below(12))
            bytes.replaceSubrange(start..<stop, with: pieces[random.below(pieces.count)])
        }
        return bytes
    }

    @Test func `Whatever stands in a file, it is read to its end`() throws {
        var random = SeededRandom(seed: 1)
        for round in 0..<3000 {
            let bytes = Self.bent(&random)
            var book = CardBook(limit: 10)
            var people: [ArchivePerson] = []
            for item in try Cards.items(bytes, limit: 4096, pieceSize: 1 + random.below(200)) {
                guard case .card(let card, let line, _) = item else { continue }
                #expect(
                    card.lines.allSatisfy { $0.start <= $0.name && $0.name <= $0.value && $0.value <= $0.valueEnd && $0.valueEnd <= $0.end }
                )
                let content = CardContent(card)
                if let person = content.person(at: RowPlace(file: "\(round)", line: line), region: "DE") {
                    book.add(content, at: people.count)
                    people.append(person)
                }
                if content.kind == "group" {
                    let group = book.add(group: content, ArchiveCard(card.bytes))
                    let left = GroupCards([(group.tag, card.bytes)]).cards(card.version)
                    #expect(left.count == 1 && left[0].starts(with: card.bytes), "A group that nobody left stays as it is.")
                }
            }
            book.connect(&people)
        }
    }

    @Test func `How a file comes in pieces changes nothing`() throws {
        var random = SeededRandom(seed: 2)
        for _ in 0..<300 {
            // A mark at the front would be taken for another encoding, in whatever pieces.
            let bytes = Array("X".utf8) + Self.bent(&random)
            let whole = try Cards.items(bytes, pieceSize: 1 << 16)
            let pieces = try Cards.items(bytes, pieceSize: 1 + random.below(40))
            #expect(Self.told(whole) == Self.told(pieces))
        }
    }

    @Test func `Cards give all their bytes back`() throws {
        let items = try Cards.items(Self.seed)
        let bytes = items.flatMap { item -> [UInt8] in
            guard case .card(let card, _, _) = item else { return [] }
            return card.bytes
        }
        #expect(bytes == Self.seed)
        // So does each line of a card that has no empty ones.
        for item in items {
            guard case .card(let card, _, _) = item else { continue }
            #expect(card.lines.flatMap { line -> [UInt8] in Array(card.bytes[Int(line.start)..<Int(line.end)]) } == card.bytes)
        }
    }

    private static func told(_ items: [CardReader.Item]) -> [String] {
        items.map { item in
            switch item {
            case .card(let card, let line, let isCut): "\(line) \(isCut) \(card.bytes)"
            case .fault(let line, let reason): "\(line) \(reason)"
            }
        }
    }
}
