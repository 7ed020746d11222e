internal import Foundation

/// A contact card as it came, byte for byte, beside what was understood of it.
package struct ArchiveCard: Sendable, Codable {
    /// Of the lines (FNV-1a, 64 bits): tells that a card says something else than before, be it understood or not. How its lines end, and
    /// whether blank ones stand between them, says nothing.
    package let digest: UInt64
    private let place: any ArchiveBytes

    package init(digest: UInt64, at place: any ArchiveBytes) {
        self.digest = digest
        self.place = place
    }

    package init(_ bytes: [UInt8]) {
        self.init(digest: ArchiveCard.digest(ofLines: bytes), at: HeldBytes(bytes))
    }

    package func bytes() throws -> [UInt8] { try place.bytes() }

    /// The digest of a card, as that of the same lines with the ends of RFC 6350 (section 3.2).
    package static func digest(ofLines bytes: [UInt8]) -> UInt64 {
        var hash = Mark.start
        func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var isInLine = false
        func end() {
            guard isInLine else { return }
            mix(0x0D)
            mix(0x0A)
            isInLine = false
        }
        for byte in bytes {
            if byte == 0x0D || byte == 0x0A {
                end()
            } else {
                mix(byte)
                isInLine = true
            }
        }
        end()
        return hash
    }

    /// The digest of any bytes.
    package static func digest(of bytes: [UInt8]) -> UInt64 {
        var hash = Mark.start
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    package init(from decoder: any Decoder) throws { self.init(try HeldBytes(from: decoder).held) }

    package func encode(to encoder: any Encoder) throws { try HeldBytes(try bytes()).encode(to: encoder) }
}

/// Bytes that lie somewhere until they are needed: fifty thousand cards with their pictures do not fit into memory.
package protocol ArchiveBytes: Sendable {
    func bytes() throws -> [UInt8]
}

/// Bytes that are in memory already.
struct HeldBytes: ArchiveBytes, Codable {
    let held: [UInt8]

    init(_ bytes: [UInt8]) { held = bytes }

    func bytes() -> [UInt8] { held }

    init(from decoder: any Decoder) throws { held = Array(try decoder.singleValueContainer().decode(Data.self)) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Data(held))
    }
}
