internal import WellmetModel
internal import WellmetStore

/// The people list and a person with thousands of interactions: the store's part of both pages.
enum PeopleBenchmark: Benchmark {
    static let name = "people"

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        var figures: [Figure] = []
        try await SampleNetwork(interactions: 1_000_000, options: options).opened { network in
            func list(_ name: String, _ filter: PeopleFilter, offset: Int = 0) async throws {
                let samples = try await milliseconds(samples: 200) { _ in _ = try await network.people(filter, offset: offset, limit: 50) }
                figures.append(Figure("people list, \(name) (10k people)", milliseconds: samples, goal: 25))
            }
            try await list("by name", PeopleFilter())
            try await list("by name, last page", PeopleFilter(), offset: 9_900)
            try await list("by last contact", PeopleFilter(order: .contact))
            for text in [
                "an", "circle:peers", "last:>90d", "warmth:<=2", "circle:clients,peers last:>30d warmth:<=3 -tag:press",
                "company:ac -has:mail", "city:berlin met:2025", "about:coffee", "about:design", "knows:chidi", "met:remote",
            ] {
                try await list(text, PeopleFilter(try Filter(text), at: SampleNetwork.now))
            }
            let person = try await busiest(in: network)
            let now = SampleNetwork.now
            let total = try await network.details(of: person, at: now).timelineTotal
            let samples = try await milliseconds(samples: 200) { _ in _ = try await network.details(of: person, at: now) }
            figures.append(Figure("person with \(total) interactions", milliseconds: samples, goal: 25))
            let look = try await milliseconds(samples: 200) { _ in _ = try await network.lookBack(at: now) }
            figures.append(
                Figure("looking back: a year, and circles then and now (10k people, 1M interactions)", milliseconds: look, goal: 25))
            let warmth = try await milliseconds(samples: 200) { _ in _ = try await network.warmthStory(of: person, at: now) }
            figures.append(Figure("warmth over time, of \(total) interactions", milliseconds: warmth, goal: 25))
            figures += try await search(in: network)
            let find = try await milliseconds(samples: 200) { _ in _ = try await network.find("lan nguyen") }
            figures.append(Figure("find a name", milliseconds: find))
        }
        return figures
    }

    /// As one types: a name letter by letter, two names, an address, a number, a company, a slip, and nothing that there is.
    private static func search(in network: Network) async throws -> [Figure] {
        let names = [
            "l", "la", "lan", "lan ng", "lan nguyen", "m", "ma so", "an", "an b", "engineer", "acme", "berlin", "0151", "ngyuen", "zzzyx",
            "katharnia",
        ]
        var figures: [Figure] = []
        let typed = try await milliseconds(samples: 400, warmUp: names.count) { round in
            _ = try await network.search(SearchText(names[round % names.count]), at: SampleNetwork.now)
        }
        figures.append(Figure("search as one types: people and organizations (10k people)", milliseconds: typed, goal: 10))
        for name in names {
            let one = try await milliseconds(samples: 30) { _ in
                _ = try await network.search(SearchText(name), at: SampleNetwork.now)
            }
            figures.append(Figure("  “\(name)”", milliseconds: one))
        }
        let words = ["coffee", "pri", "p", "about hiring", "zzzyx"]
        let texts = try await milliseconds(samples: 200, warmUp: words.count) { round in
            _ = try await network.searchTexts(SearchText(words[round % words.count]))
        }
        figures.append(Figure("search of texts (1M interactions)", milliseconds: texts, goal: 50))
        return figures
    }

    /// Somebody with 5,000 interactions or more; the one with the fewest of these.
    static func busiest(in network: Network) async throws -> ID<Person> {
        var found: (id: ID<Person>, contacts: Int)?
        var most: (id: ID<Person>, contacts: Int)?
        for offset in stride(from: 0, to: SampleNetwork.people, by: 1000) {
            for line in try await network.people(PeopleFilter(), offset: offset, limit: 1000).people {
                let contacts = line.tie.contacts
                if contacts > most?.contacts ?? -1 { most = (line.id, contacts) }
                if contacts >= 5000, contacts < found?.contacts ?? .max { found = (line.id, contacts) }
            }
        }
        guard let person = found ?? most else { throw BenchmarkError.failed(name) }
        return person.id
    }
}
