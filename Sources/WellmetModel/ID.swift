package import Foundation

/// The identity of one `Entity`: a UUID version 7 (RFC 9562, section 5.7), so that ids sort by when they were minted.
///
/// Typed by what it names, so that a person's id can never be passed where an interaction's is meant.
package struct ID<Entity>: Hashable, Comparable, Sendable {
    package let uuid: UUID

    package init(_ uuid: UUID) {
        self.uuid = uuid
    }

    /// The id that `text` spells ("0192f0c1-…", in either case), or nil when it is not a UUID.
    package init?(_ text: some StringProtocol) {
        guard let uuid = UUID(uuidString: String(text)) else { return nil }
        self.uuid = uuid
    }

    /// A new id minted at `instant`.
    package init(at instant: Instant, using generator: inout some RandomNumberGenerator) {
        let time = UInt64(max(0, instant.milliseconds))
        let a = generator.next()
        let b = generator.next()
        self.uuid = UUID(
            uuid: (
                UInt8(truncatingIfNeeded: time >> 40), UInt8(truncatingIfNeeded: time >> 32),
                UInt8(truncatingIfNeeded: time >> 24), UInt8(truncatingIfNeeded: time >> 16),
                UInt8(truncatingIfNeeded: time >> 8), UInt8(truncatingIfNeeded: time),
                0x70 | UInt8(truncatingIfNeeded: a >> 8) & 0x0F, UInt8(truncatingIfNeeded: a),
                0x80 | UInt8(truncatingIfNeeded: b >> 56) & 0x3F, UInt8(truncatingIfNeeded: b >> 48),
                UInt8(truncatingIfNeeded: b >> 40), UInt8(truncatingIfNeeded: b >> 32),
                UInt8(truncatingIfNeeded: b >> 24), UInt8(truncatingIfNeeded: b >> 16),
                UInt8(truncatingIfNeeded: b >> 8), UInt8(truncatingIfNeeded: b)
            ))
    }

    /// When it was minted.
    package var instant: Instant {
        let bytes = uuid.uuid
        let time = [bytes.0, bytes.1, bytes.2, bytes.3, bytes.4, bytes.5].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return Instant(milliseconds: time)
    }

    package static func < (a: ID, b: ID) -> Bool {
        withUnsafeBytes(of: a.uuid.uuid) { x in
            withUnsafeBytes(of: b.uuid.uuid) { y in x.lexicographicallyPrecedes(y) }
        }
    }
}

extension ID: CustomStringConvertible {
    /// The UUID in lower case, as pages, files and `--json` spell it.
    package var description: String { uuid.uuidString.lowercased() }
}

extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        uuid = try decoder.singleValueContainer().decode(UUID.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
