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

/// Which people of a network, in which order.
package struct PeopleFilter: Sendable, Equatable {
    package enum Order: String, Sendable, CaseIterable {
        case name
        /// The one spoken to last comes first; never comes last.
        case contact
        /// The one added last comes first.
        case added
    }

    /// All must hold. Where none speaks of the archive or of those who were only seen, people of the book are asked for.
    package private(set) var terms: [FilterTerm] = []
    package var order = Order.name
    /// The moment from which ages are counted.
    let now: Instant

    /// Everybody in the book.
    package init(order: Order = .name) {
        self.order = order
        now = .distantPast
    }

    package init(_ filter: Filter, order: Order = .name, at now: Instant) {
        terms = filter.terms
        self.order = order
        self.now = now
    }

    /// Those of whom one thing holds.
    package init(_ test: FilterTest, order: Order = .name) {
        self.init(order: order)
        terms = [FilterTerm(test)]
    }

    /// Asks besides for those of whom `test` holds.
    package mutating func add(_ test: FilterTest) { terms.append(FilterTerm(test)) }

    /// Whether people are asked for who are in the archive.
    package var archived: Bool {
        terms.reduce(false) { found, term in if case .archived(let flag) = term.test { flag != term.isNegated } else { found } }
    }

    /// Whether people are asked for who were only seen so far.
    package var standing: Person.Standing {
        terms.reduce(.book) { found, term in
            guard case .standing(let standing) = term.test else { return found }
            return (standing == .book) != term.isNegated ? .book : .discovered
        }
    }
}

/// A page of a list, and how many there are in all.
package struct PeoplePage: Sendable {
    package let people: [PersonLine]
    package let total: Int
    package let offset: Int

    package init(people: [PersonLine], total: Int, offset: Int) {
        self.people = people
        self.total = total
        self.offset = offset
    }
}
