internal import Foundation
internal import WellmetModel
internal import WellmetServer
internal import WellmetStore

/// A whole network of 10,000 people leaves as one archive and comes into an empty network again.
enum ArchiveBenchmark: Benchmark {
    static let name = "archive"

    static func run(_ options: BenchmarkOptions) async throws -> [Figure] {
        var figures: [Figure] = []
        // The smaller first: the memory that a process has held only grows.
        for interactions in [100_000, 1_000_000] {
            let words = "10,000 people, \(interactions / 1000),000 interactions"
            let zip = "\(options.cache)/archive-\(interactions).zip"
            try? FileManager.default.removeItem(atPath: zip)  // left by a run that was ended
            defer { try? FileManager.default.removeItem(atPath: zip) }  // the next run removes it
            var leaving = 0.0
            var manifest: NetworkManifest?
            try await SampleNetwork(interactions: interactions, options: options).opened { network in
                leaving = try await seconds {
                    manifest = try await NetworkArchive.write(network, of: "me", to: zip, at: SampleNetwork.now)
                }
            }
            let folder = "\(options.cache)/archive-\(interactions)"
            try? FileManager.default.removeItem(atPath: folder)  // as above
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let store = try await Store.open(folder: folder, at: SampleNetwork.now)
            let network = store.network(of: try await store.addAccount("me", settings: Settings(), at: SampleNetwork.now).id)
            guard let archive = try NetworkArchive(path: zip), let manifest, archive.manifest == manifest else {
                throw BenchmarkError.failed("archive: the archive is another than the one that was written")
            }
            sync()
            let coming = try await seconds { try await archive.takeIn(network, at: SampleNetwork.now) }
            let differences = try await network.differences(at: SampleNetwork.now)
            guard differences.isEmpty else { throw BenchmarkError.failed("archive: \(differences.prefix(3))") }
            try store.close()
            let size = try FileManager.default.attributesOfItem(atPath: zip)[.size] as? Double ?? 0
            figures += [
                Figure("export (\(words))", leaving, "s"), Figure("import of it into an empty network", coming, "s"),
                Figure("both", leaving + coming, "s", goal: interactions == 1_000_000 ? 60 : nil),
                Figure("size of the archive", size / 1_000_000, "MB"), Figure("most memory so far", peakMemory(), "MB"),
            ]
        }
        return figures
    }
}
