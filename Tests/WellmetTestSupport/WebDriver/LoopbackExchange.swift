internal import Dispatch
internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#endif

/// One HTTP/1.1 request to a server on this machine, and its answer's body.
///
/// Foundation's own client refuses the driver's answers: it wants a space after the colon of a header, which HTTP leaves free (RFC 9112, 5).
struct LoopbackExchange: Sendable {
    /// Where a request went wrong.
    enum Failure: Error {
        case noConnection(port: UInt16, errno: Int32)
        case broken(errno: Int32)
        case notHTTP(String)
    }

    let port: UInt16
    let method: String
    let path: String
    let body: Data?
    /// The longest silence of the server that is waited for, in seconds.
    var patience = 120

    /// Sends the request on a thread of its own and gives the body of whatever status came back.
    func run() async throws -> Data {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try exchange() })
            }
        }
    }

    private func exchange() throws -> Data {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw Failure.noConnection(port: port, errno: errno) }
        defer { close(socket) }
        var limit = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = port.bigEndian
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let connected = withUnsafePointer(to: &place) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard connected == 0 else { throw Failure.noConnection(port: port, errno: errno) }
        try write(request, to: socket)
        return try body(readFrom: socket)
    }

    private var request: Data {
        let head = """
            \(method) \(path) HTTP/1.1\r
            Host: 127.0.0.1:\(port)\r
            Content-Type: application/json; charset=utf-8\r
            Content-Length: \(body?.count ?? 0)\r
            \r\n
            """
        return Data(head.utf8) + (body ?? Data())
    }

    private func write(_ data: Data, to socket: Int32) throws {
        var rest = data[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { throw Failure.broken(errno: errno) }
            rest = rest.dropFirst(sent)
        }
    }

    /// Reads until the body is as long as the head says; the driver keeps the connection open after it.
    private func body(readFrom socket: Int32) throws -> Data {
        var all = Data()
        var end: Int?
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            if end == nil, let head = all.range(of: Data("\r\n\r\n".utf8)) {
                end = try length(in: all[..<head.lowerBound])
                all = Data(all[head.upperBound...])
            }
            if let end, all.count >= end { return Data(all.prefix(end)) }
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { throw Failure.broken(errno: count == 0 ? ECONNRESET : errno) }
            all.append(contentsOf: buffer.prefix(count))
        }
    }

    private func length(in head: Data) throws -> Int {
        let text = String(decoding: head, as: UTF8.self)
        for line in text.split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[0].lowercased() == "content-length",
                let length = Int(parts[1].trimmingCharacters(in: .whitespaces))
            {
                return length
            }
        }
        throw Failure.notHTTP(text)
    }
}
