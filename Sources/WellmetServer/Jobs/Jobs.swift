internal import Foundation
internal import Logging
internal import ServiceLifecycle
internal import WellmetModel
internal import WellmetStore

/// What runs by the clock while the server does: each account's new day, the daily backup, and rest when nobody is there.
struct Jobs: Service {
    private let app: WebApp

    init(_ app: WebApp) {
        self.app = app
    }

    func run() async throws {
        // Looks every minute and acts when a day is new somewhere, so that a clock that jumps or a machine that slept costs nothing.
        await cancelWhenGracefulShutdown {
            var renewed: Day?
            while !Task.isCancelled {
                await runOnce()
                let today = Day(app.clock(), in: .gmt)
                // Once a day is enough, and not at the start: nobody waits for it, and a start has better to do.
                if let last = renewed, last != today { await renewYearAgo() }
                renewed = renewed == nil ? today.adding(-1) : today
                do { try await Task.sleep(for: .seconds(60)) } catch { return }
            }
        }
    }

    private func renewYearAgo() async {
        await job("a year ago") {
            for account in try await app.store.accounts() { try await app.store.network(of: account.id).renewYearAgo(at: app.clock()) }
        }
    }

    private func runOnce() async {
        await job("new day") {
            for account in try await app.store.accounts() {
                try await app.store.network(of: account.id).prepareDay(at: app.clock())
            }
        }
        await job("keys of likeness") {
            for account in try await app.store.accounts() {
                let network = app.store.network(of: account.id)
                // An import that is under way has the book to itself.
                guard try await network.batches(limit: 1).first?.state != .applying else { continue }
                try await network.settleLikeness()
            }
        }
        await job("backup") {
            let folder = (app.folder as NSString).appendingPathComponent("backups")
            if let report = try await app.store.backUpDaily(in: folder, day: Day(app.clock(), in: .current)) {
                app.logger.info(
                    "Made the daily backup.", metadata: ["path": .string(report.path), "people": .stringConvertible(report.people)])
            }
        }
        if app.quiet.becameQuiet() {
            await job("rest") {
                try await app.store.releaseMemory()
                app.options.whenQuiet()
            }
        }
        app.imports.forgetOld(at: app.clock())
        app.shelf.removeOld(at: app.clock(), isInUse: app.imports.isRunning)
    }

    private func job(_ name: String, _ body: () async throws -> Void) async {
        do {
            try await body()
        } catch is CancellationError {
            return
        } catch {
            app.logger.error(
                "A job failed; it is tried again in a minute.", metadata: ["job": .string(name), "error": .string("\(error)")])
        }
    }
}
