import Foundation
import Testing

@testable import WellmetFormats

@Suite("Gzip")
struct GzipTests {
    @Test("What was compressed reads back as it was", arguments: [0, 1, 1000, 300_000])
    func readsBack(count: Int) throws {
        var state: UInt32 = 7
        let bytes = (0..<count).map { _ -> UInt8 in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(truncatingIfNeeded: state >> 24)
        }
        let packed = try #require(Gzip.compressed(bytes))
        let file = FileManager.default.temporaryDirectory.appending(path: "gzip-\(UUID()).gz")
        defer { try? FileManager.default.removeItem(at: file) }  // only a temporary file
        try Data(packed).write(to: file)
        #expect(try InputFile.bytes(file.path) == bytes)
    }

    @Test("Text becomes much smaller")
    func shrinks() throws {
        let text = Array(String(repeating: "a.name { color: var(--ink) }\n", count: 500).utf8)
        #expect(try #require(Gzip.compressed(text)).count < text.count / 10)
    }
}
