import Foundation
import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct DemoTests {
    private func filled(_ count: Int = 300, capacity: Int = 20) async throws -> TestNetwork {
        let test = try await TestNetwork(capacity: capacity)
        let demo = DemoNetwork.make(count: count, at: test.now, in: try await test.network.settings().timeZone)
        let report = try await test.network.fill(with: demo, at: test.now)
        #expect(report.people == count)
        #expect(report.ids.count == count)
        return test
    }

    @Test func `The same seed gives the same network, another one another`() {
        func text(_ seed: UInt64) -> String {
            let demo = DemoNetwork.make(count: 120, at: TestNetwork.now, in: .gmt, seed: seed)
            return demo.people.map { "\($0.name.formal) \($0.edits)" }.joined() + demo.interactions.map { "\($0.interaction)" }.joined()
        }
        #expect(text(1) == text(1))
        #expect(text(1) != text(2))
    }

    @Test func `Today has a reason of each kind, and promises both ways`() async throws {
        let test = try await filled()
        let today = try await test.network.today(at: test.now)
        let kinds = Set((today.picks + today.promises).flatMap { $0.nudge.reasons.map(\.kind) })
        let missing = Set(Reason.Kind.allCases).subtracting(kinds).subtracting([.occasion])
        #expect(missing == [])
        #expect(today.promises.count == 3)
        #expect(try await test.differences() == [])
    }

    @Test(arguments: ["2026-02-28", "2028-02-29", "2026-12-31", "2027-08-02"])
    func `It is whole on any day and in any zone`(day: String) async throws {
        let test = try await TestNetwork(zone: "Pacific/Auckland", capacity: 20)
        let now = Day.on(day).at(hour: 8, in: try await test.network.settings().timeZone)
        let demo = DemoNetwork.make(count: 60, at: now, in: try await test.network.settings().timeZone)
        _ = try await test.network.fill(with: demo, at: now)
        let kinds = Set(try await test.network.today(at: now).picks.flatMap { $0.nudge.reasons.map(\.kind) })
        #expect(kinds.isSuperset(of: [.thank, .birthday, .newJob, .reply, .ask, .cadence]))
        #expect(try await test.differences(at: now) == [])
        #expect(demo.interactions.allSatisfy { $0.interaction.at <= now })
    }

    @Test func `All fields are used, and nothing in it is anybody's`() async throws {
        let test = try await filled()
        for table in [
            "identity", "organization", "position", "circle", "membership", "tagging", "note", "date", "link", "field", "interaction",
            "participant",
            "follow_up", "occasion",
        ] {
            #expect(try await test.count(table) > 0, "\(table)")
        }
        func share(_ condition: String) async throws -> Int {
            try await test.rows(SQL(text: "SELECT count(*) AS n FROM person WHERE \(condition)")).first?[0].int ?? 0
        }
        for condition in [
            "pronouns <> ''", "zone <> ''", "place <> ''", "languages <> ''", "met_on IS NOT NULL", "met_place <> ''", "met_story <> ''",
            "met_through IS NOT NULL", "nickname <> ''", "prefix <> ''", "additional <> ''", "phonetic_given <> ''", "importance = 'high'",
            "paused_until IS NOT NULL", "archived = 1", "standing = 'discovered'", "cadence_days IS NOT NULL",
        ] {
            #expect(try await share(condition) > 0, "\(condition)")
        }
        let kinds = try await test.rows("SELECT DISTINCT kind FROM interaction").map { $0[0].text }
        #expect(Set(kinds) == Set(Interaction.Kind.allCases.map(\.rawValue)))
        for row in try await test.rows("SELECT kind, value FROM identity WHERE kind IN ('mail', 'phone')") {
            let value = row["value"].text
            if row["kind"].text == "mail" {
                #expect(["@example.org", "@example.com", "@example.net"].contains { value.hasSuffix($0) })
            } else {
                #expect(["+4930231250", "+4477009000", "+331990000", "+468465004", "+150355501"].contains { value.hasPrefix($0) })
            }
        }
    }

    @Test func `It can be undone`() async throws {
        let test = try await filled(80)
        _ = try await test.network.today(at: test.now)
        let batch = try #require(try await test.network.lastUndoable())
        #expect(batch.title == "Made a sample network of 80 people")
        #expect(try await test.network.undo(batch.number, at: test.now).kept == [])
        #expect(try await test.contents() == [])
        #expect(try await test.differences() == [])
    }

    @Test func `A long history comes in the order of time, the same twice, with a heavy tail`() {
        let test = (0..<200).map { _ in ID<Person>(UUID()) }
        let history = DemoHistory(with: test, count: 20_000, from: TestNetwork.now.adding(days: -3000), to: TestNetwork.now)
        let all = Array(history)
        #expect(all.count == 20_000)
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.0.at <= $1.0.at })
        #expect(all.first.map { $0.0.at >= TestNetwork.now.adding(days: -3000) } == true)
        #expect(all.last.map { $0.0.at <= TestNetwork.now } == true)
        #expect(Array(history).map(\.0.id) == all.map(\.0.id))
        let counts = Dictionary(grouping: all, by: { $0.1[0] }).mapValues(\.count).values.sorted()
        #expect(counts.count > 120)
        #expect((counts.last ?? 0) > 20 * (counts[counts.count / 2]))
        #expect(DemoHistory(with: [], count: 5, from: .distantPast, to: TestNetwork.now).first { _ in true } == nil)
    }
}
