internal import Foundation

/// Where passwords are hashed and checked: two at once at most and on threads of their own, so that guessing takes neither the
/// pages' threads nor more than 32 MB.
final class PasswordDesk: Sendable {
    private let cost: Password.Cost
    private let queue: OperationQueue

    init(cost: Password.Cost) {
        self.cost = cost
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = 2
        queue.qualityOfService = .userInitiated
    }

    func hash(_ password: String) async throws -> String {
        let cost = cost
        return try await run { Result { try Password.hash(password, cost: cost) } }.get()
    }

    /// Whether `password` is the one of the stored hash. Without a hash it is none, which takes as long to say.
    func matches(_ password: String, hash: String?) async -> Bool {
        let known = hash ?? Password.nobodys(cost: cost)
        return await run { Password.matches(password, hash: known) } && hash != nil
    }

    /// Whether a hash was made when checks cost something else.
    func isOutdated(_ hash: String) -> Bool { Password.cost(of: hash) != cost }

    private func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.addOperation { continuation.resume(returning: body()) }
        }
    }
}
