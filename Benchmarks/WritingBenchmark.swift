internal import Foundation

/// A million interactions in the order of time, one participant each, with indexes and derived values.
enum WritingBenchmark: Benchmark {
    static let name = "writing"

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        let network = SampleNetwork(interactions: 1_000_000, options: options)
        let isCached = FileManager.default.fileExists(atPath: network.folder)
        let target = isCached ? network.folder + ".writing" : network.folder
        let taken = try await network.write(to: target)
        let memory = peakMemory()
        if isCached { try FileManager.default.removeItem(atPath: target) }
        return [
            Figure("write a million interactions, chronological", taken, "s", goal: 40),
            Figure("peak memory while writing them", memory, "MB"),
        ]
    }
}
