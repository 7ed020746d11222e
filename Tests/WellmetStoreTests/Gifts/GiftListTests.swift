import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct GiftListTests {
    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    @Test func `A page has those that run and those that are over, each in its order and cut off by itself`() async throws {
        let ada = try await test.add("Ada")
        let noted: [(String, Opportunity.State, String?)] = [
            ("old", .open, nil), ("late", .pursued, "2026-03-01"), ("new", .open, nil), ("won", .won, nil), ("lost", .lost, nil),
        ]
        for (i, (title, state, next)) in noted.enumerated() {
            let content = Opportunity.Content(title: title, from: ada, next: next == nil ? "" : "call", nextOn: next.flatMap { Day($0) })
            _ = try await network.add(content, state: state, at: test.now.adding(seconds: Double(i)))
        }
        let all: GiftLists<Opportunity> = try await network.giftLists(limit: 50)
        #expect(all.running.lines.map(\.words) == ["late", "new", "old"])
        #expect(all.over.lines.map(\.words) == ["lost", "won"])
        let short: GiftLists<Opportunity> = try await network.giftLists(of: ada, limit: 1)
        #expect(short.running.lines.map(\.words) == ["late"] && short.over.lines.map(\.words) == ["lost"])
        #expect(short.running.total == 3 && short.over.total == 2)
        let next: GiftLists<Opportunity> = try await network.giftLists(running: 2, over: 1, limit: 1)
        #expect(next.running.lines.map(\.words) == ["old"] && next.running.offset == 2 && next.over.lines.map(\.words) == ["won"])
        // Behind the end is the last page.
        let last: GiftLists<Opportunity> = try await network.giftLists(running: 900, limit: 2)
        #expect(last.running.lines.map(\.words) == ["old"] && last.running.offset == 2)
        let others: GiftLists<Opportunity> = try await network.giftLists(of: try await test.add("Bob"), limit: 50)
        #expect(others.running.lines.isEmpty && others.over.lines.isEmpty)
    }

    @Test func `Insights that are over come by what became of them, the tried ones first`() async throws {
        let noted: [(String, Insight.State)] = [("a", .letGo), ("b", .tried), ("c", .tried), ("d", .letGo), ("e", .untried)]
        for (i, (text, state)) in noted.enumerated() {
            let id = try await network.add(Insight.Content(text: text), at: test.now.adding(seconds: Double(i))).value
            if state == .untried { continue }
            _ = try await network.mark(try #require(try await network.gift(id)).insight, as: state, at: test.now)
        }
        let all: GiftLists<Insight> = try await network.giftLists(limit: 50)
        #expect(all.running.lines.map(\.words) == ["e"] && all.over.lines.map(\.words) == ["c", "b", "d", "a"])
        let short: GiftLists<Insight> = try await network.giftLists(limit: 1)
        #expect(short.over.lines.map(\.words) == ["c"] && short.over.total == 4)
    }

    @Test func `A person is told with what they are in, whichever column names them`() async throws {
        let ada = try await test.add("Ada")
        let bob = try await test.add("Bob")
        _ = try await network.add(Opportunity.Content(title: "Talk", from: ada, forPerson: bob), at: test.now)
        _ = try await network.add(Opportunity.Content(title: "Gone", from: bob), state: .lost, at: test.now)
        _ = try await network.add(Insight.Content(text: "Sleep", from: bob), at: test.now)
        for (first, second, state) in [(bob, ada, .made), (ada, bob, .offered)] as [(ID<Person>, ID<Person>, Introduction.State)] {
            let content = Introduction.Content(way: .mine, person: first, other: second, otherName: "?")
            _ = try await network.add(content, state: state, at: test.now)
        }
        #expect(try await test.details(ada).gifts.words == "1 opportunity and 1 introduction under way")
        #expect(try await test.details(bob).gifts.words == "1 opportunity, 1 insight and 1 introduction under way")
    }
}
