import Testing
import WellmetModel

@testable import WellmetStore

@Suite struct ReviewStoreTests {
    @Test func `A month tells who was in touch, new, closer and silent, and what was given`() async throws {
        let test = try await TestNetwork()
        let february = ReviewSpan(year: 2026, month: 2)
        #expect(try await test.network.review(february, at: test.now).isEmpty)
        let old = try await test.add("Old", [.joinCircle("clients")])
        let new = try await test.add("New", [.joinCircle("clients")])
        let silent = try await test.add("Silent")
        let late = try await test.add("Late")
        // 14 March: February is 14 to 41 days ago.
        try await test.contact([old], daysAgo: 300)
        for day in [20.0, 22, 24, 26, 30, 35] { try await test.contact([old], daysAgo: day) }
        try await test.contact([new], daysAgo: 16)
        for day in stride(from: 45.0, to: 80, by: 7) { try await test.contact([silent], daysAgo: day) }
        try await test.contact([late], daysAgo: 2)
        _ = try await test.network.add(Opportunity.Content(title: "Talk"), at: test.now)
        let content = Introduction.Content(way: .mine, person: old, other: new, otherName: "x")
        _ = try await test.network.add(content, state: .made, at: test.now)
        let review = try await test.network.review(february, at: test.now)
        #expect(review.isOver && review.people == 2)
        #expect(review.new.map(\.name) == ["New"] && review.newCount == 1)
        #expect(review.closer.map(\.person.name) == ["Old"])
        #expect(review.circles == [Review.CircleShare(name: "clients", inTouch: 2, members: 2)])
        #expect(review.opportunities.isEmpty && review.introducedByMe == 0)

        let march = try await test.network.review(february.next, at: test.now)
        #expect(!march.isOver && march.people == 1 && march.new.map(\.name) == ["Late"])
        #expect(march.opportunities == ["Talk"] && march.introducedByMe == 1 && march.introducedToMe == 0)
        let year = try await test.network.review(ReviewSpan(year: 2026), at: test.now)
        #expect(year.people == 4 && Set(year.new.map(\.name)) == ["New", "Late"])
    }

    @Test func `A tie that was alive and had no contact fell silent`() async throws {
        let test = try await TestNetwork()
        let ada = try await test.add("Ada")
        for day in stride(from: 80.0, to: 200, by: 4) { try await test.contact([ada], daysAgo: day) }
        let year = try await test.network.review(ReviewSpan(year: 2026), at: test.now.adding(days: 250))
        #expect(year.faded.map(\.name) == ["Ada"])
        #expect(year.people == 0)
    }

    @Test func `What fell silent in a month of the past stays so, whatever happens later`() async throws {
        let test = try await TestNetwork()
        let old = try await test.add("Old Friend")
        // Twelve calls from January to March 2025.
        for call in 0..<12 { try await test.contact([old], daysAgo: 430 - Double(call) * 7) }
        let july = ReviewSpan(year: 2025, month: 7)
        #expect(try await test.network.review(july, at: test.now).faded.map(\.name) == ["Old Friend"])
        try await test.contact([old], daysAgo: 0)
        #expect(try await test.network.review(july, at: test.now).faded.map(\.name) == ["Old Friend"])
        // Nine months of silence are told of the year, too, although it began warmly.
        #expect(try await test.network.review(ReviewSpan(year: 2025), at: test.now).faded.map(\.name) == ["Old Friend"])
        #expect(try await test.network.review(ReviewSpan(year: 2025, month: 3), at: test.now).faded.isEmpty)
    }

    @Test func `Whoever comes back is among those who may have come closer, beside the busiest`() async throws {
        let test = try await TestNetwork()
        let back = try await test.add("Back")
        try await test.contact([back], daysAgo: 400)
        for day in [30.0, 29] { try await test.contact([back], daysAgo: day) }
        var busy: [ID<Person>] = []
        for number in 0..<45 { busy.append(try await test.add("Busy \(number)")) }
        // As warm before as after: nobody of them comes closer.
        for day in stride(from: 1.0, to: 400, by: 6) { try await test.contact(busy, daysAgo: day, audience: 45) }
        let february = try await test.network.review(ReviewSpan(year: 2026, month: 2), at: test.now)
        #expect(february.people == 46 && february.closer.map(\.person.name) == ["Back"])
    }

    @Test func `Thanks and kept promises are counted both ways`() async throws {
        let test = try await TestNetwork()
        let ada = try await test.add("Ada", [.met(Person.Meeting(on: PartialDate(test.day)))])
        for owner in [FollowUp.Owner.mine, .mine, .theirs] {
            _ = try await test.network.promise("x", to: ada, due: nil, owner: owner, at: test.now)
        }
        for line in try await test.network.followUps(at: test.now) {
            _ = try await test.network.close(line.followUp, as: .kept, at: test.now)
        }
        let march = try await test.network.review(ReviewSpan(year: 2026, month: 3), at: test.now.adding(days: 1))
        #expect(march.promisesKept == 2 && march.promisesKeptToMe == 1 && march.thanked == 1)
    }
}
