import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct InsightStoreTests {
    let test: TestNetwork
    private var network: Network { test.network }

    init() async throws { test = try await TestNetwork() }

    private func line(_ id: ID<Insight>) async throws -> InsightLine { try #require(try await network.gift(id)) }

    @Test func `Advice that I promised to report on comes into today when its day is there`() async throws {
        let ada = try await test.add("Ada")
        let content = Insight.Content(text: "Charge more", from: ada, about: "pricing", reportOn: .on("2026-03-20"))
        let written = try await network.add(content, at: test.now)
        #expect(try await network.today(at: test.now).promises.isEmpty)
        let then = test.now.adding(days: 7)
        let promises = try await network.today(at: then).promises
        #expect(promises.map(\.nudge.person) == [ada])
        #expect(promises.first?.nudge.reasons.first?.sentence.contains("tell them what came of “Charge more”") == true)
        let tried = try await network.mark(
            try await line(written.value).insight, as: .tried, outcome: "Worked", reported: true, at: then)
        #expect(try await line(written.value).insight.isReported)
        #expect(try await network.followUps(at: then).isEmpty)
        _ = try await network.undo(try #require(tried.batch), at: then)
        #expect(try await line(written.value).insight.state == .untried)
        #expect(try await network.followUps(at: then).count == 1)
        #expect(try await test.differences(at: then) == [])
    }

    @Test func `What is not tried yet stands on the page of who gave it, the newest of it`() async throws {
        let ada = try await test.add("Ada")
        let first = try await network.add(Insight.Content(text: "Charge more", from: ada), at: test.now).value
        _ = try await network.add(Insight.Content(text: "Sleep", from: ada), at: test.now.adding(days: 0.01))
        #expect(try await test.details(ada).gifts.insights == 2)
        #expect(try await test.details(ada).gifts.untried?.content.text == "Sleep")
        _ = try await network.mark(try await line(first).insight, as: .letGo, at: test.now)
        #expect(try await (network.gifts([.untried], of: ada) as [InsightLine]).map(\.content.text) == ["Sleep"])
        #expect(try await (network.gifts(of: ada) as [InsightLine]).count == 2)
    }

    @Test func `The promise moves with the text and goes with the advice`() async throws {
        let ada = try await test.add("Ada")
        let id = try await network.add(Insight.Content(text: "Charge more", from: ada, reportOn: .on("2026-03-20")), at: test.now).value
        let seen = try await line(id)
        var content = seen.content
        (content.text, content.reportOn) = ("Charge less", .on("2026-03-22"))
        _ = try await network.edit(seen.insight, content, at: test.now)
        let promise = try #require(try await network.followUps(at: test.now).first)
        #expect(promise.followUp.text == "tell them what came of “Charge less”" && promise.followUp.due == .on("2026-03-22"))
        await #expect(throws: StaleVersion.self) { try await network.remove(seen.insight, at: test.now) }
        let removed = try await network.remove(try await line(id).insight, at: test.now)
        #expect(try await network.followUps(at: test.now).isEmpty)
        _ = try await network.undo(try #require(removed.batch), at: test.now)
        #expect(try await line(id).content.reportOn == .on("2026-03-22"))
        content.from = nil
        content.reportOn = nil
        _ = try await network.edit(try await line(id).insight, content, at: test.now)
        #expect(try await network.followUps(at: test.now).isEmpty)
        #expect(try await line(id).fromName == "")
    }

    @Test func `A promise without anybody to tell is refused`() async throws {
        await #expect(throws: StoreError.self) {
            try await network.add(Insight.Content(text: "x", reportOn: .on("2026-03-20")), at: test.now)
        }
    }
}
