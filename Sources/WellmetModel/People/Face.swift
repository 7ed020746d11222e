/// A picture of a person, as it was given.
package struct Face: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable, Codable {
        case jpeg, png, gif, webp

        package var mediaType: String { "image/" + rawValue }
        /// How a file of it ends.
        package var ending: String { self == .jpeg ? "jpg" : rawValue }
    }

    package let kind: Kind
    /// In pixels.
    package let width: Int
    package let height: Int
    package let bytes: [UInt8]
    /// Of the bytes: tells one picture from another.
    package let digest: UInt64

    package init(kind: Kind, width: Int, height: Int, bytes: [UInt8]) {
        self.init(kind: kind, width: width, height: height, bytes: bytes, digest: ArchiveCard.digest(of: bytes))
    }

    package init(kind: Kind, width: Int, height: Int, bytes: [UInt8], digest: UInt64) {
        self.kind = kind
        self.width = width
        self.height = height
        self.bytes = bytes
        self.digest = digest
    }
}

/// A picture that lies in an archive until it is needed.
package struct ArchiveFace: Sendable, Codable {
    package let kind: Face.Kind
    package let width: Int
    package let height: Int
    package let digest: UInt64
    private let place: any ArchiveBytes

    /// The picture `face`, whose bytes lie at `place`.
    package init(_ face: Face, at place: any ArchiveBytes) {
        kind = face.kind
        width = face.width
        height = face.height
        digest = face.digest
        self.place = place
    }

    package init(_ face: Face) { self.init(face, at: HeldBytes(face.bytes)) }

    package func face() throws -> Face { Face(kind: kind, width: width, height: height, bytes: try place.bytes(), digest: digest) }

    private enum CodingKeys: CodingKey { case kind, width, height, bytes }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            Face(
                kind: try values.decode(Face.Kind.self, forKey: .kind), width: try values.decode(Int.self, forKey: .width),
                height: try values.decode(Int.self, forKey: .height), bytes: try values.decode(HeldBytes.self, forKey: .bytes).held))
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(kind, forKey: .kind)
        try values.encode(width, forKey: .width)
        try values.encode(height, forKey: .height)
        try values.encode(HeldBytes(try place.bytes()), forKey: .bytes)
    }
}
