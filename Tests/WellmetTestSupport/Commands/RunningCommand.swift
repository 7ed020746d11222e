internal import Foundation
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#endif

/// A program that was started: its output so far, signals to it, and its end.
///
/// Output goes to files and not through pipes, so neither side ever waits for the other to read.
package final class RunningCommand: Sendable {
    /// The command as it was started.
    package let command: Command
    /// The process id of the program itself.
    package let pid: Int32
    private let outputFile: FileHandle
    private let errorFile: FileHandle
    private let ending: Ending
    /// Output and errors of a program that has ended; from then on the files are closed.
    private let said = Mutex<(output: String, errors: String)?>(nil)
    private let leash: Leash?

    /// Starts a program.
    /// - Throws: `CommandError.notStarted` when it cannot be executed.
    package static func start(_ command: Command) throws -> RunningCommand {
        try RunningCommand(command)
    }

    private init(_ command: Command) throws {
        self.command = command
        let process = Process()
        process.executableURL = command.executable
        process.arguments = command.arguments
        if let workingFolder = command.folder { process.currentDirectoryURL = workingFolder }
        var environment = ProcessInfo.processInfo.environment
        for (name, value) in command.environment { environment[name] = value }
        process.environment = environment
        outputFile = try Self.namelessFile()
        errorFile = try Self.namelessFile()
        let inputFile = try Self.namelessFile(with: command.input)
        // Foundation keeps its files open as long as it keeps the process: a run of all tests would have thousands.
        defer { try? inputFile.close() }  // the program has its own by then
        process.standardInput = inputFile
        process.standardOutput = outputFile
        process.standardError = errorFile
        let ending = Ending()
        self.ending = ending
        process.terminationHandler = { ended in
            ending.finish(
                ended.terminationReason == .exit ? .exited(ended.terminationStatus) : .killed(signal: ended.terminationStatus))
        }
        do {
            try process.runHearingSignals()
        } catch {
            throw CommandError.notStarted(command.line, reason: "\(error)")
        }
        pid = process.processIdentifier
        leash = command.diesWithTests ? try Leash(on: pid) : nil
    }

    /// An open file without a name: nothing of it is left when the last one who has it open ends, however that happens.
    private static func namelessFile(with content: Data = Data()) throws -> FileHandle {
        let file = FileManager.default.temporaryDirectory.appending(path: "wellmet-command-\(UUID().uuidString)")
        try content.write(to: file)
        defer {
            // Left in the temporary folder when it cannot be removed.
            try? FileManager.default.removeItem(at: file)
        }
        return try FileHandle(forUpdating: file)
    }

    /// What the program has written to its standard output so far.
    package var output: String { said.withLock { $0?.output ?? text(of: outputFile) } }

    /// What the program has written to its standard error so far.
    package var errors: String { said.withLock { $0?.errors ?? text(of: errorFile) } }

    /// Reads for the last time what the program said, and closes the files.
    private func closeFiles() {
        said.withLock { said in
            guard said == nil else { return }
            said = (text(of: outputFile), text(of: errorFile))
            try? outputFile.close()  // nothing was written through these
            try? errorFile.close()
        }
    }

    private func text(of file: FileHandle) -> String {
        // Opened anew through its descriptor, so that the program's own place in the file stays where it is.
        let place = URL(filePath: "/proc/self/fd/\(file.fileDescriptor)")
        // A file that cannot be read shows as nothing written, and the test that looks for its text says so.
        return String(decoding: (try? Data(contentsOf: place)) ?? Data(), as: UTF8.self)
    }

    /// Whether the program has not ended yet.
    package var isRunning: Bool { ending.value == nil }

    /// Sends a signal (`SIGKILL` as from `kill -9`); does nothing when the program has ended.
    package func signal(_ number: Int32) {
        if isRunning { _ = kill(pid, number) }
    }

    /// Waits for the program's end.
    /// - Throws: `CommandError.tooSlow`, after the program was killed, when it has not ended within `limit`.
    package func result(within limit: Duration = .seconds(60)) async throws -> CommandResult {
        let end = await withTaskGroup(of: CommandResult.End?.self) { group in
            group.addTask { await self.ending.wait() }
            group.addTask {
                // Only a cancelled wait throws, and then the end is known already.
                try? await Task.sleep(for: limit)
                if !Task.isCancelled { self.signal(SIGKILL) }
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        leash?.release()
        guard let end else {
            defer { closeFiles() }
            throw CommandError.tooSlow(command.line, limit: limit, output: output, errors: errors)
        }
        closeFiles()
        return CommandResult(end: end, output: output, errors: errors)
    }

    /// Asks the program to end (`SIGTERM`), kills it when it does not within `limit`, and returns how it ended.
    @discardableResult
    package func stop(within limit: Duration = .seconds(15)) async throws -> CommandResult {
        signal(SIGTERM)
        return try await result(within: limit)
    }
}

extension Process {
    /// Starts the program with no signal blocked: it would inherit the mask of this thread, and Swift's own threads block SIGTERM.
    fileprivate func runHearingSignals() throws {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        // Foundation's launch on Linux is not made for several threads at once: it has crashed in its table of descriptors.
        try Self.launching.withLock { _ in try run() }
    }

    private static let launching = Mutex(())
}

/// How a program ended, once it has, and who waits for that.
private final class Ending: Sendable {
    private struct State {
        var end: CommandResult.End?
        var waiting: [CheckedContinuation<CommandResult.End, Never>] = []
    }

    private let state = Mutex(State())

    var value: CommandResult.End? { state.withLock { $0.end } }

    func finish(_ end: CommandResult.End) {
        let waiting = state.withLock { state in
            state.end = end
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume(returning: end) }
    }

    func wait() async -> CommandResult.End {
        await withCheckedContinuation { continuation in
            let known = state.withLock { state in
                if state.end == nil { state.waiting.append(continuation) }
                return state.end
            }
            if let known { continuation.resume(returning: known) }
        }
    }
}

/// Ends a program when this process ends without having done so, however it ends.
private final class Leash: Sendable {
    private let guardian: Process
    private let held: Pipe

    init(on pid: Int32) throws {
        guardian = Process()
        held = Pipe()
        guardian.executableURL = URL(filePath: "/bin/sh")
        // `read` returns when the other end of the pipe is gone: told "done", or because this process is no more.
        // What the program has started itself is in its group, and ends with it.
        let all = getpgid(pid) == pid ? "-\(pid)" : "\(pid)"
        guardian.arguments = ["-c", "read -r word; [ \"$word\" = done ] || kill -s TERM -- \(all)"]
        guardian.standardInput = held
        guardian.standardOutput = FileHandle.nullDevice
        guardian.standardError = FileHandle.nullDevice
        try guardian.runHearingSignals()
    }

    func release() {
        guard guardian.isRunning else { return }
        // A guardian that has just ended does not listen any more; then there is nothing left to tell it.
        try? held.fileHandleForWriting.write(contentsOf: Data("done\n".utf8))
        try? held.fileHandleForWriting.close()
    }
}
