internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

extension WebApp {
    /// Everything of the network as one ZIP.
    ///
    /// It is written whole before its first byte leaves, to a file that has no name any more: what breaks in the making is told as a page.
    func exportNetwork(_ request: Request, _ context: WebContext) async throws -> Response {
        let visitor = try context.signedIn()
        _ = try await FormBody.read(request)
        let name = "wellmet-\(visitor.account.name)-\(visitor.today).zip"
        let spool = try SpooledFile()
        let handle: FileHandle
        do {
            defer { spool.remove() }
            _ = try await NetworkArchive.write(visitor.network, of: visitor.account.name, to: spool.path, at: visitor.now)
            handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: spool.path))
        }
        let length = try handle.seekToEnd()
        try handle.seek(toOffset: 0)
        let body = ResponseBody(contentLength: Int(length)) { writer in
            while let piece = try handle.read(upToCount: 1 << 18), !piece.isEmpty { try await writer.write(ByteBuffer(bytes: piece)) }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: download(name, "application/zip"), body: body)
    }
}
