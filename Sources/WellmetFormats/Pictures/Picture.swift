internal import CPicture
package import WellmetModel

/// Pictures of people, read by libjpeg-turbo, libpng, giflib and libwebp.
package enum Picture {
    /// Most bytes that a picture may have.
    package static let largest = 20 << 20
    /// Most pixels that are decoded: a JPEG can be decoded smaller, the others need memory for all of them.
    package static func mostPixels(_ kind: Face.Kind) -> Int { kind == .jpeg ? 50_000_000 : 16_000_000 }

    /// The picture that the bytes are, told by what they begin with; nothing but its head is decoded.
    ///
    /// - Throws: `PictureError` when they are none that can be shown.
    package static func face(_ bytes: [UInt8]) throws(PictureError) -> Face {
        guard bytes.count <= largest else { throw .tooManyBytes(bytes.count) }
        guard let kind = kind(of: bytes) else { throw .unknown(PictureError.what(bytes)) }
        var (width, height): (UInt32, UInt32) = (0, 0)
        guard wellmet_picture_size(kind.code, bytes, bytes.count, &width, &height) == 1 else { throw .broken(kind) }
        guard Int(width) * Int(height) <= mostPixels(kind) else {
            throw .tooLarge(width: Int(width), height: Int(height), kind)
        }
        return Face(kind: kind, width: Int(width), height: Int(height), bytes: bytes)
    }

    /// The picture that somebody chose, decoded once to know that it can be shown.
    ///
    /// - Throws: `PictureError`.
    package static func chosen(_ bytes: [UInt8]) throws(PictureError) -> Face {
        let face = try face(bytes)
        guard thumbnail(face, side: 8) != nil else { throw .broken(face.kind) }
        return face
    }

    private static func kind(of bytes: [UInt8]) -> Face.Kind? {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: Array("GIF8".utf8)) { return .gif }
        if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) { return .webp }
        return nil
    }
}

extension Face.Kind {
    var code: Int32 {
        switch self {
        case .jpeg: Int32(WELLMET_JPEG)
        case .png: Int32(WELLMET_PNG)
        case .gif: Int32(WELLMET_GIF)
        case .webp: Int32(WELLMET_WEBP)
        }
    }

    /// "JPEG"
    package var name: String { self == .webp ? "WebP" : rawValue.uppercased() }
}

/// Why bytes are no picture that can be shown, in words.
package enum PictureError: Error, Equatable, CustomStringConvertible {
    case nothingChosen
    case tooManyBytes(Int)
    /// In a card.
    case noBase64
    /// With what they are instead, where that can be told.
    case unknown(String)
    case broken(Face.Kind)
    case tooLarge(width: Int, height: Int, Face.Kind)

    package var description: String {
        switch self {
        case .nothingChosen: "no file was chosen"
        case .noBase64: "its bytes are not written in base64"
        case .tooManyBytes(let count):
            "it has more than \(min(count, Picture.largest) >> 20) MB; pictures up to \(Picture.largest >> 20) MB are shown"
        case .unknown(let what): "it is \(what); JPEG, PNG, GIF and WebP are shown"
        case .broken(let kind): "it begins like a \(kind.name), but cannot be read"
        case .tooLarge(let width, let height, let kind):
            "it has \(width) × \(height) pixels; a \(kind.name) is shown up to \(Picture.mostPixels(kind) / 1_000_000) million of them"
        }
    }

    static func what(_ bytes: [UInt8]) -> String {
        if bytes.isEmpty { return "empty" }
        func holds(_ word: String, at place: Int = 0) -> Bool { bytes.dropFirst(place).starts(with: Array(word.utf8)) }
        if holds("ftyp", at: 4) { return holds("avif", at: 8) ? "an AVIF picture" : "a HEIC picture or a film" }
        if holds("BM") { return "a BMP picture" }
        if holds("II*\0") || holds("MM\0*") { return "a TIFF picture" }
        if holds("%PDF") { return "a PDF document" }
        let head = String(decoding: bytes.prefix(1000), as: UTF8.self).lowercased()
        if head.contains("<svg") { return "an SVG drawing, which may hold programs" }
        if head.contains("<html") || head.contains("<!doctype") { return "a web page" }
        return "no picture that Wellmet knows"
    }
}
