/// What a platform's archive or a contacts file says, in Wellmet's words and before anything is decided.
///
/// A reader in `WellmetFormats` makes it from bytes; `ImportPlan` decides who is new, same or doubtful; the store applies it.
package struct Archive: Sendable {
    /// Where the data comes from; one source of each kind and owner stands in the store.
    package enum Source: String, Sendable, Codable, CaseIterable {
        case linkedin, google, outlook, csv, vcard, monica
        package var title: String {
            switch self {
            case .linkedin: "LinkedIn"
            case .google: "Google Contacts"
            case .outlook: "Outlook"
            case .csv: "CSV"
            case .vcard: "vCard"
            case .monica: "Monica"
            }
        }

        /// Whether two of its rows are two people even where they share an address: Monica keeps people, others keep addresses.
        package var tellsPeopleApart: Bool { self == .monica }
        /// Whether a file of it is called by its own name: nothing else tells one from another.
        package var isNamedByFile: Bool { self == .csv || self == .vcard }
    }

    package var source: Source
    /// Me, as the platform knows me; nil when the archive does not tell.
    package var owner: Owner?
    /// The day of which the archive speaks: older facts never replace newer ones. Nil when nothing in it tells.
    package var asOf: Day?
    package var people: [ArchivePerson] = []
    package var interactions: [ArchiveInteraction] = []
    package var groups: [ArchiveGroup] = []
    package var files: [ArchiveFile] = []
    package var skipped: [SkippedRow] = []
    /// What was left out as a whole.
    package var remarks: [ImportRemark] = []
    /// Whether its rows are ties by themselves: LinkedIn connections are, an address book is not.
    package var connections: Bool { source == .linkedin }

    package struct Owner: Sendable, Hashable {
        package var name: String
        package var identity: Identity?

        package init(name: String, identity: Identity? = nil) {
            self.name = name
            self.identity = identity
        }
    }

    package init(source: Source, owner: Owner? = nil, asOf: Day? = nil) {
        self.source = source
        self.owner = owner
        self.asOf = asOf
    }
}

/// One person as one row of an archive tells.
package struct ArchivePerson: Sendable, Codable {
    /// Where the row stands.
    package var place: RowPlace
    package var name: PersonName
    /// What names the row in its source whatever it says: the UID of a contact card; empty where there is none.
    package var uid = ""
    package var identities: [Identity] = []
    package var organization = ""
    package var title = ""
    /// LinkedIn's "Connected On".
    package var connectedOn: Day?
    package var dates: [ArchiveDate] = []
    package var notes: [ArchiveNote] = []
    /// Names of circles: Google's labels, a CSV's group column.
    package var circles: [String] = []
    package var tags: [String] = []
    package var location = ""
    package var pronouns = ""
    package var languages: [String] = []
    package var zone = ""
    /// How we met; the day is among `dates` under “met”. Nil when nothing tells.
    package var meeting: ArchiveMeeting?
    /// Links to other people by name: ("spouse", "Bob Example").
    package var links: [ArchiveLink] = []
    /// Links to people of whom the file tells nothing but the UID: they count once somebody with that UID is here.
    package var references: [ArchiveLink]?
    /// Whatever else the row holds: (label, value).
    package var fields: [ArchiveField] = []
    /// What is to be done with them; nil where a source knows none.
    package var followUps: [ArchiveFollowUp]?
    /// How they are to be thought of; nil when nothing tells.
    package var attention: ArchiveAttention?
    /// The card that the row is, as it came.
    package var card: ArchiveCard?
    /// Of the person, where the row has a picture that can be shown.
    package var face: ArchiveFace?
    /// Hashes of the rows as they stand in their file (`ArchiveRow.mark`), whatever their columns are taken for: by them a row is
    /// known again when its columns are taken otherwise. Nil where a source has keys of its own.
    package var rowMarks: [UInt64]?

    package init(place: RowPlace, name: PersonName) {
        self.place = place
        self.name = name
    }
}

extension ArchivePerson {
    /// What somebody without a name is called until one is known: a company is called by its name.
    package var stopgapName: String { organization.nonEmpty ?? identities.first?.display.nonEmpty ?? "Somebody" }
}

/// Where we met and how that came about.
package struct ArchiveMeeting: Sendable, Hashable, Codable {
    package var place: String
    /// Holds the line that says who introduced us, too, until it is known whom it means.
    package var story: String
    /// Who introduced us.
    package var through: ArchiveLink?

    package init(place: String = "", story: String = "", through: ArchiveLink? = nil) {
        self.place = place
        self.story = story
        self.through = through
    }

    /// How the story says who introduced us.
    package static func introduced(by name: String) -> String { "Introduced by \(name)" }

    /// A story without the line that says it; nil when there is none.
    package static func story(_ story: String, withoutIntroductionBy name: String) -> String? {
        var lines = story.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let place = lines.firstIndex(of: introduced(by: name)) else { return nil }
        lines.remove(at: place)
        return lines.joined(separator: "\n").trimmed
    }

    mutating func forgetThrough() {
        if let name = through?.name { story = ArchiveMeeting.story(story, withoutIntroductionBy: name) ?? story }
        through = nil
    }

    var isEmpty: Bool { place.isEmpty && story.isEmpty }
}

package struct ArchiveDate: Sendable, Hashable, Codable {
    /// "birthday", "anniversary", or the file's own label.
    package var label: String
    package var date: PartialDate

    package init(label: String, date: PartialDate) {
        self.label = label
        self.date = date
    }
}

package struct ArchiveNote: Sendable, Hashable, Codable {
    package var text: String
    package var at: Instant?

    package init(text: String, at: Instant? = nil) {
        self.text = text
        self.at = at
    }
}

/// A word on somebody else. Two that say the same are equal, however they tell who is meant.
package struct ArchiveLink: Sendable, Hashable, Codable {
    package var label: String
    package var name: String
    /// `ArchivePerson.uid` of whom is meant; nil when only the name tells.
    package var uid: String?
    /// An address of whom is meant.
    package var identity: Identity?

    package init(label: String, name: String, uid: String? = nil, identity: Identity? = nil) {
        self.label = label
        self.name = name
        self.uid = uid
        self.identity = identity
    }

    package static func == (one: ArchiveLink, other: ArchiveLink) -> Bool { one.label == other.label && one.name == other.name }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(label)
        hasher.combine(name)
    }
}

package struct ArchiveField: Sendable, Hashable, Codable {
    package var label: String
    package var value: String

    package init(label: String, value: String) {
        self.label = label
        self.value = value
    }
}

/// Something that I have to do with somebody.
package struct ArchiveFollowUp: Sendable, Hashable, Codable {
    package var text: String
    package var due: Day?

    package init(text: String, due: Day? = nil) {
        self.text = text
        self.due = due
    }
}

/// How a source treats somebody: how often to be in touch, and whether at all.
package struct ArchiveAttention: Sendable, Hashable, Codable {
    package var cadenceDays: Int?
    package var isImportant: Bool
    package var isArchived: Bool
    /// Of the dead.
    package var isNeverSuggested: Bool

    package init(cadenceDays: Int? = nil, isImportant: Bool = false, isArchived: Bool = false, isNeverSuggested: Bool = false) {
        self.cadenceDays = cadenceDays
        self.isImportant = isImportant
        self.isArchived = isArchived
        self.isNeverSuggested = isNeverSuggested
    }

    /// The same with that cadence.
    package init(cadenceDays: Int, beside other: ArchiveAttention?) {
        self = other ?? ArchiveAttention()
        self.cadenceDays = cadenceDays
    }

    package var isEmpty: Bool { self == ArchiveAttention() }
}

/// Something that happened, as one row of an archive tells.
package struct ArchiveInteraction: Sendable {
    package var place: RowPlace
    /// The same for the same thing in every archive of this source: what makes a second import change nothing.
    package var key: String
    package var kind: Interaction.Kind
    package var channel: Interaction.Channel
    package var direction: Interaction.Direction
    package var at: Instant
    package var precision: Interaction.Precision
    /// The others, without me.
    package var people: [ArchiveParticipant]
    package var summary: String
    package var audience: Int

    package init(
        place: RowPlace, key: String, kind: Interaction.Kind, channel: Interaction.Channel,
        direction: Interaction.Direction, at: Instant, precision: Interaction.Precision = .second,
        people: [ArchiveParticipant], summary: String = "", audience: Int = 1
    ) {
        self.place = place
        self.key = key
        self.kind = kind
        self.channel = channel
        self.direction = direction
        self.at = at
        self.precision = precision
        self.people = people
        self.summary = summary
        self.audience = audience
    }
}

/// Somebody who took part: known by the UID of their row, by an identity, or by nothing but the name that the platform shows.
package struct ArchiveParticipant: Sendable, Hashable {
    package var name: String
    package var identity: Identity?
    /// `ArchivePerson.uid`; empty where there is none.
    package var uid: String

    package init(name: String, identity: Identity?, uid: String = "") {
        self.name = name
        self.identity = identity
        self.uid = uid
    }
}

/// Where a row stands: "Connections.csv, line 17".
package struct RowPlace: Sendable, Hashable, Codable, CustomStringConvertible {
    package var file: String
    /// The line in the file on which the row begins, from 1.
    package var line: Int

    package init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    package var description: String { "\(file), line \(line)" }
}

/// A row that was left out, and why, in words for the person who imports.
package struct SkippedRow: Sendable, Hashable, Codable {
    package var place: RowPlace
    package var reason: String

    package init(place: RowPlace, reason: String) {
        self.place = place
        self.reason = reason
    }
}

/// A file that was looked at.
package struct ArchiveFile: Sendable, Hashable, Codable {
    package var name: String
    /// "connections", "messages"; nil when it was not understood.
    package var understoodAs: String?
    /// Rows read, the header not counted.
    package var rows: Int

    package init(name: String, understoodAs: String?, rows: Int) {
        self.name = name
        self.understoodAs = understoodAs
        self.rows = rows
    }
}
