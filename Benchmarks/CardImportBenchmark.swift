internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// Fifty thousand contact cards in one file: read, previewed, applied, kept byte for byte, and written out again.
enum CardImportBenchmark: Benchmark {
    static let name = "card-import"
    private static let count = 50_000

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        let path = try options.file("cards.vcf")
        try write(to: path)
        let imported = try await MeasuredImport(of: path, name, options)
        defer { imported.remove() }
        let (network, memory) = (imported.network, peakMemory())
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
        try imported.store.close()
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        guard bytes == size else { throw BenchmarkError.failed("\(name): \(bytes) bytes left of \(size)") }
        let label = "50,000 cards, \(size / 1_000_000) MB"
        return [
            Figure("\(label): preview and apply", imported.total, "s", goal: 10),
            Figure("  reading them", imported.read, "s"), Figure("  deciding every card", imported.preview, "s"),
            Figure("  applying", imported.apply, "s"), Figure("  peak memory", memory, "MB"),
            Figure("  peak memory before them", imported.memoryBefore, "MB"),
            Figure("  leaving again, every byte as it came", leave, "s"),
        ]
    }

    private static func write(to path: String) throws {
        try Data(SampleCards.file(count)).write(to: URL(filePath: path))
    }
}
