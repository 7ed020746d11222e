internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// Fifty thousand contact cards in one file: read, previewed, applied, kept byte for byte, and written out again.
enum CardImportBenchmark: Benchmark {
    static let name = "card-import"
    private static let count = 50_000

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        try FileManager.default.createDirectory(atPath: options.cache, withIntermediateDirectories: true)
        let (path, folder) = ("\(options.cache)/cards.vcf", options.cache + "/card-import")
        try write(to: path)
        try? FileManager.default.removeItem(atPath: folder)  // left by a run that was ended
        defer { try? FileManager.default.removeItem(atPath: folder) }  // the next run removes it
        let now = SampleNetwork.now
        let store = try await Store.open(folder: folder, at: now)
        let network = store.network(of: try await store.addAccount("me", settings: Settings(), at: now).id)
        let before = peakMemory()
        var archives: [Archive] = []
        let read = try await seconds { archives = try Archive.read([path], options: ReadOptions()) }
        guard let archive = archives.first else { throw BenchmarkError.failed(name) }
        var plans: [ImportPlan] = []
        let preview = try await seconds { plans = [try await network.plan(archive)] }
        guard let plan = plans.first else { throw BenchmarkError.failed(name) }
        let apply = try await seconds { _ = try await network.apply(plan, at: now) { _ in } }
        let memory = peakMemory()
        let people = try await network.ids(PeopleFilter())
        guard people.count == count else { throw BenchmarkError.failed("\(name): \(people.count) people instead of \(count)") }
        let export = CardExport(version: .v30, region: "")
        var bytes = 0
        let leave = try await seconds {
            for part in Network.cardParts(people) {
                for subject in try await network.cardSubjects(of: part) {
                    bytes += try await export.card(
                        of: subject.person, kept: subject.card, uid: "", revised: subject.revised
                    ).count
                }
            }
        }
        try store.close()
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        guard bytes == size else { throw BenchmarkError.failed("\(name): \(bytes) bytes left of \(size)") }
        let label = "50,000 cards, \(size / 1_000_000) MB"
        return [
            Figure("\(label): preview and apply", read + preview + apply, "s", goal: 10),
            Figure("  reading them", read, "s"), Figure("  deciding every card", preview, "s"), Figure("  applying", apply, "s"),
            Figure("  peak memory", memory, "MB"), Figure("  peak memory before them", before, "MB"),
            Figure("  leaving again, every byte as it came", leave, "s"),
        ]
    }

    private static func write(to path: String) throws {
        try Data(SampleCards.file(count)).write(to: URL(filePath: path))
    }
}
