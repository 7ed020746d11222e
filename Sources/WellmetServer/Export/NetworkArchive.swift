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
        let look = Look(path)
        // Its cards for others would come in as mere contacts otherwise.
        if let failure = look.failure, look.holdsRows { throw failure }
        struct Kind: Decodable {
            let format: String
            let version: Int
            let schema: Int
        }
        func damaged(_ reason: String) -> ArchiveError { .damaged(path: name ?? path, part: NetworkManifest.name, reason: reason) }
        if look.holdsRows {
            guard look.manifests < 2 else { throw damaged("it is there twice") }
            guard !look.isTooLarge else { throw damaged("it is larger than \(NetworkManifest.largest >> 20) MB, as no manifest is") }
        }
        // What is no manifest of ours is something else, and for others to read.
        guard let bytes = look.bytes, let kind = try? JSONDecoder().decode(Kind.self, from: Data(bytes)),
            kind.format == NetworkManifest.format
        else {
            guard look.holdsRows else { return nil }
            // Its tables for people would come in as mere contacts, without what happened, and nobody would notice.
            guard look.bytes == nil else { throw damaged("it is no manifest") }
            throw NetworkArchive.missing(NetworkManifest.name, in: path, called: name ?? path)
        }
        guard kind.version <= NetworkManifest.version, kind.schema <= Store.schema else {
            func words(_ form: Int, _ schema: Int) -> String { "form \(form), schema \(schema)" }
            throw .newer(
                path: name ?? path, found: words(kind.version, kind.schema), known: words(NetworkManifest.version, Store.schema))
        }
        guard kind.version >= 1 else { throw damaged("no Wellmet wrote form \(kind.version)") }
        guard Store.archivedSchemas.contains(kind.schema) else {
            throw damaged("no Wellmet wrote archives of schema \(kind.schema); the first are of \(Store.archivedSchemas.lowerBound)")
        }
        do {
            manifest = try JSONDecoder().decode(NetworkManifest.self, from: Data(bytes))
        } catch {
            throw damaged("it is no manifest")
        }
        let names = Set(manifest.files.map(\.name))
        guard names.count == manifest.files.count else { throw damaged("it lists a file twice") }
        if let absent = NetworkPart.always(schema: kind.schema).map(\.fileName).first(where: { !names.contains($0) }) {
            throw .incomplete(path: name ?? path, part: absent)
        }
        self.path = path
        self.name = name ?? path
    }

    /// A first look at what is there. Where it cannot be read as far as its rows, who reads it next tells why.
    private struct Look {
        /// Of the manifest.
        var bytes: [UInt8]?
        var isTooLarge = false
        var manifests = 0
        /// Whether the rows of a network are there, be it in a folder within.
        var holdsRows = false
        /// Why it cannot be read to its end.
        var failure: ArchiveError?

        init(_ path: String) {
            let rows = NetworkPart.rows("person").fileName
            do throws(ArchiveError) {
                let bundle = try FileBundle(path: path, limits: NetworkArchive.limits)
                guard bundle.kind != .file else { return }
                try bundle.visit { member, stream throws(ArchiveError) in
                    if member.name == NetworkManifest.name {
                        manifests += 1
                        bytes = try stream.all(limit: NetworkManifest.largest)
                        isTooLarge = bytes == nil
                    }
                    if member.name == rows || member.name.hasSuffix("/" + rows) { holdsRows = true }
                }
            } catch {
                (bytes, failure) = (nil, error)
            }
        }
    }

    /// Why a part is not there: in a folder it may be a link, which is not followed.
    private static func missing(_ part: String, in path: String, called name: String) -> ArchiveError {
        let file = (path as NSString).appendingPathComponent(part)
        let type = try? FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType  // what is not there has none
        return type == .typeSymbolicLink ? .link(path: name, name: part) : .incomplete(path: name, part: part)
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
        var check = ManifestCheck(manifest, path: name)
        try visit { member, stream throws(ArchiveError) in
            guard try check.begin(member.name) else { return }
            if case .picture(_, let kind)? = NetworkPart(fileName: member.name) {
                _ = try picture(member.name, kind, stream, &check)
            } else {
                try stream.eachPiece { piece throws(ArchiveError) in try check.append(piece) }
            }
            try check.end(rows: nil)
        }
        if let part = check.missing { throw NetworkArchive.missing(part, in: path, called: name) }
    }

    /// Takes the network into one in which there is nothing yet. All of it or nothing.
    package func takeIn(_ network: Network, at now: Instant) async throws {
        func damaged(_ part: String, _ reason: String) -> ArchiveError { .damaged(path: name, part: part, reason: reason) }
        do {
            try await network.takeIn(schema: manifest.schema, at: now) { incoming in try read(into: incoming) }
        } catch let misfit as MisfitRow {
            throw damaged(misfit.part.fileName, misfit.reason)
        } catch StoreError.constraint(let rule) {
            throw damaged("", "its rows do not fit together: \(rule)")
        } catch StoreError.invalid(let reason), StoreError.unreadable(let reason) {
            throw damaged("", reason)
        }
    }

    private func read(into incoming: IncomingNetwork) throws {
        var check = ManifestCheck(manifest, path: name)
        // What is no fault of the archive: a full disk.
        var failure: (any Error)?
        /// What the store says of a part, with the file in which it stands.
        func told<Value>(_ part: String, _ body: () throws -> Value) throws(ArchiveError) -> Value {
            do {
                return try body()
            } catch {
                if case StoreError.invalid(let reason) = error { throw .damaged(path: name, part: part, reason: reason) }
                failure = error
                throw .damaged(path: name, part: part, reason: "\(error)")
            }
        }
        do throws(ArchiveError) {
            // Pictures find the rows that they belong to: in a folder they stand before them.
            for arePictures in [false, true] {
                try visit { member, stream throws(ArchiveError) in
                    guard let part = NetworkPart(fileName: member.name), part.isPicture == arePictures else { return }
                    _ = try check.begin(member.name)
                    try told(member.name) { try incoming.begin(part) }
                    if case .picture(_, let kind) = part {
                        let bytes = try picture(member.name, kind, stream, &check)
                        try told(member.name) { try bytes.withUnsafeBufferPointer { try incoming.append($0) } }
                    } else {
                        try stream.eachPiece { piece throws(ArchiveError) in
                            try check.append(piece)
                            try told(member.name) { try incoming.append(piece) }
                        }
                    }
                    try check.end(rows: try told(member.name) { try incoming.end() })
                }
            }
        } catch {
            throw failure ?? error
        }
        if let part = check.missing { throw NetworkArchive.missing(part, in: path, called: name) }
    }

    /// The bytes of a picture, which are one of the kind that its name says.
    private func picture(
        _ part: String, _ kind: String, _ stream: ByteStream, _ check: inout ManifestCheck
    ) throws(ArchiveError) -> [UInt8] {
        var bytes: [UInt8] = []
        try stream.eachPiece { piece throws(ArchiveError) in
            try check.append(piece)
            bytes.append(contentsOf: piece)
            // Of no more than that a picture is made: the rest needs not be in memory to be refused.
            guard bytes.count <= Picture.largest else {
                throw .damaged(path: name, part: part, reason: PictureError.tooManyBytes(bytes.count).description)
            }
        }
        do throws(PictureError) {
            guard try Picture.face(bytes).kind.rawValue == kind else { throw .unknown("a picture of another kind than its name says") }
        } catch {
            throw .damaged(path: name, part: part, reason: error.description)
        }
        return bytes
    }

    private func visit(_ body: (FileBundle.Member, ByteStream) throws(ArchiveError) -> Void) throws(ArchiveError) {
        try FileBundle(path: path, limits: NetworkArchive.limits).visit { member, stream throws(ArchiveError) in
            if member.name != NetworkManifest.name { try body(member, stream) }
        }
    }
}

/// Holds what is read against the manifest, file by file.
private struct ManifestCheck {
    private let path: String
    private let manifest: NetworkManifest
    /// The place of each file in the manifest's list, and whether it came.
    private let places: [String: Int]
    private var came: [Bool]
    private var file: NetworkManifest.File?
    private var digest = SHA256()
    private var bytes = 0

    init(_ manifest: NetworkManifest, path: String) {
        (self.path, self.manifest) = (path, manifest)
        places = Dictionary(manifest.files.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        came = manifest.files.map { _ in false }
    }

    /// - Returns: whether the manifest speaks of the file.
    mutating func begin(_ name: String) throws(ArchiveError) -> Bool {
        (file, digest, bytes) = (nil, SHA256(), 0)
        guard let place = places[name] else {
            if NetworkPart(fileName: name) == nil { return false }
            throw .damaged(path: path, part: name, reason: "the manifest does not speak of it")
        }
        guard !came[place] else { throw .damaged(path: path, part: name, reason: "it is there twice") }
        came[place] = true
        file = manifest.files[place]
        return true
    }

    /// Reads no further than the manifest says that there is something.
    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) throws(ArchiveError) {
        digest.update(bufferPointer: UnsafeRawBufferPointer(piece))
        bytes += piece.count
        guard let file, bytes > file.bytes else { return }
        throw .damaged(path: path, part: file.name, reason: "it has more than \(file.bytes) bytes")
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
        if let rows, case .rows(let table)? = NetworkPart(fileName: file.name), rows != manifest.rows[table] {
            throw .damaged(
                path: path, part: file.name, reason: "it has \(rows) \(rows == 1 ? "row" : "rows") instead of \(manifest.rows[table] ?? 0)")
        }
    }

    /// A part that is missing; what is there to be read by people may be.
    var missing: String? {
        let names = manifest.files.indices.lazy.filter { !came[$0] }.map { manifest.files[$0].name }
        return names.filter { NetworkPart(fileName: $0) != nil }.min()
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

    /// All bytes; nil when there are more than `limit`.
    fileprivate func all(limit: Int) throws(ArchiveError) -> [UInt8]? {
        let bytes = try prefix(upTo: limit + 1)
        return bytes.count > limit ? nil : bytes
    }

    /// At most the first `limit` bytes, read a piece at a time: few need room for many.
    private func prefix(upTo limit: Int) throws(ArchiveError) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 17)
        while bytes.count < limit {
            let count = try piece.withUnsafeMutableBufferPointer { all throws(ArchiveError) in
                try read(UnsafeMutableRawBufferPointer(all))
            }
            guard count > 0 else { break }
            bytes += piece[..<min(count, limit - bytes.count)]
        }
        return bytes
    }
}
