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
            let tag = Array(SHA256.hash(data: data).prefix(6)).hex
            let bytes = Array(data)
            let packed = Gzip.compressed(bytes).flatMap { $0.count < bytes.count ? $0 : nil }
            files[name] = Asset(bytes: bytes, packed: packed, type: type, tag: tag)
        }
        self.files = files
    }

    /// The address of an asset; it changes when the file does, so that browsers may keep it for ever.
    func path(_ name: String) -> String {
        "/assets/\(name)" + (files[name].map { "?v=\($0.tag)" } ?? "")
    }

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
