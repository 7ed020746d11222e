internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// A LinkedIn archive of 30,000 connections: read, previewed and applied.
enum ImportBenchmark: Benchmark {
    static let name = "import"
    private static let connections = 30_000

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        try FileManager.default.createDirectory(atPath: options.cache, withIntermediateDirectories: true)
        let path = "\(options.cache)/Basic_LinkedInDataExport_03-14-2026.zip"
        try? FileManager.default.removeItem(atPath: path)  // made anew: it takes a second
        try LinkedInArchiveWriter.write(archive(), to: path)
        let folder = options.cache + "/import"
        try? FileManager.default.removeItem(atPath: folder)  // left by a run that was ended
        defer { try? FileManager.default.removeItem(atPath: folder) }  // the next run removes it
        let now = SampleNetwork.now
        let store = try await Store.open(folder: folder, at: now)
        let network = store.network(of: try await store.addAccount("me", settings: Settings(), at: now).id)
        var archives: [Archive] = []
        let read = try await seconds { archives = try Archive.read([path], options: ReadOptions()) }
        guard let archive = archives.first else { throw BenchmarkError.failed(name) }
        var plans: [ImportPlan] = []
        let preview = try await seconds { plans = [try await network.plan(archive)] }
        guard let plan = plans.first else { throw BenchmarkError.failed(name) }
        let longest = Longest()
        let apply = try await seconds { _ = try await network.apply(plan, at: now) { await longest.note($0.held) } }
        let again = try await seconds { _ = try await network.apply(try await network.plan(archive), at: now) }
        let count = try await network.people(PeopleFilter(), limit: 1).total
        guard count == connections else { throw BenchmarkError.failed("\(name): \(count) people instead of \(connections)") }
        try store.close()
        let label = "LinkedIn archive of 30,000 connections"
        return [
            Figure("\(label): preview and apply", read + preview + apply, "s", goal: 4),
            Figure("  reading the ZIP", read, "s"), Figure("  deciding every row", preview, "s"), Figure("  applying", apply, "s"),
            Figure("  longest hold of the writer", await longest.milliseconds, "ms", goal: 100),
            Figure("  the same archive a second time", again, "s"), Figure("  peak memory", peakMemory(), "MB"),
        ]
    }

    /// The longest time for which a part of an import holds the writer.
    private actor Longest {
        private(set) var milliseconds = 0.0

        func note(_ held: Duration) { milliseconds = max(milliseconds, held / .milliseconds(1)) }
    }

    private static func archive() -> Archive {
        var random = SeededRandom(seed: 7)
        var archive = Archive(
            source: .linkedin, owner: Archive.Owner(name: "Mara Example", identity: Identity(kind: .linkedin, normalised: "mara-example")),
            asOf: Day(SampleNetwork.now, in: .gmt))
        let today = Day(SampleNetwork.now, in: .gmt)
        let demo = DemoNetwork.make(count: connections, at: SampleNetwork.now, in: .gmt, history: false)
        for (index, made) in demo.people.enumerated() {
            var person = ArchivePerson(place: RowPlace(file: "Connections.csv", line: index + 5), name: made.name)
            person.name.phoneticGiven = ""
            person.name.phoneticFamily = ""
            person.identities = [Identity(kind: .linkedin, normalised: "person-\(index)")]
            if random.chance(0.05) { person.identities.append(Identity(kind: .mail, normalised: "person\(index)@example.org")) }
            for case .addPosition(let organization, let title, _, nil) in made.edits {
                person.organization = organization + " \(random.below(120))"
                person.title = title
            }
            person.connectedOn = today.adding(-10 - random.below(4000))
            archive.people.append(person)
        }
        return archive
    }
}
