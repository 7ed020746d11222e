internal import Synchronization

/// Notices when nobody asks for anything: most of the day nobody is there, and what only makes pages faster can be given back.
final class QuietWatch: Sendable {
    private let requests = Atomic<Int>(0)
    /// The count of the last look, and the one at which memory was given back.
    private let looks = Mutex<(last: Int, rested: Int)>((0, 0))

    /// Counts a request of somebody who is signed in: a monitor that asks for /health keeps nobody awake.
    func note() { requests.wrappingAdd(1, ordering: .relaxed) }

    /// Whether there were requests, but none since the last look: then it is time, once.
    func becameQuiet() -> Bool {
        let count = requests.load(ordering: .relaxed)
        return looks.withLock { looks in
            defer { looks.last = count }
            guard count == looks.last, count != looks.rested else { return false }
            looks.rested = count
            return true
        }
    }
}
