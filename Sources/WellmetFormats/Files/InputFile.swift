internal import CArchive
internal import Foundation

/// A single file that is read as a whole or as a stream, inflated when it is gzip.
package enum InputFile {
    /// All bytes of the file, inflated when they are gzip.
    ///
    /// Throws when the file is missing, damaged, or larger than `limit` bytes after inflating.
    package static func bytes(_ path: String, limit: Int = 2 << 30) throws(ArchiveError) -> [UInt8] {
        let stream = try stream(path)
        let onDisk = try FileBundle.size(of: path)
        var bytes = [UInt8](repeating: 0, count: min(max(onDisk, 1 << 16), limit) + 1)
        var count = 0
        while true {
            if count == bytes.count {
                guard count <= limit else { throw .tooLarge(path: path, part: "", limit: limit) }
                bytes.append(contentsOf: repeatElement(0, count: min(count, limit - count + 1)))
            }
            let start = count
            let got = try bytes.withUnsafeMutableBufferPointer { all throws(ArchiveError) in
                try stream.read(UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: all[start...])))
            }
            guard got > 0 else { break }
            count += got
        }
        guard count <= limit else { throw .tooLarge(path: path, part: "", limit: limit) }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// The bytes of the file, inflated while they are read when they are gzip.
    static func stream(_ path: String) throws(ArchiveError) -> ByteStream {
        let plain = try ByteStream(file: path)
        guard try plain.prefix(2) == [0x1F, 0x8B] else { return try ByteStream(file: path) }
        let gzip = try GzipFile(path: path)
        return ByteStream { buffer throws(ArchiveError) in try gzip.read(into: buffer) }
    }
}

private final class GzipFile {
    private let archive: OpaquePointer
    private let path: String
    /// Nothing was packed: there is no entry to read.
    private let isEmpty: Bool

    init(path: String) throws(ArchiveError) {
        guard let archive = archive_read_new() else { throw .unreadable(path: path, reason: "out of memory") }
        self.archive = archive
        self.path = path
        archive_read_support_filter_gzip(archive)
        archive_read_support_format_raw(archive)
        archive_read_support_format_empty(archive)
        guard archive_read_open_filename(archive, path, 1 << 17) == ARCHIVE_OK else {
            isEmpty = false
            throw failure()
        }
        var entry: OpaquePointer?
        let status = archive_read_next_header(archive, &entry)
        isEmpty = status == ARCHIVE_EOF
        guard status == ARCHIVE_OK || isEmpty else { throw failure() }
    }

    deinit { archive_read_free(archive) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
        if isEmpty { return 0 }
        let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
        guard count >= 0 else { throw failure() }
        return count
    }

    private func failure() -> ArchiveError {
        .damaged(path: path, part: "", reason: archive_error_string(archive).map { String(cString: $0) } ?? "it does not unpack")
    }
}
