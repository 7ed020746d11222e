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
        for interactions in options.isLarge ? [1_000_000, 10_000_000] : [1_000_000] {
            let found = try await run(SampleNetwork(interactions: interactions, options: options), interactions / 1_000_000)
            figures += found
            today.append(found.first?.p99 ?? 0)
        }
        if today.count == 2 { figures.append(Figure("today over HTTP: ten times the history", today[1] / today[0], "×", goal: 1.2)) }
        return figures
    }

    private static func run(_ sample: SampleNetwork, _ millions: Int) async throws -> [Figure] {
        var figures: [Figure] = []
        try await sample.withCopyFolder { folder in
            let (person, total) = try await busiest(in: folder)
            let link = try await signInPath(in: folder)
            let label = "10k people, \(millions)M interactions"
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
            func page(_ name: String, _ path: String, goal: Double) async throws {
                let samples = try await milliseconds(samples: 400, warmUp: 20) { _ in try client.get(path, cookie: cookie) }
                figures.append(Figure("\(name) over HTTP (\(label))", milliseconds: samples, goal: goal))
            }
            try await page("today", "/", goal: 25)
            try await page("people list", "/people", goal: 25)
            try await page("people list by last contact", "/people?order=contact", goal: 25)
            try await page("people list, warmth:<=2,", "/people?q=warmth%3A%3C%3D2", goal: 25)
            try await page("people list, about:design,", "/people?q=about%3Adesign", goal: 25)
            try await page("person with \(total) interactions", "/people/\(person)", goal: 25)
            try await page("looking back: a year, and circles then and now,", "/look-back", goal: 25)
            try await page("warmth over time, of \(total) interactions,", "/people/\(person)/warmth", goal: 25)
            figures.append(Figure("serve, start to first byte (\(label))", milliseconds: starts, goal: 200))
            figures.append(Figure("serve, resident at rest after the start (\(label))", rest, "MB", goal: 60))
            figures.append(Figure("serve, resident after 3,200 pages (\(label))", server.residentMegabytes, "MB"))
            // A minute without a request, seen at the second look of the jobs after it.
            try await Task.sleep(for: .seconds(125))
            figures.append(Figure("serve, resident two minutes later (\(label))", server.residentMegabytes, "MB", goal: 60))
            let command = try await milliseconds(samples: 30) { _ in try RunningServer.wellmet(["today", "--data", folder]) }
            figures.append(Figure("wellmet today, whole process (\(label))", milliseconds: command, goal: 100))
        }
        return figures
    }

    private static func busiest(in folder: String) async throws -> (String, Int) {
        let store = try await Store.open(folder: folder, at: SampleNetwork.now)
        defer { try? store.close() }  // nothing was written
        guard let account = try await store.account(named: "me") else { throw BenchmarkError.failed(name) }
        let network = store.network(of: account.id)
        let person = try await PeopleBenchmark.busiest(in: network)
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
