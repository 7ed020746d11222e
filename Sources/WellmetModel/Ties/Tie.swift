internal import Foundation

/// Something between me and a person, as far as a tie cares.
package struct TieEvent: Equatable, Sendable {
    package let at: Instant
    /// What it counts, in (0, 1]: `Interaction.weight`. Nothing changes with 0.
    package let weight: Double
    package let direction: Interaction.Direction
    /// `Interaction.leavesTheTurn`: a one-to-one message or mail that the other may answer.
    package let leavesTheTurn: Bool

    package init(at: Instant, weight: Double, direction: Interaction.Direction, leavesTheTurn: Bool) {
        self.at = at
        self.weight = weight
        self.direction = direction
        self.leavesTheTurn = leavesTheTurn
    }
}

/// What the model keeps about me and a person: a few numbers that stand for their whole history (ties.md 2).
///
/// A contact is an event of weight above 0. Adding one and asking anything cost O(1), however long the history.
/// `Tie()` is somebody never in contact: a name. All decaying values stand at `lastContact`.
package struct Tie: Equatable, Sendable {
    /// What is remembered lately, with a half-life of 14 days.
    package var fast: Memory
    /// What is remembered over the half-year, with a half-life of 182 days.
    package var slow: Memory
    package var rhythm: Rhythm
    /// Pauses ever, not discounted.
    package var pauses: Int
    /// Contacts ever.
    package var contacts: Int
    /// The highest level that the slow memory ever had: what the tie once was.
    package var bestSlow: Double
    /// Sum of the weights of what came from them, halved every 182 days.
    package var inCount: Double
    /// Sum of the weights of what came from me, halved every 182 days.
    package var outCount: Double
    /// The last contact, either way.
    package var lastContact: Instant?
    /// The last contact from them or of us both.
    package var lastIn: Instant?
    /// The last contact from me or of us both.
    package var lastOut: Instant?
    /// Their last one-to-one message or mail.
    package var lastPersonalIn: Instant?
    /// My last one-to-one message or mail that waits for an answer.
    package var lastPersonalOut: Instant?
    /// My one-to-one messages that wait for an answer since their last contact; those within a day of one another are one.
    package var unanswered: Int

    package init(
        fast: Memory = Memory(), slow: Memory = Memory(), rhythm: Rhythm = Rhythm(), pauses: Int = 0, contacts: Int = 0,
        bestSlow: Double = 0, inCount: Double = 0, outCount: Double = 0, lastContact: Instant? = nil, lastIn: Instant? = nil,
        lastOut: Instant? = nil, lastPersonalIn: Instant? = nil, lastPersonalOut: Instant? = nil, unanswered: Int = 0
    ) {
        self.fast = fast
        self.slow = slow
        self.rhythm = rhythm
        self.pauses = pauses
        self.contacts = contacts
        self.bestSlow = bestSlow
        self.inCount = inCount
        self.outCount = outCount
        self.lastContact = lastContact
        self.lastIn = lastIn
        self.lastOut = lastOut
        self.lastPersonalIn = lastPersonalIn
        self.lastPersonalOut = lastPersonalOut
        self.unanswered = unanswered
    }

    /// Counts `event`, which is not earlier than any before it.
    ///
    /// One that comes late, before `lastContact`, is counted as if it had come with the last contact: nothing breaks, but the
    /// numbers are not those of the true order. The caller replays such a tie from its history.
    package mutating func add(_ event: TieEvent) {
        guard event.weight > 0 else { return }
        let weight = min(1, event.weight)
        let days = silence(at: event.at) ?? 0
        fast.add(weight: weight, after: days, on: .fast)
        slow.add(weight: weight, after: days, on: .slow)
        bestSlow = max(bestSlow, slow.level)
        contacts &+= 1
        if let lastContact {
            let pause = event.at.utcDay - lastContact.utcDay
            if pause >= Rhythm.shortestPause {
                rhythm.add(pauseDays: Double(pause))
                pauses &+= 1
            }
        }
        let kept = exp2(-days / Memory.Clock.slow.halfLife)
        inCount = inCount * kept + (event.direction == .out ? 0 : weight)
        outCount = outCount * kept + (event.direction == .in ? 0 : weight)
        countTurn(event)
        lastContact = later(lastContact, event.at)
        if event.direction != .out { lastIn = later(lastIn, event.at) }
        if event.direction != .in { lastOut = later(lastOut, event.at) }
    }

    /// Keeps whose turn it is.
    private mutating func countTurn(_ event: TieEvent) {
        guard event.direction == .out else {
            unanswered = 0
            if event.leavesTheTurn { lastPersonalIn = later(lastPersonalIn, event.at) }
            if event.leavesTheTurn, event.direction == .both { lastPersonalOut = later(lastPersonalOut, event.at) }
            return
        }
        guard event.leavesTheTurn else { return }
        let isAnother = lastPersonalOut.map { event.at.daysSafely(since: $0) >= 1 } ?? true
        if unanswered == 0 || isAnother { unanswered &+= 1 }
        lastPersonalOut = later(lastPersonalOut, event.at)
    }

    private func later(_ a: Instant?, _ b: Instant) -> Instant { a.map { max($0, b) } ?? b }
}

extension Tie {
    /// Days since the last contact, at least 0; nil when there was none.
    package func silence(at now: Instant) -> Double? {
        lastContact.map { max(0, now.daysSafely(since: $0)) }
    }

    /// How strong the tie is, from 0 to 28: daily contact 24, weekly 14, monthly 8, quarterly 3, yearly 1.
    package func strength(at now: Instant) -> Double {
        guard let days = silence(at: now) else { return 0 }
        return fast.level(after: days, on: .fast) + slow.level(after: days, on: .slow)
    }

    /// The probability of a contact within `days` from `now` (ties.md 2.2).
    package func probability(within days: Double, at now: Instant) -> Double {
        Tie.probability(strength: strength(at: now), within: days)
    }

    /// Days until a next contact has even odds, as the tie stands; 2.7e20 when nothing is remembered.
    package func wait(at now: Instant) -> Double {
        Tie.wait(strength: strength(at: now))
    }

    /// How near the tie is to falling silent, in days: the geometric mean of the silence so far and the silence still expected.
    package func fading(at now: Instant) -> Double {
        (max(0.5, silence(at: now) ?? 0) * wait(at: now)).squareRoot()
    }

    /// The share of a tie's pauses that end before they last as long as `silence`, both in days (ties.md 2.3); 0 to 1.
    package static func lateness(silence: Double, rhythm: Double) -> Double {
        guard silence > 0 else { return 0 }
        let ratio = rhythm / silence
        return 1 / (1 + ratio * ratio)
    }

    static func probability(strength: Double, within days: Double) -> Double {
        let odds = days * strength * strength / scale
        return odds / (1 + odds)
    }

    /// Days until even odds of a next contact, of a tie of that strength.
    package static func wait(strength: Double) -> Double {
        let strength = max(1e-9, strength)
        return scale / (strength * strength)
    }

    /// The strength of which even odds of a next contact take `wait` days.
    static func strength(wait: Double) -> Double { (scale / wait).squareRoot() }

    /// A tie of strength s has odds H·s²/scale of a contact within H days.
    private static let scale = 270.0

    /// Who begins more often of late.
    package enum Balance: Equatable, Sendable { case mostlyMe, even, mostlyThem }

    /// Who the contacts of about the last year came from; even while there is little to tell by.
    package var balance: Balance {
        let sum = inCount + outCount
        guard sum >= 3 else { return .even }
        return outCount / sum > 0.75 ? .mostlyMe : inCount / sum > 0.75 ? .mostlyThem : .even
    }
}

extension Instant {
    /// `days(since:)` that no instant can make overflow.
    func daysSafely(since earlier: Instant) -> Double {
        (Double(milliseconds) - Double(earlier.milliseconds)) / 86_400_000
    }

    /// Whole days since 1970-01-01 in UTC: gaps between contacts are counted in these.
    var utcDay: Int {
        let day = milliseconds / 86_400_000
        return Int(milliseconds % 86_400_000 < 0 ? day - 1 : day)
    }

    /// The first instant that is `days` after this one or more, so that a condition on elapsed days holds from it on.
    func reaching(days: Double) -> Instant {
        var instant = adding(days: days)
        if instant.daysSafely(since: self) < days, instant < .distantFuture {
            instant = Instant(milliseconds: instant.milliseconds + 1)
        }
        return instant
    }
}
