internal import Crypto
internal import Foundation
internal import Synchronization
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// A ZIP in which a network leaves, member after member, that keeps count of what went into it.
final class NetworkZip: Sendable {
    private struct State {
        let zip: ZipWriter
        var member: (name: String, bytes: Int, lines: Int, digest: SHA256)?
        var files: [NetworkManifest.File] = []
        var rows: [String: Int] = [:]

        mutating func end() {
            guard let member else { return }
            let digest = member.digest.finalize()
            files.append(NetworkManifest.File(name: member.name, bytes: member.bytes, sha256: Array(digest).hex))
            if case .rows(let table)? = NetworkPart(fileName: member.name) { rows[table] = member.lines }
            self.member = nil
        }
    }

    private let state: Mutex<State>
    private let path: String

    init(path: String) throws(ArchiveError) {
        self.path = path
        // Rows compress well at any level; a higher one would take twice as long for a tenth less.
        let zip = try ZipWriter(path: path, level: 3)
        state = Mutex(State(zip: zip))
    }

    func begin(_ name: String) throws {
        try state.withLock { state in
            state.end()
            try state.zip.begin(name)
            state.member = (name, 0, 0, SHA256())
        }
    }

    func append(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { return }
        try state.withLock { state in
            try state.zip.append(bytes)
            state.member?.digest.update(data: bytes)
            state.member?.bytes += bytes.count
            state.member?.lines += bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        }
    }

    /// A member whose content is there already.
    func add(_ name: String, _ text: String) throws {
        try begin(name)
        try append(Array(text.utf8))
    }

    /// Writes the manifest and the list at the end.
    func close(account: String, at now: Instant) throws -> NetworkManifest {
        try state.withLock { state in
            state.end()
            let manifest = NetworkManifest(
                madeAt: now.iso8601(in: .gmt).replacing("+00:00", with: "Z"), account: account, rows: state.rows, files: state.files)
            let bytes = try manifest.encoded
            // What would not come in again must not leave as if it would.
            guard bytes.count <= NetworkManifest.largest else {
                throw ArchiveError.unwritable(path: path, reason: "it has more files than an archive has room for")
            }
            try state.zip.begin(NetworkManifest.name)
            try state.zip.append(bytes)
            try state.zip.close()
            return manifest
        }
    }
}
