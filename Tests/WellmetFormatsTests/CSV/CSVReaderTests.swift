import Foundation
import Testing

@testable import WellmetFormats

@Suite struct CSVReaderTests {
    @Test func quotedCellsHoldSeparatorsQuotesAndNewlines() throws {
        let found = try CSVReader.rows("a,b\n\"Stripes, Inc.\",\"she said \"\"hi\"\"\nand left\"\nlast,row")
        #expect(found.rows == [["a", "b"], ["Stripes, Inc.", "she said \"hi\"\nand left"], ["last", "row"]])
        #expect(found.lines == [1, 2, 4])
        #expect(found.problems.isEmpty)
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func everyLineEndIsCountedOnceAlsoInsideQuotes(end: String) throws {
        let found = try CSVReader.rows(["a,b", "\"x", "y\",2", "", "3,4"].joined(separator: end))
        #expect(found.rows == [["a", "b"], ["x\(end)y", "2"], ["3", "4"]])
        #expect(found.lines == [1, 2, 5])
    }

    @Test(arguments: [",", ";", "\t"]) func theSeparatorIsToldFromTheRows(separator: String) throws {
        let text = [["Name", "Note, or remark", "Mail"], ["Ada", "a; b", "a@example.org"], ["Bo", "c, d, e", "b@example.org"]]
            .map { row in row.map { "\"\($0)\"" }.joined(separator: separator) }.joined(separator: "\n")
        #expect(try CSVReader.rows(text).rows[1] == ["Ada", "a; b", "a@example.org"])
    }

    @Test func excelsFirstLineNamesTheSeparatorAndIsNoRow() throws {
        let found = try CSVReader.rows("sep=;\nName;Mail\nAda;a@example.org\n")
        #expect(found.rows == [["Name", "Mail"], ["Ada", "a@example.org"]])
        #expect(found.lines == [2, 3])
    }

    @Test func aByteOrderMarkIsNoPartOfTheFirstName() throws {
        #expect(try CSVReader.rows([0xEF, 0xBB, 0xBF] + Array("Name,Mail\n".utf8)).rows == [["Name", "Mail"]])
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian], [true, false])
    func utf16IsReadWithAndWithoutItsMark(encoding: String.Encoding, marked: Bool) throws {
        let text = "Vorname,Nachname\r\nJürgen,Beispiel 🎉\r\n"
        let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
        let found = try CSVReader.rows((marked ? mark : []) + Array(try #require(text.data(using: encoding))))
        #expect(found.rows == [["Vorname", "Nachname"], ["Jürgen", "Beispiel 🎉"]])
        #expect(found.encoding == (encoding == .utf16LittleEndian ? .utf16LittleEndian : .utf16BigEndian))
    }

    @Test func whatIsNotUTF8IsReadAsWindows1252AndSaidSo() throws {
        let found = try CSVReader.rows(Array("Name\nJ".utf8) + [0xFC] + Array("rgen ".utf8) + [0x80, 0x0A])
        #expect(found.rows == [["Name"], ["Jürgen €"]])
        #expect(found.encoding == .windows1252)
    }

    @Test func zeroBytesAreDropped() throws {
        #expect(try CSVReader.rows(Array("ab".utf8) + [0] + Array("c,d\n".utf8)).rows == [["abc", "d"]])
    }

    @Test func aStrayQuoteCostsItsOwnLineOnly() throws {
        let found = try CSVReader.rows("a,b\n1,\"open\n2,two\n3,\"fine, really\"\n4,four\n")
        #expect(found.rows == [["a", "b"], ["2", "two"], ["3", "fine, really"], ["4", "four"]])
        #expect(found.problems.map(\.line) == [2])
        #expect(found.problems[0].reason.contains("quote"))
    }

    @Test func aQuoteThatNeverClosesCostsItsOwnLineOnly() throws {
        let found = try CSVReader.rows("a,b\n1,\"open\n2,two\n3,three\n")
        #expect(found.rows == [["a", "b"], ["2", "two"], ["3", "three"]])
        #expect(found.lines == [1, 3, 4])
        #expect(found.problems.map(\.line) == [2])
    }

    @Test func textBehindAClosingQuoteStaysInItsCell() throws {
        #expect(try CSVReader.rows("a,b\n\"x\"y,\"z\" \n").rows == [["a", "b"], ["xy", "z"]])
    }

    @Test func aCellBeyondTheLimitIsLeftOutAndTheRestGoesOn() throws {
        let large = String(repeating: "x", count: 5000)
        let found = try CSVReader.rows("a,b\n1,\(large)\n2,two\n3,\"\(large)\"\n4,four\n", cellLimit: 1000)
        #expect(found.rows == [["a", "b"], ["2", "two"], ["4", "four"]])
        #expect(found.problems.map(\.line) == [2, 4])
        #expect(found.problems.map(\.tooLarge) == [true, true])
    }

    @Test func aCellOfTwoHundredMegabytesNeedsLittleMemory() throws {
        let tail = ByteStream(bytes: Array("\n2,two\n".utf8))
        var left = 200 << 20
        let stream = ByteStream { buffer throws(ArchiveError) in
            guard left > 0 else { return try tail.read(buffer) }
            let count = min(left, buffer.count)
            if let base = buffer.baseAddress { memset(base, 0x78, count) }
            left -= count
            return count
        }.preceded(by: Array("a,b\n1,\"".utf8))
        let reader = try CSVReader(stream)
        var rows: [[String]] = []
        while try reader.next() { rows.append((0..<reader.count).map { reader[$0] }) }
        #expect(rows == [["a", "b"], ["2", "two"]])
        #expect(reader.takeProblems().map(\.line) == [2])
        #expect(reader.capacity <= 8 << 20)
    }

    @Test func writtenRowsAreReadBackEqual() throws {
        var random = SeededGenerator(seed: 1)
        let alphabet = Array("ab ,;\t\"\n\ré漢🎉'=").map(String.init)
        for _ in 0..<2000 {
            let separator = ([0x2C, 0x3B, 0x09] as [UInt8]).randomElement(using: &random) ?? 0x2C
            let width = Int.random(in: 1...5, using: &random)
            let rows = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                (0..<width).map { _ in
                    (0..<Int.random(in: 0...6, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
                }
            }
            var writer = CSVWriter(separator: separator, quotesAll: Bool.random(using: &random))
            for row in rows { writer.row(row) }
            let found = try CSVReader.rows(writer.bytes, separator: separator, pieceSize: Int.random(in: 1...9, using: &random))
            #expect(found.rows == rows)
            #expect(found.problems.isEmpty)
        }
    }

    @Test func anyBytesAreReadWithoutATrapAndTheSameInAnyPieces() throws {
        var random = SeededGenerator(seed: 2)
        let bytes: [UInt8] = Array("ab,;\t\"\"\"\n\r\n ".utf8) + [0, 0xFF, 0xFE, 0xC3, 0xBC, 0x80, 0xEF, 0xBB, 0xBF]
        for _ in 0..<4000 {
            let input = (0..<Int.random(in: 0...80, using: &random)).map { _ in bytes.randomElement(using: &random) ?? 0 }
            let limit = Int.random(in: 1...40, using: &random)
            let whole = try CSVReader.rows(input, separator: 0x2C, cellLimit: limit)
            let pieces = try CSVReader.rows(input, separator: 0x2C, cellLimit: limit, pieceSize: Int.random(in: 1...5, using: &random))
            #expect(whole.rows == pieces.rows, "\(input), limit \(limit)")
            #expect(whole.lines == pieces.lines)
            #expect(whole.lines == whole.lines.sorted())
            _ = try CSVReader.rows(input)
        }
    }
}
