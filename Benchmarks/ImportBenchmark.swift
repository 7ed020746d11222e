internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// A LinkedIn archive of 30,000 connections: read, previewed and applied.
enum ImportBenchmark: Benchmark {
    static let name = "import"
    private static let connections = 30_000

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        let path = try options.file("Basic_LinkedInDataExport_03-14-2026.zip")
        try? FileManager.default.removeItem(atPath: path)  // made anew: it takes a second
        try LinkedInArchiveWriter.write(archive(), to: path)
        let longest = Longest()
        let imported = try await MeasuredImport(of: path, name, options) { await longest.note($0.held) }
        defer { imported.remove() }
        let network = imported.network
        let again = try await seconds { _ = try await network.apply(try await network.plan(imported.archive), at: SampleNetwork.now) }
        let count = try await network.people(PeopleFilter(), limit: 1).total
        guard count == connections else { throw BenchmarkError.failed("\(name): \(count) people instead of \(connections)") }
        let memory = peakMemory()
        let undo = try await seconds { _ = try await network.undo(imported.batch, at: SampleNetwork.now) }
        let left = try await network.people(PeopleFilter(), limit: 1).total
        guard left == 0 else { throw BenchmarkError.failed("\(name): \(left) people stayed after the undo") }
        try imported.store.close()
        let label = "LinkedIn archive of 30,000 connections"
        return [
            Figure("\(label): preview and apply", imported.total, "s", goal: 4),
            Figure("  reading the ZIP", imported.read, "s"), Figure("  deciding every row", imported.preview, "s"),
            Figure("  applying", imported.apply, "s"),
            Figure("  longest hold of the writer", await longest.milliseconds, "ms", goal: 100),
            Figure("  the same archive a second time", again, "s"), Figure("  peak memory", memory, "MB"),
            Figure("undo of the import of 30,000 people", undo, "s", goal: 5),
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
