import Foundation
import Testing
import WellmetTestSupport

@testable import WellmetModel
@testable import WellmetStore

/// A fresh store in a folder of its own with one account, on 14 March 2026 in Berlin.
final class TestNetwork: Sendable {
    let folder: URL
    let store: Store
    let network: Network

    static let now = Instant(seconds: 1_773_477_000)  // 2026-03-14 08:30 UTC, a Saturday
    static let today = "2026-03-14"

    var now: Instant { TestNetwork.now }

    init(zone: String = "Europe/Berlin", capacity: Int = 3) async throws {
        folder = try TemporaryFolder.make(named: "store")
        store = try await Store.open(folder: folder.path, at: TestNetwork.now)
        var settings = Settings()
        settings.zone = zone
        settings.capacity = capacity
        network = store.network(of: try await store.addAccount("me", settings: settings, at: TestNetwork.now).id)
    }

    deinit {
        // What is left behind harms no other test.
        try? store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var path: String { folder.appending(path: Store.fileName).path }

    /// The same file, opened a second time as another process would.
    func another() async throws -> Store { try await Store.open(folder: folder.path, at: now) }

    @discardableResult
    func add(_ name: String, _ edits: [PersonEdit] = [], standing: Person.Standing = .book, at: Instant? = nil) async throws -> ID<Person> {
        try await network.add(PersonName(written: name), edits: edits, standing: standing, at: at ?? now).value
    }

    func circle(_ name: String) async throws -> Circle { try #require(try await network.circle(named: name)) }

    /// A new id.
    func id<Entity>(_: Entity.Type = Entity.self) -> ID<Entity> {
        var generator = SystemRandomNumberGenerator()
        return ID(at: now, using: &generator)
    }

    @discardableResult
    func edit(_ person: ID<Person>, _ edits: PersonEdit..., at: Instant? = nil) async throws -> BatchNumber? {
        try await network.edit(person, edits, at: at ?? now).batch
    }

    func details(_ person: ID<Person>, at: Instant? = nil) async throws -> PersonDetails {
        try await network.details(of: person, at: at ?? now, limit: 1000)
    }

    /// Logs what happened so many days ago, without a line to understand.
    @discardableResult
    func contact(
        _ people: [ID<Person>], daysAgo: Double, kind: Interaction.Kind = .call, channel: Interaction.Channel = .phone,
        direction: Interaction.Direction = .both, summary: String = "", audience: Int = 1
    ) async throws -> Logged {
        let line = LogLine(
            happened: true, kind: kind, channel: channel, direction: direction, people: [], at: now.adding(days: -daysAgo),
            precision: .minute, minutes: nil, summary: summary, circles: [], tags: [], followUps: [], spans: [])
        return try await network.log(line, people: people.map(LogPerson.known), at: now).value
    }

    /// Understands and logs a line in which every name fits exactly one person.
    @discardableResult
    func log(_ text: String, at: Instant? = nil) async throws -> Written<Logged> {
        let understood = try await network.understand(text, at: at ?? now)
        let people = understood.mentions.map { match -> LogPerson in
            if let only = match.candidates.first, match.candidates.count == 1 { return .known(only.id) }
            return .new(PersonName(written: match.mention.text), match.mention.identity)
        }
        return try await network.log(understood.line, people: people, at: at ?? now)
    }

    /// Where derived values differ from a rebuild; empty when nowhere.
    func differences(at: Instant? = nil) async throws -> [String] { try await network.differences(at: at ?? now) }

    func count(_ table: String) async throws -> Int {
        try await store.engine.read { tx in try tx.row(SQL(text: "SELECT count(*) AS n FROM \(table)"))?["n"].int ?? 0 }
    }

    func rows(_ sql: SQL) async throws -> [Row] {
        try await store.engine.read { tx in try tx.rows(sql) }
    }

    func run(_ sql: SQL) async throws {
        _ = try await store.engine.write { tx in try tx.run(sql) }
    }

    /// Runs statements that only this engine knows, unseen by the check for PostgreSQL.
    func script(_ text: String) async throws {
        try await store.engine.write { tx in try tx.script(text) }
    }

    /// How SQLite goes about a statement: the lines of its plan.
    func explained(_ statement: String) async throws -> String {
        let lines = try await rows(SQL(text: "EXPLAIN QUERY PLAN " + statement)).map { $0["detail"].text }
        return lines.joined(separator: "; ")
    }

    /// Everything that people wrote or imported, without the ledger: row by row, in words.
    func contents() async throws -> [String] {
        try await store.engine.read { tx in
            var lines: [String] = []
            for table in LedgeredTable.childrenFirst.map(\.name) + ["participant"] where table != "nudge" {
                for row in try tx.rows(SQL(text: "SELECT * FROM \(table)")) {
                    let cells = row.dictionary.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                    lines.append("\(table): \(cells.joined(separator: " "))")
                }
            }
            return lines.sorted()
        }
    }
}

extension Day {
    /// A day that a test spells; the epoch when misspelt.
    static func on(_ text: String) -> Day { Day(text) ?? Day(number: 0) }
}

extension TestNetwork {
    static let day = Day.on("2026-03-14")
    var day: Day { TestNetwork.day }
}
