/// Whether a condition comes true before the limit; asks again every few milliseconds and returns as soon as it does.
package func eventually(within limit: Duration, _ condition: () async throws -> Bool) async rethrows -> Bool {
    let deadline = ContinuousClock.now + limit
    while true {
        if try await condition() { return true }
        if ContinuousClock.now >= deadline || Task.isCancelled { return false }
        // A cancelled wait is noticed at the next round.
        try? await Task.sleep(for: .milliseconds(20))
    }
}
