internal import WellmetModel
internal import WellmetStore

/// One search over everything, as one types, and how it grows with the network.
enum SearchBenchmark: Benchmark {
    static let name = "search"

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        var figures: [Figure] = []
        var medians: [(people: Double, texts: Double)] = []
        for sample in SampleNetwork.growing(options) {
            try await sample.opened { network in
                let people = try await people(in: network, sample.label)
                let texts = try await texts(in: network, sample.label)
                medians.append((people[0].median ?? 0, texts.median ?? 0))
                let find = try await milliseconds(samples: 200) { _ in _ = try await network.find("lan nguyen") }
                figures += people + [texts, Figure("find a name (\(sample.label))", milliseconds: find)]
            }
        }
        if let small = medians.first, let large = medians.last, medians.count == 2 {
            figures.append(Figure("search as one types: median with ten times the people", large.people / small.people, "×"))
            figures.append(Figure("search of texts: median with ten times the texts", large.texts / small.texts, "×"))
        } else {
            figures.append(Figure("search in ten times as much", not: "left out, --large measures it"))
        }
        return figures
    }

    /// A name letter by letter, two names, an address, a number, a company, a slip, and nothing that there is.
    private static let typed = [
        "l", "la", "lan", "lan ng", "lan nguyen", "m", "ma so", "an", "an b", "engineer", "acme", "berlin", "0151", "ngyuen", "zzzyx",
        "katharnia",
    ]

    private static func people(in network: Network, _ label: String) async throws -> [Figure] {
        let all = try await milliseconds(samples: 400, warmUp: typed.count) { round in
            _ = try await network.search(SearchText(typed[round % typed.count]), at: SampleNetwork.now)
        }
        var figures = [Figure("search as one types: people and organizations (\(label))", milliseconds: all, goal: 10)]
        for text in typed {
            let one = try await milliseconds(samples: 30) { _ in _ = try await network.search(SearchText(text), at: SampleNetwork.now) }
            figures.append(Figure("  “\(text)”", milliseconds: one))
        }
        return figures
    }

    private static func texts(in network: Network, _ label: String) async throws -> Figure {
        let words = ["coffee", "pri", "p", "about hiring", "zzzyx"]
        let texts = try await milliseconds(samples: 200, warmUp: words.count) { round in
            _ = try await network.searchTexts(SearchText(words[round % words.count]))
        }
        return Figure("search of texts (\(label))", milliseconds: texts, goal: 50)
    }
}
