internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// A generated network of 10,000 people with a long history, kept in the cache folder.
struct SampleNetwork {
    /// The folder of the store.
    let folder: String
    let interactions: Int

    static let people = 10_000
    /// The networks end here, whenever they are made.
    static let now = Day(number: 20_526).at(hour: 9, in: .gmt)

    /// Names the cached network; raised when the schema or the generator changes.
    private static let version = 9

    init(interactions: Int, options: BenchmarkOptions) {
        folder = "\(options.cache)/v\(SampleNetwork.version)-\(interactions)"
        self.interactions = interactions
    }

    /// Makes the network unless it is in the cache.
    func prepare() async throws {
        guard !FileManager.default.fileExists(atPath: folder) else { return }
        FileHandle.standardError.write(Data("  making a network of \(interactions) interactions, once\n".utf8))
        _ = try await write(to: folder)
    }

    /// Writes the network into a new folder; the seconds that the interactions took.
    func write(to target: String) async throws -> Double {
        let partial = target + ".partial"
        try? FileManager.default.removeItem(atPath: partial)  // there is none after a run that ended well
        let store = try await Store.open(folder: partial, at: Self.now)
        let network = store.network(of: try await store.addAccount("me", settings: Settings(), at: Self.now).id)
        let people = DemoNetwork.make(count: Self.people, at: Self.now, in: .gmt, history: false)
        let filled = try await network.fill(with: people, at: Self.now)
        let history = DemoHistory(with: filled.ids, count: interactions, from: Self.now.adding(days: -3650), to: Self.now)
        let taken = try await seconds { _ = try await network.record(history, title: "A long history", at: Self.now) }
        try store.close()
        try? FileManager.default.removeItem(atPath: target)  // an older one of the same name
        try FileManager.default.moveItem(atPath: partial, toPath: target)
        return taken
    }

    /// Opens a copy that may be written to; `body` gets its network, and the copy is removed afterwards.
    func withCopy(_ body: (Network) async throws -> Void) async throws {
        try await withCopyFolder { try await Self.open($0, body) }
    }

    /// Makes a copy that may be written to; `body` gets its folder, and the copy is removed afterwards.
    func withCopyFolder(_ body: (String) async throws -> Void) async throws {
        try await prepare()
        let copy = folder + ".copy"
        try? FileManager.default.removeItem(atPath: copy)  // left by a run that was ended
        try FileManager.default.copyItem(atPath: folder, toPath: copy)
        defer { try? FileManager.default.removeItem(atPath: copy) }  // the next run removes it
        // On the disk before anything is measured: gigabytes on their way there would hold up every write.
        sync()
        try await body(copy)
    }

    /// Opens the cached network itself, to be read only.
    func opened(_ body: (Network) async throws -> Void) async throws {
        try await prepare()
        try await Self.open(folder, body)
    }

    private static func open(_ folder: String, _ body: (Network) async throws -> Void) async throws {
        let store = try await Store.open(folder: folder, at: now)
        guard let account = try await store.account(named: "me") else { throw BenchmarkError.failed("the network in \(folder)") }
        try await body(store.network(of: account.id))
        try store.close()
    }
}
