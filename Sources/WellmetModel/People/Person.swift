/// Somebody in the network.
package struct Person: Sendable {
    /// Where a person stands: accepted into the book, or only seen in mail or an export.
    package enum Standing: String, Sendable, Codable, CaseIterable {
        /// In the book: listed, counted, suggested.
        case book
        /// Seen, not yet accepted: kept with their interactions, never listed, counted or suggested.
        case discovered
    }

    package let id: ID<Person>
    package var name: PersonName
    package var standing: Standing
    package var pronouns: String
    /// An IANA zone identifier ("Europe/Lisbon"), or empty when not known.
    package var zone: String
    /// City, region, country, as one says it.
    package var place: String
    /// BCP 47 tags or plain names, in the order of preference.
    package var languages: [String]
    package var met: Meeting
    package var importance: Importance
    /// How often I want to be in touch, in days; nil when the circles decide.
    package var cadenceDays: Int?
    /// Rests until that day: no suggestion before it.
    package var pausedUntil: Day?
    /// Never suggested, because somebody said so.
    package var neverSuggest: Bool
    package var archived: Bool

    /// How I met somebody: when, where, through whom.
    package struct Meeting: Hashable, Sendable {
        package var on: PartialDate?
        package var place: String
        package var story: String
        package var through: ID<Person>?

        package init(on: PartialDate? = nil, place: String = "", story: String = "", through: ID<Person>? = nil) {
            self.on = on
            self.place = place
            self.story = story
            self.through = through
        }
    }

    /// A weight set by hand (ties.md 2.6).
    package enum Importance: String, Sendable, Codable, CaseIterable {
        case low, normal, high
        package var factor: Double {
            switch self {
            case .low: 0.5
            case .normal: 1
            case .high: 2
            }
        }
    }

    package init(
        id: ID<Person>, name: PersonName, standing: Standing = .book, pronouns: String = "", zone: String = "",
        place: String = "", languages: [String] = [], met: Meeting = Meeting(), importance: Importance = .normal,
        cadenceDays: Int? = nil, pausedUntil: Day? = nil, neverSuggest: Bool = false, archived: Bool = false
    ) {
        self.id = id
        self.name = name
        self.standing = standing
        self.pronouns = pronouns
        self.zone = zone
        self.place = place
        self.languages = languages
        self.met = met
        self.importance = importance
        self.cadenceDays = cadenceDays
        self.pausedUntil = pausedUntil
        self.neverSuggest = neverSuggest
        self.archived = archived
    }
}

/// A company, school, community chapter: where people hold positions.
package struct Organization: Sendable {
    package let id: ID<Organization>
    package let name: String

    package init(id: ID<Organization>, name: String) {
        self.id = id
        self.name = name
    }
}

/// What a person does or did somewhere: a row, so that a job change is history and not an overwrite.
package struct Position: Sendable {
    package let id: ID<Position>
    package let organization: String
    package let title: String
    package let from: PartialDate?
    package let to: PartialDate?
    /// Whether this is where the person is now.
    package let current: Bool
    /// The days of the first and the last import that told of it; nil when somebody wrote it down.
    package let seenFirst: Day?
    package let seenLast: Day?

    package init(
        id: ID<Position>, organization: String, title: String, from: PartialDate?, to: PartialDate?, current: Bool,
        seenFirst: Day? = nil, seenLast: Day? = nil
    ) {
        self.id = id
        self.organization = organization
        self.title = title
        self.from = from
        self.to = to
        self.current = current
        self.seenFirst = seenFirst
        self.seenLast = seenLast
    }

    /// "seen between 3 January and 20 September", "seen on 3 January"; nil when no import told of it.
    package func seenWords(_ today: Day) -> String? {
        guard let first = seenFirst else { return nil }
        let last = seenLast ?? first
        let (from, to) = (Wording.date(first, today: today), Wording.date(last, today: today))
        return first == last ? "seen on \(from)" : "seen between \(from) and \(to)"
    }

    /// "Head of Design at Acme", "Acme", "Head of Design".
    package var line: String {
        title.isEmpty ? organization : organization.isEmpty ? title : "\(title) at \(organization)"
    }
}

/// A group of people with a cadence.
package struct Circle: Equatable, Sendable {
    package let id: ID<Circle>
    package let name: String
    /// Days between contacts that I want with each of its people; nil while I have not said.
    package let cadenceDays: Int?
    package let pausedUntil: Day?

    package init(id: ID<Circle>, name: String, cadenceDays: Int?, pausedUntil: Day?) {
        self.id = id
        self.name = name
        self.cadenceDays = cadenceDays
        self.pausedUntil = pausedUntil
    }

    /// Names that a new account is offered, with the cadences that are offered beside them, in days.
    package static let suggested: [(name: String, days: Int)] = [
        ("clients", 30), ("colleagues", 30), ("customers", 60), ("mentors", 60), ("peers", 90), ("newcomers", 14),
    ]
}
