internal import Foundation
internal import Synchronization
internal import WellmetModel
internal import WellmetStore

/// The imports of this server that are being applied or were a while ago: how far each has come.
final class ImportDesk: Sendable {
    enum State: Sendable {
        case running(done: Int, total: Int)
        case finished(ImportReport)
        case failed(String)
    }

    private struct Entry {
        var state: State
        var account: AccountID
        var at: Instant
    }

    private let entries = Mutex<[String: Entry]>([:])

    func set(_ state: State, of name: String, account: AccountID, at now: Instant) {
        entries.withLock { $0[name] = Entry(state: state, account: account, at: now) }
    }

    /// The state of an import of that account; nil when the server knows none of that name.
    func state(of name: String, account: AccountID) -> State? {
        entries.withLock { entries in entries[name].flatMap { $0.account == account ? $0.state : nil } }
    }

    /// Forgets what ended more than a day ago.
    func forgetOld(at now: Instant) {
        entries.withLock { entries in
            entries = entries.filter { _, entry in
                if case .running = entry.state { return true }
                return now.days(since: entry.at) < 1
            }
        }
    }
}
