internal import Foundation
internal import Synchronization
internal import WellmetModel

/// Slows down whoever guesses passwords: after five failures of an account or an address each next try has to wait, from a
/// second up to a quarter of an hour.
final class SignInThrottle: Sendable {
    /// What a try is counted by.
    struct Try: Sendable {
        let account: String
        let address: String

        /// Names are cut, so that what is remembered stays small whatever is typed.
        init(account: String, address: String) {
            self.account = "account \(account.prefix(60))"
            self.address = "address \(NetworkAddress(address)?.group ?? String(address.prefix(60)))"
        }
    }

    private struct Record {
        var failures: Int
        var last: Instant
    }

    private let records = Mutex<[String: Record]>([:])
    private static let free = 5
    /// Failures are forgotten after a day, and the oldest first when there are too many.
    private static let remembered = 10_000

    /// Counts a try as failed before it is made, so that many at once are not all let in. `succeeded` takes that back.
    ///
    /// Returns the seconds that one has to wait before it may be made, and then it is not counted; 0 when it may be made now.
    func begin(_ attempt: Try, at now: Instant) -> Int {
        records.withLock { records in
            let names = [attempt.account, attempt.address]
            let wait = names.map { Self.wait(records[$0], at: now) }.max() ?? 0
            guard wait == 0 else { return wait }
            for name in names {
                let known = records[name].flatMap { now.days(since: $0.last) < 1 ? $0 : nil }
                records[name] = Record(failures: min(40, (known?.failures ?? 0) + 1), last: now)
            }
            if records.count > Self.remembered {
                let old = records.sorted { $0.value.last < $1.value.last }.prefix(records.count / 2)
                for (name, _) in old { records[name] = nil }
            }
            return 0
        }
    }

    /// Forgets the account's failures, and of the address this try alone: who knows one password may still guess another.
    func succeeded(_ attempt: Try) {
        records.withLock { records in
            records[attempt.account] = nil
            guard let address = records[attempt.address] else { return }
            records[attempt.address] = address.failures > 1 ? Record(failures: address.failures - 1, last: address.last) : nil
        }
    }

    private static func wait(_ record: Record?, at now: Instant) -> Int {
        guard let record, record.failures >= free else { return 0 }
        let pause = min(900, pow(2, Double(record.failures - free)))
        return max(0, Int((pause - now.days(since: record.last) * 86_400).rounded(.up)))
    }
}
