internal import Foundation
internal import WellmetFormats

/// A file for a while, of what has to wait.
final class SpooledFile {
    let path: String
    private let handle: FileHandle

    init() throws {
        path = (NSTemporaryDirectory() as NSString).appendingPathComponent("wellmet-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw ArchiveError.unwritable(path: path, reason: "the folder for passing files takes none") }
        self.handle = handle
    }

    func write(_ bytes: [UInt8]) throws {
        do {
            try handle.write(contentsOf: Data(bytes))
        } catch {
            remove()
            throw ArchiveError.unwritable(path: path, reason: "the disk may be full")
        }
    }

    /// The bytes so far, a piece at a time.
    func eachPiece(_ body: ([UInt8]) throws -> Void) throws {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }  // it was only read
        while let piece = try handle.read(upToCount: 1 << 18), !piece.isEmpty { try body(Array(piece)) }
    }

    func remove() { unlink(path) }
}
