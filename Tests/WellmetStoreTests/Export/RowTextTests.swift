import Foundation
import Testing

@testable import WellmetStore

@Suite struct RowTextTests {
    private let table = ExportedTable(name: "x", key: ["id"])
    private let columns = ["id", "n", "x", "text", "digest", "nothing"]

    private func line(_ values: [SQLValue]) -> String {
        var writer = RowTextWriter(table, columns: columns)
        writer.append(Row(columns: ColumnNames(columns), values: values))
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func values(_ line: String, _ reader: inout RowTextReader) throws -> [SQLValue] {
        try Array(line.utf8).withUnsafeBufferPointer { try reader.values(of: $0) }
    }

    @Test(arguments: [
        "", "plain", "\"quoted\" \\ back", "line\nend\r\n\ttab", "\u{0}\u{1}\u{1F}\u{7F}", "äöü 日本語 العربية 👩‍👩‍👧", "{\"base64\":\"AA==\"}",
        "\\u0041", "ends with \\", "\u{2028}\u{FEFF}",
    ])
    func `every text comes back`(text: String) throws {
        var reader = RowTextReader(table)
        let row: [SQLValue] = [.uuid(UUID()), .integer(-(1 << 53)), .real(0.1), .text(text), .bytes(Array(0..<16)), .null]
        let line = line(row)
        #expect(line.hasSuffix("}\n"))
        #expect(line.dropLast().contains("\n") == false)
        let back = try values(String(line.dropLast()), &reader)
        #expect(back[0] == row[0] && back[3] == row[3] && back[5] == .null)
        #expect(back[1] == .integer(-(1 << 53)) && back[2] == .real(0.1))
        #expect(back[4].bytes == Array(0..<16))
        #expect(reader.columns == columns)
        // JSON for everybody else, too.
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["text"] as? String == text)
    }

    @Test(arguments: [1e-300, -0.0, 123456789.123456789, 1e22, 0.30000000000000004, .leastNonzeroMagnitude])
    func `every number comes back`(x: Double) throws {
        var reader = RowTextReader(table)
        #expect(try values("{\"x\":\(x)}", &reader) == [.real(x)])
    }

    @Test func `white space between is taken`() throws {
        var reader = RowTextReader(table)
        #expect(try values(" { \"n\" : 1 , \"text\":\t\"a\" } \r", &reader) == [.integer(1), .text("a")])
    }

    @Test(arguments: [
        "", "{", "{}", "[1]", "{\"n\"}", "{\"n\":}", "{\"n\":1", "{\"n\":1,}", "{\"n\":1}x", "{\"n\":nul}", "{\"n\":true}", "{\"n\":\"a}",
        "{\"n\":\"\\x\"}", "{\"n\":99999999999999999999}", "{\"n\":1,\"n\":2}", "{\"id\":\"no\"}", "{\"n\":{\"base64\":\"?\"}}",
        "{\"n\":{\"other\":\"AA==\"}}", "{\"n\":-}", "{\"n\":\"\\ud800\"}", "{\"n\":\"\\", "{\"n\":9223372036854775807}",
        "{\"n\":-9223372036854775808}", "{\"x\":1e999}", "{\"x\":-1.0e400}",
    ])
    func `what is no row is told`(line: String) {
        var reader = RowTextReader(table)
        #expect(throws: RowTextError.self) { try values(line, &reader) }
    }

    @Test(arguments: ["{\"n\":1}", "{\"n\":1,\"text\":\"a\",\"x\":1}", "{\"text\":\"a\",\"n\":1}"])
    func `a row with other fields than the first is told`(line: String) throws {
        var reader = RowTextReader(table)
        _ = try values("{\"n\":1,\"text\":\"a\"}", &reader)
        #expect(throws: RowTextError.self) { try values(line, &reader) }
    }

    @Test func `lines come out whole, however they are cut`() throws {
        let text = Array("a\n\nbcd\nlast".utf8)
        for size in 1...text.count {
            var splitter = LineSplitter()
            var lines: [String] = []
            for start in stride(from: 0, to: text.count, by: size) {
                try Array(text[start..<min(text.count, start + size)]).withUnsafeBufferPointer { piece in
                    try splitter.append(piece) { line, number in lines.append("\(number) \(String(decoding: line, as: UTF8.self))") }
                }
            }
            splitter.finish { line, number in lines.append("\(number) \(String(decoding: line, as: UTF8.self))") }
            #expect(lines == ["1 a", "2 ", "3 bcd", "4 last"])
        }
    }

    @Test func `a line is not kept beyond its bound, however it is cut`() {
        for size in [1, 3, 100] {
            var splitter = LineSplitter(limit: 10)
            let text = Array("0123456789\n".utf8) + Array(repeating: UInt8(ascii: "x"), count: 90)
            let error = #expect(throws: LineSplitter.TooLong.self) {
                for start in stride(from: 0, to: text.count, by: size) {
                    try Array(text[start..<min(text.count, start + size)]).withUnsafeBufferPointer { try splitter.append($0) { _, _ in } }
                }
            }
            #expect(error?.line == 2)
        }
    }

    @Test func `a row with fields without end is told soon`() {
        var reader = RowTextReader(table)
        let line = "{" + (0..<200_000).map { "\"f\($0)\":1" }.joined(separator: ",") + "}"
        #expect(throws: RowTextError(reason: "it has more fields than any row of a network")) { try values(line, &reader) }
    }

    @Test func `what is told of a long text is short`() {
        var reader = RowTextReader(table)
        let long = String(repeating: "x", count: 1 << 20)
        for line in ["{\"id\":\"\(long)\"}", "{\"\(long)\":1,\"\(long)\":1}"] {
            do {
                _ = try values(line, &reader)
                Issue.record("it was taken")
            } catch let error as RowTextError {
                #expect(error.reason.utf8.count < 200)
            } catch {
                Issue.record(error)
            }
            reader = RowTextReader(table)
        }
    }
}
