internal import WellmetModel
internal import WellmetStore

/// Two people with fifty thousand interactions between them become one, and two again, in a network of a million.
enum MergeBenchmark: Benchmark {
    static let name = "merge"
    private static let (interactions, shared) = (50_000, 500)

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        var (merges, undos): ([Double], [Double]) = ([], [])
        try await SampleNetwork(interactions: 1_000_000, options: options).withCopy { network in
            let now = SampleNetwork.now
            let keep = try await network.add(PersonName(written: "Robert Example"), at: now).value
            let drop = try await network.add(PersonName(written: "Bob Example"), at: now).value
            let history = DemoHistory(
                with: [keep, drop], count: interactions - shared, from: now.adding(days: -3650), to: now.adding(days: -30))
            _ = try await network.record(history, title: "A long history of two", at: now)
            for place in 0..<shared {
                let understood = try await network.understand("call with Robert Example \(1 + place % 28) days ago", at: now)
                _ = try await network.log(understood.line, people: [.known(keep), .known(drop)], at: now)
            }
            for _ in 0..<10 {
                var batch: BatchNumber?
                merges.append(try await seconds { batch = try await network.merge(keep, drop, at: now).batch } * 1000)
                guard let batch else { throw BenchmarkError.failed("merge: nothing was merged") }
                undos.append(try await seconds { _ = try await network.undo(batch, at: now) } * 1000)
            }
            let differences = try await network.differences(at: now)
            guard differences.isEmpty else { throw BenchmarkError.failed("merge: \(differences.prefix(3))") }
        }
        return [
            Figure(
                "merge of two people with 50,000 interactions, 500 of them with both (1M interactions)", milliseconds: merges, goal: 500),
            Figure("undo of it", milliseconds: undos),
        ]
    }
}
