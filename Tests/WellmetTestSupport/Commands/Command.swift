package import Foundation

/// A program to run, with all that it is given.
package struct Command: Sendable {
    package var executable: URL
    package var arguments: [String]
    /// Added to the environment of the tests; a value here replaces the one there.
    package var environment: [String: String]
    /// What the program reads on its standard input, which is no terminal.
    package var input: Data
    /// Where it runs; the folder of the tests when nil.
    package var folder: URL?
    /// Whether it is ended when the tests' process ends without having waited for it.
    package var diesWithTests: Bool

    package init(
        _ executable: URL, _ arguments: [String] = [], environment: [String: String] = [:], input: Data = Data(), folder: URL? = nil,
        diesWithTests: Bool = false
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.input = input
        self.folder = folder
        self.diesWithTests = diesWithTests
    }

    /// The command as one would type it, for messages.
    package var line: String {
        ([executable.lastPathComponent] + arguments).map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: " ")
    }

    /// Runs the program to its end.
    /// - Throws: `CommandError` when it cannot be started, or was killed because it took longer than `limit`.
    package func run(within limit: Duration = .seconds(60)) async throws -> CommandResult {
        try await RunningCommand.start(self).result(within: limit)
    }
}

/// What a program left when it ended.
package struct CommandResult: Sendable {
    /// How a program can end.
    package enum End: Sendable, Equatable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    package let end: End
    /// All of its standard output.
    package let output: String
    /// All of its standard error.
    package let errors: String

    /// The exit code; as shells say it, 128 and the signal's number when a signal ended it.
    package var code: Int32 {
        switch end {
        case .exited(let code): code
        case .killed(let signal): 128 + signal
        }
    }
}

/// Why a program gave no result.
package enum CommandError: Error, CustomStringConvertible {
    case notStarted(String, reason: String)
    case tooSlow(String, limit: Duration, output: String, errors: String)
    case notBuilt(String, looked: String)

    package var description: String {
        switch self {
        case .notStarted(let line, let reason):
            "Could not start `\(line)`: \(reason)"
        case .tooSlow(let line, let limit, let output, let errors):
            "`\(line)` had not ended after \(limit) and was killed. It had written:\n\(output)\n\(errors)"
        case .notBuilt(let name, let looked):
            "There is no program `\(name)` in \(looked): run `swift build --build-tests` first."
        }
    }
}
