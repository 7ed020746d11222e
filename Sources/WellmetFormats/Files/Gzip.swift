internal import CArchive

/// Gzip (RFC 1952), through libarchive.
package enum Gzip {
    /// `bytes` compressed, or nil when libarchive cannot: then they go as they are.
    package static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        guard let writer = archive_write_new(), let entry = archive_entry_new() else { return nil }
        defer {
            archive_entry_free(entry)
            archive_write_free(writer)
        }
        archive_entry_set_filetype(entry, 0o100_000)
        archive_entry_set_size(entry, Int64(bytes.count))
        // What cannot be compressed grows by less than a thousandth and a header.
        var buffer = [UInt8](repeating: 0, count: bytes.count + bytes.count / 1000 + 1024)
        var used = 0
        let isWritten = buffer.withUnsafeMutableBytes { target in
            archive_write_add_filter_gzip(writer) == ARCHIVE_OK
                && archive_write_set_format_raw(writer) == ARCHIVE_OK
                && archive_write_set_bytes_in_last_block(writer, 1) == ARCHIVE_OK
                && archive_write_open_memory(writer, target.baseAddress, target.count, &used) == ARCHIVE_OK
                && archive_write_header(writer, entry) == ARCHIVE_OK
                && archive_write_data(writer, bytes, bytes.count) == bytes.count
                && archive_write_close(writer) == ARCHIVE_OK
        }
        return isWritten ? Array(buffer[..<used]) : nil
    }
}
