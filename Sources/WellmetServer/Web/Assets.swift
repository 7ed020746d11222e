internal import Crypto
internal import Foundation
internal import Hummingbird
internal import HTTPTypes
internal import WellmetFormats

/// The stylesheet, the script and the icons, read once at the start and served under names that hold their checksum.
struct Assets: Sendable {
    struct Asset: Sendable {
        let bytes: [UInt8]
        /// Gzipped; nil where that saves nothing.
        let packed: [UInt8]?
        let type: String
        let tag: String
    }

    private let files: [String: Asset]

    /// Reads the resources that lie beside the program.
    ///
    /// - Throws: `ServerError.assetsMissing` when they do not.
    init() throws {
        guard let folder = Bundle.module.resourceURL?.appendingPathComponent("Assets") else { throw ServerError.assetsMissing }
        var files: [String: Asset] = [:]
        for (name, type) in Assets.types {
            guard let data = FileManager.default.contents(atPath: folder.appendingPathComponent(name).path) else {
                throw ServerError.assetsMissing
            }
            let bytes = type.hasPrefix("text/") ? Assets.withoutComments(data) : Array(data)
            let tag = Array(SHA256.hash(data: bytes).prefix(6)).hex
            let packed = Gzip.compressed(bytes).flatMap { $0.count < bytes.count ? $0 : nil }
            files[name] = Asset(bytes: bytes, packed: packed, type: type, tag: tag)
        }
        self.files = files
    }

    /// The text of a stylesheet or script without the lines that hold nothing but a comment: those are for who writes it.
    static func withoutComments(_ text: some Sequence<UInt8>) -> [UInt8] {
        let (open, close) = (Array("/*".utf8), Array("*/".utf8))
        var isInComment = false
        var kept: [UInt8] = []
        for line in Array(text).split(separator: 0x0A, omittingEmptySubsequences: true) {
            let start = line.drop { $0 == 0x20 }
            let opens = start.starts(with: open)
            // What stands behind the end of a comment on its line is no comment.
            let closes = (isInComment || opens) && line.suffix(2).elementsEqual(close)
            if !isInComment, !opens, !start.starts(with: Array("//".utf8)) { kept += Array(start) + [0x0A] }
            isInComment = (isInComment || opens) && !closes
        }
        return kept
    }

    /// The address of an asset; it changes when the file does, so that browsers may keep it for ever.
    func path(_ name: String) -> String {
        "/assets/\(name)" + (files[name].map { "?v=\($0.tag)" } ?? "")
    }

    /// What is sent under that name, unpacked.
    func bytes(_ name: String) -> [UInt8]? { files[name]?.bytes }

    func response(_ name: String, _ request: Request) -> Response? {
        guard let asset = files[name] else { return nil }
        var headers: HTTPFields = [.contentType: asset.type, .eTag: "\"\(asset.tag)\""]
        headers[.cacheControl] = request.query["v"] == asset.tag ? "public, max-age=31536000, immutable" : "no-cache"
        if request.headers[.ifNoneMatch] == "\"\(asset.tag)\"" { return Response(status: .notModified, headers: headers) }
        headers[.vary] = "Accept-Encoding"
        // Pages are not compressed: they hold the forms' token beside what visitors typed (the BREACH attack). One that has neither may be.
        if let packed = asset.packed, request.headers[.acceptEncoding]?.contains("gzip") == true {
            headers[.contentEncoding] = "gzip"
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: packed)))
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: asset.bytes)))
    }

    private static let types = [
        "wellmet.css": "text/css; charset=utf-8", "wellmet.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml",
        "manifest.webmanifest": "application/manifest+json",
    ]
}
