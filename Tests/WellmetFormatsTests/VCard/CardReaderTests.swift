import Testing
import WellmetModel

@testable import WellmetFormats

@Suite struct CardReaderTests {
    @Test func `Cards come one after the other, with the line on which each begins`() throws {
        let file = Cards.lines("FN:Ada") + "\r\n\r\n" + Cards.lines("FN:Bob", "NOTE:a\r\n  b")
        for size in [16, 17, 31, 64, 1 << 16] {
            #expect(try Cards.told(file, pieceSize: size) == ["1: Ada", "7: Bob"], "\(size)")
        }
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `Every way to end a line is one`(_ end: String) throws {
        let file = (Cards.lines("FN:Ada", "NOTE:one", "  two") + Cards.lines("FN:Bob")).split(separator: "\r\n").joined(separator: end)
        #expect(try Cards.told(file) == ["1: Ada", "7: Bob"])
        guard case .card(let card, _, _) = try Cards.items(Array(file.utf8))[0] else { return #expect(Bool(false)) }
        #expect(CardContent(card).notes == ["one two"])
    }

    @Test func `A card keeps its bytes, whatever they are`() throws {
        let text = "begin:vcard\nVersion:3.0\nfn:Ada \n tail\nx-own;A=\"b:c\":  kept\\q \u{7}\nEnd:vCard"
        let items = try Cards.items(Array(text.utf8))
        guard items.count == 1, case .card(let card, 1, false) = items[0] else { return #expect(Bool(false)) }
        #expect(card.bytes == Array(text.utf8))
    }

    @Test func `What is no card is told once, and the rest goes on`() throws {
        let file = "rubbish\nmore rubbish\n" + Cards.lines("FN:Ada") + "BEGIN:VCARD\nFN:Cut\n" + Cards.lines("FN:Bob") + "END:VCARD\n"
        #expect(
            try Cards.told(file) == [
                "1: no card: what stands here does not begin with BEGIN:VCARD", "3: Ada", "7: Cut (cut)", "9: Bob",
                "13: no card: what stands here does not begin with BEGIN:VCARD",
            ])
        #expect(try Cards.told("") == [])
        #expect(try Cards.told("BEGIN:VCARD") == ["1:  (cut)"])
    }

    @Test func `A card within a card belongs to its line`() throws {
        let file = Cards.lines(
            "FN:Ada", "AGENT:", "BEGIN:VCARD", "FN:Agent", "EMAIL:agent@example.com", "END:VCARD", "TITLE:Analyst", version: "2.1")
        guard case .card(let card, _, false) = try Cards.items(Array(file.utf8))[0] else { return #expect(Bool(false)) }
        let content = CardContent(card)
        #expect(content.formattedName == "Ada")
        #expect(content.title == "Analyst")
        #expect(content.mails.isEmpty)
        #expect(try Cards.items(Array(file.utf8)).count == 1)
    }

    @Test func `A card that is too large is left out, and the next one is read`() throws {
        let file = Cards.lines("FN:Large", "NOTE:" + String(repeating: "x", count: 5000)) + Cards.lines("FN:Bob")
        #expect(try Cards.told(file, limit: 2000, pieceSize: 64).last == "6: Bob")
        #expect(try Cards.told(file, limit: 2000, pieceSize: 64).first?.hasPrefix("1: a card of more than") == true)
    }

    @Test func `UTF-16 is read as what it says`() throws {
        let text = Cards.lines("FN:Jürgen")
        let units = Array(text.utf16)
        let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let big = units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        for bytes in [little, big] {
            guard case .card(let card, 1, false) = try Cards.items(bytes).first else { return #expect(Bool(false)) }
            #expect(CardContent(card).formattedName == "Jürgen")
        }
    }
}
