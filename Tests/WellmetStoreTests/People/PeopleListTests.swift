import Foundation
import Testing
import WellmetModel

@testable import WellmetStore

/// Whichever way a list is found, it holds the same people in the same order, and knows how many there are.
@Suite struct PeopleListTests {
    @Test func `Every way to a list gives the same list`() async throws {
        let test = try await TestNetwork()
        var people: [ID<Person>] = []
        for number in 0..<60 {
            let person = try await test.add(
                "\(["Ana", "Bo", "Chi"][number % 3]) \(["Zeh", "Yao"][number % 2])", number % 4 == 0 ? [.joinCircle("peers")] : [],
                standing: number % 10 == 9 ? .discovered : .book)
            people.append(person)
            for contact in 0..<(number % 7) {
                try await test.contact([person], daysAgo: Double(number * number % 97 * 5 + contact * (1 + number % 5)))
            }
            if number % 11 == 10 { try await test.edit(person, .archived(true)) }
        }
        let everybody = try await test.network.lines(of: people)
        for text in [
            "", "last:>90d", "last:<30d", "last:never", "-last:never", "warmth:<=2", "warmth:3", "-warmth:2..4", "warmth:5,1 last:>2d",
        ] {
            let filter = try Filter(text)
            let wanted = everybody.values.filter { line in
                line.standing == .book && !line.archived && filter.terms.allSatisfy { Self.holds($0, of: line.tie, at: test.now) }
            }
            for term in ["", " circle:peers", " an", " -circle:peers"] {
                let within = try await test.network.ids(PeopleFilter(try Filter(term.trimmed), at: test.now))
                let ids = Set(wanted.map(\.id)).intersection(within)
                for order in PeopleFilter.Order.allCases {
                    let filter = PeopleFilter(try Filter(text + term), order: order, at: test.now)
                    let all = try await Self.page(filter, few: 2000, of: test)
                    #expect(all.total == ids.count && Set(all.ids) == ids && all.ids.count == ids.count, "\(text)\(term)")
                    #expect(try Self.isOrdered(all.ids.map { try #require(everybody[$0]) }, order), "\(text)\(term) by \(order)")
                    for few in [0, 2000] {
                        let page = try await Self.page(filter, few: few, offset: 3, limit: 5, of: test)
                        #expect(page.total == ids.count && page.ids == Array(all.ids.dropFirst(3).prefix(5)), "\(text)\(term) by \(order)")
                    }
                }
            }
        }
    }

    private static func page(
        _ filter: PeopleFilter, few: Int, offset: Int = 0, limit: Int = .max, of test: TestNetwork
    ) async throws -> PeopleList.Page {
        let account = test.network.account
        return try await test.store.engine.read { tx in
            try PeopleList(filter, account: account, tx: tx, few: few).page(offset: offset, limit: limit)
        }
    }

    /// As the model says it, from the tie itself.
    private static func holds(_ term: FilterTerm, of tie: Tie, at now: Instant) -> Bool {
        let found: Bool =
            switch term.test {
            case .warmth(let bands): Warmth.of(tie, at: now).map { band in bands.contains { $0.contains(band.rawValue) } } ?? false
            case .day(.last, let days):
                days.contains { day in
                    switch day {
                    case .never: tie.lastContact == nil
                    case .olderThan(let days): tie.lastContact.map { $0 < now.adding(days: -Double(days)) } ?? false
                    case .newerThan(let days): tie.lastContact.map { $0 >= now.adding(days: -Double(days)) } ?? false
                    default: false
                    }
                }
            default: false
            }
        return found != term.isNegated
    }

    private static func isOrdered(_ lines: [PersonLine], _ order: PeopleFilter.Order) -> Bool {
        zip(lines, lines.dropFirst()).allSatisfy { a, b in
            switch order {
            case .name: (a.name.sortKey, a.id) < (b.name.sortKey, b.id)
            case .added: a.id > b.id
            case .contact:
                (a.tie.lastContact ?? .distantPast, a.id) > (b.tie.lastContact ?? .distantPast, b.id)
            }
        }
    }
}
