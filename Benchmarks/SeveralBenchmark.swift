internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// The same done with everybody of a network of 10,000 people at once, seen before and taken back after.
enum SeveralBenchmark: Benchmark {
    static let name = "several"
    private static let actions = ["circle:everybody", "tag:seen", "cadence:90", "archive", "delete"]

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        var figures: [Figure] = []
        let sample = SampleNetwork(interactions: 1_000_000, options: options)
        try await sample.withCopy { network in
            let now = SampleNetwork.now
            let everybody = try await network.ids(PeopleFilter())
            for text in actions {
                let action = try PeopleAction(text, today: Day(now, in: .gmt))
                var previews: [ActionPreview] = []
                let look = try await seconds { previews = [try await network.preview([action], on: everybody)] }
                guard let preview = previews.first, !preview.people.isEmpty else {
                    throw BenchmarkError.failed("\(name): nobody for \(text)")
                }
                var batch: BatchNumber?
                let act = try await seconds { batch = try await network.act(preview, at: now).batch }
                guard let batch else { throw BenchmarkError.failed("\(name): \(text) changed nothing") }
                let undo = try await seconds { _ = try await network.undo(batch, at: now) }
                figures += [
                    Figure("\(text) for \(preview.people.count) people (\(sample.label))", act, "s"), Figure("  preview of it", look, "s"),
                    Figure("  undo of it", undo, "s"),
                ]
            }
            let differences = try await network.differences(at: now)
            guard differences.isEmpty else { throw BenchmarkError.failed("\(name): \(differences.prefix(3))") }
        }
        return figures + [Figure("  most memory", peakMemory(), "MB")]
    }
}
