internal import Foundation
internal import WellmetModel

/// Questions to whoever sits at the terminal. They go to the standard error, so that the output stays the result alone.
enum Question {
    /// Whether somebody can be asked.
    static var isPossible: Bool { isatty(STDIN_FILENO) != 0 }

    /// The trimmed answer; nil when the input has ended.
    static func ask(_ prompt: String) -> String? {
        Output.write(Output.clean(prompt) + " ", to: STDERR_FILENO)
        guard let answer = readLine() else {
            Output.write("\n", to: STDERR_FILENO)
            return nil
        }
        return answer.trimmed
    }

    /// Whether the answer is yes; anything but a clear yes is no.
    static func confirm(_ prompt: String) -> Bool {
        ["y", "yes"].contains(folded(ask("\(prompt) [y/N]") ?? ""))
    }

    /// Asks until the answer is one of `answers`, or the input ends.
    static func choose(_ prompt: String, among answers: [String]) -> String? {
        while let answer = ask("\(prompt) [\(answers.joined(separator: "/"))]") {
            if let found = answers.first(where: { folded($0) == folded(answer) }) { return found }
        }
        return nil
    }

    /// A line that does not appear on the screen.
    static func secret(_ prompt: String) -> String? {
        guard isPossible else { return readLine() }
        Output.write(prompt + " ", to: STDERR_FILENO)
        var before = termios()
        tcgetattr(STDIN_FILENO, &before)
        var quiet = before
        quiet.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            Output.write("\n", to: STDERR_FILENO)
        }
        return readLine()
    }
}
