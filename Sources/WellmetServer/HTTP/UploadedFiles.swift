internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The files and fields of a form with files. Files go to the disk as they arrive and are never held in memory.
struct UploadedFiles: Sendable {
    struct File: Sendable, Equatable {
        /// As the browser calls it, made safe to show; nothing is stored under it.
        let name: String
        /// Where it lies in the folder: "file-1".
        let stored: String
        let bytes: Int
    }

    struct Limits: Sendable {
        /// Of the whole body.
        var bytes = 1 << 30
        var parts = 100
        var fieldBytes = 64 * 1024
    }

    private(set) var files: [File] = []
    private var texts: [String: [String]] = [:]

    var fields: FormBody { FormBody(fields: texts) }

    /// Receives the body of a request into `folder`, which it makes. When anything fails, the folder is gone again.
    ///
    /// - Throws: `UploadError`; whatever the connection throws when it breaks.
    static func receive(_ request: Request, into folder: String, limits: Limits = Limits()) async throws -> UploadedFiles {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.bytes {
            throw UploadError.tooLarge(limit: limits.bytes)
        }
        var reader = try MultipartReader(contentType: request.headers[.contentType] ?? "", parts: limits.parts)
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw (error as? CocoaError)?.code == .fileWriteOutOfSpace
                ? UploadError.diskFull : .cannotWrite(reason: "the folder \(folder) cannot be made")
        }
        var receiver = Receiver(folder: folder, limits: limits)
        do {
            var total = 0
            for try await buffer in request.body {
                total += buffer.readableBytes
                guard total <= limits.bytes else { throw UploadError.tooLarge(limit: limits.bytes) }
                try reader.read(buffer.readableBytesView) { try receiver.take($0) }
            }
            try reader.finish()
            return receiver.uploaded
        } catch {
            receiver.close()
            try? FileManager.default.removeItem(atPath: folder)  // what stays is removed with the old uploads
            throw error
        }
    }

    /// A file's name as people may see it: the last part of a path, without invisible characters, not endless.
    static func safeName(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        var scalars = String.UnicodeScalarView()
        for scalar in last.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: continue
            default: scalars.append(scalar)
            }
        }
        let text = String(scalars).trimmingCharacters(in: .whitespaces)
        let safe = text.drop { $0 == "." }
        guard safe.count > 100 else { return safe.isEmpty ? "file" : String(safe) }
        return safe.prefix(60) + "…" + safe.suffix(30)
    }

    /// Puts each part where it belongs.
    private struct Receiver {
        let folder: String
        let limits: Limits
        var uploaded = UploadedFiles()
        private var part: MultipartReader.Part?
        private var text: [UInt8] = []
        private var descriptor: Int32 = -1
        private var written = 0
        private var stored: String { "file-\(uploaded.files.count + 1)" }

        init(folder: String, limits: Limits) {
            self.folder = folder
            self.limits = limits
        }

        mutating func take(_ event: MultipartReader.Event) throws(UploadError) {
            switch event {
            case .begin(let part):
                self.part = part
                text.removeAll()
                written = 0
            case .bytes(let bytes):
                guard let part else { return }
                if part.fileName != nil { return try write(bytes) }
                guard text.count + bytes.count <= limits.fieldBytes else {
                    throw .fieldTooLarge(name: UploadedFiles.safeName(part.name), limit: limits.fieldBytes)
                }
                text += bytes
            case .end: try end()
            }
        }

        private mutating func end() throws(UploadError) {
            guard let part else { return }
            self.part = nil
            guard let fileName = part.fileName else {
                uploaded.texts[part.name, default: []].append(String(decoding: text.filter { $0 != 0 }, as: UTF8.self))
                return
            }
            // A file field in which nothing was chosen comes as a file without a name.
            if fileName.isEmpty, descriptor < 0 { return }
            if descriptor < 0 { try open() }
            // Network file systems tell only here that the disk is full.
            let failed = Foundation.close(descriptor) != 0 ? errno : 0
            descriptor = -1
            guard failed == 0 else { throw Receiver.failure(failed) }
            uploaded.files.append(File(name: UploadedFiles.safeName(fileName), stored: stored, bytes: written))
        }

        private mutating func open() throws(UploadError) {
            let path = folder + "/" + stored
            descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
            if descriptor < 0 { throw Receiver.failure(errno) }
        }

        private mutating func write(_ bytes: ArraySlice<UInt8>) throws(UploadError) {
            if descriptor < 0 { try open() }
            let descriptor = descriptor
            let failed: Int32 = bytes.withUnsafeBytes { buffer in
                var at = 0
                while at < buffer.count {
                    let count = Foundation.write(descriptor, buffer.baseAddress.map { $0 + at }, buffer.count - at)
                    if count < 0, errno == EINTR { continue }
                    if count <= 0 { return count < 0 ? errno : ENOSPC }
                    at += count
                }
                return 0
            }
            guard failed == 0 else { throw Receiver.failure(failed) }
            written += bytes.count
        }

        mutating func close() {
            if descriptor >= 0 { Foundation.close(descriptor) }
            descriptor = -1
        }

        private static func failure(_ code: Int32) -> UploadError {
            code == ENOSPC || code == EDQUOT ? .diskFull : .cannotWrite(reason: String(cString: strerror(code)))
        }
    }
}
