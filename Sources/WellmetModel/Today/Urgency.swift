internal import Foundation

/// The constants and formulas by which today chooses (ties.md 2.4 and 2.6), all in one place.
///
/// The formulas of ties are measured; these constants are judgement. Days are days, urgencies lie in 0…1.
package enum Urgency {
    // What a line must reach.

    /// Below this need nobody is suggested.
    package static let threshold = 0.15

    // Promises, thanks, turns.

    /// A follow-up with a date, from the day it is due.
    package static let due = 1.0
    /// A new connection is thanked within so many days, or not at all.
    package static let thankLasts = 7
    /// Days after which thanks are half as urgent.
    static let thankHalves = 3.0
    /// What "the last word was theirs" counts: without the text it is a guess, and ranks below follow-ups.
    static let guess = 0.5
    /// Days in which a reply becomes half as urgent as it will be.
    static let replyGrows = 2.0
    /// Days after which a reply loses urgency, by half in as many again.
    static let replyAges = 14.0
    /// Days after which a reply is so late that it is not mentioned any more.
    package static let replyLasts = 70.0
    static let ask = 0.7
    /// Working days after which an unanswered message is worth a first reminder.
    static let askWorkingDays = 3
    /// Days from the reminder, or from the moment when it was due, to the second and last one.
    static let askAgain = 7
    /// Days for which a reminder is offered.
    static let askOpen = 3
    /// Messages without an answer after which there are no more reminders.
    static let asksAtMost = 2
    /// My message within so many days of their last contact continues that conversation and asks nothing.
    static let askContinues = 7.0
    /// Days after which an unanswered message is let go: the working days with a weekend among them, both waits, and the shift of
    /// a day from an instant.
    package static let askLasts = Double(askWorkingDays + 2 + askAgain + askOpen + 1)

    // Silence.

    /// Days by which the day of a chosen cadence may begin before its last hour, wherever one is: contact late in the evening, and a
    /// clock that goes forward in between.
    static let cadenceLead = 25.0 / 24
    /// A learned rhythm is overdue from so many rhythms of silence: lateness 0.8.
    static let rhythmFrom = 2.0
    /// Pauses from which on a rhythm counts as learned.
    static let rhythmPauses = 4
    /// The best slow level that shows contact every quarter or better.
    static let fadingLevel = 3.0
    static let fadingDays = 30.0
    /// Rhythms of silence from which on a tie is said to fade.
    static let fadingFrom = 2.0
    /// Rhythms of silence after which a tie is no longer overdue or fading, unless a year comes later: it is dormant then.
    static let quietEnds = 4.0
    static let dormant = 0.3
    /// Days of silence after which a tie is dormant.
    package static let dormantDays = 365.0
    /// The best slow level that shows contact every two months or better.
    package static let dormantLevel = 4.5
    /// Days from one dormant tie on the list to the next.
    package static let dormantEvery = 7
    static let occasion = 0.6
    /// Rhythms of silence after which a richer channel is suggested.
    static let richerFrom = 3.0
    /// Days for which a reason rests that was set aside, where there is neither cadence nor rhythm.
    static let restDays = 30

    // Fairness.

    /// Days over which circles get their share, and within which each appears.
    package static let fairDays = 14
    /// Days after which an ignored showing counts half.
    static let restHalves = 30.0

    static func thank(days: Int) -> Double {
        exp2(-Double(max(0, days)) / thankHalves)
    }

    static func reply(days: Double) -> Double {
        let grown = 1 - exp2(-max(0, days) / replyGrows)
        return guess * grown * exp2(-max(0, days - replyAges) / replyAges)
    }

    /// How much a word with somebody is worth, 0.5 to 5. It does not change with time, so that a column can hold it.
    package static func worth(importance: Person.Importance, bestSlow: Double, isOnlyTieIntoCircle: Bool) -> Double {
        importance.factor * (1 + bestSlow / 14) * (isOnlyTieIntoCircle ? 1.25 : 1)
    }

    /// What showings that were ignored, of so many days ago each, leave of the need; 0 to 1.
    static func rest(ignoredShowings ages: [Int]) -> Double {
        exp2(-ages.reduce(0) { $0 + exp2(-Double(max(0, $1)) / restHalves) })
    }

    /// What the need of a circle's people keeps that has had `shown` places in `fairDays`; 1 while the circle is within its share.
    static func fair(shown: Int, share: Double, capacity: Int) -> Double {
        min(1, (Double(fairDays) * Double(capacity) * share + 1) / (Double(shown) + 1))
    }
}
