package import Foundation

/// A `wellmet serve` of this build, listening on a free port of this machine.
package struct WellmetServerProcess: Sendable {
    /// Where it answers, as it printed it: "http://127.0.0.1:41233".
    package let address: URL
    /// The running program: its output, and signals to it.
    package let command: RunningCommand

    /// Starts `wellmet serve` (or other `arguments` that serve) and returns once it has said where it listens.
    /// - Throws: `WellmetServerError` when it ends, or says nothing within `limit`.
    package static func start(
        data: URL, arguments: [String] = ["serve", "--port", "0"], environment: [String: String] = [:],
        within limit: Duration = .seconds(60)
    ) async throws -> WellmetServerProcess {
        var command = try Wellmet.command(arguments + ["--data", data.path], data: data, environment: environment)
        command.diesWithTests = true
        return try await start(command, within: limit)
    }

    /// Starts any program that prints the address it serves at, and returns once it has.
    package static func start(_ command: Command, within limit: Duration = .seconds(60)) async throws -> WellmetServerProcess {
        let running = try RunningCommand.start(command)
        let ready = await eventually(within: limit) { !Self.links(in: running).isEmpty || !running.isRunning }
        guard let first = Self.links(in: running).first, let address = URL(string: "/", relativeTo: first)?.absoluteURL else {
            if running.isRunning { try await running.stop() }
            throw WellmetServerError(ready ? "ended before it printed an address" : "printed no address", running)
        }
        return WellmetServerProcess(address: address, command: running)
    }

    /// The first address that it prints with `part` in it, such as a sign-in link; waits until it has.
    /// - Throws: `WellmetServerError` when there is none within `limit`.
    package func link(with part: String, within limit: Duration = .seconds(10)) async throws -> URL {
        var found: URL?
        _ = await eventually(within: limit) {
            found = Self.links(in: command).first { $0.absoluteString.contains(part) }
            return found != nil || !command.isRunning
        }
        guard let found else { throw WellmetServerError("printed no link with “\(part)”", command) }
        return found
    }

    /// Asks the server to end and waits until it has.
    @discardableResult
    package func stop() async throws -> CommandResult {
        try await command.stop()
    }

    /// The addresses in what a program has printed, in whole lines only: a line that is still being written has no end yet.
    private static func links(in running: RunningCommand) -> [URL] {
        let whole = [running.output, running.errors].map { $0[..<($0.lastIndex(of: "\n") ?? $0.startIndex)] }
        return whole.flatMap { $0.split(whereSeparator: \.isWhitespace) }
            .filter { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
            .compactMap { URL(string: String($0)) }
    }
}

/// A server that did not say what was waited for, with what it said.
package struct WellmetServerError: Error, CustomStringConvertible {
    package let description: String

    init(_ what: String, _ running: RunningCommand) {
        description = "`\(running.command.line)` \(what):\n\(running.output)\n\(running.errors)"
    }
}
