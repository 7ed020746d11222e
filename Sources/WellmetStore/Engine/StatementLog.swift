internal import Foundation
internal import Synchronization

/// Writes each statement that was ever run, once, to the file that `WELLMET_STATEMENTS` names: the tests have them
/// prepared by a real PostgreSQL. One JSON string a line, with `$1`, `$2` … for the values.
final class StatementLog: Sendable {
    static let shared = ProcessInfo.processInfo.environment["WELLMET_STATEMENTS"].map(StatementLog.init(path:))

    private let path: String
    private let seen = Mutex<Set<String>>([])

    private init(path: String) {
        self.path = path
    }

    func note(_ text: String) {
        guard !text.hasPrefix("PRAGMA"), !text.hasPrefix("EXPLAIN"), seen.withLock({ $0.insert(text).inserted }) else { return }
        var number = 0
        let numbered = text.split(separator: "?", omittingEmptySubsequences: false).reduce(into: "") { result, part in
            if number > 0 { result += "$\(number)" }
            result += part
            number += 1
        }
        // A statement that cannot be written down is missing from the check, which then finds fewer than it expects.
        guard let line = try? JSONEncoder().encode(numbered) else { return }
        let file = open(path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        (line + Data("\n".utf8)).withUnsafeBytes { bytes in
            _ = write(file, bytes.baseAddress, bytes.count)
        }
    }
}
