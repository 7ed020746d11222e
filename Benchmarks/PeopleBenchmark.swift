internal import WellmetModel
internal import WellmetStore

/// The people list and a person with thousands of interactions: the store's part of both pages.
enum PeopleBenchmark: Benchmark {
    static let name = "people"

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        var figures: [Figure] = []
        for sample in SampleNetwork.growing(options) { figures += try await run(sample) }
        return figures
    }

    /// Filters as people type them, that are measured over HTTP, too.
    static let filters = [
        "an", "circle:peers", "last:>90d", "warmth:<=2", "circle:clients,peers last:>30d warmth:<=3 -tag:press", "company:ac -has:mail",
        "city:berlin met:2025", "about:coffee", "about:design", "knows:chidi", "met:remote",
    ]

    private static func run(_ sample: SampleNetwork) async throws -> [Figure] {
        var figures: [Figure] = []
        let label = sample.label
        try await sample.opened { network in
            func list(_ name: String, _ filter: PeopleFilter, offset: Int = 0) async throws {
                let samples = try await milliseconds(samples: 200) { _ in _ = try await network.people(filter, offset: offset, limit: 50) }
                figures.append(Figure("people list, \(name) (\(label))", milliseconds: samples, goal: 25))
            }
            try await list("by name", PeopleFilter())
            try await list("by name, last page", PeopleFilter(), offset: sample.people - 100)
            try await list("by last contact", PeopleFilter(order: .contact))
            for text in filters {
                try await list(text, PeopleFilter(try Filter(text), at: SampleNetwork.now))
            }
            let person = try await busiest(in: network, of: sample.people)
            let now = SampleNetwork.now
            let total = try await network.details(of: person, at: now).timelineTotal
            let samples = try await milliseconds(samples: 200) { _ in _ = try await network.details(of: person, at: now) }
            figures.append(Figure("person with \(total) interactions (\(label))", milliseconds: samples, goal: 25))
            let look = try await milliseconds(samples: 200) { _ in _ = try await network.lookBack(at: now) }
            figures.append(Figure("looking back: a year, and circles then and now (\(label))", milliseconds: look, goal: 25))
            let warmth = try await milliseconds(samples: 200) { _ in _ = try await network.warmthStory(of: person, at: now) }
            figures.append(Figure("warmth over time, of \(total) interactions (\(label))", milliseconds: warmth, goal: 25))
            let map = try await milliseconds(samples: 30) { _ in _ = try await network.map(at: now) }
            figures.append(Figure("map of the network (\(label))", milliseconds: map))
        }
        return figures
    }

    /// Somebody with 5,000 interactions or more; the one with the fewest of these.
    static func busiest(in network: Network, of people: Int) async throws -> ID<Person> {
        var found: (id: ID<Person>, contacts: Int)?
        var most: (id: ID<Person>, contacts: Int)?
        for offset in stride(from: 0, to: people, by: 1000) {
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
