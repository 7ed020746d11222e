/// How much Wellmet takes from strangers' files before it refuses.
package struct ReadLimits: Hashable, Sendable {
    /// Files in one ZIP or folder.
    package var entries = 100_000
    /// Bytes of one file, inflated.
    package var entryBytes = 1 << 30
    /// Bytes of all files that are read from one ZIP or folder, inflated.
    package var totalBytes = 2 << 30
    /// How many times its size on disk a ZIP may inflate to, once it passed 16 MB.
    package var ratio = 200
    /// Bytes of one cell of a CSV.
    package var cellBytes = 1 << 20
    /// Bytes of one contact card, with its picture.
    package var cardBytes = 64 << 20
    /// Skipped rows listed for one file; the rest is counted.
    package var skippedRows = 10_000

    package init() {}
}

/// What has been read of one ZIP or folder so far, against the limits.
final class ReadBudget {
    private let path: String
    private let limits: ReadLimits
    private let ratioLimit: Int
    private var total = 0

    /// `sizeOnDisk` is the ZIP's own size; nil for what is not compressed.
    init(path: String, limits: ReadLimits, sizeOnDisk: Int?) {
        self.path = path
        self.limits = limits
        if let sizeOnDisk {
            let (product, overflow) = max(sizeOnDisk, 1).multipliedReportingOverflow(by: limits.ratio)
            ratioLimit = overflow ? .max : max(16 << 20, product)
        } else {
            ratioLimit = .max
        }
    }

    /// A stream that throws as soon as it, or all of them together, give more than allowed.
    func limited(_ stream: ByteStream, part: String) -> ByteStream {
        var count = 0
        return ByteStream { [self] buffer throws(ArchiveError) in
            let got = try stream.read(buffer)
            count += got
            total += got
            if total > ratioLimit { throw .bomb(path: path) }
            if count > limits.entryBytes { throw .tooLarge(path: path, part: part, limit: limits.entryBytes) }
            if total > limits.totalBytes { throw .tooLarge(path: path, part: "", limit: limits.totalBytes) }
            return got
        }
    }

    /// Refuses a part that says itself that it is too large.
    func check(claimed size: Int64, part: String) throws(ArchiveError) {
        if size > Int64(limits.entryBytes) { throw .tooLarge(path: path, part: part, limit: limits.entryBytes) }
    }
}
