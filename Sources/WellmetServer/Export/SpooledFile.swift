internal import Foundation
internal import WellmetFormats

/// A file for a while, of what has to wait.
final class SpooledFile {
    let path: String
    private let handle: FileHandle

    init() throws {
        path = (NSTemporaryDirectory() as NSString).appendingPathComponent("wellmet-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forUpdatingAtPath: path)
        else {
            unlink(path)
            throw ArchiveError.unwritable(path: path, reason: "the folder for passing files takes none")
        }
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

    /// The bytes so far, a piece at a time, also when its name is removed already.
    func eachPiece(_ body: ([UInt8]) throws -> Void) throws {
        try handle.seek(toOffset: 0)
        while let piece = try handle.read(upToCount: 1 << 18), !piece.isEmpty { try body(Array(piece)) }
    }

    /// Removes its name: the bytes are there until the file is closed.
    func remove() { unlink(path) }
}
