/// Over HTTP: today, the people list and a person page; memory at rest; the time to the first byte.
enum ServerBenchmark: Benchmark {
    static let name = "server"

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        [Figure("over HTTP", not: "not measured yet")]
    }
}
