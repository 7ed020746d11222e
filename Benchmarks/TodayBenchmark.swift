internal import WellmetModel
internal import WellmetStore

/// Today in process: the stored list read again, and the list of a new day chosen.
enum TodayBenchmark: Benchmark {
    static let name = "today"

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        var figures: [Figure] = []
        var medians: [(read: Double, choose: Double)] = []
        for interactions in options.isLarge ? [1_000_000, 10_000_000] : [1_000_000] {
            let label = "10k people, \(interactions / 1_000_000)M interactions"
            let now = SampleNetwork.now
            var read: [Double] = []
            var choose: [Double] = []
            var prepare: [Double] = []
            try await SampleNetwork(interactions: interactions, options: options).withCopy { network in
                read = try await milliseconds(samples: 400) { _ in _ = try await network.today(at: now) }
                // Each day is new once: the morning's upkeep is measured apart, as the server does it before anybody asks.
                for day in 1...60 {
                    let morning = now.adding(days: Double(day))
                    prepare.append(try await seconds { try await network.prepareDay(at: morning) } * 1000)
                    choose.append(try await seconds { _ = try await network.today(at: morning) } * 1000)
                }
            }
            let figure = Figure("today, stored list (\(label))", milliseconds: read, goal: 10)
            let chosen = Figure("today, a new day's list chosen (\(label))", milliseconds: choose, goal: 10)
            medians.append((figure.p99 ?? 0, chosen.p99 ?? 0))
            figures += [figure, chosen, Figure("upkeep before a new day (\(label))", milliseconds: prepare)]
        }
        if let small = medians.first, let large = medians.last, medians.count == 2 {
            figures.append(Figure("today, stored list: ten times the history", large.read / small.read, "×", goal: 1.2))
            figures.append(Figure("today, a new list: ten times the history", large.choose / small.choose, "×", goal: 1.2))
        } else {
            figures.append(Figure("today with ten times the history", not: "left out, --large measures it"))
        }
        return figures
    }
}
