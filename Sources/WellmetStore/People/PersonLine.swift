package import WellmetModel

/// A person as lists show them.
package struct PersonLine: Sendable {
    package let id: ID<Person>
    package let name: PersonName
    package let standing: Person.Standing
    package let archived: Bool
    package let place: String
    /// An IANA zone identifier, or empty when not known.
    package let zone: String
    package let pronouns: String
    /// "Head of Design at Acme"; empty when not known.
    package let work: String
    /// Of the picture, by its digest; nil when there is none.
    package let face: UInt64?
    /// Names of circles, in order.
    package let circles: [String]
    /// What the tie is like; never in contact has no last contact.
    package let tie: Tie
}

/// Which people, in which order.
package struct PeopleFilter: Sendable, Equatable {
    package enum Order: String, Sendable, CaseIterable {
        case name
        /// The one spoken to last comes first; never comes last.
        case contact
        /// The one added last comes first.
        case added
    }

    package enum LastContact: Sendable, Equatable {
        case any
        /// From the first instant on, and before the second where it is given.
        case between(Instant?, Instant?)
        case never
    }

    /// Words that each begin a word of the name, the work, or an identity.
    package var text = ""
    /// When I was last in touch with them.
    package var contact = LastContact.any
    package var circle = ""
    package var tag = ""
    package var standing = Person.Standing.book
    package var archived = false
    package var order = Order.name

    package init() {}
}

/// A page of a list, and how many there are in all.
package struct PeoplePage: Sendable {
    package let people: [PersonLine]
    package let total: Int
    package let offset: Int
}
