internal import Foundation

/// Bytes that arrive piece by piece, so that a file of any size is read in bounded memory.
package struct ByteStream {
    /// Fills a part of the buffer from its start and returns how many bytes; 0 at the end.
    package let read: (UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int

    package init(_ read: @escaping (UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int) {
        self.read = read
    }

    package init(bytes: [UInt8]) {
        var offset = 0
        self.init { buffer throws(ArchiveError) in
            let count = min(buffer.count, bytes.count - offset)
            guard count > 0 else { return 0 }
            bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<(offset + count)])) }
            offset += count
            return count
        }
    }

    /// The bytes of the regular file at `path`; a symbolic link is followed only when asked.
    init(file path: String, followingLinks: Bool = true) throws(ArchiveError) {
        let file = try OpenFile(path: path, followingLinks: followingLinks)
        self.init { buffer throws(ArchiveError) in try file.fill(buffer) }
    }

    /// At most the first `limit` bytes.
    func prefix(_ limit: Int) throws(ArchiveError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        var count = 0
        while count < limit {
            let start = count
            let got = try bytes.withUnsafeMutableBufferPointer { all throws(ArchiveError) in
                try read(UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: all[start...])))
            }
            guard got > 0 else { break }
            count += got
        }
        bytes.removeLast(limit - count)
        return bytes
    }

    /// These bytes first, then the rest of `self`.
    func preceded(by bytes: [UInt8]) -> ByteStream {
        let head = ByteStream(bytes: bytes)
        let rest = self
        var atRest = bytes.isEmpty
        return ByteStream { buffer throws(ArchiveError) in
            if !atRest {
                let count = try head.read(buffer)
                if count > 0 || buffer.isEmpty { return count }
                atRest = true
            }
            return try rest.read(buffer)
        }
    }
}

/// An open file descriptor that closes itself.
private final class OpenFile {
    private let descriptor: Int32
    private let path: String

    init(path: String, followingLinks: Bool) throws(ArchiveError) {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
        descriptor = open(path, flags)
        self.path = path
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .missing(path: path) : .unreadable(path: path, reason: String(cString: strerror(errno)))
        }
    }

    deinit { close(descriptor) }

    func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
        while true {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
        }
    }
}
