internal import Foundation

/// Threads of their own for work that takes the processor for long: pages do not wait behind it, and a few at most are done at once.
final class SideThreads: Sendable {
    private let queue = OperationQueue()

    init(most: Int) {
        queue.maxConcurrentOperationCount = most
        queue.qualityOfService = .userInitiated
    }

    func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.addOperation { continuation.resume(returning: body()) }
        }
    }
}
