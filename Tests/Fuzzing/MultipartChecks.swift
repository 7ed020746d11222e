import WellmetModel

@testable import WellmetServer

enum MultipartChecks {
    /// Parts do not depend on the pieces in which the body comes. The first line is the header that names the boundary.
    static func check(_ bytes: [UInt8]) throws(BrokenInvariant) {
        let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
        let header = String(decoding: parts[0], as: UTF8.self)
        let body = parts.count > 1 ? Array(parts[1]) : []
        let whole = told(header, body, pieceSize: max(1, body.count))
        for size in [1, 7] {
            let pieces = told(header, body, pieceSize: size)
            try hold(pieces == whole, "pieces of \(size) bytes give other parts: \(pieces.count), not \(whole.count)")
        }
    }

    /// What happened, the bytes of a part together.
    private static func told(_ header: String, _ body: [UInt8], pieceSize: Int) -> [String] {
        var told: [String] = []
        var content: [UInt8] = []
        do {
            var reader = try MultipartReader(contentType: header, parts: 10)
            for start in stride(from: 0, to: body.count, by: pieceSize) {
                try reader.read(body[start..<min(start + pieceSize, body.count)]) { event in
                    switch event {
                    case .begin(let part):
                        told.append("begin \(part.name) \(UploadedFiles.safeName(part.fileName ?? ""))")
                        content = []
                    case .bytes(let bytes): content += bytes
                    case .end: told.append("end \(content)")
                    }
                }
            }
            try reader.finish()
        } catch {
            told.append("\(error)")
        }
        return told
    }
}
