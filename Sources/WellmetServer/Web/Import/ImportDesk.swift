internal import Foundation
internal import Synchronization
internal import WellmetModel
internal import WellmetStore

/// The imports of this server that are being applied or were a while ago: how far each has come.
final class ImportDesk: Sendable {
    enum State: Sendable {
        case running(ImportStage)
        case finished(ImportResult)
        /// Why, and what to do, in words; and what was finished before.
        case failed(String, ImportResult)
    }

    private struct Entry {
        var state: State
        var account: AccountID
        var at: Instant
    }

    private let entries = Mutex<[String: Entry]>([:])

    /// Notes that an import begins; false when it is running or done already.
    func begin(_ name: String, account: AccountID, at now: Instant) -> Bool {
        entries.withLock { entries in
            switch entries[name]?.state {
            case .running, .finished: return false
            case .failed, nil:
                entries[name] = Entry(state: .running(ImportStage()), account: account, at: now)
                return true
            }
        }
    }

    func set(_ state: State, of name: String, account: AccountID, at now: Instant) {
        entries.withLock { $0[name] = Entry(state: state, account: account, at: now) }
    }

    /// The state of an import of that account; nil when the server knows none of that name.
    func state(of name: String, account: AccountID) -> State? {
        entries.withLock { entries in entries[name].flatMap { $0.account == account ? $0.state : nil } }
    }

    /// Names of the imports of that account that are being applied.
    func running(of account: AccountID) -> [String] {
        entries.withLock { entries in
            entries.compactMap { name, entry in
                if case .running = entry.state, entry.account == account { name } else { nil }
            }.sorted()
        }
    }

    func isRunning(_ name: String) -> Bool {
        entries.withLock { if case .running = $0[name]?.state { true } else { false } }
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

/// How far an import has come. An upload may hold several archives, which are applied one after the other.
struct ImportStage: Sendable, Equatable {
    /// Which archive, from 1; 0 while the files are still being read.
    var archive = 0
    var archives = 0
    /// Where the archive is from.
    var title = ""
    var done = 0
    var total = 0

    func at(_ progress: ImportProgress) -> ImportStage {
        var stage = self
        (stage.done, stage.total) = (progress.done, progress.total)
        return stage
    }
}

/// What an import did, archive by archive.
struct ImportResult: Sendable {
    struct Part: Sendable {
        let title: String
        let report: ImportReport
        /// People whose position changed, the first fifty of them.
        let moves: [Move]
    }

    struct Move: Sendable {
        let person: ID<Person>
        let name: PersonName
        /// "now Head of Design at Figueroa, was …"
        let sentence: String
    }

    var parts: [Part] = []
    /// Files that could not be read, with the reason.
    var refused: [RefusedFile] = []
}

/// A file of an upload that could not be read.
struct RefusedFile: Sendable, Equatable {
    let name: String
    let reason: String
}
