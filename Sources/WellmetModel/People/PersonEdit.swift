/// One change to what is known of a person. A form, a command or an import makes a list of them; the store applies it as
/// one batch.
package enum PersonEdit: Sendable {
    case name(PersonName)
    case pronouns(String)
    /// An IANA zone identifier, or empty.
    case zone(String)
    case place(String)
    case languages([String])
    case met(Person.Meeting)
    case importance(Person.Importance)
    /// Days, or nil to leave it to the circles.
    case cadence(Int?)
    case pause(until: Day?)
    case neverSuggest(Bool)
    case archived(Bool)
    /// From discovered to the book.
    case accepted
    case addIdentity(Identity)
    case editIdentity(ID<Identity>, Identity)
    case removeIdentity(ID<Identity>)
    case addPosition(organization: String, title: String, from: PartialDate?, to: PartialDate?)
    /// Ends the current position; `to` is when, if known.
    case endPosition(ID<Position>, to: PartialDate?)
    /// Corrects a position: no change of jobs.
    case editPosition(ID<Position>, organization: String, title: String, from: PartialDate?, to: PartialDate?, current: Bool)
    case removePosition(ID<Position>)
    case joinCircle(String)
    case leaveCircle(String)
    case tag(String)
    case untag(String)
    /// Markdown.
    case addNote(String, at: Instant?)
    case editNote(ID<Note>, String)
    case removeNote(ID<Note>)
    case addDate(label: String, PartialDate)
    case editDate(ID<ImportantDate>, label: String, PartialDate)
    case removeDate(ID<ImportantDate>)
    case addLink(label: String, to: ID<Person>?, name: String)
    case editLink(ID<PersonLink>, label: String, to: ID<Person>?, name: String)
    case removeLink(ID<PersonLink>)
    case setField(label: String, value: String)
    case editField(ID<CustomField>, label: String, value: String)
    /// What is known still holds.
    case confirm(FactKey)
    /// What a source says takes the place of what is known.
    case take(Disagreement)
    /// What is known stays, whoever says that value.
    case keep(Disagreement)
    case removeField(ID<CustomField>)

    /// What the ledger calls it: "title", "circle".
    package var subject: String {
        switch self {
        case .name: "name"
        case .pronouns: "pronouns"
        case .zone: "time zone"
        case .place: "place"
        case .languages: "languages"
        case .met: "how we met"
        case .importance: "importance"
        case .cadence: "cadence"
        case .pause: "pause"
        case .neverSuggest: "suggestions"
        case .archived: "archive"
        case .accepted: "accepted"
        case .addIdentity, .editIdentity, .removeIdentity: "ways to reach"
        case .addPosition, .endPosition, .editPosition, .removePosition: "position"
        case .joinCircle, .leaveCircle: "circle"
        case .tag, .untag: "tag"
        case .addNote, .editNote, .removeNote: "note"
        case .addDate, .editDate, .removeDate: "date"
        case .addLink, .editLink, .removeLink: "link"
        case .setField, .editField, .removeField: "field"
        case .confirm: "confirmed what is known"
        case .take(let other): "took the \(other.part.words) that \(other.source) says"
        case .keep(let other): "kept the \(other.part.words)"
        }
    }
}

/// A note on a person, in Markdown.
package struct Note: Sendable {
    package let id: ID<Note>
    package let text: String
    package let at: Instant

    package init(id: ID<Note>, text: String, at: Instant) {
        self.id = id
        self.text = text
        self.at = at
    }
}

/// A birthday, an anniversary, any day of a person's year.
package struct ImportantDate: Sendable {
    package let id: ID<ImportantDate>
    package let label: String
    package let date: PartialDate

    package init(id: ID<ImportantDate>, label: String, date: PartialDate) {
        self.id = id
        self.label = label
        self.date = date
    }

    /// The label under which today looks for birthdays.
    package static let birthday = "birthday"

    /// A label as it is kept: a birthday is one however it is spelled.
    package static func label(_ text: String) -> String {
        let text = text.trimmed
        return folded(text) == birthday ? birthday : text
    }
}

/// That two people have to do with each other: "spouse", "manager". The other may be known by name only.
package struct PersonLink: Sendable {
    package let id: ID<PersonLink>
    package let label: String
    package let other: ID<Person>?
    package let name: String

    package init(id: ID<PersonLink>, label: String, other: ID<Person>?, name: String) {
        self.id = id
        self.label = label
        self.other = other
        self.name = name
    }
}

/// A value that has no place of its own: "Shoe size: 43".
package struct CustomField: Sendable {
    /// The label of what somebody is called besides: they are found by it.
    package static let otherName = "other name"

    package let id: ID<CustomField>
    package let label: String
    package let value: String

    package init(id: ID<CustomField>, label: String, value: String) {
        self.id = id
        self.label = label
        self.value = value
    }
}
