internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// Who is in the book twice: how well it is told on the public FEBRL sets, beside the classifiers of recordlinkage when
/// `WELLMET_PEERS` names a Python that has it, and how fast among a hundred thousand people.
enum LikenessBenchmark: Benchmark {
    static let name = "likeness"
    private static let people = 100_000

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        try quality(options) + (await speed(options))
    }

    // MARK: Quality

    /// The threshold is chosen on the first set, and reported on all; what is promised is the best of any of the classifiers.
    private static func quality(_ options: BenchmarkOptions) throws -> [Figure] {
        let folder = try options.file("febrl")
        guard let peers = try classifiers(folder) else {
            return [Figure("duplicates of FEBRL", not: "left out, WELLMET_PEERS names no Python that has recordlinkage")]
        }
        var figures: [Figure] = []
        var threshold: Double?
        for name in ["febrl1", "febrl2", "febrl3", "febrl4"] {
            let set = try FebrlSet(name, in: folder)
            let found = set.found()
            threshold = threshold ?? FebrlSet.threshold(found)
            let quality = set.quality(found, from: threshold ?? 1)
            let others = peers.filter { $0.set == name }
            for other in others {
                figures.append(Figure("  found by \(other.classifier) of recordlinkage, but false", (1 - other.precision) * 1000, "‰"))
                figures.append(Figure("  missed by it", (1 - other.recall) * 1000, "‰"))
            }
            let (least, most) = (others.map(\.precision).max() ?? 0, others.map(\.recall).max() ?? 0)
            figures.append(Figure("\(name): pairs found, but false", (1 - quality.precision) * 1000, "‰", goal: (1 - least) * 1000))
            figures.append(Figure("\(name): true pairs missed", (1 - quality.recall) * 1000, "‰", goal: (1 - most) * 1000))
        }
        return figures
    }

    private struct Classified {
        let set: String
        let classifier: String
        let precision: Double
        let recall: Double
    }

    /// Lets the package write the sets into `folder` and tell how well it does; nil when no Python has it.
    private static func classifiers(_ folder: String) throws -> [Classified]? {
        guard let python = ProcessInfo.processInfo.environment["WELLMET_PEERS"] else { return nil }
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["Benchmarks/Peers/febrl.py", folder]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchmarkError.failed("recordlinkage") }
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: ",").map(String.init)
            guard parts.count == 4, let precision = Double(parts[2]), let recall = Double(parts[3]) else { return nil }
            return Classified(set: parts[0], classifier: parts[1], precision: precision, recall: recall)
        }
    }

    // MARK: Speed

    /// Through the store, as the command and the pages ask: everybody from nothing, and each of some who are added just now.
    private static func speed(_ options: BenchmarkOptions) async throws -> [Figure] {
        let sample = SampleNetwork(people: people * 20 / 21, interactions: 0, doubles: true, options: options)
        var figures: [Figure] = []
        try await sample.withCopy { network in
            var found = 0
            let all = try await seconds { found = try await network.duplicates(limit: 20).total }
            guard found > people / 100 else { throw BenchmarkError.failed("likeness: \(found) pairs") }
            let keys = try await seconds { try await network.settleLikeness() }
            let one = try await newcomers(to: network, sample)
            figures = [
                Figure("duplicates among 100,000 people, \(found) pairs suggested", all, "s", goal: 20),
                Figure("their keys, made once after they came", keys, "s"),
                Figure("duplicates of one new person among 100,000", milliseconds: one, goal: 50),
            ]
        }
        return figures
    }

    /// The milliseconds in which each of two hundred newcomers, who are there already, is held against the book, their keys made.
    private static func newcomers(to network: Network, _ sample: SampleNetwork) async throws -> [Double] {
        let (people, samples, warmUp) = (sample.demo().people, 200, 3)
        var random = SeededRandom(seed: 6)
        var (found, alike): ([Double], Int) = ([], 0)
        for round in 0..<(warmUp + samples) {
            let person = people[round * 97 % people.count].again(using: &random)
            let id = try await network.add(person.name, edits: person.edits, at: SampleNetwork.now).value
            let taken = try await seconds { if try await network.duplicates(of: id, limit: 5).total > 0 { alike += 1 } }
            if round >= warmUp { found.append(taken * 1000) }
        }
        guard alike > samples / 2 else { throw BenchmarkError.failed("likeness: \(alike) of \(samples) newcomers were known again") }
        return found
    }
}
