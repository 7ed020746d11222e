import Foundation
import Testing
import WellmetTestSupport

@testable import WellmetServer

/// The web app on a real port, for what a request without a socket cannot show.
struct ServedWeb {
    let web: TestWeb
    private let port: UInt16
    private let running: Task<Void, any Error>

    init(_ options: ServerOptions) async throws {
        var options = options
        options.port = 0
        let web = try await TestWeb(options: options)
        let (ports, said) = AsyncStream<Int>.makeStream()
        running = Task { try await web.server.run { said.yield($0) } }
        var iterator = ports.makeAsyncIterator()
        port = UInt16(try #require(await iterator.next()))
        self.web = web
    }

    func stop() async throws {
        running.cancel()
        // Being told to end is how it ends.
        _ = try? await running.value
    }

    /// Sends those bytes and returns all that comes until the server closes the connection; fails after ten seconds.
    /// What comes `then` is sent piece by piece, with so many microseconds before each.
    func exchange(_ text: String, then pieces: [String] = [], every pause: UInt32 = 0) async throws -> String {
        let port = port
        return try await onOwnThread {
            let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(socket) }
            var limit = timeval(tv_sec: 10, tv_usec: 0)
            setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port.bigEndian)
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            let isConnected = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 }
            }
            #expect(isConnected && send(socket, text, text.utf8.count, 0) == text.utf8.count)
            for piece in pieces {
                usleep(pause)
                guard send(socket, piece, piece.utf8.count, Int32(MSG_NOSIGNAL)) > 0 else { break }
            }
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while case let count = recv(socket, &buffer, buffer.count, 0), count > 0 { bytes += buffer[..<count] }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
