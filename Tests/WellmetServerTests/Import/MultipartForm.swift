import HTTPTypes
import NIOCore

@testable import WellmetServer

/// A form with files, as a browser sends it.
struct MultipartForm {
    var boundary = "----WebKitFormBoundaryX3b9"
    private(set) var bytes: [UInt8] = []

    var contentType: String { "multipart/form-data; boundary=\(boundary)" }
    /// With the last boundary.
    var whole: [UInt8] { bytes + Array("--\(boundary)--\r\n".utf8) }

    mutating func add(field name: String, _ value: String) {
        add(header: "Content-Disposition: form-data; name=\"\(name)\"", Array(value.utf8))
    }

    mutating func add(file fileName: String, _ content: [UInt8], field: String = "files") {
        add(header: "Content-Disposition: form-data; name=\"\(field)\"; filename=\"\(fileName)\"\r\nContent-Type: text/csv", content)
    }

    mutating func add(header: String, _ content: [UInt8]) {
        bytes += Array("--\(boundary)\r\n\(header)\r\n\r\n".utf8) + content + Array("\r\n".utf8)
    }
}

extension WebClient {
    /// Sends files as the form of Import does.
    func upload(_ files: [(name: String, content: String)], token: String? = nil) async throws -> WebAnswer {
        try await upload(bytes: files.map { ($0.name, Array($0.content.utf8)) }, token: token)
    }

    func upload(bytes files: [(name: String, content: [UInt8])], token: String? = nil) async throws -> WebAnswer {
        var form = MultipartForm()
        for file in files { form.add(file: file.name, file.content) }
        return try await send(
            "/import?csrf=\(token ?? self.token)", .post, headers: [.contentType: form.contentType], body: ByteBuffer(bytes: form.whole))
    }
}
