import Foundation
import Testing

@testable import WellmetFormats

@Suite struct ZipWriterTests {
    @Test func `a full disk is told as full, and another refusal in the system's words`() throws {
        let full = #expect(throws: ArchiveError.self) {
            let zip = try ZipWriter(path: "/dev/full")
            try zip.begin("a")
            for _ in 0..<64 { try zip.append((0..<65536).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 >> 5) }) }
            try zip.close()
        }
        #expect(full == .diskFull(path: "/dev/full"))
        let nowhere = #expect(throws: ArchiveError.self) { _ = try ZipWriter(path: "/nowhere/at/all.zip") }
        #expect(nowhere == .unwritable(path: "/nowhere/at/all.zip", reason: "No such file or directory"))
    }

    @Test func `what Foundation's files throw is told alike`() throws {
        let file = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let error = #expect(throws: (any Error).self) { try file.write(contentsOf: Data("x".utf8)) }
        #expect(ArchiveError.writing("a", try #require(error)) == .diskFull(path: "a"))
        #expect(ArchiveError.writing("a", CocoaError(.coderInvalidValue)).description.hasPrefix("a: cannot be written ("))
    }
}
