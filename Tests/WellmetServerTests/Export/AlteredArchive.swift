import Foundation
import WellmetModel

@testable import WellmetFormats
@testable import WellmetServer
@testable import WellmetStore

/// An archive of a whole network whose files are altered, with a manifest that speaks of them as they are then, or of what it should not.
struct AlteredArchive {
    var files: [(name: String, bytes: [UInt8])] = []
    /// The members of the manifest, as they were.
    var manifest: [String: Any] = [:]

    init(_ path: String) throws {
        try FileBundle(path: path, limits: ReadLimits()).visit { member, stream throws(ArchiveError) in
            files.append((member.name, try stream.prefix(1 << 22)))
        }
        let written = files.removeLast()
        manifest = try JSONSerialization.jsonObject(with: Data(written.bytes)) as? [String: Any] ?? [:]
    }

    func text(_ name: String) -> String {
        String(decoding: files.first { $0.name == name }?.bytes ?? [], as: UTF8.self)
    }

    mutating func write(_ name: String, _ bytes: [UInt8]) {
        if let place = files.firstIndex(where: { $0.name == name }) { files[place].bytes = bytes } else { files.append((name, bytes)) }
    }

    mutating func replace(_ name: String, _ old: String, _ new: String) {
        write(name, Array(text(name).replacing(old, with: new).utf8))
    }

    /// Makes the manifest speak of the files as they are now.
    mutating func seal() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "wellmet-\(UUID().uuidString)").path
        defer { unlink(path) }
        let zip = try NetworkZip(path: path)
        for (name, bytes) in files {
            try zip.begin(name)
            try zip.append(bytes)
        }
        let sealed = try zip.close(account: "me", at: Instant(milliseconds: 1_790_000_000_000))
        manifest = try JSONSerialization.jsonObject(with: Data(try sealed.encoded)) as? [String: Any] ?? [:]
    }

    /// Lets the manifest tell another length of a file, and nothing else.
    mutating func claim(_ name: String, bytes: Int) {
        let files = manifest["files"] as? [[String: Any]] ?? []
        manifest["files"] = files.map { file in
            file["name"] as? String == name ? file.merging(["bytes": bytes]) { $1 } : file
        }
    }

    /// Writes a ZIP of what is there, with these members behind it.
    func zip(_ path: String, then more: [(name: String, bytes: [UInt8])] = []) throws -> String {
        let zip = try ZipWriter(path: path)
        let manifest = Array(try JSONSerialization.data(withJSONObject: manifest))
        for (name, bytes) in files + [("manifest.json", manifest)] + more {
            try zip.begin(name)
            try zip.append(bytes)
        }
        try zip.close()
        return path
    }

    /// Writes a folder of what is there.
    func folder(_ path: String) throws -> String {
        let manifest = Array(try JSONSerialization.data(withJSONObject: manifest))
        for (name, bytes) in files + [("manifest.json", manifest)] {
            let file = URL(fileURLWithPath: path).appending(path: name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        return path
    }
}
