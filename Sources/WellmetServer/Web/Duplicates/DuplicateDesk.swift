internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// Keeps which people of each account may be in it twice: to compare everybody takes a second for ten thousand people, too long for
/// every page. What was found is shown at once; when something was written since, it is looked for again beside.
///
/// Each account looks once at a time. Two looks are under way at most, one at a large book and one at another: nobody with a small book
/// waits for a large one.
actor DuplicateDesk {
    private struct Found {
        let pairs: [PersonLikeness]
        /// The newest batch when the look began.
        let batch: BatchNumber
        let took: Duration
    }

    private var found: [AccountID: Found] = [:]
    private var looks: [AccountID: Task<Void, Never>] = [:]
    private var failures: [AccountID: any Error] = [:]
    /// The last look at a large book, and at another: the next one comes behind it.
    private var queues: [Bool: Task<Void, Never>] = [:]
    private let threads = SideThreads(most: 2)
    /// A book of more people is a large one.
    private let large: Int
    private let compare: @Sendable ([PersonTraits]) -> [PersonLikeness]
    /// A look that took no longer is waited for: small networks are always up to date.
    private static let short = Duration.milliseconds(150)
    /// So many of the likeliest pairs are kept: nobody answers more before the next look, and a large book has hundreds of thousands.
    private static let most = 10_000
    /// The first look, and a short one, is waited for so long.
    private static let patience = Duration.seconds(2)

    init(large: Int = 10_000, compare: @escaping @Sendable ([PersonTraits]) -> [PersonLikeness] = { Network.pairs(of: $0) }) {
        self.large = large
        self.compare = compare
    }

    /// The pairs that were found last; nil while the first look is under way.
    func pairs(of network: Network) async throws -> [PersonLikeness]? {
        let account = network.account
        let newest = try await network.batches(limit: 1).first?.number ?? 0
        let known = found[account]
        if let known, known.batch >= newest { return known.pairs }
        look(network, at: newest, isLarge: try await network.hasMorePeople(than: large))
        if let known, known.took > Self.short { return found[account]?.pairs ?? known.pairs }
        let end = ContinuousClock.now + Self.patience
        while looks[account] != nil, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(20)) }
        if found[account] == nil, let failure = failures.removeValue(forKey: account) { throw failure }
        return found[account]?.pairs
    }

    private func look(_ network: Network, at batch: BatchNumber, isLarge: Bool) {
        guard looks[network.account] == nil else { return }
        // Another look may have come to its end while this one was about to begin.
        if let known = found[network.account], known.batch >= batch { return }
        let (threads, compare, before) = (threads, compare, queues[isLarge])
        let look = Task {
            await before?.value
            do {
                let begin = ContinuousClock.now
                // Read when it is its turn: of those who wait nothing is held.
                let traits = try await network.traits()
                let pairs = await threads.run { Array(compare(traits).prefix(Self.most)) }
                keep(Found(pairs: pairs, batch: batch, took: ContinuousClock.now - begin), for: network.account)
            } catch {
                failures[network.account] = error
                looks[network.account] = nil
            }
        }
        looks[network.account] = look
        queues[isLarge] = look
    }

    private func keep(_ pairs: Found, for account: AccountID) {
        found[account] = pairs
        looks[account] = nil
    }
}
