/// Runs `body` with a browser of its own, opened for one kind of person and closed at the end.
///
/// All tests share one driver; at most two browsers are open at once, so that a small machine is not flooded.
/// - Throws: what `body` throws, with the address of the page and the console's complaints.
package func browsing<Value: Sendable>(
    as profile: BrowserProfile = .desk, _ body: (Browser) async throws -> Value
) async throws -> Value {
    await BrowserSeats.shared.take()
    do {
        let browser = try await Browser.open(profile, with: try await BrowserSeats.shared.driver())
        let value: Value
        do {
            value = try await body(browser)
        } catch {
            // A browser that has died has no address and no console; the first error is the one that tells.
            let address = (try? await browser.address) ?? "no page"
            let complaints = (try? await browser.complaints) ?? []
            try? await browser.close()
            throw BrowserError.onPage(address, underlying: error, console: complaints)
        }
        try await browser.close()
        await BrowserSeats.shared.leave()
        return value
    } catch {
        await BrowserSeats.shared.leave()
        throw error
    }
}

/// The one driver of a test run, and who may open a browser now.
private actor BrowserSeats {
    static let shared = BrowserSeats()

    private var free = 2
    private var queue: [CheckedContinuation<Void, Never>] = []
    private var starting: Task<ChromeDriver, any Error>?

    func take() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { queue.append($0) }
        }
    }

    func leave() {
        if queue.isEmpty {
            free += 1
        } else {
            queue.removeFirst().resume()
        }
    }

    /// The driver, started at first use; the end of the test run ends it.
    func driver() async throws -> ChromeDriver {
        if let starting { return try await starting.value }
        let task = Task { try await ChromeDriver.start() }
        starting = task
        return try await task.value
    }
}
