import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import WellmetServer

@Suite("Uploaded files go to the disk, or leave nothing there")
struct UploadedFilesTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "wellmet-upload-\(UUID().uuidString)").path

    private func receive(
        _ form: MultipartForm, chunk: Int = 10, body: [UInt8]? = nil, limits: UploadedFiles.Limits = .init(), length: Int? = nil
    ) async throws -> UploadedFiles {
        let bytes = body ?? form.whole
        let pieces = stride(from: 0, to: bytes.count, by: chunk).map {
            ByteBuffer(bytes: bytes[$0..<min(bytes.count, $0 + chunk)])
        }
        let stream = AsyncStream { continuation in
            for piece in pieces { continuation.yield(piece) }
            continuation.finish()
        }
        var headers: HTTPFields = [.contentType: form.contentType]
        headers[.contentLength] = length.map(String.init)
        let request = Request(
            head: HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/import", headerFields: headers),
            body: RequestBody(asyncSequence: stream))
        return try await UploadedFiles.receive(request, into: folder, limits: limits)
    }

    private var isGone: Bool { !FileManager.default.fileExists(atPath: folder) }

    @Test("Files are stored byte for byte under names of our own, readable by the owner alone")
    func stored() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let content = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var form = MultipartForm()
        form.add(field: "a", "1")
        form.add(field: "a", "2")
        form.add(file: "../../etc/passwd", content)
        form.add(file: "", [])
        form.add(file: "empty.csv", [])
        let received = try await receive(form, chunk: 4096)
        #expect(received.fields.all("a") == ["1", "2"])
        #expect(
            received.files == [
                .init(name: "passwd", stored: "file-1", bytes: 70_000), .init(name: "empty.csv", stored: "file-2", bytes: 0),
            ])
        #expect(FileManager.default.contents(atPath: folder + "/file-1") == Data(content))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/file-1")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["file-1", "file-2"])
    }

    @Test("An upload that breaks off leaves nothing")
    func truncated() async throws {
        var form = MultipartForm()
        form.add(file: "a.csv", Array(repeating: 65, count: 5000))
        await #expect(throws: UploadError.truncated) { try await receive(form, body: form.bytes) }
        #expect(isGone)
    }

    @Test("More than is allowed is refused while it arrives, or before when the browser says so")
    func tooLarge() async throws {
        var limits = UploadedFiles.Limits()
        limits.bytes = 4000
        var form = MultipartForm()
        form.add(file: "a.csv", Array(repeating: 65, count: 5000))
        await #expect(throws: UploadError.tooLarge(limit: 4000)) { try await receive(form, limits: limits) }
        #expect(isGone)
        await #expect(throws: UploadError.tooLarge(limit: 4000)) { try await receive(form, body: [], limits: limits, length: 9000) }
        #expect(isGone)
    }

    @Test("A field larger than 64 kB is refused")
    func fieldTooLarge() async throws {
        var form = MultipartForm()
        form.add(field: "essay", String(repeating: "x", count: 64 * 1024 + 1))
        await #expect(throws: UploadError.fieldTooLarge(name: "essay", limit: 64 * 1024)) { try await receive(form, chunk: 1000) }
        #expect(isGone)
        form = MultipartForm()
        form.add(field: "essay", String(repeating: "x", count: 64 * 1024))
        #expect(try await receive(form, chunk: 1000).fields["essay"].count == 64 * 1024)
        try? FileManager.default.removeItem(atPath: folder)
    }

    @Test("Where no folder can be made, the message says so")
    func cannotWrite() async throws {
        #expect(FileManager.default.createFile(atPath: folder, contents: nil))
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var form = MultipartForm()
        form.add(file: "a.csv", [65])
        await #expect(throws: UploadError.cannotWrite(reason: "the folder \(folder) cannot be made")) { try await receive(form) }
    }

    @Test(
        "Names are safe to show",
        arguments: [
            ("people.csv", "people.csv"), ("../../x", "x"), ("C:\\Users\\me\\x.zip", "x.zip"), (".htaccess", "htaccess"), ("..", "file"),
            ("", "file"), ("/", "file"), ("a\u{202E}gpj.csv\u{0}\r\n", "agpj.csv"), ("Müller 人.csv", "Müller 人.csv"),
            (String(repeating: "a", count: 300), String(repeating: "a", count: 60) + "…" + String(repeating: "a", count: 30)),
        ])
    func safeNames(name: String, safe: String) {
        #expect(UploadedFiles.safeName(name) == safe)
    }
}
