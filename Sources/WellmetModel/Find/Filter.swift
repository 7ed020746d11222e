/// Which people, as somebody writes it: `circle:clients last:>90d -tag:press lisbon`.
///
/// Every term must hold. A term is a word, which begins a word of the name, the work or an address, or a field with values of
/// which one must hold (`circle:clients,friends`). A minus before a term asks for those of whom it does not hold.
package struct Filter: Sendable, Hashable {
    package var terms: [FilterTerm] = []

    package init(_ terms: [FilterTerm] = []) {
        self.terms = terms
    }

    /// Whether anything but words is asked for.
    package var hasFields: Bool {
        terms.contains { term in if case .word = term.test { term.isNegated } else { true } }
    }
}

/// One condition of a filter.
package struct FilterTerm: Sendable, Hashable {
    /// Whether those are asked for of whom it does not hold.
    package var isNegated: Bool
    package var test: FilterTest

    package init(_ test: FilterTest, isNegated: Bool = false) {
        self.test = test
        self.isNegated = isNegated
    }
}

/// What a term asks of a person. Of several values one must hold.
package enum FilterTest: Sendable, Hashable {
    /// Begins a word of the name, the work or an address.
    case word(String)
    case text(FilterField.Text, [String])
    case day(FilterField.Day, [FilterDay])
    case warmth([ClosedRange<Int>])
    case has(Set<FilterField.Thing>)
    case importance(Set<Person.Importance>)
    case archived(Bool)
    case standing(Person.Standing)
}

/// A day that a term asks for.
package enum FilterDay: Sendable, Hashable {
    /// Within those dates, both included, as far as they are known; open at an end that is nil.
    case within(PartialDate?, PartialDate?)
    /// More days ago than that: `>90d`.
    case olderThan(days: Int)
    /// At most so many days ago: `<90d`.
    case newerThan(days: Int)
    /// On the day so many days ago: `today`, `yesterday`.
    case daysAgo(Int)
    /// Never, or not known.
    case never
    /// Once, or known.
    case ever
}

/// What can be asked for by name.
package enum FilterField: Sendable, Hashable {
    case text(Text)
    case day(Day)
    case warmth, has, importance, archived, standing

    /// Fields that hold words.
    package enum Text: String, Sendable, CaseIterable {
        case name, circle, tag
        /// Where they live.
        case city
        /// Where they work now.
        case company
        /// Where they work or worked.
        case worked
        case title
        /// An address of theirs: the whole, or a mail's domain.
        case address = "mail"
        case language, zone
        /// Through whom I met them.
        case through
        /// Where their data came from.
        case source
        /// Where I met them, or how; written `met:fosdem`, beside the days of `met:2025`.
        case metAt = "met"
        /// What they have to do with: a word of a tag, a title of now or before, a note, what came from them, or what was said.
        case about
        /// Somebody whom they know.
        case knows
    }

    /// Fields that hold days.
    package enum Day: String, Sendable, CaseIterable {
        /// When, or where, I met them.
        case met
        /// When we were last in touch.
        case last
        case added
        case birthday
    }

    /// What a person can have or lack.
    package enum Thing: String, Sendable, CaseIterable {
        case mail, phone, linkedin, website
        case followUp = "follow-up"
        case note, birthday, picture, circle, tag, company, city, cadence, contact, opportunity, insight, introduction
    }
}

extension FilterField {
    /// Every name that can stand before a colon, each with its field; the first of a field is how it is told.
    package static let names: [(name: String, field: FilterField)] = [
        ("name", .text(.name)), ("circle", .text(.circle)), ("tag", .text(.tag)), ("city", .text(.city)), ("place", .text(.city)),
        ("country", .text(.city)), ("in", .text(.city)), ("company", .text(.company)), ("org", .text(.company)), ("at", .text(.company)),
        ("worked", .text(.worked)), ("title", .text(.title)), ("role", .text(.title)), ("mail", .text(.address)),
        ("email", .text(.address)), ("address", .text(.address)), ("language", .text(.language)), ("lang", .text(.language)),
        ("zone", .text(.zone)), ("through", .text(.through)), ("via", .text(.through)),
        ("about", .text(.about)), ("knows", .text(.knows)), ("source", .text(.source)),
        ("from", .text(.source)), ("met", .day(.met)), ("last", .day(.last)),
        ("contact", .day(.last)), ("added", .day(.added)), ("birthday", .day(.birthday)), ("born", .day(.birthday)),
        ("warmth", .warmth), ("tie", .warmth), ("has", .has), ("importance", .importance), ("archived", .archived), ("is", .standing),
    ]

    static func named(_ name: String) -> FilterField? { names.first { $0.name == name }?.field }

    /// How it is told.
    package var name: String { FilterField.names.first { $0.field == self }?.name ?? "" }

    /// A value that it takes, for a message and for who types.
    package var example: String {
        switch self {
        case .text(.name): "ada"
        case .text(.circle): "clients"
        case .text(.tag): "swift"
        case .text(.city): "lisbon"
        case .text(.company), .text(.worked): "acme"
        case .text(.title): "designer"
        case .text(.address): "example.org"
        case .text(.language): "de"
        case .text(.zone): "Europe/Berlin"
        case .text(.through): "\"Ada Lovelace\""
        case .text(.source): "linkedin"
        case .text(.metAt): "fosdem"
        case .text(.about): "rust"
        case .text(.knows): "ada"
        case .day(.met): "2025"
        case .day(.last): ">90d"
        case .day(.added): "2026-03"
        case .day(.birthday): "march"
        case .warmth: "<=2"
        case .has: "follow-up"
        case .importance: "high"
        case .archived: "yes"
        case .standing: "discovered"
        }
    }
}
