internal import Foundation

/// One end of the WebDriver protocol: a command out, its value back (W3C WebDriver, section 6).
struct DriverConnection: Sendable {
    let port: UInt16

    /// Sends a command.
    /// - Throws: `BrowserError.refused` when the driver says no, `.unreadable` when it cannot be understood.
    func send(_ method: String, _ path: String, _ body: JSONValue? = nil) async throws -> JSONValue {
        let data = try await LoopbackExchange(
            port: port, method: method, path: "/" + path, body: try body.map { try JSONEncoder().encode($0) }
        ).run()
        let value: JSONValue
        do {
            value = try JSONDecoder().decode(JSONValue.self, from: data)["value"]
        } catch {
            throw BrowserError.unreadable("\(method) \(path): \(String(decoding: data.prefix(200), as: UTF8.self))")
        }
        if let kind = value["error"].string, let message = value["message"].string {
            // The first line says it; the rest is the driver's own stack.
            let first = message.split(separator: "\n").first.map(String.init) ?? message
            throw BrowserError.refused(kind: kind, message: first)
        }
        return value
    }
}
