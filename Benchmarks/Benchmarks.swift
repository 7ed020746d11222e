internal import Foundation

/// Measures what Wellmet promises in numbers and prints one table. Each benchmark runs in a process of its own, so that
/// neither memory nor caches of one help or harm another.
@main
struct Benchmarks {
    static var all: [any Benchmark.Type] {
        [
            WritingBenchmark.self, TodayBenchmark.self, PeopleBenchmark.self, SearchBenchmark.self, ImportBenchmark.self,
            CardsBenchmark.self,
            CardImportBenchmark.self, LikenessBenchmark.self, MergeBenchmark.self, SeveralBenchmark.self, ArchiveBenchmark.self,
            ScoresBenchmark.self,
            ServerBenchmark.self,
        ]
    }

    static func main() async {
        do {
            let options = try BenchmarkOptions(Array(CommandLine.arguments.dropFirst()))
            if options.wantsHelp { return print(BenchmarkOptions.help) }
            if options.isChild {
                try await run(options)
            } else {
                try runEach(options)
            }
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            exit(1)
        }
    }

    /// Runs the one benchmark that is named, and prints its figures as lines of JSON.
    private static func run(_ options: BenchmarkOptions) async throws {
        for benchmark in all where options.only.contains(benchmark.name) {
            for figure in try await benchmark.run(options) { print(try figure.line()) }
        }
    }

    private static func runEach(_ options: BenchmarkOptions) throws {
        var figures: [Figure] = []
        for benchmark in all where options.only.isEmpty || options.only.contains(benchmark.name) {
            FileHandle.standardError.write(Data("measuring: \(benchmark.name)\n".utf8))
            let process = Process()
            process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            process.arguments = CommandLine.arguments.dropFirst() + ["--child", "--only", benchmark.name]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw BenchmarkError.failed(benchmark.name) }
            figures += try String(decoding: data, as: UTF8.self).split(separator: "\n").map { try Figure(line: String($0)) }
        }
        print(Figure.table(figures))
    }
}

/// One promise in numbers.
protocol Benchmark: Sendable {
    static var name: String { get }
    static func run(_ options: BenchmarkOptions) async throws -> [Figure]
}

enum BenchmarkError: Error, CustomStringConvertible {
    case usage(String)
    case failed(String)

    var description: String {
        switch self {
        case .usage(let text): text + "\n" + BenchmarkOptions.help
        case .failed(let name): "the benchmark “\(name)” failed; what it said stands above"
        }
    }
}

struct BenchmarkOptions {
    /// Where generated networks are kept from one run to the next.
    var cache = ".build/bench-networks"
    var isLarge = false
    var only: Set<String> = []
    var isChild = false
    var wantsHelp = false

    static let help = """
        usage: Benchmarks [--large] [--only NAME]… [--cache DIR]
          --large      also the networks of ten million interactions, with 10,000 and with 100,000 people (writing them takes
                       minutes and some gigabytes)
          --only NAME  one of \(Benchmarks.all.map { $0.name }.joined(separator: ", "))
          --cache DIR  where generated networks are kept, .build/bench-networks when not given
        WELLMET_PEERS names a Python with vobject for “cards” and recordlinkage for “likeness”.
        WELLMET_TIES_DATA names the folder of the tie data for “scores”.
        """

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--large": isLarge = true
            case "--child":
                isChild = true
                only = []
            case "--help", "-h": wantsHelp = true
            case "--only", "--cache":
                guard let value = rest.popFirst() else { throw BenchmarkError.usage("\(argument) needs a value") }
                if argument == "--cache" { cache = value } else { only.insert(value) }
            default: throw BenchmarkError.usage("unknown option \(argument)")
            }
        }
        let names = Set(Benchmarks.all.map { $0.name })
        if let unknown = only.subtracting(names).first { throw BenchmarkError.usage("there is no benchmark “\(unknown)”") }
    }

    /// Where a file of the cache stands, in a folder that is there.
    func file(_ name: String) throws -> String {
        try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
        return "\(cache)/\(name)"
    }
}
