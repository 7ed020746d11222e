internal import Crypto
internal import Foundation
package import WellmetFormats
package import WellmetModel
package import WellmetStore

/// A whole network in one ZIP, or in the folder that somebody unpacked from it (Docs/Export.md).
package struct NetworkArchive: Sendable {
    package let path: String
    package let manifest: NetworkManifest
    /// What the file is called to whom it is shown.
    private let name: String

    /// The archive at `path`; nil when there is something else.
    ///
    /// - Throws: `ArchiveError.newer` when a newer Wellmet made it, `.damaged` when its manifest cannot be read, `.incomplete` when it is
    ///   missing beside the rows of a network.
    package init?(path: String, name: String? = nil) throws(ArchiveError) {
        let (bytes, holdsRows) = NetworkArchive.manifest(in: path)
        struct Kind: Decodable {
            let format: String
            let version: Int
            let schema: Int
        }
        // What is no manifest of ours is something else, and for others to read.
        guard let bytes, let kind = try? JSONDecoder().decode(Kind.self, from: Data(bytes)), kind.format == NetworkManifest.format
        else {
            guard holdsRows else { return nil }
            // Its tables for people would come in as mere contacts, without what happened, and nobody would notice.
            guard bytes == nil else { throw .damaged(path: path, part: NetworkManifest.name, reason: "it is no manifest") }
            throw .incomplete(path: path, part: NetworkManifest.name)
        }
        guard kind.version <= NetworkManifest.version, kind.schema <= Store.schema else {
            func words(_ form: Int, _ schema: Int) -> String { "form \(form), schema \(schema)" }
            throw .newer(
                path: path, found: words(kind.version, kind.schema), known: words(NetworkManifest.version, Store.schema))
        }
        do {
            manifest = try JSONDecoder().decode(NetworkManifest.self, from: Data(bytes))
        } catch {
            throw .damaged(path: path, part: NetworkManifest.name, reason: "it is no manifest")
        }
        self.path = path
        self.name = name ?? path
    }

    /// The bytes of the manifest, and whether the rows of a network are there, be it in a folder within; nothing where the file cannot be
    /// read to its end: then who reads it next tells why.
    private static func manifest(in path: String) -> (bytes: [UInt8]?, holdsRows: Bool) {
        var (bytes, holdsRows): ([UInt8]?, Bool) = (nil, false)
        let rows = NetworkPart.rows("person").fileName
        do throws(ArchiveError) {
            let bundle = try FileBundle(path: path, limits: limits)
            guard bundle.kind != .file else { return (nil, false) }
            try bundle.visit { member, stream throws(ArchiveError) in
                if member.name == NetworkManifest.name { bytes = try stream.all() }
                if member.name == rows || member.name.hasSuffix("/" + rows) { holdsRows = true }
            }
        } catch {
            return (nil, false)
        }
        return (bytes, holdsRows)
    }

    /// An archive of one's own holds what it holds; only what unpacks to far more than its size is refused.
    private static var limits: ReadLimits {
        var limits = ReadLimits()
        limits.entries = 10_000_000
        limits.entryBytes = 1 << 40
        limits.totalBytes = 1 << 42
        return limits
    }

    /// Reads everything and holds it against the manifest, and changes nothing.
    ///
    /// - Throws: `ArchiveError.damaged` for a file that is not as it was written, `.incomplete` for one that is missing.
    package func verify() throws(ArchiveError) {
        var check = ManifestCheck(manifest, path: path)
        try visit { member, stream throws(ArchiveError) in
            try check.begin(member.name)
            try stream.eachPiece { check.append($0) }
            try check.end(rows: nil)
        }
        try check.finish()
    }

    /// Takes the network into one in which there is nothing yet. All of it or nothing.
    package func takeIn(_ network: Network, at now: Instant) async throws {
        do {
            try await network.takeIn(at: now) { incoming in try read(into: incoming) }
        } catch StoreError.constraint(let rule) {
            throw ArchiveError.damaged(path: name, part: "", reason: "its rows do not fit together: \(rule)")
        } catch StoreError.invalid(let reason) {
            throw ArchiveError.damaged(path: name, part: "", reason: reason)
        }
    }

    private func read(into incoming: IncomingNetwork) throws(ArchiveError) {
        var check = ManifestCheck(manifest, path: name)
        // Pictures find the rows that they belong to: in a folder they stand before them.
        for arePictures in [false, true] {
            try visit { member, stream throws(ArchiveError) in
                guard let part = NetworkPart(fileName: member.name), part.isPicture == arePictures else { return }
                try check.begin(member.name)
                try told(member.name) { try incoming.begin(part) }
                try stream.eachPiece { piece throws(ArchiveError) in
                    check.append(piece)
                    try told(member.name) { try incoming.append(piece) }
                }
                try check.end(rows: try told(member.name) { try incoming.end() })
            }
        }
        try check.finish()
    }

    /// What the store says of a part, with the file in which it stands.
    private func told<Value>(_ part: String, _ body: () throws -> Value) throws(ArchiveError) -> Value {
        do {
            return try body()
        } catch {
            let reason = if case StoreError.invalid(let reason) = error { reason } else { "\(error)" }
            throw .damaged(path: name, part: part, reason: reason)
        }
    }

    private func visit(_ body: (FileBundle.Member, ByteStream) throws(ArchiveError) -> Void) throws(ArchiveError) {
        try FileBundle(path: path, limits: NetworkArchive.limits).visit { member, stream throws(ArchiveError) in
            if member.name != NetworkManifest.name { try body(member, stream) }
        }
    }
}

extension NetworkPart {
    fileprivate var isPicture: Bool { if case .picture = self { true } else { false } }
}

/// Holds what is read against the manifest, file by file.
private struct ManifestCheck {
    private let path: String
    private let files: [String: NetworkManifest.File]
    private let rows: [String: Int]
    private var left: Set<String>
    private var file: NetworkManifest.File?
    private var digest = SHA256()
    private var bytes = 0

    init(_ manifest: NetworkManifest, path: String) {
        self.path = path
        files = Dictionary(manifest.files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        rows = manifest.rows
        left = Set(files.keys)
    }

    mutating func begin(_ name: String) throws(ArchiveError) {
        file = files[name]
        left.remove(name)
        guard file != nil || NetworkPart(fileName: name) == nil else {
            throw .damaged(path: path, part: name, reason: "the manifest does not speak of it")
        }
        (digest, bytes) = (SHA256(), 0)
    }

    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
        digest.update(bufferPointer: UnsafeRawBufferPointer(piece))
        bytes += piece.count
    }

    /// - Parameter rows: how many rows were read; nil when nobody counted.
    mutating func end(rows: Int?) throws(ArchiveError) {
        guard let file else { return }
        guard bytes == file.bytes else {
            throw .damaged(path: path, part: file.name, reason: "it has \(bytes) \(bytes == 1 ? "byte" : "bytes") instead of \(file.bytes)")
        }
        guard Array(digest.finalize()).hex == file.sha256 else {
            throw .damaged(path: path, part: file.name, reason: "its checksum is another")
        }
        if let rows, case .rows(let table)? = NetworkPart(fileName: file.name), rows != self.rows[table] {
            throw .damaged(
                path: path, part: file.name, reason: "it has \(rows) \(rows == 1 ? "row" : "rows") instead of \(self.rows[table] ?? 0)")
        }
    }

    /// - Throws: `ArchiveError.incomplete` for a part that is missing; what is there to be read by people need not be.
    func finish() throws(ArchiveError) {
        guard let missing = left.filter({ NetworkPart(fileName: $0) != nil }).min() else { return }
        throw .incomplete(path: path, part: missing)
    }
}

extension ByteStream {
    /// Calls `body` with the bytes, some 128 kB at a time.
    fileprivate func eachPiece(_ body: (UnsafeBufferPointer<UInt8>) throws(ArchiveError) -> Void) throws(ArchiveError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try read(buffer)
            guard count > 0 else { return }
            try body(UnsafeBufferPointer(start: buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), count: count))
        }
    }

    fileprivate func all() throws(ArchiveError) -> [UInt8] {
        var bytes: [UInt8] = []
        try eachPiece { bytes.append(contentsOf: $0) }
        return bytes
    }
}
