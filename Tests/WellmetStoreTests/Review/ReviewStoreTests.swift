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

    @Test func `Who is known to have been met before is nobody new, however late the history begins`() async throws {
        let test = try await TestNetwork()
        for (name, met) in [
            ("Before", "2019"), ("Last year", "2025-12"), ("This year", "2026"), ("In January", "2026-01-20"), ("Birthday", "--05-01"),
        ] {
            let person = try await test.add(name, [.met(Person.Meeting(on: PartialDate(met)))])
            try await test.contact([person], daysAgo: 30)
        }
        let year = try await test.network.review(ReviewSpan(year: 2026), at: test.now)
        #expect(year.people == 5 && Set(year.new.map(\.name)) == ["This year", "In January"])
        let february = try await test.network.review(ReviewSpan(year: 2026, month: 2), at: test.now)
        #expect(february.new.isEmpty)
    }

    @Test func `A tie that was alive and had no contact fell silent`() async throws {
        let test = try await TestNetwork()
        let ada = try await test.add("Ada")
        for day in stride(from: 80.0, to: 200, by: 4) { try await test.contact([ada], daysAgo: day) }
        let year = try await test.network.review(ReviewSpan(year: 2026), at: test.now.adding(days: 250))
        #expect(year.faded.map(\.name) == ["Ada"])
        #expect(year.people == 0)
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
