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

    /// A look into an upload, at the book as it was after a batch.
    private struct LookEntry {
        let number: Int
        let account: AccountID
        let book: BatchNumber
        let at: Instant
        /// Nil while it goes on.
        var result: Result<ImportLook, any Error>?
    }

    private let looks = Mutex<[String: LookEntry]>([:])
    private let looksBegun = Atomic<Int>(0)

    enum LookState {
        /// With its number, by which it is ended.
        case begun(Int)
        case running
        case ready(ImportLook)
    }

    /// The look into an upload at that state of the book; begins one when there is none. Each account has one at a time.
    ///
    /// - Throws: what a look threw, once; the next call begins anew.
    func beginLook(_ name: String, account: AccountID, book: BatchNumber, at now: Instant) throws -> LookState {
        try looks.withLock { looks in
            if let entry = looks[name], entry.account == account {
                guard let result = entry.result else { return .running }
                if entry.book == book {
                    if case .failure = result { looks[name] = nil }
                    return .ready(try result.get())
                }
            }
            // A plan is large: whoever looks at another upload is done with this one.
            looks = looks.filter { $0.value.account != account || $0.value.result == nil }
            let number = looksBegun.add(1, ordering: .relaxed).newValue
            looks[name] = LookEntry(number: number, account: account, book: book, at: now)
            return .begun(number)
        }
    }

    /// Keeps what a look found, unless it was forgotten meanwhile, as when the upload is to be read otherwise.
    func endLook(_ name: String, _ number: Int, _ result: Result<ImportLook, any Error>) {
        looks.withLock { looks in
            if looks[name]?.number == number { looks[name]?.result = result }
        }
    }

    /// Forgets a look, because the upload is gone or is to be read otherwise.
    func forgetLook(_ name: String) {
        looks.withLock { $0[name] = nil }
    }

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
        looks.withLock { looks in looks = looks.filter { now.days(since: $0.value.at) < 1 } }
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
    /// The whole network that came in, when it was one.
    var network: NetworkManifest?
    struct Part: Sendable {
        let title: String
        let report: ImportReport
        /// People whose position changed, the first fifty of them.
        let moves: [Move]
        /// What was left out as a whole.
        var remarks: [ImportRemark] = []
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
