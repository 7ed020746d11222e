internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// A file that was imported into a new network, step by step, with the seconds of each.
struct MeasuredImport {
    let archive: Archive
    let store: Store
    let network: Network
    let read: Double
    let preview: Double
    let apply: Double
    let batch: BatchNumber
    /// The most memory held before the file was read.
    let memoryBefore: Double
    private let folder: String
    var total: Double { read + preview + apply }

    /// `name` is the benchmark's.
    init(
        of path: String, _ name: String, _ options: BenchmarkOptions, progress: @Sendable (ImportProgress) async -> Void = { _ in }
    ) async throws {
        folder = "\(options.cache)/\(name)"
        try? FileManager.default.removeItem(atPath: folder)  // left by a run that was ended
        let now = SampleNetwork.now
        store = try await Store.open(folder: folder, at: now)
        let network = store.network(of: try await store.addAccount("me", settings: Settings(), at: now).id)
        self.network = network
        memoryBefore = peakMemory()
        var archives: [Archive] = []
        read = try await seconds { archives = try Archive.read([path], options: ReadOptions()) }
        guard let archive = archives.first else { throw BenchmarkError.failed(name) }
        self.archive = archive
        var plans: [ImportPlan] = []
        preview = try await seconds { plans = [try await network.plan(archive)] }
        guard let plan = plans.first else { throw BenchmarkError.failed(name) }
        var reports: [ImportReport] = []
        apply = try await seconds { reports = [try await network.apply(plan, at: now, progress: progress)] }
        guard let batch = reports.first?.batch else { throw BenchmarkError.failed(name) }
        self.batch = batch
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: folder)  // the next run removes it
    }
}
