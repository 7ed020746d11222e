package import Foundation

/// A made-up network of somebody who works remotely: the same for the same seed, dates relative to the day it is made on.
///
/// Nobody in it exists: names are put together, addresses are at example.org and its sisters, phone numbers of ranges that
/// are kept free for fiction.
package struct DemoNetwork: Sendable {
    /// By their place here the other lists name people.
    package let people: [DemoPerson]
    package let circles: [DemoCircle]
    /// In the order of time.
    package let interactions: [DemoInteraction]
    package let followUps: [DemoFollowUp]
    package let gifts: DemoGifts

    /// Makes a network of `count` people, at least 40, as it stands at `now`; with `history` off, without interactions.
    package static func make(
        count: Int, at now: Instant, in zone: TimeZone, seed: UInt64 = 2026, history: Bool = true
    ) -> DemoNetwork {
        var maker = DemoMaker(count: max(40, count), now: now, zone: zone, seed: seed, history: history)
        return maker.make()
    }

    init(
        people: [DemoPerson], circles: [DemoCircle], interactions: [DemoInteraction], followUps: [DemoFollowUp], gifts: DemoGifts
    ) {
        self.people = people
        self.circles = circles
        self.interactions = interactions
        self.followUps = followUps
        self.gifts = gifts
    }
}

/// A person of a made-up network.
package struct DemoPerson: Sendable {
    package var name: PersonName
    package var standing = Person.Standing.book
    /// All that is known of them but what needs other people.
    package var edits: [PersonEdit] = []
    package var met = Person.Meeting()
    /// The place of whoever introduced them.
    package var through: Int?
    package var links: [DemoLink] = []
    /// A change of job that was noticed on that day.
    package var newJob: DemoJob?
    /// A connection of that day, to be thanked.
    package var connectedOn: Day?
    package var face: Face?

    init(name: PersonName) {
        self.name = name
    }
}

/// That two people of a made-up network have to do with each other.
package struct DemoLink: Sendable {
    package let label: String
    package let other: Int
}

/// A position that somebody of a made-up network has newly taken.
package struct DemoJob: Sendable {
    package let organization: String
    package let title: String
    package let seen: Day
}

package struct DemoCircle: Sendable {
    package let name: String
    package let cadenceDays: Int?
}

package struct DemoInteraction: Sendable {
    package let interaction: Interaction
    package let people: [Int]
}

package struct DemoFollowUp: Sendable {
    package let person: Int
    package let text: String
    package let due: Day?
    package let owner: FollowUp.Owner
    package let origin: FollowUp.Origin
}
