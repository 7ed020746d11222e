import Testing

@testable import WellmetFormats

@Suite struct JSONReaderTests {
    private let text = #"""
        {"a": [1, -2.5e3 ,"x\"]}\\"], "b": {"c": {"d": [[], {}]}, "e": null},
         "f": "wide" , "g": true}
        """#

    /// Walks through the text, the buffer holding so many bytes, and tells what stands where.
    private func walk(_ text: String, pieceSize: Int) throws -> [String] {
        var found: [String] = []
        let json = JSONReader(ByteStream(bytes: Array(text.utf8)), path: "x", limit: 100, pieceSize: pieceSize)
        func take(_ key: String) throws(ArchiveError) {
            let part = try json.part()
            found.append("\(key) \(part.line) \(String(decoding: part.bytes ?? [], as: UTF8.self))")
        }
        try json.members { key throws(ArchiveError) in
            switch key {
            case "a": try json.elements { () throws(ArchiveError) in try take("a") }
            case "b": try json.members { key throws(ArchiveError) in if key == "c" { try take(key) } }
            case "f": break
            default: try take(key)
            }
        }
        try json.finish()
        return found
    }

    @Test(arguments: [1, 2, 3, 7, 1000]) func `Values come as they are written wherever the buffer ends`(pieceSize: Int) throws {
        let expected = ["a 1 1", "a 1 -2.5e3", #"a 1 "x\"]}\\""#, #"c 1 {"d": [[], {}]}"#, "g 2 true"]
        #expect(try walk(text, pieceSize: pieceSize) == expected)
    }

    @Test func `Whatever is cut off is told`() throws {
        for length in 0..<text.count { #expect(throws: ArchiveError.self) { _ = try walk(String(text.prefix(length)), pieceSize: 8) } }
    }

    @Test(arguments: ["{,}", "{\"a\" 1}", "{\"a\": }", "{a: 1}", "{\"a\": [1 2]}", "{\"a\": [1,]}", "{\"g\": 1}}"])
    func `What is no JSON is told`(text: String) {
        #expect(throws: ArchiveError.self) { _ = try walk(text, pieceSize: 8) }
    }

    @Test func `A value in the place of another kind is passed over`() throws {
        #expect(try walk(#"{"a": {"x": [1]}, "b": [], "g": 1}"#, pieceSize: 8) == ["g 1 1"])
    }
}
