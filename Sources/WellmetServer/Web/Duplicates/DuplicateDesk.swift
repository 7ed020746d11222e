internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// Keeps which people of each account may be in it twice: to compare everybody takes a second for ten thousand people, too long for
/// every page. What was found is shown at once; when something was written since, it is looked for again beside.
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
    private let threads = SideThreads(most: 1)
    /// A look that took no longer is waited for: small networks are always up to date.
    private static let short = Duration.milliseconds(150)
    /// So many of the likeliest pairs are kept: nobody answers more before the next look, and a large book has hundreds of thousands.
    private static let most = 10_000
    /// The first look is waited for so long.
    private static let patience = Duration.seconds(2)

    /// The pairs that were found last; nil while the first look is under way.
    func pairs(of network: Network) async throws -> [PersonLikeness]? {
        let account = network.account
        let newest = try await network.batches(limit: 1).first?.number ?? 0
        if let known = found[account] {
            guard known.batch < newest else { return known.pairs }
            look(network, at: newest)
            if known.took <= Self.short { await looks[account]?.value }
            return found[account]?.pairs ?? known.pairs
        }
        look(network, at: newest)
        let end = ContinuousClock.now + Self.patience
        while found[account] == nil, looks[account] != nil, ContinuousClock.now < end {
            try await Task.sleep(for: .milliseconds(20))
        }
        if let failure = failures.removeValue(forKey: account) { throw failure }
        return found[account]?.pairs
    }

    private func look(_ network: Network, at batch: BatchNumber) {
        guard looks[network.account] == nil else { return }
        let threads = threads
        looks[network.account] = Task {
            do {
                let begin = ContinuousClock.now
                let traits = try await network.traits()
                let pairs = await threads.run { Array(Network.pairs(of: traits).prefix(Self.most)) }
                keep(Found(pairs: pairs, batch: batch, took: ContinuousClock.now - begin), for: network.account)
            } catch {
                failures[network.account] = error
                looks[network.account] = nil
            }
        }
    }

    private func keep(_ pairs: Found, for account: AccountID) {
        found[account] = pairs
        looks[account] = nil
    }
}
