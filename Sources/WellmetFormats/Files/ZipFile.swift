internal import CArchive
internal import Foundation

/// The entries of a ZIP, one after the other, through libarchive's reader of central directories (ZIP64 included).
///
/// Every name is judged before anything is inflated: whatever leads out of its folder, every link and every password refuses the whole.
final class ZipFile {
    private let archive: OpaquePointer
    private let path: String

    struct Entry {
        /// With `/` between its parts.
        var name: String
        var isFolder: Bool
        /// As the entry claims, inflated.
        var size: Int64
    }

    init(path: String) throws(ArchiveError) {
        guard let archive = archive_read_new() else { throw .unreadable(path: path, reason: "out of memory") }
        self.archive = archive
        self.path = path
        archive_read_support_format_zip_seekable(archive)
        guard archive_read_open_filename(archive, path, 1 << 17) == ARCHIVE_OK else {
            // The file begins like a ZIP, or nobody would have come here: what is missing is the list at its end.
            throw .truncated(path: path)
        }
    }

    deinit { archive_read_free(archive) }

    /// The next entry, or nil at the end.
    func next() throws(ArchiveError) -> Entry? {
        var found: OpaquePointer?
        let status = UTF8Names.hold { archive_read_next_header(archive, &found) }
        if status == ARCHIVE_EOF { return nil }
        guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry = found else { throw failure(part: "") }
        let name = UTF8Names.hold { ZipFile.name(of: entry) }.replacing("\\", with: "/")
        let type = archive_entry_filetype(entry)
        let isLink = archive_entry_hardlink(entry) != nil || archive_entry_symlink(entry) != nil || type == 0o120000
        if isLink { throw .link(path: path, name: name) }
        guard ZipFile.isSafe(name) else { throw .unsafeName(path: path, name: name) }
        if archive_entry_is_encrypted(entry) != 0 { throw .encrypted(path: path) }
        return Entry(
            name: name, isFolder: type == 0o040000 || name.hasSuffix("/"),
            size: archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : 0
        )
    }

    /// The inflated bytes of the entry that `next` gave last.
    func stream(_ part: String) -> ByteStream {
        ByteStream { [self] buffer throws(ArchiveError) in
            let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
            guard count >= 0 else { throw failure(part: part) }
            return count
        }
    }

    private func failure(part: String) -> ArchiveError {
        .damaged(path: path, part: part, reason: archive_error_string(archive).map { String(cString: $0) } ?? "it does not unpack")
    }

    private static func name(of entry: OpaquePointer) -> String {
        if let text = archive_entry_pathname_utf8(entry) { return String(cString: text) }
        guard let text = archive_entry_pathname(entry) else { return "" }
        return String(cString: text)
    }

    /// Whether the name stays in its folder: relative, no drive, no `..`, nothing that cuts it short.
    static func isSafe(_ name: String) -> Bool {
        guard !name.isEmpty, !name.hasPrefix("/"), !name.utf8.contains(0) else { return false }
        let parts = name.split(separator: "/", omittingEmptySubsequences: true)
        if let first = parts.first, first.count >= 2, first.dropFirst().first == ":", first.first?.isLetter == true { return false }
        return !parts.contains("..")
    }
}
