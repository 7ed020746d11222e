import Foundation
import Testing
import WellmetTestSupport

@Suite("Running a program")
struct CommandTests {
    private func shell(_ script: String, input: String = "", environment: [String: String] = [:]) -> Command {
        Command(URL(filePath: "/bin/sh"), ["-c", script], environment: environment, input: Data(input.utf8))
    }

    @Test("gives output, errors and exit code apart")
    func result() async throws {
        let result = try await shell(
            "read -r name; echo \"out $name $PLACE\"; echo err >&2; exit 4", input: "Ada\n", environment: ["PLACE": "here"]
        )
        .run()
        #expect(result.output == "out Ada here\n")
        #expect(result.errors == "err\n")
        #expect(result.code == 4)
    }

    @Test("does not hang on megabytes of output, errors and input that nobody reads")
    func large() async throws {
        let megabyte = String(repeating: "x", count: 1 << 20)
        let result = try await shell("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2", input: megabyte).run()
        #expect(result.output.utf8.count == 3_000_000)
        #expect(result.errors.utf8.count == 3_000_000)
    }

    @Test("kills what takes too long and shows what it had said")
    func limit() async throws {
        let error = await #expect(throws: CommandError.self) {
            try await shell("echo before; exec sleep 600").run(within: .milliseconds(300))
        }
        #expect(error?.description.contains("before") == true)
    }

    @Test("tells a signal from an exit code")
    func signal() async throws {
        let running = try RunningCommand.start(shell("exec sleep 600"))
        running.signal(9)
        let result = try await running.result()
        #expect(result.end == .killed(signal: 9))
        #expect(result.code == 137)
        #expect(!running.isRunning)
    }

    @Test("says which program it could not start")
    func missing() async throws {
        let error = await #expect(throws: CommandError.self) {
            try await Command(URL(filePath: "/nowhere/program"), ["--all"]).run()
        }
        #expect(error?.description.contains("program --all") == true)
    }

    @Test("shows the output of a program that still runs")
    func growing() async throws {
        let running = try RunningCommand.start(shell("echo ready; read -r never < /dev/null; exec sleep 600"))
        let seen = await eventually(within: .seconds(10)) { running.output == "ready\n" }
        #expect(seen)
        try await running.stop()
    }

    @Test("finds the address that a server prints, and the link beside it")
    func server() async throws {
        let server = try await WellmetServerProcess.start(
            shell("echo 'Listening on http://127.0.0.1:4123'; echo 'Sign in: http://127.0.0.1:4123/sign-in?token=abc'; exec sleep 600"))
        #expect(server.address.absoluteString == "http://127.0.0.1:4123/")
        #expect(try await server.link(with: "sign-in").query() == "token=abc")
        try await server.stop()
        #expect(!server.command.isRunning)
    }

    @Test("says what a server said that did not come up")
    func brokenServer() async throws {
        let error = await #expect(throws: WellmetServerError.self) {
            _ = try await WellmetServerProcess.start(shell("echo 'the port is taken' >&2; exit 1"))
        }
        #expect(error?.description.contains("the port is taken") == true)
    }
}
