import WellmetModel

@testable import WellmetFormats

enum PictureChecks {
    /// A picture is as large as its head says, within what is decoded; the small one of it is a square that can be read again.
    static func check(_ bytes: [UInt8]) throws(BrokenInvariant) {
        guard let face = try? Picture.face(bytes) else { return }
        let pixels = face.width * face.height
        try hold(face.width > 0 && face.height > 0 && pixels <= Picture.mostPixels(face.kind), "\(face.width) × \(face.height) pixels")
        guard let small = Picture.thumbnail(face, side: 16) else { return }
        guard let again = try? Picture.face(small) else { throw BrokenInvariant("a small picture that is none") }
        try hold(
            again.kind == .webp && again.width == again.height && again.width <= 16, "a small picture of \(again.width) × \(again.height)")
        try hold(again.width == min(16, face.width, face.height) || face.kind != .gif, "a small picture of another size")
    }
}
