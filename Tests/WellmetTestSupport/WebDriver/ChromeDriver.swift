internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#endif

/// A running `chromedriver`, the program that starts browsers and steers them.
package struct ChromeDriver: Sendable {
    let connection: DriverConnection
    private let command: RunningCommand

    /// Starts a driver on a free port and returns once it is ready.
    /// - Throws: `BrowserError.noDriver`
    package static func start() async throws -> ChromeDriver {
        let places = ["/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver", "/usr/local/bin/chromedriver"]
        guard let program = places.first(where: FileManager.default.isExecutableFile) else {
            throw BrowserError.noDriver("chromedriver is not installed.")
        }
        let command = try RunningCommand.start(Command(URL(filePath: program), ["--port=0"], diesWithTests: true))
        guard await eventually(within: .seconds(30), { port(in: command.output) != nil || !command.isRunning }),
            let port = port(in: command.output)
        else {
            command.signal(SIGKILL)
            throw BrowserError.noDriver("chromedriver did not start: \(command.output) \(command.errors)")
        }
        let driver = ChromeDriver(connection: DriverConnection(port: port), command: command)
        var answer = "nothing"
        let ready = await eventually(within: .seconds(30)) {
            do {
                let status = try await driver.connection.send("GET", "status")
                answer = "\(status)"
                return status["ready"].bool == true
            } catch {
                // Until it listens there is no answer at all, and that is the reason to ask again.
                answer = "\(error)"
                return false
            }
        }
        guard ready else {
            command.signal(SIGKILL)
            throw BrowserError.noDriver("chromedriver is not ready: \(answer)")
        }
        return driver
    }

    /// Ends the driver, and with it every browser that it started.
    package func stop() async throws {
        try await command.stop()
    }

    /// The port in the line "ChromeDriver was started successfully on port 35213."
    private static func port(in output: String) -> UInt16? {
        guard let start = output.range(of: "successfully on port ") else { return nil }
        return UInt16(output[start.upperBound...].prefix { $0.isNumber })
    }
}
