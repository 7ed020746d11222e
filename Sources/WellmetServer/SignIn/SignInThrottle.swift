internal import Foundation
internal import Synchronization
internal import WellmetModel

/// Slows down whoever guesses passwords: after five failures of an account or an address each next try has to wait, from a
/// second up to a quarter of an hour.
final class SignInThrottle: Sendable {
    private struct Record {
        var failures: Int
        var last: Instant
    }

    private let records = Mutex<[String: Record]>([:])
    private static let free = 5
    /// Failures are forgotten after a day, and the oldest first when there are too many.
    private static let remembered = 10_000

    /// Seconds that one has to wait still before any of the names may try again; 0 for none.
    func wait(for names: [String], at now: Instant) -> Int {
        records.withLock { records in
            names.map { name in
                guard let record = records[name], record.failures >= Self.free else { return 0 }
                let pause = min(900, pow(2, Double(record.failures - Self.free)))
                return max(0, Int((pause - now.days(since: record.last) * 86_400).rounded(.up)))
            }.max() ?? 0
        }
    }

    func failed(_ names: [String], at now: Instant) {
        records.withLock { records in
            for name in names {
                let known = records[name].flatMap { now.days(since: $0.last) < 1 ? $0 : nil }
                records[name] = Record(failures: min(40, (known?.failures ?? 0) + 1), last: now)
            }
            if records.count > Self.remembered {
                let old = records.sorted { $0.value.last < $1.value.last }.prefix(records.count / 2)
                for (name, _) in old { records[name] = nil }
            }
        }
    }

    func succeeded(_ names: [String]) {
        records.withLock { records in
            for name in names { records[name] = nil }
        }
    }
}
