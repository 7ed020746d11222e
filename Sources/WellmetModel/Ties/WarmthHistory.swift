package import Foundation

/// How warm a tie was over the last two years, week by week, and what moved it.
package struct WarmthHistory: Equatable, Sendable {
    /// The end of a week.
    package struct Point: Equatable, Sendable {
        package let day: Day
        /// Days until even odds of a next contact, as they were then; nil before the first contact.
        package let wait: Double?
        package var warmth: Warmth? { wait.map(Warmth.init(wait:)) }
    }

    /// A contact, and what it did to the strength.
    package struct Move: Equatable, Sendable {
        package let interaction: ID<Interaction>
        package let day: Day
        package let before: Warmth?
        package let after: Warmth
        /// Of the strength, from 0 to 2.
        package let gain: Double
    }

    package struct Month: Equatable, Sendable {
        package let first: Day
        /// At its end, or now.
        package let warmth: Warmth?
        package let contacts: Int
        /// The contact that did most.
        package let most: Move?
    }

    /// Of the same week's day as today, the oldest first; the last is now.
    package let points: [Point]
    /// The oldest first, those without contact among them; none before the first contact.
    package let months: [Month]

    /// Weeks that are looked back.
    package static let weeks = 104

    /// - Parameter events: all of them, in the order in which a tie is replayed.
    package init(_ events: some Sequence<(interaction: ID<Interaction>, event: TieEvent)>, at now: Instant, in zone: TimeZone) {
        let today = Day(now, in: zone)
        // The instants at which the tie is looked at: each week's, and each month's end.
        var weeks = (1...WarmthHistory.weeks).reversed().map { today.adding(-7 * $0).at(hour: 12, in: zone) } + [now]
        let start = weeks[0]
        var (points, months) = ([Point](), [Month]())
        var tie = Tie()
        var (month, moves) = (Day(start, in: zone).firstOfMonth, [Move]())
        func look(until instant: Instant) {
            while let next = weeks.first, next <= instant {
                let wait = tie.lastContact.map { $0 <= next ? tie.wait(at: next) : nil } ?? nil
                points.append(Point(day: Day(next, in: zone), wait: wait))
                weeks.removeFirst()
            }
        }
        func close(until day: Day) {
            while month.adding(months: 1) <= day {
                let end = month.adding(months: 1).start(in: zone)
                add(at: end)
            }
        }
        func add(at end: Instant) {
            months.append(
                Month(
                    first: month, warmth: Warmth.of(tie, at: end), contacts: moves.count,
                    most: moves.max { $0.gain < $1.gain }))
            (month, moves) = (month.adding(months: 1), [])
        }
        for (interaction, event) in events where event.weight > 0 && event.at <= now {
            guard event.at >= start else {
                tie.add(event)
                continue
            }
            let day = Day(event.at, in: zone)
            look(until: event.at)
            close(until: day)
            let (before, strength) = (Warmth.of(tie, at: event.at), tie.strength(at: event.at))
            tie.add(event)
            guard let after = Warmth.of(tie, at: event.at) else { continue }
            moves.append(
                Move(interaction: interaction, day: day, before: before, after: after, gain: tie.strength(at: event.at) - strength))
        }
        look(until: now)
        close(until: today)
        add(at: now)
        self.points = points
        self.months = Array(months.drop { $0.warmth == nil })
    }

    /// The contacts that moved the tie most, each of another month, the greatest first.
    package var moves: [Move] { months.compactMap(\.most).sorted { $0.gain > $1.gain } }

    /// Whether there is anything to show: a line needs two points.
    package var isEmpty: Bool { points.count { $0.wait != nil } < 2 }
}

extension Day {
    package var firstOfMonth: Day { adding(1 - day) }
}

extension Warmth {
    /// How high a tie stands among the bands, from 0 to 5: each band is one high, and a wait within it goes by its logarithm.
    package static func height(wait: Double) -> Double {
        let edges = [27_000, 270, 50, 6, 1.5, 0.4]
        if wait >= edges[0] { return 0 }
        for band in 1..<edges.count where wait >= edges[band] {
            return Double(band - 1) + (log(edges[band - 1]) - log(wait)) / (log(edges[band - 1]) - log(edges[band]))
        }
        return 5
    }
}

/// How many people of a group are in each band.
package struct WarmthMix: Equatable, Sendable {
    private var counts = [0, 0, 0, 0, 0]
    /// Of whom nothing is known, as they were never in contact.
    package private(set) var never = 0

    package init() {}

    package mutating func add(_ warmth: Warmth?) {
        if let warmth { counts[warmth.rawValue - 1] += 1 } else { never += 1 }
    }

    package subscript(warmth: Warmth) -> Int { counts[warmth.rawValue - 1] }

    /// Everybody who was ever in contact.
    package var ties: Int { counts.reduce(0, +) }
    /// Those who are loose or warmer: who would not be surprised by a word.
    package var alive: Int { counts[2...].reduce(0, +) }
}
