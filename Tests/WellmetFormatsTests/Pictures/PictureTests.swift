import CPicture
import Foundation
import Testing
import WellmetModel
import WellmetTestSupport

@testable import WellmetFormats

@Suite struct PictureTests {
    static let kinds: [(bytes: [UInt8], kind: Face.Kind)] = [
        (PictureCorpus.jpeg, .jpeg), (PictureCorpus.progressive, .jpeg), (PictureCorpus.forPrint, .jpeg), (PictureCorpus.png, .png),
        (PictureCorpus.gif, .gif), (PictureCorpus.webp, .webp),
    ]

    /// The colour of a pixel of a WebP.
    private func color(_ bytes: [UInt8], _ x: Int, _ y: Int) -> (red: Int, green: Int, blue: Int)? {
        var pixels: UnsafeMutablePointer<UInt8>?
        var (width, height): (UInt32, UInt32) = (0, 0)
        guard wellmet_picture_decode(Face.Kind.webp.code, bytes, bytes.count, 1000, 1_000_000, &pixels, &width, &height) == 1, let pixels
        else { return nil }
        defer { wellmet_picture_free(pixels) }
        let at = (y * Int(width) + x) * 3
        return (Int(pixels[at]), Int(pixels[at + 1]), Int(pixels[at + 2]))
    }

    private func isRed(_ color: (red: Int, green: Int, blue: Int)?) -> Bool { color.map { $0.red > 150 && $0.blue < 90 } ?? false }
    private func isBlue(_ color: (red: Int, green: Int, blue: Int)?) -> Bool { color.map { $0.blue > 110 && $0.red < 90 } ?? false }

    @Test(arguments: kinds) func `every kind is told by its bytes and shown as a square`(_ sample: (bytes: [UInt8], kind: Face.Kind)) throws
    {
        let face = try Picture.chosen(sample.bytes)
        #expect(face.kind == sample.kind && face.width == 24 && face.height == 32)
        let small = try #require(Picture.thumbnail(face, side: 96))
        // No larger than it is; of the 8 rows too many, two are cut above and six below.
        #expect(try Picture.face(small).width == 24 && Picture.face(small).height == 24)
        #expect(isRed(color(small, 4, 4)) && isBlue(color(small, 20, 4)) && isBlue(color(small, 4, 18)))
        let smaller = try #require(Picture.thumbnail(face, side: 12))
        #expect(try Picture.face(smaller).width == 12)
        #expect(isRed(color(smaller, 2, 2)) && isBlue(color(smaller, 9, 9)))
    }

    @Test(arguments: 1...8) func `a camera's turn is taken back`(_ turn: Int) throws {
        let bytes = PictureCorpus.turned[turn - 1]
        #expect(Orientation.of(jpeg: bytes) == turn)
        let small = try #require(Picture.thumbnail(try Picture.face(bytes), side: 96))
        #expect(isRed(color(small, 4, 4)) && isBlue(color(small, 20, 4)) && isBlue(color(small, 4, 18)))
    }

    @Test func `nothing that a camera wrote is in the small picture`() throws {
        let small = try #require(Picture.thumbnail(try Picture.face(PictureCorpus.turned[5]), side: 16))
        #expect(!String(decoding: small, as: Unicode.ASCII.self).contains("Exif"))
    }

    @Test func `what is no picture is refused with what it is`() {
        func error(_ bytes: [UInt8]) -> String {
            do throws(PictureError) {
                _ = try Picture.chosen(bytes)
                return "none"
            } catch { return error.description }
        }
        #expect(error([]).hasPrefix("it is empty"))
        #expect(
            error(Array("<?xml version='1.0'?><svg onload='alert(1)'/>".utf8)).hasPrefix("it is an SVG drawing, which may hold programs"))
        #expect(error(Array("<!DOCTYPE html><p>".utf8)).hasPrefix("it is a web page"))
        #expect(error(Array("%PDF-1.7".utf8)).hasPrefix("it is a PDF"))
        #expect(error(Array("\0\0\0\u{18}ftypheic".utf8)).hasPrefix("it is a HEIC"))
        #expect(error(Array("hello".utf8)).hasPrefix("it is no picture"))
        #expect(error(Array(PictureCorpus.jpeg.prefix(30))) == "it begins like a JPEG, but cannot be read")
        #expect(error(PictureCorpus.moving) == "it begins like a WebP, but cannot be read")
        #expect(error(PictureCorpus.wide) == "it has 5000 × 5000 pixels; a PNG is shown up to 16 million of them")
        #expect(error([UInt8](repeating: 0xFF, count: Picture.largest + 1)).hasPrefix("it has more than 20 MB"))
    }

    @Test func `a GIF whose frame reaches over its canvas is refused`() {
        var bytes = PictureCorpus.gif
        // The frame's width, behind its separator and place.
        let frame = bytes.indices.first { bytes[$0...].starts(with: [0x2C, 0, 0, 0, 0, 24, 0]) }
        guard let frame else {
            Issue.record("no frame")
            return
        }
        bytes[frame + 6] = 0x7F
        #expect(throws: PictureError.broken(.gif)) { try Picture.chosen(bytes) }
    }

    @Test func `a JPEG of endless scans is not waited for`() throws {
        // A picture of 50 million pixels by its head, that goes over them a hundred times.
        var bytes = PictureCorpus.progressive
        let head = try #require(bytes.indices.first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC2 })
        bytes.replaceSubrange((head + 5)..<(head + 9), with: [0x1B, 0x58, 0x1B, 0x58])
        let scan = try #require(bytes.indices.last { $0 + 1 < bytes.count && bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA })
        let part = Array(bytes[scan..<(bytes.count - 2)])
        for _ in 0..<100 { bytes.insert(contentsOf: part, at: scan) }
        #expect(throws: PictureError.broken(.jpeg)) { try Picture.chosen(bytes) }
    }

    @Test(arguments: 0..<2000) func `bent bytes neither trap nor hang`(_ seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let sources = PictureTests.kinds.map(\.bytes) + [PictureCorpus.moving] + PictureCorpus.turned
        var bytes = sources[Int.random(in: 0..<sources.count, using: &random)]
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
        if let face = try? Picture.face(bytes), let small = Picture.thumbnail(face, side: 16) {
            #expect(!small.isEmpty)
        }
    }
}
