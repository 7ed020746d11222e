internal import ArgumentParser
internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// What every command can be told about its output.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Print JSON instead of words; errors are JSON too, on the standard error.")
    var json = false
}

/// Everything that is printed goes through here.
enum Output {
    /// Prints a line, or several.
    static func line(_ text: String = "") {
        write(clean(text) + "\n", to: STDOUT_FILENO)
    }

    static func json(_ value: JSON) {
        write(value.text + "\n", to: STDOUT_FILENO)
    }

    /// Says something beside the result, on the standard error.
    static func note(_ text: String) {
        write(clean(text) + "\n", to: STDERR_FILENO)
    }

    /// Replaces the last line on a terminal; says nothing elsewhere.
    static func progress(_ text: String) {
        guard isatty(STDERR_FILENO) != 0 else { return }
        write("\r" + clean(text) + "\u{1B}[K", to: STDERR_FILENO)
    }

    static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

    /// Bytes as they are, be they letters or not.
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes
            while let start = rest.baseAddress, !rest.isEmpty {
                let count = Foundation.write(descriptor, start, rest.count)
                if count > 0 {
                    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
                } else if errno != EINTR, errno != EAGAIN {
                    return  // nobody reads any more: there is nowhere left to say so
                }
            }
        }
    }

    // MARK: What changed

    /// Says what a command changed, what comes of it, and how to undo it. In JSON: `message`, `batch` (null when nothing
    /// changed), then `more`.
    static func changed(
        _ sentence: String, _ batch: BatchNumber?, in open: OpenNetwork, json: Bool, more: [(String, JSON)] = [], remark: String? = nil
    ) {
        if json { return Output.json(.object([("message", JSON(sentence)), ("batch", JSON(batch))] + more)) }
        guard let batch else { return line("Nothing to change: it was so already.") }
        line([sentence, remark].compactMap(\.self).joined(separator: "\n"))
        undoHint(batch, in: open)
    }

    static func undoHint(_ batch: BatchNumber, in open: OpenNetwork) {
        let account = open.account.name == StoreOptions.defaultAccount ? "" : " --account \(open.account.name)"
        line(dim("Undo: wellmet undo \(batch)\(account)"))
    }

    // MARK: Style

    static func bold(_ text: String) -> String { styled(text, "\u{1B}[1m") }
    static func dim(_ text: String) -> String { styled(text, "\u{1B}[2m") }

    private static func styled(_ text: String, _ code: String) -> String {
        isStyled && !text.isEmpty ? code + text + reset : text
    }

    private static let reset = "\u{1B}[0m"
    private static let codes = ["\u{1B}[1m", "\u{1B}[2m", reset]

    /// Colour and weight only for people, who can turn them off (no-color.org).
    private static let isStyled: Bool = {
        let environment = ProcessInfo.processInfo.environment
        return isatty(STDOUT_FILENO) != 0 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }()

    /// How many columns there are; nil when the output is not a terminal and need not be cut.
    static let width: Int? = {
        var size = winsize()
        guard isatty(STDOUT_FILENO) != 0, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }()

    /// Names and messages come from strangers: no control characters of theirs reach the terminal.
    static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var result = String.UnicodeScalarView()
        var rest = text[...]
        while let scalar = rest.unicodeScalars.first {
            if scalar == "\u{1B}", let code = codes.first(where: { rest.hasPrefix($0) }) {
                result.append(contentsOf: code.unicodeScalars)
                rest = rest.dropFirst(code.count)
                continue
            }
            if !isControl(scalar) { result.append(scalar) }
            rest.unicodeScalars.removeFirst()
        }
        return String(result)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x09: false
        case 0..<0x20, 0x7F..<0xA0: true
        // Marks that turn the direction of what follows.
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
