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
            let sample = SampleNetwork(interactions: interactions, options: options)
            var read: [Double] = []
            var answered = Mornings()
            var ignored = Mornings()
            try await sample.withCopy { network in
                read = try await milliseconds(samples: 400) { _ in _ = try await network.today(at: now) }
                answered = try await mornings(network, from: now, isAnswered: true)
            }
            try await sample.withCopy { ignored = try await mornings($0, from: now, isAnswered: false) }
            let figure = Figure("today, stored list (\(label))", milliseconds: read, goal: 10)
            let chosen = Figure("today, a new day's list chosen (\(label))", milliseconds: answered.choose, goal: 10)
            medians.append((figure.median ?? 0, chosen.median ?? 0))
            figures += [
                figure, chosen,
                Figure("  when nobody ever answers (\(label))", milliseconds: ignored.choose),
                Figure("upkeep before a new day (\(label))", milliseconds: answered.prepare),
            ]
        }
        if let small = medians.first, let large = medians.last, medians.count == 2 {
            figures.append(Figure("today, stored list: median with ten times the history", large.read / small.read, "×", goal: 1.2))
            figures.append(Figure("today, a new list: median with ten times the history", large.choose / small.choose, "×", goal: 1.2))
        } else {
            figures.append(Figure("today with ten times the history", not: "left out, --large measures it"))
        }
        return figures
    }

    /// Milliseconds of each morning.
    private struct Mornings {
        var prepare: [Double] = []
        var choose: [Double] = []
    }

    /// Sixty mornings: the day's upkeep, measured apart as the server does it before anybody asks, and its first list. Then one
    /// line is done, one put off and one ignored, as people do; or all are ignored.
    private static func mornings(_ network: Network, from now: Instant, isAnswered: Bool) async throws -> Mornings {
        var mornings = Mornings()
        for day in 1...60 {
            let morning = now.adding(days: Double(day))
            mornings.prepare.append(try await seconds { try await network.prepareDay(at: morning) } * 1000)
            var list: Today?
            mornings.choose.append(try await seconds { list = try await network.today(at: morning) } * 1000)
            guard isAnswered, let list else { continue }
            let answers: [Answer] = [.done, .later(until: list.day.adding(7))]
            for (line, answer) in zip(list.picks, answers) {
                _ = try await network.answer(answer, for: line.person.id, at: morning.adding(seconds: 60))
            }
        }
        return mornings
    }
}
