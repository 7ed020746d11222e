internal import CArchive
internal import Foundation

/// Writes a ZIP, one member after the other, each in pieces of any size. The same content gives the same bytes.
package final class ZipWriter {
    private let archive: OpaquePointer
    private let path: String
    private var isOpen = false

    /// - Parameter level: how hard to compress, from 1 to 9; nil leaves it to libarchive.
    package init(path: String, level: Int? = nil) throws(ArchiveError) {
        guard let archive = archive_write_new() else { throw .unwritable(path: path, reason: "out of memory") }
        self.archive = archive
        self.path = path
        archive_write_set_format_zip(archive)
        if let level { archive_write_set_options(archive, "zip:compression-level=\(level)") }
        guard archive_write_open_filename(archive, path) == ARCHIVE_OK else { throw failure }
        isOpen = true
    }

    deinit { archive_write_free(archive) }

    /// Begins a member; what is appended from here on is its content.
    package func begin(_ name: String) throws(ArchiveError) {
        guard let entry = archive_entry_new() else { throw .unwritable(path: path, reason: "out of memory") }
        defer { archive_entry_free(entry) }
        UTF8Names.hold { archive_entry_set_pathname_utf8(entry, name) }
        // A regular file (S_IFREG), so that every reader unpacks it.
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        // 1 January 2026: nothing that changes from one run to the next.
        archive_entry_set_mtime(entry, 1_767_225_600, 0)
        guard UTF8Names.hold({ archive_write_header(archive, entry) }) == ARCHIVE_OK else { throw failure }
    }

    /// Appends to the member that was begun last.
    package func append(_ bytes: [UInt8]) throws(ArchiveError) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress?.advanced(by: offset), bytes.count - offset) }
            guard count > 0 else { throw failure }
            offset += count
        }
    }

    /// Writes the list at the end. Without it the file is an incomplete ZIP.
    package func close() throws(ArchiveError) {
        guard isOpen else { return }
        isOpen = false
        guard archive_write_close(archive) == ARCHIVE_OK else { throw failure }
    }

    private var failure: ArchiveError {
        .writing(
            path, errno: archive_errno(archive), words: archive_error_string(archive).map { String(cString: $0) })
    }
}
