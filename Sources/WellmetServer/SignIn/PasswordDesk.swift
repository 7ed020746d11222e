/// Where passwords are hashed and checked: two at once at most and on threads of their own, so that guessing takes neither the
/// pages' threads nor more than 32 MB.
final class PasswordDesk: Sendable {
    private let cost: Password.Cost
    private let threads = SideThreads(most: 2)

    init(cost: Password.Cost) { self.cost = cost }

    func hash(_ password: String) async throws -> String {
        let cost = cost
        return try await threads.run { Result { try Password.hash(password, cost: cost) } }.get()
    }

    /// Whether `password` is the one of the stored hash. Without a hash it is none, which takes as long to say.
    func matches(_ password: String, hash: String?) async -> Bool {
        let known = hash ?? Password.nobodys(cost: cost)
        return await threads.run { Password.matches(password, hash: known) } && hash != nil
    }

    /// Whether a hash was made when checks cost something else.
    func isOutdated(_ hash: String) -> Bool { Password.cost(of: hash) != cost }
}
