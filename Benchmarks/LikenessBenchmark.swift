internal import Foundation
internal import WellmetModel

/// Who is in the book twice: how well it is told on the public FEBRL sets, beside the classifiers of recordlinkage when
/// `WELLMET_PEERS` names a Python that has it, and how fast among a hundred thousand people.
enum LikenessBenchmark: Benchmark {
    static let name = "likeness"
    private static let people = 100_000

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        try quality(options) + (await speed())
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

    private static func speed() async throws -> [Figure] {
        let people = Self.people(count: people)
        var found: [PersonLikeness] = []
        let all = try await seconds { found = Duplicates.pairs(of: people) }
        guard found.count > people.count / 100 else { throw BenchmarkError.failed("likeness: \(found.count) pairs") }
        let index = LikenessIndex(people)
        let one = try await milliseconds(samples: 200) { round in
            let new = people[round * 97 % people.count]
            let candidates = index.candidates(LikenessKeys.keys(of: new)).map { people[$0] }
            _ = Duplicates.matches(of: new, among: candidates, in: index.counts)
        }
        return [
            Figure("duplicates among 100,000 people, \(found.count) pairs suggested", all, "s", goal: 20),
            Figure("duplicates of one new person among 100,000", milliseconds: one, goal: 50),
        ]
    }

    /// Made-up people, one in twenty of them there twice: as another address book has them, with less and a slip.
    private static func people(count: Int) -> [PersonTraits] {
        var random = SeededRandom(seed: 5)
        let network = DemoNetwork.make(count: count * 20 / 21, at: SampleNetwork.now, in: .gmt, history: false)
        var people = network.people.map { PersonTraits($0, id: ID(at: SampleNetwork.now, using: &random)) }
        for place in stride(from: 0, to: people.count, by: 20) where people.count < count {
            people.append(people[place].again(ID(at: SampleNetwork.now, using: &random), using: &random))
        }
        return people
    }
}

extension PersonTraits {
    fileprivate init(_ person: DemoPerson, id: ID<Person>) {
        self.init(id: id, name: person.name)
        for edit in person.edits {
            switch edit {
            case .place(let place): places.append(place)
            case .addIdentity(let identity): identities.append(identity)
            case .addPosition(let organization, let title, _, _): work.append(Work(organization: organization, title: title))
            case .addDate(ImportantDate.birthday, let date): birthday = date
            default: break
            }
        }
    }

    /// The same person of another source.
    fileprivate func again(_ id: ID<Person>, using random: inout SeededRandom) -> PersonTraits {
        var other = PersonTraits(id: id, name: PersonName(given: name.given, family: name.family))
        switch random.below(4) {
        case 0: other.name = PersonName(given: name.family, family: name.given)
        case 1: other.name.given = String(name.given.prefix(1)) + "."
        case 2: other.name.family = folded(name.family)
        default: other.name.family += name.family.suffix(1)
        }
        other.work = work
        other.places = places
        other.birthday = birthday
        return other
    }
}
