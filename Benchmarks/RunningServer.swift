internal import Foundation
internal import WellmetModel

/// A `wellmet serve` on a free port, started for a benchmark.
final class RunningServer {
    let port: Int
    /// From starting the process to the first byte of its first answer.
    let startMilliseconds: Double
    private let process: Process

    init(folder: String) throws {
        process = Process()
        process.executableURL = Self.program
        process.arguments = ["serve", "--data", folder, "--port", "0"]
        process.environment = Self.environment
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        let clock = ContinuousClock()
        let start = clock.now
        try process.run()
        var text = ""
        while !text.contains("\n") {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw BenchmarkError.failed("server: wellmet serve ended") }
            text += String(decoding: data, as: UTF8.self)
        }
        guard let mark = text.range(of: "127.0.0.1:"), let port = Int(text[mark.upperBound...].prefix { $0.isNumber }) else {
            throw BenchmarkError.failed("server: no address in “\(text)”")
        }
        self.port = port
        try HTTPClient(port: port).get("/health", cookie: "")
        startMilliseconds = (clock.now - start) / .milliseconds(1)
    }

    /// What the kernel counts as resident, in megabytes.
    var residentMegabytes: Double {
        let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""  // then 0
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Double($0.filter(\.isNumber)) }.map { $0 / 1024 } ?? 0
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// Runs a command of the program to its end.
    static func wellmet(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchmarkError.failed("wellmet \(arguments.first ?? "")") }
    }

    /// The program lies beside the benchmarks.
    private static var program: URL {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "wellmet")
    }

    private static var environment: [String: String] {
        let day = Day(SampleNetwork.now, in: .gmt)
        return ProcessInfo.processInfo.environment.merging(["WELLMET_NOW": "\(day)T09:00:00Z"]) { _, new in new }
    }
}

/// A client that keeps one connection and asks one thing after the other: what is measured is the server.
final class HTTPClient {
    private let socket: Int32

    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { throw BenchmarkError.failed("server: cannot connect") }
        var one: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(socket) }

    /// The cookie that the one-time link gives.
    func signIn(_ path: String) throws -> String {
        let answer = try ask(path, cookie: "", method: "POST")
        guard let mark = answer.range(of: "wellmet=") else { throw BenchmarkError.failed("server: the link did not sign in") }
        return "wellmet=" + answer[mark.upperBound...].prefix { $0 != ";" && !$0.isNewline }
    }

    /// Asks for a page and reads all of it.
    func get(_ path: String, cookie: String) throws {
        let answer = try ask(path, cookie: cookie)
        guard answer.hasPrefix("HTTP/1.1 200") else { throw BenchmarkError.failed("server: \(path) gave \(answer.prefix(40))") }
    }

    private func ask(_ path: String, cookie: String, method: String = "GET") throws -> String {
        let request = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\nContent-Length: 0\r\n\r\n"
        guard send(socket, request, request.utf8.count, 0) == request.utf8.count else { throw BenchmarkError.failed("server: cannot send") }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { throw BenchmarkError.failed("server: the connection ended") }
            bytes += buffer[..<count]
            guard let end = Data(bytes).range(of: Data("\r\n\r\n".utf8))?.upperBound else { continue }
            let head = String(decoding: bytes[..<end], as: UTF8.self)
            let length =
                head.lowercased().range(of: "content-length: ").flatMap { mark in
                    Int(head.lowercased()[mark.upperBound...].prefix { $0.isNumber })
                } ?? 0
            if bytes.count >= end + length { return String(decoding: bytes, as: UTF8.self) }
        }
    }
}
