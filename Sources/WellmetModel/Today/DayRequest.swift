package import Foundation

/// What a day's list is asked for.
package struct DayRequest: Sendable {
    package var now: Instant
    /// Mine: days and due dates are reckoned in it.
    package var zone: TimeZone
    /// How many picks a day has, besides promises with a date: the circles' shares are reckoned from it.
    package var capacity: Int
    /// How many of them are free: all of them, or fewer for a refill.
    package var places: Int
    /// Every circle, and the entry for people in none.
    package var circles: [CircleStanding]
    /// The last day on which a dormant tie was offered; nil for never.
    package var lastDormant: Day?
    /// Whoever was on today's list already, answered or not: nobody comes twice a day.
    package var taken: Set<ID<Person>>

    package init(
        now: Instant, zone: TimeZone, capacity: Int, places: Int? = nil, circles: [CircleStanding] = [], lastDormant: Day? = nil,
        taken: Set<ID<Person>> = []
    ) {
        self.now = now
        self.zone = zone
        self.capacity = capacity
        self.places = places ?? capacity
        self.circles = circles
        self.lastDormant = lastDormant
        self.taken = taken
    }

    /// The day of the list.
    package var today: Day { Day(now, in: zone) }
}

/// What a circle has had of the last lists.
package struct CircleStanding: Equatable, Sendable {
    /// Nil stands for everybody who is in no circle.
    package var id: ID<Circle>?
    /// How many people it has, muted ones counted: muting changes nobody else's numbers.
    package var size: Int
    /// Picks of its people in the last `Urgency.fairDays` days, today's included.
    package var shown: Int
    /// The last day on which one of its people was picked; nil for never.
    package var lastShown: Day?
    /// The part of the places, 0 to 1, that somebody set by hand; nil for one in proportion to the root of the size.
    package var share: Double?

    package init(id: ID<Circle>?, size: Int, shown: Int = 0, lastShown: Day? = nil, share: Double? = nil) {
        self.id = id
        self.size = size
        self.shown = shown
        self.lastShown = lastShown
        self.share = share
    }
}
