import Testing

@testable import WellmetModel

@Suite struct ReviewTests {
    private let today = Day("2026-03-14") ?? Day(number: 0)

    @Test(arguments: [
        ("2025", ReviewSpan(year: 2025)), ("2026-02", ReviewSpan(year: 2026, month: 2)), ("October", ReviewSpan(year: 2025, month: 10)),
        ("march", ReviewSpan(year: 2026, month: 3)), ("October 2024", ReviewSpan(year: 2024, month: 10)),
        ("last month", ReviewSpan(year: 2026, month: 2)), ("This year", ReviewSpan(year: 2026)), ("last year", ReviewSpan(year: 2025)),
    ])
    func `a span is read as people write it`(_ text: String, _ span: ReviewSpan) {
        #expect(ReviewSpan(words: text, today: today) == span)
        #expect(ReviewSpan(words: span.code, today: today) == span)
        #expect(ReviewSpan(words: span.name, today: today) == span)
    }

    @Test func `what is to come and nonsense are no span`() {
        for text in ["", "2027", "2026-04", "14 March 2026", "soon", "banana", "2026-13"] {
            #expect(ReviewSpan(words: text, today: today) == nil, "\(text)")
        }
    }

    @Test func `spans follow each other without a gap`() {
        let january = ReviewSpan(year: 2026, month: 1)
        #expect(january.previous == ReviewSpan(year: 2025, month: 12) && january.previous.next == january)
        #expect(january.first == Day("2026-01-01") && january.end == Day("2026-02-01"))
        #expect(january.isOver(on: today) && !ReviewSpan(year: 2026).isOver(on: today))
        #expect(ReviewSpan(year: 2025).end == Day("2026-01-01") && ReviewSpan(before: today) == ReviewSpan(year: 2026, month: 2))
    }

    @Test func `a letter says what there is, in words and without grades`() throws {
        func named(_ number: Int, _ name: String) throws -> Review.Named {
            Review.Named(id: try #require(ID("0199a0de-0000-7000-8000-00000000000\(number)")), name: name)
        }
        var review = Review(span: ReviewSpan(year: 2026, month: 2), isOver: true)
        #expect(Letter(review).paragraphs.isEmpty)
        review.people = 12
        (review.new, review.newCount, review.thanked) = ([try named(1, "Ada"), try named(2, "Bob")], 4, 1)
        review.closer = [Review.Closer(person: try named(3, "Cem"), from: .faint, to: .steady)]
        review.faded = [try named(4, "Dora"), try named(5, "Eve")]
        review.opportunities = ["Talk"]
        (review.insights, review.introducedToMe, review.introducedByMe, review.promisesKept) = (2, 1, 2, 1)
        review.opportunitiesForOthers = [Review.ForOther(title: "Panel", name: "Ada")]
        var (giver, quiet) = (Review.Giver(person: try named(6, "Fay")), Review.Giver(person: try named(7, "Gus")))
        (giver.opportunities, giver.insights, giver.isThanked, quiet.introductions) = (1, 2, true, 1)
        review.givers = [giver, quiet]
        (review.thankedPeople, review.promisesKeptTo) = ([review.new[0]], [review.new[1]])
        review.circles = [Review.CircleShare(name: "clients", inTouch: 2, members: 3)]
        #expect(
            Letter(review).paragraphs.map(Letter.text) == [
                "In February 2026 you were in touch with 12 people.",
                "For the first time with Ada, Bob and 2 more.", "You came closer to Cem (faint, now steady).",
                "Dora and Eve are ties that fell silent. A short word to Dora would be a beginning.",
                "What came your way: 1 opportunity (“Talk”), 2 insights (none tried yet) and 1 introduction.",
                "You have it from Fay (1 opportunity and 2 insights) and Gus (1 introduction). A word of thanks is still open to Gus.",
                "You sent a word of thanks to Ada, who was new, brought people together 2 times, had 1 opportunity for others (“Panel” for Ada) and kept 1 promise to Bob.",
                "In your circles you were in touch with 2 people of clients.",
            ])
    }

    @Test func `circles are told without shares, and those that wait as a beginning`() throws {
        var review = Review(span: ReviewSpan(year: 2026, month: 2), isOver: true)
        review.people = 6
        func circles(_ shares: [(name: String, inTouch: Int, members: Int)]) throws -> String {
            let ada = Review.Named(id: try #require(ID("0199a0de-0000-7000-8000-000000000001")), name: "Ada")
            review.circles = shares.map {
                Review.CircleShare(name: $0.name, inTouch: $0.inTouch, members: $0.members, only: $0.inTouch == 1 ? ada : nil)
            }
            return Letter(review).paragraphs.map(Letter.text).dropFirst().joined(separator: "\n")
        }
        #expect(
            try circles([("clients", 2, 3), ("family", 5, 5), ("mentors", 1, 4), ("peers", 2, 2)])
                == "In your circles you were in touch with 2 people of clients, Ada of mentors and everybody of family and peers.")
        #expect(
            try circles([("clients", 1, 1), ("friends", 0, 3), ("nobody yet", 0, 0)])
                == "In your circles you were in touch with Ada of clients. There was no word with anyone of friends: one to any of them would be a beginning."
        )
        (review, review.people) = (Review(span: ReviewSpan(year: 2026), isOver: false), 1)
        #expect(try circles([("friends", 0, 3), ("peers", 0, 2)]) == "You have not yet spoken with anyone of friends or peers.")
    }

    @Test func `Whoever is one is named, and no list ends in one who is only counted`() throws {
        let people = try (1...9).map { Review.Named(id: try #require(ID("0199a0de-0000-7000-8000-00000000000\($0)")), name: "P\($0)") }
        var review = Review(span: ReviewSpan(year: 2026, month: 2), isOver: true)
        (review.people, review.only) = (1, people[0])
        #expect(Letter(review).paragraphs.map(Letter.text) == ["In February 2026 you were in touch with P1."])
        (review.new, review.newCount) = ([people[0]], 1)
        (review.promisesKept, review.promisesKeptTo) = (3, [people[1]])
        (review.thanked, review.thankedPeople) = (2, Array(people.prefix(2)))
        #expect(
            Letter(review).paragraphs.map(Letter.text) == [
                "In February 2026 you were in touch with P1, for the first time.",
                "You sent 2 words of thanks to people who were new and kept 3 promises to P2.",
            ])
        #expect([0, 1, 7, 8, 9, 10, 300].map { Letter.named(of: $0, most: 8) } == [0, 1, 7, 8, 9, 8, 8])
    }

    @Test func `a letter is offered of what has begun and of what anything is known`() throws {
        let known = Day("2025-11-20")
        let told = ["2025-10", "2025-11", "2026-03", "2024", "2025", "2026"].compactMap { ReviewSpan(words: $0, today: today) }
            .filter { $0.isTold(since: known, today: today) }
        #expect(told.map(\.code) == ["2025-11", "2026-03", "2025", "2026"])
        #expect(!ReviewSpan(year: 2026, month: 4).isTold(since: known, today: today))
        #expect(!ReviewSpan(year: 2026).isTold(since: nil, today: today))
        #expect(ReviewSpan(year: 2026).other(today: today) == ReviewSpan(year: 2026, month: 3))
        #expect(ReviewSpan(year: 2025).other(today: today) == ReviewSpan(year: 2025, month: 12))
        #expect(ReviewSpan(year: 2025, month: 2).other(today: today) == ReviewSpan(year: 2025))
    }

    @Test func `a paragraph's people are each named once, in their order`() throws {
        var review = Review(span: ReviewSpan(year: 2026, month: 2), isOver: true)
        review.people = 1
        let (dora, eve) = (
            Review.Named(id: try #require(ID("0199a0de-0000-7000-8000-000000000004")), name: "Dora"),
            Review.Named(id: try #require(ID("0199a0de-0000-7000-8000-000000000005")), name: "Eve")
        )
        review.faded = [dora, eve]
        #expect(Letter(review).paragraphs.map(Letter.people) == [[], [dora, eve]])
    }
}
