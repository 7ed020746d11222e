internal import Foundation
internal import WellmetFormats

/// A file for a while, of what has to wait.
final class SpooledFile {
    let path: String
    private let handle: FileHandle

    init() throws {
        path = (NSTemporaryDirectory() as NSString).appendingPathComponent("wellmet-\(UUID().uuidString)")
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ArchiveError.writing(path, errno: errno)
        }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func write(_ bytes: [UInt8]) throws {
        do {
            try handle.write(contentsOf: Data(bytes))
        } catch {
            remove()
            throw ArchiveError.writing(path, error)
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
