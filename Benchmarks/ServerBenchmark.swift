internal import Foundation
internal import WellmetModel
internal import WellmetServer
internal import WellmetStore

/// Over HTTP, with the program as people run it: today, the people list and a person page; memory at rest; the time to the
/// first byte; and `wellmet today` as a whole process.
enum ServerBenchmark: Benchmark {
    static let name = "server"

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        var figures: [Figure] = []
        var today: [Double] = []
        var samples = SampleNetwork.growing(options)
        if options.isLarge { samples.insert(SampleNetwork(interactions: 10_000_000, options: options), at: 1) }
        for sample in samples {
            let found = try await run(sample)
            figures += found
            today.append(found.first?.p99 ?? 0)
        }
        if today.count > 1 { figures.append(Figure("today over HTTP: ten times the history", today[1] / today[0], "×", goal: 1.2)) }
        return figures
    }

    private static func run(_ sample: SampleNetwork) async throws -> [Figure] {
        var figures: [Figure] = []
        try await sample.withCopyFolder { folder in
            let (person, total) = try await busiest(in: folder, of: sample.people)
            let link = try await signInPath(in: folder)
            let label = sample.label
            var starts: [Double] = []
            for _ in 0..<10 {
                let server = try RunningServer(folder: folder)
                starts.append(server.startMilliseconds)
                server.stop()
            }
            let server = try RunningServer(folder: folder)
            defer { server.stop() }
            let rest = server.residentMegabytes
            let client = try HTTPClient(port: server.port)
            let cookie = try client.signIn(link)
            var pages = 0
            func page(_ name: String, _ path: String, goal: Double) async throws {
                let samples = try await milliseconds(samples: 400, warmUp: 20) { _ in try client.get(path, cookie: cookie) }
                pages += samples.count
                figures.append(Figure("\(name) over HTTP (\(label))", milliseconds: samples, goal: goal))
            }
            try await page("today", "/", goal: 25)
            try await page("people list", "/people", goal: 25)
            try await page("people list by last contact", "/people?order=contact", goal: 25)
            for filter in PeopleBenchmark.filters {
                let query = filter.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? filter
                try await page("people list, \(filter),", "/people?q=\(query)", goal: 25)
            }
            try await page("search for “lan ng”", "/search?q=lan%20ng", goal: 25)
            try await page("search for “coffee”", "/search?q=coffee", goal: 50)
            try await page("map", "/map", goal: 200)
            try await page("person with \(total) interactions", "/people/\(person)", goal: 25)
            try await page("looking back: a year, and circles then and now,", "/look-back", goal: 25)
            try await page("warmth over time, of \(total) interactions,", "/people/\(person)/warmth", goal: 25)
            figures.append(Figure("serve, start to first byte (\(label))", milliseconds: starts, goal: 200))
            figures.append(Figure("serve, resident at rest after the start (\(label))", rest, "MB", goal: 60))
            figures.append(Figure("serve, resident after \(pages) pages (\(label))", server.residentMegabytes, "MB"))
            // A minute without a request, seen at the second look of the jobs after it.
            try await Task.sleep(for: .seconds(125))
            figures.append(Figure("serve, resident two minutes later (\(label))", server.residentMegabytes, "MB", goal: 60))
            let command = try await milliseconds(samples: 30) { _ in try RunningServer.wellmet(["today", "--data", folder]) }
            figures.append(Figure("wellmet today, whole process (\(label))", milliseconds: command, goal: 100))
        }
        return figures
    }

    private static func busiest(in folder: String, of people: Int) async throws -> (String, Int) {
        let store = try await Store.open(folder: folder, at: SampleNetwork.now)
        defer { try? store.close() }  // nothing was written
        guard let account = try await store.account(named: "me") else { throw BenchmarkError.failed(name) }
        let network = store.network(of: account.id)
        let person = try await PeopleBenchmark.busiest(in: network, of: people)
        return ("\(person)", try await network.details(of: person, at: SampleNetwork.now).timelineTotal)
    }

    private static func signInPath(in folder: String) async throws -> String {
        let store = try await Store.open(folder: folder, at: SampleNetwork.now)
        defer { try? store.close() }  // what was written is committed
        guard let account = try await store.account(named: "me") else { throw BenchmarkError.failed(name) }
        try await store.setPassword(hash: try Password.unknown(), of: account.id)
        return try await store.signInPath(for: account.id, at: SampleNetwork.now)
    }
}
