import Testing

@testable import WellmetModel
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
        #expect(march.only?.name == "Late" && review.only == nil && review.since == test.day.adding(-300))
    }

    @Test func `Of many who are new those whom one met most often come first, and a single one of a circle is named`() async throws {
        let test = try await TestNetwork()
        for (name, days) in [("Ada", [20.0]), ("Zoe", [20, 21, 22]), ("Bob", [20]), ("Cem", [24, 25])] {
            let person = try await test.add(name, [.joinCircle(name == "Zoe" ? "mentors" : "peers")])
            for day in days { try await test.contact([person], daysAgo: day) }
        }
        try await test.add("Quiet", [.joinCircle("mentors")])
        let review = try await test.network.review(ReviewSpan(year: 2026, month: 2), at: test.now)
        #expect(review.new.map(\.name) == ["Zoe", "Cem", "Ada", "Bob"])
        #expect(review.circles.map { $0.only?.name } == ["Zoe", nil] && review.circles.map(\.members) == [2, 3])
    }

    @Test func `Nine who are new are all named, of ten the first eight`() async throws {
        let test = try await TestNetwork()
        for number in 1...9 { try await test.contact([try await test.add("P\(number)")], daysAgo: 20) }
        let february = ReviewSpan(year: 2026, month: 2)
        #expect(try await test.network.review(february, at: test.now).new.count == 9)
        try await test.contact([try await test.add("Ten")], daysAgo: 20)
        let review = try await test.network.review(february, at: test.now)
        #expect(review.new.count == 8 && review.newCount == 10)
    }

    @Test func `Letters are told since the earliest contact or gift`() async throws {
        let test = try await TestNetwork()
        let ada = try await test.add("Ada")
        let march = ReviewSpan(year: 2026, month: 3)
        #expect(try await test.network.review(march, at: test.now).since == nil)
        try await test.contact([ada], daysAgo: 50, kind: .note)
        try await test.contact([ada], daysAgo: 10)
        #expect(try await test.network.review(march, at: test.now).since == test.day.adding(-10))
        _ = try await test.network.add(Insight.Content(text: "a"), at: test.now.adding(days: -30))
        #expect(try await test.network.review(march, at: test.now).since == test.day.adding(-30))
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
        #expect(march.promisesKeptTo.map(\.name) == ["Ada"] && march.thankedPeople.map(\.name) == ["Ada"])
    }

    private let march = ReviewSpan(year: 2026, month: 3)

    @Test func `What is for somebody else is no opportunity of mine, whoever told me`() async throws {
        let test = try await TestNetwork()
        let (ada, bob) = (try await test.add("Ada"), try await test.add("Bob"))
        for content in [
            Opportunity.Content(title: "from Ada for me", from: ada), Opportunity.Content(title: "found by me"),
            Opportunity.Content(title: "from Ada for Bob", from: ada, forPerson: bob),
            Opportunity.Content(title: "by me for Bob", forPerson: bob), Opportunity.Content(title: "by me for Zoe", forName: "Zoe"),
        ] { _ = try await test.network.add(content, at: test.now) }
        let review = try await test.network.review(march, at: test.now.adding(days: 1))
        // All of one moment: in no order.
        #expect(review.opportunities.sorted() == ["found by me", "from Ada for me"])
        #expect(
            review.opportunitiesForOthers.map { "\($0.title), \($0.name)" }.sorted() == [
                "by me for Bob, Bob", "by me for Zoe, Zoe", "from Ada for Bob, Bob",
            ])
        #expect(review.givers.map(\.person.name) == ["Ada"] && review.givers[0].opportunities == 2)
    }

    @Test func `Whoever gave is named, new or not, with what, and whether I was in touch since`() async throws {
        let test = try await TestNetwork()
        let (ada, bob, cem) = (try await test.add("Ada"), try await test.add("Bob"), try await test.add("Cem"))
        for person in [ada, bob, cem] { try await test.contact([person], daysAgo: 300) }
        for text in ["a", "b"] { _ = try await test.network.add(Insight.Content(text: text, from: ada), at: test.now) }
        _ = try await test.network.add(Insight.Content(text: "read somewhere"), at: test.now)
        let introduced = Introduction.Content(way: .theirs, person: bob, other: cem, otherName: "x")
        _ = try await test.network.add(introduced, state: .made, at: test.now)
        _ = try await test.network.promise("send the paper", to: cem, due: nil, owner: .theirs, at: test.now)
        for line in try await test.network.followUps(at: test.now) {
            _ = try await test.network.close(line.followUp, as: .kept, at: test.now)
        }
        try await test.contact([ada], daysAgo: 0, direction: .out)
        let review = try await test.network.review(march, at: test.now.adding(days: 1))
        #expect(review.newCount == 0 && review.insights == 3 && review.introducedToMe == 1 && review.promisesKeptToMe == 1)
        #expect(
            review.givers.map { "\($0.person.name): \($0.words), \($0.isThanked)" }.sorted() == [
                "Ada: 2 insights, true", "Bob: 1 introduction, false", "Cem: 1 kept promise, false",
            ])
        #expect(try await test.network.review(march.previous, at: test.now).givers.isEmpty)
    }

    @Test func `A promise is kept when that happened by which it was, not when it was written down`() async throws {
        let test = try await TestNetwork()
        let ada = try await test.add("Ada")
        let promise = try await test.network.promise("send the deck", to: ada, due: nil, owner: .mine, at: test.now).value.id
        let line = LogLine(
            happened: true, kind: .mail, channel: .mail, direction: .out, people: [], at: test.now.adding(days: -20), precision: .minute,
            minutes: nil, summary: "the deck", circles: [], tags: [], followUps: [], spans: [])
        _ = try await test.network.log(line, people: [.known(ada)], keeping: [promise], at: test.now)
        let later = test.now.adding(days: 1)
        #expect(try await test.network.review(march, at: later).promisesKept == 0)
        #expect(try await test.network.review(march.previous, at: later).promisesKept == 1)
    }

    @Test func `An introduction that was promised counts once, and an opportunity that ended is no promise`() async throws {
        let test = try await TestNetwork()
        let (ada, bob) = (try await test.add("Ada"), try await test.add("Bob"))
        for (way, person) in [(Introduction.Way.mine, ada), (.theirs, bob)] {
            let content = Introduction.Content(way: way, person: person, otherName: "Zoe", due: test.day)
            let id = try await test.network.add(content, state: .offered, at: test.now).value
            let line = try #require(try await test.network.gift(id))
            _ = try await test.network.mark(line.introduction, as: .made, at: test.now)
        }
        let content = Opportunity.Content(title: "Talk", from: ada, next: "send the outline", nextOn: test.day)
        let id = try await test.network.add(content, at: test.now).value
        let seen = try #require(try await test.network.gift(id)).opportunity
        _ = try await test.network.mark(seen, as: .won, at: test.now)
        let review = try await test.network.review(march, at: test.now.adding(days: 1))
        #expect(review.introducedByMe == 1 && review.introducedToMe == 1)
        #expect(review.promisesKept == 0 && review.promisesKeptToMe == 0)
        #expect(review.givers.map { "\($0.person.name): \($0.words)" }.sorted() == ["Ada: 1 opportunity", "Bob: 1 introduction"])
    }

    @Test func `A step that was done while its opportunity goes on is a kept promise`() async throws {
        let test = try await TestNetwork()
        let ada = try await test.add("Ada")
        let content = Opportunity.Content(title: "Talk", from: ada, next: "send the outline", nextOn: test.day)
        _ = try await test.network.add(content, at: test.now)
        for line in try await test.network.followUps(at: test.now) {
            _ = try await test.network.close(line.followUp, as: .kept, at: test.now)
        }
        #expect(try await test.network.review(march, at: test.now.adding(days: 1)).promisesKept == 1)
    }
}
