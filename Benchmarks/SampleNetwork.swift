internal import Foundation
internal import WellmetModel
internal import WellmetStore

/// A generated network of people with a long history, 10,000 of them where nothing else is said; kept in the cache folder.
struct SampleNetwork {
    /// The folder of the store.
    let folder: String
    let people: Int
    let interactions: Int
    /// Whether one in twenty is there twice.
    let doubles: Bool

    static let commonPeople = 10_000
    /// The networks end here, whenever they are made.
    static let now = Day(number: 20_526).at(hour: 9, in: .gmt)

    /// Names the cached network; raised when the schema or the generator changes.
    private static let version = 11

    /// "10k people, 1M interactions"
    var label: String { "\(people / 1000)k people, \(interactions / 1_000_000)M interactions" }

    init(people: Int = SampleNetwork.commonPeople, interactions: Int, doubles: Bool = false, options: BenchmarkOptions) {
        let size = (people == SampleNetwork.commonPeople ? "\(interactions)" : "\(people)-\(interactions)") + (doubles ? "-doubles" : "")
        folder = "\(options.cache)/v\(SampleNetwork.version)-\(size)"
        self.people = people
        self.interactions = interactions
        self.doubles = doubles
    }

    /// The people, as they are made.
    func demo() -> DemoNetwork {
        let network = DemoNetwork.make(count: people, at: Self.now, in: .gmt, history: false)
        return doubles ? network.withDoubles(oneIn: 20) : network
    }

    /// The network of every run, and with `--large` the one with ten times the people and ten times the history.
    static func growing(_ options: BenchmarkOptions) -> [SampleNetwork] {
        let common = SampleNetwork(interactions: 1_000_000, options: options)
        guard options.isLarge else { return [common] }
        return [common, SampleNetwork(people: commonPeople * 10, interactions: 10_000_000, options: options)]
    }

    /// Makes the network unless it is in the cache.
    func prepare() async throws {
        guard !FileManager.default.fileExists(atPath: folder) else { return }
        FileHandle.standardError.write(Data("  making a network of \(people) people and \(interactions) interactions, once\n".utf8))
        _ = try await write(to: folder)
    }

    /// Writes the network into a new folder; the seconds that the interactions took.
    func write(to target: String) async throws -> Double {
        let partial = target + ".partial"
        try? FileManager.default.removeItem(atPath: partial)  // there is none after a run that ended well
        let store = try await Store.open(folder: partial, at: Self.now)
        let network = store.network(of: try await store.addAccount("me", settings: Settings(), at: Self.now).id)
        let filled = try await network.fill(with: demo(), at: Self.now)
        var taken = 0.0
        if interactions > 0 {
            let history = DemoHistory(with: filled.ids, count: interactions, from: Self.now.adding(days: -3650), to: Self.now)
            taken = try await seconds { _ = try await network.record(history, title: "A long history", at: Self.now) }
        }
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
