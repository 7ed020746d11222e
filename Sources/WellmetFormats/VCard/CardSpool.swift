internal import Foundation
internal import Synchronization
internal import WellmetModel

/// Keeps the cards and pictures of an archive in a nameless file until they are applied, so that they need no memory.
final class CardSpool: Sendable {
    private let file: Int32
    private let end = Mutex<Int>(0)

    /// - Throws: `ArchiveError.unreadable` when the folder for temporary files cannot be written.
    init() throws(ArchiveError) {
        var template = Array((FileManager.default.temporaryDirectory.path + "/wellmet-cards-XXXXXX").utf8CString)
        file = mkstemp(&template)
        guard file >= 0 else { throw CardSpool.failure() }
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        unlink(template)
    }

    deinit { close(file) }

    /// The card, put down.
    func keep(_ bytes: [UInt8]) throws(ArchiveError) -> ArchiveCard {
        ArchiveCard(digest: ArchiveCard.digest(ofLines: bytes), at: try put(bytes))
    }

    /// The bytes, put down.
    func put(_ bytes: [UInt8]) throws(ArchiveError) -> any ArchiveBytes {
        let start = end.withLock { end in
            defer { end += bytes.count }
            return end
        }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { pwrite(file, $0.baseAddress?.advanced(by: done), bytes.count - done, off_t(start + done)) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw CardSpool.failure() }
            done += count
        }
        return Place(spool: self, start: start, count: bytes.count)
    }

    private static func failure() -> ArchiveError {
        .unreadable(
            path: FileManager.default.temporaryDirectory.path,
            reason: "cards are put down there while they are read, and it cannot be written: \(String(cString: strerror(errno)))")
    }

    private struct Place: ArchiveBytes {
        let spool: CardSpool
        let start: Int
        let count: Int

        func bytes() throws -> [UInt8] {
            var bytes = [UInt8](repeating: 0, count: count)
            var done = 0
            while done < count {
                let got = bytes.withUnsafeMutableBytes {
                    pread(spool.file, $0.baseAddress?.advanced(by: done), count - done, off_t(start + done))
                }
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { throw CardSpool.failure() }
                done += got
            }
            return bytes
        }
    }
}
