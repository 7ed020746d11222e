internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// What an archive of a whole network says of itself: which files are in it, how long they are, and their checksums.
package struct NetworkManifest: Codable, Sendable, Equatable {
    package struct File: Codable, Sendable, Equatable {
        package let name: String
        package let bytes: Int
        /// SHA-256 (FIPS 180-4) of its bytes, in hexadecimal.
        package let sha256: String
    }

    /// The name of the manifest in the archive.
    static let name = "manifest.json"
    static let format = "wellmet-network"
    /// The version of the archive's own form that this program writes, and the newest that it reads.
    static let version = 1
    /// Most bytes of it: room for some 350,000 files.
    static let largest = 64 << 20

    package var format = NetworkManifest.format
    package var version = NetworkManifest.version
    /// The number of the schema that the rows are of.
    package var schema = Store.schema
    /// When it was made, as RFC 3339 writes it, in UTC.
    package let madeAt: String
    package let account: String
    /// How many rows each table has.
    package let rows: [String: Int]
    package let files: [File]

    private enum CodingKeys: String, CodingKey {
        case format, version, schema, account, rows, files
        case madeAt = "made_at"
    }

    package var people: Int { rows["person"] ?? 0 }
    package var interactions: Int { rows["interaction"] ?? 0 }

    var encoded: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return Array(try encoder.encode(self)) + [0x0A]
        }
    }
}

/// Where each part of a network stands in its archive.
extension NetworkPart {
    var fileName: String {
        switch self {
        case .settings: "network/settings.json"
        case .rows(let table): "network/\(table).jsonl"
        case .picture(let person, let kind): "photos/\(person).\(kind)"
        }
    }

    /// The part that a file of an archive is; nil for those that are there to be read by people.
    init?(fileName: String) {
        let parts = fileName.split(separator: "/")
        guard parts.count == 2, let dot = parts[1].lastIndex(of: ".") else { return nil }
        let (stem, ending) = (String(parts[1][..<dot]), String(parts[1][dot...].dropFirst()))
        switch (parts[0], ending) {
        case ("network", "json") where stem == "settings": self = .settings
        case ("network", "jsonl"): self = .rows(stem)
        case ("photos", _):
            guard let person = ID<Person>(stem) else { return nil }
            self = .picture(person, ending)
        default: return nil
        }
    }
}
