import Foundation
import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct DoctorTests {
    let test: TestNetwork

    init() async throws {
        test = try await TestNetwork()
        for i in 0..<5 {
            try await test.contact(
                [
                    try await test.add(
                        "Person Number\(i)", [.cadence(10), .addPosition(organization: "Acme", title: "", from: nil, to: nil)])
                ], daysAgo: Double(i) + 1)
        }
    }

    private func states(at now: Instant? = nil) async throws -> [String: DoctorFinding.State] {
        Dictionary(try await test.store.examine(at: now ?? test.now).map { ($0.topic, $0.state) }, uniquingKeysWith: { a, _ in a })
    }

    @Test func `A healthy store has nothing but good findings`() async throws {
        let findings = try await test.store.examine(at: test.now)
        #expect(findings.filter { $0.state != .good }.map(\.topic).filter { $0 != "disk" } == [])
        #expect(Set(findings.map(\.topic)) == ["database", "schema", "derived values of me", "imports", "permissions", "disk", "clock"])
    }

    @Test(arguments: [
        "UPDATE tie SET fast_level = fast_level + 1", "UPDATE tie SET last_contact = last_contact - 5",
        "UPDATE tie SET attention_from = NULL",
        "UPDATE tie SET cadence_days = 99", "UPDATE tie SET suggestible = 0", "DELETE FROM tie", "UPDATE tie SET worth = 9",
        "UPDATE tie SET need_bound = need_bound / 2", "UPDATE tie SET bound_until = 0", "UPDATE tie SET listed = 0",
        "UPDATE tie SET faint_until = faint_until + 60000",
        "DELETE FROM organization_word", "UPDATE organization_word SET word = 'x' || word", "DELETE FROM name_word",
        "UPDATE name_word SET word = word || 'x'", "UPDATE participant SET at = at - 1000",
        "UPDATE participant SET direction = 'in'", "UPDATE participant SET weight = 0.5", "UPDATE person SET cadence_days = 99",
    ])
    func `Derived values that went wrong are found, and a rebuild mends them`(damage: String) async throws {
        try await test.run(SQL(text: damage))
        #expect(try await !test.differences().isEmpty)
        #expect(try await states()["derived values of me"] == .bad)
        try await test.network.rebuild(at: test.now)
        #expect(try await test.differences() == [])
        #expect(try await states()["derived values of me"] == .good)
    }

    @Test func `A rebuild of what is right changes nothing`() async throws {
        let before = try await test.rows("SELECT * FROM tie ORDER BY person").map(\.values)
        try await test.network.rebuild(at: test.now)
        #expect(try await test.rows("SELECT * FROM tie ORDER BY person").map(\.values) == before)
        #expect(try await test.network.batches(limit: 1).first?.kind != "rule")
    }

    @Test func `A clock that was wrong, an import half done and a file that others read are told`() async throws {
        #expect(try await states(at: test.now.adding(days: -30))["clock"] == .bad)
        chmod(test.path, 0o644)
        #expect(try await states()["permissions"] == .warning)
        try await test.run("UPDATE batch SET state = 'applying' WHERE number = 1")
        #expect(try await states()["imports"] == .warning)
    }

    @Test(arguments: [
        "UPDATE circle_rhythm SET log_mean = 9", "UPDATE circle_rhythm SET members = 77", "UPDATE circle_rhythm SET only_tie = NULL",
        "UPDATE upkeep SET unaffiliated = 55",
    ])
    func `What a day began with is held against a rebuild until somebody changes something`(damage: String) async throws {
        let ada = try await test.add("Ada In A Circle", [.joinCircle("alone")])
        try await test.contact([ada], daysAgo: 9)
        let tomorrow = test.now.adding(days: 1)
        try await test.network.prepareDay(at: tomorrow)
        #expect(try await test.differences(at: tomorrow) == [])
        try await test.script(damage)
        #expect(try await test.differences(at: tomorrow) != [])
        try await test.network.rebuild(at: tomorrow)
        #expect(try await test.differences(at: tomorrow) == [])
    }
}
